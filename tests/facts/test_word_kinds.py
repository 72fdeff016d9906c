from hypothesis import given
from hypothesis import strategies as st

from tui.facts import policy_words as w
from tui.facts.word_kinds import AUTHORITY, FIRM, OFFICE, SPEECH, kinds_of, one_of

SETS = (AUTHORITY, SPEECH, FIRM, w.TITLE, OFFICE)


def test_words_of_a_text_are_found_by_what_is_asked_of_them() -> None:
    kinds = kinds_of(w.scan("财政部表示将支持企业。"))
    speech = one_of(SPEECH).search(kinds)
    assert one_of(AUTHORITY).match(kinds)
    assert speech is not None
    assert speech.start() == 1
    assert one_of(FIRM).search(kinds, 0, 2) is None


@given(st.lists(st.integers(0, (1 << 40) - 1), max_size=8), st.sets(st.sampled_from(SETS), min_size=1))
def test_a_word_is_found_where_its_bits_say_so(bits: list[int], asked: set[int]) -> None:
    kinds = kinds_of([(one, at, at + 1) for at, one in enumerate(bits)])
    found = [match.start() for match in one_of(*asked).finditer(kinds)]
    assert found == [at for at, one in enumerate(bits) if any(one & classes for classes in asked)]
