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
_FARTHEST = 24
"""How many times before a place are tried."""

_STOP = lazy(
    r"[（(《，。；！？：\n…,:;—.](?:(?<=（)[^（）\n]{0,80}）|(?<=\()[^()\n]{0,80}\)|(?<=《)[^《》\n]{0,60}》"
    r"|(?P<stop>(?<=[，。；！？：\n…])|(?<=[,:;])(?<!\d[,:;])(?!\d)|(?<=,) |(?<=—)—|(?<=[.])(?<![A-Z][.])(?=\s|$)))"
)
_SENTENCE = frozenset("。！？\n!?.")
_BEFORE_NUMBER = frozenset("。；：\n")
_NUMBERED = lazy(r"\s*(?:\d{1,2}[、.．]|[一二三四五六七八九]是)")
_LATIN = lazy(r"[A-Za-z][A-Za-z]")
_SERIES = lazy(r"同比|环比|占比|(?<![年比较上去与])同期")


class Paragraph:
    """The stretch `text[start:end]` of a shadow; what lies behind `last`, its last figure's end, is not looked at.

    `latin` says whether it has words in Latin letters.
    """

    def __init__(self, text: str, start: int, end: int, last: int) -> None:
        self.text, self.start, self.end = text, start, end
        self._clauses = [start]
        self._sentences = [start]
        self._items = [start]
        closed = last + (last < end and text[last] in "）)")  # so that a bracket at the last figure is one
        for stop in _STOP.finditer(text, start, closed):
            if stop.lastgroup is None:
                continue
            mark, after = stop[0], stop.end()
            self._clauses.append(after)
            if mark in _SENTENCE:
                self._sentences.append(after)
            if mark in _BEFORE_NUMBER and _NUMBERED.match(text, after):
                self._items.append(after)
        self._times = periods(text, start, last)
        self._time_starts = [time.start for time in self._times]
        self._series: dict[int, bool] = {}
        self.latin = _LATIN.search(text, start, end) is not None

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

    def item_at(self, place: int) -> int:
        """Where the numbered item begins that holds a place, else the paragraph."""
        return self._items[bisect_right(self._items, place) - 1]

    def is_series(self, number: int) -> bool:
        """Whether a sentence speaks of a series (同比, 占比), so that the period of the paragraph before holds on."""
        known = self._series.get(number)
        if known is None:
            known = self._series[number] = _SERIES.search(self.text, *self.sentence(number)) is not None
        return known

    def times_before(self, place: int) -> list[Period]:
        """The times that begin at or before a place, the nearest first; no more than a few."""
        at = bisect_right(self._time_starts, place)
        return self._times[at - _FARTHEST if at > _FARTHEST else 0 : at][::-1] if at else []

    def year_before(self, time: Period) -> Span | None:
        """The year named a few characters before a mere 全年: 2017年甲公司全年净利润."""
        at = bisect_right(self._time_starts, time.start) - 2
        if at < 0 or time.start - self._times[at].end > _YEARS_REACH or self._times[at].compared:
            return None
        year = self._times[at]
        return (year.start, year.end) if self.text[year.end - 1] == "年" else None

    def adjacent_time(self, start: int, end: int) -> Period | None:
        """The time that stands right before a figure at `end`: 由2015年的1.2万亿元."""
        at = bisect_right(self._time_starts, end) - 1
        if at < 0 or self._times[at].start < start:
            return None
        time = self._times[at]
        between = self.text[time.end : end].strip()
        if between == "的":
            return None if self.text.endswith(_RESTORED, start, time.start) else time
        return time if not between and not time.compared else None

    def name_in(self, start: int, end: int) -> Span | None:
        """The name that ends `[start, end)`, beside the times in it."""
        for time in self.times_before(end):
            if time.end <= start:
                break
            between = self.text[time.end : end].strip(" ，的")
            if between and (name := name_before(self.text, time.end, end)) is not None:
                return name
            if len(between) > 1:
                return None
            end = min(end, time.start)
        return name_before(self.text, start, end)
