"""Reading a paragraph around its figures: direction, basis, indicator and period, carried over clauses and sentences."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from tui.facts import figure_english as english
from tui.facts.approximators import PARTED_ENDS, parted
from tui.facts.change import Before, basis_of, far_basis, of_object, read_after, read_before
from tui.facts.fact import Basis, Direction
from tui.facts.indicators import name_after, name_before
from tui.facts.periods import Period, periods
from tui.facts.quantity import Quantity

Span = tuple[int, int]

_STOP = re.compile(
    r"（[^（）\n]{0,80}）|\([^()\n]{0,80}\)|《[^《》\n]{0,60}》|(?P<stop>[，。；！？：\n…]|(?<!\d)[,:;](?!\d)|, |——|(?<![A-Z])[.](?=\s|$))"
)
_SENTENCE = frozenset("。！？\n!?.")
_CONNECTORS = frozenset(("、", "和", "及", "与", "以及", "/", "或", "", "和约", "、约", "and", "，", ",", "，和", "至", "到", "（", "(", ", or", "or", "，或", "或约"))
_ITEMS = re.compile(r"、|以及|和(?!记|谐|平|田)|及(?!时|其)|与(?!会)")
_SHARES = re.compile(r"的?(?:公司)?(?:总股本|股份|股权|股票)")
_TWO_BASES = re.compile(r"分别[比较](?P<first>[^和，。]{1,12})和(?P<second>[^，。低高少多]{1,12}?)(?:[低高快慢少多]|回落|收窄|扩大|加快|提高|下降|上升|减少|增加|上涨|下跌)")
_PARALLEL = re.compile(r"其中|分|从|按|具体|此外")
_NEAR = 160
"""How many characters before a figure are searched for what governs it."""
_FARTHEST = 24
"""How many times before a figure are tried."""
_COUNTED = ("count", "noun")
_HOLDING = ("减持", "增持")
_RATE_WORDS = frozenset(["复合", "年复合", "年均复合", "年均", "年化", "平均", "累计", "预计", "单月", "当月"])
_VERBS = frozenset(["发行", "增加", "减少", "下降", "支付", "出售", "发放", "安排", "拨付", "融资", "投资", "出资", "回购", "分红", "成交", "募资", "销售", "完成", "新增", "提高", "降低"])
_ENGLISH = re.compile(r"[A-Za-z]{2}")
_HAN = re.compile(r"[^\x00-\u2fff]")
_ANNOUNCED = re.compile(r"公示|批复|公布了|印发|出台|提出|公告称|宣布|召开")
_SERIES = re.compile(r"同比|环比|占比")
_NUMBERED = re.compile(r"\s*\d{1,2}[、.．]")
_LEVEL_NAMES = re.compile(r"(?:数|数量|家数|人数|规模|总量|总数|销量|产量|销售|交付|保有量|总人口|人口|就业|企业|机构|公司|用户|客户|人员)$")


_KNOWN_BASES: dict[str, Basis] = {"yoy": "yoy", "mom": "mom", "qoq": "qoq", "ytd": "ytd"}


def known_basis(name: str | None) -> Basis | None:
    """The basis of that name, None where the contract has none."""
    return _KNOWN_BASES.get(name or "")


@dataclass(slots=True)
class Reading:
    """What the context says of one figure; spans are offsets into the text."""

    direction: Direction | None = None
    basis: Basis | None = None
    indicator: Span | None = None
    period: Span | None = None
    why: tuple[str, ...] = ()


@dataclass(slots=True)
class Carried:
    """What is carried from one paragraph to the next."""

    period: Span | None = None


class Paragraph:
    """A stretch of a shadow with its clauses and times, read figure by figure in order."""

    def __init__(self, text: str, start: int, end: int, figures: list[Quantity], carried: Carried) -> None:
        self.text, self.start, self.end, self.figures, self.carried = text, start, end, figures, carried
        last = figures[-1].end
        self.stops = [start]
        self.ends = [start]
        self.barriers = [start]
        for stop in _STOP.finditer(text, start, last):
            if stop.lastgroup is None:
                continue
            self.stops.append(stop.end())
            if stop[0] in _SENTENCE:
                self.ends.append(stop.end())
            if stop[0] in "。；：\n" and _NUMBERED.match(text, stop.end()):
                self.barriers.append(stop.end())
        self.times = periods(text, start, last)
        self.time_starts = [time.start for time in self.times]
        self.latin = _ENGLISH.search(text, start, end) is not None
        self.basis: str | None = None
        self.basis_sentence = -1
        self.name: Span | None = None
        self.name_sentence = -1
        self.counted_name: Span | None = None
        self.series: dict[int, bool] = {}
        self.items: list[Span] = []
        self.bases: list[Basis | None] = []

    def read(self) -> list[Reading]:
        """A reading for each figure, in order."""
        readings: list[Reading] = []
        for index, figure in enumerate(self.figures):
            previous = self.figures[index - 1] if index else None
            last = readings[-1] if readings else None
            clause = self.stops[bisect_right(self.stops, figure.start) - 1]
            if previous is not None and last is not None and self._continues(previous, figure):
                reading = Reading(last.direction, last.basis, last.indicator, last.period, last.why)
                if self.items:
                    reading.indicator = self.items.pop(0)
                if self.bases:
                    reading.basis = self.bases.pop(0)
                if figure.signed:
                    reading.direction = self._sign(figure, reading.direction, reading.basis)
                if after := read_after(self.text, figure.end):
                    reading.direction = after
            else:
                start = clause if previous is None else max(clause, previous.end)
                reading = self._read(index, figure, start, clause)
            readings.append(reading)
        self.carried.period = readings[-1].period or self.carried.period
        return readings

    def _continues(self, previous: Quantity, figure: Quantity) -> bool:
        """Whether only a list mark parts two figures."""
        if figure.start - previous.end > 4:
            return False
        gap = self.text[previous.end : figure.start].strip()
        if gap in ("，", ","):
            return bool(self.items)
        return gap in _CONNECTORS

    def _read(self, index: int, figure: Quantity, start: int, clause: int) -> Reading:
        text = self.text
        opened = max(text.rfind("（", start, figure.start), text.rfind("(", start, figure.start))
        if opened >= 0 and text.find("）", opened, figure.start) < 0 and text.find(")", opened, figure.start) < 0:
            start = clause = opened + 1
        sentence = bisect_right(self.ends, figure.start)
        start = max(start, figure.start - _NEAR)
        if self.latin and _ENGLISH.search(text, max(start, figure.start - 24), min(self.end, figure.end + 24)) and not _HAN.search(text, max(self.start, figure.start - 24), min(self.end, figure.end + 24)):
            return self._read_english(figure, start, sentence)
        own = self._adjacent_time(start, figure.start)
        before = read_before(text, start, own.start + text.startswith(("到", "至"), own.start) if own else figure.start)
        reading = Reading(why=before.words)
        reading.direction = before.direction
        if figure.unit is not None and figure.unit.kind == "doubling":
            reading.direction = "up"
        if reading.direction is None and not before.level and (changed := of_object(text, start, before.name_end)):
            reading.direction, start = changed
        reading.direction = read_after(text, figure.end) or reading.direction
        if figure.approx is None and text[figure.start - 1] in PARTED_ENDS:
            figure.approx = parted(text[max(start, figure.start - 32) : figure.start])
        reading.period = (own.start, own.end) if own else self._period(max(before.name_end, start), figure, sentence, reading.direction is not None)
        self._basis(figure, before, reading, clause, sentence)
        self.bases = []
        if reading.direction and "分别" in text[start : figure.start] and (two := _TWO_BASES.search(text, start, figure.start)):
            reading.basis = known_basis(basis_of(two["first"]))
            self.bases = [known_basis(basis_of(two["second"]))]
        self._indicator(index, figure, before, reading, start, clause, sentence)
        return reading

    def _sign(self, figure: Quantity, direction: Direction | None, basis: str | None) -> Direction | None:
        if direction is None and basis is None:
            return None
        return "down" if figure.value < 0 else direction or "up"

    def _basis(self, figure: Quantity, before: Before, reading: Reading, clause: int, sentence: int) -> None:
        """The basis in the clause, else the one that governs the sentence; only where there is a change."""
        basis = before.basis
        if basis is None and (reading.direction or figure.signed):
            basis = far_basis(self.text, max(clause, figure.start - _NEAR), figure.start)
        if figure.signed:
            reading.direction = self._sign(figure, reading.direction, basis)
        if basis:
            self.basis, self.basis_sentence = basis, sentence
        if reading.direction is None:
            return
        if basis is None and self.basis is not None and self._governs(sentence):
            basis = self.basis
            self.basis_sentence = sentence
        if basis == "mom" and reading.period is not None and ("季" in self.text[slice(*reading.period)] or "Q" in self.text[slice(*reading.period)]):
            basis = "qoq"
        reading.basis = known_basis(basis)

    def _governs(self, sentence: int) -> bool:
        """Whether the last basis holds on in a sentence: in its own, and in one that spells it out (其中, 分…看)."""
        if self.basis_sentence == sentence:
            return True
        return self.basis_sentence == sentence - 1 and _PARALLEL.match(self.text, self.ends[sentence - 1]) is not None

    def _adjacent_time(self, start: int, end: int) -> Period | None:
        """The time that stands right before a figure: 由2015年的1.2万亿元."""
        at = bisect_right(self.time_starts, end) - 1
        if at < 0 or self.times[at].start < start or self.text[self.times[at].end : end].strip() not in ("", "的"):
            return None
        return self.times[at]

    def _read_english(self, figure: Quantity, start: int, sentence: int) -> Reading:
        """What an English clause says of a figure."""
        text = self.text
        stop = self.stops[bisect_right(self.stops, figure.end)] if self.stops[-1] > figure.end else self.end
        opening = max(self.ends[bisect_right(self.ends, figure.start) - 1], figure.start - _NEAR)
        in_words = figure.unit is not None and figure.unit.kind == "words"
        reading = Reading()
        reading.direction, reading.basis = english.change(text, start, figure.start, figure.end, min(stop + 40, self.end))
        if in_words and figure.symbol == "x":
            reading.direction = "up"
        reading.period = english.period(text, opening, figure.start, stop)
        begins = start in self.stops or english.begins_anew(text, start, figure.start)
        name = (english.subject(text, start, figure.end if in_words else figure.start) if begins else None) or (english.subject(text, opening, figure.start) if self.name_sentence != sentence else None)
        if name is not None:
            self.name, self.name_sentence = name, sentence
        reading.indicator = name or (self.name if self.name_sentence == sentence else None)
        return reading

    def _period(self, limit: int, figure: Quantity, sentence: int, changes: bool) -> Span | None:
        """The last time before `limit` that nothing is compared with, else the one carried from before."""
        at = bisect_right(self.time_starts, limit)
        barrier = self.barriers[bisect_right(self.barriers, figure.start) - 1]
        opening = self.ends[sentence - 1]
        for at in range(at - 1, max(-1, at - _FARTHEST), -1):
            time = self.times[at]
            if time.start < barrier:
                return None
            if time.compared or time.end > limit:
                continue
            if time.start >= opening:
                if _ANNOUNCED.search(self.text, max(time.end, limit - _NEAR), limit) if not time.day else not changes:
                    continue
            elif time.day or self.text.startswith("其中", self.ends[bisect_right(self.ends, time.start) - 1]):
                continue
            return time.start, time.end
        return self.carried.period if barrier == self.start and self._is_series(sentence) else None

    def _is_series(self, sentence: int) -> bool:
        """Whether a sentence speaks of a series (同比, 占比), so that the period of the paragraph before holds on."""
        known = self.series.get(sentence)
        if known is None:
            end = self.ends[sentence] if sentence < len(self.ends) else self.end
            known = self.series[sentence] = _SERIES.search(self.text, self.ends[sentence - 1], end) is not None
        return known

    def _indicator(self, index: int, figure: Quantity, before: Before, reading: Reading, start: int, clause: int, sentence: int) -> None:
        """Name what the figure measures: in its own clause, after it, in the clause before, else what was named last."""
        text = self.text
        kind = figure.unit.kind if figure.unit else ""
        counts = kind in _COUNTED
        shares = kind == "percent" and _SHARES.match(self.text, figure.end) is not None
        name = self._without_times(start, before.name_end)
        if name is not None and self.name is not None and self.name_sentence == sentence and text[slice(*name)] in _VERBS:
            name = None
        if before.verb in _HOLDING:
            name = None
            if not shares:
                return
        named_rate = False
        if name is None and before.rate_end and (kind == "points" or self.name_sentence != sentence):
            name = name_before(self.text, start, before.rate_end)
            named_rate = name is not None
        if name is not None and before.rate_end and text[slice(*name)] in _RATE_WORDS:
            name = name[0], before.rate_end
        if counts or shares or name is None or before.takes_object or text[figure.start - 1] in "的以":
            following = self._following(index, figure, kind, shares)
            if following is not None and not (counts and name is not None and _LEVEL_NAMES.search(self.text[slice(*name)])):
                name = following
        if name is None and counts and self.counted_name is not None:
            name = self.counted_name
        if name is None and self.name_sentence != sentence and clause > self.start:
            name = self._of_clause_before(index, clause)
        if name is None:
            reading.indicator = self.name
            return
        reading.indicator = name
        if counts:
            self.counted_name = name
        if not named_rate and text[name[0] - 1 : name[0]] not in ("较", "比") and text[name[0]] not in "较比":
            self.name, self.name_sentence = name, sentence
        self._pair(index, name, reading, start, figure)

    def _following(self, index: int, figure: Quantity, kind: str, shares: bool) -> Span | None:
        """The noun behind a figure, where one may be looked for there."""
        if (kind == "percent" and not shares) or kind in ("points", "basis_points", "multiple", "point", "tenths", "fraction"):
            return None
        counted = self.text[slice(*figure.counted)] if figure.counted else ""
        if counted in ("人", "人次") or (counted.isascii() and counted):
            return None
        return name_after(self.text, figure.end, self._clause_end(index, figure))

    def _of_clause_before(self, index: int, clause: int) -> Span | None:
        """The name in the clause before, where that has no figure of its own."""
        earlier = self.stops[bisect_right(self.stops, clause - 1) - 1]
        if index and self.figures[index - 1].end > earlier:
            return None
        return self._without_times(earlier, read_before(self.text, earlier, clause - 1).name_end)

    def _clause_end(self, index: int, figure: Quantity) -> int:
        limit = self.figures[index + 1].start if index + 1 < len(self.figures) else self.end
        return min(limit, self.end)

    def _without_times(self, start: int, end: int) -> Span | None:
        """The name that ends `[start, end)`, beside the times in it."""
        at = bisect_right(self.time_starts, end)
        for at in range(at - 1, max(-1, at - _FARTHEST), -1):
            time = self.times[at]
            if time.end <= start:
                break
            if time.end < end and self.text[time.end : end].strip(" ，的") and (name := name_before(self.text, time.end, end)) is not None:
                return name
            if len(self.text[time.end : end].strip(" ，的")) > 1:
                return None
            end = min(end, time.start)
        return name_before(self.text, start, end)

    def _pair(self, index: int, name: Span, reading: Reading, start: int, figure: Quantity) -> None:
        """In a 分别 list each figure takes its own item."""
        self.items = []
        if self.text.find("分别", start, figure.start) < 0:
            return
        number = 1
        while index + number < len(self.figures) and number <= _FARTHEST:
            earlier, later = self.figures[index + number - 1], self.figures[index + number]
            gap = self.text[earlier.end : later.start].strip()
            if gap not in _CONNECTORS:
                break
            number += 1
        spans: list[Span] = []
        at = name[0]
        for mark in _ITEMS.finditer(self.text, *name):
            if mark.start() > at:
                spans.append((at, mark.start()))
            at = mark.end()
        spans.append((at, name[1]))
        if len(spans) == number > 1:
            reading.indicator = spans[0]
            self.items = spans[1:]
