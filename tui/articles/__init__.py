"""A file becomes an Article."""

from tui.articles.read import from_plain, parse, read

__all__ = ["from_plain", "parse", "read"]
