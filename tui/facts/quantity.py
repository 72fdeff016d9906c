"""A number with its unit, as the first pass over a text finds it."""

from decimal import Decimal

from tui.facts.fact import Approx
from tui.facts.units import Unit

PERCENT = Unit("percent", "%", Decimal(1))
POINTS = Unit("points", "pp", Decimal(1))
RATIO = Unit("fraction", "ratio", Decimal(1))

LONGEST = 26
"""A numeral with more characters is no quantity."""

AFTER_DIGITS: dict[str, Approx] = {"多": "over", "余": "over", "来": "about"}
"""Approximators between a numeral and its unit: 20多家."""


class Quantity:
    """A number with its unit. `value` has its scale words folded in, not yet the unit's factor.

    The numeral with its scale words is `[number, number_end)`, without them it ends at `digits_end`. `unit` is None
    where none follows; `symbol` is the contract's unit, a denominator included.
    `prefixed`: a currency stands before it; `bare`: a scale word or 一半 alone, a figure only with an approximator;
    `ratio`: written as parts of a whole; `signed`: with a sign; `tabled`: its unit is a table's.
    """

    __slots__ = (
        "approx", "bare", "chinese", "counted", "digits_end", "end", "high", "number", "number_end", "prefixed", "ratio",
        "scale", "signed", "start", "symbol", "tabled", "unit", "unit_start", "value",
    )  # fmt: skip

    def __init__(self, start: int, number: int, digits_end: int, number_end: int, value: Decimal, scale: int) -> None:
        # One by one: four or more at once would be put into a tuple first.
        self.start = start
        self.number = number
        self.digits_end = digits_end
        self.number_end = self.end = self.unit_start = number_end
        self.value = value
        self.scale = scale
        self.unit: Unit | None = None
        self.symbol = ""
        self.high: Decimal | None = None
        self.approx: Approx | None = None
        self.counted: tuple[int, int] | None = None
        self.chinese = self.prefixed = self.bare = self.signed = self.ratio = self.tabled = False

    def take(self, unit: Unit, start: int, end: int) -> None:
        """Give it the unit that is written at `[start, end)`."""
        self.unit = unit
        self.symbol = unit.symbol
        self.unit_start = start
        self.end = end
