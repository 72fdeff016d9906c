"""The fields of a fact read from selected words by the extractor's own grammar: what a reviewer adds need not be typed.

    fields = parse(article, start, end, "figure")   # {"value": "2380000000000", "unit": "CNY", …} or None

Pure. The words are taken as they were selected, whatever the extractor thinks of the span: it is a missed fact.
"""

import re
from typing import Any

from tui.articles.document import Article, Block, BlockKind
from tui.facts import measures
from tui.facts import policy_words as w
from tui.facts.clauses import clauses, sentences
from tui.facts.codes import find_codes
from tui.facts.context import Reading, read
from tui.facts.figure_tables import in_table
from tui.facts.figure_times import Carried
from tui.facts.figures import decimal_text, quantities_in
from tui.facts.numerals import CHINESE, value_of
from tui.facts.quantity import Quantity
from tui.facts.securities import MARKETS, Security, table, unknown
from tui.facts.shadow import shadow_of
from tui.facts.ticker_names import narrow
from tui.facts.units import CLASSIFIER, unit_at

_NUMERAL = re.compile(rf"[0-9][0-9,]*(?:\.[0-9]+)?[十百千万亿]*|[{CHINESE}半]+")
_CAPTION = 80
"""How many characters before a table may say its unit."""

Fields = dict[str, Any]


def parse(article: Article, start: int, end: int, kind: str) -> Fields | None:
    """A kind's own fields for the words `article.text[start:end]`; None where they hold nothing of the kind.

    A figure needs a numeral, a ticker a name, code or publisher's link that the table knows, a measure two characters.
    """
    start, end = trimmed(article.text, start, end)
    if start >= end:
        return None
    return {"figure": figure_fields, "ticker": ticker_fields, "measure": measure_fields}[kind](article, start, end)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span inside the text and without blanks at its ends."""
    start, end = max(0, start), min(len(text), end)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def block_at(article: Article, at: int) -> Block | None:
    """The block that holds an offset."""
    return next((block for block in article.blocks if block.start <= at < block.end), None)


# -- figures -----------------------------------------------------------------------------------------------------------


def figure_fields(article: Article, start: int, end: int) -> Fields | None:
    """Value and unit from the words, direction, basis, indicator and period from the paragraph around them."""
    shadow = shadow_of(article.text)
    block = block_at(article, start) or Block(BlockKind.PARAGRAPH, start, end)
    if block.kind is BlockKind.TABLE:
        caption = (max(0, block.start - _CAPTION), block.start)
        for quantity, reading in in_table(shadow, block, caption):
            if quantity.start < end and start < quantity.end:
                return _fields(article.text, quantity, reading)
    quantity_ = _quantity(shadow, start, end)
    if quantity_ is None:
        return None
    around = quantities_in(shadow, block.start, block.end)
    around = [one for one in around if one.end <= quantity_.start or quantity_.end <= one.start]
    around = sorted([*around, quantity_], key=lambda one: one.start)
    readings = read(shadow, block.start, max(block.end, end), around, Carried())
    return _fields(article.text, quantity_, readings[around.index(quantity_)])


def amount_fields(article: Article, start: int, end: int) -> Fields | None:
    """Only what the words of a figure say themselves: value, high, unit, counted, approx."""
    quantity = _quantity(shadow_of(article.text), start, end)
    if quantity is None:
        return None
    fields = _fields(article.text, quantity, Reading())
    return {name: fields[name] for name in ("value", "high", "unit", "counted", "approx")}


def _quantity(shadow: str, start: int, end: int) -> Quantity | None:
    """The quantity that fills most of the words; where the grammar sees none, their first numeral with what follows."""
    found = quantities_in(shadow, start, end)
    if found:
        return max(found, key=lambda one: one.end - one.start)
    for match in _NUMERAL.finditer(shadow, start, end):
        value = value_of(match[0].replace(",", ""))
        if value is None:
            continue
        quantity = Quantity(match.start(), match.start(), match.end(), match.end(), value, 1)
        unit = unit_at(shadow, match.end()) or (CLASSIFIER, end)
        if unit[1] > end:
            unit = (CLASSIFIER, end)
        quantity.take(unit[0], match.end(), unit[1])
        if quantity.symbol == "1" and match.end() < end:
            quantity.counted = match.end(), end
        return quantity
    return None


def _fields(text: str, quantity: Quantity, reading: Reading) -> Fields:
    unit = quantity.unit
    assert unit is not None
    ratio = quantity.symbol == "ratio"
    return {
        "value": decimal_text(quantity.value, unit.factor, ratio),
        "high": None if quantity.high is None else decimal_text(quantity.high, unit.factor, ratio),
        "unit": quantity.symbol,
        "counted": text[slice(*quantity.counted)] if quantity.counted else None,
        "approx": quantity.approx,
        "direction": reading.direction,
        "basis": reading.basis,
        "indicator": text[slice(*reading.indicator)] if reading.indicator else None,
        "period": text[slice(*reading.period)] if reading.period else None,
    }


# -- tickers -----------------------------------------------------------------------------------------------------------


def ticker_fields(article: Article, start: int, end: int) -> Fields | None:
    """The security that the words' code, name or link means; of several names the longest."""
    meant = securities_of(article, start, end)
    return security_fields(article, start, end, meant[0]) if meant else None


def securities_of(article: Article, start: int, end: int) -> list[Security]:
    """What the words may mean, likeliest first: by code, by the publisher's link, by name (every listing of it)."""
    known, day = table(), article.date.date() if article.date else None
    words = narrow(article.text[start:end])
    found = [code.security.on(day) for code in find_codes(words, known)]
    linked = [link for link in article.links if link.start < end and start < link.end]
    found += [(known.written(link.symbol) or unknown(link.symbol, words)).on(day) for link in linked]
    whole = known.key_of(words)
    keys = [match.key for match in sorted(known.find(words), key=lambda match: match.start - match.end)]
    for key in [*([] if whole is None else [whole]), *keys]:
        first = known.resolve(key, day)
        others = sorted(known.meanings(key), key=lambda one: MARKETS.index(one.market))
        found += [security for security in (first, *others) if security is not None]
    return list({security.symbol: security for security in reversed(found)}.values())[::-1]


def security_fields(article: Article, start: int, end: int, security: Security) -> Fields:
    """A ticker's fields for a security, with what in the words and on the page speaks for it."""
    words = narrow(article.text[start:end])
    links = [link for link in article.links if link.start < end and start < link.end]
    codes = find_codes(words, table())
    coded = any(code.security.symbol == security.symbol and not code.cashtag for code in codes)
    signs = {
        "publisher_link": any(link.symbol == security.symbol for link in links),
        "publisher_keyword": security.symbol in article.keywords,
        "code": coded,
        "cashtag": any(code.cashtag for code in codes),
        "name": not codes or bool(table().find(words)),
    }
    evidence = [sign for sign, holds in signs.items() if holds]
    return {"symbol": security.symbol, "mic": security.mic, "name": security.name, "evidence": evidence}


# -- measures ----------------------------------------------------------------------------------------------------------


def measure_fields(article: Article, start: int, end: int) -> Fields | None:
    """Action and target from the words, actor from the sentence or the measure before, area from the heading above."""
    text = article.text
    if end - start < 2:
        return None
    block = block_at(article, start)
    low = block.start if block else start
    sentence = next((at for at, stop in sentences(text, low, end) if at <= start < stop), low)
    tokens = [(bits, low + at, low + stop) for bits, at, stop in w.scan(text[low:end])]
    near = measures.find(article)
    verb = next(((at, stop) for bits, at, stop in tokens if bits & w.VERB and start <= at and stop <= end), None)
    at, stop = verb or (start, start + 2)
    before = [one for one in near if low <= one.start < end]
    headings = [one for one in article.blocks if one.kind is BlockKind.HEADING and one.end <= start]
    return {
        "action": text[at:stop],
        "target": text[stop:end].removeprefix("了"),
        "actor": _body(text, tokens, sentence, start) or (before[-1].actor if before else None),
        "area": text[headings[-1].start : headings[-1].end] if headings else None,
        "status": _status(text, tokens, sentence, at, stop) or (before[-1].status if before else "planned"),
    }


def _body(text: str, tokens: list[tuple[int, int, int]], low: int, high: int) -> str | None:
    """The last authority named in `text[low:high]`, with the places right before it: 上海海关."""
    for index in range(len(tokens) - 1, -1, -1):
        bits, start, end = tokens[index]
        if bits & w.BODY and low <= start and end <= high:
            while index and tokens[index - 1][0] & w.PLACE and tokens[index - 1][2] == start:
                index -= 1
                start = tokens[index][1]
            return text[start:end]
    return None


def _status(text: str, tokens: list[tuple[int, int, int]], sentence: int, verb: int, stop: int) -> str | None:
    """What the adverbs and auxiliaries of the verb's own clause say of its time."""
    if text.startswith("了", stop):
        return "done"
    opening = max((clause.start for clause in clauses(text, sentence, verb)), default=sentence)
    names = {w.PLANNED: "planned", w.ONGOING: "ongoing", w.DONE: "done"}
    for bits, begin, to in reversed(tokens):
        if opening <= begin and to <= verb and bits & w.ADVERB:
            for bit, name in names.items():
                if bits & bit:
                    return name
    return None
