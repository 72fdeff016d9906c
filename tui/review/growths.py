"""Checks of growth: a level and its growth against the level before."""

import re
from collections.abc import Iterator
from decimal import Decimal

from tui.review.equations import REACH, Check, Known, Sides, equation

_FROM = re.compile(r"[从由]$|[从由][^，。；\d]{0,12}的$")
_TO = re.compile(r"(?:增|升|提|涨|扩大|降|减|跌|下滑|回落|回升)[^，。；\d]{0,4}[至到]了?$")
_BEFORE = re.compile(r"(?:上年|去年|上一年|前一年)(?:同期|同月|同季|全年)?(?:的|为|是|仅为|只有|，)?$")


def growth(text: str, known: list[Known]) -> Iterator[Check]:
    """A level with its growth against the level before: told as 从…增至…, as the change itself, or as 上年同期…."""
    for index in range(len(known) - 2):
        first, second, third = known[index : index + 3]
        if third.figure.end - first.figure.start > REACH or "。" in text[first.figure.end : third.figure.start]:
            continue
        if not third.is_growth or not first.is_level or first.figure.unit != second.figure.unit:
            continue
        up = third.figure.direction == "up"
        if second.is_level and _told_from(text, first) and _told_to(text, second):
            says = f"{first.figure.quote} {'+' if up else '−'}{third.figure.quote} = {second.figure.quote}"
            yield from equation("growth", (third, second, first), _after(up), says)
        elif second.figure.direction == third.figure.direction and _of_one(first, second, third):
            more = "+{} is {} more" if up else "−{} is {} less"
            says = f"{first.figure.quote} after {more.format(second.figure.quote, third.figure.quote)}"
            yield from equation("growth", (third, first, second), _changed_by(up), says)
    yield from _against_before(text, known)


def _after(up: bool) -> Sides:
    """Sides of: growth, level after, level before."""
    return lambda amounts: (amounts[1], amounts[2].grown(amounts[0], up))


def _changed_by(up: bool) -> Sides:
    """Sides of: growth, level after, change in it."""
    away = Decimal(-1 if up else 1)
    return lambda amounts: (amounts[1], (amounts[1] + amounts[2].scaled(away)).grown(amounts[0], up))


def _of_one(*known: Known) -> bool:
    """Whether figures are told of one indicator and compared with one time."""
    return len({one.figure.indicator for one in known}) == 1 and len({one.figure.basis for one in known[1:]}) == 1


def _told_from(text: str, one: Known) -> bool:
    return _FROM.search(text[max(0, one.figure.start - 20) : one.figure.start]) is not None


def _told_to(text: str, one: Known) -> bool:
    return _TO.search(text[max(0, one.figure.start - 12) : one.figure.start]) is not None


def _against_before(text: str, known: list[Known]) -> Iterator[Check]:
    """营收12亿元，同比增长20%，上年同期为10亿元."""
    for index in range(len(known) - 2):
        level, growth, before = known[index : index + 3]
        if not (level.is_level and growth.is_growth and before.is_level and growth.figure.basis == "yoy"):
            continue
        if level.figure.unit != before.figure.unit or before.figure.end - level.figure.start > REACH:
            continue
        between = text[growth.figure.end : before.figure.start]
        if "。" in between or _BEFORE.search(between) is None or level.figure.indicator != growth.figure.indicator:
            continue
        up = growth.figure.direction == "up"
        says = f"{before.figure.quote} {'+' if up else '−'}{growth.figure.quote} = {level.figure.quote}"
        yield from equation("growth", (growth, level, before), _after(up), says)
