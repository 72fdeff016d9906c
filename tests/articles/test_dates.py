"""Dates of headers."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.dates import parse_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Thu, 10 Feb 2022 05:41:52 GMT", datetime(2022, 2, 10, 5, 41, 52)),
        ("Thu, 10 Feb 2022 13:41:52 +0800", datetime(2022, 2, 10, 5, 41, 52)),
        ("2021-03-22T04:49:27Z", datetime(2021, 3, 22, 4, 49, 27)),
        ("2021-03-22T12:49:27+08:00", datetime(2021, 3, 22, 4, 49, 27)),
    ],
)
def test_a_date_with_its_zone(text: str, date: datetime) -> None:
    assert parse_date(text) == (date.replace(tzinfo=UTC), "")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021-03-22 04:49:27", datetime(2021, 3, 22, 4, 49, 27)),
        ("2021-03-22", datetime(2021, 3, 22)),
        ("2021/3/2 4:05", datetime(2021, 3, 2, 4, 5)),
        ("2021年3月22日 04:49", datetime(2021, 3, 22, 4, 49)),
        ("2021年3月22日", datetime(2021, 3, 22)),
    ],
)
def test_a_date_without_zone_is_utc_and_says_so(text: str, date: datetime) -> None:
    found, warning = parse_date(text)
    assert found == date.replace(tzinfo=UTC)
    assert "no time zone" in warning


@pytest.mark.parametrize("text", ["yesterday", "2021-13-45", "0001-01-01T00:00:00+14:00", "9" * 500, "2021-02-30"])
def test_no_date(text: str) -> None:
    found, warning = parse_date(text)
    assert found is None
    assert "could not be read" in warning


def test_an_empty_date_is_no_trouble() -> None:
    assert parse_date(" ") == (None, "")


@given(st.text(alphabet="0123456789-:/TZ+年月日 GMTFeb,", max_size=40))
def test_any_text_is_a_date_in_utc_or_none(text: str) -> None:
    date, warning = parse_date(text)
    assert date is None or date.utcoffset() == UTC.utcoffset(None)
    assert date is not None or warning or not text.strip()
