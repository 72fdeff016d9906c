"""Records as lines."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from tui.facts.tabular import COLUMNS, csv_header, csv_line, uncell


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\n\0")))
def test_any_quote_comes_back_and_none_is_a_formula(quote: str) -> None:
    row = next(csv.DictReader(io.StringIO(csv_header() + csv_line({"quote": quote}), newline="")))
    assert row["quote"] in (quote, f"'{quote}")
    assert row["quote"] == quote or quote.lstrip("'")[0] in "=+-@＝＋－＠\t"
    assert uncell(row["quote"]) == quote


def test_numbers_keep_their_sign_and_zeros() -> None:
    row = next(
        csv.DictReader(io.StringIO(csv_header() + csv_line({"quote": "-8%", "value": "-8", "symbol": "000001.SZ"})))
    )
    assert (row["quote"], row["value"], row["symbol"]) == ("-8%", "-8", "000001.SZ")


def test_every_field_has_its_column() -> None:
    assert len(COLUMNS) == len(set(COLUMNS))
    assert {"quote", "value", "action", "symbol"} <= set(COLUMNS)
