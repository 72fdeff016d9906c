"""What each figure of a paragraph measures: named in its clause, behind it, in the clause before, or earlier."""

from tui.facts.change import Before, read_before
from tui.facts.fact import Direction
from tui.facts.indicators import is_value, name_after, name_before, noun_at
from tui.facts.lazy import lazy
from tui.facts.list_marks import is_list_mark
from tui.facts.paragraph import Paragraph, Span
from tui.facts.quantity import Quantity

_SHARES = lazy(r"的?(?:公司)?(?:总股本|股份|股权|股票|投票权|表决权|市场份额|份额)")
_BEGINS_SHARES = frozenset("的公总股投表市份")
_ITEMS = lazy(r"、|以及|和(?!记|谐|平|田)|及(?!时|其)|与(?!会)")
_COUNTED = ("count", "noun")
_REFERENCE = lazy(r"[较比](?P<price>[^，。；较比]{1,8}价)$")
"""The price that another is compared with: 较招股价|42.7港元."""
_TOLD = lazy(
    r"(?:再?创[下出]?[^，]{0,4}新[高低]|(?:位?居于?|排名?|名列|位列)[^，]{1,6}|呈[^，]{1,8}|(?:比[^，]{1,6})?(?:有所|略有)[^，]{2,4}|掉头[^，]{2}|未作?[^，]{2}|首日挂牌)$"
)
"""What a clause tells of what the next one gives: 成交额有所放大，达1万亿元."""
_TOLD_REACH = 16
_ENDS = frozenset("，。；：！？、）()…\n ")
_BODIES = frozenset("家只隻股户名")
"""Classifiers of those who have profits and prices."""
_NOTHING_BEHIND = ("points", "basis_points", "multiple", "point", "tenths", "fraction")
_HOLDING = ("减持", "增持")
_HELD = lazy(r"(?:量|股数|市值|仓位|比例|份额)$")
"""What is held, and not who holds it."""
_ACTS = frozenset(("减少", "增加", "降低", "提高", "压缩", "削减", "压减", "扩大", "缩短", "下调", "上调"))
"""Changes that somebody brings about: 减少5%的用电量."""
_RATE_WORDS = frozenset(("复合", "年复合", "年均复合", "年均", "年化", "平均", "累计", "预计", "单月", "当月"))
_VERBS = frozenset(
    (
        "发行", "增加", "减少", "下降", "支付", "出售", "发放", "安排", "拨付", "融资", "投资", "出资", "回购", "分红",
        "销售", "完成", "新增", "提高", "降低",
    )
)  # fmt: skip
_VERBS_LENGTH = 2
_NEW = "新增"
_LEVEL_NAMES = lazy(
    r"(?:数|数量|家数|人数|规模|总量|总数|销量|产量|销售|交付|保有量|总人口|人口|就业|企业|机构|公司|用户|客户|人员)$"
)
_OTHER_VALUES = frozenset(
    (
        "前值",
        "前值盈余",
        "前值顺差",
        "前值逆差",
        "预期盈余",
        "预期顺差",
        "预期逆差",
        "预期",
        "市场预期",
        "预估",
        "预估值",
        "初值",
        "终值",
        "前次",
        "修正值",
        "预期值",
        "此前预期",
    )
)
"""Other values of what was named before."""
_LONGEST_OTHER = 4
_NET = lazy(r"净(?:投放|回笼|买入|卖出|流入|流出|申购|赎回|融资|偿还)(?=[^，。；的]{0,4}$)")
_DEALS = ("成交", "买入", "卖出", "增持", "减持", "回购")
_NET_REACH = 8
_NET_NAME = 14
_WHOLE = lazy(r"(?:分别|[均约已仅合])*(?:完成)?(?P<what>占|(?<=完成)[^占])")
_SHARE_KINDS = ("percent", "tenths", "fraction")
_OPENINGS = " ，、“”\n"
_OPENING_REACH = 8
"""How far into its clause a figure may stand that opens it."""
_BRACKET = 14
_RATED = lazy(
    r"(增速|增幅|涨幅|升幅|增长率|降幅|跌幅|减幅)(?:领先|居首|最[大高快小低]|较[大高快小]|明显|显著|居前|靠前|(?:排|位|居)[^，。]{1,10})?$"
)
_EXTREME = lazy(r"(?:最[高大低小]|平均|单[日月周季])(?:同比|环比)?(?:增速|增幅|涨幅|升幅|增长率|降幅|跌幅|减幅)$")
_ONLY_GIVES = frozenset(("达", "为", "达到", "分别为", "分别达", "分别达到", "高达", "约为", "均为"))
_RATE_REACH = 24
_MONEY = ("money", "money_implied")
_AMONG = lazy(
    r"的?[^\W\d_A-Za-z]{1,8}(?:[中里]|当中)[，,]"
    r"|的[^\W\d_A-Za-z]{0,6}(?:额|量|值|收入|利润|规模|营收|余额|成本|费用|投资|总价|价格|资产|储备|贷款|债务)(?=[，。；、居位排]|$)"
)
"""What an amount is of, named behind it: 7万亿的总资产中，; 4263亿元的销售额."""
_REACHED = ("完成", "实现", "新增")
_GAINED = ("取得", "获得", "拥有", "占据", "录得", "持有", "享有")
_GAINED_ENDS = frozenset(word[-1] for word in _GAINED)
_GRANTED = lazy(
    r"(?:的(?!增|涨|降|跌)[^，。；、的\d]{0,8}?)?(?:补贴|补助|奖励|贴息|关税|税率|折扣|优惠|罚款|扣除|返还|补偿|担保费?)(?![的前后])"
)
"""What a rate is given as: 5%的补贴, 10%关税."""
_BEGINS_GRANTED = frozenset("的补奖贴关税折优罚扣返担")
_MARKS = frozenset(" ，、；和及")
_DIGITS = frozenset("0123456789.,%")
_LASTS = frozenset("天日年月时钟")
_LASTING = lazy(r"[0-9.]+(?:天|日|年|个月|小时|分钟)$")
_MOST_ITEMS = 24


class Names:
    """The names of a paragraph's indicators, figure by figure in reading order."""

    def __init__(self, paragraph: Paragraph, figures: list[Quantity]) -> None:
        self._paragraph, self._figures = paragraph, figures
        self._text = paragraph.text
        self._counted: Span | None = None
        self._pointed: tuple[int, Span | None] = -1, None
        self.name: Span | None = None
        self.sentence = -1
        self.items: list[Span] = []

    def name_of(
        self, index: int, kind: str, before: Before, begun: int, start: int, clause: int, sentence: int
    ) -> tuple[Span | None, bool]:
        """The name of what the figure at `index`, of that kind of unit, measures, and whether it was carried over.

        `start` is where the text before the figure begins, `clause` its clause; up to it so many times have `begun`.
        """
        text, figure = self._text, self._figures[index]
        counts = kind in _COUNTED
        after = text[figure.end : figure.end + 1]
        shares = kind == "percent" and after in _BEGINS_SHARES and _SHARES.match(text, figure.end) is not None
        name = self._own(figure, before, begun, start, sentence)
        if before.verb in _HOLDING and (name is None or not _HELD.search(text, *name)):
            if not shares:
                return None, False
            name = None
        rate = False
        if name is None and before.rate_end:
            if kind != "points" and self.sentence != sentence:
                name = self._of_clause_before(index, clause, changed=True)
            if name is None and (kind == "points" or self.sentence != sentence):
                name = name_before(text, start, before.rate_end)
                rate = name is not None
        if after not in _ENDS:
            following = self._behind(index, name, before, clause, kind, shares)
            name = following if following is not None else name
        if name is None:
            if counts:
                name = self._counted
                if name is not None and figure.counted and text[figure.counted[0]] in _BODIES:
                    return name, True  # 其中76家超50亿元: what they have goes on
            if name is None and self.sentence != sentence and clause > self._paragraph.start:
                name = self._of_clause_before(index, clause)
            if name is None and kind == "points" and before.compared and self._pointed[0] == sentence:
                return self._pointed[1], True
            if name is None:
                return self.name, self.name is not None
        if kind == "points":
            self._pointed = sentence, name
        if counts:
            self._counted = name
        first, last = name
        if self.name is not None and last - first <= _LONGEST_OTHER and text[first:last] in _OTHER_VALUES:
            return self.name, True
        if not rate and text[first] not in "较比" and (not first or text[first - 1] not in "较比"):
            self.name, self.sentence = name, sentence
        return (self._paired(index, name, start) if self._paragraph.apart else name), False

    def _behind(
        self, index: int, name: Span | None, before: Before, clause: int, kind: str, shares: bool
    ) -> Span | None:
        """The noun behind the figure at `index`, where it says better what is measured than the `name` before it."""
        text, figure = self._text, self._figures[index]
        at, end = figure.start, figure.end
        last = text[at - 1]
        if kind in _COUNTED:
            if name is not None and last not in "共在" and self._is_level(name):
                return None
            return self._following(index, kind, shares)
        percent = kind == "percent"
        opens = kind in _SHARE_KINDS and at - clause <= _OPENING_REACH and not text[clause:at].strip(_OPENINGS)
        acted = percent and (before.takes_object or before.verb in _ACTS) and text.startswith("的", end)
        if (
            opens
            or acted
            or shares
            or name is None
            or before.takes_object
            or before.verb
            or last in "的以"
            or self._is_gained(at)
            or (percent and self._grants(end))
            or (kind in _MONEY and _AMONG.match(text, end) is not None)
        ):
            return self._following(index, "" if opens or acted else kind, shares)
        return None

    def _own(self, figure: Quantity, before: Before, begun: int, start: int, sentence: int) -> Span | None:
        """The name in the text before the figure."""
        text = self._text
        name = self._paragraph.name_in(begun, start, before.end)
        if name is not None:
            first, last = name
            if text[last] == _NEW[0] and text.startswith(_NEW, last):
                last += len(_NEW)  # 风电新增|880万千瓦
                name = first, last
            if (
                last - first == _VERBS_LENGTH
                and self.name is not None
                and self.sentence == sentence
                and text[first:last] in _VERBS
                and not text.endswith(_REACHED, 0, first)
            ):
                name = None
        if name is None:
            last_before = text[figure.start - 1]
            if last_before == "的":
                whole = _WHOLE.match(text, self._behind_time(start, figure.start), figure.start)
                if whole is not None:
                    return whole.start("what"), figure.start - 1
            if last_before == "价" and (price := _REFERENCE.search(text, start, figure.start)):
                return price.span("price")
        if self._paragraph.net and (net := _NET.search(text, max(start, figure.start - _NET_REACH), figure.start)):
            joined = (
                name is not None
                and name[1] <= net.start()
                and net.start() - name[1] <= 2
                and name[1] - name[0] <= _NET_NAME
            )
            return (name[0], net.end()) if joined and name is not None else net.span()
        if not before.rate_end:
            return name
        if name is None:
            if text[before.rate_end - 1] == "率":
                return name_before(text, start, before.rate_end)
            return self._extreme(start, before.rate_end)
        return (name[0], before.rate_end) if text[name[0] : name[1]] in _RATE_WORDS else name

    def _extreme(self, start: int, end: int) -> Span | None:
        """A rate that is the greatest of several is its own name: 最高涨幅为0.4%."""
        extreme = _EXTREME.search(self._text, max(start, end - _RATE_REACH), end)
        return None if extreme is None else extreme.span()

    def _grants(self, end: int) -> bool:
        """Whether what follows the figure that ends there is granted or taken at that rate."""
        return self._text[end : end + 1] in _BEGINS_GRANTED and _GRANTED.match(self._text, end) is not None

    def _is_gained(self, start: int) -> bool:
        """Whether the figure that begins there is what is gained or held: 取得5%的份额."""
        return self._text[start - 1] in _GAINED_ENDS and self._text.endswith(_GAINED, 0, start)

    def _is_level(self, name: Span) -> bool:
        return _LEVEL_NAMES.search(self._text, *name) is not None

    def _skip(self, start: int, end: int) -> int:
        """The first place in `[start, end)` that is no blank or mark."""
        while start < end and self._text[start] in _MARKS:
            start += 1
        return start

    def _behind_time(self, start: int, end: int) -> int:
        """The first place in `[start, end)` that is no blank, mark or time: 上半年|已完成年度计划的."""
        at = self._skip(start, end)
        for time in self._paragraph.times_before(end):
            if time.start == at and time.end < end:
                return self._skip(time.end, end)
        return at

    def _following(self, index: int, kind: str, shares: bool) -> Span | None:
        """The noun behind a figure, where one may be looked for there."""
        text, figures = self._text, self._figures
        figure = figures[index]
        start = figure.end
        after = text[start : start + 1]
        if kind == "tenths":
            return noun_at(text, start)
        if kind in _NOTHING_BEHIND:
            return None
        if kind == "percent" and not (
            shares or self._grants(start) or (after == "的" and self._is_gained(figure.start))
        ):
            return None
        counted = text[figure.counted[0] : figure.counted[1]] if figure.counted else ""
        if counted in ("人", "人次") or (counted and counted.isascii()):
            return None
        if after == "（" and (close := text.find("）", start, start + _BRACKET)) > 0:
            start = close + 1
        following, end = index + 1, self._paragraph.end
        if following < len(figures):
            if figures[following].start == start and counted:
                start = figures[following].end
            while following < len(figures) and figures[following].start < start:
                following += 1
            if following < len(figures) and figures[following].start < end:
                end = figures[following].start
        if counted in _BODIES and is_value(text, start, end):
            return None
        return name_after(text, start, end)

    def rate_before(self, clause: int, start: int) -> tuple[Direction, Span] | None:
        """The rate that the clause before names and says something of, where this clause only gives it up to `start`:
        全年营收增速领先，达29.3%."""
        text = self._text
        if clause <= self._paragraph.start or start - clause > _OPENING_REACH:
            return None
        last = text[start - 1]
        if (last not in "达为到" and not last.isspace()) or text[clause:start].strip() not in _ONLY_GIVES:
            return None
        rate = _RATED.search(text, max(self._paragraph.clause_at(clause - 1), clause - 1 - _RATE_REACH), clause - 1)
        if rate is None or (name := name_before(text, self._paragraph.clause_at(clause - 1), rate.end(1))) is None:
            return None
        return ("down" if rate[1][0] in "降跌减" else "up"), name

    def _of_clause_before(self, index: int, clause: int, *, changed: bool = False) -> Span | None:
        """The name in the clause before, where that has no figure of its own; `changed`: and says that it changes."""
        if clause <= self._paragraph.start:
            return None
        earlier = self._paragraph.clause_at(clause - 1)
        if index and self._figures[index - 1].end > earlier:
            return None
        end = clause - 1
        if self._text[end - 1] in _LASTS and (lasting := _LASTING.search(self._text, earlier, end)):
            end = lasting.start()
        while end > earlier and self._text[end - 1] in _DIGITS:
            end -= 1
        if told := _TOLD.search(self._text, max(earlier, end - _TOLD_REACH), end):
            end = told.start()
        before = read_before(self._text, earlier, end)
        return (
            None
            if changed and not before.verb
            else self._paragraph.name_in(self._paragraph.begun(before.end), earlier, before.end)
        )

    def _paired(self, index: int, name: Span, start: int) -> Span:
        """In a 分别 list each figure takes its own item: the first, and in `items` those to come."""
        apart = self._text.find("分别", start, self._figures[index].start)
        if apart < 0:
            return name
        number = 1
        while index + number < len(self._figures) and number < _MOST_ITEMS:
            earlier, later = self._figures[index + number - 1], self._figures[index + number]
            if not is_list_mark(self._text, earlier, later, True):
                break
            number += 1
        if number == 1:
            return name
        lists = [name]
        acts = name[0] > apart and (self._text[slice(*name)] in _DEALS or _NET.fullmatch(self._text, *name) is not None)
        if acts and (those := name_before(self._text, start, apart)) is not None:
            lists.insert(0, those)  # 甲、乙分别获净买入3亿元、2亿元
        for listed in lists:
            for only in ("", "、"):
                spans = self._split(listed, only)
                if len(spans) == number:
                    self.items = spans[1:]
                    return spans[0]
        return name

    def _split(self, name: Span, only: str) -> list[Span]:
        """The items of a list; where `only` is a mark, no other parts them: 家电和音像器材、通讯器材."""
        spans: list[Span] = []
        at = name[0]
        for mark in _ITEMS.finditer(self._text, *name):
            if only and mark[0] != only:
                continue
            if mark.start() > at:
                spans.append((at, mark.start()))
            at = mark.end()
        return [*spans, (at, name[1])] if at < name[1] else spans
