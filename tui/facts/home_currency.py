"""The currency that a text means by a bare 元: that of Hong Kong or Taiwan where it is written there, else the yuan."""

from tui.facts.lazy import lazy

_HONG_KONG = lazy(r"香港|本港|港府|特區政府|財政司|金管局|港股|恒指|恒生指數|港交所|房委會|強積金")
_TAIWAN = lazy(r"台灣|臺灣|行政院|立法院|金管會|主計總處|台股|全台|立委|健保署")
_MAINLAND = lazy(r"人民幣|國務院|國家統計局|發改委|滬|深成指|A股|財政部|中國人民銀行")
_TRADITIONAL = lazy("[億萬個國會為與發產業將對經價後電資務點時]")
_FEW = 50
"""Where not one character in so many is a traditional one, the text is simplified."""
_NAMED = ("人民", "RMB", "CNY", "¥", "￥")


def home_currency(text: str) -> str:
    """The ISO 4217 code of the currency that a bare 元 means in `text`; a text that also tells of the mainland means its own."""
    if "億" not in text and "萬" not in text and "個" not in text:
        return "CNY"
    if _HONG_KONG.search(text):
        home = "HKD"
    elif _TAIWAN.search(text):
        home = "TWD"
    else:
        return "CNY"
    if len(_TRADITIONAL.findall(text)) * _FEW < len(text) or _MAINLAND.search(text):
        return "CNY"
    return home


def at_home(symbol: str, quote: str, home: str) -> str:
    """The unit `symbol` of a figure that stands as `quote`, where a bare 元 is `home`'s."""
    if home == "CNY" or not symbol.startswith("CNY") or any(word in quote for word in _NAMED):
        return symbol
    return home + symbol.removeprefix("CNY")
