"""When the figures of a paragraph hold: the time before each that counts, or the one carried from before."""

from tui.facts.lazy import lazy
from tui.facts.paragraph import FARTHEST, NEAR, Paragraph, Span
from tui.facts.periods import Period
from tui.facts.quantity import Quantity

_ANNOUNCED = lazy(
    r"[公批印出提宣召会](?:(?<=公)(?:示|布了|告称)|(?<=批)复|(?<=印)发|(?<=出)台|(?<=提)出|(?<=宣)布|(?<=召)开|(?<=会)同)"
)
_TOLD = lazy(r"公告|发布|公布|披露|表示|介绍|指出|获悉|报道|宣布|召开|印发|报告")
"""What is done on a day that is none of what it tells of."""
_AROUND = 24
_QUOTED = lazy(
    r"(?:净(?:流[入出]|买入|卖出|投放|回笼)|成交|逆回购|换手)[^，。；的]{0,8}$|(?:收报|报收|收盘报|收盘价|收于|收盘于|股价为?|中间价为?|中间价报|价格为|结算价|[价点数新]报)$"
)
_LAST_YEARS = ("去年同期", "上年同期", "去年同月", "上年同月")
_PASSING = (*_LAST_YEARS, "目前", "当前")
"""Times that hold for their own sentence alone."""
_UP_TO = ("截至", "截止")
_LISTED = ("、", "和", "及", "与", "以及")


_YEAR_APART = "年，"
_DIGITS = 4
_BEFORE_YEAR = frozenset("，。；：！？\n“ ")


class Carried:
    """What is carried from one paragraph to the next: the period of its figures, else the year that one without figures
    is about (2021年，面对复杂形势，…)."""

    __slots__ = ("period", "year")

    def __init__(self) -> None:
        self.period: Span | None = None
        self.year: Span | None = None

    def read(self, text: str, start: int, end: int) -> None:
        """Keep the year that a paragraph without figures begins a sentence or clause with."""
        at = text.rfind(_YEAR_APART, start, end) - _DIGITS
        if at >= start and text[at : at + _DIGITS].isdecimal() and (at == start or text[at - 1] in _BEFORE_YEAR):
            self.year = at, at + _DIGITS + 1


class Times:
    """The times of a paragraph's figures, in reading order.

    `done` is where the last figure before ends that is no item of a list, `period` what the figure before holds for.
    """

    def __init__(self, paragraph: Paragraph, carried: Carried) -> None:
        self.paragraph, self.text, self._carried = paragraph, paragraph.text, carried
        self.done = -1
        self.period: Span | None = None

    def of(self, begun: int, limit: int, figure: Quantity, clause: int, sentence: int, changes: bool) -> Span | None:
        """The last time before `limit` that nothing is compared with, else the one carried from before; the figure's
        clause begins at `clause`, and up to the figure so many times have `begun`.

        The time of an announcement is not that of what is announced, nor a single day that of a level further on.
        """
        paragraph, text = self.paragraph, self.text
        item = paragraph.item_at(figure.start)
        opening = paragraph.opening(sentence)
        times, at = paragraph.times, begun
        while at and times[at - 1].start > limit:
            at -= 1
        low = at - FARTHEST if at > FARTHEST else 0
        while at > low:
            at -= 1
            time = times[at]
            start, end = time.start, time.end
            if start < item:
                return None
            if time.compared or end > limit:
                continue
            first = text[start]
            if end < clause and (paragraph.bracketed or first in "去上") and self._is_past(time, figure):
                continue
            if text[start - 1] in "由从" and self._left(time, limit):
                continue
            if start >= opening:
                if first == "当" and self._refers_back(time, opening):
                    continue
                if time.day:
                    near = clause <= end + 1 and not self._is_announced(time, limit)
                    if not (changes or near or self._is_price(figure)):
                        continue
                elif self._is_announced(time, limit):
                    continue
                if (time.day or first == "昨") and (text[start - 1] == "于" or self._is_told(end, limit)):
                    continue
            elif not self._goes_on(time, figure, changes):
                continue
            if first == "全" and text.startswith("全年", start) and (year := paragraph.year_before(time)) is not None:
                return year
            return start, end
        if item != paragraph.start:
            return None
        carried = self._carried.period
        goes_on = carried is not None and ((changes and self.period == carried) or paragraph.is_series(sentence))
        return carried if goes_on else self._carried.year

    def _refers_back(self, time: Period, opening: int) -> bool:
        """Whether 当年 only says of what year something is that was so up to a time: 截至11月底，当年确定的任务…."""
        return any(
            self.text.startswith(_UP_TO, earlier.start)
            for earlier in self.paragraph.times_before(time.start - 1)
            if earlier.start >= opening
        )

    def _is_announced(self, time: Period, limit: int) -> bool:
        """Whether a time, none since which something lasts, is that of an announcement."""
        text, end = self.text, time.end
        if text[time.start] == "截" and text.startswith(_UP_TO, time.start):
            return False
        if text[end - 1] == "来" and text.endswith("以来", time.start, end):
            return False
        return _ANNOUNCED.search(text, end if limit - end < NEAR else limit - NEAR, limit) is not None

    def _is_past(self, time: Period, figure: Quantity) -> bool:
        """Whether a time of another clause is left behind: a bracket's (（2020年同期为4%），), or the year before's."""
        start, end, text = time.start, figure.start, self.text
        if text.startswith(_LAST_YEARS, start):
            return True
        opened = text.rfind("（", max(self.paragraph.start, start - _AROUND), start)
        if opened < 0 or text[start] == "截" or text.find("）", opened, start) >= 0:
            return False
        return text.find("）", start, min(end, start + NEAR)) >= 0

    def _goes_on(self, time: Period, figure: Quantity, changes: bool) -> bool:
        """Whether a time of a sentence before holds on: none of last year's, none that a part brought, seldom a day."""
        if self.text.startswith(_PASSING, time.start) or (time.day and not self._same_day(time, figure, changes)):
            return False
        sentence = self.paragraph.opening(self.paragraph.sentence_at(time.start))
        if self.text.startswith(_UP_TO, time.start):  # what is planned was not so up to then
            opening = self.paragraph.opening(self.paragraph.sentence_at(figure.start))
            if self.text.find("拟", opening, figure.start) >= 0:
                return False
        return not self.text.startswith("其中", sentence)

    def _is_told(self, start: int, end: int) -> bool:
        """Whether somebody tells of something behind a day, which then is the day of the telling."""
        return _TOLD.search(self.text, start, min(end, start + NEAR)) is not None

    def _same_day(self, time: Period, figure: Quantity, changes: bool) -> bool:
        """Whether a day of a sentence before is the day of this trade or price, too: the figure before holds for it, or it
        opens the paragraph."""
        known = self.period == (time.start, time.end)
        if not known and (time.start > self.paragraph.start or self._is_told(time.end, figure.start)):
            return False
        return self._is_price(figure) or (known and changes)

    def _left(self, time: Period, end: int) -> bool:
        """Whether a time names a level before the change, which was left: 由上月下降0.2%转为…, 从去年的3亿元增至…."""
        start = time.end
        if self.text[time.start - 1] == "从":
            return self.text[start] == "的" and start < self.done <= end
        return start < self.done <= end or self.text.find("转", start, end) >= 0

    def listed(self, start: int, end: int) -> list[Span]:
        """The times of a list before 分别, each of which holds for a figure of its own: 一季度、二季度的收入分别为…."""
        if (clause := self.paragraph.clause_at(start)) > self.paragraph.start and clause >= self.done:
            start = min(start, self.paragraph.clause_at(clause - 1))
        times = [time for time in self.paragraph.times_before(end)[::-1] if time.start >= start and not time.compared]
        first = len(times) - 1
        while first > 0 and self.text[times[first - 1].end : times[first].start] in _LISTED:
            first -= 1
        spans: list[Span] = []
        for time in times[first:]:
            at = time.start
            for part in self.text[time.start : time.end].split("、"):  # 6月、7月 is read as one
                spans.append((at, at + len(part)))
                at += len(part) + 1
        return spans if len(spans) > 1 else []

    def _is_price(self, figure: Quantity) -> bool:
        """Whether the figure is a day's price, an index's level or a day's trade: 6月24日，股价收报10.9元/股."""
        if figure.symbol == "point" or (
            figure.unit is not None and figure.unit.kind == "money" and "/" in figure.symbol
        ):
            return True
        return _QUOTED.search(self.text, max(0, figure.start - _AROUND), figure.start) is not None

    def keep(self, period: Span) -> bool:
        """Keep a period of a paragraph's figures for the paragraph after it; False where it holds for its own alone."""
        if self.text.startswith(_PASSING, period[0]):
            return False
        self._carried.period = period
        return True
