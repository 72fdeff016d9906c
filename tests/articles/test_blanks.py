"""Blanks, zero-width and control characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.blanks import BREAK, moved, one_line, squeeze, visible

TROUBLE = st.text(alphabet="a1中，.。 \t\n\v\xa0\u2009\u3000\u200b\u202f%x", max_size=40)


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("1\xa0000\xa0亿元", "1000亿元"),
        ("1\u2009234.5\u202f%", "1234.5%"),
        ("13\xa0.9%", "13.9%"),
        ("13.\xa09%的", "13.9%的"),
        ("2021\xa0年增长\xa03.5", "2021年增长3.5"),
        ("$\xa03.5 billion", "$3.5 billion"),
        ("in 2021.\xa05 companies", "in 2021. 5 companies"),
        ("20\xa0km", "20 km"),
        ("2020\xa0\xa02021", "2020 2021"),
        ("万\u3000科Ａ", "万 科Ａ"),
        ("　　第一行\v　　第二行\v\v　　第三行　", "第一行\n第二行\n\n第三行"),
        ("上海\n  海关 and\nmore", "上海海关 and more"),
        ("  two   spaces ", "two spaces"),
        ("", ""),
        (" \u3000\xa0", ""),
    ],
)
def test_a_reader_sees_one_space_for_a_run_of_blanks(raw: str, seen: str) -> None:
    assert squeeze(raw)[0] == seen


def test_a_caption_has_no_empty_lines() -> None:
    assert squeeze("甲\v\v\v乙", empty_lines=False)[0] == "甲\n乙"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("2.\u200b38\ufeff万\u2060亿\xad元", "2.38万亿元"),
        ("a\x1b[31m\x07\x00b\x7f", "a[31mb"),
        ("1990\x96\x80\x9b", "1990–€›"),
        ("1\u200d2\u200e3", "123"),
        ("👨\u200d👩 می\u200cخواهم", "👨\u200d👩 می\u200cخواهم"),
        ("一\u2028二", f"一{BREAK}二"),
        ("\u202e反\u202c", "\u202e反\u202c"),
    ],
)
def test_invisible_characters(text: str, seen: str) -> None:
    assert visible(text) == seen


def test_one_line() -> None:
    assert one_line(" 甲\n乙\t\u200b 丙\x1b ") == "甲 乙 丙"


@given(TROUBLE)
def test_squeezing_loses_no_character_and_leaves_no_double_blank(raw: str) -> None:
    text, _ = squeeze(raw)
    assert "".join(text.split()) == "".join(raw.split())
    assert "  " not in text
    assert text == text.strip()
    assert all(line == line.strip() for line in text.split("\n"))
    assert "\n\n\n" not in text


@given(TROUBLE)
def test_squeezing_twice_changes_nothing(raw: str) -> None:
    text, _ = squeeze(raw)
    assert squeeze(text.replace("\n", BREAK))[0] == text


@given(TROUBLE, st.data())
def test_offsets_move_with_their_characters(raw: str, data: st.DataObject) -> None:
    text, edits = squeeze(raw)
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    at = moved([start, end], edits)
    assert 0 <= at[start] <= at[end] <= len(text)
    inside = "".join(raw[start:end].split())
    assert "".join(text[at[start] : at[end]].split()) == inside
