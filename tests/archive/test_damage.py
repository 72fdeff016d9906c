"""Whatever a catalogue's file has suffered, it is told as an error of the catalogue, and the next update mends it.

ZHUPI_DAMAGES=1000 tries as many kinds of damage.
"""

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.archive.conftest import PARAGRAPHS, article
from tui.archive.catalog import Catalog
from tui.archive.database import PAGE_SIZE
from tui.archive.listing import Listing, Sort
from tui.archive.query import parse
from tui.archive.search import Order
from tui.archive.sections import By
from tui.archive.store import CatalogError

DAMAGES = int(os.environ.get("ZHUPI_DAMAGES", "40"))
QUERIES = (
    "海关",
    "贵州茅台 OR free",
    "unit:CNY value:>1e6",
    "ticker:600519",
    "title:第",
    "category:金融",
    "NOT 海关",
    "actor:海关",
)


def damaged(data: bytes, rng: random.Random) -> bytes:
    """The file after something has happened to it."""
    cut = bytearray(data)
    pages = len(cut) // PAGE_SIZE
    match rng.choice(["truncated", "zeroed", "garbled", "bytes", "head", "many"]):
        case "truncated":
            del cut[rng.randrange(len(cut)) :]
        case "zeroed":
            at = rng.randrange(pages) * PAGE_SIZE
            cut[at : at + PAGE_SIZE] = bytes(PAGE_SIZE)
        case "garbled":
            at = rng.randrange(pages) * PAGE_SIZE
            cut[at : at + PAGE_SIZE] = rng.randbytes(PAGE_SIZE)
        case "bytes":
            for _ in range(rng.randint(1, 40)):
                cut[rng.randrange(len(cut))] = rng.randrange(256)
        case "head":
            for _ in range(rng.randint(1, 10)):
                cut[rng.randrange(120)] = rng.randrange(256)
        case "many":
            for _ in range(pages // 2):
                at = rng.randrange(1, pages) * PAGE_SIZE
                cut[at : at + PAGE_SIZE] = rng.randbytes(PAGE_SIZE)
    return bytes(cut)


def questions(catalog: Catalog) -> Iterator[Callable[[], object]]:
    """All that a catalogue can be asked."""
    yield from (lambda sort=sort: catalog.rows(catalog.ids(Listing(sort))) for sort in Sort)  # type: ignore[misc]
    yield from (catalog.folders, catalog.months, catalog.categories, catalog.problems)
    for query in map(parse, QUERIES):
        for order in (Order.NEWEST, Order.RELEVANCE):
            yield lambda q=query, o=order: catalog.hits(q, catalog.search(q, o).ids)  # type: ignore[misc]
        yield lambda q=query: list(catalog.all_fact_hits(catalog.facts(q)))  # type: ignore[misc]
    yield lambda: catalog.series("净利润", "CNY", whole=False)
    yield lambda: catalog.units("净利润", whole=False)
    yield lambda: catalog.ruled_facts(parse("")).rules()
    yield from (lambda by=by: catalog.sections(Listing(), by) for by in By)  # type: ignore[misc]
    yield lambda: list(catalog.kept(catalog.ids()))
    yield lambda: [catalog.file(id_) for id_ in catalog.ids()]


def answers(catalog: Catalog) -> bool:
    """Whether everything is answered; nothing but an error of the catalogue may stand in the way."""
    told: list[str] = []
    for question in questions(catalog):
        try:
            question()
        except CatalogError as error:
            told.append(str(error))
    assert not any("\n" in line for line in told)
    return not told


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An archive and the file of its catalogue."""
    root = tmp_path_factory.mktemp("archive")
    rng = random.Random(7)
    for number in range(60):
        body = rng.choices(PARAGRAPHS, k=3)
        (root / f"{number}.md").write_text(article(f"第{number}篇", *body, f"第{number}段。"), encoding="utf-8")
    catalog = Catalog(root, tmp_path_factory.mktemp("cache"))
    catalog.update(workers=0)
    assert answers(catalog)
    assert catalog._store
    path = catalog._store.path
    assert path
    catalog.close()
    return root, path


@pytest.mark.parametrize("seed", range(DAMAGES))
def test_damage_is_told_and_mended(known: tuple[Path, Path], tmp_path: Path, seed: int) -> None:
    root, file = known
    rng = random.Random(seed)
    place = tmp_path / file.parent.name / file.name
    place.parent.mkdir()
    place.write_bytes(damaged(file.read_bytes(), rng))
    catalog = Catalog(root, tmp_path)
    if rng.random() < 0.5:
        answers(catalog)
    for _ in range(2):  # the first may find nothing wrong, where damage lies where it does not look
        assert catalog.update(workers=0).whole
        if answers(catalog):
            break
    assert answers(catalog)
    assert catalog.notice == ""
    assert len(catalog.rows(catalog.ids())) == 60
    catalog.close()
