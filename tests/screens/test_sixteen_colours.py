"""A real terminal of 16 colours: nothing else is sent to it, and states are told apart by more than colour."""

import re
from pathlib import Path

from tests.terminal import Terminal

BODY = """<p>2021年东海市外贸进出口总额达到2.38万亿元、增长13.9%。广州海关将支持保税维修等新业态，优化通关流程。</p>
<p>2020年南山市外贸进出口总额达到1.25万亿元、增长7.5%。</p>"""


def looks(terminal: Terminal, words: str, before: str) -> set[tuple[object, ...]]:
    """How the cells are drawn in which the article's text, not the list of facts, shows words, `before` a mark."""
    for row in range(terminal.screen.lines):
        line = terminal.screen.buffer[row]
        shown = [line[column] for column in range(terminal.screen.columns) if line[column].data]
        at = "".join(char.data for char in shown).find(words + before)
        if at >= 0:
            drawn = shown[at : at + len(words)]
            return {(char.fg, char.bg, char.underscore, char.strikethrough, char.bold) for char in drawn}
    raise AssertionError(f"{words} is not shown:\n{terminal.text()}")


def test_states_and_kinds_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: 十六色\n---\n{BODY}", encoding="utf-8")
    arguments = [tmp_path / "a.md", "--journal", tmp_path / "j", "--ambiguous-width", "1"]
    with Terminal(arguments, tmp_path, columns=80, rows=24, colours=16) as terminal:
        terminal.wait_for("13.9%")
        terminal.press("n")
        terminal.wait_for("Facts 1/")
        terminal.press("a")
        terminal.wait_for("1 decided")
        terminal.press("x")
        terminal.wait_for("2 decided")
        terminal.read(1)
        accepted, rejected = looks(terminal, "2.38万亿元", "、"), looks(terminal, "13.9%", "。")
        undecided, plain = looks(terminal, "7.5%", "。"), looks(terminal, "、", "增长7.5%")
        raw = terminal.raw.decode("utf-8", "replace")
    assert not re.search(r"\x1b\[[0-9;]*[34]8[;:][25]", raw), "no colour but the 16"
    assert all(fg != bg or fg == "default" for fg, bg, *_ in accepted | rejected | undecided | plain)
    assert all(look[2] for look in undecided | accepted), "figures are underlined"
    assert all(look[3] for look in rejected), "rejected ones are struck out"
    assert not any(look[3] for look in undecided | accepted)
    assert accepted != undecided
    assert not any(look[2] or look[3] for look in plain)
