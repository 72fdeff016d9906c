"""Our themes: every text is legible on its ground, and only decisions are red."""

import pytest
from textual.color import Color
from textual.theme import Theme

from tui.screens.themes import INK, PAPER, THEMES

LEAST = 4.5
"""WCAG 2.2, contrast of text, level AA."""


def contrast(one: Color, other: Color) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: Color) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def colours(theme: Theme) -> dict[str, Color]:
    named = {
        name: getattr(theme, name) for name in ("foreground", "background", "surface", "panel", "primary", "warning")
    }
    named |= {
        name.removeprefix("zhupi-"): value for name, value in theme.variables.items() if name.startswith("zhupi-")
    }
    return {name: Color.parse(value) for name, value in named.items() if value}


PAIRS = [
    ("foreground", "background"), ("foreground", "surface"), ("foreground", "panel"),
    ("foreground", "measure"), ("foreground", "cursor"), ("foreground", "hit"),
    ("background", "foreground"), ("background", "primary"), ("muted", "background"),
    ("muted", "surface"), ("muted", "panel"), ("warning", "background"),
    ("warning", "surface"), ("figure", "background"), ("figure", "measure"),
    ("figure", "cursor"), ("ticker", "background"), ("ticker", "surface"),
    ("ticker", "measure"), ("ticker", "cursor"), ("red", "background"),
    ("red", "surface"), ("red", "measure"), ("red", "cursor"),
    ("red-text", "red"), ("primary", "background"), ("primary", "surface"),
    ("muted", "measure"),
]  # fmt: skip


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_contrast(theme: Theme, pair: tuple[str, str]) -> None:
    known = colours(theme)
    assert contrast(known[pair[0]], known[pair[1]]) >= LEAST


@pytest.mark.parametrize("theme", [PAPER, INK], ids=lambda theme: theme.name)
def test_only_decisions_are_red(theme: Theme) -> None:
    for name, color in colours(theme).items():
        hue, saturation, _ = color.hsl
        is_red = saturation > 0.4 and (hue < 0.045 or hue > 0.94)
        assert is_red == (name == "red"), f"{name} {color.hex}"
