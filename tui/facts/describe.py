"""What a fact states, in a line for people."""

from decimal import Decimal, InvalidOperation

from tui.facts.fact import Fact, Figure, Measure, Ticker

_ARROW = {"up": "↑", "down": "↓", "flat": "→"}
_APPROX = {"about": "≈", "over": ">", "under": "<"}


def grouped(value: str) -> str:
    """A decimal string with thousands parted by commas; as it is where it is no number."""
    try:
        return f"{Decimal(value):,f}"
    except InvalidOperation:
        return value


def statement(fact: Fact) -> str:
    """The fact's reading in one line: value and unit, actor and status, or symbol and evidence."""
    if isinstance(fact, Figure):
        return _figure(fact)
    if isinstance(fact, Measure):
        return " · ".join(part for part in (fact.actor, fact.status, fact.area) if part)
    if isinstance(fact, Ticker):
        return " · ".join((fact.symbol, fact.name, fact.mic, *fact.evidence))
    return fact.quote


def _figure(fact: Figure) -> str:
    value = grouped(fact.value) + (f"–{grouped(fact.high)}" if fact.high else "")
    unit = fact.counted or "" if fact.unit == "1" else fact.unit
    number = f"{_APPROX.get(fact.approx or '', '')}{value} {unit}".strip()
    change = " ".join(part for part in (_ARROW.get(fact.direction or "", ""), fact.basis or "") if part)
    return " · ".join(part for part in (number, change, fact.indicator, fact.period) if part)
