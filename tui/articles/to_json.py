"""An article as JSON, for other programs."""

import json
from typing import Any

from tui.articles.document import Article, Block


def to_json(article: Article) -> str:
    """The article's fields by their names; offsets are code points into `text`, the date is ISO 8601 in UTC."""
    fields = article._asdict()
    fields["blocks"] = [_block(block) for block in article.blocks]
    fields["links"] = [link._asdict() for link in article.links]
    fields["date"] = article.date.isoformat() if article.date else None
    fields["text_sha256"] = article.text_sha256
    return json.dumps(fields, ensure_ascii=False, indent=2)


def _block(block: Block) -> dict[str, Any]:
    inner = {"marks": [mark._asdict() for mark in block.marks], "cells": [cell._asdict() for cell in block.cells]}
    return block._asdict() | inner
