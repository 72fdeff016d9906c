"""What checks are made of: figures with their amounts, and equations between them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tui.facts.describe import grouped
from tui.facts.fact import Figure
from tui.review.amounts import SLIP, Amount

REACH = 160
"""How far apart, in characters, the figures of a sum or a growth may stand."""

_NEAR = (Decimal("0.8"), Decimal("1.25"))
"""Two sides further apart than that are hardly about the same thing."""

SPECIFIC = 4
"""An indicator of fewer characters (净利润, 成交额) is said of many things."""

VERY_SPECIFIC = 6

RATES = frozenset(("%", "pp", "bp", "x", "ratio"))
Sides = Callable[[Sequence[Amount]], tuple[Amount, Amount]]
"""Two sides of an equation, made of amounts."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its name, whether it holds, one line that says what rests on what, and the facts it rests on, by index.

    The first of `facts` is the one that is checked.
    """

    name: str
    passed: bool
    says: str
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A figure of the list with its index and amount."""

    at: int
    figure: Figure
    amount: Amount

    @property
    def is_level(self) -> bool:
        plain = self.figure.direction is None and self.figure.unit not in RATES
        return plain and self.amount.is_fine

    @property
    def is_growth(self) -> bool:
        return self.figure.direction in ("up", "down") and self.figure.unit == "%"


def close(one: Amount, other: Amount) -> bool:
    return bool(other.value) and _NEAR[0] <= one.value / other.value <= _NEAR[1]


def equation(name: str, told: Sequence[Known], sides: Sides, says: str, *, whole: bool = True) -> Iterator[Check]:
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
    elif whole and close(left, right):
        yield Check(name, False, f"{says}: {grouped(_plain(right.value))} expected", facts)


def _slip(told: Sequence[Known], amounts: list[Amount], sides: Sides) -> tuple[int, str] | None:
    """Which amount makes the sides the same if it is ten thousand times more or less."""
    for at, one in enumerate(told):
        if one.figure.unit in RATES:
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
