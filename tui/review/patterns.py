"""Adopted patterns: what was rejected again and again in one context is doubted there from now on.

    path = tui.config.patterns_path()
    patterns = load(path)                                # PatternsError: one line for people; go on without
    facts = doubted(article, facts, patterns)            # pure
    adopt(path, proposal.pattern, note)                  # adds a line
    drop(path, pattern.name)                             # takes it away

A pattern only ever adds a `doubt` to a fact that has none; it deletes nothing. The file is TOML, a line a pattern,
made to be read and edited: comments stay, and a line that is deleted is a pattern switched off.
"""

import json
import os
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from tui.articles.document import Article
from tui.articles.files import ArticleFileError, read_bytes, shown
from tui.facts.fact import CONTEXT, OWN, Fact
from tui.facts.rules import confidence_of

_HEADER = """\
# Zhupi's patterns, a line each: finds that match are shown with a doubt. Delete a line to switch it off.
# kind and doubt are needed; quote, rule, counted, action are compared as they stand; before and after list what may
# stand right before or after the quote.
"""
_WORDS = ("kind", "quote", "rule", "counted", "action", "doubt")
_OWN = ("counted", "action")
_LISTS = ("before", "after")
_WHY = "pattern: "


class PatternsError(Exception):
    """The file of patterns cannot be read or written; the message is one line for people."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which finds are doubted: all that is given must hold. `name` tells patterns apart; empty is not compared."""

    name: str
    kind: str
    doubt: str
    quote: str = ""
    rule: str = ""
    counted: str = ""
    action: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def matches(self, row: Mapping[str, Any]) -> bool:
        """Whether it holds of a record, whose `prefix` and `suffix` are the text around the quote."""
        wanted = {name: getattr(self, name) for name in ("quote", "rule", "counted", "action")}
        if row.get("kind") != self.kind or any(value and row.get(name) != value for name, value in wanted.items()):
            return False
        if self.after and not str(row.get("suffix", "")).startswith(self.after):
            return False
        return not self.before or str(row.get("prefix", "")).endswith(self.before)


def doubted(article: Article, facts: Iterable[Fact], patterns: Sequence[Pattern]) -> list[Fact]:
    """The facts, those without a doubt that match a pattern with its doubt."""
    found: list[Fact] = []
    for fact in facts:
        pattern = None if fact.doubt else _first(patterns, _row(article, fact))
        if pattern is not None:
            why = (*fact.why, f"{_WHY}{pattern.name}")
            fact = fact.but(doubt=pattern.doubt, why=why, confidence=confidence_of(fact.rule, doubtful=True))
        found.append(fact)
    return found


def is_doubted_by_pattern(fact: Fact) -> bool:
    """Whether it is a pattern that doubts a fact."""
    return any(why.startswith(_WHY) for why in fact.why)


def doubted_record(row: Mapping[str, Any], patterns: Sequence[Pattern]) -> dict[str, Any]:
    """A record, with the doubt of the first pattern that matches it where it has none."""
    pattern = None if row.get("doubt") else _first(patterns, row)
    if pattern is None:
        return dict(row)
    return {**row, "doubt": pattern.doubt, "confidence": confidence_of(str(row["rule"]), doubtful=True)}


def _first(patterns: Iterable[Pattern], row: Mapping[str, Any]) -> Pattern | None:
    return next((one for one in patterns if one.matches(row)), None)


def _row(article: Article, fact: Fact) -> dict[str, Any]:
    text = article.text
    own: dict[str, Any] = {name: getattr(fact, name) for name in _OWN if name in OWN[fact.kind]}
    return {
        "kind": fact.kind, "quote": fact.quote, "rule": fact.rule, **own,
        "prefix": text[max(0, fact.start - CONTEXT) : fact.start], "suffix": text[fact.end : fact.end + CONTEXT],
    }  # fmt: skip


# -- the file ----------------------------------------------------------------------------------------------------------


def load(path: Path) -> list[Pattern]:
    """The patterns of a file in its order; none where there is no file. Raises PatternsError."""
    try:
        return _parsed(path, _text_of(path))
    except FileNotFoundError:
        return []


def _text_of(path: Path) -> str:
    """What the file holds. Raises FileNotFoundError where there is none, else PatternsError."""
    try:
        return read_bytes(path)[0].decode("utf-8-sig").replace("\r\n", "\n")
    except ArticleFileError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            raise error.__cause__ from None
        reason = error.message.removeprefix(f"{shown(path)}: ")
        raise PatternsError(f"{path}: the patterns cannot be read ({reason})") from error
    except UnicodeError as error:
        raise PatternsError(f"{path}: the patterns cannot be read ({_reason(error)})") from error


def adopt(path: Path, pattern: Pattern, note: str = "") -> None:
    """Add a pattern as the last line, `note` as its comment; one of its name is replaced. Raises PatternsError."""
    text = _without(path, pattern.name) or _HEADER
    comment = f"  # {' '.join(note.split())}" if note else ""
    line = f"{_quoted(pattern.name)} = {_inline(pattern)}{comment}\n"
    _write(path, text + ("" if text.endswith("\n") else "\n") + line)


def drop(path: Path, name: str) -> bool:
    """Take a pattern's line away; whether there was one. Raises PatternsError."""
    if all(pattern.name != name for pattern in load(path)):
        return False
    _write(path, _without(path, name))
    return True


def _parsed(path: Path, text: str) -> list[Pattern]:
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PatternsError(f"{path}: the patterns cannot be read ({_reason(error)})") from error
    return [_pattern(path, name, table) for name, table in tables.items()]


def _pattern(path: Path, name: str, table: object) -> Pattern:
    """A pattern of the file, every field of the type it should be."""
    problem = ""
    if not isinstance(table, dict):
        problem = "it is no { … }"
    elif unknown := [key for key in table if key not in (*_WORDS, *_LISTS)]:
        problem = f"there is no {unknown[0]}"
    elif wrong := [key for key in _WORDS if not isinstance(table.get(key, ""), str)]:
        problem = f"{wrong[0]} must be words in quotation marks"
    elif wrong := [key for key in _LISTS if not _is_list(table.get(key, []))]:
        problem = f"{wrong[0]} must be a list of words"
    elif table.get("kind") not in OWN or not table.get("doubt"):
        problem = f"it needs a kind ({', '.join(OWN)}) and a doubt"
    elif set(table) <= {"kind", "doubt"}:
        problem = "it says only a kind and would match everything"
    if problem or not isinstance(table, dict):
        raise PatternsError(f"{path}: the pattern {_quoted(name)} cannot be used: {problem}")
    given: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return Pattern(name, **given)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word for word in value)


def _inline(pattern: Pattern) -> str:
    given = {field.name: getattr(pattern, field.name) for field in fields(pattern) if field.name != "name"}
    order = ("kind", "quote", "rule", "counted", "action", "before", "after", "doubt")
    parts = [f"{name} = {_value(given[name])}" for name in order if given[name]]
    return "{ " + ", ".join(parts) + " }"


def _value(value: str | tuple[str, ...]) -> str:
    return _quoted(value) if isinstance(value, str) else "[" + ", ".join(map(_quoted, value)) + "]"


def _quoted(text: str) -> str:
    """A basic string of TOML: as JSON writes it, but for what TOML wants escaped as well; halves of pairs replaced."""
    plain = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007F")


def _without(path: Path, name: str) -> str:
    """The file's text without the line of a pattern; it must be sound."""
    known = load(path)
    if not path.exists():
        return ""
    text = _text_of(path)
    if all(pattern.name != name for pattern in known):
        return text
    remaining = "\n".join(line for line in text.split("\n") if not _is_of(line, name))
    try:
        left = [one.name for one in _parsed(path, remaining)]
    except PatternsError:
        left = None
    if left != [one.name for one in known if one.name != name]:
        raise PatternsError(f"{path}: the pattern {_quoted(name)} does not stand on one line; take it away by hand")
    return remaining


def _is_of(line: str, name: str) -> bool:
    try:
        return list(tomllib.loads(line)) == [name]
    except tomllib.TOMLDecodeError:
        return False


def _write(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise PatternsError(f"{path}: the patterns cannot be written ({_reason(error)})") from error
    finally:
        part.unlink(missing_ok=True)


def _reason(error: Exception) -> str:
    return " ".join(str(getattr(error, "strerror", None) or error).split())
