"""Checks between figures: what is tied together in the text, and nothing else."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.read import from_plain
from tui.facts.extract import extract
from tui.facts.fact import Figure
from tui.facts.figures import find
from tui.review.amounts import Amount, amount_of, slipped
from tui.review.checks import by_fact, check


def results(text: str) -> list[tuple[str, bool]]:
    article = from_plain(text)
    return [(one.name, one.passed) for one in check(article, extract(article))]


TRADE = "今年我国进出口总值39.1万亿元，增长21.4%。其中，出口21.73万亿元，增长21.2%；进口{}，增长21.5%。"


@pytest.mark.parametrize(
    ("imports", "expected"),
    [("17.37万亿元", [("sum", True)]), ("17.73万亿元", [("sum", False)]), ("1.73万亿元", []),
     ("17.37亿元", [("sum", False)]), ("0.3万亿元", []), ("约17万亿元", [])],
)  # fmt: skip
def test_exports_and_imports_make_up_the_total(imports: str, expected: list[tuple[str, bool]]) -> None:
    assert results(TRADE.format(imports)) == expected


def test_parts_that_make_up_a_total_speak_for_it() -> None:
    both = "全国发行债券33411亿元。其中，一般债券16103亿元，专项债券17308亿元；新增债券14800亿元，再融资债券18611亿元。"
    assert results(both) == [("sum", True), ("sum", True)]
    assert results("确诊730例，其中境外输入106例，本土624例。") == [("sum", True)]
    assert results("有521家试点企业和500家协同企业，共计1021家。") == [("sum", True)]


def test_parts_told_in_part_say_nothing() -> None:
    assert results("全国发行债券33411亿元，其中一般债券16103亿元，专项债券1730亿元。") == []


def test_a_slipped_part_is_the_fact_that_is_checked() -> None:
    article = from_plain("全国发行债券33411亿元，其中一般债券16103亿元，专项债券17308万元。")
    (one,) = check(article, find(article))
    assert (one.passed, one.facts) == (False, (2, 0, 1))
    assert "if 17308万元 were ten thousand times more" in one.says


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我国贸易总额从4.4万亿美元增至6.9万亿美元，增长56.8%。", [("growth", True)]),
        ("我国贸易总额从4.4万亿美元增至6.9万亿美元，增长46.8%。", [("growth", False)]),
        ("我国贸易总额从4.4亿美元增至6.9万亿美元，增长56.8%。", [("growth", False)]),
        ("外汇储备规模为33387亿美元，较8月末上升165万亿美元，升幅为0.50%。", [("growth", False)]),
        ("市场价从2980元降至2700元，降幅9.4%。", [("growth", True)]),
        ("外汇储备规模为33387亿美元，较8月末上升165亿美元，升幅为0.50%。", [("growth", True)]),
        ("外汇储备规模为33387亿美元，较8月末上升165亿美元，升幅为0.60%。", [("growth", False)]),
        ("公司营收12.00亿元，同比增长20%，上年同期为10.00亿元。", [("growth", True)]),
        ("公司营收12.00亿元，同比增长20%，上年同期为11.00亿元。", [("growth", False)]),
        ("公司营收12.00亿元，同比增长20%，净利润1亿元。", []),
    ],
)  # fmt: skip
def test_growth(text: str, expected: list[tuple[str, bool]]) -> None:
    assert results(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("线上销售占比120%。", [("share", False)]), ("线上销售占比20%。", []), ("债务占GDP的比重达120%。", []),
     ("产品占全国产量的130%。", [("share", False)]), ("拨备覆盖率300%。", [])],
)  # fmt: skip
def test_shares(text: str, expected: list[tuple[str, bool]]) -> None:
    assert results(text) == expected


def test_a_minus_after_a_word_of_falling() -> None:
    assert results("价格下降-3%。") == [("sign", False)]
    assert results("价格同比-3%。") == []


def test_one_indicator_told_twice() -> None:
    first = "2021年浦东外贸进出口总额达2.38万亿元。\n"
    assert ("told twice", True) in results(first + "2021年浦东外贸进出口总额为23824亿元。")
    assert ("told twice", False) in results(first + "2021年浦东外贸进出口总额为2.38亿元。")
    assert ("two values", False) in results(first + "2021年浦东外贸进出口总额为2.83万亿元。")
    assert results(first + "2020年浦东外贸进出口总额为2.83万亿元。") == []
    assert results("1月新能源汽车产销量分别完成71.3万辆和71.7万辆。") == []


def test_checks_of_a_fact_come_failed_first_and_say_what_they_rest_on() -> None:
    article = from_plain("公司营收12.00亿元，同比增长20%，上年同期为11.00亿元。")
    (one,) = by_fact(check(article, find(article)))[0]
    assert one.facts == (1, 0, 2)
    assert one.says == "11.00亿元 +20% = 12.00亿元: 1,320,000,000 expected"
    assert 5 not in by_fact([one])


@given(st.integers(1_000, 9_999), st.integers(1_000, 9_999), st.booleans())
def test_what_is_added_up_rightly_passes_and_a_slip_fails(exports: int, imports: int, slip: bool) -> None:
    total = f"{exports + imports}亿元" if not slip else f"{exports + imports}万亿元"
    text = f"上海进出口总值{total}。其中，出口{exports}亿元，进口{imports}亿元。"
    assert ("sum", not slip) in results(text)


@given(st.decimals(1, 1000, places=2), st.decimals("0.1", 90, places=1), st.booleans())
def test_growth_that_was_rounded_passes(level: Decimal, percent: Decimal, up: bool) -> None:
    after = round(level * (1 + (percent if up else -percent) / 100), 2)
    word = ("增至", "增长") if up else ("降至", "下降")
    text = f"公司营收从{level}亿元{word[0]}{after}亿元，{word[1]}{percent}%。"
    assert ("growth", False) not in results(text)


@pytest.mark.parametrize(
    ("quote", "value", "unit", "place"),
    [("2.38万亿元", "2380000000000", "CNY", "1E+10"), ("730例", "730", "1", "0"), ("3万人", "30000", "1", "1E+4"),
     ("13.90%", "13.90", "%", "0.01"), ("1,234.5吨", "1234.5", "t", "0.1")],
)  # fmt: skip
def test_the_place_that_is_written(quote: str, value: str, unit: str, place: str) -> None:
    figure = Figure(start=0, end=len(quote), quote=quote, rule="r", value=value, unit=unit)
    amount = amount_of(figure)
    assert amount is not None
    assert (amount.value, amount.place) == (Decimal(value), Decimal(place))


@pytest.mark.parametrize(
    "figure",
    [
        Figure(start=0, end=2, quote="三成", rule="r", value="30", unit="%"),
        Figure(start=0, end=5, quote="3%-5%", rule="r", value="3", high="5", unit="%"),
        Figure(start=0, end=3, quote="近3万", rule="r", value="30000", approx="about"),
        Figure(start=0, end=2, quote="3亿", rule="r", value="odd"),
    ],
)
def test_no_amount(figure: Figure) -> None:
    assert amount_of(figure) is None


def test_amounts() -> None:
    one = Amount(Decimal(100), Decimal(1))
    assert one.meets(Amount(Decimal(102), Decimal(1)))
    assert not one.meets(Amount(Decimal(103), Decimal(1)))
    assert slipped(one, Amount(Decimal(1_010_000), Decimal(1)))
    assert not slipped(one, Amount(Decimal(1_030_000), Decimal(1)))
    assert (one + one).value == 200


@given(st.text("从到增至长下降-3%2.5万亿元，。其中出口进总值同比上年期占合计共", max_size=60))
def test_any_text_is_checked(text: str) -> None:
    article = from_plain(text)
    facts = extract(article)
    for one in check(article, facts):
        assert one.facts
        assert all(0 <= at < len(facts) for at in one.facts)
        assert "\n" not in one.says
