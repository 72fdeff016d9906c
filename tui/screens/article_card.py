"""The card below the archive's list: what stands under its cursor, whole where the row has only room for a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from tui.screens.glyphs import fit, one_line
from tui.screens.lines import wrapped
from tui.screens.shelf import Head, HeadKind

if TYPE_CHECKING:
    from tui.archive.listing import FileRow

TITLE_LINES = 2
"""Lines for a title; the card has one more."""


class ArticleCard(Widget):
    """Shows a title in full and a line of what else is known."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self._title = self._detail = ""

    def show(self, title: str, detail: str) -> None:
        """Show something else."""
        if (title, detail) != (self._title, self._detail):
            self._title, self._detail = title, detail
            self.refresh()

    def render(self) -> Content:
        """As much of the title as fits, then the detail in the last line."""
        width = self.content_size.width
        lines = wrapped(one_line(self._title), width)
        lines[TITLE_LINES - 1 :] = [fit("".join(lines[TITLE_LINES - 1 :]), width)]
        lines += [""] * (TITLE_LINES - len(lines))
        return Content.assemble(("\n".join(lines), "bold"), "\n", (fit(self._detail, width), "dim"))


def of_file(file: FileRow | None, judged: bool) -> tuple[str, str]:
    """An article's title and what else is known of it; `judged`: whether facts are being decided on."""
    if file is None:
        return "", ""
    parts = [f"{file.date.astimezone():%Y-%m-%d %H:%M}"] if file.date else []
    if file.facts:
        parts.append(f"{file.undecided} of {file.facts} undecided" if judged else f"{file.facts} facts")
    return file.error or file.title or file.identity, " · ".join([*parts, file.identity])


def of_head(head: Head, unfolded: bool) -> tuple[str, str]:
    """What a folder, a group or a saved search is called, how much is in it, and what can be done."""
    is_search = head.kind is HeadKind.SEARCH
    noun = "found" if is_search else "article" if head.size == 1 else "articles"
    parts = [f"{head.size:,} {noun}"] if head.size is not None else []
    parts.append(f"Enter {'folds' if unfolded else 'unfolds'}")
    title = f"{head.label}: {head.query}" if head.query not in ("", head.label) else head.label
    return title, " · ".join([*parts, *["Del removes"] * is_search])
