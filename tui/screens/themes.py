"""Ink on paper: Zhupi's own themes, a light and a dark one.

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
        "zhupi-muted": "#969080",
        "zhupi-figure": "#8ec1f0",
        "zhupi-measure": "#2b3327",
        "zhupi-ticker": "#d0aaf0",
        "zhupi-cursor": "#2a2822",
        "zhupi-hit": "#5c4d1c",
        "footer-key-foreground": "#a9bccb",
        "footer-background": "#2a2822",
    },
)
