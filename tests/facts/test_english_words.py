"""Forms of English verbs, sentences and words."""

import pytest

from tui.facts.english_sentences import officials, sentences, words_of
from tui.facts.english_words import BASE, ING, PARTICIPLE, PAST, THIRD, forms, words


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("raise", {"raise": BASE, "raises": THIRD, "raised": PAST | PARTICIPLE, "raising": ING}),
        ("ban", {"ban": BASE, "bans": THIRD, "banned": PAST | PARTICIPLE, "banning": ING}),
        ("levy", {"levy": BASE, "levies": THIRD, "levied": PAST | PARTICIPLE, "levying": ING}),
        ("impose", {"impose": BASE, "imposes": THIRD, "imposed": PAST | PARTICIPLE, "imposing": ING}),
        ("allow", {"allow": BASE, "allows": THIRD, "allowed": PAST | PARTICIPLE, "allowing": ING}),
        ("launch", {"launch": BASE, "launches": THIRD, "launched": PAST | PARTICIPLE, "launching": ING}),
        ("cut/cut/cut", {"cut": BASE | PAST | PARTICIPLE, "cuts": THIRD, "cutting": ING}),
        ("give/gave/given", {"give": BASE, "gives": THIRD, "gave": PAST, "given": PARTICIPLE, "giving": ING}),
        ("permit/permitted/permitted", {"permit": BASE, "permits": THIRD, "permitted": PAST | PARTICIPLE, "permitting": ING}),
        ("guarantee", {"guarantee": BASE, "guarantees": THIRD, "guaranteed": PAST | PARTICIPLE, "guaranteeing": ING}),
    ],
)  # fmt: skip
def test_forms(entry: str, expected: dict[str, int]) -> None:
    assert forms(entry) == expected


def test_every_section_that_is_asked_for_is_there() -> None:
    known = words()
    assert all(known.sets[name] for name in ("reports", "papers", "views", "policy", "others", "attributed", "moves"))
    assert known.verbs["crack"][0].particles == ("down", "on")


def test_an_abbreviation_ends_no_sentence() -> None:
    text = 'The U.S. Treasury and Mr. Smith met. It rose 2.5 percent. "Yes." No. 5 won.'
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == [
        "The U.S. Treasury and Mr. Smith met.", "It rose 2.5 percent.", '"Yes."', "No. 5 won.",
    ]  # fmt: skip


def test_words_keep_their_places() -> None:
    text = "China’s 10-year U.S. plan, $3.5bn or -0.1%."
    assert [text[word.start : word.end] for word in words_of(text, 0, len(text))] == [
        "China’s", "10-year", "U.S.", "plan", ",", "$3.5bn", "or", "-0.1%", ".",
    ]  # fmt: skip


def test_officials_are_known_by_their_names() -> None:
    told = officials("Fed Chair Jerome Powell met Governor Andrew Bailey and the president of China.")
    assert {"powell", "bailey"} <= told
    assert "china" not in told
