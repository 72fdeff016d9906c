"""What an article is once it is read: blocks over one plain text, everything by code point offset.

Offsets are Unicode code points into `Article.text`, end-exclusive. The text is made once, by the cleaner; nothing
below or above changes it, so an offset found anywhere holds everywhere.
"""

from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from tui.articles.hashes import sha256


class BlockKind(StrEnum):
    """What a block of an article is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE = "table"
    IMAGE = "image"


class MarkKind(StrEnum):
    """What an inline mark says of its characters."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"


class Mark(NamedTuple):
    """An inline mark over `Article.text[start:end]`; `href` is the address of a link, else empty."""

    kind: MarkKind
    start: int
    end: int
    href: str = ""


class Cell(NamedTuple):
    """A table cell: its text is `Article.text[start:end]`, its place counts rows and columns from 0.

    A spanning cell stands once, at its top left; the places it covers have no cell of their own.
    """

    start: int
    end: int
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False


class Block(NamedTuple):
    """A block of the article; blocks stand in reading order and do not overlap.

    `level` is the rank of a heading (1 to 6) or the nesting depth of a list item or quote (from 1), else 0.
    `marker` is what is drawn before a list item (`•`, `3.`) and is not part of the text.
    In the text, a table's cells are parted by a tab and its rows by a newline; a line break inside a paragraph is
    a newline; blocks are parted by one blank line (list items that follow each other by a newline).
    An image's text is its caption; `src` is its address. `alt_only` says the caption was never visible on the page.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marker: str = ""
    marks: tuple[Mark, ...] = ()
    cells: tuple[Cell, ...] = ()
    src: str = ""
    alt_only: bool = False


class StockLink(NamedTuple):
    """A span that the publisher linked to a security: `code` as the page writes it, `symbol` as we do (600648.SH)."""

    start: int
    end: int
    code: str
    symbol: str


class _Read(NamedTuple):
    path: str
    title: str
    text: str
    blocks: tuple[Block, ...] = ()
    date: datetime | None = None
    categories: tuple[str, ...] = ()
    author: str = ""
    source: str = ""
    editor: str = ""
    links: tuple[StockLink, ...] = ()
    keywords: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    sha256: str = ""


class Article(_Read):
    """An article as read.

    `path` is its identity: relative to the archive's folder, with forward slashes. `date` is in UTC, None where the
    file gives none. `keywords` are the symbols of the page's own stock list. `warnings` say, a sentence each, what
    was broken in the file and how it was read. `sha256` is the hash of the file's bytes.
    """

    @cached_property
    def text_sha256(self) -> str:
        """Hash of the plain text, the thing that offsets point into."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
