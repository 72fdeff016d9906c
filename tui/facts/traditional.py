"""Traditional characters read as simplified ones, so that the rules' words are found in either writing.

The text keeps its length: an offset in the one is an offset in the other, and what is quoted is cut from the text itself.
"""

import re
from functools import cache

from tui.articles.document import Article
from tui.facts.fact import Measure
from tui.facts.securities import table
from tui.facts.shadow import TRADITIONAL

_MORE = (
    "亂乱俬私偵侦儘尽凍冻剝剥剷铲厲厉執执墊垫壟垄夥伙奬奖孫孙屢屡廢废徑径憑凭懲惩懾慑掛挂揮挥搖摇搗捣搶抢撐撑撾挝擣捣擰拧擺摆攔拦攬揽"
    "斬斩旣既查查棄弃棗枣檔档欄栏殭僵漸渐瀏浏煥焕牽牵獄狱獨独獻献籠笼籲吁糾纠紓纾紮扎紹绍綱纲綿绵締缔緬缅縝缜績绩繞绕罰罚罷罢習习膽胆"
    "臘腊艱艰蓆席蕪芜薦荐虛虚訪访訴诉詐诈談谈謂谓講讲謹谨議议譴谴負负責责貳贰貶贬貼贴賭赌贈赠贖赎趕赶踐践輓挽轄辖辭辞這这違违遲迟釋释"
    "銜衔錯错鑑鉴鑒鉴閉闭闢辟階阶雖虽鞏巩須须飆飙饒饶馮冯駁驳駐驻騙骗驟骤衞卫竝并"
)
"""Those of the words of policy and of authorities that neither figures nor names have (OpenCC's table)."""

_FEW = 50
"""Where not one character in so many is a traditional one, the text is simplified with some old name in it."""


@cache
def _table() -> tuple[dict[int, str], re.Pattern[str]]:
    known = table().characters | TRADITIONAL | dict(zip(_MORE[::2], _MORE[1::2], strict=True))
    return {ord(one): other for one, other in known.items()}, re.compile(f"[{''.join(known)}]")


def simplified(article: Article) -> Article:
    """The article with simplified characters; itself where it has next to no others."""
    characters, any_traditional = _table()
    text = article.text
    first = any_traditional.search(text)
    if first is None or len(any_traditional.findall(text, first.start())) * _FEW < len(text):
        return article
    return article._replace(text=text.translate(characters), title=article.title.translate(characters))


def as_written(measure: Measure, text: str, read: str) -> Measure:
    """The measure that was found in `read`, in the words of `text`; names that are put together stay as they are."""
    quote = text[measure.start : measure.end]
    if quote == measure.quote and all(name in text for name in (measure.actor, measure.area) if name):
        return measure
    at = measure.start + measure.quote.find(measure.action)
    return measure.but(
        quote=quote,
        action=text[at : at + len(measure.action)],
        target=quote[len(quote) - len(measure.target) :],
        actor=_named(measure.actor, text, read, measure.start),
        area=_named(measure.area, text, read, measure.start),
    )


def _named(name: str | None, text: str, read: str, before: int) -> str | None:
    """The name as the text writes it, nearest before a place or else anywhere."""
    if not name:
        return name
    at = read.rfind(name, 0, before)
    at = at if at >= 0 else read.find(name)
    return text[at : at + len(name)] if at >= 0 else name
