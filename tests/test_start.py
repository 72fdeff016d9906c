"""`zhupi PATH` is understood without the commands, in just the cases where both would do the same."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tui.commands.launch
from tui.cli import main as commands
from tui.commands import COMMANDS
from tui.start import OPTIONS, what_to_open


def test_a_path_and_options_are_understood() -> None:
    assert what_to_open([]) == {}
    assert what_to_open(["a folder"]) == {"path": "a folder"}
    assert what_to_open(["x", "--ambiguous-width", "1"]) == {"path": "x", "ambiguous_width": "1"}
    assert what_to_open(["--journal=j", "x", "--reviewer", "-"]) == {"path": "x", "journal": "j", "reviewer": "-"}
    assert what_to_open(["--config", "c", "search"]) == {"config_file": "c", "path": "search"}


@pytest.mark.parametrize(
    "words",
    [
        ["search"], ["open", "x"], ["--help"], ["-h"], ["--version"], ["x", "y"], ["x", "--unknown"], [""], ["--", "x"],
        ["x", "--journal"], ["x", "--ambiguous-width", "3"], ["--journal", "a", "--journal", "b"], ["-"],
    ],
)  # fmt: skip
def test_all_else_is_for_the_commands(words: list[str]) -> None:
    assert what_to_open(words) is None


_WORDS = [*OPTIONS, *(f"{name}=2" for name in OPTIONS), *list(COMMANDS)[:3], "x", "1", "-h", "", "--", "-q"]


@given(st.lists(st.sampled_from(_WORDS), max_size=4))
def test_what_is_understood_means_the_same_to_the_commands(words: list[str]) -> None:
    asked = what_to_open(words)
    if asked is None:
        return
    given: list[tuple[object, ...]] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(tui.commands.launch, "launch", lambda *values: given.append(values))
        commands(words, standalone_mode=False)
    names = ("path", "journal", "reviewer", "config_file", "ambiguous_width")
    assert [None if value is None else str(value) for value in given[0]] == [asked.get(name) for name in names]


def test_a_path_that_is_not_there_costs_one_line(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "tui", str(tmp_path / "none")], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr == f"zhupi: {tmp_path / 'none'}: no such file or folder\n"
