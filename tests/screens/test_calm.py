"""The garbage collector keeps out of the reader's way."""

import gc
from collections.abc import Iterator

import pytest

from tui.screens.calm import begin_calm, collect_young, come_to_stay


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)
    gc.unfreeze()
    gc.enable()


def test_what_has_come_to_stay_is_not_walked_through() -> None:
    come_to_stay()
    assert gc.get_freeze_count() > 1000
    assert gc.isenabled()


def test_until_it_is_calm_nothing_is_walked_through() -> None:
    gc.disable()
    made = [[number] for number in range(5_000)]
    collect_young()
    assert gc.get_count()[0] > len(made), "they are as young as they were"
    begin_calm()
    assert gc.isenabled()
    assert gc.get_freeze_count() > len(made)


def test_what_would_soon_be_looked_at_is_looked_at_now_and_nothing_else() -> None:
    gc.collect()
    gc.set_threshold(1000, 10, 10)
    made = [[number] for number in range(400)]
    before = gc.get_count()[0]
    collect_young()
    assert gc.get_count()[0] >= before > 300
    made += [[number] for number in range(400)]
    collect_young()
    assert gc.get_count()[0] < 300
    assert len(made) == 800
