"""The kept list is the list itself, as long as nothing has been written, and else it is none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archive.conftest import article
from tui.archive.catalog import Catalog
from tui.archive.listing import Listing, Sort
from tui.archive.sections import By
from tui.archive.walk import id_of

ROOT, FEBRUARY = "0", str(id_of("二月"))
LASTING = [listing for sort in Sort if sort is not Sort.UNDECIDED for listing in (Listing(sort), Listing(sort, True))]


@pytest.mark.parametrize("listing", LASTING, ids=repr)
def test_it_is_the_list_itself(catalog: Catalog, listing: Listing) -> None:
    assert catalog.kept_list(listing) is None
    catalog.keep_list(listing, [ROOT, FEBRUARY])
    kept = catalog.kept_list(listing)
    assert kept is not None
    assert kept.folders == catalog.folders(listing)
    assert kept.sections == catalog.sections(listing, By.FOLDER, [ROOT, FEBRUARY])
    others = [other for other in LASTING if other != listing]
    assert not any(map(catalog.kept_list, others))
    catalog.keep_list(others[0], [])
    assert catalog.kept_list(listing) is None


def test_what_hangs_on_more_than_files_is_not_kept(catalog: Catalog) -> None:
    for listing in (Listing(Sort.UNDECIDED), Listing(filter="a"), Listing(undecided=True)):
        catalog.keep_list(listing, [ROOT])
        assert catalog.kept_list(listing) is None


def test_more_sections_are_kept_when_they_are_asked_for(catalog: Catalog) -> None:
    catalog.keep_list(Listing(), [ROOT])
    catalog.keep_list(Listing(), [FEBRUARY, "12345"])
    kept = catalog.kept_list(Listing())
    assert kept is not None
    assert list(kept.sections) == [FEBRUARY, "12345"]
    assert not kept.sections["12345"]


def test_it_holds_when_nothing_has_changed_and_no_longer_when_something_has(
    folder: Path, catalog: Catalog, catalog_of: Callable[[Path], Catalog]
) -> None:
    catalog.keep_list(Listing(), [ROOT])
    kept = catalog.kept_list(Listing())
    assert kept is not None
    again = catalog_of(folder)
    assert again.update(workers=0).whole
    assert again.kept_list(Listing()) == kept
    (folder / "a 3.md").write_text(article("新来的"), encoding="utf-8")
    assert again.update(workers=0).whole
    assert again.kept_list(Listing()) is None
    again.keep_list(Listing(), [ROOT])
    now = again.kept_list(Listing())
    assert now is not None
    assert len(now.sections[ROOT]) == len(kept.sections[ROOT]) + 1


def test_lists_that_name_other_files_than_there_are_are_damage(folder: Path, catalog: Catalog) -> None:
    assert catalog._store
    path = catalog._store.path
    assert path
    catalog.close()
    file = id_of("a 2.md")  # in indexes it stands in eight bytes, in its table in nine
    path.write_bytes(path.read_bytes().replace(file.to_bytes(8), (file ^ 1).to_bytes(8)))
    damaged = Catalog(folder, path.parent.parent)
    assert len(damaged.rows(damaged.ids())) == 5
    assert damaged.update(workers=0).whole
    assert len(damaged.rows(damaged.ids())) == 6
    damaged.close()


@pytest.mark.parametrize(
    "change", ["ids = x'00'", "folders = '['", "sections = '{}'", "sections = 'x'", "folders = '[]'"]
)
def test_what_is_damaged_of_it_is_looked_up(catalog: Catalog, change: str) -> None:
    catalog.keep_list(Listing(), [ROOT])
    with catalog._reading() as db:
        db.execute(f"UPDATE kept_list SET {change}")
    assert catalog.kept_list(Listing()) is None
