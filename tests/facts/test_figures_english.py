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
