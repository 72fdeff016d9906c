"""What parts the figures of a list."""

from tui.facts.quantity import Quantity

_CONNECTORS = frozenset(
    ("、", "和", "及", "与", "以及", "/", "或", "", "和约", "、约", "and", "，和", "至", "到", "（", "(", ", or", "), or", ") or", "or", "，或", "或约")
)  # fmt: skip
FARTHEST = 6
"""How many characters may part two figures of a list."""


def is_list_mark(text: str, earlier: Quantity, later: Quantity, commas: bool) -> bool:
    """Whether only a list mark parts two figures; a comma is one where `commas`."""
    if later.start - earlier.end > FARTHEST:
        return False
    gap = text[earlier.end : later.start].strip()
    if not gap and earlier.counted and not later.counted:
        return False  # 76家|超50亿元
    return gap in _CONNECTORS or (commas and gap in ("，", ","))
