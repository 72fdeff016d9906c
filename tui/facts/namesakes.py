"""What stands around a name and makes another thing of it: a fund, a bond, a body, an affiliate, a longer word."""

from tui.facts.lazy import lazy

_INSTRUMENT = (
    r"[0-9]{0,2}转债|可转债|ETF|指数|指(?=[涨跌报收])|期货(?!业务|经纪|公司|品种|子)|期权|权证|认购|认沽|牛熊证|REIT"
    r"|(?:沪深|上证|中证|创业板|科创|恒生|国证|深证|纳斯达克|标普)[0-9A-Za-z一-鿿]{0,8}(?:ETF|LOF|联接|指数)"
    r"|(?:混合|债券|货币|股票)(?:型)?(?:基金|[A-H](?![A-Za-z]))|[一-鿿]{2,8}(?:ETF|LOF|混合[A-H]?(?![一-鿿A-Za-z]))"
)
_TORN = (
    r"(?<=新能)源(?!自)|(?<=中国银行)(?:业(?!绩|务)|间(?!接)|卡|家|系)|(?<=银行)业(?!绩|务|内|外|已|主|态)|(?<=高科)技"
    r"|(?<=太平)洋|(?<=电信)业(?!绩|务)|(?<=建筑)业(?!绩|务)|(?<=电子)(?:商务|政务|竞技|信息|货币|支付)|(?<=核电)站"
    r"|(?<=高速)(?:铁|公路|列车|发展|增长|动车)|(?<=港铁)路|(?<=新城)(?:区|镇|市)|(?<=中国重工)业(?!绩|务)|(?<=中国石化)(?:工|学)"
)
_BODY = (
    r"[一-鿿]{0,2}(?:协会|学会|联合会|商会|基金会|俱乐部)|大学|学院|医院(?!股)|中学|小学|幼儿园|大厦|大桥|体育馆|体育场"
    r"|体育中心|商圈|奖学金|号(?:卫星|线|楼|机组|货轮|航母)|杯(?!具|子|中)|路[0-9]+号|镇(?!痛|静|江)"
)
_AFFILIATE = (
    r"(?:证券|期货|资管|信托|金租|金融租赁|租赁|人寿|寿险|财险|产险|养老|健康险|理财|消费金融|消金|财务公司|创投|置业|物业)"
    r"(?!业务|产品|品|项目|板块|市场|经理|收入|规模|代销|行业|客户|账户|账|资金|部|投顾|净|计划|投资|化|公司债|时报|日报|报"
    r"|之星|研究|交易|服务|师|人|法|法律|指数|险|经纪|承销)"
)
_AFTER = lazy(f"(?P<instrument>{_INSTRUMENT})|(?P<longer>{_TORN}|{_BODY})|(?P<affiliate>{_AFFILIATE})")
_BOND_BEFORE = lazy(r"(?<![0-9])[0-9]{2}$")
_BOND_AFTER = lazy(r"[A-Z]{0,4}[0-9]{1,3}(?![0-9.%])|[A-Z]{2,4}|债")


_FOREIGN = "阿埃艾安巴贝本比伯博布达戴德登迪蒂丁杜多尔恩法菲费弗福戈格古哈海汉赫亨霍吉加杰金卡凯康科克肯库拉莱兰朗劳勒雷里利林卢鲁路伦罗洛马麦曼梅蒙米莫姆穆纳内尼诺欧帕佩皮珀普奇乔琼萨塞桑沙史斯苏索塔泰汤特汀托瓦万威韦维沃西希夏谢辛休雅亚耶伊英尤约扎泽詹兹瑞丽娜妮黛琳珍露玛舒施图宾莎茨温彭佐柯盖坎努鲍瑙蕾"
_FOREIGN_NAME = lazy(f"[{_FOREIGN}]{{2,4}}")
_MAKERS = ("福特", "本田", "戴尔")
"""Makers whose goods are named in such characters as well: 福特福克斯."""
_GIVEN = frozenset(("嘉楠", "正邦", "理文", "旭辉", "小鹏", "宝龙", "永辉", "京东", "迅雷", "建行", "新城", "正荣"))
_SURNAMES = frozenset(
    "李王张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴夏钟汪田任姜范石姚谭廖邹熊陆郝崔康邱秦史侯邵孟段雷汤尹黎易武乔贺赖龚"
)
_HAN_TWICE = lazy("[一-鿿][一-鿿·]")
_TITLE_BEFORE = lazy(
    r"(?:官员|总统|总理|首相|部长|秘书长|主席|教授|分析师|经济学家|策略师|发言人|议员|大使|球员|教练|作家|导演|主管|行长|市长|州长|先生|女士|博士|研究员|学者|专家|指挥官|律师|大法官|财长|外长|防长|特使)$"
)


def in_foreign_characters(text: str, start: int, end: int) -> bool:
    """Whether a name of two to four characters is written in those of foreign names: 利亚德, 维萨."""
    if text[start] not in _FOREIGN or not 2 <= end - start <= 4:
        return False
    if text.startswith(_MAKERS, start) and text[start - 1 : start] != "·":
        return False
    return bool(_FOREIGN_NAME.fullmatch(text, start, end))


def given_name(text: str, start: int, end: int, words: frozenset[str]) -> str:
    """The person whose given name a short name is, 李小鹏, "" where nobody is; a surname that ends one of `words` is none."""
    if (
        start
        and text[start - 1] in _SURNAMES
        and text[start:end] in _GIVEN
        and text[max(0, start - 2) : start] not in words
    ):
        return text[start - 1 : end]
    return ""


def person_named(text: str, start: int) -> str:
    """What somebody is whose name begins at `start`: 官员克劳斯; "" where nobody is."""
    title = _TITLE_BEFORE.search(text, max(0, start - 4), start)
    return title[0] if title else ""


def foreign_name(text: str, start: int, end: int, words: frozenset[str]) -> str:
    """The longer foreign name that a name in foreign characters stands in (叙利亚德拉, 瑞贝卡·格林斯潘), "" where none is.

    A neighbour that is of a common word by itself, of `words`, belongs to no name: 利亚德|利润.
    """
    left, right = text[max(0, start - 1) : start], text[end : end + 1]
    if "·" in (left, right):
        return text[max(0, start - 4) : end + 4]
    before = bool(left) and left in _FOREIGN and text[max(0, start - 2) : start] not in words
    after = bool(right) and right in _FOREIGN and bool(_HAN_TWICE.match(text, end)) and text[end : end + 2] not in words
    return text[start - before : end + after] if before or after else ""


def other_thing(text: str, start: int, end: int) -> tuple[str, str]:
    """What a name at `text[start:end]` is part of, with the words behind it that say so.

    `instrument` is a fund, bond (21恒大01), index or derivative; `longer` a longer word (江苏新能源) or a body called
    after the company (中国银行业协会); `affiliate` another company of the group (平安证券). Two empty strings where
    nothing of the kind is there.
    """
    if match := _AFTER.match(text, end):
        return match.lastgroup or "", match[0]
    if text[start - 1 : start] == "《" and text.startswith("》", end):
        return "longer", "》"
    if start > 1 and text[start - 1].isdigit() and _BOND_BEFORE.search(text, max(0, start - 3), start):
        bond = _BOND_AFTER.match(text, end)
        return ("instrument", bond[0]) if bond else ("", "")
    return "", ""
