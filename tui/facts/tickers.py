"""Finding tickers: codes, cashtags, publishers' links and names, each with a verdict from its context.

docs/tickers.md says what is decided where the contract leaves it open.
"""

from tui.articles.document import Article
from tui.facts.candidates import Candidate
from tui.facts.codes import find_codes
from tui.facts.fact import Ticker
from tui.facts.gather import apart, attach_codes, attach_links, from_english, from_names, prefer_written
from tui.facts.rules import Rule, confidence_of
from tui.facts.securities import table
from tui.facts.ticker_names import narrow
from tui.facts.ticker_short_forms import learned, short_forms
from tui.facts.verdict import judge

RULES: tuple[Rule, ...] = (
    Rule(
        "ticker.publisher_link", "A name that the publisher links to a security", "东吴证券认为，市场活跃。", "东吴证券"
    ),
    Rule(
        "ticker.code",
        "A security's code, with its name where one stands beside it",
        "创元科技（000551.SZ）公告。",
        "创元科技（000551.SZ）",
    ),
    Rule("ticker.cashtag", "A code or name between dollar signs, or behind one", "看好 $AAPL 的长期前景", "$AAPL"),
    Rule("ticker.name", "The short name at the exchange", "宁德时代收跌2%。", "宁德时代"),
    Rule("ticker.full_name", "The full legal name", "浙江大华技术股份有限公司发布公告。", "浙江大华技术股份有限公司"),
    Rule("ticker.former_name", "A name given up since", "中航飞机发布公告。", "中航飞机"),
    Rule("ticker.short_form", "A usual short form of the name", "茅台股价创新高。", "茅台"),
    Rule("ticker.english_name", "An English name", "Tesla shares rose 3%.", "Tesla"),
    Rule("ticker.brand", "A brand known as its company's", "飞天茅台市场价下降。", "飞天茅台"),
    Rule(
        "ticker.keyword", "A name that only the page's keyword list makes sure", "中国软件的产品线更丰富。", "中国软件"
    ),
)


def find(article: Article) -> list[Ticker]:
    """The tickers of an article, in reading order; `doubt` is set on those that are shown but not asserted."""
    return [
        _ticker(article, c) for c in judged(article) if not c.doubt or c.linked or c.doubt.startswith("an affiliate")
    ]


def judged(article: Article) -> list[Candidate]:
    """Every place that may mention a security, in reading order, each with its verdict; `doubt` says why it is none."""
    known = table()
    text = known.simplified(narrow(article.text))
    day = article.date.date() if article.date else None
    codes = find_codes(text, known)
    candidates = from_names(text, known, day)
    if not (codes or candidates or article.links):
        return candidates
    hidden = [(block.start, block.end) for block in article.blocks if block.alt_only]
    if codes:
        codes = [code for code in codes if not _within(code.start, hidden)]
        candidates += from_english(text, codes, day)
    candidates = attach_codes(text, known, candidates, codes, day)
    candidates += learned(text, candidates, known)
    candidates = attach_links(text, known, candidates, article.links, day)
    candidates = [c for c in apart(candidates) if not _within(c.start, hidden)]
    coded = {c.security.symbol for c in candidates if c.coded}
    prefer_written(known, candidates, coded)
    judge(text, candidates, frozenset(article.keywords), known)
    return sorted([*candidates, *short_forms(text, candidates, known)], key=lambda c: c.start)


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _ticker(article: Article, candidate: Candidate) -> Ticker:
    security, rule = candidate.security, candidate.rule
    evidence = ["publisher_link"] if candidate.linked else []
    if security.symbol in article.keywords:
        evidence.append("publisher_keyword")
    if candidate.cashtag:
        evidence.append("cashtag")
    elif candidate.coded:
        evidence.append("code")
    if candidate.named:
        evidence.append("name")
    if candidate.why == ["in the page's keyword list"]:
        rule = "ticker.keyword"
    return Ticker(
        start=candidate.start,
        end=candidate.end,
        quote=article.text[candidate.start : candidate.end],
        rule=rule,
        confidence=confidence_of(rule, doubtful=bool(candidate.doubt)),
        doubt=candidate.doubt,
        why=tuple(candidate.why),
        symbol=security.symbol,
        mic=security.mic,
        name=security.name,
        evidence=tuple(evidence),
    )
