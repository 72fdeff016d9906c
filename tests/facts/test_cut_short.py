"""Facts of sentences that break off or begin anywhere: texts in feeds are cut without regard to words."""

import ast
from pathlib import Path

import pytest

from tui.articles.read import from_plain
from tui.facts.extract import extract

TESTS = sorted(Path(__file__).parent.glob("test_*.py"))


def _sentences(path: Path) -> list[str]:
    """The sentences that stand in a file of tests: Chinese ones, and English ones of measures."""
    english = path.stem == "test_english_measures"
    constants = (node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant))
    told = [each for each in constants if isinstance(each, str) and 12 < len(each) < (160 if english else 60)]
    return [each for each in told if english or "一" <= each[0] <= "鿿"]


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.stem)
def test_a_text_may_break_off_or_begin_anywhere(path: Path) -> None:
    for sentence in _sentences(path)[::2]:
        for at in range(1, len(sentence)):
            for text in (sentence[:at], sentence[at:]):
                assert all(text[fact.start : fact.end] == fact.quote for fact in extract(from_plain(text)))
