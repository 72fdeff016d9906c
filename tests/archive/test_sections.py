"""Lists in sections, and lists narrowed to sets of texts."""

import pytest

from tui.archive.among import Among
from tui.archive.catalog import Catalog
from tui.archive.listing import Listing, Sort
from tui.archive.sections import By
from tui.archive.walk import id_of


def names(catalog: Catalog, sections: "dict[str, object]") -> dict[str, list[str]]:
    return {key: [row.identity for row in catalog.rows(ids)] for key, ids in sections.items()}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "listing", [Listing(), Listing(descending=True, filter="创新"), Listing(undecided=True)], ids=repr
)
@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("by", By)
def test_each_section_is_the_list_of_its_group(catalog: Catalog, by: By, sort: Sort, listing: Listing) -> None:
    listing = listing._replace(sort=sort)
    found = catalog.sections(listing, by)
    for name, ids in found.items():
        narrowed = {By.FOLDER: {"folder": int(name) if by is By.FOLDER else 0}, By.MONTH: {"month": name}}
        assert ids == catalog.ids(listing._replace(**narrowed.get(by, {"category": name})))  # type: ignore[arg-type]
    assert {name: len(ids) for name, ids in found.items()} == counts(catalog, listing, by)


def counts(catalog: Catalog, listing: Listing, by: By) -> dict[str, int]:
    if by is By.FOLDER:
        return {str(row.id): row.files for row in catalog.folders(listing) if row.files}
    return dict(catalog.months(listing) if by is By.MONTH else catalog.categories(listing))


def test_only_the_sections_asked_for(catalog: Catalog) -> None:
    folder = str(id_of("二月"))
    assert list(catalog.sections(Listing(), By.FOLDER, [folder, "123"])) == [folder]
    assert catalog.sections(Listing(), By.FOLDER, []) == {}
    many = [*map(str, range(10**6, 10**6 + 600)), folder]
    assert list(catalog.sections(Listing(), By.FOLDER, many)) == [folder], "more than SQLite would take as values"
    assert names(catalog, catalog.sections(Listing(), By.CATEGORY, ["公司"])) == {"公司": ["a 2.md"]}


def test_a_set_of_texts(catalog: Catalog) -> None:
    rows = catalog.rows(catalog.ids())
    some = frozenset(bytes.fromhex(row.text_sha256) for row in rows[:2])
    inside = catalog.ids(Listing(among=Among("1", some)))
    assert list(inside) == [row.id for row in rows[:2]]
    assert set(catalog.ids(Listing(among=Among("1", some, inside=False)))) == {row.id for row in rows[2:]}
    other = frozenset([bytes.fromhex(rows[3].text_sha256)])
    assert list(catalog.ids(Listing(among=Among("2", other)))) == [rows[3].id]


def test_a_file_not_read_yet_is_in_no_set(catalog: Catalog) -> None:
    with catalog._reading() as db:
        db.execute("UPDATE files SET text = NULL, state = 1 WHERE identity = 'b.txt'")
    everything = frozenset(bytes.fromhex(row.text_sha256) for row in catalog.rows(catalog.ids()) if row.text_sha256)
    (unread,) = catalog.rows(catalog.ids(Listing(among=Among("1", everything, inside=False))))
    assert unread.identity == "b.txt"


def test_an_article_is_found_by_its_identity(catalog: Catalog) -> None:
    entry = catalog.named("二月/d.md")
    assert entry is not None
    assert entry.path.name == "d.md"
    assert catalog.named("../d.md") is None


@pytest.mark.parametrize("by", list(By))
def test_a_section_asked_for_alone_is_the_same(catalog: Catalog, by: By) -> None:
    every = catalog.sections(Listing(), by)
    assert every
    for name, ids in every.items():
        assert catalog.sections(Listing(), by, [name]) == {name: ids}
        assert catalog.sections(Listing(Sort.DATE, True), by, [name]) == {
            name: catalog.sections(Listing(Sort.DATE, True), by)[name]
        }
    assert catalog.sections(Listing(), by, ["7"]) == {}
