"""Deciding which quantities are figures: bare ones are given a unit by what stands around them, or dropped."""

from tui.facts.approximators import AFTER_FIRST, BEFORE_LAST, after, before
from tui.facts.figure_english import approx_before
from tui.facts.lazy import lazy
from tui.facts.quantity import Quantity
from tui.facts.units import IMPLIED_MONEY, NOUN, ONE, PLAIN_COUNT, Unit, currency_before, denominator_at, denominator_of

_POINT = Unit("point", "point", ONE)
_THINGS = lazy(
    r"股民|基民|网民|用户|粉丝|会员|客户|人口|人数|人次|场次|户数|日活|月活|DAU|MAU|播放|阅读量|点击|浏览|访问|下载|销量|产量|出货量|订单数|注册|确诊|病例|死亡|感染|接种"
    r"|观众|得票|讨论|热度|账户|开户|存栏|出栏|就业|参保|毕业生|里程|客流|游客|学生|点赞|转发|评论|股东|订阅|台数|辆次|产销|交付|销售量|数量|家数|转载|弹幕"
)
_PEOPLE = lazy(
    r"(?:符合条件的[一-鿿]{0,8}?|[^，。；：、\d给为向帮助支发补用拨投]{0,4}?)(?:群体|渔民|农民工?|居民|群众|职工|人员|学生|考生|人口|老人|儿童)"
)
"""Those whom a number of them precedes: 840万|困难群体."""
_LEVELS = lazy(r"(?:收报|报收|收于|报于|报|收盘于|录得|为|至)$")
_INDEX = lazy(r"指数|[沪深成综恒道纳标创]指|标普|成指|综指|恒生|日经|道琼斯|纳斯达克|PMI|景气度")
_OWNS = lazy(r"基金|企业|公司|机构|项目|工程|产品|房企|车企|券商|银行|个股|股票|上市公司|城市|订单")
_NO_AMOUNT = frozenset("级+＋型款后")


def resolve(text: str, quantities: list[Quantity], low: int) -> list[Quantity]:
    """The quantities that are figures, with their approximators inside the span."""
    kept: list[Quantity] = []
    end = low
    for quantity in quantities:
        if quantity.start < end:
            continue
        if quantity.unit is NOUN and text[quantity.number_end - 1] == "亿" and _OWNS.match(text, quantity.unit_start):
            quantity.unit, quantity.counted, quantity.end = None, None, quantity.number_end
        if quantity.unit is not None:
            _widen(text, quantity, end)
        elif not _is_meant(text, quantity, end):
            continue
        if quantity.bare and quantity.approx is None and not text.endswith(("达", "达到", "共计"), end, quantity.start):
            continue
        kind = quantity.unit.kind if quantity.unit is not None else ""
        if quantity.start > low and text[quantity.start - 1] == "每" and kind != "percent":
            continue
        if kind == "money" and "/" not in quantity.symbol:
            _divide(text, quantity, kept[-1] if kept else None, low)
        kept.append(quantity)
        end = quantity.end
    return kept


def _is_meant(text: str, quantity: Quantity, low: int) -> bool:
    """Whether a number without a unit is a figure; it is given the unit that is meant."""
    if quantity.scale >= 10**4 and text[quantity.end : quantity.end + 1] == "/":
        _price(text, quantity)
    if quantity.unit is not None or quantity.scale != 1 or quantity.bare:
        _widen(text, quantity, low)
    return quantity.unit is not None or _imply(text, quantity, low)


def _price(text: str, quantity: Quantity) -> None:
    """20万/吨 is a price."""
    if (denominator := denominator_at(text, quantity.end)) is not None:
        quantity.take(IMPLIED_MONEY, quantity.number_end, denominator[1])
        quantity.symbol = f"{IMPLIED_MONEY.symbol}/{denominator[0]}"


_EACH = lazy(
    r"每([^\x00-\xff每]{1,4}?)(?:均?价格?|售价|报价|成本|运费|分别|统一|平均|大约|最高|最低|再|又|约|为|达到?|在|到|至|报|收|于|涨|跌|降|升|提高|降低|上调|下调|上涨|下跌|优惠|补贴|征收|奖励|补助|给予|不超过|突破|跌破|超过?|近|逾|高于|低于|下降|上升|增加|减少|高|低|便宜)*$"
)

_EACH_REACH = 14


def _divide(text: str, quantity: Quantity, previous: Quantity | None, low: int) -> None:
    """Give an amount the unit that a 每吨 before it divides it by; 每股, 每人 and times leave it as it is."""
    near = quantity.start - _EACH_REACH if quantity.start - low > _EACH_REACH else low
    if "每" in text[near : quantity.start]:
        each = _EACH.search(text, near, quantity.start)
        if each is not None and (denominator := denominator_of(each[1])) is not None:
            quantity.symbol = f"{quantity.symbol}/{denominator}"
    if "/" not in quantity.symbol and (
        previous is not None
        and quantity.start - previous.end <= 2
        and previous.symbol.startswith(f"{quantity.symbol}/")
    ):
        quantity.symbol = previous.symbol


def _widen(text: str, quantity: Quantity, low: int) -> None:
    """Take the approximators on both sides into the span."""
    if text[quantity.end : quantity.end + 1] in AFTER_FIRST and (following := after(text, quantity.end)) is not None:
        quantity.approx = quantity.approx or following[0]
        quantity.end = following[1]
    last = text[quantity.start - 1 : quantity.start]
    leading = before(text, quantity.start, low, quantity.bare) if last in BEFORE_LAST else None
    if leading is None and last == " ":
        leading = approx_before(text, quantity.start, low)
    if leading is None and quantity.prefixed:
        leading = before(text, quantity.number, quantity.start, quantity.bare)
        if leading is not None:
            quantity.approx = leading[0]
            return
    if leading is not None:
        quantity.approx, quantity.start = leading
        if quantity.symbol == "CNY" and not quantity.prefixed and (currency := currency_before(text, quantity.start)):
            quantity.symbol, quantity.start = currency[0].symbol, max(low, currency[1])


def _imply(text: str, quantity: Quantity, low: int) -> bool:
    """Give a number without a unit the one that is meant; False where none is."""
    following = text[quantity.number_end : quantity.number_end + 1]
    if quantity.bare and text[quantity.number_end - 1] != "亿":
        return False
    if quantity.scale >= 10**4 or (quantity.chinese and text[quantity.number_end - 1] in "万亿"):
        if (following and following in _NO_AMOUNT) or (following.isascii() and following.isalnum()):
            return False
        if quantity.chinese and not quantity.approx and quantity.value < 10**8:
            return False
        near = text[max(low, quantity.start - 16) : quantity.start]
        near = near[max(near.rfind("，"), near.rfind("。"), near.rfind("；")) + 1 :]
        counts = text[quantity.number_end - 1].isascii() or _THINGS.search(near) or _PEOPLE.match(text, quantity.end)
        unit = PLAIN_COUNT if counts else IMPLIED_MONEY
        quantity.unit, quantity.symbol = unit, unit.symbol
        return True
    numeral = text[quantity.number : quantity.number_end]
    if "." in numeral and not quantity.chinese and _LEVELS.search(text, max(low, quantity.start - 4), quantity.start):
        if not _INDEX.search(text, max(low, quantity.start - 24), quantity.start):
            return False
        quantity.unit, quantity.symbol = _POINT, "point"
        return True
    return False
