"""The words of a time that a figure holds for: 2021年, 1-5月, 前三季度, 今年“五一”期间, 截至9月末."""

import re
from bisect import insort
from operator import attrgetter

from tui.facts.lazy import lazy

# An alternative that begins with a character or a set of them is passed over at once where another stands; so what must
# not stand before it is said behind its first character.
_YEAR = (
    r"[一二][〇零九][〇零一二三四五六七八九]{2}年|[鼠牛虎兔龙蛇马羊猴鸡狗猪]年(?![货味夜人])"
    r"|[12](?:(?<!\d[12])(?:(?:(?<=1)9|(?<=2)0)\d\d(?:(?:年?[-~—–至/](?:19|20)?\d\d)?年度?|(?<=20\d\d)(?:财年|(?=全年))|[-~—–至/]20\d\d年?)"
    r"|\d年(?=[上下末底前一二三四第初度]|[及和与、]\d\d[年QH])度?)|(?<![\dA-Za-z.][12])(?:(?<=2)0[12])?\d(?=Q[1-4]|H[12])|(?<=2)(?<![\d.]2)[1-9][-~—–至]2[2-9]年)"
    r"|[今去明前当]年度?|上一?年度?|本年度?"
)
_BEGINS_YEAR = "12一二鼠牛虎兔龙蛇马羊猴鸡狗猪今去明前当上本"
_DAYS = r"\d{1,2}日(?:[-~—–至](?:(?:20\d\d年)?\d{1,2}月)?\d{1,2}日)?|\d{1,2}[-~—–至]\d{1,2}日"
_MONTH = (
    rf"\d(?<![\d.]\d)\d?(?=[月\-~—–至、])(?:月份?[到至]\d{{1,2}}|月?(?:[-~—–至、]\d{{1,2}})?)月份?(?:[上中下]旬|末|底|初|的?前[一二三四]周|第[一二三四]周|{_DAYS})?"
    r"|[一二三四五六七八九十][一二三四五六七八九十]?月份?(?:[上中下]旬|末|底|初|[一二三四五六七八九十]{1,3}日)?"
)
_ORDINAL = "[第一二三四1-4](?:(?<=第)[一二三四1-4]|(?<!第))"
_QUARTER = rf"{_ORDINAL}(?:[、至到-][二三四2-4])?季度(?:末|初)?|前[一二两三四1-4]个?季度|[上下]半年度?|半年度|全年|Q[1-4]|H[12]|{_ORDINAL}财季|第[一二三四]季(?![度节报])"
_FIRST = r"[前首]\d{1,2}个?月|[前首][一二两三四五六七八九十]{1,2}个?月"
_FEAST = "[五十双6国春中元清端两暑](?:(?<=[五十])一|(?<=双)(?:11|十一|节)|(?<=6)18|(?<=国)庆|(?<=[春两])节|(?<=中)秋|(?<=元)旦|(?<=清)明|(?<=端)午|(?<=暑)[期假])"
_HOLIDAY = rf"“{_FEAST}”(?:节|小?长假|假期|黄金周)?(?:期间|当天|前|假期|档)?|{_FEAST}(?:节日?)?(?:[、和及]?{_FEAST})?(?:节日?|小?长假|假期|黄金周|期间|当天|档)+(?:期间|前)?|[\d三五七八](?:(?<=\d)\d)?天(?:小?长假|假期)(?:期间)?|假期期间"
_PLAN = r"[“\"十](?:(?<=十)|(?<!十)十)[一二三四五]五[”\"]?(?:规划)?(?:时期|期间|以来|末)"
_WORDS = r"未来(?:\d{1,2}|[一二两三四五六七八九十])个?(?:季度|月|年|周|天)内?|[今去前][春夏秋冬]|今[早晨晚]|年至今|上一?个(?:月|季度|财年)|[一两三]周前|[一两三]个月前|[一两三五十]年前|第[一二三四]年|目前|当前|迄今|本周|上周(?:[一二三四五六日](?![大家个种条项类家]))?|下周|本月|上月|当月|本季|[今昨当周](?:(?<=周)[一二三四五六日]|(?<!周)[日天])(?:（(?:\d{1,2}月)?\d{1,2}日）)?|本(?:(?<=截至本)|(?<=截止本))公告(?:披露|发布)?之?日|本报告期|报告期|隔夜|年(?<![0-9一二三四五六七八九十两数]年)内|去年末|年[末底初]|期(?<![前近中后长短周日同本学一二三四五六]期)[初末](?![步期考])"
_REST = (
    rf"{_MONTH}|{_QUARTER}|{_FIRST}|{_HOLIDAY}|{_PLAN}|[近过最](?:(?<=近)|(?<=过)去|(?<=最)近)(?:\d{{1,2}}|[一二两三四五六七八九十])个?(?:交易日|季度|日|天|周|月|年)"
    rf"|\d\d?年[来里间内]|\d(?<![\d月]\d)\d?日(?=[内期]|$)|\d(?:(?<=截至\d)|(?<=截止\d))\d?日|{_WORDS}|[末底初中](?<=年[末底初中])(?![报国小级期心央文])"
)
_BEGINS_REST = r"\d一二三四五六七八九十两首前第上下半全QH“\"双国春中元清端暑假近过最未今去年周目当迄本昨报隔期末底初"
_TIME = lazy(rf"(?:(?=[{_BEGINS_YEAR}])(?:{_YEAR})(?:的|全年)?)?(?:(?=[{_BEGINS_REST}])(?:{_REST}))?")
_TAIL = lazy(
    r"(?:同期|以来|期间|当日|当月|末|底|初|收盘|收市|前|(?<=日)止(?:(?:[三六九]|十二|[369]|12)个月|半年度?|年度)?|(?<=年)[来里])"
)
_AFTER_DIGITS = "年月日QH-~—–至/、期天国春全"
_SECOND = {
    "国": "庆", "春": "节", "中": "秋", "元": "旦", "清": "明", "端": "午", "两": "节个周年", "双": "1十节", "暑": "期假", "全": "年", "年": "末底初至内", "期": "初末", "假": "期",
    "上": "年一半周月个", "下": "半周", "本": "年周月季报公", "当": "年月日天前", "去": "年春夏秋冬", "今": "年日天春夏秋冬早晨晚", "明": "年", "前": "年0123456789一二两三四五六七八九十",
    "周": "一二三四五六日", "过": "去", "最": "近", "目": "前", "迄": "今", "未": "来", "昨": "日天", "报": "告", "隔": "夜", "半": "年", "近": "0123456789一两二三四五六七八九十",
    "“": "五十双6国春中元清端两暑", '"': "五十双6国春中元清端两暑", "H": "12", "Q": "1234",
    **dict.fromkeys("鼠牛虎兔龙蛇马羊猴鸡狗猪", "年"),
    "首": "0123456789一二两三四五六七八九十", "第": "一二三四1234", "一": "周个年季月〇零九十至到、-", "二": "季月〇零至到、-", "三": "周个年季月至到、-天", "四": "季月", "五": "月一天",
    "六": "月", "七": "月天", "八": "月天", "九": "月", "十": "月一二三四五",
}  # fmt: skip
_OPENS = lazy(
    r'[0-9今去明前当上本一二三四五六七八九十第半全首Q“"H国春中元清端两双暑近过最目迄下昨周报隔年期假未鼠牛虎兔龙蛇马羊猴鸡狗猪]'
    rf"(?:(?![^{re.escape(''.join(sorted({*''.join(_SECOND.values())})))}])(?<=[^0-9])|(?<=[0-9])(?<![0-9][0-9])[0-9]*+(?=[{re.escape(_AFTER_DIGITS)}])"
    # no 5个工作日, 3天后, 8/2, 30年，
    r"(?!天[^小长假]|[、~—–至\-][^\d二三四五十双国春中元清端两暑]|/(?<![0-9]{4}/)|年(?<![0-9]{4}年)[^上下末底前一二三四第初度及和与、来里间内]"
    r"|[期国春](?<!618[期国春])|全(?<!20[0-9][0-9]全)))"
)
_PAIRS = frozenset(first + second for first, seconds in _SECOND.items() for second in seconds)
_LEADS = ("截至", "截止", "自", "到")
_LEAD_ENDS = frozenset("至止自到")
_TAIL_BEGINS = frozenset("同以期当末底初收前来里止")
_OF_WHOLE = "当目年"
"""With these begin times that say of what whole a share is: 占当日成交金额, 占目前总股本."""
_BEFORE_COMPARED = frozenset("于和及、")
_COMPARES = frozenset("比较与同跟对超")
_MAY_COMPARE = _COMPARES | _BEFORE_COMPARED | frozenset("占是为")
_REACHED = lazy(r"(?:以来)?的?(?:新[低高]|最[高低大小多少快]|首次|高点|低点|纪录|水平|峰值)")
"""What a time is named for only to compare: 创2024年1月以来新低."""
_BEGINS_REACHED = frozenset("以的新最首高低纪水峰")
_BACK_TO = ("回到", "恢复到", "降到", "升到", "回到了", "恢复至", "回升至", "回落至", "降至", "升至")
_BACK_ENDS = frozenset("到至了")
_TIMES_OF = lazy(r"(?:同期)?的[约近超]?[0-9.]+[多余]?倍")
"""What was so many times less: 是2020年底的2.25倍."""
_AT_TIME = lazy(r"年?(?:初|末|底)?(?:\d{1,2}[时点])?")
"""What may part the two ends of 从1月7日8时到1月17日24时."""
_JOINS = frozenset("至到的")
_SENT = lazy(r"截[至止](?:记者)?$")
"""What makes a time of 发稿, when an article was sent."""
_RANGE = frozenset("-~—–至")
_DAY = lazy(r"(?<![-~—–至\d])\d{1,2}日$")
_COMPARING = lazy(r"(?:[高低快慢优多少次]于|[比较][^，。；]{0,10}[和及、])$")
_FOLLOWED = lazy(
    r"(?<=当年)新|(?:的|年度)?(?:合约|交割|主力合约)|(?:的|年?度)?(?:业绩)?(?:预告|快报|财报|季报|年报|(?:年度)?报告(?!期))(?!显示)|(?:的|度)?(?:不变价|可比价)|(?:成立|设立|创立|创办|发行|上市|签署|推出|建成|通过|生效|出台|颁布|发布|实施|投产)(?:的|以来|至今)|(?:的|年度)?(?:规划|方案|行动方案|行动计划|意见|通知|目录|版|款|出生)"
)
_BEGINS_FOLLOWED = frozenset("新的年合交主业预快财季报度不可成设创发上签推建通生出颁实投规方行意目版款")


class Period:
    """The words `[start, end)` of a time.

    `compared`: it is what something is compared with (比2019年同期). `day`: a single day, which is more often that of an
    announcement than that of what is announced.
    """

    __slots__ = ("compared", "day", "end", "start")

    def __init__(self, start: int, end: int, compared: bool, day: bool) -> None:
        self.start, self.end, self.compared, self.day = start, end, compared, day


def periods(text: str, start: int, end: int) -> list[Period]:
    """The times that a stretch of a shadow names, in order."""
    found: list[Period] = []
    done = start
    titles = text.find("《", start, end) >= 0
    for opening in _OPENS.finditer(text, start, end):
        at = opening.start()
        if at < done:
            continue
        if not "0" <= text[at] <= "9" and text[at : at + 2] not in _PAIRS and at + 1 < len(text):
            continue
        match = _TIME.match(text, at, end)
        if match is None or (stop := match.end()) == at:
            continue
        if text[stop : stop + 1] in _TAIL_BEGINS and (tail := _TAIL.match(text, stop, end)):
            stop = tail.end()
        done = stop
        if text[stop - 1] == "的":
            stop -= 1
        if titles and _in_title(text, at, start):
            continue
        following = text[stop : stop + 1]
        if following in _BEGINS_FOLLOWED and _FOLLOWED.match(text, stop):
            continue
        last = text[at - 1] if at > start else ""
        led = _lead(text, start, at) if last in _LEAD_ENDS else at
        if led > start and text[led - 1] == "（" and found and found[-1].end == led - 1:
            continue
        if found and last in _JOINS and _joins(text, found[-1], at - 1):
            first = found.pop().start
            found.append(Period(first - (text[first - 1] in "从自" and first > start), stop, False, False))
            continue
        previous = last if led == at else text[led - 1] if led > start else ""
        compared = (
            (previous in _MAY_COMPARE and _is_compared(text, start, previous, led, at, stop))
            or (following in _BEGINS_REACHED and _REACHED.match(text, stop) is not None)
            or (last in _BACK_ENDS and text.endswith(_BACK_TO, start, at))
        )
        day = (
            led == at
            and text[stop - 1] == "日"
            and _RANGE.isdisjoint(text[at:stop])
            and _DAY.search(text, at, stop) is not None
        )
        found.append(Period(led, stop, compared, day))
    if (sent := text.find("发稿", start, end)) > start and (lead := _SENT.search(text, start, sent)) is not None:
        insort(found, Period(lead.start(), sent + 2, False, False), key=attrgetter("start"))
    return found


def _is_compared(text: str, low: int, previous: str, led: int, at: int, stop: int) -> bool:
    """Whether what stands before a time says that something is compared with it."""
    if previous in _COMPARES:
        return True
    if previous in _BEFORE_COMPARED:
        return _COMPARING.search(text, max(low, led - 14), led) is not None
    if previous == "占":
        return text[at] in _OF_WHOLE
    return _TIMES_OF.match(text, stop) is not None


def _joins(text: str, earlier: Period, at: int) -> bool:
    """Whether `text[at]` joins a time to the earlier one: 从年初到6月, 截至9月的第三季度."""
    if text[at] == "的":
        return earlier.end == at and text.startswith("截至", earlier.start)
    return _AT_TIME.fullmatch(text, earlier.end, at) is not None


def _lead(text: str, low: int, at: int) -> int:
    """Where a time at `at` begins with what leads it: 截至, 自, 到."""
    for lead in _LEADS:
        if text.endswith(lead, low, at):
            return at - len(lead)
    return at


def _in_title(text: str, at: int, low: int) -> bool:
    """Whether `text[at]` stands in the title of a paper (《…》)."""
    opened = text.rfind("《", max(low, at - 40), at)
    return opened >= 0 and text.find("》", opened, at) < 0
