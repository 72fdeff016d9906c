"""Facts of many files, one file after the other."""

from collections.abc import Iterable, Iterator
from typing import Any

from tui.articles.document import Article
from tui.articles.files import ArticleFile, ArticleFileError
from tui.articles.read import from_plain, read
from tui.facts.extract import extract
from tui.facts.fact import record


def records(article: Article) -> list[dict[str, Any]]:
    """The article's facts as records of the contract, in reading order."""
    return [record(fact, article) for fact in extract(article)]


def records_of_text(data: bytes) -> list[dict[str, Any]]:
    """The facts of plain text; its article is named `-`, its offsets are those of the decoded text."""
    return records(from_plain(data.decode("utf-8", "replace")))


def records_of_files(files: Iterable[ArticleFile], failures: list[str]) -> Iterator[list[dict[str, Any]]]:
    """The facts of each file in turn; a file that cannot be read adds a line to `failures` and the rest goes on."""
    for file in files:
        try:
            article = read(file.path, file.root)
        except ArticleFileError as error:
            failures.append(str(error))
            yield []
        else:
            yield records(article)
