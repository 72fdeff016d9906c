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
        ("2021-3-22 12:49 GMT+8", datetime(2021, 3, 22, 4, 49)),
        ("2021-03-22 12:49:27 北京时间", datetime(2021, 3, 22, 4, 49, 27)),
        ("2021-03-22T12:49:27+08:00[Asia/Shanghai]", datetime(2021, 3, 22, 4, 49, 27)),
        ("Mon Mar 22 2021 12:49:27 GMT+0800 (中国标准时间)", datetime(2021, 3, 22, 4, 49, 27)),
        ("Mon, 22 Mar 2021 12:49:27 GMT+0800 (CST)", datetime(2021, 3, 22, 4, 49, 27)),
        ("March 22, 2021 at 12:49 AM EDT", datetime(2021, 3, 22, 4, 49)),
        ("1616388567", datetime(2021, 3, 22, 4, 49, 27)),
        ("1616388567000", datetime(2021, 3, 22, 4, 49, 27)),
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
        ("2021年3月22日 下午4:49", datetime(2021, 3, 22, 16, 49)),
        ("2021年3月22日凌晨12点", datetime(2021, 3, 22)),
        ("2021年3月22日中午12时05分", datetime(2021, 3, 22, 12, 5)),
        ("March 22nd, 2021 4:49 p.m.", datetime(2021, 3, 22, 16, 49)),
        ("22 Mar 2021", datetime(2021, 3, 22)),
        ("20210322044927", datetime(2021, 3, 22, 4, 49, 27)),
    ],
)
def test_a_date_without_zone_is_utc_and_says_so(text: str, date: datetime) -> None:
    found, warning = parse_date(text)
    assert found == date.replace(tzinfo=UTC)
    assert "no time zone" in warning


@pytest.mark.parametrize("text", ["Thu, 10 Feb 2022 13:41:52 CST", "Thu Feb 10 13:41:52 CST 2022"])
def test_cst_is_chinas_and_says_so(text: str) -> None:
    found, warning = parse_date(text)
    assert found == datetime(2022, 2, 10, 5, 41, 52, tzinfo=UTC)
    assert "China" in warning


@pytest.mark.parametrize(
    "text", ["10/02/2022", "1616388", "2021年3月22日晚上12:00", "2021-03-22 04:49 XYZ", "2021-03", "12:30"]
)
def test_what_could_be_read_in_two_ways_is_no_date(text: str) -> None:
    assert parse_date(text)[0] is None


@pytest.mark.parametrize(
    "text", ["yesterday", "2021-13-45", "0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00Z", "9" * 500, "2021-02-30"]
)
def test_no_date(text: str) -> None:
    found, warning = parse_date(text)
    assert found is None
    assert "could not be read" in warning


def test_an_empty_date_is_no_trouble() -> None:
    assert parse_date(" ") == (None, "")


@given(st.text(alphabet="0123456789-:/TZ+年月日下午 GMTFeb,pamCS()", max_size=40))
def test_any_text_is_a_date_in_utc_or_none(text: str) -> None:
    date, warning = parse_date(text)
    assert date is None or date.utcoffset() == UTC.utcoffset(None)
    assert date is not None or warning or not text.strip()
