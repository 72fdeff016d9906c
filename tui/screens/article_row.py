"""An article as lists draw it: marks, title, facts still undecided, date."""

from collections.abc import Callable, Hashable

from rich.segment import Segment
from rich.style import Style

from tui.archive.listing import FileRow
from tui.screens.glyphs import cells, fit

FACTS_FROM, DATE_FROM, ALL_FACTS_FROM = 26, 34, 50
"""Cells from which there is room for how many facts are undecided, for dates, and for how many facts there are."""

MANY = 1_000
"""Facts from which a row that is narrow says `1k+`."""


class ArticleRow:
    """Draws rows of articles. `style` gives the style of a component class of the archive pane.

    From the left: `›` the article that is open; `•` not read yet; `★` starred; its title, or its file's name while the
    title is not known; `undecided/all` of its facts, `✓` before the number where all are decided; its date.
    """

    Asks = Callable[[str], bool]
    """Whether a text (by its SHA-256 in hex, empty where it has not been read) has a mark."""

    def __init__(self, style: Callable[[str], Style]) -> None:
        self._style = style
        self.open_id: int | None = None
        self.is_read: ArticleRow.Asks = lambda text: False
        self.is_starred: ArticleRow.Asks = lambda text: False
        self.judged = False

    def looks(self, file: FileRow | None, id_: int) -> Hashable:
        """All that a row is drawn from, but its place and what lies under it."""
        text = "" if file is None else file.text_sha256
        return file, id_ == self.open_id, self.is_read(text), self.is_starred(text), self.judged

    def draw(self, file: FileRow | None, id_: int, indent: str, width: int, ground: Style) -> list[Segment]:
        """The segments of a row, `width` cells in all; `file` is None while nothing is known of it."""
        is_open = id_ == self.open_id
        detail = self._style("archive--detail") + ground
        if file is None:
            return [Segment(fit(f"{indent}{'›' if is_open else ' '} …", width), detail)]
        read = self.is_read(file.text_sha256)
        style = self._style("archive--read") if read else Style()
        if file.error:
            style += self._style("archive--problem")
        if is_open:
            style += self._style("archive--open")
        lead = f"{indent}{'›' if is_open else ' '}{' ' if read else '•'}"
        tail = self._tail(file, width)
        label = f"{'★ ' if self.is_starred(file.text_sha256) else ''}{_title(file)}"
        return [
            Segment(lead, detail),
            Segment(fit(label, max(width - cells(lead) - cells(tail), 0)), style + ground),
            Segment(tail, detail),
        ]

    def _tail(self, file: FileRow, width: int) -> str:
        date = f" {file.date.astimezone():%y-%m-%d}" if file.date else " " * 9
        if width < FACTS_FROM:
            return ""
        facts = f" {self._facts(file):>6}" if width >= ALL_FACTS_FROM else f" {self._to_do(file):>3}"
        return facts + (date if width >= DATE_FROM else "")

    def _facts(self, file: FileRow) -> str:
        if not (file.facts and self.judged):
            return str(file.facts or "")
        return f"{file.undecided}/{file.facts}" if file.undecided else f"✓{file.facts}"

    def _to_do(self, file: FileRow) -> str:
        """How many facts wait for a decision; where none is kept, how many there are."""
        count = file.undecided if self.judged else file.facts
        if not count:
            return "✓" if file.facts else ""
        return str(count) if count < MANY else "1k+"


def _title(file: FileRow) -> str:
    name = file.identity.rpartition("/")[2]
    return f"! {name}: {file.error}" if file.error else file.title or name
