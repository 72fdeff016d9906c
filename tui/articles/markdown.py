"""Blocks → Markdown (CommonMark with tables).

The blocks become a small, clean soup, which markdownify converts; its hooks are where characters of an article that
mean something in Markdown are escaped, and where tables are aligned.
"""

import re
from collections import deque
from itertools import groupby
from typing import Any

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

from tui.articles.document import Article, Block, BlockKind, Mark
from tui.articles.inline_soup import InlineSoup
from tui.articles.markdown_escape import address, escaped, escaped_heading, escaped_line_starts
from tui.articles.widths import width

_CELL_END = "\x1f"
_ROW_END = "\x1e"
_LARGEST_GRID = 20_000
_WIDEST_CELL = 40
_DEEPEST = 12
_NUMBER = re.compile(r"(\d{1,9})\.")


def to_markdown(article: Article) -> str:
    """The article as Markdown: its title as the first heading, then its blocks. Ends with a newline unless empty."""
    soup = BeautifulSoup("", "html.parser")
    writer = _Writer(soup, article.text)
    if article.title and not _begins_with_title(article):
        soup.append(writer.inline.paragraph("h1", article.title, 0, len(article.title), ()))
    for kind, blocks in groupby(article.blocks, key=lambda block: block.kind):
        if kind is BlockKind.LIST_ITEM:
            writer.items(list(blocks))
        else:
            for block in blocks:
                writer.block(block)
    markdown = _Converter().convert_soup(soup)
    return f"{markdown}\n" if markdown else ""


def _begins_with_title(article: Article) -> bool:
    first = article.blocks[0] if article.blocks else None
    return (
        first is not None
        and first.kind is BlockKind.HEADING
        and article.text[first.start : first.end].split() == article.title.split()
    )


class _Writer:
    """Puts blocks into a soup."""

    def __init__(self, soup: BeautifulSoup, text: str) -> None:
        self.inline = InlineSoup(soup)
        self._soup = soup
        self._text = text

    def block(self, block: Block) -> None:
        """Add a block that is no list item."""
        match block.kind:
            case BlockKind.HEADING:
                self._soup.append(self._paragraph(f"h{block.level or 2}", block))
            case BlockKind.QUOTE:
                self._quote(block)
            case BlockKind.TABLE:
                self._soup.append(self._table(block))
            case BlockKind.IMAGE if block.src:
                holder = self._soup.new_tag("p")
                caption = " ".join(self._text[block.start : block.end].split())
                holder.append(self._soup.new_tag("img", attrs={"src": block.src, "alt": caption}))
                self._soup.append(holder)
            case _:
                self._soup.append(self._paragraph("p", block))

    def items(self, blocks: list[Block]) -> None:
        """Add list items that follow each other, nested by their levels."""
        lists: list[Tag] = []
        numbers: list[int] = []
        for block in blocks:
            depth = min(max(1, block.level), len(lists) + 1, _DEEPEST)
            if not block.marker and lists:
                # What goes on in an item stands in it.
                depth = min(depth, len(lists))
                del lists[depth:], numbers[depth:]
                self._last_item(lists[-1]).append(self._paragraph("p", block))
                continue
            del lists[depth:], numbers[depth:]
            match = _NUMBER.fullmatch(block.marker)
            number = int(match[1]) if match else 0
            if len(lists) < depth or not _goes_on(lists[-1], numbers[-1], match is not None, number):
                last = lists.pop() if len(lists) == depth else None
                del numbers[depth - 1 :]
                # Two numbered lists that touch would be read as one, so the second is numbered with brackets.
                stop = ")" if last is not None and last.get("stop") == "." else "."
                new = self._soup.new_tag("ol", attrs={"stop": stop}) if match else self._soup.new_tag("ul")
                (self._last_item(lists[-1]) if lists else self._soup).append(new)
                lists.append(new)
                numbers.append(number)
            item = self._soup.new_tag("li", attrs={"value": str(number)})
            item.append(self._paragraph("span", block))
            lists[-1].append(item)
            numbers[-1] = number

    @staticmethod
    def _last_item(parent: Tag) -> Tag:
        last = parent.contents[-1]
        assert isinstance(last, Tag)
        return last

    def _paragraph(self, name: str, block: Block) -> Tag:
        return self.inline.paragraph(name, self._text, block.start, block.end, block.marks)

    def _quote(self, block: Block) -> None:
        inside = self._paragraph("p", block)
        previous = self._soup.contents[-1] if self._soup.contents else None
        depth = max(1, block.level)
        if depth == 1 and isinstance(previous, Tag) and previous.name == "blockquote":
            previous.append(inside)
            return
        for _ in range(min(depth, _DEEPEST)):
            quote = self._soup.new_tag("blockquote")
            quote.append(inside)
            inside = quote
        self._soup.append(inside)

    def _table(self, block: Block) -> Tag:
        rows: dict[int, dict[int, Tag]] = {}
        marks = deque(sorted(block.marks, key=lambda mark: mark.start))
        for cell in sorted(block.cells, key=lambda cell: cell.start):
            inside: list[Mark] = []
            while marks and marks[0].start < cell.end:
                inside.append(marks.popleft())
            tag = self.inline.paragraph("td", self._text, cell.start, cell.end, inside)
            rows.setdefault(cell.row, {})[cell.column] = tag
        columns = max((cell.column + cell.colspan for cell in block.cells), default=0)
        spread = columns * len(rows) <= _LARGEST_GRID
        if not spread:
            columns = max(len(row) for row in rows.values())
        table = self._soup.new_tag("table")
        for number, (_, row) in enumerate(sorted(rows.items())):
            line = self._soup.new_tag("tr")
            cells = [row.get(column) for column in range(columns)] if spread else list(row.values())
            # A reader gives a table as many columns as its first row has; the others may be shorter.
            if number == 0:
                cells += [None] * (columns - len(cells))
            for tag_or_none in cells:
                line.append(tag_or_none or self._soup.new_tag("td"))
            table.append(line)
        return table


def _goes_on(parent: Tag, last: int, numbered: bool, number: int) -> bool:
    """Whether an item belongs to the list before it rather than to one of its own."""
    return number == last + 1 if numbered and parent.name == "ol" else not numbered and parent.name == "ul"


class _Converter(MarkdownConverter):
    """markdownify with the traps closed."""

    class Options:
        heading_style = "atx"
        newline_style = "backslash"
        autolinks = False
        bullets = "-"

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Characters of the article as they are shown."""
        return escaped(text)

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A paragraph; no line of it begins a list, a heading or a rule."""
        text = escaped_line_starts(text.strip(" \t\r\n"))
        return f"\n\n{text}\n\n" if text else ""

    def convert_span(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """The first lines of a list's item, where no paragraph is marked so that the list stays close."""
        return escaped_line_starts(text.strip(" \t\r\n"))

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A heading behind hashes, never underlined."""
        return f"\n\n{'#' * n} {escaped_heading(' '.join(text.split()))}\n\n"

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A link whose address cannot end early."""
        return f"[{text}]({address(str(el['href']))})" if text else ""

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """An image with its caption as description."""
        return f"![{escaped(str(el['alt']))}]({address(str(el['src']))})"

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """An item under its own number, which Markdown takes only from the first of a list."""
        stop = el.parent.get("stop") if el.parent is not None else None
        marker = f"{el['value']}{stop} " if stop else "- "
        lines = text.strip().split("\n")
        indent = " " * len(marker)
        return marker + "\n".join([lines[0], *(indent + line if line else "" for line in lines[1:])]) + "\n"

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A cell, ended by a sign that the table takes out again."""
        return text.strip().replace("\n", " ") + _CELL_END

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A row, likewise."""
        return text + _ROW_END

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """The rows under each other, columns aligned by display width; the first row is the header."""
        rows = [row.split(_CELL_END)[:-1] for row in text.split(_ROW_END)[:-1]]
        if not rows:
            return ""
        widths = [2] * len(rows[0])
        if len(rows) * len(widths) <= _LARGEST_GRID:
            for row in rows:
                for column, cell in enumerate(row):
                    widths[column] = max(widths[column], min(width(cell), _WIDEST_CELL))
        lines = [_line(row, widths) for row in rows]
        lines.insert(1, _line(["--"] * len(widths), widths))
        return "\n\n" + "\n".join(lines) + "\n\n"


def _line(cells: list[str], widths: list[int]) -> str:
    padded: list[Any] = [cell + " " * (widths[column] - width(cell)) for column, cell in enumerate(cells)]
    return "| " + " | ".join(padded) + " |"
