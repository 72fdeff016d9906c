"""An article as JSON, for other programs."""

import json
from dataclasses import asdict

from tui.articles.document import Article


def to_json(article: Article) -> str:
    """The article's fields by their names; offsets are code points into `text`, the date is ISO 8601 in UTC."""
    fields = asdict(article)
    fields["date"] = article.date.isoformat() if article.date else None
    fields["text_sha256"] = article.text_sha256
    return json.dumps(fields, ensure_ascii=False, indent=2)
