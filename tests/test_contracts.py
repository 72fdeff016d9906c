"""The house's laws that a machine can see."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["tui.articles", "tui.facts.extract", "tui.archive.catalog", "tui.review.journal"])
def test_no_room_below_screens_loads_textual_or_rich(module: str) -> None:
    code = f"import {module}, sys; print([m for m in ('textual', 'rich') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_first_frame_waits_for_no_rules() -> None:
    slow = "'tui.facts.figures', 'tui.facts.measures', 'tui.facts.securities', 'lxml', 'watchfiles'"
    code = f"import tui.screens.app, sys; print([m for m in ({slow}) if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_help_loads_no_room() -> None:
    code = (
        "import sys\nfrom tui.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print({m.split('.')[1] for m in sys.modules if m.startswith('tui.')} - {'cli', 'commands'})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"
