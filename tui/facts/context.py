"""Reading a paragraph around its figures: direction, basis, indicator and period, carried over clauses and sentences."""

import itertools

from tui.facts import figure_english as english
from tui.facts.approximators import PARTED_ENDS, parted
from tui.facts.change import Before, basis_of, far_basis, of_object, read_after, read_before
from tui.facts.fact import Basis, Direction
from tui.facts.lazy import lazy
from tui.facts.naming import Names, is_list_mark
from tui.facts.paragraph import NEAR, Paragraph, Span
from tui.facts.quantity import Quantity

_TWO_BASES = lazy(
    r"分别[比较](?P<first>[^和，。]{1,12})和(?P<second>[^，。低高少多]{1,12}?)"
    r"(?:[低高快慢少多]|回落|收窄|扩大|加快|提高|下降|上升|减少|增加|上涨|下跌)"
)
_PARALLEL = lazy(r"其中|分|从|按|具体|此外")
_ANNOUNCED = lazy(
    r"[公批印出提宣召](?:(?<=公)(?:示|布了|告称)|(?<=批)复|(?<=印)发|(?<=出)台|(?<=提)出|(?<=宣)布|(?<=召)开)"
)
_ENGLISH = lazy(r"[A-Za-z][A-Za-z]")
_LAST_WESTERN = "\u2fff"
_GAPS = ("points", "basis_points")
_MONTH = lazy(r"(?<![0-9—–-])([0-9]{1,2})月份?[末底]?$")
_YEAR = lazy(r"20\d\d(?=年)")
_YEAR_SAME = lazy(r"(20\d\d)年?(?:同期|全年|度)?$")
_AROUND = 24
_QUARTER = ("季", "Q")
_SINCE_JANUARY = ("今年以来", "年内", "年初以来", "年初至今", "今年来", "年至今")
_QUOTED = lazy(r"(?:收报|报收|收盘报|收盘价|收于|收盘于|股价为?|中间价为?|中间价报|价格为)$")
_AGAIN = 8
_KIND = 2
"""How many characters at its end say of what kind an indicator is."""
_SHORTEST = 5
_RATE_ONLY = lazy(r"，?(?:[升降增减涨跌]幅(?:为|达|约|约为)?|上升|下降|增长|增加|减少|上涨|下跌|提高|回落)?了?")
_CONDITION = lazy(
    r"(?:扣除|剔除|除去|考虑|不含|按照?(?!揭)|以)[^，。；：]{2,20}?(?:后(?![期续])|计算|口[径徑]计?算?|因素|基数)，?(?=[同环比较实则可]|增|下|上|为|约|近|达|其|微|略)"
)
"""What a figure is only reckoned by: 扣除留抵退税因素后增长4%."""
_PULLS = ("拉动", "贡献")
"""What is given of a whole's growth was not so much a year before."""
_VIEW = lazy(r"[从按由](?:与)?(同比|环比|年度?|月度?)(?:来|角度)?看")
_VIEWS = {"同": "yoy", "环": "mom", "年": "yoy", "月": "mom"}
"""What a paragraph looks at its changes by."""
_LISTED = ("、", "和", "及", "与", "以及")
_TO = ("至", "到")
_KNOWN_BASES: dict[str, Basis] = {"yoy": "yoy", "mom": "mom", "qoq": "qoq", "ytd": "ytd"}


def known_basis(name: str | None) -> Basis | None:
    """The basis of that name, None where the contract has none."""
    return _KNOWN_BASES.get(name or "")


class Reading:
    """What the context says of one figure; spans are offsets into the text."""

    __slots__ = ("basis", "direction", "indicator", "period", "why")

    def __init__(
        self,
        direction: Direction | None = None,
        basis: Basis | None = None,
        indicator: Span | None = None,
        period: Span | None = None,
        why: tuple[str, ...] = (),
    ) -> None:
        self.direction, self.basis, self.indicator, self.period, self.why = direction, basis, indicator, period, why


class Carried:
    """What is carried from one paragraph to the next."""

    __slots__ = ("period",)

    def __init__(self) -> None:
        self.period: Span | None = None


def read(text: str, start: int, end: int, figures: list[Quantity], carried: Carried) -> list[Reading]:
    """A reading for each of the figures of `text[start:end]`, a shadow's, in order; `carried` is brought up to date."""
    return _Reader(Paragraph(text, start, end, figures[-1].end), figures, carried).read()


class _Reader:
    """Reads the figures of a paragraph one after the other."""

    def __init__(self, paragraph: Paragraph, figures: list[Quantity], carried: Carried) -> None:
        self.text, self.paragraph, self.figures, self.carried = paragraph.text, paragraph, figures, carried
        self.names = Names(paragraph, figures)
        self.basis: str | None = None
        self.basis_sentence = -1
        self.gap_basis = -1, ""
        self.last: tuple[int, Direction | None, Basis | None] = -1, None, None
        self.bases: list[Basis | None] = []
        self.series: tuple[int, set[str]] = -1, set()
        text, start = paragraph.text, paragraph.start
        self.views = [(view.end(), _VIEWS[view[1][0]]) for view in _VIEW.finditer(text, start, figures[-1].end)]
        self.periods: list[Span] = []

    def read(self) -> list[Reading]:
        readings: list[Reading] = []
        for index, figure in enumerate(self.figures):
            previous = self.figures[index - 1] if index else None
            if previous is not None and is_list_mark(self.text, previous, figure, bool(self.names.items)):
                readings.append(self._continue(previous, figure, readings[-1]))
                continue
            clause = self.paragraph.clause_at(figure.start)
            start = clause if previous is None else max(clause, previous.end)
            reading = self._read(index, figure, start, clause)
            readings.append(reading)
            self.last = figure.end, reading.direction, reading.basis
        self.carried.period = readings[-1].period or self.carried.period
        return readings

    def _continue(self, previous: Quantity, figure: Quantity, last: Reading) -> Reading:
        """An item of a list reads as the one before, but for what is its own."""
        level = self.text[previous.end : figure.start].strip() in _TO
        reading = Reading(None, None, last.indicator, last.period)
        if not level:
            reading.direction, reading.basis, reading.why = last.direction, last.basis, last.why
        if self.names.items:
            reading.indicator = self.names.items.pop(0)
        if self.bases:
            reading.basis = self.bases.pop(0)
        if self.periods:
            reading.period = self.periods.pop(0)
        if figure.signed:
            reading.direction = _by_sign(figure, reading.direction, reading.basis)
        reading.direction = read_after(self.text, figure.end) or reading.direction
        return reading

    def _read(self, index: int, figure: Quantity, start: int, clause: int) -> Reading:
        text = self.text
        self.names.items, self.bases, self.periods = [], [], []
        opened = max(text.rfind("（", start, figure.start), text.rfind("(", start, figure.start))
        if opened >= 0 and text.find("）", opened, figure.start) < 0 and text.find(")", opened, figure.start) < 0:
            start = clause = opened + 1
        start = max(start, figure.start - NEAR)
        sentence = self.paragraph.sentence_at(figure.start)
        if self.paragraph.latin and self._is_english(figure, start):
            return self._read_english(figure, start, sentence)
        own = self.paragraph.adjacent_time(start, figure.start)
        end = own.start + text.startswith(("到", "至"), own.start) if own else figure.start
        before = read_before(text, start, end)
        reading = Reading(direction=before.direction, why=tuple(before.words))
        if figure.unit is not None and figure.unit.kind == "doubling":
            reading.direction = "up"
        if reading.direction is None and not before.level and (changed := of_object(text, start, before.end)):
            reading.direction, start = changed
        reading.direction = read_after(text, figure.end) or reading.direction
        if figure.approx is None and text[figure.start - 1] in PARTED_ENDS:
            figure.approx = parted(text[max(start, figure.start - 32) : figure.start])
        changes = reading.direction is not None
        reading.period = own[:2] if own else self._period(max(before.reach, start), figure, sentence, changes)
        if own is None and "分别" in text[start : figure.start] and (several := self._periods(start, figure.start)):
            reading.period, *self.periods = several
        self._set_basis(figure, before, reading, start, clause, sentence)
        if reading.direction is None and (rated := self.names.rate_before(clause, figure.start)) is not None:
            reading.direction, reading.indicator = rated
            return reading
        if condition := _CONDITION.match(text, start, figure.start):
            start = condition.end()
            before.end = max(before.end, start)
        reading.indicator, carried = self.names.name_of(index, before, start, clause, sentence)
        self._go_on(reading, sentence)
        if carried:
            reading.why += ("indicator carried over",)
        return reading

    def _set_basis(
        self, figure: Quantity, before: Before, reading: Reading, start: int, clause: int, sentence: int
    ) -> None:
        """The basis in the clause, else the one that governs the sentence; only where there is a change."""
        basis = before.basis
        if basis is None and (reading.direction or figure.signed):
            basis = far_basis(self.text, max(clause, figure.start - NEAR), figure.start)
        if (
            basis == ""
            and reading.period is not None
            and _year_before(before.reference, self.text[slice(*reading.period)])
        ):
            basis = "yoy"
        elif (
            basis == ""
            and reading.period is not None
            and _month_before(before.reference, self.text[slice(*reading.period)])
        ):
            basis = "mom"
        if figure.signed:
            reading.direction = _by_sign(figure, reading.direction, basis)
        is_gap = figure.unit is not None and figure.unit.kind in _GAPS
        if is_gap and basis is not None:
            self.gap_basis = sentence, basis
        elif basis and basis != "ytd":
            self.basis, self.basis_sentence = basis, sentence
        if reading.direction is None:
            return
        if basis is None and (said := self._said_again(figure, reading.direction) or self._compared_before(clause)):
            basis = said
        if basis is None and not is_gap and self.views:
            basis = self._viewed(figure.start)
        if basis is None and is_gap and self.gap_basis[0] == sentence:
            basis = self.gap_basis[1]
        elif (
            basis is None
            and self.basis is not None
            and self._governs(sentence)
            and not self.text.startswith(_PULLS, clause)
        ):
            basis, self.basis_sentence = self.basis, sentence
            reading.why += (f"{basis} carried over",)
        if (
            basis == "mom"
            and reading.period is not None
            and any(mark in self.text[slice(*reading.period)] for mark in _QUARTER)
        ):
            basis = "qoq"
        if basis is None and reading.period is not None and self.text[slice(*reading.period)].endswith(_SINCE_JANUARY):
            basis = "ytd"
        reading.basis = known_basis(basis)
        if "分别" in self.text[start : figure.start] and (two := _TWO_BASES.search(self.text, start, figure.start)):
            reading.basis = known_basis(basis_of(two["first"]))
            self.bases = [known_basis(basis_of(two["second"]))]

    def _said_again(self, figure: Quantity, direction: Direction) -> Basis | None:
        """The basis of the figure right before, where this one only says the same in another unit: …1.60点，降幅为1.64%."""
        end, last, basis = self.last
        if basis is None or last != direction or not 0 < figure.start - end <= _AGAIN:
            return None
        return basis if _RATE_ONLY.fullmatch(self.text, end, figure.start) else None

    def _compared_before(self, clause: int) -> str | None:
        """The basis that the clause before names for this one: 与上年同期相比，…."""
        earlier = self.paragraph.clause_at(clause - 1) if clause > self.paragraph.start else clause
        if clause - earlier < _SHORTEST or not self.text.endswith(("相比", "比较"), earlier, clause - 1):
            return None
        return far_basis(self.text, earlier, clause - 1) or None

    def _governs(self, sentence: int) -> bool:
        """Whether the last basis holds on in a sentence: in its own, and in one that spells it out (其中, 分…看)."""
        if self.basis_sentence == sentence:
            return True
        return (
            self.basis_sentence == sentence - 1
            and _PARALLEL.match(self.text, *self.paragraph.sentence(sentence)) is not None
        )

    def _go_on(self, reading: Reading, sentence: int) -> None:
        """Let the basis of the sentence before hold for a change of the same kind (食品价格, 非食品价格); note the kind."""
        name = self.names.name
        kind = "" if name is None else self.text[max(name[0], name[1] - _KIND) : name[1]]
        if reading.direction is None or reading.indicator is None:
            return
        governing, kinds = self.series
        if reading.basis is None and self.basis is not None and governing == self.basis_sentence == sentence - 1:
            if kind not in kinds:
                return
            reading.basis, self.basis_sentence = known_basis(self.basis), sentence
        if reading.basis is not None and self.basis_sentence == sentence:
            self.series = sentence, {kind} | (kinds if governing == sentence else set())

    def _viewed(self, place: int) -> str | None:
        """The basis under which the paragraph looks at things before `place`: 从同比看，…."""
        return next((basis for at, basis in reversed(self.views) if at <= place), None)

    def _period(self, limit: int, figure: Quantity, sentence: int, changes: bool) -> Span | None:
        """The last time before `limit` that nothing is compared with, else the one carried from before.

        The time of an announcement is not that of what is announced, nor a single day that of a level.
        """
        paragraph = self.paragraph
        item = paragraph.item_at(figure.start)
        opening = paragraph.sentence(sentence)[0]
        for time in paragraph.times_before(limit):
            if time.start < item:
                return None
            if time.compared or time.end > limit:
                continue
            if self.text[time.start - 1] == "由" and self._left(time.end, limit):
                continue
            if time.start >= opening:
                lasts = self.text.endswith("以来", time.start, time.end)
                announced = not lasts and _ANNOUNCED.search(self.text, max(time.end, limit - NEAR), limit) is not None
                if announced if not time.day else not (changes or self._is_price(figure)):
                    continue
            elif time.day or self.text.startswith("其中", paragraph.sentence(paragraph.sentence_at(time.start))[0]):
                continue
            return time.start, time.end
        return self.carried.period if item == paragraph.start and paragraph.is_series(sentence) else None

    def _left(self, start: int, end: int) -> bool:
        """Whether a level before the change stands in `[start, end)`: 由上月持平转为上涨…, 由上月下降0.2%转为…."""
        return start < self.last[0] <= end or self.text.find("转", start, end) >= 0

    def _periods(self, start: int, end: int) -> list[Span]:
        """The times of a list before 分别, each of which holds for a figure of its own: 一季度、二季度的收入分别为…."""
        if (clause := self.paragraph.clause_at(start)) > self.paragraph.start and clause >= self.last[0]:
            start = min(start, self.paragraph.clause_at(clause - 1))
        times = [time for time in self.paragraph.times_before(end)[::-1] if time.start >= start and not time.compared]
        listed = all(self.text[earlier.end : later.start] in _LISTED for earlier, later in itertools.pairwise(times))
        return [(time.start, time.end) for time in times] if listed and len(times) > 1 else []

    def _is_price(self, figure: Quantity) -> bool:
        """Whether the figure is a day's price or an index's level: 6月24日，股价收报10.9元/股."""
        if figure.symbol == "point" or figure.symbol.endswith("/share"):
            return True
        return _QUOTED.search(self.text, max(0, figure.start - _AROUND), figure.start) is not None

    def _is_english(self, figure: Quantity, start: int) -> bool:
        low, high = max(start, figure.start - _AROUND), min(self.paragraph.end, figure.end + _AROUND)
        if _ENGLISH.search(self.text, low, high) is None:
            return False
        return max(self.text[max(self.paragraph.start, figure.start - _AROUND) : high]) <= _LAST_WESTERN

    def _read_english(self, figure: Quantity, start: int, sentence: int) -> Reading:
        """What an English clause says of a figure."""
        text, names = self.text, self.names
        stop = self.paragraph.clause_end(figure.end)
        opening = max(self.paragraph.sentence(sentence)[0], figure.start - NEAR)
        in_words = figure.unit is not None and figure.unit.kind == "words"
        direction, basis = english.change(text, start, figure.start, figure.end, min(stop + 40, self.paragraph.end))
        reading = Reading("up" if in_words and figure.symbol == "x" else direction, basis)
        reading.period = english.period(text, opening, figure.start, figure.end, stop)
        name = english.acted_on(text, opening, figure.start)
        if name is not None:
            pass
        elif start == self.paragraph.clause_at(start) or english.begins_anew(text, start, figure.start):
            name = english.subject(text, start, figure.end if in_words else figure.start)
        if name is None and names.sentence != sentence:
            name = english.subject(text, opening, figure.start)
        if name is not None:
            names.name, names.sentence = name, sentence
        reading.indicator = names.name if names.sentence == sentence else None
        return reading


def _month_before(reference: str, period: str) -> bool:
    """Whether what is compared with is the month before the period's: 较7月份 in 8月份."""
    earlier, later = _MONTH.search(reference), _MONTH.search(period)
    return earlier is not None and later is not None and int(later[1]) - int(earlier[1]) in (1, -11)


def _year_before(reference: str, period: str) -> bool:
    """Whether what is compared with is the same time of the year before the period's: 较2023年同期 in 2024年."""
    earlier, later = _YEAR_SAME.search(reference), _YEAR.search(period)
    return earlier is not None and later is not None and int(later[0]) - int(earlier[1]) == 1


def _by_sign(figure: Quantity, direction: Direction | None, basis: str | None) -> Direction | None:
    """The direction of a signed figure (同比-4%), where it is a change at all."""
    if direction is None and basis is None and (figure.unit is None or figure.unit.kind not in _GAPS):
        return None
    return "down" if figure.value < 0 else direction or "up"
