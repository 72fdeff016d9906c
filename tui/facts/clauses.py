"""Cutting a stretch of text into sentences and clauses, by offset.

Brackets, book titles and short quotations are kept whole: a comma or full stop inside them cuts nothing. A longer
quotation is somebody's speech and is cut like any other text. Only so many characters are looked through for a
closing mark, so that the time stays linear whatever the text.
"""

from collections.abc import Iterator
from typing import NamedTuple

from tui.facts.lazy import lazy

# Both expressions begin with the set of all characters that matter, so that the search runs over the others at once.
_OPENERS = "《（(“「"
_WHOLE = (
    r"(?<=《)[^《》\n]{0,100}(?:》|《[^《》\n]{0,60}》[^《》\n]{0,60}》)"
    r"|(?<=（)[^（）\n]{0,120}）|(?<=\()[^()\n]{0,120}\)"
    r"|(?<=“)[^“”\n。！？；，]{0,40}”|(?<=「)[^「」\n。！？；，]{0,40}」"
)
_STOPS = "。！？!?；;"
_CLOSERS = "”’」』）)"
_SENTENCE = lazy(rf"[{_OPENERS}{_STOPS}\n](?:{_WHOLE}|(?P<stop>(?<=[{_STOPS}])[{_STOPS}\n{_CLOSERS}]*|(?<=\n)\n*))")
_CLAUSE = lazy(  # what is met most often comes first
    rf"[{_OPENERS}{_STOPS}\n【】，：,:—…\u3000\t](?:(?P<comma>(?<=，)[{_CLOSERS}]*)|(?P<cut>(?<=：)(?:(?<!\d：)|(?!\d))[{_CLOSERS}]*"
    rf"|(?<=[{_STOPS}\n【】])[{_STOPS}\n【】]*[{_STOPS}\n{_CLOSERS}]*"
    rf"|(?:(?<=[,:])(?:(?<!\d[,:])|(?!\d))|(?<=—)—|(?<=…)…*|(?<=[\u3000\t])[\u3000\t]*)[{_CLOSERS}]*)|{_WHOLE})"
)


class Clause(NamedTuple):
    """A clause `text[start:end]` without its punctuation; `stop` is what ended it: `，`, `：`, `；`, `。` or empty."""

    start: int
    end: int
    stop: str


Part = tuple[int, int, str]
"""A clause as the rules take it, a thousand in twenty articles: plain tuples are much faster to make and to take apart."""
_COMMA = 1
"""The group that a comma has, which most clauses end with."""
_KIND = dict.fromkeys(",，—…\u3000\t", "，") | dict.fromkeys(":：", "：") | dict.fromkeys(";；", "；")
"""What ends a clause, by the first mark behind it; all others end it like `。`."""


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of `text[start:end]`, closing marks included; a semicolon ends one, as in lists."""
    at = start
    for match in _SENTENCE.finditer(text, start, end):
        if match.lastgroup:
            stop = match.end()
            if match.start() > at:
                yield at, stop
            at = stop
    if at < end:
        yield at, end


def clauses(text: str, start: int, end: int) -> list[Clause]:
    """The clauses of `text[start:end]` in order; empty ones are left out."""
    return [Clause(*part) for part in parted(text, start, end)]


def parted(text: str, start: int, end: int) -> list[Part]:
    """The same as plain tuples."""
    found: list[Part] = []
    at = start
    for match in _CLAUSE.finditer(text, start, end):
        cut = match.lastindex
        if cut is None:
            continue
        stop, after = match.span()
        if stop > at:
            mark = "，"
            if cut != _COMMA:
                mark = text[stop]
                mark = _KIND.get(mark) or ("：" if mark == "】" and text.startswith("】：", stop) else "。")
            found.append((at, stop, mark))
        at = after
    if at < end:
        found.append((at, end, ""))
    return found
