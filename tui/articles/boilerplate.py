"""What of a publisher's page is no part of the article: which elements, which lines.

Rules are general (a class, an id, a wording) and cautious: an element is dropped for its name only while it holds
little text, a line only while it is short. A promotion kept is a smaller loss than a sentence dropped.
"""

import re

from lxml.etree import _Element

NEVER_SHOWN = frozenset(
    (
        "style", "script", "noscript", "template", "iframe", "object", "embed", "applet", "param", "frameset",
        "noframes", "video", "audio", "source", "track", "svg", "canvas", "map", "head", "title", "meta", "link",
        "base", "input", "select", "button", "textarea", "option", "datalist", "nav", "dialog",
    )
)  # fmt: skip
"""Tags whose content is no text of the article."""

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px)?\s*(?:;|$)", re.I)
_HIDDEN_NAME = re.compile(
    r"visually-?hidden|(?:^|[\s_-])(?:sr-only|off-?screen|screen-?reader(?:-text)?|hide|hidden)(?:$|[\s_])", re.I
)
_CHROME_NAME = re.compile(
    r"append-?qr|kaihu|(?:^|[\s_-])(?:qr|ewm|erweima)(?:$|[\s_-])|qr-?code|artical-player|(?:video|audio)-?player"
    r"|(?:^|[\s_-])(?:player-wrap|j_article_player|share|social|breadcrumbs?|crumbs?|advert\w*|ad-?box|ads"
    r"|guanggao|app-?download|download-?app|comments?-?list|pagination|page-?nav|toolbar|like-?btn|reward)(?:$|[\s_-])"
    r"|open-?account|app-?promo|newsletter-?sign-?up|back-?to-?top",
    re.I,
)
_RELATED_NAME = re.compile(
    r"(?:^|[\s_-])(?:related?|relat(?:ed|ive)-?\w*|recommend\w*|tuijian|xgyd|xgnews|hot-?news|more-?news|read-?more"
    r"|latest-?news|popular)(?:$|[\s_-])",
    re.I,
)
_CHROME_LENGTH = 300
_RELATED_LENGTH = 1500

_PROMOTION = re.compile(
    r"海量资讯、?精准解读|尽在.{0,12}(?:app|客户端)|视频加载中|请稍[候后][.…。]*$|^自动播放$|^向[前后]$|^play$"
    r"|扫(?:一?扫|描|码).{0,16}(?:关注|下载|开户|加入|进群|咨询|领取|二维码)|扫(?:描)?(?:下方|上方|文末|左侧|右侧)二维码"
    r"|长按.{0,8}(?:识别|扫|保存|关注)|(?:识别|扫描).{0,6}二维码$|二维码.{0,8}(?:关注|下载|开户)"
    r"|(?:炒股|股票|期货|基金|证券)?开户.{0,16}(?:福利|红包|抽奖|扫码|立即|快捷|有保障|极速|优惠|低佣)|入金.{0,8}(?:抽|送|领)"
    r"|炒股就看|金麒麟分析师研报|金牌投顾|十大金股|股民福利|掘金.{0,6}黄金坑|免费(?:领取|送)(?:>|》|！|$)"
    r"|^新浪合作.{0,6}平台|安装.{0,10}客户端.{0,30}|^(?:点击|立即|马上)?下载.{0,12}(?:app|客户端)|打开.{0,10}app.{0,8}(?:查看|阅读|看)"
    r"|^(?:点击|戳)?(?:这里|此处)?(?:查看更多|查看全文|阅读原文|阅读全文|了解更多)[>》›→↓\s]*$|点击(?:下方|上方|文末|左下角)?.{0,4}阅读原文"
    r"|点击(?:上方|下方|上面|下面)?.{0,8}蓝(?:字|色)|点(?:击|个)?.{0,4}在看|更多粉丝福利|24小时滚动播报"
    r"|线索征集令|股市瞬息万变.{0,10}决策|^热点栏目\b|^自选股\b.*模拟交易|查看更多董秘问答|^分享到|^举报$|^(?:点击)?收藏$"
    r"|^(?:your browser does not support|this video can ?not be played|please (?:enable|turn on) javascript)"
    r"|^(?:sign up for|subscribe to) our .{0,60}newsletter|^media playback is unsupported",
    re.I,
)
_PROMOTION_LENGTH = 150

_RELATED_HEAD = re.compile(
    r"[【\[■▶►◆●*]*\s*(?:(?:相关|推荐|延伸|热门|更多|精彩|往期|猜你喜欢|热点)(?:阅读|新闻|报道|文章|推荐|链接|资讯|回顾|内容|专题)"
    r"|猜你喜欢|你(?:会|可能)(?:关注|感兴趣|喜欢)|(?:百万)?用户都在看|大家都在看|热文(?:推荐)?"
    r"|related (?:stories|topics|articles|news|links|coverage|content|internet links)|more on this story"
    r"|more (?:stories|from [a-z0-9 ]{1,30})|read (?:more|next|also)|you (?:may|might) also (?:like|be interested in)"
    r"|recommended(?: for you| stories)?|most read|top stories)\s*[】\]]*\s*[:：]?\s*[>》↓]*",
    re.I,
)
_IMAGE_LABEL = re.compile(r"\s*(?:image|media|video|figure)\s+(?:copyright|source|caption)\s*,?\s*", re.I)

_FIELDS = {
    "责任编辑": "editor", "责编": "editor", "编辑": "editor", "本文编辑": "editor",
    "来源": "source", "文章来源": "source", "稿件来源": "source", "信息来源": "source", "稿源": "source",
    "作者": "author", "原作者": "author", "撰文": "author",
}  # fmt: skip
_SILENT = ("校对", "审核", "监制", "编审", "美编", "排版", "值班编辑", "实习生", "值班编委")
_KEY = "|".join(sorted((*_FIELDS, *_SILENT), key=len, reverse=True))
_FIELD = re.compile(rf"\s*({_KEY})\s*[:：/|｜丨]\s*(.{{0,30}}?)\s*(?=$|[|｜丨]?\s*(?:{_KEY})\s*[:：/|｜丨])", re.S)
_FIELD_LINE = re.compile(r"[\s（(【\[]*(.*?)[\s)）】\]]*", re.S)
_FIELD_LENGTH = 60
# A name or a medium; anything that reads like a clause is left in the text.
_NOT_A_NAME = re.compile(r"[，。；！？,;!?“”]|https?:")
_TAIL = re.compile(r"\s*[（(【\[]?\s*(?:责任编辑|责编)\s*[:：/]\s*([\w·、 ]{1,24})[)）】\]]?$")
_TAIL_AFTER = re.compile(r"[。！？!?”’）)》\]】\s]$")


def is_hidden(element: _Element) -> bool:
    """Whether the page hides the element from its reader."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    if style and _HIDDEN_STYLE.search(style):
        return True
    name = element.get("class")
    return bool(name and _HIDDEN_NAME.search(name))


def is_chrome(element: _Element) -> bool:
    """Whether an element is named like an advertisement, a player, a list of other stories, and holds little else."""
    name = f"{element.get('class', '')} {element.get('id', '')}"
    if _CHROME_NAME.search(name):
        return _short(element, _CHROME_LENGTH)
    if _RELATED_NAME.search(name) and _short(element, _RELATED_LENGTH):
        linked = sum(_length(link) for link in element.iter("a"))
        return linked > 0 and linked >= 0.7 * _length(element)
    return False


def is_promotion(line: str) -> bool:
    """Whether a block's text is nothing but an advertisement or a player's words."""
    return len(line) <= _PROMOTION_LENGTH and _PROMOTION.search(line) is not None


def is_related_head(line: str) -> bool:
    """Whether a block's text announces a list of other stories."""
    return len(line) <= 40 and _RELATED_HEAD.fullmatch(line) is not None


def without_image_label(text: str) -> str:
    """`text` without the label for screen readers that it begins with ("image copyright", "Image caption, ")."""
    match = _IMAGE_LABEL.match(text)
    return text[match.end() :] if match else text


def fields_in(line: str) -> dict[str, str]:
    """The fields (editor, source, author) that a short line of its own names; empty where it is a sentence.

    The line must consist of such entries: `来源：华夏时报`, `作者：王悦 责任编辑：邓健`, `（责编：李园）`.
    """
    if len(line) > _FIELD_LENGTH:
        return {}
    match = _FIELD_LINE.fullmatch(line)
    inner = match[1] if match else line
    found: dict[str, str] = {}
    at = 0
    for entry in _FIELD.finditer(inner):
        if entry.start() != at or _NOT_A_NAME.search(entry[2]):
            return {}
        at = entry.end()
        while inner[at : at + 1] in ("|", "｜", "丨", " "):
            at += 1
        if entry[1] in _FIELDS and entry[2]:
            found.setdefault(_FIELDS[entry[1]], entry[2].strip("（）() "))
    return found if at == len(inner) else {}


def editor_at_end(text: str) -> tuple[int, str]:
    """Where a trailing （责任编辑：…） begins, and the name in it; the text's length and "" where there is none."""
    if "编" in text[-40:]:
        match = _TAIL.search(text, max(0, len(text) - 48))
        if match and (match[0].lstrip()[0] in "（(【[" or _TAIL_AFTER.search(text, 0, match.start() + 1)):
            return match.start(), match[1].strip()
    return len(text), ""


def _short(element: _Element, limit: int) -> bool:
    """Whether the element holds at most `limit` characters of text that could be seen."""
    total = 0
    for text in element.itertext():
        total += len(text.strip())
        if total > limit:
            return _length(element) <= limit
    return True


def _length(element: _Element) -> int:
    """Characters of an element's text without what is never shown."""
    total = 0
    stack = [element]
    while stack:
        node = stack.pop()
        if isinstance(node.tag, str) and node.tag not in NEVER_SHOWN:
            total += len((node.text or "").strip())
            stack.extend(node)
        if node is not element:
            total += len((node.tail or "").strip())
    return total
