"""Checks between the figures of an article: a passed one is a reason to trust, a failed one a reason to look.

    results = check(article, facts)              # in a worker; facts with their corrections (`fact_of(current(…))`)
    for one in of_fact(results, index): one.passed, one.says, one.facts    # on the card
    raised = {at for one in results if not one.passed for at in one.facts}  # in the queue first

Pure, in decimal arithmetic; how far two sides may be apart follows from the last place that is written of each. A
check speaks only where the text itself ties its figures together; where they may be about different things it says
nothing: a false alarm costs more than a miss.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tui.articles.document import Article
from tui.facts.describe import grouped
from tui.facts.fact import Fact, Figure
from tui.review.amounts import SLIP, Amount, amount_of, slipped

_REACH = 160
"""How far apart, in characters, the figures of a sum or a growth may stand."""

_NEAR = (Decimal("0.8"), Decimal("1.25"))
"""Two sides further apart than that are hardly about the same thing."""

_TRADE = re.compile(r"(?P<total>进出口)|(?P<export>出口)|(?P<import>进口)")
_FROM = re.compile(r"[从由]$|[从由][^，。；\d]{0,12}的$")
_TO = re.compile(r"(?:增|升|提|涨|扩大|降|减|跌|下滑|回落|回升)[^，。；\d]{0,4}[至到]了?$")
_BEFORE = re.compile(r"(?:上年|去年|上一年|前一年)(?:同期|同月|同季|全年)?(?:的|为|是|仅为|只有|，)?$")
_SHARE = re.compile(
    r"占比[^，。；\d]{0,6}$|占[^，。；\d]{1,24}(?:的|比重[^，。；\d]{0,4})$|比重[^，。；\d]{0,6}$|市场份额[^，。；\d]{0,6}$|占有率[^，。；\d]{0,6}$"
)
_MAY_EXCEED = re.compile(r"债|GDP|国内生产总值|杠杆|负债|贷款|余额|净资产|收入|利润|营收|预算|计划|目标|上年|去年|同期")
_FALL = re.compile(r"(?:下降|下跌|下滑|减少|降幅|跌幅|跌|降)(?:了|达|为|约|超)?$")
_ALTOGETHER = re.compile(r"(?:合计|共计|总计|一共|总共|共)(?:为|达|有)?$")
_SPECIFIC = 4
"""An indicator of fewer characters (净利润, 成交额) is said of many things."""

_VERY_SPECIFIC = 6


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its name, whether it holds, one line that says what rests on what, and the facts it rests on, by index.

    The first of `facts` is the one that is checked.
    """

    name: str
    passed: bool
    says: str
    facts: tuple[int, ...]


_RATES = frozenset(("%", "pp", "bp", "x", "ratio"))
_Sides = Callable[[Sequence[Amount]], tuple[Amount, Amount]]
"""Two sides of an equation, made of amounts."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A figure of the list with its index and amount."""

    at: int
    figure: Figure
    amount: Amount

    @property
    def is_level(self) -> bool:
        plain = self.figure.direction is None and self.figure.unit not in _RATES
        return plain and self.amount.is_fine

    @property
    def is_growth(self) -> bool:
        return self.figure.direction in ("up", "down") and self.figure.unit == "%"


def check(article: Article, facts: Sequence[Fact]) -> list[Check]:
    """All checks that apply to the figures among an article's facts, in order of the fact that is checked."""
    known = [
        _Known(at, fact, amount)
        for at, fact in enumerate(facts)
        if isinstance(fact, Figure) and (amount := amount_of(fact)) is not None
    ]
    results: list[Check] = []
    for block in article.blocks:
        inside = [one for one in known if block.start <= one.figure.start < block.end]
        results += _trade(inside)
        results += _growth(article.text, inside)
        results += _parts(article.text, inside)
        results += _altogether(article.text, inside)
        results += _shares(article.text, inside)
        results += _signs(article.text, inside)
    results += _same_indicator(article, known)
    told = {(one.name, frozenset(one.facts)): one for one in reversed(results)}  # two checks may see the same sum
    return sorted(told.values(), key=lambda one: one.facts)


def of_fact(results: Iterable[Check], index: int) -> list[Check]:
    """The checks that rest on a fact, failed ones first."""
    return sorted((one for one in results if index in one.facts), key=lambda one: one.passed)


def _close(one: Amount, other: Amount) -> bool:
    return bool(other.value) and _NEAR[0] <= one.value / other.value <= _NEAR[1]


def _equation(name: str, told: Sequence[_Known], sides: _Sides, says: str, *, whole: bool = True) -> Iterator[Check]:
    """The check that two sides made of some amounts are the same; the first of `told` is the fact that is checked.

    It passes, fails where one amount is ten thousand times too much or too little, and fails where the sides are near
    each other and `whole` says that nothing is left out on either; else it says nothing.
    """
    amounts, facts = [one.amount for one in told], tuple(one.at for one in told)
    left, right = sides(amounts)
    if left.meets(right):
        yield Check(name, True, f"{says}: holds", facts)
    elif (slip := _slip(told, amounts, sides)) is not None:
        at, times = slip
        line = f"{says}: would hold if {told[at].figure.quote} were ten thousand times {times} (亿 or 万亿?)"
        yield Check(name, False, line, (facts[at], *facts[:at], *facts[at + 1 :]))
    elif whole and _close(left, right):
        yield Check(name, False, f"{says}: {grouped(_plain(right.value))} expected", facts)


def _slip(told: Sequence[_Known], amounts: list[Amount], sides: _Sides) -> tuple[int, str] | None:
    """Which amount makes the sides the same if it is ten thousand times more or less."""
    for at, one in enumerate(told):
        if one.figure.unit in _RATES:
            continue
        for factor, times in ((SLIP, "more"), (1 / SLIP, "less")):
            left, right = sides([*amounts[:at], one.amount.scaled(factor), *amounts[at + 1 :]])
            if left.meets(right) and left.is_fine and right.is_fine and left.value > 0:
                return at, times
    return None


def _plain(value: Decimal) -> str:
    """A decimal to five digits, without an exponent."""
    if not value:
        return "0"
    written = f"{value.quantize(Decimal(1).scaleb(value.adjusted() - 4)):f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


# -- sums --------------------------------------------------------------------------------------------------------------


def _trade(known: list[_Known]) -> Iterator[Check]:
    """Exports and imports against their total: 进出口39.1万亿元。其中，出口21.73万亿元，进口17.37万亿元."""
    levels = [(one, _side(one.figure.indicator or "")) for one in known if one.is_level]
    for index, (total, side) in enumerate(levels):
        if side != "total":
            continue
        parts: dict[str, _Known] = {}
        for one, other in levels[index + 1 :]:
            if other == "total" or one.figure.start - total.figure.end > _REACH or len(parts) == 2:
                break
            if other and one.figure.unit == total.figure.unit and other not in parts and _same_time(one, total):
                parts[other] = one
        if len(parts) == 2:
            pair = sorted(parts.values(), key=lambda one: one.at)
            says = f"{pair[0].figure.quote} + {pair[1].figure.quote} = {total.figure.quote}"
            yield from _equation("sum", (total, *pair), _total_and_parts, says)


def _total_and_parts(amounts: Sequence[Amount]) -> tuple[Amount, Amount]:
    return amounts[0], sum(amounts[2:], amounts[1])


def _side(indicator: str) -> str:
    """total, export or import: what an indicator is of foreign trade, empty where it is none or several."""
    found = {str(match.lastgroup) for match in _TRADE.finditer(indicator)}
    return found.pop() if len(found) == 1 else ""


def _same_time(one: _Known, other: _Known) -> bool:
    return one.figure.period == other.figure.period or None in (one.figure.period, other.figure.period)


def _parts(text: str, known: list[_Known]) -> Iterator[Check]:
    """A total that its parts, told right after 其中, make up: a reason to trust; parts are often told in part only."""
    for index, total in enumerate(known):
        opening = text.find("其中", total.figure.end, total.figure.end + 24)
        if not total.is_level or opening < 0:
            continue
        stop = text.find("。", opening) % (len(text) + 1)
        parts = [
            one
            for one in known[index + 1 :]
            if opening < one.figure.start < stop and one.is_level and one.figure.unit == total.figure.unit
        ]
        yield from _made_up(total, _split(text, parts))


def _split(text: str, parts: list[_Known]) -> list[list[_Known]]:
    """Parts by the semicolons between them: several ways to divide one total."""
    groups: list[list[_Known]] = []
    for index, one in enumerate(parts):
        if not index or "；" in text[parts[index - 1].figure.end : one.figure.start]:
            groups.append([])
        groups[-1].append(one)
    return [*groups, parts] if len(groups) > 1 else groups


def _made_up(total: _Known, groups: Iterable[list[_Known]]) -> Iterator[Check]:
    """Parts against their total: passed or slipped, for what is missing may not have been told."""
    for parts in groups:
        whole = sum((one.amount for one in parts[1:]), parts[0].amount)
        if len(parts) > 1 and whole.place * 100 <= total.amount.value:
            says = f"{' + '.join(one.figure.quote for one in parts)} = {total.figure.quote}"
            yield from _equation("sum", (total, *parts), _total_and_parts, says, whole=False)


def _altogether(text: str, known: list[_Known]) -> Iterator[Check]:
    """521家…和500家…，共计1021家: what stands before the total in its sentence makes it up."""
    for index, total in enumerate(known):
        before = text[max(0, total.figure.start - 6) : total.figure.start]
        if not total.is_level or _ALTOGETHER.search(before) is None:
            continue
        opening = text.rfind("。", 0, total.figure.start)
        same = [one for one in known[:index] if one.is_level and one.figure.unit == total.figure.unit]
        parts = [one for one in same if max(opening, total.figure.start - _REACH) < one.figure.start]
        yield from _made_up(total, [parts[-count:] for count in range(2, len(parts) + 1)])


# -- growth ------------------------------------------------------------------------------------------------------------


def _growth(text: str, known: list[_Known]) -> Iterator[Check]:
    """A level with its growth against the level before: told as 从…增至…, as the change itself, or as 上年同期…."""
    for index in range(len(known) - 2):
        first, second, third = known[index : index + 3]
        if third.figure.end - first.figure.start > _REACH or "。" in text[first.figure.end : third.figure.start]:
            continue
        if not third.is_growth or not first.is_level or first.figure.unit != second.figure.unit:
            continue
        up = third.figure.direction == "up"
        if second.is_level and _told_from(text, first) and _told_to(text, second):
            says = f"{first.figure.quote} {'+' if up else '−'}{third.figure.quote} = {second.figure.quote}"
            yield from _equation("growth", (third, second, first), _after(up), says)
        elif second.figure.direction == third.figure.direction and _of_one(first, second, third):
            more = "+{} is {} more" if up else "−{} is {} less"
            says = f"{first.figure.quote} after {more.format(second.figure.quote, third.figure.quote)}"
            yield from _equation("growth", (third, first, second), _changed_by(up), says)
    yield from _against_before(text, known)


def _after(up: bool) -> _Sides:
    """Sides of: growth, level after, level before."""
    return lambda amounts: (amounts[1], amounts[2].grown(amounts[0], up))


def _changed_by(up: bool) -> _Sides:
    """Sides of: growth, level after, change in it."""
    away = Decimal(-1 if up else 1)
    return lambda amounts: (amounts[1], (amounts[1] + amounts[2].scaled(away)).grown(amounts[0], up))


def _of_one(*known: _Known) -> bool:
    """Whether figures are told of one indicator and compared with one time."""
    return len({one.figure.indicator for one in known}) == 1 and len({one.figure.basis for one in known[1:]}) == 1


def _told_from(text: str, one: _Known) -> bool:
    return _FROM.search(text[max(0, one.figure.start - 20) : one.figure.start]) is not None


def _told_to(text: str, one: _Known) -> bool:
    return _TO.search(text[max(0, one.figure.start - 12) : one.figure.start]) is not None


def _against_before(text: str, known: list[_Known]) -> Iterator[Check]:
    """营收12亿元，同比增长20%，上年同期为10亿元."""
    for index in range(len(known) - 2):
        level, growth, before = known[index : index + 3]
        if not (level.is_level and growth.is_growth and before.is_level and growth.figure.basis == "yoy"):
            continue
        if level.figure.unit != before.figure.unit or before.figure.end - level.figure.start > _REACH:
            continue
        between = text[growth.figure.end : before.figure.start]
        if "。" in between or _BEFORE.search(between) is None or level.figure.indicator != growth.figure.indicator:
            continue
        up = growth.figure.direction == "up"
        says = f"{before.figure.quote} {'+' if up else '−'}{growth.figure.quote} = {level.figure.quote}"
        yield from _equation("growth", (growth, level, before), _after(up), says)


# -- shares and signs --------------------------------------------------------------------------------------------------


def _shares(text: str, known: list[_Known]) -> Iterator[Check]:
    """A share of a whole above 100 %."""
    for one in known:
        if one.figure.unit != "%" or one.figure.direction is not None or one.amount.low <= 100:
            continue
        before = text[max(0, one.figure.start - 40) : one.figure.start]
        clause = before[max(before.rfind(mark) for mark in "，。；\n") + 1 :]
        if _SHARE.search(clause) and not _MAY_EXCEED.search(clause):
            yield Check("share", False, f"a share of {one.figure.quote} is more than the whole", (one.at,))


def _signs(text: str, known: list[_Known]) -> Iterator[Check]:
    """下降-3%: a fall by a negative number."""
    for one in known:
        if one.amount.value < 0 and one.figure.quote[:1] in "-−－":
            word = _FALL.search(text[max(0, one.figure.start - 6) : one.figure.start])
            if word is not None:
                yield Check("sign", False, f"{word[0]}{one.figure.quote}: a minus after a word of falling", (one.at,))


# -- one indicator, twice ----------------------------------------------------------------------------------------------


def _same_indicator(article: Article, known: list[_Known]) -> Iterator[Check]:
    """The same indicator of the same time, told twice: alike, ten thousand times more, or another value elsewhere."""
    groups: dict[tuple[object, ...], list[_Known]] = {}
    for one in known:
        figure = one.figure
        name = figure.indicator or ""
        told = figure.period is not None and "indicator carried over" not in figure.why
        if told and len(name) >= _SPECIFIC and one.amount.is_fine:
            key = (name, figure.unit, figure.period, figure.direction, figure.basis)
            groups.setdefault(key, []).append(one)
    for told_of in groups.values():
        first = told_of[0]
        for other in told_of[1:]:
            says = f"{first.figure.indicator} {first.figure.period}: {first.figure.quote}, then {other.figure.quote}"
            facts = (other.at, first.at)
            if first.amount.meets(other.amount):
                yield Check("told twice", True, f"{says}: alike", facts)
            elif first.figure.unit not in _RATES and slipped(first.amount, other.amount):
                yield Check("told twice", False, f"{says}: ten thousand times apart (亿 for 万亿?)", facts)
        yield from _two_values(article, told_of)


def _two_values(article: Article, told_of: list[_Known]) -> Iterator[Check]:
    """Another value in another paragraph, where neither paragraph has the other's: lists and 从…到… are in one."""
    by_block: dict[int, list[_Known]] = {}
    for one in told_of:
        block = next(at for at, block in enumerate(article.blocks) if one.figure.start < block.end)
        by_block.setdefault(block, []).append(one)
    first, *others = by_block.values()
    for values in others:
        pairs = [(one, other) for one in first for other in values]
        if any(one.amount.meets(other.amount) for one, other in pairs):
            continue
        one, other = pairs[0]
        if len(str(one.figure.indicator)) >= _VERY_SPECIFIC and _close(one.amount, other.amount):
            says = f"{one.figure.indicator} {one.figure.period}: {one.figure.quote}, but {other.figure.quote}"
            yield Check("two values", False, says, (other.at, one.at))
