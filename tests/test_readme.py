"""The README says what the program does."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_table_of_keys_is_the_registrys() -> None:
    with_keys = runpy.run_path(str(ROOT / "scripts" / "write_keys.py"))["with_keys"]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert with_keys(readme) == readme, "run scripts/write_keys.py"


def test_every_command_is_listed() -> None:
    from tui.cli import COMMANDS

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"`zhupi {name}" in readme for name in COMMANDS if name != "open")
