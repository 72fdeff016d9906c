"""Ink on paper: Zhupi's own themes, dark, light and of high contrast.

Vermilion belongs to the reviewer's hand: decisions and the fact under review are the only red on the screen.
"""

from textual.theme import Theme

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
        "footer-key-foreground": "#ffffff",
        "footer-background": "#1c1c1c",
    },
)

THEMES = (INK, PAPER, CONTRAST)
"""In the order in which the key for themes goes through them."""
