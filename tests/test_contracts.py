"""The house's laws that a machine can see."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["tui.articles", "tui.facts.extract", "tui.archive.catalog", "tui.review.journal"])
def test_no_room_below_screens_loads_textual_or_rich(module: str) -> None:
    code = f"import {module}, sys; print([m for m in ('textual', 'rich') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_first_frame_waits_for_nothing_that_it_does_not_show() -> None:
    late = (
        "click", "lxml", "bs4", "yaml", "watchfiles", "tomllib", "webbrowser", "email", "secrets",
        "tui.articles.read", "tui.articles.front_matter", "tui.archive.conditions", "tui.archive.query",
        "tui.archive.scan", "tui.archive.search", "tui.facts.extract", "tui.facts.figures", "tui.facts.measures",
        "tui.facts.rules", "tui.facts.securities", "tui.review.agreement", "tui.review.checks", "tui.review.learning",
        "tui.review.precision", "tui.review.queue", "tui.screens.chooser", "tui.screens.dialog",
        "tui.screens.help_screen", "tui.screens.list_dialog", "tui.screens.search_screen",
    )  # fmt: skip
    code = (
        f"import tui.start, tui.commands.launch, tui.screens.app, sys; print([m for m in {late} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_help_loads_no_room() -> None:
    code = (
        "import sys\nfrom tui.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print({m.split('.')[1] for m in sys.modules if m.startswith('tui.')} - {'cli', 'commands'})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"
