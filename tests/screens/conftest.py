"""What tests of the screens share."""

import pytest

from tui.screens.copying import Copying


@pytest.fixture(autouse=True)
def no_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is decided in other articles behind a test's back: our articles are copies of each other."""
    monkeypatch.setattr(Copying, "COPIES_AFTER", 3600.0)
