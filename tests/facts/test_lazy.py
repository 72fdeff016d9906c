"""Regular expressions that are compiled on first use."""

import pkgutil
import re
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tui.facts
from tui.facts.lazy import Compiled, any_of, lazy


def test_every_one_of_them_compiles() -> None:
    found = 0
    for module in pkgutil.iter_modules(tui.facts.__path__):
        for name, value in vars(import_module(f"tui.facts.{module.name}")).items():
            if isinstance(value, Compiled):
                found += 1
                assert value.pattern, name
    assert found > 100


def test_it_does_what_the_expression_does() -> None:
    found = lazy(r"(?P<number>\d+)|b", re.I)
    assert [match[0] for match in found.finditer("a1B22")] == ["1", "B", "22"]
    assert found.sub("-", "a1b") == "a--"
    match = found.fullmatch("12", 0, 2)
    assert match
    assert match.lastgroup == "number"
    assert found.pattern == r"(?P<number>\d+)|b"


def test_what_is_no_expression_fails_at_once_on_use() -> None:
    with pytest.raises(re.error):
        lazy("(").search("a")


WORDS = ("ab", "a.", "港股", "]x", "^")


@given(st.text("ab.港股]x^-c", max_size=12))
def test_one_of_some_words_is_found_where_any_stands(text: str) -> None:
    found = any_of(WORDS).search(text)
    places = [at for word in WORDS if (at := text.find(word)) >= 0]
    assert (found.start() if found else None) == min(places, default=None)
