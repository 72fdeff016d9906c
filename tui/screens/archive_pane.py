"""The archive pane: folders that open and close, and the titles of their articles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style

from tui.articles.files import ArticleFile
from tui.articles.front_matter import Header
from tui.screens.glyphs import fit
from tui.screens.row_list import RowList

DATE_FROM = 34
"""Cells from which the pane has room for dates."""


@dataclass
class Folder:
    """A folder of the archive: its own articles by index, and the folders in it by name."""

    name: str
    key: str
    folders: dict[str, "Folder"] = field(default_factory=dict)
    articles: list[int] = field(default_factory=list)
    size: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row as drawn: an article (its index) or a folder, `depth` folders deep."""

    depth: int
    article: int | None = None
    folder: Folder | None = None


def folders_of(entries: Iterable[ArticleFile]) -> Folder:
    """The tree of folders over the entries' identities."""
    root = Folder("", "")
    for at, entry in enumerate(entries):
        here = root
        here.size += 1
        for name in entry.identity.split("/")[:-1]:
            if name not in here.folders:
                here.folders[name] = Folder(name, f"{here.key}/{name}")
            here = here.folders[name]
            here.size += 1
        here.articles.append(at)
    return root


class ArchivePane(RowList):
    """Shows the archive's folders and articles; choosing an article opens it, choosing a folder opens or closes it.

    | component class | what it styles |
    |---|---|
    | `archive--folder`, `archive--date` | folders, dates |
    | `archive--open` | the article in the reading pane |
    | `archive--cursor` | the cursor's row |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "archive--folder", "archive--date", "archive--open", "archive--cursor",
    }  # fmt: skip
    SCROLL_MARGIN = 2

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self._entries: Sequence[ArticleFile] = ()
        self._headers: dict[str, Header] = {}
        self._tree = Folder("", "")
        self._rows: list[Row] = []
        self._open_folders: set[str] = set()
        self._open_article: str | None = None

    def show(self, entries: Sequence[ArticleFile]) -> None:
        """Show the entries; a lone folder stands open."""
        self._entries = entries
        self._tree = folders_of(entries)
        only = self._tree
        while not only.articles and len(only.folders) == 1:
            only = next(iter(only.folders.values()))
            self._open_folders.add(only.key)
        self._arrange()

    def add_headers(self, headers: dict[str, Header]) -> None:
        """Show titles and dates that have been read, by identity."""
        self._headers.update(headers)
        self.refresh()

    def mark_open(self, entry: ArticleFile) -> None:
        """Mark the article that the reading pane shows, opening the folders it lies in, and put the cursor on it."""
        self._open_article = entry.identity
        parts = entry.identity.split("/")[:-1]
        keys = {"/" + "/".join(parts[: depth + 1]) for depth in range(len(parts))}
        if not keys <= self._open_folders:
            self._open_folders |= keys
            self._arrange()
        at = next((at for at, row in enumerate(self._rows) if row.article is not None
                   and self._entries[row.article].identity == entry.identity), None)  # fmt: skip
        if at is not None:
            self.set_cursor(at)
        self.refresh()

    def article_at(self, row: int) -> ArticleFile | None:
        """The article on a row, None for a folder."""
        article = self._rows[row].article if 0 <= row < len(self._rows) else None
        return None if article is None else self._entries[article]

    def toggle_folder(self, row: int) -> None:
        """Open or close the folder on a row."""
        folder = self._rows[row].folder
        if folder is not None:
            self._open_folders ^= {folder.key}
            self._arrange()

    def _arrange(self) -> None:
        self._rows = []
        self._add_rows(self._tree, 0)
        self.rows_changed()

    def _add_rows(self, folder: Folder, depth: int) -> None:
        for inner in folder.folders.values():
            self._rows.append(Row(depth, folder=inner))
            if inner.key in self._open_folders:
                self._add_rows(inner, depth + 1)
        self._rows.extend(Row(depth, article=at) for at in folder.articles)

    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def draw_row(self, row: int, width: int) -> list[Segment]:
        """A folder with its count, or an article's title with its date where there is room."""
        what = self._rows[row]
        ground = self.component_style("archive--cursor") if row == self.cursor else Style()
        indent = "  " * what.depth
        if what.folder is not None:
            arrow = "▾" if what.folder.key in self._open_folders else "▸"
            label = f"{arrow} {what.folder.name}  {what.folder.size}"
            style = self.component_style("archive--folder") + ground
            return [Segment(indent, style), Segment(fit(label, width - len(indent)), style)]
        assert what.article is not None
        return self._draw_article(self._entries[what.article], indent, width, ground)

    def _draw_article(self, entry: ArticleFile, indent: str, width: int, ground: Style) -> list[Segment]:
        header = self._headers.get(entry.identity)
        title = header.title if header and header.title else entry.identity.rsplit("/", 1)[-1]
        is_open = entry.identity == self._open_article
        style = (self.component_style("archive--open") if is_open else Style()) + ground
        lead = f"{indent}{'›' if is_open else ' '} "
        date = header.date.astimezone().strftime(" %y-%m-%d") if width >= DATE_FROM and header and header.date else ""
        return [
            Segment(lead, style),
            Segment(fit(title, width - len(lead) - len(date)), style),
            Segment(date, self.component_style("archive--date") + ground),
        ]
