"""Search gives exactly what going through every article gives."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive import brute
from tests.archive.brute import Plain, Test
from tests.archive.conftest import PARAGRAPHS, article
from tui.archive import ordering
from tui.archive.catalog import Catalog
from tui.archive.listing import Listing
from tui.archive.query import parse
from tui.archive.search import Order
from tui.articles.read import read
from tui.facts.extract import extract
from tui.facts.fact import record

PIECES = (
    *PARAGRAPHS,
    "上海，海关", "上海海关", "海 关", "2.38万亿元", "38万亿", "AEO企业", "aeo 企业", "ＡＥＯ企业", "free trade", "free-trade",
    "freedom", "Free\u3000Trade zone", "“两头在外”", "China’s GDP", "*ST海航", "13.9%", "9%", "10:30", "600519.SH", "（一）", "é", "e", "EPS1.2元",
    "指数下跌-2.5%", "约3%-5%", "同比增长20%", "净利润5000万元", "的", "1", "12", "21年", "2021年", "😀", "～", "进出口总额1.2万亿美元",
)  # fmt: skip
MONTHS = ("2021-03", "2021-05", "2022-02", "2022-12")


def files() -> Iterator[tuple[str, str]]:
    rng = random.Random(5)
    for number in range(60):
        body = ["".join(rng.choices(PIECES, k=rng.randint(1, 4))) for _ in range(rng.randint(1, 5))]
        title = "".join(rng.choices(PIECES[8:], k=rng.randint(1, 2))).replace("'", "")
        date = f"{rng.choice(MONTHS)}-{rng.randint(1, 28):02}"
        categories = rng.choice(["金融", "公司、股市", "Free Trade", "宏观 经济"])
        yield (
            f"{rng.choice(['', '二月/', 'Mar_ch/'])}{number}.md",
            article(title, *body, date=date, categories=categories),
        )


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Catalog, list[Plain]]]:
    """A catalogue and the same articles read one by one."""
    root: Path = tmp_path_factory.mktemp("archive")
    plain = []
    for name, text in files():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        read_ = read(path, root)
        facts = tuple(record(fact, read_) for fact in extract(read_))
        plain.append(Plain(name, read_.title, read_.text, read_.date, read_.categories, facts))
    catalog = Catalog(root, tmp_path_factory.mktemp("cache"))
    catalog.update(workers=0)
    yield catalog, plain
    catalog.close()


Asked = tuple[str, Test]


def quoted(phrase: str) -> str:
    return f'"{phrase}"'


def _sliced(text: str, start: int, length: int) -> str:
    return text[start % len(text) :][:length]


slices = st.builds(_sliced, st.sampled_from(PIECES), st.integers(0, 80), st.integers(1, 6)).filter(
    lambda piece: piece.strip() and '"' not in piece
)
phrases: st.SearchStrategy[Asked] = st.builds(
    lambda piece, star: (quoted(piece) + "*" * star, brute.words(piece, star)), slices, st.booleans()
)
fields: st.SearchStrategy[Asked] = st.one_of(
    slices.map(lambda piece: (f"title:{quoted(piece)}", brute.in_title(piece))),
    st.sampled_from(["金融", "free", "Trade", "经济", "股"]).map(
        lambda name: (f"category:{name}", brute.in_category(name))
    ),
    st.sampled_from(["二月", "mar_ch", "1", "_", "%"]).map(lambda part: (f"path:{part}", brute.in_path(part))),
    st.sampled_from(MONTHS).map(lambda month: (f"date:{month}", brute.in_month(month))),
)
figures = st.lists(
    st.sampled_from([
        ("kind:figure", brute.kind("figure")),
        ("unit:%", brute.unit("%")),
        ("unit:cny", brute.unit("CNY")),
        ("value:>5", brute.value(lambda number: number > 5)),
        ("value:>=20", brute.value(lambda number: number >= 20)),
        ("value:<0", brute.value(lambda number: number < 0)),
        ("value:>1万亿", brute.value(lambda number: number > 1e12)),
        ("value:<=3.5", brute.value(lambda number: number <= 3.5)),
        ("indicator:进出口", brute.named("indicator", "进出口")),
        ("indicator:净利润", brute.named("indicator", "净利润")),
    ]),
    min_size=1, max_size=3, unique_by=lambda pair: pair[0],
)  # fmt: skip
others = st.sampled_from([
    ([("kind:measure", brute.kind("measure"))]),
    ([("kind:measure", brute.kind("measure")), ("actor:海关", brute.named("actor", "海关"))]),
    ([("actor:=证监会", lambda fact: fact.get("actor") == "证监会")]),
    ([("ticker:600519.sh", brute.symbol("600519.SH"))]),
    ([("ticker:AAPL", brute.symbol("AAPL")), ("kind:ticker", brute.kind("ticker"))]),
])  # fmt: skip
quotes = st.one_of(
    slices.map(lambda piece: (f"quote:{quoted(piece)}", brute.quotes(piece))),
    slices.map(lambda piece: (f"quote:{quoted(piece)}*", brute.quotes(piece, prefix=True))),
    st.sampled_from(["13.9%", "1.2元", "１３.９％", "2.38万亿元", "AEO企业"]).map(
        lambda whole: (f"quote:={whole}", lambda fact: brute.same_all(fact["quote"]) == brute.same_all(whole))
    ),
)


def _also(pairs: list[tuple[str, brute.FactTest]], quote: tuple[str, brute.FactTest] | None) -> Asked:
    """Conditions in parentheses: one fact must meet them all."""
    listed = [*pairs, *([quote] if quote else [])]
    return f"({' '.join(text for text, _ in listed)})", brute.has(*(test for _, test in listed))


facts: st.SearchStrategy[Asked] = st.one_of(
    st.builds(_also, st.one_of(figures, others), st.one_of(st.none(), quotes)),
    quotes.map(lambda quote: _also([], quote)),
)
queries: st.SearchStrategy[Asked] = st.recursive(
    st.one_of(phrases, fields, facts),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(
            lambda parts: (f"({' '.join(text for text, _ in parts)})", brute.both(test for _, test in parts))
        ),
        st.lists(inner, min_size=2, max_size=3).map(
            lambda parts: (f"({' OR '.join(text for text, _ in parts)})", brute.either(test for _, test in parts))
        ),
        inner.map(lambda part: (f"NOT {part[0]}", brute.no(part[1]))),
    ),
    max_leaves=5,
)


@settings(max_examples=300, deadline=None)
@given(queries)
def test_search_finds_what_brute_force_finds(known: tuple[Catalog, list[Plain]], asked: Asked) -> None:
    catalog, plain = known
    text, test = asked
    query = parse(text)
    found = catalog.search(query)
    expected = {article.path for article in plain if test(article)}
    hits = catalog.hits(query, found.ids)
    assert {hit.article for hit in hits} == expected
    assert len(found.ids) == len(expected)
    by_path = {article.path: article for article in plain}
    for hit in hits:
        article = by_path[hit.article]
        assert article.text[hit.start : hit.end] == hit.snippet
        for start, end in hit.spans:
            assert hit.start <= start < end <= hit.end
        for start, end in hit.title_spans:
            assert 0 <= start < end <= len(article.title)
        if query.phrases and not query.fact_tests and not any(phrase.title for phrase in query.phrases):
            assert hit.spans or hit.title_spans or " OR " in text or "NOT" in text


@settings(max_examples=20, deadline=None)
@given(queries, st.sampled_from(Order))
def test_every_order_gives_the_same_articles(known: tuple[Catalog, list[Plain]], asked: Asked, order: Order) -> None:
    catalog, _ = known
    query = parse(asked[0])
    assert sorted(catalog.search(query, order).ids) == sorted(catalog.search(query).ids)


def test_newest_first_and_those_without_a_date_last(known: tuple[Catalog, list[Plain]]) -> None:
    catalog, plain = known
    hits = catalog.hits(query := parse(""), catalog.search(query).ids)
    dates = [hit.date for hit in hits if hit.date]
    assert dates == sorted(dates, reverse=True)
    assert len(hits) == len(plain) == len(catalog.ids(Listing()))


@settings(max_examples=30, deadline=None)
@given(queries, st.sampled_from(Order))
def test_many_articles_come_in_the_order_of_few(known: tuple[Catalog, list[Plain]], asked: Asked, order: Order) -> None:
    catalog, _ = known
    query = parse(asked[0])
    few = catalog.search(query, order).ids
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ordering, "_FEW", 0)
        assert catalog.search(query, order).ids == few
