"""Security codes as articles write them: 600648.SH, sh600648, （600519）, 0700.HK, NASDAQ: AAPL, $AAPL.

Texts are searched in their narrow form (see ticker_names.narrow), whose offsets are those of the article.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from tui.articles.stock_links import symbol_of, symbol_on_xueqiu
from tui.facts.lazy import any_of, lazy
from tui.facts.securities import Security, Table, unknown

_SIX = lazy(r"[0-9][0-9]{5,}")
_MARKET_BEFORE = lazy(r"(?<![0-9A-Za-z])(?:(?:sh|sz|bj) ?[::：] ?)?(sh|sz|bj) ?[.:：]? ?$", re.I)
_MARKET_AFTER = lazy(r" ?[.,，:：-] ?(SH|SS|SZ|BJ|XSHG|XSHE|BJSE)(?![0-9A-Za-z])", re.I)
_LABEL_BEFORE = lazy(r"(?:代码|代号|股票|证券|上交所|深交所|北交所|科创板|创业板)(?:为|是)? ?[:：]? ?$")
_OPEN = lazy(r"[(（\[【〔] ?$|[(（][^()（）\n]{1,24}[,，;；/、] ?$")
_CLOSE = lazy(r" ?[)）\]】〕,，;；/、]")
_FUND_BEFORE = lazy(r"(?:基金|混合|债券|[Ee][Tt][Ff]|LOF|REITs?|指数|联接|转债|债|货币|优选|成长)[A-H]? ?[(（\[【] ?$")

_HONG_KONG = lazy(
    r"(?<![0-9A-Za-z.])(?P<before>[0-9]{1,5}) ?\.? ?HK(?![0-9A-Za-z$])"
    r"|(?<![0-9A-Za-z])(?:HK ?[:：]? ?)?HK ?[.:：]? ?(?P<after>[0-9]{4,5})(?![0-9%.])",
    re.I,
)
_HONG_KONG_NAMED = lazy(
    r"(?:港股|港交所|联交所|HKEX|SEHK|HKSE) ?[:：] ?(?P<named>[0-9]{3,5})(?![0-9])"
    r"|(?:港股代码|H股代码|股份代号) ?[:：]? ?(?P<bare>[0-9]{4,5})(?![0-9])",
    re.I,
)
_HONG_KONG_NAMES = ("港股:", "港股：", "交所:", "交所：", "交所 ", "股代码", "股份代号", "HKEX", "SEHK", "HKSE")
_EXCHANGE = lazy(
    r"(?P<exchange>NASDAQ(?:[A-Z]{2})?|NYSE(?: American| Arca)?|AMEX|纳斯达克|纽交所|纽约证券交易所|美股代码|美股|OTC)"
    r" ?(?:股票代码|代码)? ?[:：] ?(?P<ticker>[A-Z]{1,5}(?:[.-][A-Z])?)(?![A-Za-z0-9])",
    re.I,
)
_EXCHANGES = ("NASDAQ", "Nasdaq", "nasdaq", "NYSE", "AMEX", "纳斯达克", "纽交所", "纽约证券", "美股", "OTC")
_SUFFIXED = lazy(r"(?<![0-9A-Za-z.$])([A-Z]{1,5}(?:-[A-Z])?)\.(?:US|OQ|O|N)(?![A-Za-z0-9.])")
_SINA_US = lazy(r"(?<![0-9A-Za-z])gb_([a-z]{1,6})(?![a-z])")
_SUFFIXES, _SINA = (".US", ".O", ".N"), ("gb_",)
_HK = ("HK", "hk", "Hk")
_ABROAD = any_of((*_HK, *_HONG_KONG_NAMES, *_EXCHANGES, *_SUFFIXES, *_SINA))
"""What the spellings that name Hong Kong or America have; most articles have none of them."""
_BRACKETED = tuple(
    (
        bracket,
        lazy(rf"{re.escape(bracket)}(?:(?P<digits>[0-9]{{4,5}})|\s?(?P<ticker>[A-Z]{{1,5}}(?:[.-][A-Z])?)\s?)[)）]"),
    )
    for bracket in "(（"  # one by one: a single character is searched for several times as fast
)
_CASHTAG = lazy(
    r"\$(?P<name>[^\s$()（）]{1,30})[(（](?P<code>[A-Za-z0-9.:_-]{1,15})[)）]\$"
    r"|(?<![0-9A-Za-z$])\$(?P<ticker>[A-Z]{2,5}(?:\.[A-Z])?|[A-Z](?![一-鿿]))(?![A-Za-z0-9$])"
)
_WORD_BEFORE = lazy(r"(?:[A-Za-z0-9&.'’!-]+ ){0,4}[A-Za-z0-9&.'’!-]+(?= ?$)|[一-鿿]{2,8}(?= ?$)")
_CAPITALS = lazy(r"(?:[A-Z][\w&.'’-]* ){0,3}[A-Z][\w&.'’-]*(?= ?$)")
_SHORTENED = 3
_ALIKE = 3
"""So many characters of a Hong Kong name show that the digits behind it are its code: 中国金属资源利用（01636）."""
_WORD = lazy(r"[A-Za-z][A-Za-z0-9&'’-]+")
_GENERIC = frozenset(
    [
        "inc",
        "corp",
        "corporation",
        "co",
        "company",
        "ltd",
        "limited",
        "plc",
        "group",
        "holding",
        "holdings",
        "the",
        "and",
        "of",
        "first",
        "china",
        "american",
        "new",
        "international",
        "global",
        "national",
        "united",
        "technologies",
        "technology",
        "financial",
        "energy",
    ]
)
_MOVED = lazy(r"[A-Z](?<![0-9A-Za-z.$-].)[A-Z]{2,4}(?=(?:盘[前后中]|股价|一度|收)?[涨跌](?:超|逾|近|约|幅|了)?[0-9])")
_NO_SHARES = frozenset(
    (
        "DAX", "CAC", "WTI", "LME", "COMEX", "NYMEX", "ICE", "ETF", "REIT", "REITS", "VIX", "AEX", "IBEX", "MIB", "BTC", "ETH", "XRP", "SOL",
        "DOGE", "LTC", "BNB", "EOS", "ADA", "DOT", "UNI", "TRX", "FIL", "LUNA", "LINK", "BCH", "CPO", "PCB", "CPI", "PPI", "PMI", "GDP", "LPR",
        "MDI", "TDI", "PTA", "PVC", "LNG", "LPG", "MSCI", "FTSE", "BDI", "SHFE", "DCE", "DRAM", "NAND", "ROE", "AUM", "GMV", "ARPU",
    )
)  # fmt: skip
"""Capitals that move and are indices, coins or goods."""
_EXCHANGE_MIC = {"NA": "XNAS", "纳斯": "XNAS", "NY": "XNYS", "纽交": "XNYS", "纽约": "XNYS", "AM": "XASE", "OT": "OTCM"}
_BRACKET_BEFORE = lazy(r" ?[(（\[【〔][^)）\]】]*$")
_NAME_TAIL = lazy(r"(?:^|[^\w*·-])([\w*·-]{2,6})$")


@dataclass(frozen=True, slots=True)
class Code:
    """A code found in a text, `text[start:end]`, its market prefix or suffix included.

    `name_start` is where the name begins that the text gives with it, -1 where it gives none. `bare` codes are
    digits with nothing about them that says so: they count only beside their own name.
    """

    start: int
    end: int
    security: Security
    cashtag: bool = False
    bare: bool = False
    name_start: int = -1


def find_codes(text: str, known: Table) -> list[Code]:
    """Every code in a text, in order, none overlapping another."""
    found: list[Code] = []
    if "$" in text:
        found += _cashtags(text, known)
    found += _mainland(text, known)
    for bracket, pattern in _BRACKETED:
        if bracket in text:
            found += _bracketed(text, known, pattern)
    if "涨" in text or "跌" in text:
        found += _moving(text, known)
    if _ABROAD.search(text):
        found += [*_hong_kong(text, known), *_american(text, known)]
    if not found:
        return found
    kept: list[Code] = []
    for code in sorted(found, key=lambda code: (code.start, -code.end, code.bare, code.security.symbol)):
        if not kept or code.start >= kept[-1].end:
            kept.append(code)
    return kept


def _mainland(text: str, known: Table) -> Iterator[Code]:
    for match in _SIX.finditer(text):
        start, end, digits = match.start(), match.end(), match[0]
        if end - start > 6:
            continue
        before, after = text[max(0, start - 30) : start], text[end : end + 8]
        if market := _MARKET_BEFORE.search(before):
            symbol = symbol_of(market[1] + digits)
            start -= len(before) - market.start()
            yield from _explicit(text, start, end, symbol, known)
        elif market := _MARKET_AFTER.match(after):
            symbol = symbol_of(f"{digits}.{market[1]}")
            yield from _explicit(text, start, end + market.end(), symbol, known)
        else:
            yield from _unmarked(start, end, before, after, symbol_of(digits), known)


def _has(text: str, *signs: str) -> bool:
    """Whether a text holds any of these at all: far cheaper than a pattern that would find none."""
    return any(map(text.__contains__, signs))


def _explicit(text: str, start: int, end: int, symbol: str | None, known: Table) -> Iterator[Code]:
    if symbol:
        yield Code(start, end, known.written(symbol) or unknown(symbol, _name_before(text, start)))


def _unmarked(start: int, end: int, before: str, after: str, symbol: str | None, known: Table) -> Iterator[Code]:
    security = known.written(symbol) if symbol else None
    if symbol is None:
        return
    bracketed = _OPEN.search(before) and _CLOSE.match(after) and not _FUND_BEFORE.search(before)
    if bracketed or _LABEL_BEFORE.search(before):
        name = _name_before(before, len(before))
        if security or name:
            yield Code(start, end, security or unknown(symbol, name))
    elif security:
        yield Code(start, end, security, bare=True)


def _hong_kong(text: str, known: Table) -> Iterator[Code]:
    patterns = [_HONG_KONG] if _has(text, *_HK) else []
    patterns += [_HONG_KONG_NAMED] if _has(text, *_HONG_KONG_NAMES) else []
    for match in chain.from_iterable(pattern.finditer(text) for pattern in patterns):
        digits = match[match.lastgroup or 0]
        symbol = symbol_of(f"{digits}.HK")
        yield from _explicit(text, match.start(), match.end(), symbol, known)


def _american(text: str, known: Table) -> Iterator[Code]:
    for match in _EXCHANGE.finditer(text) if _has(text, *_EXCHANGES) else ():
        ticker, exchange = match["ticker"], match["exchange"]
        if not ticker.isupper() and exchange.isascii():
            continue
        symbol = ticker.upper().replace(".", "-") + ".US"
        mic = _EXCHANGE_MIC.get(exchange[:2].upper(), "")
        security = known.written(symbol) or unknown(symbol, _name_before(text, match.start()), mic)
        yield Code(match.start(), match.end(), security)
    for pattern, signs in ((_SUFFIXED, _SUFFIXES), (_SINA_US, _SINA)):
        for match in pattern.finditer(text) if _has(text, *signs) else ():
            security_found = known.written(match[1].upper() + ".US")
            if security_found:
                yield Code(match.start(), match.end(), security_found)


def _moving(text: str, known: Table) -> Iterator[Code]:
    """American tickers that stand alone and move, in Chinese: AAOI跌超9%."""
    for match in _MOVED.finditer(text):
        if match[0] not in _NO_SHARES and known.key_of(match[0]) is None:
            security = known.by_symbol(f"{match[0]}.US")
            if security is not None:
                yield Code(*match.span(), security)


def _bracketed(text: str, known: Table, pattern: re.Pattern[str]) -> Iterator[Code]:
    """What brackets hold without a word of the exchange: Hong Kong's digits, America's letters behind their own name."""
    for match in pattern.finditer(text):
        if digits := match["digits"]:
            security = known.written(f"{digits:0>5}.HK")
            if security:
                tail = _NAME_TAIL.search(text, max(0, match.start() - 12), match.start())
                alike = tail is not None and len({*tail[1]} & {*security.name}) >= _ALIKE
                yield Code(*match.span("digits"), security, bare=not alike)
        elif security := known.written(match["ticker"].replace(".", "-") + ".US"):
            name = _own_name(text, match.start(), security, known)
            if name >= 0:
                yield Code(*match.span("ticker"), security, name_start=name)


def _own_name(text: str, bracket: int, security: Security, known: Table) -> int:
    """Where the name before a bracket begins, if it is the security's own; else -1."""
    left = max(0, bracket - 60)
    before = _WORD_BEFORE.search(text[left:bracket])
    if not before:
        return -1
    words = before[0]
    for at in range(len(words)):
        key = known.key_of(words[at:])
        if key is not None and known.may_mean(key, security):
            return left + before.start() + at
    own = {word.lower() for word in _WORD.findall(security.english)} - _GENERIC
    for match in _WORD.finditer(words):
        word = match[0].lower().removesuffix("'s")
        starts_alike = len(word) > 4 and any(name.startswith(word) for name in own)
        if match[0][0].isupper() and (word in own or starts_alike):
            return left + before.start() + match.start()
    return _abbreviated(text, left, bracket, security.symbol.removesuffix(".US"))


def _abbreviated(text: str, left: int, bracket: int, ticker: str) -> int:
    """Where a name begins that a ticker shortens, Seattle Genetics (SGEN), which is no word made of first letters: -1
    where none is there."""
    name = _CAPITALS.search(text, left, bracket)
    if not name or len(ticker) < _SHORTENED or name[0][0] != ticker[0]:
        return -1
    first_letters = "".join(word[0] for word in name[0].split())
    letters = iter(name[0].upper())
    in_order = all(letter in letters for letter in ticker)
    return name.start() if in_order and ticker != first_letters.upper() else -1


def _cashtags(text: str, known: Table) -> Iterator[Code]:
    for match in _CASHTAG.finditer(text):
        if match["code"]:
            symbol = symbol_on_xueqiu(match["code"])
            if symbol:
                security = known.written(symbol) or unknown(symbol, match["name"])
                yield Code(match.start(), match.end(), security, cashtag=True)
        else:
            ticker_security = known.written(match["ticker"].replace(".", "-") + ".US")
            if ticker_security:
                yield Code(match.start(), match.end(), ticker_security, cashtag=True)


def _name_before(text: str, end: int) -> str:
    """The few characters before a code that must be its name, "" where they cannot be told from what precedes."""
    outside = _BRACKET_BEFORE.sub("", text[max(0, end - 30) : end])
    match = _NAME_TAIL.search(outside)
    return match[1] if match else ""
