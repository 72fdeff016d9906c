"""Zhupi: read large archives of articles in the terminal and review the facts they state."""

__version__ = "0.1.0"
