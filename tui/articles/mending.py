"""HTML as feeds break it → HTML of which a parser sees all that a reader should.

A parser does what the standard says: it takes an end that is missing as meant, and whatever follows an open comment, a
player, an address without its closing quote is not text. Here such ends are put where the page's author forgot them.
"""

import re

from tui.articles.boilerplate import NEVER_SHOWN

_FRAME = re.compile(r"</?(?:html|body|head|plaintext)(?:\s[^<>]*)?>", re.I)
_INSTRUCTION = re.compile(r"<\?(?:php|xml|=)[^?]{0,2000}\?>", re.I)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
# A "less than" before a word: no tag has a Chinese name or attribute, nor is one called AAPL.O.
_NO_TAG = re.compile(
    r"<(?=[A-Za-z][A-Za-z0-9:_-]*(?:[ \t\n]*[^\x00-\x7f\s\u200b-\u200f\ufeff]|\.[A-Za-z]{1,4}>)"
    r"|[A-Za-z0-9:_-]{1,40}\.[A-Za-z]{1,4}>)"
)
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_OPEN_VALUE = re.compile(r"=\s*(?P<quote>[\"'])[^\"'<>]*>$")
_COMMENT_END = re.compile(r"--!?>")
_NEVER_OPEN = frozenset(("param", "base", "input", "meta", "link", "embed", "frameset", "head"))
_HIDING = re.compile(rf"<(/?)({'|'.join(sorted(NEVER_SHOWN - _NEVER_OPEN))})\b[^<>]*?(/?)>", re.I)
_CODE = frozenset(("script", "style"))
_ANY_TAG = re.compile(r"<[a-zA-Z/]")


def mended(html: str, warnings: list[str]) -> str:
    """`html` with its text in reach of a parser, whatever was left open; what was odd goes to `warnings`."""
    html = _FRAME.sub("", html)
    if "<![CDATA[" in html:
        html = _CDATA.sub("", html)
    if "<?" in html:
        html = _INSTRUCTION.sub("", html)
    html = _NO_TAG.sub("&lt;", html)
    if html.count('"') % 2 or html.count("'") % 2:
        html = _with_quotes_closed(html, warnings)
    return _without_open_elements(_without_open_comment(html, warnings), warnings)


def _with_quotes_closed(html: str, warnings: list[str]) -> str:
    """Attributes closed whose value ran on over tags to where the next one begins (`<a href="x>…</a><p class="y">`)."""
    parts: list[str] = []
    at = 0
    for tag in _TAG.finditer(html):
        match = _OPEN_VALUE.search(tag[0])
        if match is None:
            continue
        quote = match["quote"]
        after = html.find(quote, tag.end())
        # A quote that ends the value where it should would not stand behind a sign of equality.
        if tag[0].count(quote) % 2 and after >= 0 and html[:after].endswith("=") and "<" in html[tag.end() : after]:
            parts += [html[at : tag.end() - 1], quote]
            at = tag.end() - 1
    if not parts:
        return html
    warnings.append("An attribute of the page has no closing quote; it was closed with its tag.")
    return "".join([*parts, html[at:]])


def _without_open_comment(html: str, warnings: list[str]) -> str:
    start = html.rfind("<!--")
    if start < 0 or html.startswith(("<!-->", "<!--->"), start) or _COMMENT_END.search(html, start + 4):
        return html
    warnings.append("A comment of the page never ends; what follows it was kept.")
    following = _ANY_TAG.search(html, start + 4)
    return html[:start] + (html[following.start() :] if following else html[start + 4 :])


def _without_open_elements(html: str, warnings: list[str]) -> str:
    """The page without beginnings of elements that are never shown and never end, which would hide all the rest."""
    opened: dict[str, list[re.Match[str]]] = {}
    for match in _HIDING.finditer(html):
        tags = opened.setdefault(match[2].lower(), [])
        if not match[1]:
            if not match[3]:
                tags.append(match)
        elif tags:
            tags.pop()
    left = sorted((match for tags in opened.values() for match in tags), key=lambda match: match.start())
    if not left:
        return html
    parts: list[str] = []
    at = 0
    for match in left:
        parts.append(html[at : match.start()])
        at = match.end()
        if match[2].lower() in _CODE:  # what follows up to the next tag is code
            following = _ANY_TAG.search(html, at)
            at = following.start() if following else len(html)
    names = ", ".join(sorted({f"<{match[2].lower()}>" for match in left}))
    warnings.append(f"{names} of the page never ends; what follows it was kept.")
    return "".join([*parts, html[at:]])
