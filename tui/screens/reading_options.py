"""The reading options that can be changed while reading: what they are called, and what comes after each value."""

from typing import Any

from tui.config import Reading

_WIDTHS = (48, 60, 72, 90, 0)
_CHOICES: dict[str, tuple[str, tuple[object, ...]]] = {
    "indent": ("Indent of paragraphs", (0, 2)),
    "blank_lines": ("Blank lines between paragraphs", (True, False)),
    "width": ("Width of lines", _WIDTHS),
    "tables": ("Tables that are too wide", ("fold", "scroll")),
}
"""Field → its title, and its values in the order in which a key goes through them."""


def described(options: Reading) -> list[str]:
    """Each option and its value, as people read them."""
    return [f"{title}: {_shown(name, getattr(options, name))}" for name, (title, _) in _CHOICES.items()]


def changed(options: Reading, at: int) -> Reading:
    """The options with the `at`-th of them at its next value."""
    name, (_, values) = list(_CHOICES.items())[at]
    here = getattr(options, name)
    # A width that the config file set need not be among those offered.
    after = values[(values.index(here) + 1) % len(values)] if here in values else values[0]
    value: Any = after
    return options._replace(**{name: value})


def _shown(name: str, value: object) -> str:
    if name == "width":
        return f"{value} cells" if value else "as wide as the pane"
    if name == "indent":
        return "2 cells" if value else "none"
    if name == "blank_lines":
        return "yes" if value else "no"
    return {"fold": "fold their cells", "scroll": "scroll (Shift+→, Shift+←)"}[str(value)]
