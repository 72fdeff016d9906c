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
_HIDING = re.compile(rf"<(?:!--|(/?)({'|'.join(sorted(NEVER_SHOWN - _NEVER_OPEN))})\b[^<>]*?(/?)>)", re.I)
# Elements whose content is no markup, whatever stands in it; code that writes `<script>` begins none.
_RAW = frozenset(("script", "style", "title", "textarea", "iframe", "noframes"))
_END = {name: re.compile(rf"</{name}\b", re.I) for name in _RAW}
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
    return _without_open_elements(html, warnings)


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


def _without_open_elements(html: str, warnings: list[str]) -> str:
    """The page without beginnings of what is never shown and never ends, which would hide all the rest."""
    opened: dict[str, list[re.Match[str]]] = {}
    endless: set[str] = set()
    cuts: list[tuple[int, int]] = []
    match = _HIDING.search(html)
    while match:
        at = match.end()
        if match[2] is None:  # a comment: what stands in it begins nothing
            end = _COMMENT_END.search(html, match.start() + 2)
            at = end.end() if end else _next_tag(html, at)
            if not end:
                cuts.append((match.start(), at))
        elif match[1]:
            if tags := opened.get(match[2].lower()):
                tags.pop()
        elif not match[3]:
            name = match[2].lower()
            end = _END[name].search(html, at) if name in _RAW and name not in endless else None
            if end:
                at = end.end()
            else:
                opened.setdefault(name, []).append(match)
                endless.add(name)
        match = _HIDING.search(html, at)
    if cuts:
        warnings.append("A comment of the page never ends; what follows it was kept.")
    if names := ", ".join(sorted(f"<{name}>" for name, tags in opened.items() if tags)):
        warnings.append(f"{names} of the page never ends; what follows it was kept.")
    for name, tags in opened.items():
        # What follows the beginning of code, up to the next tag, is code.
        cuts += [(tag.start(), _next_tag(html, tag.end()) if name in _CODE else tag.end()) for tag in tags]
    parts: list[str] = []
    at = 0
    for start, stop in sorted(cuts):
        parts.append(html[at:start])
        at = max(at, stop)
    return "".join([*parts, html[at:]]) if cuts else html


def _next_tag(html: str, at: int) -> int:
    following = _ANY_TAG.search(html, at)
    return following.start() if following else len(html)
