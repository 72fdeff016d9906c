"""Units as people write them: 元, usd, 吨, CNY/瓶 → the contract's."""

from tui.facts.units import symbols, unit_at


def unit_named(text: str) -> str | None:
    """The contract's unit for a symbol in any case, or for a spelling that articles have; None for what is neither.

    What stands behind a slash stays as it is written.
    """
    base, slash, per = text.partition("/")
    known = symbols()
    if base not in known and base.upper() in known:
        base = base.upper()
    if base not in known and (spelled := unit_at(base, 0)) and spelled[1] == len(base) and spelled[0].factor == 1:
        base = spelled[0].symbol
    if base not in known:
        base = next((symbol for symbol in known if symbol.lower() == base.lower()), "")
    return f"{base}{slash}{per}" if base and bool(slash) == bool(per) else None
