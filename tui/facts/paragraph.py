"""A stretch of text cut into sentences and clauses around its figures, with the times that it names."""

from bisect import bisect_right

from tui.facts.indicators import name_before
from tui.facts.lazy import lazy
from tui.facts.periods import Period, periods

Span = tuple[int, int]

NEAR = 160
"""How many characters before a figure are searched for what governs it."""

_RESTORED = ("恢复", "恢复到", "恢复至")
"""A time behind these is what a level came back to: 恢复到2019年的104%."""
_YEARS_REACH = 16
"""How many characters may stand between a year and 全年."""
FARTHEST = 24
"""How many times before a place are tried."""

_STOP = lazy(
    r"[（(《，。；！？：\n…,:;—.](?:"
    r"(?<=[，。；！？：\n…])|(?<=[,:;])(?<!\d[,:;])(?!\d)|(?<=,) |(?<=—)—|(?<=[.])(?<![A-Z][.])(?=\s|$)"
    r"|(?P<whole>(?<=（)[^（）\n]{0,80}）|(?<=\()[^()\n]{0,80}\)|(?<=《)[^《》\n]{0,60}》))"
)
_SENTENCE = frozenset("。！？\n!?.")
_BEFORE_NUMBER = frozenset("。；：\n")
_NUMBERED = lazy(r"\s*(?:\d{1,2}[、.．]|[一二三四五六七八九]是)")
_NUMERALS = "一二三四五六七八九"
_SERIES = lazy(r"[比期](?:(?<=[同环占]比)|(?<=同期)(?<![年比较上去与]同期))")


def _begins_item(text: str, at: int) -> bool:
    """Whether a numbered item begins at `text[at]`."""
    first = text[at : at + 1]
    return (not first.isalpha() or first in _NUMERALS) and _NUMBERED.match(text, at) is not None


class Paragraph:
    """The stretch `text[start:end]` of a shadow; what lies behind `last`, its last figure's end, is not looked at.

    `apart`, `bracketed`, `net` and `viewed` say whether 分别, an opening bracket, 净 and 看 stand in it: in most
    paragraphs none does.
    """

    def __init__(self, text: str, start: int, end: int, last: int) -> None:
        self.text, self.start, self.end = text, start, end
        self._sentences = [start]
        self._items = [start]
        closed = last + (last < end and text[last] in "）)")  # so that a bracket at the last figure is one
        stops = [stop.end() for stop in _STOP.finditer(text, start, closed) if not stop.lastindex]
        self._clauses = [start, *stops]
        for after in stops:
            mark = text[after - 1]
            if mark == "，":
                continue
            if mark in _SENTENCE:
                self._sentences.append(after)
            if mark in _BEFORE_NUMBER and _begins_item(text, after):
                self._items.append(after)
        body = text[start:last]
        self.apart = "分别" in body
        self.bracketed = "（" in body or "(" in body
        self.net = "净" in body
        self.viewed = "看" in body
        self.times = periods(text, start, last)
        self._time_starts = [time.start for time in self.times]
        self._series: dict[int, bool] = {}

    def clause_at(self, place: int) -> int:
        """Where the clause begins that holds a place."""
        return self._clauses[bisect_right(self._clauses, place) - 1]

    def clause_end(self, place: int) -> int:
        """Where the clause ends that holds a place, as far as that was looked for."""
        at = bisect_right(self._clauses, place)
        return self._clauses[at] if at < len(self._clauses) else self.end

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that holds a place, from 1."""
        return bisect_right(self._sentences, place)

    def sentence(self, number: int) -> Span:
        """The span of a sentence."""
        return self._sentences[number - 1], self._sentences[number] if number < len(self._sentences) else self.end

    def opening(self, number: int) -> int:
        """Where a sentence begins."""
        return self._sentences[number - 1]

    def item_at(self, place: int) -> int:
        """Where the numbered item begins that holds a place, else the paragraph."""
        if len(self._items) == 1:
            return self.start
        return self._items[bisect_right(self._items, place) - 1]

    def is_series(self, number: int) -> bool:
        """Whether a sentence speaks of a series (同比, 占比), so that the period of the paragraph before holds on."""
        known = self._series.get(number)
        if known is None:
            known = self._series[number] = _SERIES.search(self.text, *self.sentence(number)) is not None
        return known

    def begun(self, place: int) -> int:
        """How many of the `times` begin at or before a place."""
        return bisect_right(self._time_starts, place)

    def times_before(self, place: int) -> list[Period]:
        """The times that begin at or before a place, the nearest first; no more than a few."""
        at = bisect_right(self._time_starts, place)
        return self.times[at - FARTHEST if at > FARTHEST else 0 : at][::-1] if at else []

    def year_before(self, time: Period) -> Span | None:
        """The year named a few characters before a mere 全年: 2017年甲公司全年净利润."""
        at = bisect_right(self._time_starts, time.start) - 2
        if at < 0 or time.start - self.times[at].end > _YEARS_REACH or self.times[at].compared:
            return None
        year = self.times[at]
        return (year.start, year.end) if self.text[year.end - 1] == "年" else None

    def adjacent_time(self, begun: int, start: int, end: int) -> Period | None:
        """The time that stands right before a figure at `end`, by when so many have `begun`: 由2015年的1.2万亿元."""
        if not begun or self._time_starts[begun - 1] < start:
            return None
        time = self.times[begun - 1]
        between = self.text[time.end : end].strip()
        if between == "的":
            return None if self.text.endswith(_RESTORED, start, time.start) else time
        return time if not between and not time.compared else None

    def name_in(self, begun: int, start: int, end: int) -> Span | None:
        """The name that ends `[start, end)`, beside the times in it; shortly behind `end` so many times have `begun`."""
        at = begun
        while at and self._time_starts[at - 1] > end:
            at -= 1
        low = at - FARTHEST if at > FARTHEST else 0
        while at > low:
            at -= 1
            time = self.times[at]
            if time.end <= start:
                break
            between = self.text[time.end : end].strip(" ，的")
            if between and (name := name_before(self.text, time.end, end)) is not None:
                return name
            if len(between) > 1:
                return None
            end = min(end, time.start)
        return name_before(self.text, start, end)
