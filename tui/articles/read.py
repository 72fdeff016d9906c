"""Reading an article: bytes → text → header and body → blocks → Article."""

import hashlib
import re
from collections import deque
from dataclasses import replace
from pathlib import Path

from tui.articles.blanks import BREAK, one_line, squeeze, unescaped, visible
from tui.articles.builder import Builder
from tui.articles.collector import Piece
from tui.articles.decode import decode
from tui.articles.document import Article, Block, BlockKind, StockLink
from tui.articles.fields import split
from tui.articles.files import LARGEST, identity_of, read_bytes
from tui.articles.front_matter import Header, header_of, title_from_name, title_of
from tui.articles.stock_links import links_in_text, page_keywords

_HEAD = 4096
_TAGS = (
    "html body head article section main header footer div p span font a br hr img figure table tr td th ul ol li dl"
    " h1 h2 h3 h4 h5 h6 b strong i em u s small sub sup blockquote pre code center style script iframe video input"
)
_TAG = re.compile(rf"<(?:/?(?:{'|'.join(_TAGS.split())})(?:\s[^<>]*)?/?>|!--)", re.I)
_BLOCK_TAG = re.compile(r"<(?:p|br|div|li|h[1-6]|tr|td|table|section|article|blockquote|body)\b", re.I)
# Feeds that escape twice have the whole page as text.
_ESCAPED_TAG = re.compile(r"&lt;(?:/(?:p|div|h[1-6]|li|td|section)|br\s*/?)&gt;", re.I)
_SENTENCE_TAG = re.compile(r"<(?:p|br|li|td|h[1-6])\b", re.I)
_MARKUP_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&amp;", "&"))
_TITLE = re.compile(r"<title[^>]*>(.{0,1000}?)</title>", re.I | re.S)


def read(path: Path, root: Path | None = None) -> Article:
    """The article in a file; its identity is the path relative to `root`, else the file's name.

    Whatever is wrong inside the file is told in `warnings`. Raises ArticleFileError where there is no file to read,
    or no text in it.
    """
    data, size = read_bytes(path, root=root)
    article_path = identity_of(path, root)
    warnings: list[str] = []
    if size > LARGEST:
        megabytes = f"{size / 1_000_000:.0f} MB"
        warnings.append(f"The file is {megabytes} large; only its first {LARGEST / 1_000_000:.0f} MB were read.")
    return _article(data, article_path, warnings)


def read_header(path: Path, root: Path | None = None) -> Header:
    """The header of a file from its first few thousand bytes, for lists of many files; found under `root`, if any.

    The title is the file's name where the header has none. Raises ArticleFileError as `read` does.
    """
    data, _ = read_bytes(path, _HEAD, root)
    fields, _ = split(decode(data, str(path), []), [])
    header = header_of(fields, [])
    return header if header.title else replace(header, title=title_from_name(path.name))


def parse(data: bytes, path: str) -> Article:
    """The article in a file's bytes. Raises ArticleFileError where they are no text."""
    return _article(data, path, [])


def from_plain(text: str, path: str = "-") -> Article:
    """An article of plain text as it stands: a block a line, offsets those of the given text."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(line)))
        at += len(line) + 1
    return Article(path, "", text, tuple(blocks), links=tuple(links_in_text(text)))


def _article(data: bytes, path: str, warnings: list[str]) -> Article:
    text = decode(data, path, warnings)
    if not text.strip():
        warnings.append("The file is empty.")
    fields, body = split(text, warnings)
    header = header_of(fields, warnings)
    builder = _blocks(body, path, header.title, warnings)
    plain = builder.text()
    title = header.title or _title_in(body, builder, plain) or title_from_name(path.rpartition("/")[2])
    author, source, editor = _people(header, builder.fields)
    links = sorted({*builder.links, *_textual_links(plain, builder)}, key=lambda link: (link.start, link.end))
    return Article(
        path,
        title,
        plain,
        tuple(builder.blocks),
        date=header.date,
        categories=header.categories,
        author=author,
        source=source,
        editor=editor,
        links=tuple(links),
        keywords=page_keywords(body),
        warnings=tuple(one_line(warning) for warning in warnings),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _blocks(body: str, path: str, title: str, warnings: list[str]) -> Builder:
    if "&lt;" in body and len(_ESCAPED_TAG.findall(body)) > 1 and not _SENTENCE_TAG.search(body):
        warnings.append("The page's markup was escaped; it was read as markup.")
        for entity, char in _MARKUP_ENTITIES:
            body = body.replace(entity, char)
    if _TAG.search(body) or path.lower().endswith((".html", ".htm")):
        body = body.replace("\0", "")
        if not _BLOCK_TAG.search(body):
            body = body.replace("\n", "<br>")
        from tui.articles.clean import clean  # its parser takes longer to import than a screen to draw

        return clean(body, title, warnings)
    return _plain_blocks(body)


def _plain_blocks(body: str) -> Builder:
    """Text without tags. Empty lines part its paragraphs; where there are none, every line is one."""
    text, _ = squeeze(visible(unescaped(body)).replace("\n", BREAK))
    parted = "\n\n" in text
    builder = Builder()
    for paragraph in text.split("\n\n" if parted else "\n"):
        builder.block(BlockKind.PARAGRAPH, Piece(paragraph))
    builder.finish()
    return builder


def _title_in(body: str, builder: Builder, plain: str) -> str:
    """A title for an article whose header has none: the page's own, else its first heading."""
    match = _TITLE.search(body, 0, 20_000)
    if match and (title := title_of(match[1])):
        return title
    for block in builder.blocks:
        if block.kind is BlockKind.HEADING:
            return one_line(plain[block.start : block.end])
    return ""


def _people(header: Header, fields: dict[str, str]) -> tuple[str, str, str]:
    """Author, source and editor. A line of the text knows the writer better than the header, which names the feed."""
    author = fields.get("author") or header.author
    source = fields.get("source") or header.source
    if not source and author != header.author:
        source = header.author
    return author, source, fields.get("editor") or header.editor


def _textual_links(plain: str, builder: Builder) -> list[StockLink]:
    """Links written as text, where no link of the page covers them."""
    covered = deque(sorted((link.start, link.end) for link in builder.links))
    free = []
    for link in sorted(links_in_text(plain), key=lambda link: link.start):
        while covered and covered[0][1] <= link.start:
            covered.popleft()
        if not covered or link.end <= covered[0][0]:
            free.append(link)
    return free
