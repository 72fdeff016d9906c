"""What the archive pane shows, read from the catalogue: made in workers, handed over whole."""

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from tui.archive.among import Among
from tui.archive.catalog import Catalog
from tui.archive.listing import FileRow, FolderRow, Group, Listing, Sort
from tui.archive.sections import By
from tui.archive.states import States
from tui.review.marks import Mark, Marks
from tui.review.resume import Left
from tui.screens.shelf import Head, HeadKind, Shelf

FIRST_ROWS = 80
"""Rows that are read along with a list, so that its first frame has them."""


class Only(StrEnum):
    """Which articles are shown."""

    ALL = "all"
    UNREAD = "unread"
    STARRED = "starred"
    UNDECIDED = "undecided"


DESCENDING = frozenset({Sort.DATE, Sort.SIZE, Sort.UNDECIDED})
"""Orders that begin with the greatest, as people ask for the newest, the longest, those with most to do."""


class View(NamedTuple):
    """Which articles the pane shows, and how."""

    sort: Sort = Sort.NAME
    descending: bool = False
    by: By = By.FOLDER
    only: Only = Only.ALL
    filter: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether articles are left out; what is left is unfolded then."""
        return bool(self.filter) or self.only is not Only.ALL

    @property
    def settled(self) -> bool:
        """Whether reading files cannot move articles about in it."""
        return not self.narrowed and self.by is By.FOLDER and self.sort in (Sort.NAME, Sort.SIZE)

    @property
    def lasting(self) -> bool:
        """Whether it hangs on nothing but the files, so that it can be kept (see `kept_list`)."""
        return not self.narrowed and self.by is By.FOLDER and self.sort is not Sort.UNDECIDED

    def parts(self) -> list[str]:
        """What is not as usual about it, for the heading: filter, marks, groups, order."""
        usual = View()
        way = "↓" if self.descending else "↑"
        return [
            *([f"“{self.filter}”"] if self.filter else []),
            *([str(self.only)] if self.only is not usual.only else []),
            *([f"by {self.by}"] if self.by is not usual.by else []),
            *([f"{self.sort} {way}"] if (self.sort, self.descending) != (usual.sort, usual.descending) else []),
        ]

    def sorted_by(self, sort: Sort) -> "View":
        """The view in another order; in the same one the other way round."""
        if sort is self.sort:
            return self._replace(descending=not self.descending)
        return self._replace(sort=sort, descending=sort in DESCENDING)


class Shelved(NamedTuple):
    """What there is to show: heads, articles by section, and the keys of the heads that stand open."""

    view: View
    root: Head
    ids: "Mapping[str, array[int]]"
    unfolded: frozenset[str]


def shelve(
    catalog: Catalog,
    view: View,
    marks: Marks,
    states: States | None,
    toggled: Collection[str] | None,
    saved: Mapping[str, str] | None = None,
) -> Shelved:
    """Read what a view shows, before all else the `saved` searches (queries by name) where it shows everything.

    `toggled` are the keys of the heads that the reader has unfolded or, in a narrowed view, where all begin unfolded,
    folded; None where nobody has seen the archive yet. Raises CatalogError.
    """
    listing = listing_of(view, marks)
    kept = catalog.kept_list(listing) if view.lasting else None
    root = _in_folders(kept.folders) if kept else _HEADS[view.by](catalog, listing, states)
    keys = _keys_of(root)
    if toggled is None:
        shown = _lone(root)
    else:
        shown = keys - frozenset(toggled) if view.narrowed else keys & frozenset(toggled)
    sections = [head.section for head in _open_heads(root, shown) if head.section is not None]
    if kept and kept.sections.keys() >= set(sections):
        ids = {section: kept.sections[section] for section in sections}
    else:
        ids = catalog.sections(listing, view.by, sections, states)
    if saved and not view.narrowed:
        heads, found = _searches(catalog, view, states, saved, frozenset(toggled or ()))
        root.heads[:0] = heads
        ids |= found
        shown |= frozenset(found)
    return Shelved(view, root, ids, shown)


def read_shelf(
    catalog: Catalog,
    view: View,
    marks: Marks,
    states: States | None,
    toggled: Collection[str] | None,
    saved: Mapping[str, str],
    near: int,
) -> tuple[Shelf, list[FileRow]]:
    """What a view shows (see `shelve`), and the rows around the file `near`. Raises CatalogError."""
    shelved = shelve(catalog, view, marks, states, toggled, saved)
    shelf = Shelf(shelved.root, shelved.ids, shelved.unfolded)
    start = max((shelf.find(near) or 0) - FIRST_ROWS // 2, 0)
    return shelf, catalog.rows(shelf.ids_at(start, start + FIRST_ROWS), states)


def view_of(left: Left) -> View:
    """The view in which an archive was left; the standard for what is no name of ours."""
    try:
        return View(Sort(left.sort), left.descending, By(left.by), Only(left.only), left.filter)
    except ValueError:
        return View()._replace(filter=left.filter)


def _searches(
    catalog: Catalog, view: View, states: States | None, saved: Mapping[str, str], unfolded: frozenset[str]
) -> "tuple[list[Head], dict[str, array[int]]]":
    """A head for each saved search, and what those that stand open find."""
    from tui.archive.query import QueryError, parse
    from tui.archive.search import Order

    # Newest first where there is no such order.
    orders = {(Sort.DATE, False): Order.OLDEST, (Sort.TITLE, False): Order.TITLE, (Sort.NAME, False): Order.PATH}
    order = orders.get((view.sort, view.descending), Order.NEWEST)
    heads: list[Head] = []
    found: dict[str, array[int]] = {}
    for name, text in saved.items():
        key, label = f"?{name}", name
        if key in unfolded:
            try:
                query = parse(text, states.names if states else ())
                found[key] = catalog.search(query, order, states).ids
            except QueryError as error:
                found[key], label = array("q"), f"{name}: {error.message}"
        heads.append(Head(key, label, HeadKind.SEARCH, len(found[key]) if key in found else None, key, query=text))
    return heads, found


def listing_of(view: View, marks: Marks) -> Listing:
    """The catalogue's list for a view."""
    among = None
    if view.only is Only.STARRED:
        among = Among(*marks.texts(Mark.STARRED))
    elif view.only is Only.UNREAD:
        among = Among(*marks.texts(Mark.READ), inside=False)
    return Listing(
        view.sort, view.descending, view.filter.strip(), among=among, undecided=view.only is Only.UNDECIDED
    )  # fmt: skip


def _folders(catalog: Catalog, listing: Listing, states: States | None) -> Head:
    return _in_folders(catalog.folders(listing, states))


def _in_folders(folders: Iterable[FolderRow]) -> Head:
    heads: dict[int | None, Head] = {}
    root = Head("", "", size=0)
    for folder in folders:
        head = _folder(folder)
        if folder.parent is None:
            root = head
        else:
            heads[folder.parent].heads.append(head)
        heads[folder.id] = head
    return root


def _folder(folder: FolderRow) -> Head:
    section = str(folder.id)
    name = folder.path.rpartition("/")[2]
    return Head(section, name, HeadKind.FOLDER, folder.total, section if folder.files else None)


def _months(catalog: Catalog, listing: Listing, states: States | None) -> Head:
    months = catalog.months(listing, states)
    return _grouped(months, "no date", months)


def _categories(catalog: Catalog, listing: Listing, states: States | None) -> Head:
    # An article may be in several categories, and is in one month.
    return _grouped(catalog.categories(listing, states), "no name", catalog.months(listing, states))


def _grouped(groups: list[Group], nameless: str, counted: list[Group]) -> Head:
    """A head for each group; `counted` are groups each article is in one of."""
    heads = [Head(f"={name}", name or nameless, size=files, section=name) for name, files in groups]
    return Head("", "", size=sum(group.files for group in counted), heads=heads)


_HEADS: dict[By, Callable[[Catalog, Listing, States | None], Head]] = {
    By.FOLDER: _folders,
    By.MONTH: _months,
    By.CATEGORY: _categories,
}


def _keys_of(root: Head) -> frozenset[str]:
    keys: set[str] = set()
    pending = [root]
    while pending:
        head = pending.pop()
        keys.update(inner.key for inner in head.heads)
        pending += head.heads
    return frozenset(keys)


def _lone(root: Head) -> frozenset[str]:
    """The heads that stand open because there is nothing beside them."""
    keys, head = set(), root
    while head.section is None and len(head.heads) == 1:
        head = head.heads[0]
        keys.add(head.key)
    return frozenset(keys)


def _open_heads(root: Head, unfolded: frozenset[str]) -> list[Head]:
    found, pending = [], [root]
    while pending:
        head = pending.pop()
        found.append(head)
        pending += [inner for inner in head.heads if inner.key in unfolded]
    return found
