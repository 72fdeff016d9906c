"""Line breaking by the Chinese rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.screens.glyphs import reach, widths
from tui.screens.line_breaking import NO_END, NO_START, break_lines


def lines(text: str, width: int) -> list[str]:
    ends = break_lines(text, reach(text), width)
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


TEXT = "数据显示，2021年浦东外贸进出口总额达2.38万亿元、增长13.9%，发挥了（全市）经济发展“稳定器”作用——《意见》发布。"


@pytest.mark.parametrize("width", range(20, 81))
def test_no_line_begins_or_ends_with_a_mark_that_may_not(width: int) -> None:
    for line in lines(TEXT, width):
        assert line[0] not in NO_START
        assert line.rstrip()[-1] not in NO_END


@pytest.mark.parametrize("width", range(20, 81))
def test_numbers_keep_their_sign_unit_and_percent(width: int) -> None:
    joined = "|".join(lines(TEXT, width))
    for whole in ("2021年", "2.38万亿元", "13.9%", "——"):
        assert whole in joined


@pytest.mark.parametrize("width", range(12, 60))
def test_latin_words_stay_whole(width: int) -> None:
    text = "加大对GOP 企业AEO高级认证的培育力度 with ordinary English words in-between, e.g. Alphabet"
    joined = "|".join(lines(text, width))
    for word in ("GOP", "AEO", "with", "ordinary", "English", "Alphabet"):
        assert word in joined


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert lines("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_a_kept_span_moves_to_the_next_line_whole() -> None:
    text = "一二三四五六七八"
    ends = break_lines(text, reach(text), 10, keep=lambda at: 3 if 3 < at < 7 else None)
    assert ends == [3, 8]


def test_a_kept_span_longer_than_the_line_is_cut() -> None:
    text = "一二三四五六七八"
    assert break_lines(text, reach(text), 6, keep=lambda at: 0 if 0 < at < 8 else None) == [3, 6, 8]


@given(st.text(max_size=80), st.integers(2, 40))
def test_joining_the_lines_gives_the_text(text: str, width: int) -> None:
    text = text.replace("\n", " ")
    assert "".join(lines(text, width)) == text


@given(st.text(alphabet="一二，。（“a1 .%—😀é\u0301\u200d", max_size=60), st.integers(2, 30))
def test_no_line_is_wider_than_its_room(text: str, width: int) -> None:
    sizes = widths(text)
    ends = break_lines(text, reach(text), width)
    for start, end in zip([0, *ends], ends, strict=False):
        visible = end - (len(text[start:end]) - len(text[start:end].rstrip(" ")))
        clusters = sum(size > 0 for size in sizes[start:visible])
        assert sum(sizes[start:visible]) <= width or clusters == 1
