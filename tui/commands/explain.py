"""`zhupi explain`: why a fact was found."""

from pathlib import Path

import click

from tui.commands.catalogue import adopted, patterns_option
from tui.commands.output import print_text, stop

_DIGITS = 18
"""Of a line's number at most: Python takes no number of any length."""


@click.command()
@click.argument("place", metavar="FILE[:LINE]")
@patterns_option(True)
def command(place: str, patterns: bool) -> None:
    """Say of each fact which rule found it, on what evidence, and what speaks against it.

    LINE counts the lines that `zhupi show --format text` prints.
    """
    from tui.articles.files import ArticleFileError
    from tui.articles.read import read
    from tui.facts.explain import explain_facts
    from tui.facts.extract import extract as find_facts

    name, _, number = place.rpartition(":")
    is_line = bool(name) and number.isdecimal() and len(number) <= _DIGITS
    path, line = (Path(name), int(number)) if is_line else (Path(place), None)
    try:
        article = read(path)
    except ArticleFileError as error:
        stop(str(error))
    facts = find_facts(article)
    text = explain_facts(article, adopted().facts(article, facts) if patterns else facts, line)
    print_text(text or "No facts here.")
