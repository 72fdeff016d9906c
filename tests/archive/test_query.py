"""Reading queries: what they mean, and the place and the words of what is wrong with them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.conditions import (
    And,
    CategoryHas,
    DateIn,
    HasFact,
    KindIs,
    NameHas,
    Node,
    Not,
    Or,
    PathHas,
    QuoteHas,
    StateIs,
    SymbolIs,
    UnitIs,
    ValueIn,
    Words,
)  # fmt: skip
from tui.archive.query import LONGEST, QueryError, parse, query_of_filter
from tui.archive.terms import Phrase

STATES = ("undecided", "accepted", "rejected")


def word(text: str, prefix: bool = False) -> Words:
    return Words(Phrase(text, prefix))


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("", None),
        (" \u3000\n", None),
        ("海关", word("海关")),
        ("海关 上海", And((word("海关"), word("上海")))),
        ("海关 AND 上海", And((word("海关"), word("上海")))),
        ("海关 and 上海", And((word("海关"), word("and"), word("上海")))),
        ("a OR b c", Or((word("a"), And((word("b"), word("c")))))),
        ("a NOT b", And((word("a"), Not(word("b"))))),
        ("NOT NOT a", word("a")),
        ("(a OR b) c", And((Or((word("a"), word("b"))), word("c")))),
        ('"free trade"', word("free trade")),
        ("“两头在外”", word("两头在外")),
        ('"free tra"*', word("free tra", True)),
        ("trad*", word("trad", True)),
        ("*", word("*")),
        ("*ST海航", word("*ST海航")),
        ("10:30", word("10:30")),
        ("NASDAQ:AAPL", word("NASDAQ:AAPL")),
        ("https://example.com/a", word("https://example.com/a")),
        ("title:海关", Words(Phrase("海关"), title=True)),
        ("Title：海关", Words(Phrase("海关"), title=True)),
        ("path:2021/03", PathHas("2021/03")),
        ('category:"宏观 经济"', CategoryHas(Phrase("宏观 经济"), False)),
        ("category:=金融", CategoryHas(Phrase("金融"), True)),
        ("kind:Measure", HasFact(KindIs("measure"))),
        ("ticker:600648.SH", HasFact(SymbolIs("600648.SH"))),
        ("indicator:进出口", HasFact(NameHas("figure", Phrase("进出口"), False))),
        ('actor:="上海 海关"', HasFact(NameHas("measure", Phrase("上海 海关"), True))),
        ("quote:房地产", HasFact(QuoteHas(Phrase("房地产"), False))),
        ("Quote：=房地产", HasFact(QuoteHas(Phrase("房地产"), True))),
        ('quote:"trade zo"*', HasFact(QuoteHas(Phrase("trade zo", True), False))),
        ("unit:cny", HasFact(UnitIs("CNY"))),
        ("unit:元/瓶", HasFact(UnitIs("CNY/瓶"))),
        ("unit:美元", HasFact(UnitIs("USD"))),
        ("unit:％", HasFact(UnitIs("%"))),
        ("unit:个百分点", HasFact(UnitIs("pp"))),
        ("unit:kwh", HasFact(UnitIs("kWh"))),
        ("state:undecided", HasFact(StateIs("undecided"))),
    ],
)
def test_what_queries_mean(text: str, node: Node | None) -> None:
    assert parse(text, STATES).root == node


@pytest.mark.parametrize(
    ("text", "low", "high", "low_open", "high_open"),
    [
        (">1e12", 1e12, None, True, False),
        (">=1万亿", 1e12, None, False, False),
        ("≥1.5亿", 1.5e8, None, False, False),
        ("<-5", None, -5, False, True),
        ("<=1,000", None, 1000, False, False),
        ("3..5", 3, 5, False, False),
        ("3..", 3, None, False, False),
        ("..5亿", None, 5e8, False, False),
        ("2.5", 2.5, 2.5, False, False),
        ("＞３", 3, None, True, False),
        ("2BN", 2e9, 2e9, False, False),
    ],
)
def test_values(text: str, low: float | None, high: float | None, low_open: bool, high_open: bool) -> None:
    assert parse(f"value:{text}").root == HasFact(ValueIn(low, high, low_open, high_open))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1970", 0, 31536000),
        ("1970-01", 0, 31 * 86400),
        ("1970-12", 334 * 86400, 31536000),
        ("1970/1/2", 86400, 2 * 86400),
        ("1970-01-02..1970-01", 86400, 31 * 86400),
        ("1970-01-02..", 86400, None),
        ("..1970-01-02", None, 2 * 86400),
        (">1970-01-02", 2 * 86400, None),
        (">=1970-01-02", 86400, None),
        ("<1970-01-02", None, 86400),
        ("<=1970-01-02", None, 2 * 86400),
        ("9999", 253370764800, 253402300800),
        (">9999-12", 253402300800, None),
    ],
)
def test_dates(text: str, start: int | None, end: int | None) -> None:
    assert parse(f"date:{text}").root == DateIn(start, end)


@pytest.mark.parametrize(
    ("zone", "text", "start", "end"),
    [
        ("Asia/Shanghai", "1970-01-02", 16 * 3600, 40 * 3600),
        ("Asia/Shanghai", "1970", -8 * 3600, 365 * 86400 - 8 * 3600),
        ("America/New_York", "2021-03-14", 1615698000, 1615698000 + 23 * 3600),  # summer time began
    ],
)
def test_dates_are_those_of_the_readers_clock(
    zone: str, text: str, start: int, end: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    assert parse(f"date:{text}").root == DateIn(start, end)


FIGURE, TICKER, UNIT, VALUE = KindIs("figure"), SymbolIs("600648.SH"), UnitIs("CNY"), ValueIn(5, None, True)
ACTORS = tuple(NameHas("measure", Phrase(name), False) for name in ("海关", "证监会"))


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("unit:CNY value:>5", HasFact(And((UNIT, VALUE)))),
        ("unit:CNY 海关 value:>5", And((word("海关"), HasFact(And((UNIT, VALUE)))))),
        ("unit:CNY value:>5 ticker:600648.SH", And((HasFact(And((UNIT, VALUE))), HasFact(TICKER)))),
        ("(unit:CNY) (value:>5)", And((HasFact(UNIT), HasFact(VALUE)))),
        ("kind:measure (actor:海关 OR actor:证监会)", HasFact(And((KindIs("measure"), Or(ACTORS))))),
        ("unit:CNY NOT value:>5", HasFact(And((UNIT, Not(VALUE))))),
        ("海关 NOT kind:ticker", And((word("海关"), Not(HasFact(KindIs("ticker")))))),
        ("unit:CNY NOT kind:ticker", And((Not(HasFact(KindIs("ticker"))), HasFact(UNIT)))),
        ("state:accepted unit:CNY", HasFact(And((UNIT, StateIs("accepted"))))),
        ("unit:CNY OR 海关", Or((HasFact(UNIT), word("海关")))),
        ("unit:CNY OR NOT kind:ticker", Or((HasFact(UNIT), Not(HasFact(KindIs("ticker")))))),
        ("NOT (unit:CNY value:>5)", Not(HasFact(And((UNIT, VALUE))))),
    ],
)
def test_what_stands_side_by_side_speaks_of_one_fact_if_one_fact_can_meet_it(text: str, node: Node) -> None:
    assert flat(parse(text, STATES).root) == node


def flat(node: Node | None) -> Node | None:
    """Groups of one as what is in them."""
    match node:
        case And((part,)) | Or((part,)):
            return flat(part)
        case And(parts):
            return And(tuple(part for part in map(flat, parts) if part))
        case Not(part) if inner := flat(part):
            return Not(inner)
    return node


@pytest.mark.parametrize(
    ("text", "at", "says"),
    [
        ("a AND", 2, "AND needs"),
        ("a OR", 2, "OR needs"),
        ("NOT", 0, "NOT needs"),
        ("OR a", 0, "missing"),
        ("(a", 0, "never closed"),
        ("a (b", 2, "never closed"),
        ("a)", 1, "never opened"),
        ("()", 1, "missing"),
        ('"abc', 0, "never closed"),
        ("海关 “abc", 3, "never closed"),
        ("a ”", 2, "never opened"),
        ('""', 0, "nothing to look for"),
        ("a tikcer:600648", 2, "no field “tikcer”"),
        ("date:2021-06..2021-03", 5, "ends before it begins"),
        ("value:5..3", 6, "ends before it begins"),
        ("value:>10%", 6, "unit:% value:>5"),
        ("海关 unit:XYZ", 8, "There is no unit “XYZ”: CNY"),
        ("unit:CNY/", 5, "There is no unit"),
        ("ticker:外高桥", 7, "quote:外高桥 kind:ticker"),
        ("date:", 0, "needs a value"),
        ("a date: 2021", 2, "needs a value"),
        ('title:""', 6, "needs a value"),
        ("quote:“ ”", 6, "quote: needs a value"),
        ("quote:", 0, "quote: needs a value right after it"),
        ("date:2021-13", 5, "no such date"),
        ("date:0000", 5, "no such date"),
        ("date:yesterday", 5, "2021-03"),
        ("value:much", 6, ">1e12"),
        ("value:..", 6, ">1e12"),
        ("kind:money", 5, "figure, measure and ticker"),
        ("state:done", 6, "undecided, accepted and rejected"),
        ("(" * 50 + "a", 30, "inside one another"),
        ("a" * (LONGEST + 1), LONGEST, "longer than"),
        ("a " * 101, 200, "more than 100"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, at: int, says: str) -> None:
    with pytest.raises(QueryError) as error:
        parse(text, STATES)
    assert error.value.at == at
    assert says in error.value.message


@given(st.one_of(st.text(max_size=40), st.text(alphabet='a ()":*“”AND海关', max_size=12)))
def test_a_filter_is_a_query_for_titles_and_paths(characters: str) -> None:
    root = parse(query_of_filter(characters)).root
    if not characters.strip():
        assert root is None
        return
    assert isinstance(root, Or)
    title, path = root.parts
    assert isinstance(title, Words)
    assert title.title
    assert isinstance(path, PathHas)
    if not set(characters) & set("“”"):
        assert title.phrase.text == path.text == characters


def test_states_need_a_journal() -> None:
    with pytest.raises(QueryError, match="No journal"):
        parse("state:undecided")


@given(st.one_of(st.text(), st.text(alphabet='ab ()":*“”ANDORNT=<>.. 海关:kindvalue\u3000')))
def test_any_text_is_read_or_refused_with_a_place_in_it(text: str) -> None:
    refused = None
    try:
        parse(text, STATES)
    except QueryError as error:
        refused = error
    assert refused is None or (0 <= refused.at <= len(text) and refused.message)
