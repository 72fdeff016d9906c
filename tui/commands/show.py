"""`zhupi show`: an article, cleaned."""

from pathlib import Path

import click

from tui.commands.output import print_text, stop


@click.command()
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--format", "format_", type=click.Choice(["markdown", "text", "json"]), default="markdown", show_default=True
)
def command(file: Path, format_: str) -> None:
    """Print an article, cleaned."""
    from tui.articles.files import ArticleFileError
    from tui.articles.markdown import to_markdown
    from tui.articles.read import read
    from tui.articles.to_json import to_json

    try:
        article = read(file)
    except ArticleFileError as error:
        stop(str(error))
    if format_ == "json":
        print_text(to_json(article))
    else:
        print_text(to_markdown(article) if format_ == "markdown" else article.text)
