"""Papers of policy and who issued them: a paper's provisions are its issuer's measures."""

from itertools import islice

from tui.facts.lazy import lazy

_TITLE_LENGTH = 140
_TITLE = lazy(
    r"《([^《》\n]{1,100}(?:《[^《》\n]{0,60}》)?[^《》\n]{0,60})》"
    r"(?:[（(][^（）()\n]{0,12}(?:简称|下称|称)：?[《“]?([^《》“”（）()\n]{1,40}))?"
)
_POLICY = lazy(
    r"(?:规划|方案|意见|预算报告|(?:情况|草案|工作)的报告|通知|办法|规定|条例|纲要|计划|工作报告|执行报告|指引|细则|公告|决定|决议|法|措施|指南|目录|清单|令|通报|声明|协定|协议|要点"
    r"|标准|规则|制度|白皮书|倡议书?|备忘录|批复|函|书|规范|准则|政策|条|稿）?|案|试行[)）]|名录|安排|举措|要求|行动)(?:[（(][^（）()]{1,16}[)）])?$"
)
_OFFICIAL = lazy(
    r"关于(?!.{0,60}(?:公司|股份|集团)).{4,100}的(?:意见|若干意见|指导意见|实施意见|若干措施|决定|通知|实施方案|行动方案|工作方案)"
    r"(?:[（(][^（）()]{1,10}[)）])?|(?:中华人民共和国|国务院|中共中央).{2,60}"
)
_FIRMS = lazy(
    "中标|成交确认|股权转让|股份转让|股份认购|增资协议|减持计划|增持计划|回购报告|承诺函|法律意见|公司章程|董事会|监事会|股东大?会|租赁合同|采购合同|销售合同|借款合同|担保合同|离职|劳动合同"
)
"""What the title of a firm's paper has."""
_OWN_NAME = lazy(
    r"((?:中共中央|国务院|最高人民法院|[\u4e00-\u9fff]{2,12}?(?:省|市|区|县|政府|部|委|局|署|厅|会|院|办公厅|总局))"
    r"、?(?:[\u4e00-\u9fff、]{0,16}?))关于"
)
_OF_PLACE = lazy(r"[\u4e00-\u9fff]{2,7}?(?:省|市|自治区|自治州)(?=[\u4e00-\u9fff]{4})")
_ITSELF = lazy(
    r"(?P<who>[\u4e00-\u9fff、（）()0-9“”]{2,30}?)(?<!印发)(?<!发布)(?<!出台)(?<!公布)(?<!下发)(?<!推出)(?<!发文)(?<!就)关于(?!.{0,60}(?:解读|答记者问|新闻))[^，：]{2,80}?"
    r"(?:通知|意见|公告|办法|方案|措施|规定|决定|批复|细则|通告|决议)(?:[（(][^（）()]{1,12}[）)])?"
)
"""The title of an article that is a paper of policy itself: 商务部关于…的通知."""
_REPORT = lazy(
    r"(?:[（(]?20\d\d年?[）)]?(?:度|的)?)?(?P<who>[\u4e00-\u9fff]{2,12}?(?:省|市|区|县|州|旗)?(?:人民)?政府)工作报告(?:[（(].{1,16}[）)])?"
)
"""A government's own report, in the first person."""
GENERIC = frozenset(
    ("通知", "意见", "方案", "办法", "规划", "规定", "措施", "细则", "指引", "公告", "计划", "条例", "纲要", "决定")
)
"""Names that stand for the paper named last."""


def issuer_of(title: str) -> tuple[str, bool]:
    """Who issued the paper that an article of this title is, empty where it is none; and whether it states provisions,
    not a government's report of its own work."""
    states = "关于" in title
    kind = _ITSELF if states else _REPORT if "政府工作报告" in title else None
    match = kind.fullmatch(title.strip()[:_TITLE_LENGTH]) if kind else None
    return (match["who"].strip("《"), states) if match else ("", False)


_ALWAYS_POLICY = ("法案", "条例", "法律", "草案", "行政令", "政府工作报告", "一号文件", "二十大报告", "十九大报告")
_ANYBODYS = ("公告", "声明", "协议", "规定", "规则")
"""Papers that firms write too."""
_AUTHORITYS = (
    "新规",
    "指导意见",
    "实施意见",
    "若干措施",
    "征求意见稿",
    "实施细则",
    "行动计划",
    "管理办法",
    "暂行办法",
    "指引",
    "五”规划",
    "五”规划纲要",
)
"""Papers that are an authority's where none was named either."""
_BEFORE = 1000
"""How many characters before a mere 报告, or a short title, the government's or the whole one may have been named."""
_MENTIONS = 4
"""How often the short title may stand between."""
COMES_OUT = lazy(
    r"(?:[（(][^（）()]{0,40}[)）])?[^，的]{0,20}?(?:印发|发布|出台|公布|施行|实施|生效|亮相|出炉|面世)(?:实施|施行)?"
)
"""What is told of a paper that comes out: …近日印发."""


COMES_OUT_BARE = lazy(
    r"(?:近日|日前)?，?(?=[^，]{0,12}(?:国家|全国|省|市|五”|行动|综合|工作|实施|指导|管理|改革|发展))[^，的《]{4,40}?(?:方案|意见|办法|规划|条例|细则|措施|新规|政策|计划|纲要)"
    r"(?:正式|今日|近日|日前|印发)*(?:出炉|发布|出台|印发|公布|亮相|落地)"
)
"""The same without title marks: “十四五”节能减排综合工作方案出炉."""
COMING_OUT_ENDS = frozenset("炉布台发相地")
"""Its last characters."""
OUT_ENDS = COMING_OUT_ENDS | set("世效施行")
"""The last characters of both."""
FIRMS_OWN = ("重组", "回购", "分红", "增持", "减持", "收购", "定增", "激励", "公司", "股份", "集团", "银行", "分配")
"""What such a paper is of that only firms write."""


class Papers:
    """The papers named so far in one article, by title and short name, with their issuers."""

    def __init__(self) -> None:
        self.issuers: dict[str, str] = {}
        self.latest = ""

    def issued(self, words: str, issuer: str) -> None:
        """Note that `issuer` issued the papers that `words` name."""
        for match in _TITLE.finditer(words):
            for name in (match[1], match[2]):
                if name:
                    self.issuers[name] = issuer
        self.latest = issuer

    def told(self, words: str, actor: str) -> None:
        """Note that `actor` tells of the papers that `words` name: theirs where nobody is known to have issued them."""
        for match in _TITLE.finditer(words):
            for name in (match[1], match[2]):
                if name:
                    self.issuers.setdefault(name, actor)

    def official(self, words: str) -> bool:
        """Whether `words` name a paper that by its title only an authority issues: 《关于…的意见》."""
        return any(_OFFICIAL.fullmatch(match[1]) for match in _TITLE.finditer(words))

    def named(self, words: str) -> bool:
        """Whether `words` name a paper of policy in title marks, not a newspaper or a book."""
        return any(_POLICY.search(match[1]) and not _FIRMS.search(match[1]) for match in _TITLE.finditer(words))

    def issuer_before(self, text: str, before: int, words: str) -> str:
        """Who issued the paper of the short title in `words` (《纲要》) by its whole one, if that stands before in `text`."""
        short = words[words.find("《") + 1 : words.find("》")]
        since = max(0, before - _BEFORE)
        for _ in range(_MENTIONS if 2 <= len(short) <= 6 else 0):
            before = text.rfind(f"{short}》", since, before)
            opening = text.rfind("《", 0, before) if before >= 0 else -1
            if opening < 0:
                break
            if opening + 1 < before:
                return self.issuer(text[opening : before + len(short) + 1], "")
        return ""

    def issuer(self, words: str, otherwise: str) -> str:
        """Who issued the paper that `words` name; a paper without title marks is the latest one's issuer's."""
        titles = _TITLE.findall(words)
        if not titles:
            return self.latest or otherwise
        name, short = titles[-1]
        if own := _OWN_NAME.match(name):
            self.issued(f"《{name}》" if not short else f"《{name}》（简称{short}", own[1])
        if (place := _OF_PLACE.match(name)) and not self.issuers.get(name):
            return place[0]
        found = self.issuers.get(name) or self.issuers.get(short)
        if found is None and len(name) <= 6:
            found = next(
                (
                    who
                    for known, who in islice(reversed(self.issuers.items()), 50)
                    if known.partition("（")[0].endswith(name)
                ),
                "",
            )
        if not found and name in GENERIC:
            return self.latest
        if not found and len(titles) > 1:
            return self.issuer(words[: words.rfind("《")], otherwise)
        return found or ""

    def of_policy(self, text: str, start: int, end: int, *, named: bool, governed: bool, told: bool) -> bool:
        """Whether the paper `text[start:end]` is one of policy: by its title, or, where a mere noun names it, by who was
        told of before: its issuer is `named` with it, some authority acted (`governed`), or a paper was `told` of."""
        words = text[start:end]
        if "》" in words:
            return self.named(words)
        if words.endswith("报告") and not words.endswith(_ALWAYS_POLICY):
            return told or text.find("政府工作报告", max(0, start - _BEFORE), start) >= 0
        if named or self.latest or words.endswith(_ALWAYS_POLICY):
            return True
        if words.endswith(_ANYBODYS):
            return False
        return words.endswith(_AUTHORITYS) or governed or self._was_named(text, start, words[-2:])

    def _was_named(self, text: str, before: int, noun: str) -> bool:
        """Whether a paper that only an authority issues was named before by a title that ends in `noun`: 《关于…的意见》."""
        close = text.rfind(f"{noun}》", max(0, before - _BEFORE), before)
        opening = text.rfind("《", 0, close) if close >= 0 else -1
        return opening >= 0 and self.official(text[opening : close + len(noun) + 1])
