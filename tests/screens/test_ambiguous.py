"""Characters of ambiguous width, drawn in one cell or two."""

import gzip
import os
import shutil
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pyte.screens
import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from wcwidth import wcwidth

from tests.terminal import Terminal
from tui.screens.ambiguous import answer_of, draw_ambiguous
from tui.screens.glyphs import cells, fit

TEXT = "“引号”—…①·"


@pytest.fixture
def wide() -> Iterator[None]:
    draw_ambiguous(2)
    yield
    draw_ambiguous(1)


def test_one_cell_is_the_default() -> None:
    assert cells(TEXT) == cell_len(TEXT) == 10


@pytest.mark.usefixtures("wide")
def test_two_cells_are_counted_by_rich_textual_and_us() -> None:
    assert cells(TEXT) == cell_len(TEXT) == Segment(TEXT).cell_length == Strip([Segment(TEXT)]).cell_length == 16
    assert cell_len("·") == cell_len("─") == 2
    assert cell_len("abc浦e\u0301") == 6
    assert cells(fit("“引号”" * 9, 15)) == 15
    left, right = Segment("“a”").split_cells(2)
    assert (left.text, right.text) == ("“", "a”")


def test_it_can_be_undone(wide: None) -> None:
    draw_ambiguous(1)
    assert cell_len(TEXT) == 10


@pytest.mark.parametrize(("x", "y", "answer"), [(1, 1, 1), (2, 1, 2), (0, 1, None), (1, 0, None), (5, 1, None)])
def test_the_terminals_answer(x: int, y: int, answer: int | None) -> None:
    assert answer_of(x, y) == answer


def wide_wcwidth(char: str) -> int:
    width: int = wcwidth(char)
    return 2 if width == 1 and unicodedata.east_asian_width(char) == "A" else width


@pytest.mark.parametrize("drawn", [1, 2])
def test_columns_stay_aligned_in_the_terminal(
    drawn: int, tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (archive / "a 港口.md").write_text(
        "---\ntitle: “引号”…与①\n---\n"
        + "".join(f"<p>“第{n}段”——有引号…和①②③的“句子”，到行末为止都要对齐。</p>" for n in range(9)),
        encoding="utf-8",
    )
    if drawn == 2:
        monkeypatch.setattr(pyte.screens, "wcwidth", wide_wcwidth)
    arguments = [archive, "--journal", tmp_path / "j", "--ambiguous-width", str(drawn)]
    with Terminal(arguments, tmp_path, columns=100, rows=24) as terminal:
        terminal.wait_for("第3段")
        edge = [terminal.screen.buffer[row][99].bg for row in range(1, 22)]
        ground = {terminal.screen.buffer[row][64].bg for row in range(6, 20)}
    assert len(set(edge[1:])) == 1, "the facts pane ends at the last column in every row"
    assert len(ground) == 1, "the facts pane begins at the same column in every row"
    if drawn == 2:
        assert not any("─" in line for line in terminal.text().splitlines())


CHARMAP = Path("/usr/share/i18n/charmaps/UTF-8.gz")
"""What the C library's locales are made from; tmux takes the width of characters from its locale."""


def locale_with_wide_ambiguous(folder: Path) -> None:
    """Make a locale `en_US.UTF-8`, the first that tmux asks for, in which such characters take two cells."""
    head, tail = gzip.decompress(CHARMAP.read_bytes()).decode("latin-1").split("END WIDTH")
    ambiguous = [code for code in range(0xA1, 0x2800) if is_ambiguous(chr(code))]
    widths = "".join(f"<U{code:04X}>\t2\n" for code in ambiguous)
    (folder / "charmap").write_text(f"{head}{widths}END WIDTH{tail}", encoding="latin-1")
    made = folder / "en_US.UTF-8"
    subprocess.run(["localedef", "-c", "-i", "en_US", "-f", folder / "charmap", made], capture_output=True, check=False)
    assert made.exists()


def is_ambiguous(char: str) -> bool:
    return unicodedata.east_asian_width(char) == "A" and unicodedata.category(char)[0] not in "MC"


@pytest.mark.skipif(not (shutil.which("tmux") and shutil.which("localedef") and CHARMAP.exists()), reason="no tmux")
@pytest.mark.parametrize("drawn", [1, 2])
def test_columns_stay_aligned_in_tmux(drawn: int, tmp_path: Path) -> None:
    """The width is not configured: tmux is asked for it."""
    article = tmp_path / "a.md"
    article.write_text(
        "".join(f"<p>“第{n}段”——有引号…和①②③的“句子”，营收{n}.5亿元，到行末都要对齐。</p>" for n in range(1, 9)),
        encoding="utf-8",
    )
    here = {"HOME": str(tmp_path), "TMUX_TMPDIR": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
    environment = {**os.environ, **here, "LC_ALL": "C.UTF-8", "TEXTUAL_ANIMATIONS": "none"}
    for name in ("TMUX", "COLUMNS", "LINES"):  # the last two count for more than the terminal's size
        environment.pop(name, None)
    if drawn == 2:
        locale_with_wide_ambiguous(tmp_path)
        environment |= {"LOCPATH": str(tmp_path), "LC_ALL": "en_US.UTF-8"}

    def tmux(*arguments: str) -> str:
        command = ["tmux", "-f", os.devnull, *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout

    reader = [sys.executable, "-m", "tui", str(article), "--journal", str(tmp_path / "j")]
    tmux("new-session", "-d", "-x", "100", "-y", "24", *reader)
    try:
        shown = ""
        until = time.monotonic() + 60
        # Without lines of its own where these are two cells wide: it has heard of the width then.
        while not ("Facts 8" in shown and ("─" in shown) == (drawn == 1)) and time.monotonic() < until:
            time.sleep(0.2)
            shown = tmux("capture-pane", "-p")
    finally:
        tmux("kill-server")
    cells_of = {char: drawn if is_ambiguous(char) else cell_len(char) for char in set(shown)}
    marks = {
        sum(cells_of[char] for char in line[: line.rindex("∙ ")])
        for line in shown.splitlines()
        if line.rstrip().endswith("亿元")
    }
    assert len(marks) == 1, shown
    assert marks == {65}, "the facts pane begins where it would with other text"
