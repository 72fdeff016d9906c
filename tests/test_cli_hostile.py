"""The commands where the system refuses: one line, an exit code, nothing lost."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tui.articles.printing import writer_to
from tui.cli import main
from tui.commands import journals
from tui.review.journal import Journal

LONG = "x" * 5000


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def refused(result: Result) -> str:
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1), result.output
    assert result.stderr.startswith("zhupi: ")
    return result.stderr


@pytest.mark.parametrize(
    "arguments",
    [["index"], ["search", "x"], ["facts"], ["export"], ["import"], ["journal", "merge"],
     ["journal", "log", "--journal"], ["open"], ["show"], ["extract"]],
)  # fmt: skip
def test_a_name_too_long_for_the_system_is_one_line(arguments: list[str]) -> None:
    assert "too long" in refused(run(*arguments, LONG))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "arguments", [["show", "b.txt"], ["explain", "b.txt"], ["search", "海关", "."], ["rules"], ["--help"]]
)
def test_a_full_disk_is_one_line(archive: Path, arguments: list[str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tui", *arguments], cwd=archive, stdout=full, stderr=subprocess.PIPE, text=True,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (2, "zhupi: standard output: No space left on device\n")


def test_a_closed_standard_output_is_one_line(archive: Path) -> None:
    command = 'exec "$0" -m tui show "$1" >&-'
    done = subprocess.run(["sh", "-c", command, sys.executable, archive / "b.txt"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (2, "zhupi: standard output: it is closed\n")


def test_a_user_without_a_name_has_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert journals.login_name() == f"user{os.getuid()}"


def test_without_a_home_a_command_ends_with_one_line(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*args: object) -> Path:
        raise RuntimeError("could not determine the home directory for '~/.cache'")

    monkeypatch.setattr("tui.archive.catalog.user_cache_path", nowhere)
    assert "home directory" in refused(run("index", archive))


@pytest.mark.parametrize("arguments", [["extract"], ["facts", "--format", "jsonl"], ["export"]])
def test_no_output_is_written_over_an_article(archive: Path, arguments: list[str]) -> None:
    before = (archive / "b.txt").read_bytes()
    assert "another file" in refused(run(*arguments, archive, "--output", archive / "b.txt"))
    assert "read" in refused(run(*arguments, archive / "b.txt", "--output", archive / "b.txt"))
    assert (archive / "b.txt").read_bytes() == before


@pytest.mark.parametrize("command", ["extract", "export"])
def test_no_output_is_written_over_a_journal(archive: Path, tmp_path: Path, command: str) -> None:
    Journal(tmp_path / "decisions", "li").close()
    before = (tmp_path / "decisions").read_bytes()
    assert "journal" in refused(run(command, archive / "b.txt", "--output", tmp_path / "decisions"))
    assert (tmp_path / "decisions").read_bytes() == before


def test_output_to_a_link_goes_where_it_leads(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("target")
    assert run("extract", archive / "b.txt", "--output", tmp_path / "link").exit_code == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text(encoding="utf-8").count("\n") > 1


def test_a_pipe_is_written_to_and_stays_one(archive: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", tmp_path / "pipe"], stdout=subprocess.PIPE) as reader:
        assert run("extract", archive / "b.txt", "--output", tmp_path / "pipe").exit_code == 0
        assert reader.communicate()[0].decode() == run("extract", archive / "b.txt").stdout
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    assert "no file" in refused(run("export", archive / "b.txt", "--output", tmp_path / "pipe"))


@pytest.mark.parametrize("command", ["extract", "export"])
def test_the_longest_name_that_a_file_can_have(archive: Path, tmp_path: Path, command: str) -> None:
    options = ["--no-text"] if command == "export" else []
    assert run(command, archive / "b.txt", *options, "--output", tmp_path / ("y" * 250)).exit_code == 0
    assert (tmp_path / ("y" * 250)).stat().st_size > 100
    assert not list(tmp_path.glob(".*.part"))


def test_a_terminal_gets_no_commands_and_a_file_gets_all(tmp_path: Path) -> None:
    hostile = "a\x1b[2J\x9b\u202e\u2066b\n"

    class Terminal:
        written = ""

        def isatty(self) -> bool:
            return True

        def write(self, text: str) -> None:
            self.written += text

    terminal = Terminal()
    writer_to(terminal)(hostile)  # type: ignore[arg-type]
    assert terminal.written == "a\ufffd[2J\ufffd\ufffd\ufffdb\n"
    with (tmp_path / "file").open("w", encoding="utf-8") as stream:
        writer_to(stream)(hostile)
    assert (tmp_path / "file").read_text(encoding="utf-8") == hostile


def test_other_input_that_is_none(archive: Path) -> None:
    assert "indicator" in refused(run("facts", archive, "--series", " ", "--unit", "CNY"))
    assert "too long" in refused(run("explain", f"{archive / 'b.txt'}:{'9' * 5000}"))
    command = ["sh", "-c", 'exec "$0" -m tui extract - <&-', sys.executable]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (2, "zhupi: standard input: it is closed\n")


def test_settings_nested_too_deep_are_told(tmp_path: Path, archive: Path) -> None:
    (tmp_path / "deep.toml").write_text("a = " + "[" * 5000 + "]" * 5000)
    result = run("config", "--config", tmp_path / "deep.toml")
    assert (result.exit_code, result.stderr) == (1, "zhupi: deep.toml: nested too deep; the defaults hold\n")
    (tmp_path / "XDG_CONFIG_HOME" / "zhupi").mkdir(parents=True)
    (tmp_path / "deep.toml").rename(tmp_path / "XDG_CONFIG_HOME" / "zhupi" / "searches.toml")
    assert "searches.toml" in refused(run("search", "@x", archive))
