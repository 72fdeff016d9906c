"""The date of an article's header, in whatever form → an aware datetime in UTC."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_TIME = (
    r"(?P<half>上午|下午|凌晨|早上|中午|晚上)?\s*(?P<hour>\d{1,2})\s*(?:[:：时]\s*(?P<minute>\d{1,2})|点\s*(?P<past>\d{1,2})?)"
    r"\s*(?:[:：分]\s*(?P<second>\d{1,2})(?:[.,]\d*)?)?\s*[秒分]?\s*(?P<english>[ap]\.?m\b\.?)?"
)
_ZONE = (
    r"(?P<zone>北京时间|[a-z]+/[a-z_]+|[a-z]{1,4}\b)?\s*(?P<offset>[+-]\d{1,2}(?::?\d{2})?)?"
    r"\s*(?:[\[(（][^\])）]{0,30}[\])）])?"
)
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"(?P<year>\d{{4}})\s*[-/.年]\s*(?P<month>\d{{1,2}})\s*[-/.月]\s*(?P<day>\d{{1,2}})\s*日?(?:T?\s*{_TIME}\s*{_ZONE})?",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)",
        rf"(?:[a-z]{{3,9}}\.?,?\s+)?(?P<day>\d{{1,2}})\s+{_MONTH},?\s+(?P<year>\d{{4}})(?:,?\s+{_TIME}\s*{_ZONE})?",
        rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
        rf"(?:,?\s+(?:at\s+)?{_TIME}\s*{_ZONE})?",
        # As C and Java print it: the year comes last.
        rf"[a-z]{{3}}\s+{_MONTH}\s+(?P<day>\d{{1,2}})\s+{_TIME}\s*{_ZONE}\s*(?P<year>\d{{4}})",
    )
)  # fmt: skip
_SECONDS = re.compile(r"(\d{10})(?:\.\d+|\d{3})?")
# Hours from UTC. CST is China's in the archives that are read here, though America has one, too.
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "cst": 8, "北京时间": 8, "asia/shanghai": 8, "asia/hong_kong": 8, "prc": 8,
    "hkt": 8, "jst": 9, "bst": 1, "cet": 1, "cest": 2, "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8,
    "pdt": -7,
}  # fmt: skip
_EARLIEST_SECONDS = 10**9
_EARLIEST_YEAR = 1000


def parse_date(text: str) -> tuple[datetime | None, str]:
    """The moment that `text` names, in UTC, and a warning ("" where all is well).

    RFC 1123 (Thu, 10 Feb 2022 05:41:52 GMT), ISO 8601, year-month-day in Arabic numerals with any usual separator, the
    English and Chinese forms (Feb 10, 2022 1:41 PM; 2022年2月10日 下午1:41), seconds or milliseconds since 1970. A date
    without a zone is taken as UTC, as YAML takes it; CST as China's. What two readers would read in two ways
    (10/02/2022) is not read: None, as where there is no date.
    """
    text = text.strip()
    if not text:
        return None, ""
    if len(text) > 80:
        return None, "The date could not be read."
    for read in (datetime.fromisoformat, _by_form, _seconds, parsedate_to_datetime):
        try:
            date = read(text)
            if date.year < _EARLIEST_YEAR:
                break  # what programs write that know no date: 0001-01-01T00:00:00Z
            if date.tzinfo is None:
                return date.replace(tzinfo=UTC), "The date names no time zone; it was read as UTC."
            warning = "CST was read as China Standard Time (UTC+8)." if date.tzname() == "CST" else ""
            return date.astimezone(UTC), warning
        except (ValueError, OverflowError, IndexError, TypeError):
            continue
    return None, f"The date could not be read: {text}"


def _by_form(text: str) -> datetime:
    match = next(filter(None, (form.fullmatch(text) for form in _FORMS)), None)
    if match is None:
        raise ValueError(text)
    part = match.groupdict()
    month = _MONTHS.index(part["name"].lower()) + 1 if part.get("name") else int(part["month"])
    hour = int(part.get("hour") or 0)
    half = (part.get("english") or part.get("half") or "").lower()
    if half == "晚上" and hour == 12:
        raise ValueError(text)  # of which day?
    if (half.startswith(("p", "下午", "晚上")) and hour < 12) or (half == "中午" and hour < 10):
        hour += 12
    elif half.startswith(("a", "凌晨")) and hour == 12:
        hour = 0
    minute, second = part.get("minute") or part.get("past") or 0, part.get("second") or 0
    date = datetime(int(part["year"]), month, int(part["day"]), hour, int(minute), int(second))
    return date.replace(tzinfo=_zone((part.get("zone") or "").lower(), part.get("offset")))


def _zone(name: str, offset: str | None) -> timezone | None:
    """The zone that a date names; None where it names none. Raises ValueError for one that nobody knows."""
    if name and name not in _ZONES:
        raise ValueError(name)
    if offset:
        hours, minutes = int(offset[1:3].rstrip(":")), int(offset[3:].lstrip(":") or 0)
        ahead = timedelta(hours=hours, minutes=minutes)
        return timezone(-ahead if offset[0] == "-" else ahead)
    return timezone(timedelta(hours=_ZONES[name]), name.upper()) if name else None


def _seconds(text: str) -> datetime:
    """A moment counted from 1970, as programs write it; numbers too small may count anything."""
    match = _SECONDS.fullmatch(text)
    if match is None or int(match[1]) < _EARLIEST_SECONDS:
        raise ValueError(text)
    return datetime.fromtimestamp(int(match[1]), UTC)
