"""A text of 200,000 characters with 3,000 figures, made up for benchmarks."""

from tui.articles.document import Article
from tui.articles.read import parse
from tui.facts.fact import Figure
from tui.review.events import Decision, keys_of
from tui.screens.desk import Desk

SENTENCE = (
    "数据显示，第{n}项指标在{year}年达到{a}.{b}万亿元、增长{c}.{d}%，更好发挥了经济发展“稳定器”的作用（初步核算）。"
)


def paragraphs(count: int) -> list[str]:
    """Paragraphs of some 200 characters, no two alike."""
    return [
        "".join(
            SENTENCE.format(n=n * 4 + k, year=1990 + n % 30, a=n % 9 + 1, b=n % 97 + 1, c=n % 13 + 1, d=n % 9)
            for k in range(4)
        )
        for n in range(count)
    ]


def long_text() -> str:
    """An article's file of 200,000 characters."""
    return "---\ntitle: 长文\n---\n" + "".join(f"<p>{text}</p>" for text in paragraphs(870))


def short_text() -> str:
    """An article's file of ten lines."""
    return "---\ntitle: 短文\n---\n" + "".join(f"<p>{text}</p>" for text in paragraphs(3))


def markdown() -> str:
    """The long text as Markdown."""
    return "\n\n".join(paragraphs(870))


def desk() -> Desk:
    """The long text with 3,000 facts on it."""
    article: Article = parse(long_text().encode(), "long.md")
    facts, at = [], 0
    while len(facts) < 3000 and (at := article.text.find("万亿元", at + 1)) > 0:
        start = article.text.rindex("到", 0, at) + 1
        facts.append(
            Figure(
                start=start, end=at + 3, quote=article.text[start : at + 3], rule="figure.money", value="1", unit="CNY"
            )
        )
    return Desk(article, list(facts), keys_of(article, facts), [Decision()] * len(facts))
