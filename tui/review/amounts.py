"""How exactly a figure is written, and ranges of values that follow: the arithmetic under the checks."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from tui.facts.fact import Figure
from tui.facts.shadow import shadow_of

_NUMERAL = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
SLIP = Decimal(10_000)
"""亿 for 万亿, 万 for 亿."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A value with the last place that is written of it: 2.38万亿元 is 2380000000000 to 10000000000.

    Rounding moves a value by half a place, cutting off by up to one: `low` and `high` allow for one. What is counted
    one by one (730例) is exact: its place is 0.
    """

    value: Decimal
    place: Decimal

    @property
    def low(self) -> Decimal:
        """The least it can be."""
        return self.value - self.place

    @property
    def high(self) -> Decimal:
        """The most it can be."""
        return self.value + self.place

    @property
    def is_fine(self) -> bool:
        """Whether it is written to a twentieth at least: 1万亿元 is not."""
        return self.place * 20 <= abs(self.value)

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.value + other.value, self.place + other.place)

    def meets(self, other: "Amount") -> bool:
        """Whether both can be the same."""
        return self.low <= other.high and other.low <= self.high

    def scaled(self, factor: Decimal) -> "Amount":
        """So many times as much."""
        return Amount(self.value * factor, self.place * abs(factor))

    def grown(self, percent: "Amount", up: bool) -> "Amount":
        """The amount after it rose or fell by so many percent."""
        sign = 1 if up else -1
        least = 1 + sign * (percent.low if up else percent.high) / 100
        most = 1 + sign * (percent.high if up else percent.low) / 100
        low, high = sorted((self.low * least, self.high * most))
        return Amount((low + high) / 2, (high - low) / 2)


def amount_of(figure: Figure) -> Amount | None:
    """The figure's amount; None for ranges, approximate figures and those not written in Arabic numerals."""
    if figure.high is not None or figure.approx is not None:
        return None
    numerals = _NUMERAL.findall(shadow_of(figure.quote))
    if len(numerals) != 1:
        return None
    try:
        value, written = Decimal(figure.value), Decimal(numerals[0].replace(",", ""))
    except InvalidOperation:
        return None
    if not written or not value.is_finite():
        return None
    decimals = len(numerals[0].partition(".")[2])
    scale = abs(value / written)
    if figure.unit == "1" and scale == 1 and not decimals:
        return Amount(value, Decimal(0))
    return Amount(value, scale * Decimal(1).scaleb(-decimals))


def slipped(one: Amount, other: Amount) -> bool:
    """Whether one is ten thousand times the other, as far as is written."""
    return one.meets(other.scaled(SLIP)) or other.meets(one.scaled(SLIP))
