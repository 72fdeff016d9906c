"""What of a publisher's page is no part of the article: which elements, which lines.

Rules are general (a class, an id, a wording) and cautious: an element is dropped for its name only while it holds
little text, a line only while it is short. A promotion kept is a smaller loss than a sentence dropped.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # lists of files are read without the parser
    from lxml.etree import _Element


NEVER_SHOWN = frozenset(
    (
        "style", "script", "noscript", "template", "iframe", "object", "embed", "applet", "param", "frameset",
        "noframes", "video", "audio", "svg", "canvas", "map", "head", "title", "meta", "link",
        "base", "input", "select", "button", "textarea", "datalist", "nav", "dialog",
    )
)  # fmt: skip
"""Tags whose content is no text of the article."""

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none", re.I)
# Some platforms hide a whole article so until their script has run.
_INVISIBLE_STYLE = re.compile(r"visibility\s*:\s*hidden", re.I)
_HIDDEN_NAME = re.compile(
    # "hidden md:block" hides from small screens only.
    r"visually-?hidden|(?:^|[\s_-])(?:sr-only|off-?screen|screen-?reader(?:-text)?|hide|hidden(?!.*:))(?:$|[\s_])",
    re.I,
)
_CHROME_NAME = re.compile(
    r"append-?qr|kaihu|(?:^|[\s_-])(?:qr|ewm|erweima)(?:$|[\s_-])|qr-?code|artical-player|(?:video|audio)-?player"
    r"|(?:^|[\s_])share(?:$|[\s_])|share-?(?:bar|box|btns?|buttons?|icons?|links?|this|tools?|widget|wrap\w*)(?:$|[\s_-])"
    r"|social-?(?:bar|icons?|links?|media|share)(?:$|[\s_-])"
    r"|(?:^|[\s_-])(?:player-wrap|j_article_player|breadcrumbs?|crumbs?|advert\w*|ad-?box|ads"
    r"|guanggao|app-?download|download-?app|comments?-?list|pagination|page-?nav|toolbar|like-?btn|reward)(?:$|[\s_-])"
    r"|open-?account|app-?promo|newsletter-?sign-?up|back-?to-?top",
    re.I,
)
_RELATED_NAME = re.compile(
    r"(?:^|[\s_-])(?:relat(?:ed|ive)(?:-?\w+)?|recommend\w*|tuijian|xgyd|xgnews|hot-?news|more-?news|read-?more"
    r"|latest-?news|popular)(?:$|[\s_-])",
    re.I,
)
_CHROME_LENGTH = 300
_RELATED_LENGTH = 1500

# A wording that every such line has, then the line's pattern (in lower case). The first hold wherever they stand in
# a short block; the others only in a very short one that is no sentence.
_PROMOTIONS = (
    ("海量资讯", r"海量资讯、?\s*精准解读"),
    ("尽在", r"尽在.{0,12}(?:app|客户端)"),
    ("视频加载中", ""),
    ("炒股就看", ""),
    ("金麒麟分析师研报", ""),
    ("新浪合作", r"^新浪合作.{0,6}平台"),
    ("入金", r"入金(?:即)?(?:抽|送|领)|开户.{0,8}入金"),
    ("股民福利来了", ""),
    ("十大金股", r"十大金股(?:免费)?(?:送|领取)"),
    ("金牌投顾", r"金牌投顾.{0,6}(?:免费|送)"),
    ("线索征集令", ""),
    ("股市瞬息万变", r"投资难以决策"),
    ("热点栏目", r"^热点栏目\s+自选股"),
    ("24小时滚动播报", ""),
    ("更多粉丝福利", ""),
    ("董秘问答", r"查看更多董秘问答"),
    ("微信公众号", r"^下载.{0,20}(?:app|客户端).{0,4}关注"),
    ("客户端", r"安装.{0,10}客户端第一时间"),
    ("our", r"^(?:sign up (?:for|to)|subscribe to) our .{0,60}newsletter"),
    ("browser does not support", r"^your browser does not support"),
    ("media playback is unsupported", ""),
)
_SHORT_PROMOTIONS = (
    (
        "扫",
        r"扫(?:一扫|码|描.{0,6}二维码)[，,\s]*(?:即可|立即|马上|免费)?(?:关注|下载|开户|加入|进群|咨询|领取|查看)(?![量数率度])",
    ),
    ("二维码", r"^.{0,6}扫描?.{0,8}二维码(?!.*[？?])|^.{0,6}识别.{0,4}二维码"),
    ("二维码", r"二维码[，,\s]*(?:即可|立即|马上)?(?:关注|下载|开户)"),
    ("长按", r"长按.{0,8}(?:识别|保存|关注|二维码)"),
    (
        "开户",
        r"开户(?:即送|享|送|有礼|领取|领红包|领福利)|(?:立即|马上|扫码|点击)(?:期货|股票|证券|在线)?开户|开户\s*安全快捷",
    ),
    ("下载", r"^(?:点击|立即|马上|请)?下载(?![量数率]).{0,12}(?:app|客户端)"),
    ("打开", r"^打开.{0,10}(?:app|客户端).{0,4}(?:查看|阅读|看|体验)"),
    ("免费", r"免费(?:领取|送)\s*[>》]"),
    ("查看", r"^(?:点击)?(?:这里|此处)?查看(?:更多|全文|原文|详情)?[>》›→↓\s]*$"),
    ("阅读", r"^(?:请?点击|戳).{0,8}阅读(?:原文|全文|更多)|^阅读(?:原文|全文|更多)[>》›→↓\s]*$"),
    ("↓", r"^[↓▼▽⇩👇\s]+$"),
    ("蓝", r"点击.{0,8}蓝(?:字|色).{0,8}"),
    ("在看", r"点(?:击|个)?(?:右下角)?[“‘「\"]?在看"),
    ("分享", r"^分享(?:到|至).{0,12}$"),
    ("播放", r"^自动播放$"),
    ("向", r"^向[前后]$"),
    ("play", r"^play$"),
    ("请稍", r"^.{0,8}请稍[候后][.…。]*$"),
)
_PROMOTION_LENGTH = 150
_SHORT_LENGTH = 60

_RELATED_HEAD = re.compile(
    r"[【\[■▶►◆●*]*\s*(?:(?:相关|推荐|延伸|热门|更多|精彩|往期|热点)(?:阅读|新闻|报道|文章|推荐|链接|资讯|回顾|内容|专题)"
    r"|猜你喜欢|你(?:会|可能)(?:关注|感兴趣|喜欢)|(?:百万)?用户都在看|大家都在看|热文(?:推荐)?"
    r"|related (?:stories|topics|articles|news|links|coverage|content|internet links)|more on this story"
    r"|more (?:stories|from [a-z0-9 ]{1,30})|read (?:more|next|also)|you (?:may|might) also (?:like|be interested in)"
    r"|recommended(?: for you| stories)?|most read|top stories)\s*[】\]]*\s*[:：]?\s*[>》↓]*",
    re.I,
)
_IMAGE_LABEL = re.compile(r"\s*(?:image|media|video|figure)\s+(?:copyright|source|caption)(?-i:(?![a-z]))[\s,:]*", re.I)

_COMPILED = tuple(
    tuple((needle, re.compile(pattern) if pattern else None) for needle, pattern in rules)
    for rules in (_PROMOTIONS, _SHORT_PROMOTIONS)
)


def is_hidden(element: "_Element") -> bool:
    """Whether the page hides the element from its reader."""
    style = element.get("style")
    if style and (
        _HIDDEN_STYLE.search(style) or (_INVISIBLE_STYLE.search(style) and _is_short(element, _CHROME_LENGTH))
    ):
        return True
    return element.get("hidden") is not None or "hidden" in _named(element.get("class") or "")


def is_chrome(element: "_Element") -> bool:
    """Whether an element is named like an advertisement, a player, a list of other stories, and holds little else."""
    kinds = _named(element.get("class") or "") | _named(element.get("id") or "")
    if "chrome" in kinds and _is_short(element, _CHROME_LENGTH):
        return True
    if "related" in kinds and _is_short(element, _RELATED_LENGTH):
        linked = sum(_length(link) for link in element.iter("a"))
        return linked > 0 and linked >= 0.7 * _length(element)
    return False


def is_promotion(line: str) -> bool:
    """Whether a block's text is nothing but an advertisement or a player's words."""
    length = len(line)
    if length > _PROMOTION_LENGTH:
        return False
    line = line.lower()
    if any(needle in line and (not rule or rule.search(line)) for needle, rule in _COMPILED[0]):
        return True
    if length > _SHORT_LENGTH or line.endswith(("。", ".")):
        return False
    return any(needle in line and (not rule or rule.search(line)) for needle, rule in _COMPILED[1])


def is_related_head(line: str) -> bool:
    """Whether a block's text announces a list of other stories."""
    return len(line) <= 40 and _RELATED_HEAD.fullmatch(line) is not None


def is_image_label(text: str) -> bool:
    """Whether a piece of text is a label for screen readers and nothing else ("image copyright", "Image caption, ")."""
    return len(text) < 30 and _IMAGE_LABEL.fullmatch(text) is not None


def image_label_end(text: str, at: int = 0) -> int:
    """Where the label for screen readers ends that begins at `at`; `at` where there is none."""
    match = _IMAGE_LABEL.match(text, at)
    return match.end() if match else at


@lru_cache(maxsize=1024)
def _named(name: str) -> frozenset[str]:
    """What a class or an id says of its element."""
    rules = (("hidden", _HIDDEN_NAME), ("chrome", _CHROME_NAME), ("related", _RELATED_NAME))
    return frozenset(kind for kind, rule in rules if rule.search(name)) if len(name) < 500 else frozenset()


def _is_short(element: "_Element", limit: int) -> bool:
    """Whether the element holds at most `limit` characters of text that could be seen."""
    total = 0
    for text in element.itertext():
        total += len(text.strip())
        if total > limit:
            # Scripts and styles have been counted too; most elements are decided without looking so closely.
            return total < 20 * limit and _length(element) <= limit
    return True


def _length(element: "_Element") -> int:
    """Characters of an element's text without what is never shown."""
    total = 0
    stack = [element]
    while stack:
        node = stack.pop()
        if node.tag not in NEVER_SHOWN:
            total += len((node.text or "").strip())
            stack.extend(node)
        if node is not element:
            total += len((node.tail or "").strip())
    return total
