"""Characters of ambiguous width, drawn in one cell or two."""

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
    import unicodedata

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
