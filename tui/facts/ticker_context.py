"""Signs in a text that a name means the listed security, or that it does not."""

from typing import NamedTuple

from tui.facts.lazy import lazy

_SKIP = r"[”》」’]?(?:[(（][^（）()\n]{1,40}[)）])? ?"
_DECISIVE_AFTER = lazy(
    _SKIP + r"(?:股份(?:有限公司)?|股价|股票|A股|H股|港股|美股|股东|总股本|[0-9一二两三四五六七八九]*连板|首板|一字板"
    r"|(?:封|再度|触及|盘中|午后|早盘|尾盘|开盘|直线|快速|双双|均|纷纷|继续|一度|亦|也|则|等|集体|率先|累计|合计|今日|昨日|近|小幅|小|微|急|续|略)*"
    r"(?:涨停(?!潮|家数|板数|股)|跌停(?!潮|家数|板数|股)|封板|炸板|拉升|走强|走低|走高|飙升|大涨|大跌|暴涨|暴跌|冲高|翻红|翻绿|跟涨|跟跌|领涨|领跌|高开|低开|平开"
    r"|收涨|收跌|收报|报收|收盘|涨(?:幅)?(?:超|逾|近|约|达|了|幅)|跌(?:幅)?(?:超|逾|近|约|达|了|幅)|报[0-9]|[涨跌][0-9.]+[%％])"
    r"|(?:股)?市值|总市值|(?:一再|再次|再度|继续|持续|大举|连续|多次|合计)?(?:减持|增持)|定增|回购|质押|解禁|复牌|停牌|公告|发布公告|在?晚间公告|(?:在|于)?.{0,8}互动平台"
    r"|(?:20[0-9]{2}年)?(?:年报|年度报告|半年报|季报|[一三]季报|中报|业绩|财报|净利|营收|归母)|(?:原|前|时任|现任)?(?:副董事长|副总裁|副总经理|财务总监|独立董事|独董|高管|董监高|创[立办始下]人)|董事长|董秘|董事会|总裁|CEO"
    r"|等(?:[0-9一二三四五六七八九十多数]*[家只])?(?:上市公司|A股公司|个股|股票|概念股|龙头股|标的)|(?:全资|控股|参股|旗下|下属)?子公司|预计[^，。；、\n]{0,14}?(?:净利|营收|亏损|盈利|业绩)"
    r"|(?:第?[一二三四]季度?|前[二三]季度?|上半年|下半年|全年|[0-9]{1,2}月份?)[^，。；、\n]{0,4}?(?:净利|净亏|亏损|营收|营业收入|归母|销量)"
    r"|(?:20)?[0-9]{2}(?:H[12]|Q[1-4]|年)[^，。；、\n]{0,6}?(?:营收|营业收入|收入|净利|归母|门店|销量|毛利)|[0-9]+[天日][0-9]+板|发布(?:声明|澄清)|拟[^，。；、\n]{0,4}?(?:减持|增持|回购|定增|募资|收购|斥资|发行|出售|转让|分红|派|每?10)"
    r"|(?:发布|披露|公布|交出|晒出|公告)了?[^，。；、\n]{0,12}?(?:年报|年度报告|半年报|季报|季度报告|中报|业绩|财报|公告|预告|快报)"
    r"|(?:今[日天])?(?:正式)?(?:在|于|登陆|亮相)(?:上交所|深交所|北交所|港交所|上海证券交易所|深圳证券交易所|香港联交所|科创板|创业板|主板|纳斯达克|纽交所)"
    r"|在[^，。；、\n]{0,8}(?:公告|回复函|年报|招股书|招股说明书)[中里]|的?复权价|的(?:股价|营收|净利|业绩|控股股东|董事长|实控人|年报|财报|持仓|股份|股票)|控股股东|实控人|实际控制人|第[一二]大股东|IPO|退市|递表|[，,]?目标价|最受(?:机构)?关注|被[0-9]+家机构|官网|官方网站|证券简称|证券代码|股权|被立案"
    r"|(?:\d{1,2}月)?\d{1,2}日(?:晚间?|早间|盘后)?(?:公告|发布|披露|回应)|净(?:亏损|利润|利|流[入出])|获.{0,10}(?:净买入|净卖出|增持|买入|调研)|净[买卖流])"
)
_MOVE_AFTER = lazy(
    r"[”》」’]?(?:[(（][+＋\-−-]?[0-9.]+[%％][)）]|[(（]?(?:涨|跌|[+-])[0-9]+(?:\.[0-9]+)?[%％]"
    r"|[0-9]{1,4}\.[0-9]{2}-?[0-9.]*[%％])"
)
_SUGGESTIVE_AFTER = lazy(
    _SKIP
    + r"(?:公司|集团|控股|表示|称|宣布|回应|披露|公布|下调|上调|入股|拟|相关负责人|负责人|创[立办始下]人|方面(?=[^，。；]{0,10}?(?:表示|称|透露|回应|认为|告诉|确认|指出|介绍|人士|坦言|强调|说))|认为|指出|透露|预计|预告|预增|预减|预亏"
    r"|(?:累计)?实现(?:营|销售|净|归母|合约|合同|权益|收入|签约|总营)|竞得|摘得|斥资|在?(?:20)?\d\d年(?:上半年|全年)?(?:实现|完成|的?(?:销售|营收|净利))"
    r"|发布|推出|获|[:：]|[涨跌][0-9超逾近]|中标|签订|签署|上市(?!公司)|旗下|全资|子公司|等[0-9一-鿿]{0,4}(?:公司|企业|个股|股票|厂商|龙头|巨头|券商|银行|标的|险企|房企|车企|药企|酒企|大行(?!业|动|情)|股份行|央企|国企)"
    r"|Inc|Corp|Group|之类的[^，。]{0,3}公司|手机|造车|生态链|产业链|概念股|供应商|粉丝|员工|门店|遭遇|遭|财年|[新旧]款"
    r"|是(?:国内|全球|我国|一家|目前|中国)[^，。；\n]{0,24}(?:供应商|公司|龙头|厂商|服务商|制造商)|(?:已)?[与和同][^，。、\n]{1,14}?(?:签署|签订|签约|达成|合作|合资|成立))"
)
_LISTED_AFTER = lazy(
    r"(?:[、，,和及与/]|以及)[^、，,。\n]{2,8}等(?:[0-9一二三四五六七八九十几多]*[家只])?(?:个股|股票|上市公司|概念股|标的)"
)
_DECISIVE_BEFORE = lazy(
    r"(?:买入|卖出|净买入|净卖出|净流入|净流出|(?:机构|基金|私募)调研了?|增持|减持|重仓|加仓|建仓|减仓|清仓|持有|入股|个股|[0-9一二三四五六七八九]连板|证券简称|股票简称"
    r"|龙头股?|受益标的|相关标的|标的有?|概念股|上市公司|中概股|权重股|白马股|牛股|龙虎榜|涨停|跌停|(?:增幅|降幅|涨幅|跌幅|市值|净利润?)最[大高小低]的?)(?:包括|有|为|是|方面|中)?[，,:：—“‘\"「 ]{0,2}$"
)
_SUGGESTIVE_BEFORE = lazy(
    r"(?:(?:收购|参股|控股|推荐|关注|看好|唱好|唱淡|首予|调高|调低|下调|上调|重申|为代表的|旗下|简称)(?:包括|有|为|如|是|的)?|(?:巨头|企业|厂商|公司|券商|银行|平台|供应商|客户|股东|对手|品牌"
    r"|龙头企业|行业的|板块的|领域的|据悉|机构|投行|运营商|险企|房企|车企|药企|酒企|大厂)(?:包括|有|为|如|是)?)[，,:：—“‘\"「 ]{0,2}$"
)
_ITEM_BEFORE = lazy(
    r"(?:^|[\n●■◆▲•【；;。])[ ]*(?:[0-9]{1,3}[、.．)）] ?|[（(][0-9一二三四五六七八九十]{1,3}[）)] ?|[—-] ?)?$"
)
_ITEM_AFTER = lazy(
    r"[】 ]?[:：][^\n；;。]{0,40}?(?:净利|营收|预[增减亏盈]|同比|减持|增持|回购|拟|中标|签|收购|股东|股份|公司|子公司|募资|定增|投资|产能|合同|问询|解禁"
    r"|亏损|预计|董事|业绩|涨价|订单|停产|获)"
)

_NOUN_AFTER = lazy(
    r"(?:行业|产业|产品|市场|企业|技术|需求|产量|产能|价格|出口|进口|供应|消费|生产|品种|工业|工程|建设|体系|领域|板块|概念|赛道|主题|设备"
    r"|电池|电站|发电|组件|项目|园区|基地|资源|服务|用户|网络|互联网|事业|史|界|圈|业(?!绩|务)|协会|学会|联盟|联合会|商会|研究|学院|大学|医院|委员会"
    r"|论坛|峰会|大会|博览会|博物馆|遗址|展览|制造|应用|教育|管理|规划|集装箱|码头|口岸|铁路|公路|高速|机场|航线|航道|旅客|游客|景区|旅游|风景|度假|保税|综合|开发区"
    r"|自贸|新区|新片区|片区|园|街道|商圈|步行街|海关|海事|港(?!元|币|股)|市(?!值|盈|净|占)|县|区(?!块)|镇|乡|村|省|州|岛|湖|山|河|路(?!演)|街|桥|楼|塔|站|城(?!投)"
    r"|票房|旺季|收入|人次|发展|作用|功能|意义|地区|地带|流域|沿岸|沿海|当地|境内|附近|周边|一带|本地|居民|群众|生活|朋友)"
)
_PLACE_BEFORE = lazy(
    r"(?:在|位于|前往|赴|到|抵达|途经|途径|经|从|自|至|来自|落户|入驻|游览|登|附近|环|跨|泛|北|南|西|东|上海市?|江苏省?|湖南省?)$"
)
_PLACE_AFTER = lazy(r"(?:的|地|等地|等城市|举行|召开|举办|开幕|境内|、[^，。\n]{2,3}、|，|。)")
_OBJECT_BEFORE = lazy(
    r"(?:支持|推动|促进|助力|服务|加快|推进|关心|聚焦|围绕|引领|带动|保障|赋能|支撑|护航|参与|融入|谋划|规划|实现|加强|守护|保护|助推|统筹|发展|建设"
    r"|见证了?|注入|贡献|关于|有利于|有助于|为|对|让|给|向|以)$"
)
_CONCEPT_AFTER = lazy(
    r"(?:进入|迈入|步入|离不开|需要|的(?!股|公司|业绩|净利|营收|控股|董事|市值)|有[自其着]|战略|大局|全局|水平|质量|速度|成效|成果|成就|取得|迎来|步伐|不断|日益|之路|活力|动能|潜力|空间"
    r"|前景|环境|工作|事业|方式|格局|历史|机遇|离岸|经济|社会|模式|规划|体系|能力|基础|条件|政策|势头|态势|面临|亟需|提速|澎湃|论坛)"
)
_FREE_AFTER = lazy(
    r"$|[^一-鿿]"
    r"|[的在将已曾于与是为也则再又均亦仍还并且就才都从向被把对给让由因以自到至今昨近较比仅只或而但等称拟涨跌获遭涉没不无有可其此这第年月日A-H]|未(?!来)|[和及](?!其他|旅游|文化|相关)"
    r"|跟(?!踪)|首[席次家批个款]|上[市半述涨调月周年]|下[半跌调滑周]|前[三期身任十年]|后[市续者]|最[新近大高]|率[先领]|要[求约]|会[否将]|能[否够]|应[收对当]|新[增任]"
    r"|发布|发行|发力|公告|公布|披露|表示|宣布|推[出动进]|完成|实现|开[展始启盘]|召开|举[办行]|签[署订约]|中标|取得|拥有|持[有股]|增持|减持|收[购到盘]"
    r"|出[售资席]|转让|携手|联[合手]|牵手|加[速快大码仓]|持续|继续|正[式在]|目前|此前|本次|日前|当[日前天]|全年|旗下|控股|参股|股[东份价票]|董[事监秘]|高管|市值"
    r"|业绩|净[利亏买卖流资]|营[收业]|总[部裁经]|员工|门店|官[网方]|报收|大[涨跌幅股]|小幅|微[涨跌]|走[强高低弱]|拉升|翻[红绿]|回[应复购落]|提[醒示供出]|预[计告增减亏]"
    r"|位[列居于]|排名|入[选局驻股]|荣获|成[立为交]|设立|创[立办始下]|违[规反]|承[诺接建]|打造|布局|主营|认购|募[资集]|融资|定增|分红|派[息发]|退市|停牌|复牌|更名"
    r"|稳[居步健]|通过|采[用取]|负责|参与|计划|决定|选择|作为|属于|来自|进[入军]|落地|启动|双双|集体|纷纷|一[度直举季]|[二三四]季|依[然旧]|如何|是否|究竟|何时|怎么|估值|封[板单]|触[及板]"
    r"|盘[中前后]|早[盘间]|午[后间盘]|尾盘|晚间|连[续板]|跟[涨跌]|高[开管]|低开|之[后前]|方面|来[说讲看]|而言"
)
_COORDINATED = lazy(r"[一-鿿]{2,6}、[”“]?$")


class Sign(NamedTuple):
    """A sign for (positive) or against (negative) the share, and the words that are it."""

    weight: int
    words: str


def signs_after(text: str, end: int) -> list[Sign]:
    """What follows a name and speaks for the share."""
    found = []
    if match := _DECISIVE_AFTER.match(text, end) or _MOVE_AFTER.match(text, end):
        found.append(Sign(2, match[0].strip()))
    elif match := _SUGGESTIVE_AFTER.match(text, end) or _LISTED_AFTER.match(text, end):
        found.append(Sign(1, match[0].strip()))
    return found


def signs_before(text: str, start: int) -> list[Sign]:
    """What precedes a name and speaks for the share."""
    left = max(0, start - 16)
    if match := _DECISIVE_BEFORE.search(text, left, start):
        return [Sign(2, match[0])]
    if match := _SUGGESTIVE_BEFORE.search(text, left, start):
        return [Sign(1, match[0])]
    return []


def item_sign(text: str, start: int, end: int) -> list[Sign]:
    """A name that heads a line of company news: `12、森麒麟：第三季度净利润…`."""
    if _ITEM_AFTER.match(text, end) and _ITEM_BEFORE.search(text, max(0, start - 8), start):
        return [Sign(2, "heads an item of company news")]
    return []


def noun_after(text: str, end: int) -> str:
    """The noun that an ordinary word or place would be compounded with, "" where none follows."""
    match = _NOUN_AFTER.match(text, end)
    return match[0] if match else ""


def place_around(text: str, start: int, end: int) -> bool:
    """Whether a place name stands as a place does: 在连云港, 张家界等地."""
    return bool(_PLACE_BEFORE.search(text, max(0, start - 4), start)) or bool(_PLACE_AFTER.match(text, end))


def means_itself(text: str, start: int, end: int) -> bool:
    """Whether a name of plain words stands for what they mean: 支持海南发展, 海南发展进入快车道."""
    return bool(_OBJECT_BEFORE.search(text, max(0, start - 4), start) or _CONCEPT_AFTER.match(text, end))


def runs_on(text: str, end: int) -> bool:
    """Whether a noun that is none of a firm's follows right behind: 山东高速|交警, 上海电力|负荷."""
    return not _FREE_AFTER.match(text, end)


def coordinated_before(text: str, start: int) -> bool:
    """Whether another word stands beside the name in a list: 压舱石、动力源."""
    return bool(_COORDINATED.search(text, max(0, start - 8), start))


_EDGE = lazy(r"[^0-9A-Za-z一-鿿、]")
_INNER_EDGE = lazy(r"[^0-9A-Za-z一-鿿]|[的和与及在是为了将被等]")


def inside(text: str, start: int, end: int) -> str:
    """The name with the run of characters it stands in, for a reason: 外高桥港综合保税区."""
    stop = _INNER_EDGE.search(text, end, end + 12)
    return text[start : stop.start() if stop else min(len(text), end + 12)]


def among(text: str, start: int, end: int) -> str:
    """The name with its neighbours in a list and the noun behind, for a reason: 稳定器、压舱石、动力源作用."""
    edges = list(_EDGE.finditer(text, max(0, start - 12), start))
    first = edges[-1].end() if edges else max(0, start - 12)
    stop = _EDGE.search(text, end, end + 4)
    return text[first : stop.start() if stop else min(len(text), end + 4)]
