"""How many cells of a terminal a text takes."""

import unicodedata


def width(text: str) -> int:
    """The display width: wide and full-width characters take two cells, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(map(_width_of, text))


def _width_of(char: str) -> int:
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1
