"""What reading makes of a file beside its text, kept so that an article whose file has not changed need not be read."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tui.archive.kept import KeptError
from tui.articles.document import Article, Block, BlockKind, Cell, Mark, MarkKind, StockLink

_BLOCK_KINDS: dict[str, BlockKind] = {kind.value: kind for kind in BlockKind}
_MARK_KINDS: dict[str, MarkKind] = {kind.value: kind for kind in MarkKind}


def beside(article: Article) -> tuple[object, ...]:
    """All of an article but its path, its text and the hash of its bytes, as JSON takes it."""
    return (
        article.title,
        article.date and article.date.isoformat(),
        article.categories,
        article.author,
        article.source,
        article.editor,
        [(link.start, link.end, link.code, link.symbol) for link in article.links],
        article.keywords,
        article.warnings,
        [_row(block) for block in article.blocks],
    )


def article_of(kept: Sequence[Any], path: str, text: str, sha256: str) -> Article:
    """The article that was kept, of the file at `path` with the bytes of that hash. Raises KeptError."""
    try:
        title, date, categories, author, source, editor, links, keywords, warnings, blocks = kept
        return Article(
            path,
            title,
            text,
            tuple(map(_block, blocks)),
            date=date and datetime.fromisoformat(date),
            categories=tuple(categories),
            author=author,
            source=source,
            editor=editor,
            links=tuple(StockLink(*link) for link in links),
            keywords=tuple(keywords),
            warnings=tuple(warnings),
            sha256=sha256,
        )
    except (ValueError, TypeError, KeyError) as error:
        raise KeptError(str(error)) from error


def _row(block: Block) -> tuple[object, ...]:
    """A block as it is kept; what most blocks have not stands at the end and is left out."""
    marks = [(mark.kind, mark.start, mark.end, *([mark.href] if mark.href else [])) for mark in block.marks]
    cells = [
        (cell.start, cell.end, cell.row, cell.column, cell.rowspan, cell.colspan, cell.header) for cell in block.cells
    ]
    row = [block.kind, block.start, block.end, marks, block.level, block.marker, cells, block.src, block.alt_only]
    while not row[-1]:
        row.pop()
    return tuple(row)


def _block(row: Sequence[Any]) -> Block:
    kind, start, end, marks, level, marker, cells, src, alt_only = [*row, *_USUAL[len(row) :]]
    return Block(
        _BLOCK_KINDS[kind],
        start,
        end,
        level,
        marker,
        tuple(Mark(_MARK_KINDS[mark[0]], *mark[1:]) for mark in marks),
        tuple(Cell(*cell) for cell in cells),
        src,
        alt_only,
    )


_USUAL: tuple[Any, ...] = ("", 0, 0, (), 0, "", (), "", False)
