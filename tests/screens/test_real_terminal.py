"""What only a real process in a real terminal shows."""

import re
from pathlib import Path

from tests.terminal import Terminal
from tui.review.events import State
from tui.review.journal import Journal

HOSTILE_TITLE = "[red]x[/] [/] \x1b]0;owned\x07 \x1b[2J \x9b31m 标题"
HOSTILE_BODY = "<p>正文\u202e倒写\u202c\u2066隔离\u2069，营收2.5亿元，[bold]增长3%[/]。&#27;]0;owned&#7; &#x9b;31m</p>"


def hostile_archive(folder: Path) -> Path:
    folder.mkdir()
    text = f"---\ntitle: '{HOSTILE_TITLE}'\nauthor: '[blink]作者[/]'\n---\n<div>{HOSTILE_BODY}</div>"
    (folder / "[b]x[ \x1b[31m.md").write_text(text, encoding="utf-8")
    return folder


def test_a_decision_survives_kill_9_right_after_its_key(archive: Path, tmp_path: Path) -> None:
    journal = tmp_path / "journal.sqlite3"
    arguments = [archive, "--journal", journal, "--reviewer", "li"]
    with Terminal(arguments, tmp_path) as terminal:
        terminal.wait_for("2.38万亿元")
        terminal.press("n")
        terminal.wait_for("Facts 1/")
        terminal.press("a")
        terminal.wait_for("1 decided")
        terminal.kill()
    states = {state for key, state in _states(journal).items()}
    assert states == {State.ACCEPTED}
    with Terminal(arguments, tmp_path) as terminal:
        terminal.wait_for("1 decided")
        terminal.press("u")
        terminal.wait_for("0 decided")
        terminal.kill()
    assert set(_states(journal).values()) == {State.UNDECIDED}


def test_keys_typed_faster_than_the_disk_all_count(archive: Path, tmp_path: Path) -> None:
    journal = tmp_path / "journal.sqlite3"
    with Terminal([archive, "--journal", journal, "--reviewer", "li"], tmp_path) as terminal:
        terminal.wait_for("2.38万亿元")
        terminal.press("naxa")
        terminal.wait_for("3 decided")
        terminal.kill()
    acts = [event.act for event in Journal(journal, "li").events()]
    assert acts == ["accept", "reject", "accept"]


def test_text_from_files_changes_nothing_but_its_own_glyphs(tmp_path: Path) -> None:
    arguments = [hostile_archive(tmp_path / "hostile"), "--journal", tmp_path / "j"]
    with Terminal(arguments, tmp_path, 80, 24) as terminal:
        shown = terminal.wait_for(  # a frame may come in pieces, a first one at another size
            lambda text: "2.5亿元" in text and "[bold]增长3%[/]" in text.replace(" ", "")
        )
        terminal.press("n")
        terminal.wait_for("Facts 1/")
        terminal.press("?")
        terminal.wait_for("Esc Close")
        terminal.press("\x1b")
        terminal.wait_for(lambda text: "Esc Close" not in text)  # else Escape and q are read as one key
        code = terminal.quit()
    assert code == 0
    assert "[red]x[/] [/]" in shown
    assert "[bold]增长3%[/]" in shown.replace(" ", "")
    assert b"owned" in terminal.raw  # drawn, but never as a command:
    assert b"\x1b]0;" not in terminal.raw
    assert b"\x07" not in re.sub(rb"\x1b]22;[a-z]*\x07", b"", terminal.raw)  # Textual sets the pointer's shape
    assert b"\x9b" not in re.sub(rb"[\xc2-\xf4][\x80-\xbf]+", b"", terminal.raw)
    assert "\x9b" not in terminal.raw.decode("utf-8", "replace")
    assert not set(terminal.raw.decode("utf-8", "replace")) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


def test_the_app_goes_on_after_a_file_that_cannot_be_read(archive: Path, tmp_path: Path) -> None:
    (archive / "a 港口.md").write_bytes(b"\x00\x01\x02binary" * 100)
    with Terminal([archive, "--journal", tmp_path / "j"], tmp_path) as terminal:
        terminal.wait_for("This could not be read")
        terminal.press("J")
        terminal.wait_for("2.38万亿元")
        assert terminal.quit() == 0


def _states(journal: Path) -> dict[object, State]:
    reader = Journal(journal, "li")
    texts = {event.key.text_sha256 for event in reader.events()}
    return {key: decision.state for text in texts for key, decision in reader.decisions(text).items()}
