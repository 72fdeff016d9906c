"""Facts of an archive that failed a check."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.conftest import article
from tui.archive.catalog import Catalog
from tui.archive.query import parse
from tui.review.raised import failed_in

TRADE = "今年我国进出口总值39.1万亿元。其中，出口21.73万亿元，进口{}万亿元。"


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    root = tmp_path / "archive"
    root.mkdir()
    (root / "right.md").write_text(article("一", TRADE.format("17.37")), encoding="utf-8")
    (root / "wrong.md").write_text(article("二", "另一段。", TRADE.format("19.37")), encoding="utf-8")
    known = Catalog(root, tmp_path / "cache")
    known.update(workers=0)
    yield known
    known.close()


def test_the_wrong_total_is_raised(catalog: Catalog) -> None:
    heard: list[tuple[int, int]] = []
    ((id_, number),) = failed_in(catalog, parse(""), report=lambda done, total: heard.append((done, total)))
    file = catalog.file(id_)
    assert file is not None
    assert file.identity == "wrong.md"
    _, facts = catalog.open(file)
    assert facts[number].quote == "39.1万亿元"
    assert heard == [(0, 2)]


def test_it_can_be_stopped_and_narrowed(catalog: Catalog) -> None:
    assert failed_in(catalog, parse(""), is_stale=lambda: True) == set()
    assert failed_in(catalog, parse("title:一")) == set()
