"""What the tests of deeds, readings, groups and checks share: a text with its facts, and cases of them."""

from tui.articles.document import Article
from tui.articles.read import from_plain
from tui.facts.extract import extract
from tui.facts.fact import Fact, record
from tui.review.deeds import Case
from tui.review.events import Decision, keys_of

TEXT = (
    "2021年浦东外贸进出口总额达2.38万亿元，同比增长13.9%。近千家企业受益。\n"
    "贵州茅台（600519.SH）收涨1.2%。上海海关将支持跨境电商等新业态，优化通关流程。"
)
ARTICLE = from_plain(TEXT, "a.md")


def case_of(quote: str, article: Article = ARTICLE, decision: Decision | None = None) -> Case:
    """The case of the first fact with that quote."""
    facts = extract(article)
    at = next(at for at, fact in enumerate(facts) if fact.quote == quote)
    return case(article, facts, at, decision or Decision())


def case(article: Article, facts: list[Fact], at: int, decision: Decision) -> Case:
    return Case(article.path, keys_of(article, facts)[at], record(facts[at], article), decision)
