"""What an article's front matter says: title, date, categories, author."""

import re
from dataclasses import dataclass
from datetime import datetime

from tui.articles.blanks import one_line, unescaped
from tui.articles.dates import parse_date
from tui.articles.fields import Value, peeled_quotes, unquoted


@dataclass(frozen=True, slots=True)
class Header:
    """An article's header. `title` is empty and `date` None where there is none; `date` is in UTC."""

    title: str = ""
    date: datetime | None = None
    categories: tuple[str, ...] = ()
    author: str = ""
    source: str = ""
    editor: str = ""


def header_of(fields: dict[str, Value], warnings: list[str]) -> Header:
    """The header in the fields of a front matter."""
    date, warning = parse_date(one_line(_text(fields, "date", "published", "pubdate", "time")))
    if warning:
        warnings.append(warning)
    return Header(
        title=title_of(_text(fields, "title")),
        date=date,
        categories=_texts(fields, "categories", "category"),
        author=one_line(_text(fields, "author")),
        source=one_line(_text(fields, "source")),
        editor=one_line(_text(fields, "editor")),
    )


def title_of(text: str) -> str:
    """A title as a reader sees it: one line, entities decoded, without layers of quotes around it."""
    return peeled_quotes(one_line(unescaped(text)))


def title_from_name(name: str) -> str:
    """A title made of a file's name (bytes that are no text as U+FFFD), for an article that has none."""
    stem = name.rpartition(".")[0] or name
    return title_of(stem.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _text(fields: dict[str, Value], *names: str) -> str:
    for name in names:
        value = fields.get(name)
        if isinstance(value, list):
            value = " ".join(value)
        if value:
            return value
    return ""


def _texts(fields: dict[str, Value], *names: str) -> tuple[str, ...]:
    for name in names:
        value = fields.get(name)
        if value:
            values = value if isinstance(value, list) else re.split(r"[,，;；]", value.strip("[] "))
            return tuple(text for text in (one_line(unquoted(item)) for item in values) if text)
    return ()
