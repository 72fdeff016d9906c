"""Ink on paper: Zhupi's own themes, dark, light and of high contrast.

A fourth, of the terminal's own 16 colours, is for terminals that have no more; there measures are told by their colour
and not by a tinted ground, which the 16 have none for.

Vermilion belongs to the reviewer's hand: decisions and the fact under review are the only red on the screen.
"""

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

PAPER = Theme(
    name="zhupi-paper",
    dark=False,
    primary="#3d4f5c",
    secondary="#6b5d3e",
    accent="#b3261e",
    foreground="#22211e",
    background="#f6f1e5",
    surface="#efe8d8",
    panel="#e6ddc8",
    warning="#7a5a00",
    error="#8a3b00",
    success="#3b5d3a",
    boost="#e0d6be",
    variables={
        "zhupi-red": "#b3261e",
        "zhupi-red-text": "#fffaf0",
        "zhupi-muted": "#635d50",
        "zhupi-figure": "#1f4e79",
        "zhupi-measure": "#dfe6d3",
        "zhupi-ticker": "#5b3a78",
        "zhupi-cursor": "#e6ddc8",
        "zhupi-hit": "#ecd78f",
        "zhupi-hit-text": "#22211e",
        "zhupi-hit-now": "#22211e",
        "zhupi-hit-now-text": "#f6f1e5",
        "zhupi-measure-text": "#22211e",
        "footer-key-foreground": "#3d4f5c",
        "footer-background": "#e6ddc8",
    },
)

INK = Theme(
    name="zhupi-ink",
    dark=True,
    primary="#a9bccb",
    secondary="#c9b98f",
    accent="#ff6b57",
    foreground="#d9d4c7",
    background="#171613",
    surface="#1e1d19",
    panel="#2a2822",
    warning="#d8b25c",
    error="#e0955a",
    success="#9dbb8d",
    boost="#35322a",
    variables={
        "zhupi-red": "#ff6b57",
        "zhupi-red-text": "#171613",
        "zhupi-muted": "#a39d8c",
        "zhupi-figure": "#8ec1f0",
        "zhupi-measure": "#2b3327",
        "zhupi-ticker": "#d0aaf0",
        "zhupi-cursor": "#2a2822",
        "zhupi-hit": "#5c4d1c",
        "zhupi-hit-text": "#d9d4c7",
        "zhupi-hit-now": "#d9d4c7",
        "zhupi-hit-now-text": "#171613",
        "zhupi-measure-text": "#d9d4c7",
        "footer-key-foreground": "#a9bccb",
        "footer-background": "#2a2822",
    },
)

CONTRAST = Theme(
    name="zhupi-contrast",
    dark=True,
    primary="#ffffff",
    secondary="#ffff99",
    accent="#ff8f8f",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    warning="#ffd75f",
    error="#ffd75f",
    success="#d7ffaf",
    boost="#3a3a3a",
    variables={
        "zhupi-red": "#ff8f8f",
        "zhupi-red-text": "#000000",
        "zhupi-muted": "#c6c6c6",
        "zhupi-figure": "#87d7ff",
        "zhupi-measure": "#262626",
        "zhupi-ticker": "#ffafff",
        "zhupi-cursor": "#303030",
        "zhupi-hit": "#4e4e00",
        "zhupi-hit-text": "#ffffff",
        "zhupi-hit-now": "#ffffff",
        "zhupi-hit-now-text": "#000000",
        "zhupi-measure-text": "#ffffff",
        "footer-key-foreground": "#ffffff",
        "footer-background": "#1c1c1c",
    },
)

_ANSI = BUILTIN_THEMES["ansi-dark"]

ANSI = replace(
    _ANSI,
    name="zhupi-16",
    variables={
        **_ANSI.variables,
        "zhupi-red": "ansi_bright_red",
        "zhupi-red-text": "ansi_black",
        "zhupi-muted": "ansi_white",
        "zhupi-figure": "ansi_bright_cyan",
        "zhupi-measure": "ansi_default",
        "zhupi-measure-text": "ansi_bright_green",
        "zhupi-ticker": "ansi_bright_magenta",
        "zhupi-cursor": "ansi_blue",
        "zhupi-hit": "ansi_yellow",
        "zhupi-hit-text": "ansi_black",
        "zhupi-hit-now": "ansi_bright_white",
        "zhupi-hit-now-text": "ansi_black",
    },
)

_ANSI_LIGHT = {
    "zhupi-red": "ansi_red",
    "zhupi-red-text": "ansi_bright_white",
    "zhupi-muted": "ansi_bright_black",
    "zhupi-figure": "ansi_blue",
    "zhupi-measure": "ansi_default",
    "zhupi-measure-text": "ansi_green",
    "zhupi-ticker": "ansi_magenta",
    "zhupi-cursor": "ansi_white",
    "zhupi-hit": "ansi_yellow",
    "zhupi-hit-text": "ansi_black",
    "zhupi-hit-now": "ansi_black",
    "zhupi-hit-now-text": "ansi_bright_white",
}
"""For a light theme of the terminal's own colours, which none of ours is."""

THEMES = (INK, PAPER, CONTRAST)
"""In the order in which the key for themes goes through them."""


def ours_for(theme: Theme) -> dict[str, str]:
    """Our own colours for a theme that does not know them, so that any Textual theme works."""
    if theme.ansi:
        return ANSI.variables if theme.dark else _ANSI_LIGHT
    ours = dict((INK if theme.dark else PAPER).variables)
    if theme.foreground and theme.background:
        # What is drawn in the text's own colours is drawn in the theme's.
        ours |= dict.fromkeys(("zhupi-hit-text", "zhupi-hit-now", "zhupi-measure-text"), theme.foreground)
        ours["zhupi-hit-now-text"] = theme.background
    return ours
