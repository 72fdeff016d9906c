"""Security codes as publishers write them → one symbol (600648.SH, 00700.HK, AAPL.US)."""

import re
import unicodedata
from functools import lru_cache

from tui.articles.document import StockLink

_FLAGS = re.IGNORECASE
_MARKETS = {"sh": "SH", "ss": "SH", "xshg": "SH", "sz": "SZ", "xshe": "SZ", "bj": "BJ", "bjse": "BJ"}
_MAINLAND = re.compile(r"(sh|ss|sz|bj)[.:_-]?(\d{6})", _FLAGS)
_MAINLAND_AFTER = re.compile(r"(\d{6})[.:](sh|ss|sz|bj|xshg|xshe|bjse)", _FLAGS)
_HONG_KONG = re.compile(r"(?:rt_)?hk[.:_]?(\d{4,5})|(\d{1,5})\.(?:hk|xhkg)", _FLAGS)
_AMERICA = re.compile(
    r"(?:gb_|us[_:.])([a-z]{1,6}(?:[.$_-][a-z]{1,2})?)"
    r"|(?:nasdaq|nyse|amex|nysearca)\s?:\s?([a-z]{1,6}(?:[.-][a-z]{1,2})?)"
    r"|([a-z]{1,6}(?:[.-][a-z])?)\.(?:us|oq|xnas|xnys)",
    _FLAGS,
)
_AMERICA_TENCENT = re.compile(r"us([A-Z]{1,6})(?:\.(?:OQ|N|AM|PS))?")
_AMERICA_REUTERS = re.compile(r"([A-Z]{1,5})\.[NO]")
_DOUBLED = re.compile(r"(sh|sz|bj|hk|us):(.+)", _FLAGS)
_BARE = re.compile(
    r"(?P<SH>60[0135]\d{3}|68[89]\d{3}|900\d{3})"
    r"|(?P<SZ>00[0-4]\d{3}|30[0-2]\d{3}|200\d{3})"
    r"|(?P<BJ>920\d{3}|43\d{4}|8[37]\d{4})"
)
# The exchanges number their indices like securities: 000001 in Shanghai is the composite, no share.
_INDEX = {"SH": "000", "SZ": "399", "BJ": "899"}

_TOKEN = re.compile(r"[A-Za-z0-9_.$:-]+")
_KEYWORDS = re.compile(r"news_keyword_pub,stock,([^\s>\"']*)")
_XUEQIU = re.compile(r"xueqiu\.com/S/([A-Za-z0-9.:_-]+)", _FLAGS)
_PATHS = (
    re.compile(r"/realstock/company/([a-z]{2}\d{6})", _FLAGS),
    re.compile(r"/(hk)stock/quotes/(\d{5})", _FLAGS),
    re.compile(r"/(us)stock/quotes/([A-Za-z.]{1,8}?)(?:\.html|$|[/?#])", _FLAGS),
    # Any quote page: a path or query part that is exactly a code with its market.
    re.compile(r"[/=]((?:sh|ss|sz|bj)\d{6}|hk\d{5}|\d{6}\.(?:sh|ss|sz|bj)|\d{4,5}\.hk)(?:\.s?html?|$|[/?#&])", _FLAGS),
)
# Eastmoney writes the market as a number: 1.600519 is in Shanghai.
_EASTMONEY = re.compile(r"eastmoney\.com/unify/r/([01])\.(\d{6})")
_HOT_WORDS = re.compile(r"\b((?:ss|sh|sz|bj)\d{6}|hk\d{5})\b|(?<!\d)(\d{6})(?!\d)", _FLAGS)

_CASHTAG = re.compile(r"\$[^\s$()（）]{1,30}[(（]([A-Za-z0-9.:_-]{1,15})[)）]\$")
_IN_BRACKETS = re.compile(r"[(（]((?:SH|SZ|BJ|HK|US):[A-Za-z0-9.]{1,12})[)）]")
_NAME_BEFORE = re.compile(r"[\w*]{1,8}$")


@lru_cache(maxsize=4096)
def symbol_of(code: str) -> str | None:
    """The symbol that a code means, or None where it names no security or no market.

    Read: sh600648, SH600648, 600648.SH, 600648.SS, SS600256 (Shanghai), sz000001, bj430047, hk00700, 0700.HK,
    gb_aapl, usAAPL, AAPL.US, NASDAQ:AAPL, SH:SH601658, and six bare digits in a range of shares. A Hong Kong code
    gets five digits. Indices (sh000001, sz399001) are no securities.
    """
    code = unicodedata.normalize("NFKC", code).strip()
    if len(code) > 40:
        return None
    if match := _DOUBLED.fullmatch(code):
        market, rest = match[1].lower(), match[2]
        return _in_market(market, rest) or symbol_of(rest)
    if match := _MAINLAND.fullmatch(code):
        return _mainland(match[1], match[2])
    if match := _MAINLAND_AFTER.fullmatch(code):
        return _mainland(match[2], match[1])
    if match := _HONG_KONG.fullmatch(code):
        return _hong_kong(match[1] or match[2])
    if match := _AMERICA_TENCENT.fullmatch(code) or _AMERICA_REUTERS.fullmatch(code):
        return _america(match[1])
    if match := _AMERICA.fullmatch(code):
        return _america(match[1] or match[2] or match[3])
    if match := _BARE.fullmatch(code):
        return f"{code}.{match.lastgroup}"
    return None


def symbol_on_xueqiu(code: str) -> str | None:
    """The symbol of a code as Xueqiu writes it, where a bare ticker is American and five bare digits Hong Kong's."""
    if code.isascii() and code.isdigit() and len(code) == 5:
        return _hong_kong(code)
    if re.fullmatch(r"[A-Z]{1,5}(?:[.-][A-Z])?", code):
        return _america(code)
    return symbol_of(code)


def code_in_address(address: str) -> tuple[str, str] | None:
    """The code and symbol of the quote page that an address leads to, or None."""
    if match := _XUEQIU.search(address):
        symbol = symbol_on_xueqiu(match[1])
        return (match[1], symbol) if symbol else None
    if match := _EASTMONEY.search(address):
        symbol = symbol_of(match[2])
        if symbol and symbol.endswith("SH") == (match[1] == "1"):
            return f"{match[1]}.{match[2]}", symbol
    for pattern in _PATHS:
        if match := pattern.search(address):
            code = "".join(match.groups()) if len(match.groups()) == 1 else f"{match[1]}:{match[2]}"
            symbol = symbol_of(code)
            if symbol:
                return code, symbol
    return None


def code_in_attributes(values: list[str]) -> tuple[str, str] | None:
    """The code and symbol in the attributes of an element that its publisher marks as a security, or None."""
    for value in values:
        for match in _HOT_WORDS.finditer(value):
            code = match[1] or match[2]
            symbol = symbol_of(code)
            if symbol:
                return code, symbol
    return None


def page_keywords(html: str) -> tuple[str, ...]:
    """The symbols of the page's own stock list (`news_keyword_pub,stock,sh600405&sh600648`), each once, in order."""
    symbols: dict[str, None] = {}
    for match in _KEYWORDS.finditer(html):
        for token in _TOKEN.findall(match[1].replace("&amp;", "&")):
            symbol = symbol_of(token)
            if symbol:
                symbols[symbol] = None
    return tuple(symbols)


def links_in_text(text: str) -> list[StockLink]:
    """Links that a publisher writes as text: `$平安银行(SZ000001)$`, `邮储银行(SH:SH601658)`."""
    links = []
    for match in _CASHTAG.finditer(text):
        symbol = symbol_on_xueqiu(match[1])
        if symbol:
            links.append(StockLink(match.start(), match.end(), match[1], symbol))
    for match in _IN_BRACKETS.finditer(text):
        symbol = symbol_of(match[1])
        name = _NAME_BEFORE.search(text, max(0, match.start() - 8), match.start())
        if symbol and name:
            links.append(StockLink(name.start(), match.end(), match[1], symbol))
    return links


def _in_market(market: str, rest: str) -> str | None:
    if market == "us":
        return _america(rest) if re.fullmatch(r"[A-Za-z]{1,6}(?:[.-][A-Za-z]{1,2})?", rest) else None
    if market == "hk":
        return _hong_kong(rest) if rest.isascii() and rest.isdigit() and len(rest) <= 5 else None
    return _mainland(market, rest) if rest.isascii() and rest.isdigit() and len(rest) == 6 else None


def _mainland(market: str, digits: str) -> str | None:
    exchange = _MARKETS[market.lower()]
    return None if digits.startswith(_INDEX[exchange]) else f"{digits}.{exchange}"


def _hong_kong(digits: str) -> str | None:
    number = int(digits)
    return f"{number:05d}.HK" if number else None


def _america(ticker: str) -> str:
    return re.sub(r"[.$_]", "-", ticker.upper()) + ".US"
