"""Short messages make room for each other and for the next key."""

from tui.screens.messages import GLANCE, TROUBLE, Messages


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def made() -> tuple[Messages, list[str], Clock]:
    cleared: list[str] = []
    clock = Clock()
    return Messages(lambda: cleared.append("cleared"), clock), cleared, clock


def test_the_next_message_takes_the_place_of_one_that_was_seen() -> None:
    kept, cleared, clock = made()
    kept.said("one", trouble=False)
    kept.said("two", trouble=False)
    assert not cleared, "nobody has seen the first yet"
    kept.said("two", trouble=False)
    assert len(cleared) == 1, "the same twice is once"
    clock.now += GLANCE
    kept.said("three", trouble=False)
    assert len(cleared) == 2


def test_a_key_takes_away_what_has_been_seen() -> None:
    kept, cleared, clock = made()
    kept.key_pressed()
    kept.said("one", trouble=False)
    kept.key_pressed()
    assert not cleared
    clock.now += GLANCE
    kept.key_pressed()
    kept.key_pressed()
    assert len(cleared) == 1


def test_trouble_stays_long_enough_to_be_read() -> None:
    kept, cleared, clock = made()
    kept.said("trouble", trouble=True)
    kept.said("one", trouble=False)
    clock.now += GLANCE
    kept.key_pressed()
    assert not cleared
    clock.now += TROUBLE
    kept.key_pressed()
    assert len(cleared) == 1
