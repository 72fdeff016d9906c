"""The order of all files is that of the catalogue as it is now, whoever changed it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archive.conftest import PARAGRAPHS, article
from tui.archive import ordering
from tui.archive.catalog import Catalog
from tui.archive.query import parse
from tui.archive.search import Order


@pytest.fixture(autouse=True)
def always_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few the texts found, they are put in order as many are."""
    monkeypatch.setattr(ordering, "_FEW", 0)


def found(catalog: Catalog, words: str, order: Order = Order.NEWEST) -> list[str]:
    query = parse(words)
    return [hit.article for hit in catalog.hits(query, catalog.search(query, order).ids)]


def test_an_article_that_comes_finds_its_place(folder: Path, catalog: Catalog) -> None:
    assert set(found(catalog, "东海")) == {"a 10.md", "二月/e.md"}
    (folder / "new.md").write_text(article("新", PARAGRAPHS[0], date="Fri, 11 Feb 2022 00:00:00 GMT"), encoding="utf-8")
    catalog.update(workers=0)
    assert found(catalog, "东海")[0] == "new.md"
    assert found(catalog, "东海", Order.PATH)[0] == "a 10.md"
    (folder / "new.md").unlink()
    catalog.update(workers=0)
    assert "new.md" not in found(catalog, "东海")


def test_what_another_process_writes_is_seen(
    folder: Path, catalog: Catalog, catalog_of: Callable[[Path], Catalog]
) -> None:
    found(catalog, "东海")
    (folder / "new.md").write_text(article("新", PARAGRAPHS[0], date="Fri, 11 Feb 2022 00:00:00 GMT"), encoding="utf-8")
    catalog_of(folder).update(workers=0)
    assert found(catalog, "东海")[0] == "new.md"


def test_copies_of_one_text_are_all_found(folder: Path, catalog: Catalog) -> None:
    (folder / "copy.txt").write_bytes((folder / "b.txt").read_bytes())
    catalog.update(workers=0)
    assert sorted(found(catalog, "资本市场")) == ["b.txt", "copy.txt"]
    assert found(catalog, "资本市场", Order.PATH) == ["b.txt", "copy.txt"]
    assert found(catalog, "资本市场 path:copy") == ["copy.txt"]
