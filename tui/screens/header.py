"""What stands above an article: its title, where and when it appeared, what was wrong with its file."""

import re
from functools import lru_cache

from tui.articles.document import Article
from tui.screens.glyphs import one_line

HAN_PER_MINUTE, WORDS_PER_MINUTE = 400, 238
"""What a practised reader takes in a minute (Brysbaert 2019: 238 English words; 260 Chinese, about 390 characters)."""

_HAN = range(0x34, 0xA0)
"""First bytes of U+3400 to U+9FFF in UTF-16."""

_NOT_HAN = bytes(byte for byte in range(256) if byte not in _HAN)
_WORD = re.compile(r"[A-Za-z0-9\xc0-\xff][A-Za-z0-9\xc0-\xff'.,%-]*")


@lru_cache(maxsize=2)
def minutes(text: str) -> int:
    """How long a text takes to read, in minutes, one at least; kept, because every resize asks it."""
    # Python takes longer to compile a class of so many characters than to count them in any article; and words of the
    # Latin letters beyond ÿ are counted by their others.
    han = len(text.encode("utf-16-be", "surrogatepass")[::2].translate(None, _NOT_HAN))
    words = len(_WORD.findall(text.replace("’", "'")))
    return max(1, round(han / HAN_PER_MINUTE + words / WORDS_PER_MINUTE))


def header_of(article: Article) -> list[tuple[str, str]]:
    """(role, text) of each part of the header, empty parts left out."""
    parts = [("title", one_line(article.title))]
    facts = [
        article.date.astimezone().strftime("%Y-%m-%d %H:%M") if article.date else "no date",
        one_line(article.source),
        one_line(article.author) if article.author != article.source else "",
        f"{minutes(article.text)} min",
    ]
    parts.append(("meta", " · ".join(part for part in facts if part)))
    if article.categories:
        parts.append(("meta", one_line(" / ".join(article.categories))))
    parts.extend(("warning", f"⚠ {one_line(warning)}") for warning in article.warnings)
    return [(role, text) for role, text in parts if text]
