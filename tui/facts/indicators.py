"""The words of what a figure measures: the noun before it, or after it where something is counted."""

from tui.facts.lazy import lazy
from tui.facts.word_lists import sections

_Cut = tuple[str, int, str, str]


def _cuts() -> dict[str, tuple[_Cut, ...]]:
    """The words of name_cuts.txt by their first two characters, longest first: word, length, not before, not after."""
    listed: dict[str, list[_Cut]] = {}
    for tokens in sections("name_cuts.txt").values():
        for token in tokens:
            rest, _, not_after = token.partition("^")
            word, _, not_before = rest.partition("!")
            listed.setdefault(word[:2], []).append((word, len(word), not_before, not_after))
    return {begun: tuple(sorted(entries, key=lambda entry: -entry[1])) for begun, entries in listed.items()}


_CUTS = _cuts()
_SHORT_CUTS = {begun: entries[0][2:] for begun, entries in _CUTS.items() if len(begun) == 1}
_BEGINS_CUT = frozenset(begun[0] for begun in _CUTS)
_LEADING = lazy(
    r"^(?:的|了|着|每[0-9]{1,3}股|[，、：；。！？ \t\n“”‘’（(【—\-▲■●◆◎•·丨|*#>]|连续[0-9一二两三四五六七八九十]{1,3}个?(?:交易日|季度|月|年|周|日|天)|不过|现在|[时后前内中里间]的|\d{1,2}[、.．）)]|[（(]?[一二三四五六七八九十]+[）)、]|抬高|压低|推高|和|与|及|或|其中|同时|且|而|但|从(?!业)|将|已|则|也|又|还|公司(?=[^，]{3})|此次|本次|此前|近日|日前)+"
)
_BEGINS_LEADING = frozenset(
    "的了着每连不现时后前内中里间，、：；。！？ \t\n“”‘’（(【—-▲■●◆◎•·丨|*#>0123456789一二三四五六七八九十和与及或其同且而但从将已则也又还公此本近日抬压推"
)
_TRAILING = frozenset("却遭被,;:，、：；。！？ \t\n“‘（(《—-的了从由自以按在占将又还已均仍")
_NO_LAST = _TRAILING | frozenset("）)》")
_BEGINS_STOP = r"，。；：！？、（）()《》\n\t …—/\d,;:一上下不与中为之也了于交仅今从以优位低作便修入全公共减出分列则到办包占去参及反发受可合同向和回因在均坐基增处大夺委完实对封将小就居属左已带并开弃快急成扩扭投披拍拿持指按排推提摘攀收明是显暂暴有未来比涉涨滞激炸狂环现用由略的着离稳竞竣符等纳续缩而至获萎蝉表被认赞超跌转较达迅过进适逐通都预领飙骤高"
_AFTER_STOP = lazy(
    rf"(?=[{_BEGINS_STOP}])(?:[上下]半年|[今去全]年|[，。；：！？、（）()《》\n\t …—/\d]|[,;:](?=[^\d])|[,;:]$|的(?!士)|来(?!源|电|往|宾|客|料)|仅|之[多巨]|蝉联|高居|稳居|坐稳|反超|摘得|竞得|未(?!来|成)|预告|预计|上榜|适用|将|被|领先|对(?!外)|为(?!主)|是|(?<![自国所])有(?!色|限|机|关)|已(?![售建投])|均|可(?![转开再变])|向|从(?!业)|以(?!太|上|下|内)|由|实现|达到|达|中(?!国|城|村|小|央|药|医|高|期|长|标|型|东|西|部|试|等|欧|成|层|年|心|间|外|式|科|铁|建|车|华|学|专|介|短|端|级)|和|与|及(?!以上)|按(?!揭)|在(?!建|线|职|校)|进行|参与|参加|获|并|也|都|占|不(?!动产)|同比|环比|比|较|增长|下降|上涨|下跌|减少|增加|提高|回落|缩减|萎缩|缩水|下滑|攀升|上升|回升|扩大|收窄|激增|有所|左右|以上|以下|以内|收入国库|用于|来自|超过|因|受|于|则|而|等|进入|完成|通过|列入|纳入|成为|开展|推出|发布|披露|公布|交出|作为|合计|修正|办理|封板|涨停|跌停|炸板|全权|委托(?![理贷管])|拿下|拍下|夺得|包括|涉及|出现|处于|属于|位于|跌|涨|到(?!期)|至|离开|就(?![业医诊近餐读学])|投票(?!权)|赞成|反对|弃权|(?<!公)共(?!享|同|建|和)|收购(?![价量储款方标])|出售(?!价)|拍卖|成交(?![额量价均])|竞拍|带动|位列|位居|居(?![民住家间中])|排名|便宜|大幅|小幅|低开|高开|转让(?!价|款)|开工(?![项率面])|竣工(?![项率面])|投产|预[喜减增亏](?!的)|扭亏|续盈|略[增减]|现身|入围|[暴狂飙急骤](?=[跌涨升降])|一路|排第|快速|迅速|稳步|逐[步年]|持续(?!时)|居首|分列|领跑|基本(?!面|工|医|养|公|农|金|每)|符合|滞后|提前|显著|明显|暂|优惠|表示|认为|指出|了|着|过(?!程))"
)
_BEGINS_NOUN = "上专个乡产人任企住债党公农券医单合员品商国土地城基委存学家岗平房投措新旅景服机标毕汽渔游用疫病省群股药行订贷资车部银门项领高"
_NOUNS = lazy(
    rf"(?=[{_BEGINS_NOUN}])(?:企业|公司|机构|项目|城市|新股|个股|股票|基金|债券|资金|贷款|存款|用户|疫苗|病例|产品|岗位|订单|投资者|门店|专利|标准|措施|任务|银行股?|券商股?|家庭|游客|旅客|车辆|汽车|住房|商品房|住宅|房源|土地|产能|合同|服务(?!器|商|业|费|员)|平台|人员|员工|学生|毕业生|党员|群众|股份|股东|国家(?!级|现代|重点|自然|区域|示范|实验|生态|高新|储备|标准|法|公园|综合|物流|专项|基本|重大|科|战略|大)|地区|省份|省市区?|单位(?!工程|面积|成本)|委员(?!会)|药品|群体|农民工|渔民|部门|商户|医院|高校|乡镇|行业|领域|品牌|景区|车企|房企|上市公司)"
)
_VALUE = lazy(r"[^，。；：、的]{0,4}(?:净利|利润|收入|营收|业绩|股价|市值|资产|涨幅|跌幅|增速|增幅)")
"""What is no noun that is counted, but what those measure that are: 337家|净利润超10亿元."""
_RELATIVE = lazy(
    r"(?:涉嫌|具有|具备|符合|通过|参与|参加|发布|披露|公布|获|已|未|被|拟|申请|入选|纳入|列入|从事|使用|拥有|来自|位于|实施|开展|提供)[^，。；：、]{1,20}的(?=[一-鿿]{2})"
)
"""What is said of those counted before they are named: 4家|涉嫌违规的中介机构."""
_BEGINS_RELATIVE = frozenset("涉具符通参发披公获已未被拟申入纳列从使拥来位实开提")
_SAID = 6
"""How long it may be to belong to their name."""
_BEGINS_OPENING = frozenset("设成收购认建支")
_OPENING = lazy(r"设立|成立|收购|购买|认购|建设|支持")
_TERM = lazy(r"\d{1,2}(?:天|年|个月)期")
_NO_NAME = lazy(
    r"短暂|一直|[一二三四五六七八九]是|最后交易日|低位震荡|高位震荡|[一二两三四五六七八九十]连[跌涨升阴阳][下后]?|第[一二三四五六七八九十\d]{1,2}[次年]|也?较[高低大小多少快慢]|[自从]?(?:历史)?高[位点]|原先公布|原[来先本]|[一二两三四五六七八九十\d]{1,3}个?[年月天周]前|[\d~～至-]{1,6}时|未来[一二两三四五六七八九十\d]{1,2}个?[月年天日周]内?|首次|此前|之前|以前|后者|前者|相比|分别|(?:[去上]年)?同期水平|水平|[一二两三四五六七八九十\d]{1,3}(?:年|天|个月|周|日)(?:时间|内|来|里)?|短短[^，]{1,8}|[一二两三四五六七八九十几\d]{1,3}个(?:交易日|月|季度|小时)的?(?:时间)?[里内]?"
    r"|(?:最后)?一个交易日(?:收盘)?|(?:宣布|要|拟|计划|决定|预计)+|当时|彼时|随后|[位排][居列名]第?|是?排第\d*名?|只是|昨日收盘|收盘|开盘"
)
"""What stands where a name would and is none."""
_BEGINS_NO_NAME = frozenset(
    "第也较自从历高原一二两三四五六七八九十0123456789~～至-未首此之以后前相分去上同水最宣要拟计决预当彼随位排是只昨收开短低几仅"
)
"""The first characters of all that."""
_ONLY_OF = lazy(
    r"、|交易所|交割$|[中上]$|(?:[一二三四五六七八九十]|\d+)(?:家|大)[^的]{0,4}(?:企业|公司|房企|券商|银行)$"
)
"""What an indicator is only of, before 的: several owners, an exchange, a whole."""
_BEHIND = lazy(r"[^，。的税售前盘幕事先]{2,8}(?<![税售前盘幕事先非])后(?![^，。]{0,1}$)(?!市|勤|续|台|端|期|备|者|排)")
"""What happened before a level was measured: 融资后估值."""
_NUMBERS = lazy(r"[0-9]")
_LAST_WESTERN = "\u2fff"
_FIRMS = ("上市公司", "公司", "企业", "机构")
_MARKS_PASSED = frozenset(("水平", "关口", "量级", "大关", "阵营", "门槛", "级别", "时候", "俱乐部", "势头", "速度"))
"""What follows an amount that something reached, and names nothing."""
_AFTER_VERBS = frozenset("至到了着过")
_DURATION = lazy(r"[\d.,]+(?:天|年|个月|日|周|点)?")
_SHORT = 10
_MOST = 16
_LONGEST = 40


def name_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The noun that ends `text[start:end]`, a shadow's: without what leads up to it (verbs, openings, brackets)."""
    if end <= start:
        return None
    if end - start > _LONGEST:
        start = end - _LONGEST
    if text[end - 1] in _NO_LAST:
        end = _behind_marks(text, start, end)
        if end <= start:
            return None
        if text[end - 1] == "》" and (opened := text.rfind("《", start, end)) >= 0:
            return opened, end
    cut = _last_cut(text, start, end)
    if cut < end and text[cut] in _BEGINS_LEADING and (leading := _LEADING.match(text[cut:end])) is not None:
        cut += leading.end()
    if cut > start and text[cut - 1] == "）" and (opened := text.rfind("（", start, cut - 1)) > start:
        cut = _before_bracket(text, start, opened, cut)
    if _OWNED.search(text, cut, end) is not None:
        cut = _trimmed(text, cut, end)
    if end - cut <= 1:
        return None
    first = text[cut]
    if first <= "9" and _DURATION.fullmatch(text, cut, end):
        return None
    if first in _BEGINS_NO_NAME and _NO_NAME.fullmatch(text, cut, end):
        return name_before(text, start, cut) if cut > start and text[cut - 1] in "从由在" else None
    return cut, end


def _behind_marks(text: str, start: int, end: int) -> int:
    """Where a name may end that is followed by brackets, and then by marks and words that lead up to what comes."""
    while end > start and text[end - 1] in "）)":
        opened = max(text.rfind("（", start, end), text.rfind("(", start, end))
        if opened < 0:
            break
        end = opened
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return end


def _before_bracket(text: str, start: int, opened: int, cut: int) -> int:
    """Where a name begins that has a bracket in it: IPTV（网络电视）总用户数; `cut`, behind the bracket, where none does."""
    if not text[opened - 1].isalnum() or text[opened - 1] <= "9" or _NUMBERS.search(text, opened, cut):
        return cut
    first = _last_cut(text, start, opened)
    if (
        first < opened
        and text[first] in _BEGINS_LEADING
        and (leading := _LEADING.match(text[first:opened])) is not None
    ):
        first += leading.end()
    return first if opened - first > 1 and not _NO_NAME.fullmatch(text, first, opened) else cut


_OWNED = lazy("[）” 的后]")


def _trimmed(text: str, cut: int, end: int) -> int:
    """Where a name begins without what it is only of: a list of owners, an exchange, what happened before it."""
    closed = text.find("）", cut, end)
    if closed >= 0 and text.find("（", cut, closed) < 0:
        return closed + 1
    closed = text.find("”", cut, end - 2)
    if closed >= 0 and text.find("“", cut, closed) < 0:
        return cut - 1 if text[cut - 1] == "“" and cut else closed + 1
    blank = text.rfind(" ", cut + 1, end - 2)
    if blank > 0 and text[blank - 1] > _LAST_WESTERN < text[blank + 1]:
        cut = blank + 1  # a headline's: 集体收跌 纳指跌2%
    if (
        (of := text.rfind("的", cut, end - 2)) > cut
        and text.find("分别", end, end + _SHORT) < 0
        and _ONLY_OF.search(text, cut, of)
    ):
        return of + 1
    after = _BEHIND.match(text, cut, end) if text.find("后", cut, end) >= 0 else None
    return after.end() if after and end - after.end() > 1 else cut


def _last_cut(text: str, start: int, end: int) -> int:
    """Where the last word ends that leads up to a name; one of a single character must not be the last itself."""
    at = end
    for char in text[start:end][::-1]:
        at -= 1
        if char not in _BEGINS_CUT:
            continue
        if at + 1 == end:
            continue
        begun = text[at : at + 2]
        if begun in _CUTS:
            for word, length, not_before, not_after in _CUTS[begun]:
                stop = at + length
                if stop > end or not text.startswith(word, at):
                    continue
                if (stop < end and text[stop] in not_before) or (text[at - 1] in not_after and at > start):
                    continue
                return stop
        if char in _SHORT_CUTS:
            not_before, not_after = _SHORT_CUTS[char]
            if begun[1] not in not_before and (at == start or text[at - 1] not in not_after):
                return at + 1
    return start


def is_value(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` begins with what somebody has (净利润), and so with nothing that is counted."""
    return noun_at(text, start) is None and _VALUE.match(text, start, end) is not None


def noun_at(text: str, start: int) -> tuple[int, int] | None:
    """The noun that begins there, of those that are often counted (房企)."""
    noun = _NOUNS.match(text, start)
    return None if noun is None else noun.span()


def name_after(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The noun that begins `text[start:end]`: what an amount or a count is of (521家试点企业, 66元机票盲盒)."""
    end = min(end, start + 24)
    start += 1 if text.startswith("的", start) else 3 if text.startswith("方面的", start) else 0
    if text[start : start + 1] in _BEGINS_RELATIVE and (relative := _RELATIVE.match(text, start, end)) is not None:
        those = name_after(text, relative.end(), end)
        return (start, those[1]) if those and relative.end() - start <= _SAID else those
    first = text[start : start + 1]
    if first in _BEGINS_OPENING and (opening := _OPENING.match(text, start, end)) is not None:
        start = opening.end()
        first = text[start : start + 1]
    term = _TERM.match(text, start, end) if first.isdigit() else None
    stop = _AFTER_STOP.search(text, term.end() if term else start, end)
    if stop is not None:
        if stop[0] in _AFTER_VERBS and (what := _NOUNS.match(text, start, end)) is not None:
            return what.span()
        if stop[0] in _AFTER_VERBS:
            return None
        joined = _NOUNS.search(text, stop.end(), min(end, stop.end() + _SHORT)) if stop[0] in "和与及" else None
        named = _NOUNS.match(text, start, stop.start())
        if joined is not None and (named is None or named.end() == stop.start()) and joined.end() <= start + _MOST:
            return start, joined.end()
        end = stop.start()
    nouns = list(_NOUNS.finditer(text, start, end))
    if nouns and not (nouns[-1].end() == end and end - start <= _SHORT):
        end = nouns[0].end()
        for noun in nouns[1:]:  # 行业|上市公司
            end = noun.end() if noun.start() == end and noun[0] in _FIRMS and nouns[0][0] != "城市" else end
    return (start, end) if end - start >= 2 and text[start:end] not in _MARKS_PASSED else None
