"""Saying why: what a rule finds and how often it was right, what speaks for a fact and against it."""

from collections.abc import Iterable

from tui.articles.document import Article
from tui.facts.describe import statement
from tui.facts.fact import Fact
from tui.facts.rules import Count, Rule, counted_articles, counts, in_percent, wilson


def explain_rules(rules: Iterable[Rule]) -> str:
    """All rules, and where their counts come from."""
    return "\n\n".join([explain_counts(), *map(explain_rule, rules)])


def explain_counts() -> str:
    """Where the rules' counts come from."""
    return (
        f"Counted on {counted_articles()} articles, annotated or judged, which the rules were written with as well: on\n"
        "articles that nobody has seen, expect somewhat less."
    )


def explain_rule(rule: Rule) -> str:
    """A rule in a few lines: its name, what it finds with an example, how it was judged, a few of its errors."""
    asserted, doubtful = counts().get(rule.name, Count()), counts().get(f"{rule.name}?", Count())
    lines = [rule.name, f"  {rule.summary}", f"  {_marked(rule)}", f"  asserted: {_judged(asserted)}"]
    if doubtful.total:
        lines.append(f"  doubted:  {_judged(doubtful)}")
    if asserted.errors:
        lines.append(f"  was wrong on: {'  '.join(asserted.errors)}")
    return "\n".join(lines)


def explain_facts(article: Article, facts: Iterable[Fact], line: int | None = None) -> str:
    """What speaks for and against each fact, under the number of its line in the plain text (from 1).

    With `line` only the facts that begin on that line are explained.
    """
    parts = []
    for fact in facts:
        number = article.text.count("\n", 0, fact.start) + 1
        if line in (None, number):
            parts.append(_explained(fact, number))
    return "\n\n".join(parts)


def _explained(fact: Fact, number: int) -> str:
    count = counts().get(f"{fact.rule}?" if fact.doubt else fact.rule, Count())
    lines = [
        f"{number}: {fact.kind} {' '.join(fact.quote.split())}",
        f"  says      {statement(fact)}",
        f"  rule      {fact.rule}, {_judged(count)}",
    ]
    if fact.why:
        lines.append(f"  evidence  {'; '.join(fact.why)}")
    if fact.doubt:
        lines.append(f"  doubt     {fact.doubt}")
    return "\n".join(lines)


def _judged(count: Count) -> str:
    if not count.total:
        return "never counted"
    low, high = wilson(count.right, count.total)
    return f"right {count.right} of {count.total}, so in {in_percent(low)} to {in_percent(high)} of cases"


def _marked(rule: Rule) -> str:
    before, quote, after = rule.example.partition(rule.quote)
    return f"{before}[{quote}]{after}"
