"""Which keys come by themselves."""

from tui.screens.key_pace import KeyPace


def repeated(*keys: tuple[str, float]) -> list[bool]:
    pace, found = KeyPace(), []
    for key, time in keys:
        pace.heard(key, time)
        found.append(pace.repeated)
    return found


def test_a_held_key_repeats() -> None:
    assert repeated(*[("a", at * 0.03) for at in range(5)]) == [False, True, True, True, True]


def test_keys_typed_ahead_all_count() -> None:
    assert repeated(("n", 0), ("a", 0), ("x", 0), ("a", 0)) == [False] * 4


def test_the_same_key_struck_again_counts() -> None:
    assert repeated(("a", 0), ("a", 0.09), ("a", 0.2)) == [False] * 3
