"""Checks of sums: exports and imports against their total, parts against the whole."""

import re
from collections.abc import Iterable, Iterator, Sequence

from tui.review.amounts import Amount
from tui.review.equations import REACH, Check, Known, equation

_TRADE = re.compile(r"(?P<total>进出口)|(?P<export>出口)|(?P<import>进口)")
_ALTOGETHER = re.compile(r"(?:合计|共计|总计|一共|总共|共)(?:为|达|有)?$")


def trade(known: list[Known]) -> Iterator[Check]:
    """Exports and imports against their total: 进出口39.1万亿元。其中，出口21.73万亿元，进口17.37万亿元."""
    levels = [(one, _side(one.figure.indicator or "")) for one in known if one.is_level]
    for index, (total, side) in enumerate(levels):
        if side != "total":
            continue
        parts: dict[str, Known] = {}
        for one, other in levels[index + 1 :]:
            if other == "total" or one.figure.start - total.figure.end > REACH or len(parts) == 2:
                break
            if other and one.figure.unit == total.figure.unit and other not in parts and _same_time(one, total):
                parts[other] = one
        if len(parts) == 2:
            pair = sorted(parts.values(), key=lambda one: one.at)
            says = f"{pair[0].figure.quote} + {pair[1].figure.quote} = {total.figure.quote}"
            yield from equation("sum", (total, *pair), _total_and_parts, says)


def _total_and_parts(amounts: Sequence[Amount]) -> tuple[Amount, Amount]:
    return amounts[0], sum(amounts[2:], amounts[1])


def _side(indicator: str) -> str:
    """total, export or import: what an indicator is of foreign trade, empty where it is none or several."""
    found = {str(match.lastgroup) for match in _TRADE.finditer(indicator)}
    return found.pop() if len(found) == 1 else ""


def _same_time(one: Known, other: Known) -> bool:
    return one.figure.period == other.figure.period or None in (one.figure.period, other.figure.period)


def told_parts(text: str, known: list[Known]) -> Iterator[Check]:
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


def _split(text: str, parts: list[Known]) -> list[list[Known]]:
    """Parts by the semicolons between them: several ways to divide one total."""
    groups: list[list[Known]] = []
    for index, one in enumerate(parts):
        if not index or "；" in text[parts[index - 1].figure.end : one.figure.start]:
            groups.append([])
        groups[-1].append(one)
    return [*groups, parts] if len(groups) > 1 else groups


def _made_up(total: Known, groups: Iterable[list[Known]]) -> Iterator[Check]:
    """Parts against their total: passed or slipped, for what is missing may not have been told."""
    for parts in groups:
        whole = sum((one.amount for one in parts[1:]), parts[0].amount)
        if len(parts) > 1 and whole.place * 100 <= total.amount.value:
            says = f"{' + '.join(one.figure.quote for one in parts)} = {total.figure.quote}"
            yield from equation("sum", (total, *parts), _total_and_parts, says, whole=False)


def altogether(text: str, known: list[Known]) -> Iterator[Check]:
    """521家…和500家…，共计1021家: what stands before the total in its sentence makes it up."""
    for index, total in enumerate(known):
        before = text[max(0, total.figure.start - 6) : total.figure.start]
        if not total.is_level or _ALTOGETHER.search(before) is None:
            continue
        opening = text.rfind("。", 0, total.figure.start)
        same = [one for one in known[:index] if one.is_level and one.figure.unit == total.figure.unit]
        parts = [one for one in same if max(opening, total.figure.start - REACH) < one.figure.start]
        yield from _made_up(total, [parts[-count:] for count in range(2, len(parts) + 1)])
