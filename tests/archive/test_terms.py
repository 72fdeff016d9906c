"""Folding and tokens, against what the words mean."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.terms import LONGEST, Phrase, fold, tokens

ODD = st.text(
    st.sampled_from(
        "海关进出口AbcÉβΣςİß１２Ａａ019%.,，。“”‘’\"' \n\u3000\t()*-_^:+\x00\x1f\ud800é中AEO" + "\ue020\ue021"
    )
)
TEXTS = st.one_of(ODD, st.text())


@given(TEXTS)
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＡＥＯ", "aeo"),
        ("２０２１", "2021"),
        ("，", ","),
        ("（", "("),
        ("China’s", "China's"),
        ("“放管服”", '"放管服"'),
        ("ΣΑΣ", "σας"),
    ],
)
def test_what_counts_as_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_tokens_are_words_numbers_and_single_characters() -> None:
    assert tokens("AEO企业 2.38万亿元，free  trade").split(" ") == [
        "aeo", "企", "业", "\ue020", "2", "．", "38", "万", "亿", "元", "，", "free", "trade"
    ]  # fmt: skip


@given(TEXTS)
def test_tokens_have_nothing_in_them_that_the_index_takes_for_a_gap(text: str) -> None:
    for token in tokens(text).split():
        assert all(char.isalnum() or ord(char) >= 0x80 for char in token)
        assert "\ud800" not in token


def found_by_the_index(text: str, phrase: Phrase) -> bool:
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE VIRTUAL TABLE words USING fts5 (body, content='', tokenize='ascii')")
        db.execute("INSERT INTO words (rowid, body) VALUES (1, ?)", (tokens(text),))
        return bool(db.execute("SELECT count(*) FROM words WHERE words MATCH ?", (phrase.match,)).fetchone()[0])


@given(st.data(), ODD, st.booleans())
def test_the_index_finds_what_the_pattern_finds(data: st.DataObject, text: str, prefix: bool) -> None:
    start = data.draw(st.integers(0, len(text)))
    piece = data.draw(st.one_of(st.just(text[start : start + 4]), ODD.map(lambda drawn: drawn[:3])))
    phrase = Phrase(piece, prefix)
    if phrase.match:
        assert found_by_the_index(text, phrase) == bool(phrase.pattern.search(fold(text)))


@pytest.mark.parametrize("length", [LONGEST - 1, LONGEST, LONGEST + 1, 2 * LONGEST, 5 * LONGEST + 3])
def test_long_words_are_found_whole_and_by_their_beginning(length: int) -> None:
    word = "".join(chr(97 + at % 26) for at in range(length))
    text = f"前{word}后 other"
    assert found_by_the_index(text, Phrase(word))
    assert found_by_the_index(text, Phrase(word[: length // 2], prefix=True))
    for part in (word[:-1], word[1:], word[:LONGEST], word[LONGEST:], word[: length // 2]):
        if part and part != word:
            assert not found_by_the_index(text, Phrase(part))


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("上海，海关", "海海", False),
        ("上海 海关", "上海海关", False),
        ("上海\n\n海关", "上海 海关", True),
        ("达到2.38万亿元", "38万亿", True),
        ("达到2.38万亿元", "8万亿", False),
        ("2021年", "21年", False),
        ("free trade", "ree trade", False),
        ("free-trade", "free trade", False),
        ("A*ST海航", "*ST海航", True),
    ],
)
def test_phrases_stand_as_they_are_written(text: str, phrase: str, found: bool) -> None:
    assert found_by_the_index(text, Phrase(phrase)) is found


def test_a_long_text_takes_time_by_its_length() -> None:
    for text in ("1" * 1_000_000, "的" * 1_000_000, " " * 1_000_000, "a " * 500_000, "(" * 1_000_000):
        assert tokens(text).count(" ") >= 0
