"""HTML → blocks without boilerplate, and the publisher's links."""

import re

from lxml import etree
from lxml.etree import _Element

from tui.articles.boilerplate import NEVER_SHOWN
from tui.articles.builder import Builder
from tui.articles.mending import mended
from tui.articles.walk import BLOCKS, Walk

# An advertisement that the publisher's editor hides in a comment, whole even where a comment inside it ends it early.
_ADVERTISED = re.compile(r"<!--\s*article_adlist\[(?:(?!<!--\s*article_adlist\[).)*?\]article_adlist\s*-->", re.S)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")


def clean(html: str, title: str, warnings: list[str]) -> Builder:
    """The blocks of an HTML body; what was odd goes to `warnings`.

    `title` is the article's: an image described by it has no description.
    """
    if "article_adlist" in html:
        html = _ADVERTISED.sub("", html)
    html = mended(html, warnings)
    root = _tree(html)
    if root is None:
        root = _tree(_flattened(html))
        warnings.append("The page nests its elements too deep; it was read without its structure.")
    walk = Walk(title)
    if root is not None:
        walk.over(root)
    walk.builder.finish()
    return walk.builder


def _tree(html: str) -> _Element | None:
    """The page's tree; None where the parser gave up over its depth."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    # A body element of its own: without one, text that is not in any element is put into paragraphs.
    root: _Element = etree.fromstring(f"<html><body>{html}</body></html>".encode("utf-8", "replace"), parser)
    # A parser that gives up does so with its last error, and what it has read by then may be nothing.
    last = parser.error_log.last_error
    return None if last is not None and "depth" in last.message else root


def _flattened(html: str) -> str:
    """The page with its paragraphs and images only, for one whose nesting no parser takes."""

    def flat(match: re.Match[str]) -> str:
        tag = match[2].lower()
        if tag in ("img", "br") or tag in NEVER_SHOWN:
            return match[0]
        return "<p>" if tag in BLOCKS else ""

    return _TAG.sub(flat, html)
