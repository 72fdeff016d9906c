"""The config file: what it may say, what is said of what it may not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tui.cli import main
from tui.config import Config, ConfigError, Reading, Review, Terminal, load
from tui.config_file import SETTINGS, parse, to_toml

PATH = Path("config.toml")


def of(text: str) -> Config:
    return parse(text.encode(), PATH)


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    config = load()
    assert (config.reading, config.terminal, config.keys, config.problems) == (Reading(), Terminal(), {}, ())


def test_what_the_file_says_holds(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[reading]\nindent = 0\nblank_lines = false\nwidth = 0\n[terminal]\nambiguous_width = 2\n")
    config = load(path)
    assert config.reading == Reading(indent=0, blank_lines=False, width=0)
    assert config.terminal.ambiguous_width == 2
    assert config.problems == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[reading]\nindent = 1", "[reading] indent = 1: must be 0 or 2; 2 is used"),
        ("[reading]\nindent = true", "[reading] indent = true: must be 0 or 2; 2 is used"),
        ("[reading]\nblank_lines = 1", "[reading] blank_lines = 1: must be true or false; true is used"),
        ("[reading]\nwidth = 19", "[reading] width = 19: must be 0 or a number of at least 20; 72 is used"),
        ("[reading]\nwidth = 72.0", "[reading] width = 72.0: must be 0 or a number of at least 20; 72 is used"),
        ("[reading]\nwidht = 60", "[reading] widht: no such setting (did you mean width?)"),
        ('[terminal]\nambiguous_width = "2"',
         '[terminal] ambiguous_width = "2": must be "auto" or 1 or 2; "auto" is used'),
        ("[terminal]\ntheme = [1]", '[terminal] theme = […]: must be a text in quotes; "auto" is used'),
        ("[readin]\nwidth = 60", "readin: no such section (did you mean reading?)"),
        ("reading = 1", "reading: a section, to be written [reading]"),
        ('[keys]\nfact.accept = 1', "[keys] fact.accept = 1: must be a key in quotes, or a list of them"),
        ('["\\u001b[31m"]', '"\\u001b[31m": no such section'),
    ],
)  # fmt: skip
def test_each_mistake_is_one_line_and_the_rest_holds(text: str, problem: str) -> None:
    config = of(f"{text}\n[review]\nreviewer = 'li'\n")
    assert config.problems == (f"config.toml: {problem}",)
    assert config.review.reviewer == "li"


@pytest.mark.parametrize("data", [b"[reading\n", b"\xff\xfe", b"a = 1\na = 2\n"])
def test_what_is_no_toml_is_one_line_and_the_defaults_hold(data: bytes) -> None:
    config = parse(data, PATH)
    assert len(config.problems) == 1
    assert "the defaults hold" in config.problems[0]
    assert config.reading == Reading()


def test_keys_may_be_quoted_nested_or_a_list() -> None:
    config = of('[keys]\nfact.accept = "f1"\n"fact.reject" = ["f2", ","]\n[keys.text]\nzen = "Z"\n')
    assert config.keys == {"fact.accept": "f1", "fact.reject": "f2,comma", "text.zen": "Z"}


def test_a_fifo_or_a_device_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fifo = tmp_path / "zhupi" / "config.toml"
    fifo.parent.mkdir()
    os.mkfifo(fifo)
    arguments = [sys.executable, "-m", "tui", "config", "--config", fifo]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"zhupi: {fifo}: not a regular file\n")
    with pytest.raises(ConfigError, match=r"^/dev/zero: not a regular file$"):
        load(Path("/dev/zero"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert load().problems == (f"{fifo}: not a regular file; the defaults hold",)


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        load(tmp_path / "none.toml")
    result = CliRunner().invoke(main, ["config", "--config", str(tmp_path / "none.toml")])
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


@given(st.text(max_size=80))
def test_no_file_does_harm(text: str) -> None:
    assert of(text).reading in (Reading(),) or of(text).problems == ()


@given(
    st.sampled_from([0, 2]), st.booleans(), st.sampled_from([0, 20, 72, 500]), st.text(), st.sampled_from(["auto", 2])
)
def test_what_is_printed_is_read_back(indent: int, blank: bool, width: int, theme: str, cells: int | str) -> None:
    config = Config(Reading(indent, blank, width), Terminal(cells, theme), keys={"fact.accept": "f1,f2"})
    again = of(to_toml(config))
    assert (again.reading, again.terminal, again.keys) == (config.reading, config.terminal, config.keys)
    assert again.problems == ()


def test_the_command_prints_what_holds_and_where_it_is_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    result = CliRunner().invoke(main, ["config"])
    assert result.exit_code == 0
    assert result.stdout.startswith(f"# {tmp_path / 'zhupi' / 'config.toml'} (no such file: these are the defaults)\n")
    assert of(result.stdout).problems == ()
    file = tmp_path / "own.toml"
    file.write_text('[reading]\nwidth = 60\nidnent = 2\n[keys]\n"text.zen" = "Z"\n"text.zne" = "F9"\n')
    result = CliRunner().invoke(main, ["config", "--config", str(file)])
    assert result.exit_code == 1
    assert "width = 60" in result.stdout
    assert '\n"text.zen" = "Z"\n' in result.stdout
    assert result.stderr.splitlines() == [
        "zhupi: own.toml: [reading] idnent: no such setting (did you mean indent?)",
        "zhupi: [keys] text.zne: no such action (did you mean text.zen?)",
    ]


def test_every_setting_is_documented() -> None:
    text = (Path(__file__).parent.parent / "docs" / "config.md").read_text(encoding="utf-8")
    for name, section in SETTINGS.items():
        assert f"[{name}]" in text
        for each in section:
            assert f"`{each}`" in text, each


def test_every_setting_has_a_default_that_will_do() -> None:
    for name, section in {"reading": Reading(), "terminal": Terminal(), "review": Review()}.items():
        assert list(SETTINGS[name]) == list(section._fields)
        assert all(setting.check(getattr(section, key)) for key, setting in SETTINGS[name].items())


def test_the_example_in_the_docs_is_right() -> None:
    text = (Path(__file__).parent.parent / "docs" / "config.md").read_text(encoding="utf-8")
    example = text.split("```toml\n")[1].split("```")[0]
    assert of(example).problems == ()
