"""Titles of policy papers that a text puts into quotation marks: 印发“关于…的意见” is read as 印发《关于…的意见》."""

import re

from tui.articles.document import Article
from tui.facts.lazy import lazy

_ENDS = frozenset("见案知法定例要则引划施）)稿")
"""The last characters of such titles."""
_TITLE = lazy(
    r"“(?P<title>(?=[^“”\n]{0,80}?(?:关于|[省市区县国]|管理|实施|暂行|指导|总体|工作|行动|发展|试点|征求意见))[^“”《》\n，。；：！？]{7,80}"
    r"(?:意见|方案|通知|办法|规定|条例|纲要|细则|指引|规划|计划|措施|[（(](?:征求意见|草案|修订|试行)[^（）()]{0,8}[）)]))”"
)


def titled(article: Article) -> Article:
    """The article with quoted titles of papers in title marks, of the same length; itself where it has none."""
    text = article.text
    at = text.find("”")
    while at > 0 and text[at - 1] not in _ENDS:
        at = text.find("”", at + 1)
    if at < 0:
        return article
    read = _TITLE.sub(_in_title_marks, text)
    return article if read == text else article._replace(text=read)


def _in_title_marks(quoted: re.Match[str]) -> str:
    return f"《{quoted['title']}》"
