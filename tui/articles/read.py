"""Reading an article: bytes → header → blocks → Article. (First, rough version.)"""

import hashlib
import re
from pathlib import Path

from bs4 import BeautifulSoup

from tui.articles.document import Article, Block, BlockKind

_FRONT = re.compile(r"\s*---\r?\n(.*?)\r?\n---\s*\n", re.S)


def from_plain(text: str, path: str = "-") -> Article:
    """An article of plain text as it stands: a block a line, offsets those of the given text."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(line)))
        at += len(line) + 1
    return Article(path, "", text, tuple(blocks))


def parse(data: bytes, path: str) -> Article:
    """The article in a file's bytes."""
    raw = data.decode("utf-8", "replace")
    front = _FRONT.match(raw)
    title = re.search(r"^title:\s*(.*)$", front[1], re.M) if front else None
    soup = BeautifulSoup(raw[front.end() :] if front else raw, "lxml")
    for tag in soup(["style", "script"]):
        tag.decompose()
    for tag in soup.select(".appendQr_wrap, .article-editor"):
        tag.decompose()
    for tag in soup(["p", "div", "h2", "h3", "li"]):
        tag.append("\n")
    lines = [re.sub(r"[\s\u3000]+", " ", line).strip() for line in soup.get_text().split("\n")]
    text = "\n\n".join(line for line in lines if line)
    plain = from_plain(text, path)
    return Article(path, title[1].strip("'\"") if title else "", text, plain.blocks, sha256=hashlib.sha256(data).hexdigest())


def read(path: Path, root: Path | None = None) -> Article:
    """The article in a file; its identity is the path relative to `root`, else the file's name."""
    return parse(path.read_bytes(), path.relative_to(root).as_posix() if root else path.name)
