"""Reading a paragraph around its figures: direction, basis, indicator and period, carried over clauses and sentences."""

from tui.facts import figure_english as english
from tui.facts.approximators import PARTED_ENDS, parted
from tui.facts.bases import Bases, by_sign
from tui.facts.change import BEGINS_AFTER, Before, of_object, read_after, read_before
from tui.facts.fact import Approx, Basis, Direction
from tui.facts.figure_times import Carried, Times
from tui.facts.indicators import name_before
from tui.facts.lazy import lazy
from tui.facts.list_marks import FARTHEST, is_list_mark
from tui.facts.naming import Names
from tui.facts.paragraph import NEAR, Paragraph, Span
from tui.facts.quantity import Quantity

_ENGLISH = lazy(r"[A-Za-z][A-Za-z]")
_LAST_WESTERN = "\u2fff"
_AN_AMOUNT = 10**6
"""Money on such a scale is a sum; below it is as often a price."""
_AROUND = 24
_CONDITION = lazy(
    r"(?:扣除|剔除|除去|考虑|不含|按照?(?!揭)|以)[^，。；：]{2,20}?(?:后(?![期续])|计算|口[径徑]计?算?|因素|基数)，?(?=[同环比较实则可]|增|下|上|为|约|近|达|其|微|略)"
)
"""What a figure is only reckoned by: 扣除留抵退税因素后增长4%."""
_BEGINS_CONDITION = frozenset("扣剔除考不按以")
_AS_MUCH_AS = lazy(r"(?:达到?了?|仍?[是为]|相当于|接近|超过)[^，。；：达是为]{2,18}的$")
"""What a figure is so many times as much as: 是发行价的两倍."""
_SHARES = ("%", "ratio")
_OPENS, _CLOSES = ("（", "("), ("）", ")")
_TO = ("至", "到")
_OF_QUOTES = " 0123456789.,，+-"
"""What stands before the change in a live quote: 中国神华（25, 0.50, 2.04%）."""
_MOST_PAIRS = 24


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
        self.direction = direction
        self.basis = basis
        self.indicator = indicator
        self.period = period
        self.why = why


def read(text: str, start: int, end: int, figures: list[Quantity], carried: Carried) -> list[Reading]:
    """A reading for each of the figures of `text[start:end]`, a shadow's, in order; `carried` is brought up to date."""
    return _Reader(Paragraph(text, start, end, figures[-1].end), figures, carried).read()


class _Reader:
    """Reads the figures of a paragraph one after the other."""

    def __init__(self, paragraph: Paragraph, figures: list[Quantity], carried: Carried) -> None:
        self.text, self.paragraph, self.figures = paragraph.text, paragraph, figures
        self.times = Times(paragraph, carried)
        self.names = Names(paragraph, figures)
        self.bases = Bases(paragraph, figures[-1].end)
        self.periods: list[Span] = []
        self.readings: list[Reading] = []

    def read(self) -> list[Reading]:
        text, names, times, readings = self.text, self.names, self.times, self.readings
        previous: Quantity | None = None
        for index, figure in enumerate(self.figures):
            if (
                previous is not None
                and figure.start - previous.end <= FARTHEST
                and is_list_mark(text, previous, figure, bool(names.items))
            ):
                reading = self._continue(previous, figure, readings[-1])
            else:
                clause = self.paragraph.clause_at(figure.start)
                start = clause if previous is None or previous.end < clause else previous.end
                reading = self._read(index, figure, start, clause)
                self.bases.last = figure.end, reading.direction, reading.basis
                times.done = figure.end
            times.period = reading.period
            readings.append(reading)
            previous = figure
        for reading in reversed(readings):
            if reading.period is not None and times.keep(reading.period):
                break
        return readings

    def _continue(self, previous: Quantity, figure: Quantity, last: Reading) -> Reading:
        """An item of a list reads as the one before, but for what is its own."""
        level = self.text[previous.end : figure.start].strip() in _TO
        reading = Reading(None, None, last.indicator, last.period)
        if not level:
            reading.direction, reading.basis, reading.why = last.direction, last.basis, last.why
        if self.names.items:
            reading.indicator = self.names.items.pop(0)
        if self.bases.items:
            reading.basis = self.bases.items.pop(0)
        if self.periods:
            reading.period = self.periods.pop(0)
        if figure.signed:
            reading.direction = by_sign(figure, reading.direction, reading.basis) or self._in_brackets(figure)
        reading.direction = read_after(self.text, figure.end) or reading.direction
        return reading

    def _read(self, index: int, figure: Quantity, start: int, clause: int) -> Reading:
        text, paragraph, at = self.text, self.paragraph, figure.start
        kind = figure.unit.kind if figure.unit is not None else ""
        names = self.names
        if names.items:
            names.items = []
        if self.bases.items:
            self.bases.items = []
        if self.periods:
            self.periods = []
        named: Span | None = None
        quoted = False
        within = clause
        if paragraph.bracketed and (opened := self._opened(start, at)) >= 0:
            start = within = opened + 1
            named, quoted = self._named_before(opened, index)
        if at - start > NEAR:
            start = at - NEAR
        sentence = paragraph.sentence_at(at)
        last = figure.end if figure.end < paragraph.end else paragraph.end
        if (
            text[last - 1] <= _LAST_WESTERN
            and (at == paragraph.start or text[at - 1] <= _LAST_WESTERN)
            and self._is_english(figure, start)
        ):
            return self._read_english(figure, start, sentence)
        begun = paragraph.begun(at)
        own = paragraph.adjacent_time(begun, start, at)
        if own is not None and own.compared and kind == "multiple":
            own = None
        end = at
        if own is not None:
            end = own.start + text.startswith(("到", "至"), own.start)
            if text[end - 1] in "由从":
                end -= 1
        if (
            figure.symbol == "x"
            and text[end - 1] == "的"
            and (than := _AS_MUCH_AS.search(text, start, end)) is not None
        ):
            end = than.start()
        before = read_before(text, start, end)
        reading = Reading(before.direction, None, None, None, tuple(before.words))
        if kind == "doubling":
            reading.direction = "up"
        if reading.direction is None and not before.level and (changed := of_object(text, start, before.end)):
            reading.direction, start = changed
        if text[figure.end : figure.end + 1] in BEGINS_AFTER:
            reading.direction = read_after(text, figure.end) or reading.direction
        if figure.approx is None and (text[at - 1] in PARTED_ENDS or figure.symbol in _SHARES):
            figure.approx = self._parted(figure, start)
        apart = paragraph.apart and text.find("分别", start, at) >= 0
        if own is not None:
            reading.period = own.start, own.end
        else:
            limit = before.reach if before.reach > start else start
            reading.period = self.times.of(begun, limit, figure, clause, sentence, reading.direction is not None)
            if apart and (several := self.times.listed(start, at)):
                reading.period, *self.periods = several
        if reading.direction is not None or before.basis is not None or figure.signed:
            self._set_basis(figure, before, reading, within, sentence)
            if apart and reading.direction is not None:
                reading.basis = self.bases.of_two(start, at) or reading.basis
        if reading.direction is None and (rated := names.rate_before(within, at)) is not None:
            reading.direction, reading.indicator = rated
            return reading
        if text[start] in _BEGINS_CONDITION and (condition := _CONDITION.match(text, start, at)):
            start = condition.end()
            before.end = max(before.end, start)
        if quoted:
            names.name, names.sentence = named, sentence
            reading.indicator, carried = named, False
        else:
            reading.indicator, carried = names.name_of(index, kind, before, begun, start, within, sentence)
        if reading.direction is not None and reading.indicator is not None:
            levelled = bool(self.readings) and self.readings[-1].direction is None
            levelled = levelled and self.readings[-1].indicator == reading.indicator
            reading.basis = self.bases.go_on(reading.basis, names.name, sentence, levelled=levelled)
        if not carried:
            return reading
        if named is not None:
            reading.indicator = named
        else:
            self._pair(index, reading, start, sentence)
            reading.why += ("indicator carried over",)
        return reading

    def _opened(self, start: int, at: int) -> int:
        """Where a bracket opens that is still open at the figure at `at`, -1 where none does."""
        text = self.text
        opened = max(text.rfind("（", start, at), text.rfind("(", start, at))
        return opened if opened >= 0 and text.find("）", opened, at) < 0 and text.find(")", opened, at) < 0 else -1

    def _named_before(self, opened: int, index: int) -> tuple[Span | None, bool]:
        """What the bracket that opens there speaks of, where only numbers stand before the figure at `index` in it; and
        whether some do: 中国神华（25, 0.50, 2.04%）."""
        text = self.text
        between = text[opened + 1 : self.figures[index].start]
        if between.strip(_OF_QUOTES):
            return None, False
        done = self.figures[index - 1].end if index else self.paragraph.start
        named = name_before(text, max(self.paragraph.clause_at(opened), done), opened)
        quoted = named is not None and not between.isspace() and between != ""
        if quoted and named is not None and (listed := text.rfind("、", *named)) >= 0:
            named = listed + 1, named[1]
        return named, quoted

    def _pair(self, index: int, reading: Reading, start: int, sentence: int) -> None:
        """In 收入3亿元，利润2亿元，分别增长5%和9% let each change be of its own level: this one, and `names.items` to come."""
        text, figures = self.text, self.figures
        if reading.direction is None and not (
            self.paragraph.apart and text.find("分别", start, figures[index].start) >= 0
        ):
            return
        number = 1
        while (
            number < _MOST_PAIRS
            and index + number < len(figures)
            and is_list_mark(text, figures[index + number - 1], figures[index + number], True)
        ):
            number += 1
        if number == 1:
            return
        levels = self.readings[max(0, index - number) : index]
        names = [level.indicator for level in levels if level.direction is None and level.indicator is not None]
        if len(set(names)) != number or figures[index - number].start < self.paragraph.opening(sentence):
            return
        reading.indicator, *self.names.items = names

    def _set_basis(self, figure: Quantity, before: Before, reading: Reading, clause: int, sentence: int) -> None:
        """The basis in the clause, else the one that governs the sentence; only where there is a change."""
        bases = self.bases
        period = self.text[reading.period[0] : reading.period[1]] if reading.period is not None else ""
        basis = bases.stated(figure, before, reading.direction is not None, period, clause)
        if figure.signed:
            reading.direction = by_sign(figure, reading.direction, basis) or self._in_brackets(figure)
        if basis is not None:
            bases.note(figure, basis, sentence)
        if reading.direction is None:
            return
        reading.basis, carried = bases.of_change(figure, basis, reading.direction, period, clause, sentence)
        if carried:
            reading.why += (f"{reading.basis} carried over",)

    def _in_brackets(self, figure: Quantity) -> Direction | None:
        """The direction of a signed share that stands alone in brackets, and so tells a change: 净利395亿元（+8.6%）."""
        if (
            figure.symbol != "%"
            or self.text[figure.start - 1] not in _OPENS
            or self.text[figure.end : figure.end + 1] not in _CLOSES
        ):
            return None
        return "down" if figure.value < 0 else "up"

    def _parted(self, figure: Quantity, start: int) -> Approx | None:
        """The approximator that stands apart from the figure: 约占总额的5%, 约占总额5%; 超过去年的5亿元 compares."""
        text = self.text
        share = figure.symbol in _SHARES
        if text[figure.start - 1] in PARTED_ENDS:
            approx = parted(text[max(start, figure.start - 32) : figure.start])
            return approx if share or approx == "about" or text[figure.start - 1] != "的" else None
        if share and (at := text.rfind("占", start, figure.start)) > start:
            return parted(text[max(start, at - 6) : at + 1])
        return None

    def _is_english(self, figure: Quantity, start: int) -> bool:
        text, first = self.text, self.paragraph.start
        low, high = max(start, figure.start - _AROUND), min(self.paragraph.end, figure.end + _AROUND)
        if _ENGLISH.search(text, low, high) is None:
            return False
        return max(text[max(first, figure.start - _AROUND) : high]) <= _LAST_WESTERN

    def _read_english(self, figure: Quantity, start: int, sentence: int) -> Reading:
        """What an English clause says of a figure."""
        text, names = self.text, self.names
        stop = self.paragraph.clause_end(figure.end)
        opening = max(self.paragraph.opening(sentence), figure.start - NEAR)
        in_words = figure.unit is not None and figure.unit.kind == "words"
        kind = figure.unit.kind if figure.unit is not None else ""
        amount = kind in ("count", "noun") or (kind == "money" and figure.scale >= _AN_AMOUNT)
        near = min(stop + 40, self.paragraph.end)
        direction, basis = english.change(text, start, figure.start, figure.end, near, amount)
        reading = Reading("up" if in_words and figure.symbol == "x" else direction, basis)
        reading.period = english.period(text, opening, figure.start, figure.end, stop)
        name = english.acted_on(text, opening, figure.start)
        if name is None and figure.unit is not None and figure.unit.kind == "money":
            name = english.behind(text, opening, figure.start, figure.end)
        if name is None and text[start - 1 : start] == ":":
            name = english.label(text, opening, start - 1)
        if name is None and (
            start == self.paragraph.clause_at(start) or english.begins_anew(text, start, figure.start)
        ):
            name = english.subject(text, start, figure.end if in_words else figure.start)
        if name is None and names.sentence != sentence:
            name = english.subject(text, opening, figure.start)
        pronoun = name is None and text[opening : figure.start].lstrip().startswith(english.PRONOUNS)
        if pronoun or (name is not None and text[slice(*name)] in english.PRONOUNS):
            name, names.sentence = names.name, sentence
        if name is not None:
            names.name, names.sentence = name, sentence
        reading.indicator = names.name if names.sentence == sentence else None
        return reading
