"""Reading a query: words, "phrases", AND, OR, NOT, parentheses and fields → conditions.

`海关 "自由贸易" (进口 OR 出口) NOT 期货 date:2021-03..2021-06 unit:CNY value:>1e12`. Words side by side must all be
there. A word that ends in `*` may go on. Chinese quotation marks and colons do as well as ASCII ones.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tui.archive.conditions import And, CategoryHas, NameHas, Node, Not, Or, QuoteHas, Words, fact_tests_of, phrases_of
from tui.archive.query_fields import FIELDS, FieldError
from tui.archive.same_fact import bind
from tui.archive.terms import Phrase

LONGEST = 2_000
"""Characters of a query at most."""

DEEPEST = 30
"""Parentheses inside parentheses at most."""

MOST = 100
"""Conditions in a query at most."""

_FIELD = re.compile(r"([A-Za-z]+)[:：](?!//)")
_VALUE = re.compile(
    r"""(?P<sign>[=＝]?)(?:"(?P<plain>[^"]*)"|“(?P<curly>[^“”]*)”|(?P<word>[^\s()"“”]+))(?P<star>\*?)"""
)
_JOINS = ("AND", "OR", "NOT")


class QueryError(Exception):
    """A query that cannot be read. `at` is the offset of the place in the query."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.message = message
        self.at = at


@dataclass(frozen=True)
class Query:
    """A query as it was read; `root` is None where it asks for everything."""

    text: str
    root: Node | None

    @cached_property
    def phrases(self) -> tuple[Words, ...]:
        """What is to be lit in a hit."""
        return tuple(phrases_of(self.root)) if self.root else ()

    @cached_property
    def fact_tests(self) -> tuple[Node, ...]:
        """The tests of which a fact must meet one to be listed; none where any fact of a hit is."""
        return tuple(fact_tests_of(self.root)) if self.root else ()


class _Token(NamedTuple):
    """A piece of a query: a parenthesis, one of the joining words, or a condition."""

    what: str
    at: int
    condition: Node | None = None


def parse(text: str, states: Collection[str] = ()) -> Query:
    """The query in `text`; `states` names what a fact's state of review can be. Raises QueryError."""
    if len(text) > LONGEST:
        raise QueryError(f"The query is longer than {LONGEST} characters.", LONGEST)
    tokens = list(_tokens(text, states))
    if sum(token.condition is not None for token in tokens) > MOST:
        raise QueryError(f"The query has more than {MOST} conditions.", tokens[-1].at)
    if not tokens:
        return Query(text, None)
    return Query(text, bind(_Parser(tokens, len(text)).whole()))


def query_of_filter(characters: str) -> str:
    """The query for what a filter of titles and file names shows (see `Listing.filter`); empty where it is empty.

    Titles are asked for words, so that `cent` is no part of `percent` there.
    """
    if not characters.strip():
        return ""
    phrase = f"“{re.sub('[“”]', ' ', characters)}”" if '"' in characters else f'"{characters}"'
    return f"title:{phrase}* OR path:{phrase}"


class _Parser:
    """Reads tokens by precedence: NOT binds before AND, AND before OR."""

    def __init__(self, tokens: list[_Token], end: int) -> None:
        self._tokens = [*tokens, _Token("end", end)]
        self._at = 0
        self._depth = 0

    def whole(self) -> Node:
        """The query as one node."""
        node = self._either()
        if self._here.what == ")":
            raise QueryError("This parenthesis was never opened.", self._here.at)
        return node

    @property
    def _here(self) -> _Token:
        return self._tokens[self._at]

    def _take(self, what: str) -> bool:
        if self._here.what != what:
            return False
        self._at += 1
        return True

    def _either(self) -> Node:
        parts = [self._all()]
        while self._take("OR"):
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all(self) -> Node:
        parts = [self._one()]
        while self._take("AND") or self._here.what in ("condition", "(", "NOT"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _one(self) -> Node:
        token = self._here
        self._at += 1
        match token.what:
            case "condition":
                assert token.condition is not None
                return token.condition
            case "NOT":
                part = self._one()
                return part.part if isinstance(part, Not) else Not(part)
            case "(":
                return self._inside(token.at)
            case "end" if self._at > 1:
                before = self._tokens[self._at - 2]
                raise QueryError(f"{before.what} needs something after it.", before.at)
        raise QueryError("Something to look for is missing here.", token.at)

    def _inside(self, at: int) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise QueryError("Too many parentheses inside one another.", at)
        node = self._either()
        if not self._take(")"):
            raise QueryError("This parenthesis is never closed.", at)
        self._depth -= 1
        # A group, even of one, stands apart: what it says of a fact it says of one of its own (see `same_fact`).
        return node if isinstance(node, Or) else And((node,))


def _tokens(text: str, states: Collection[str]) -> Iterator[_Token]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
        elif text[at] in "()":
            yield _Token(text[at], at)
            at += 1
        elif (field := _FIELD.match(text, at)) and _is_field(field):
            match = _value_at(text, field.end(), f"{field[1]}:")
            yield _Token("condition", at, _field(field[1].lower(), match, states))
            at = match.end()
        else:
            match = _value_at(text, at)
            if match["word"] in _JOINS:
                yield _Token(match["word"], at)
            else:
                yield _Token("condition", at, _words(match))
            at = match.end()


def _is_field(match: re.Match[str]) -> bool:
    """Whether letters with a colon are a field; small letters that are none are taken for a slip, not for text."""
    if match[1].lower() in FIELDS:
        return True
    if match[1].islower():
        known = ", ".join(FIELDS)
        message = f"There is no field “{match[1]}”; put words with a colon in quotes. Fields: {known}."
        raise QueryError(message, match.start())
    return False


def _value_at(text: str, at: int, before: str = "") -> re.Match[str]:
    """What stands at `at`: a quotation, or characters up to the next blank, quotation or parenthesis."""
    match = _VALUE.match(text, at)
    if match is not None and (match["word"] or match["plain"] is not None or match["curly"] is not None):
        return match
    if text[at : at + 1] in ('"', "“"):
        raise QueryError("This quotation is never closed.", at)
    if text[at : at + 1] == "”":
        raise QueryError("This quotation was never opened.", at)
    raise QueryError(f"{before} needs a value right after it.", at - len(before))


def _read(match: re.Match[str]) -> tuple[str, bool]:
    """What was written, and whether a star stood after it."""
    quoted = match["plain"] if match["plain"] is not None else match["curly"]
    if quoted is not None:
        return match["sign"] + quoted, bool(match["star"])
    word = match["sign"] + match["word"]
    return (word[:-1], True) if len(word) > 1 and word.endswith("*") else (word, False)


def _words(match: re.Match[str]) -> Node:
    text, star = _read(match)
    phrase = Phrase(text, star)
    if not phrase.match:
        raise QueryError("There is nothing to look for in this quotation.", match.start())
    return Words(phrase)


def _field(name: str, match: re.Match[str], states: Collection[str]) -> Node:
    text, star = _read(match)
    try:
        if not text.strip():
            raise FieldError(f"{name}: needs a value.")
        node = FIELDS[name](text, star, states)
        if isinstance(node, (Words, CategoryHas, NameHas, QuoteHas)) and not node.phrase.match:
            raise FieldError(f"{name}: needs a value.")
    except FieldError as error:
        raise QueryError(str(error), match.start()) from error
    return node
