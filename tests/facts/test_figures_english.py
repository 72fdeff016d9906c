"""Figures in English."""

import pytest

from tests.facts.figure_texts import figures, short


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It made $3.5 billion.", [("$3.5 billion", "3500000000", "USD")]),
        ("Worth HK$123.4bn or €500m.", [("HK$123.4bn", "123400000000", "HKD"), ("€500m", "500000000", "EUR")]),
        ("CNY 3bn and RMB 2.5 billion.", [("CNY 3bn", "3000000000", "CNY"), ("RMB 2.5 billion", "2500000000", "CNY")]),
        ("Up 25 basis points to 4.25%-4.5%.", [("25 basis points", "25", "bp"), ("4.25%-4.5%", "4.25-4.5", "%")]),
        ("Down 0.3 percentage points.", [("0.3 percentage points", "0.3", "pp")]),
        ("A 10-for-1 stock split.", [("10-for-1", "10", "ratio")]),
        ("It made $3.76 per diluted share.", [("$3.76 per diluted share", "3.76", "USD/share")]),
        ("Oil is $85.3 a barrel.", [("$85.3 a barrel", "85.3", "USD/bbl")]),
        ("About two-thirds of five percent.", [("About two-thirds", "0.6667", "ratio"), ("five percent", "5", "%")]),
        ("Sales tripled to 1.2 million units.", [("tripled", "3", "x"), ("1.2 million units", "1200000", "1")]),
        ("The index rose 103.2 points.", [("103.2 points", "103.2", "point")]),
        ("GDP grew 5.5% in 2021 and 4.2% in 2022.", [("5.5%", "5.5", "%"), ("4.2%", "4.2", "%")]),
        (
            "A charge of US$900 mil (RM3.77 bil).",
            [("US$900 mil", "900000000", "USD"), ("RM3.77 bil", "3770000000", "MYR")],
        ),
        ("A charge of $73-$78 million.", [("$73-$78 million", "73000000-78000000", "USD")]),
        ("Sales of $1.075 to $1.125 billion.", [("$1.075 to $1.125 billion", "1075000000-1125000000", "USD")]),
        ("It lies between 9% and 11%.", [("9% and 11%", "9-11", "%")]),
        ("Between $3 and $5 billion was lost.", [("$3 and $5 billion", "3000000000-5000000000", "USD")]),
        ("To 5 to 5-1/4 percent.", [("5 to 5-1/4 percent", "5-5.25", "%")]),
        ("From 4-3/4 to 5 percent.", [("4-3/4 to 5 percent", "4.75-5", "%")]),
        ("By 1/4 percentage point.", [("1/4 percentage point", "0.25", "pp")]),
        ("By a quarter of a point.", [("a quarter of a point", "0.25", "pp")]),
        ("By half a percentage point.", [("half a percentage point", "0.5", "pp")]),
        ("Kept at minus 0.1%.", [("minus 0.1%", "-0.1", "%")]),
        ("CSI 500 stock index futures and FTSE 100 companies, 737 Max customers.", []),
    ],
)
def test_values(text: str, found: list[tuple[str, str, str]]) -> None:
    assert short(text) == found


def test_context() -> None:
    first, second, third = figures(
        "Net income rose 11% year on year to $34.6 billion in Q3 2021, while gross margin was 45.2%."
    )
    assert (first.indicator, first.direction, first.basis, first.period) == ("Net income", "up", "yoy", "Q3 2021")
    assert (second.indicator, second.direction) == ("Net income", None)
    assert third.indicator == "gross margin"


@pytest.mark.parametrize(
    ("text", "indicators", "periods"),
    [
        ("The bank raised its key interest rates by 50 basis points.", ["key interest rates"], [None]),
        ("It was lifting the repo rate, which it uses to lend, to 7.75 per cent.", ["repo rate"], [None]),
        (
            "Annual inflation slowed to 10.63 percent in December from 11.58 per cent in November.",
            ["Annual inflation", "Annual inflation"],
            ["December", "November"],
        ),
        ("The committee kept the SDF unchanged at 6.25 per cent.", ["SDF"], [None]),
        (
            "Exports of electro-mechanical products increased by 7.8 percent in the first three quarters of 2018.",
            ["Exports of electro-mechanical products"],
            ["the first three quarters of 2018"],
        ),
        (
            "Total outlay rose 4 percent, while capital spending: down 12 percent.",
            ["Total outlay", "capital spending"],
            [None] * 2,
        ),
        ("They looked for an unemployment rate of 7.7%.", ["unemployment rate"], [None]),
        ("The RBI raised the FY25 economic growth rate to 7.2 per cent.", ["FY25 economic growth rate"], ["FY25"]),
    ],
)
def test_what_is_moved_and_when(text: str, indicators: list[str], periods: list[str | None]) -> None:
    assert [one.indicator for one in figures(text)] == indicators
    assert [one.period for one in figures(text)] == periods


def test_two_levels_of_a_change_are_no_range() -> None:
    assert short("They enhanced the limit from Rs 1 lakh to Rs 5 lakh.") == [
        ("Rs 1 lakh", "100000", "INR"),
        ("Rs 5 lakh", "500000", "INR"),
    ]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("Directors reached a $62.5 million settlement to resolve claims.", ["settlement"]),
        ("Shares of Kohl's, which caters to shoppers, rose 6 percent.", ["Shares of Kohl's"]),
        ("Kohl's said it expects third-quarter earnings of 83 cents.", ["third-quarter earnings"]),
        ("The firm posted $3.2 billion in revenue and paid $5 million of bonuses.", ["revenue", "bonuses"]),
        (
            "Zhu Baoliang, chief economist at the centre, said first-quarter growth could be 8 percent.",
            ["first-quarter growth"],
        ),
        ("Sales are expected to grow 5 percent. The stock closed at $5 in Hong Kong.", ["Sales", "stock"]),
        ("EBay expects revenue of between $4.5 billion and $4.6 billion.", ["revenue"]),
        ("The decision puts the federal funds rate at a range of 5.25% to 5.5%.", ["federal funds rate"]),
        ("It is to return inflation to 2% over time.", ["inflation"]),
        ("The rule would increase U.S. earnings by at least $400 billion.", ["U.S. earnings"]),
        ("Tokyo fell 0.23% to 15,911.53 and Sydney lost 0.51%.", ["Tokyo", "Sydney"]),
        ("Russia also produced 3 million tonnes.", ["Russia"]),
        ("It lost money, sending its stock down close to 3%.", ["stock"]),
        ("Sales beat the $4.64 billion estimated by analysts.", ["Sales"]),
    ],
)
def test_what_an_amount_is_of(text: str, indicators: list[str | None]) -> None:
    assert [one.indicator for one in figures(text)] == indicators


@pytest.mark.parametrize(
    ("text", "value", "high", "unit"),
    [
        ("Earnings in the range of 83 cents to 92 cents per share.", "0.83", "0.92", "USD/share"),
        ("发行价为5元至8元/股。", "5", "8", "CNY/share"),
        ("兩隻股份升3%至近4%。", "3", "4", "%"),
    ],
)
def test_a_range_shares_its_denominator(text: str, value: str, high: str, unit: str) -> None:
    (one,) = figures(text)
    assert (one.value, one.high, one.unit) == (value, high, unit)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The company lost $3.38 billion for the quarter.", None),
        ("The list added 13 Chinese companies.", None),
        ("The move is expected to raise £7.6 billion.", None),
        ("It raised rates by 25 basis points.", "up"),
        ("Shares added 2.3%.", "up"),
        ("Gold lost $2 on Friday.", "down"),
    ],
)
def test_what_is_added_lost_or_raised_is_no_change(text: str, direction: str | None) -> None:
    (figure,) = figures(text)
    assert figure.direction == direction
