"""Checks between the figures of an article: a passed one is a reason to trust, a failed one a reason to look.

    results = check(article, facts)              # in a worker; facts with their corrections (`fact_of(current(…))`)
    for one in by_fact(results).get(index, []): one.passed, one.says, one.facts    # on the card
    raised = {at for one in results if not one.passed for at in one.facts}  # in the queue first

Pure, in decimal arithmetic; how far two sides may be apart follows from the last place that is written of each. A
check speaks only where the text itself ties its figures together; where they may be about different things it says
nothing: a false alarm costs more than a miss.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from tui.articles.document import Article
from tui.facts.fact import Fact, Figure
from tui.review.amounts import amount_of, slipped
from tui.review.equations import RATES, SPECIFIC, VERY_SPECIFIC, Check, Known, close
from tui.review.growths import growth
from tui.review.sums import altogether, told_parts, trade

_SHARE = re.compile(
    r"占比[^，。；\d]{0,6}$|占[^，。；\d]{1,24}(?:的|比重[^，。；\d]{0,4})$|比重[^，。；\d]{0,6}$|市场份额[^，。；\d]{0,6}$|占有率[^，。；\d]{0,6}$"
)
_MAY_EXCEED = re.compile(r"债|GDP|国内生产总值|杠杆|负债|贷款|余额|净资产|收入|利润|营收|预算|计划|目标|上年|去年|同期")
_FALL = re.compile(r"(?:下降|下跌|下滑|减少|降幅|跌幅|跌|降)(?:了|达|为|约|超)?$")


def check(article: Article, facts: Sequence[Fact]) -> list[Check]:
    """All checks that apply to the figures among an article's facts, in order of the fact that is checked."""
    known = [
        Known(at, fact, amount)
        for at, fact in enumerate(facts)
        if isinstance(fact, Figure) and (amount := amount_of(fact)) is not None
    ]
    results: list[Check] = []
    for block in article.blocks:
        inside = [one for one in known if block.start <= one.figure.start < block.end]
        results += trade(inside)
        results += growth(article.text, inside)
        results += told_parts(article.text, inside)
        results += altogether(article.text, inside)
        results += _shares(article.text, inside)
        results += _signs(article.text, inside)
    results += _same_indicator(article, known)
    told = {(one.name, frozenset(one.facts)): one for one in reversed(results)}  # two checks may see the same sum
    return sorted(told.values(), key=lambda one: one.facts)


def by_fact(results: Iterable[Check]) -> dict[int, list[Check]]:
    """The checks that rest on each fact, by its index, failed ones first."""
    found: dict[int, list[Check]] = {}
    for one in sorted(results, key=lambda one: one.passed):
        for index in dict.fromkeys(one.facts):
            found.setdefault(index, []).append(one)
    return found


# -- shares and signs --------------------------------------------------------------------------------------------------


def _shares(text: str, known: list[Known]) -> Iterator[Check]:
    """A share of a whole above 100 %."""
    for one in known:
        if one.figure.unit != "%" or one.figure.direction is not None or one.amount.low <= 100:
            continue
        before = text[max(0, one.figure.start - 40) : one.figure.start]
        clause = before[max(before.rfind(mark) for mark in "，。；\n") + 1 :]
        if _SHARE.search(clause) and not _MAY_EXCEED.search(clause):
            yield Check("share", False, f"a share of {one.figure.quote} is more than the whole", (one.at,))


def _signs(text: str, known: list[Known]) -> Iterator[Check]:
    """下降-3%: a fall by a negative number."""
    for one in known:
        if one.amount.value < 0 and one.figure.quote[:1] in "-−－":
            word = _FALL.search(text[max(0, one.figure.start - 6) : one.figure.start])
            if word is not None:
                yield Check("sign", False, f"{word[0]}{one.figure.quote}: a minus after a word of falling", (one.at,))


# -- one indicator, twice ----------------------------------------------------------------------------------------------


def _same_indicator(article: Article, known: list[Known]) -> Iterator[Check]:
    """The same indicator of the same time, told twice: alike, ten thousand times more, or another value elsewhere."""
    groups: dict[tuple[object, ...], list[Known]] = {}
    for one in known:
        figure = one.figure
        name = figure.indicator or ""
        told = figure.period is not None and "indicator carried over" not in figure.why
        if told and len(name) >= SPECIFIC and one.amount.is_fine:
            key = (name, figure.unit, figure.period, figure.direction, figure.basis)
            groups.setdefault(key, []).append(one)
    for told_of in groups.values():
        first = told_of[0]
        for other in told_of[1:]:
            says = f"{first.figure.indicator} {first.figure.period}: {first.figure.quote}, then {other.figure.quote}"
            facts = (other.at, first.at)
            if first.amount.meets(other.amount):
                yield Check("told twice", True, f"{says}: alike", facts)
            elif first.figure.unit not in RATES and slipped(first.amount, other.amount):
                yield Check("told twice", False, f"{says}: ten thousand times apart (亿 for 万亿?)", facts)
        yield from _two_values(article, told_of)


def _two_values(article: Article, told_of: list[Known]) -> Iterator[Check]:
    """Another value in another paragraph, where neither paragraph has the other's: lists and 从…到… are in one."""
    by_block: dict[int, list[Known]] = {}
    for one in told_of:
        block = next(at for at, block in enumerate(article.blocks) if one.figure.start < block.end)
        by_block.setdefault(block, []).append(one)
    first, *others = by_block.values()
    for values in others:
        pairs = [(one, other) for one in first for other in values]
        if any(one.amount.meets(other.amount) for one, other in pairs):
            continue
        one, other = pairs[0]
        if len(str(one.figure.indicator)) >= VERY_SPECIFIC and close(one.amount, other.amount):
            says = f"{one.figure.indicator} {one.figure.period}: {one.figure.quote}, but {other.figure.quote}"
            yield Check("two values", False, says, (other.at, one.at))
