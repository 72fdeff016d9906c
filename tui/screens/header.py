"""What stands above an article: its title, where and when it appeared, what was wrong with its file."""

from tui.articles.document import Article
from tui.screens.glyphs import one_line

HAN_PER_MINUTE = 400
"""Characters a practised reader takes in a minute (Brysbaert 2019 gives 260 words, about 390 characters)."""


def header_of(article: Article) -> list[tuple[str, str]]:
    """(role, text) of each part of the header, empty parts left out."""
    parts = [("title", one_line(article.title))]
    facts = [
        article.date.astimezone().strftime("%Y-%m-%d %H:%M") if article.date else "no date",
        one_line(article.source),
        one_line(article.author) if article.author != article.source else "",
        f"{max(1, round(len(article.text) / HAN_PER_MINUTE))} min",
    ]
    parts.append(("meta", " · ".join(part for part in facts if part)))
    if article.categories:
        parts.append(("meta", one_line(" / ".join(article.categories))))
    parts.extend(("warning", f"⚠ {one_line(warning)}") for warning in article.warnings)
    return [(role, text) for role, text in parts if text]
