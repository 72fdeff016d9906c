"""The date of an article's header, in whatever form → an aware datetime in UTC."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_NUMERIC = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"
    r"(?:[T\s]*(\d{1,2})\s*[:：时]\s*(\d{1,2})\s*(?:[:：分]\s*(\d{1,2})(?:\.\d*)?)?\s*[秒分]?)?\s*"
)


def parse_date(text: str) -> tuple[datetime | None, str]:
    """The moment that `text` names, in UTC, and a warning ("" where all is well).

    RFC 1123 (Thu, 10 Feb 2022 05:41:52 GMT), ISO 8601, and year-month-day in Arabic numerals with any usual
    separator. A date without a zone is taken as UTC, as YAML takes it. None where there is no date to be read.
    """
    text = text.strip()
    if not text:
        return None, ""
    if len(text) > 80:
        return None, "The date could not be read."
    for read in (datetime.fromisoformat, parsedate_to_datetime, _numeric):
        try:
            date = read(text)
            if date.tzinfo is None:
                return date.replace(tzinfo=UTC), "The date names no time zone; it was read as UTC."
            return date.astimezone(UTC), ""
        except (ValueError, OverflowError, IndexError, TypeError):
            continue
    return None, f"The date could not be read: {text}"


def _numeric(text: str) -> datetime:
    match = _NUMERIC.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    return datetime(year, month, day, hour, minute, second)
