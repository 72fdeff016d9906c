"""Reading a clause from a given place on: leads, auxiliaries, adverbs and prepositions up to the head verb.

What stands before the verb is read word by word; anything unknown in between means that the clause has a subject of
its own there, and `Missing` says where.
"""

from dataclasses import dataclass

from tui.facts import policy_words as w
from tui.facts.clause_times import TIME, TIME_START, time_class
from tui.facts.enumerators import BEGINS, enumerator
from tui.facts.lazy import lazy

Token = tuple[int, int, int]
"""A word of the text: its classes as bits, start, end."""

_TERM = 16
"""How many characters a quoted term before the verb may be long."""
_FAR = 60
"""How many words a preposition may stand before its verb."""
_NEAR = 200
"""How many characters a prepositional phrase may be long."""
_COUNT = lazy(
    r"(?:第?[一二三四五六七八九十两\d]{1,3}余?(?:年|次|度|轮|批|个月|天))|分[一二三四五六七八九十两多\d]{1,2}[批步期轮类]"
)
_STATES = lazy(r"\d{1,3}个?(?:成员)?国")
_COUNT_START = frozenset("第分一二三四五六七八九十两0123456789")
_OPENERS = " \u3000\xa0“”‘’「」『』（(—-\"'丨|>【】[]*★☆"
_READ_ON = BEGINS.union(_OPENERS, TIME_START, _COUNT_START, "、现")
_BRACKET = lazy(r"[（(【][^（）()【】\n]{0,80}[)）】]")
_PHRASE_END = lazy(
    r"等(?=进行|开展|采取)|(?:情况|问题|特点|实际|需要|规定|原因)$|方面|层面|领域|维度|角度|中(?=支出|拨付|安排|列支|提取|划拨|选取|遴选|抽取|扣除)|环节|等?(?:方式|形式|途径|手段|渠道|举措|措施|办法)"
    r"|(?:领导|指导|支持|推动|带动|组织|统筹|部署|协调|配合|作用|影响|引领)下"
    r"|(?<=的)(?:标准|力度|态度|行动|魄力|决心|姿态|作风|速度|质量|成效|实效|步伐|担当|状态|干劲)"
    r"|(?:要求|精神|部署|原则|方针|思路|路径|步骤)(?!.{0,2}下)"
    r"|为[^，、]{0,4}(?:动力|支点|着力点|突破口|出发点|落脚点|遵循|指引|指导|切入点|引擎|平台|样板|标准|前提|龙头|主业|重点|抓手|主线|核心|目标|导向|契机|引领|基础|依据|支撑|主体|载体|中心|突破口|牵引|主攻方向|主题|底线|纽带|原则"
    r"|统领|先导|依托|根本)"
)
_AS = lazy(r"为[\u4e00-\u9fff]{1,5}$")
_RESULT = lazy(
    r"纳入|列入|列为|作为|移送|划归|用于|存入|(?:转|调整|整合|统一|合并|划分|扩展|提升|升级|确定|认定|改造?|建设?|打造)[为成](?!渝|都|果|效|熟)"
    r"|(?:延长|延|实施|提高|降低?|扩大|上调|下调|缩短|增加|提升|压缩)[至到]|(?:压缩|压减|缩短|再降|延长)(?:\d|.{0,3}分之)"
)
_CHANGE = lazy(
    r"(?:压缩|压减|缩短|缩减|提高|提升|降低|上调|下调|调低|调高|增加|减少|延长|扩大|削减|减免)了?(?:约|近|超|逾)?"
    r"(?:\d|[一二三四五六七八九十两]{1,3}(?:成|倍|分之|年|天|个)|一半)"
)
"""A change told with its measure."""
_TOPIC = lazy(
    r"的[^的，]{0,8}(?:企业|单位|机构|个人|县|市|区|地区|地方|项目|人员|家庭|行为|问题|情形|行业|领域|产品|城市|学校|者|人|公司|银行|商品|车辆"
    r"|住房|居民|群体|个案)(?:[（(][^（）()]{0,30}[)）])?$"
)
"""A clause that ends so only names whom 对… concerns."""
_LIST_LEADS = frozenset("一二三四五六七八九十第首其再最")
_WHEN = w.PLANNED | w.ONGOING | w.DONE | w.FORECAST
_INTO_STATE = ("为", "至", "到", "成", "入", "在")
_AFTER_NOW = w.VERB | w.INTO | w.ADVERB
"""What 现 stands before where it is a word of its own: 现向社会公开征求意见."""
_FORBIDDEN = ("不得", "严禁", "禁止")
_OF_NOUNS = ("业务", "平台", "系统", "中心", "服务", "活动", "领域", "部门", "机构", "资金", "条件", "政策", "工作")
_OF_SYSTEMS = ("平台", "系统", "业务", "中心", "机制", "机构")
_OF_CHANGES = ("幅度", "力度", "比例", "进度", "情况", "问题", "成本", "能力", "水平", "机制", "政策")
"""What a verb before it is part of: 把…上调幅度减半."""
_RECORD = lazy(r"[自首今近历]|\d[^，]{0,16}以来")
"""What 为 says of what was done: 为2018年以来首次加息."""
_RELATIVE = ("用于", "适用", "作为")
_LIGHT = ("进行", "开展", "采取", "作出")
_OBJECT_WORDS = ("对", "针对", "向", "给", "就", "为", "让", "将", "把")


@dataclass(slots=True)
class Head:
    """A head verb `text[verb:end]`; `start` is where the quote begins (its adverb or 对…).

    `status` are the classes of the adverbs before it, `lead` those of the times and leads, `listed` says that an
    enumerator stands in front, `framed` that its object stands before it, `token` is the verb's index.
    """

    start: int
    verb: int
    end: int
    bits: int
    token: int
    status: int = 0
    lead: int = 0
    adverb: bool = False
    listed: bool = False
    framed: bool = False


@dataclass(slots=True)
class Said:
    """A reporting verb `text[start:end]`, the token `token`."""

    start: int
    end: int
    bits: int
    token: int
    lead: int = 0


@dataclass(slots=True)
class Aside:
    """The clause is only a lead: place, means, purpose, time. `status` are the classes of auxiliaries before it."""

    lead: int = 0
    status: int = 0
    purpose: bool = False


@dataclass(slots=True)
class Missing:
    """No verb could be read: at `at` something unknown begins, before token `token`."""

    at: int
    token: int
    lead: int = 0
    listed: bool = False
    status: int = 0


Read = Head | Said | Aside | Missing


class Reader:
    """Reads clauses of one text; `tokens` are the words of the block at hand, `year` is the article's."""

    def __init__(self, text: str, year: int | None = None) -> None:
        self.text = text
        self.year = year
        self.tokens: list[Token] = []

    def read(self, first: int, start: int, end: int, *, subject: bool = False) -> Read:
        """Read `text[start:end]` from token `first` on; `subject` says that the subject stands right before."""
        text, tokens = self.text, self.tokens
        at, k, last = start, first, len(tokens)
        quote, status, lead, adverb, listed = -1, 0, 0, False, False
        while at < end:
            while k < last and tokens[k][1] < at:
                k += 1
            bits, begin, stop = tokens[k] if k < last else (0, end, end)
            if begin == at and stop <= end:
                if bits & (w.PAPER | w.MEETING) and self._next(k) & (w.SAY | w.ORDER):
                    return Missing(at, k, lead, listed, status)
                if bits & w.VERB and text[stop : stop + 1] == "的":
                    return Missing(at, k, lead, listed, status)
                if bits & w.VERB and self._acts(k, end):
                    if bits & (w.SAY | w.ORDER) and self._reports(k, end):
                        return Said(at, stop, bits, k, lead)
                    return Head(quote if quote >= 0 else at, at, stop, bits, k, status, lead, adverb, listed)
                if bits & w.INTO and text[at] == "将" and not self._is_auxiliary(k, end):
                    bits &= ~(w.ADVERB | w.PLANNED | w.AUXILIARY)
                if bits & w.ADVERB and (adverb or not bits & w.LEAD):
                    lasts = bits & w.ONGOING and not bits & w.AUXILIARY and status & w.PLANNED
                    if lasts:
                        bits &= ~w.ONGOING
                    if bits & _WHEN:
                        status &= ~(_WHEN | w.AUXILIARY) | w.FORECAST
                    status |= bits & (_WHEN | w.AUXILIARY | w.STEADY)
                    if bits & w.AUXILIARY:
                        quote = -1
                    elif quote < 0:
                        quote = at
                    adverb = True
                    at = stop + 1 if text[stop : stop + 1] == "地" else stop
                    continue
                if bits & w.LEAD:
                    lead |= bits & (w.PLANNED | w.ONGOING | w.DONE | w.PAST | w.DATED)
                    listed = listed or (text[at] in _LIST_LEADS and stop - begin <= 3)
                    quote, at = -1, stop
                    continue
                if bits & (w.SAY | w.ORDER):
                    return Said(at, stop, bits, k, lead)
                if bits & (w.INTO | w.WITH):
                    status |= bits & (_WHEN | w.AUXILIARY)
                    if text[stop : stop + 1] == "《" and self._paper_reports(k, end):
                        return Missing(stop, k + 1, lead, listed)
                    if text[at] in TIME_START and (match := TIME.match(text, at, end)):
                        lead |= time_class(match, self.year)
                        quote, at = -1, match.end()
                        continue
                    if text[at] == "由" and self._next(k) & (w.BODY | w.PLACE):
                        return Missing(stop, k + 1, lead, listed)
                    if text[at] in "为以就" and self._next(k) & (w.VERB | w.ADVERB):
                        if text[at] == "就":
                            verb = self._frame(k, end)
                            if verb < 0 or not tokens[verb][0] & w.FRAME:
                                at = stop
                                continue
                        elif not _PHRASE_END.search(text, stop, min(end, stop + _NEAR)):
                            return Aside(lead, status, text[at] == "为")
                    verb = self._frame(k, end) if bits & w.INTO else -1
                    if verb >= 0:
                        changed = text[at] in "将把" and _CHANGE.match(text, tokens[verb][1], end)
                        bits, begin, stop = tokens[verb]
                        bits |= w.ONCE if changed else 0
                        inside = quote if quote >= 0 else at
                        return Head(inside, begin, stop, bits, verb, status, lead, adverb, listed, framed=True)
                    if text[at] == "以" and _AS.search(text, stop, end):
                        return Aside(lead, status)
                    aim = text[at] == "为"
                    k = self._after_phrase(k, end)
                    if k < 0:
                        return Aside(lead, status, aim)
                    quote, at = -1, tokens[k][1]
                    continue
                if bits & w.IF and not subject:
                    return Missing(at, k, lead, listed, status)
            char = text[at]
            if char not in _READ_ON and not char.isdecimal():
                return Missing(at, k, lead, listed, status)
            if at == start and (match := enumerator(text, at, end)):
                listed, at = True, match.end()
            elif char in "（(【" and (match := _BRACKET.match(text, at, end)):
                at = match.end()
            elif at == start and char in _OPENERS:
                start = at = at + 1
            elif char in TIME_START and (match := TIME.match(text, at, end)):
                lead |= time_class(match, self.year)
                quote, at = -1, match.end()
            elif adverb and char == "“" and (after := self._past_term(at, end)) >= 0:
                quote, at = -1, after
            elif at == start and subject and char.isdecimal() and (match := _STATES.match(text, at, end)):
                at = match.end()
            elif begin == at + 1 and (
                (char == "、" and adverb and bits & w.ADVERB) or (char == "现" and bits & _AFTER_NOW)
            ):
                at += 1
            elif (adverb or subject or at == start) and char in _COUNT_START and (match := _COUNT.match(text, at, end)):
                if not (adverb or subject) and not self._begins_here(k, match.end()):
                    return Missing(at, k, lead, listed, status)
                quote, at = quote if quote >= 0 else at, match.end()
            else:
                return Missing(at, k, lead, listed, status)
        return Aside(lead, status)

    def _begins_here(self, k: int, at: int) -> bool:
        """Whether a verb or what leads to one begins at `at`, behind a count: 三次向…发放."""
        tokens = self.tokens
        while k < len(tokens) and tokens[k][1] < at:
            k += 1
        return k < len(tokens) and tokens[k][1] == at and bool(tokens[k][0] & (w.VERB | w.INTO | w.ADVERB))

    def _past_term(self, at: int, end: int) -> int:
        """The end of the quoted term at `at` (要“一城一策”用好…), -1 where it is no short one."""
        close = self.text.find("”", at, min(end, at + _TERM))
        return close + 1 if close > 0 else -1

    def _next(self, k: int) -> int:
        """Classes of the word that follows word `k` at once, 0 where none does."""
        tokens = self.tokens
        return tokens[k + 1][0] if k + 1 < len(tokens) and tokens[k + 1][1] == tokens[k][2] else 0

    def _acts(self, k: int, end: int) -> bool:
        """Whether the verb at `k` is the head here and neither an adverb (加快推进) nor a preposition (通过…方式)."""
        bits, _, stop = self.tokens[k]
        after = self.text[stop : stop + 1]
        if bits & w.WITH:
            passed = after in ("《", "了") or (after == "“" and not self._verb_behind(k, end))
            return passed and self.text.startswith("通过", stop - 2)
        if not bits & w.ADVERB:
            return True
        following = self._next(k)
        if after == "地" or (following & (w.ADVERB | w.INTO | w.WITH) and not following & w.VERB):
            return False
        return not following & w.VERB or self.tokens[k + 1][2] >= end or self.text[self.tokens[k + 1][2]] in "、和与及"

    def _verb_behind(self, k: int, end: int) -> bool:
        """Whether a verb stands behind the quoted term that follows the word at `k`: 通过“…”提供…."""
        close = self.text.find("”", self.tokens[k][2], end)
        return any(bits & w.VERB and close < begin < end for bits, begin, _ in self.tokens[k + 1 : k + _FAR])

    def _reports(self, k: int, end: int) -> bool:
        """Whether a word that reports or acts (提出, 明确) reports here: nothing, a verb, a modal or a time follows."""
        text, stop = self.text, self.tokens[k][2]
        if stop >= end or text[stop] in "，：:“" or (text[stop] in TIME_START and TIME.match(text, stop, end)):
            return True
        return bool(self._next(k) & (w.VERB | w.ADVERB | w.INTO | w.WITH | w.LEAD))

    def _is_auxiliary(self, k: int, end: int) -> bool:
        """Whether 将 speaks of the future and is not 把."""
        text, stop = self.text, self.tokens[k][2]
        result = _RESULT.search(text, stop + 2, min(end, stop + 80))
        if result and "将" not in text[stop : result.start()]:
            return False
        if self._next(k) & (w.VERB | w.ADVERB | w.INTO | w.WITH | w.SAY | w.ORDER):
            return True
        if text[stop : stop + 1] in TIME_START and TIME.match(text, stop, end):
            return True
        return self._frame(k, end) < 0

    def _paper_reports(self, k: int, end: int) -> bool:
        """Whether a paper in title marks after the preposition at `k` is what reports: 在《…》中提出."""
        after = self.tokens[k][2]
        close = self.text.find("》", after, min(end, after + _NEAR))
        after = close + 2 if self.text[close + 1 : close + 2] in ("中", "里") else close + 1
        return close > 0 and any(
            begin == after and bits & (w.SAY | w.ORDER) for bits, begin, _ in self.tokens[k + 1 : k + _FAR]
        )

    def _frame(self, k: int, end: int) -> int:
        """The verb that the preposition at `k` leads up to where the preposition carries its object, else -1."""
        text, tokens = self.text, self.tokens
        begin, after = tokens[k][1], tokens[k][2]
        word = text[begin:after]
        is_said = (word == "对" and text[end - 1] in "后时") or (
            word == "为" and _RECORD.match(text, after, end) is not None
        )
        if word not in _OBJECT_WORDS or is_said:
            return -1
        if _TOPIC.search(text, max(after, end - 50), end):
            return -1
        if word in "将把" and (verb := self._result(k, end)) >= 0:
            return verb
        fallback = -1
        for n in range(k + 1, min(len(tokens), k + _FAR)):
            bits, begin, stop = tokens[n]
            if begin >= end:
                break
            if not bits & w.VERB or begin == after or text[stop : stop + 1] == "的" or text[begin - 1] == "的":
                continue
            if word == "对" and text[begin:stop] in _FORBIDDEN:
                return n
            if word == "针对" and text[begin:stop] not in _LIGHT:
                continue
            if text[begin:stop] in _RELATIVE and "的" in text[stop : min(end, stop + 8)]:
                continue
            if stop < end and text.startswith((*_OF_CHANGES, *_OF_SYSTEMS), stop):
                continue
            if stop == end and text[begin - 1] in "和与及、" and "的" in text[after:begin]:
                continue
            if text[stop : stop + 1] in _INTO_STATE if word in "将把" and not bits & w.FRAME else bits & w.FRAME:
                if word != "就":
                    return n
                fallback = n
                continue
            if (
                ((stop == end or word == "就") and (word != "就" or fallback < 0))
                or (word not in "将把" and fallback < 0)
            ) and "的" not in text[stop:end]:
                fallback = n
        return fallback

    def _result(self, k: int, end: int) -> int:
        """The first verb behind 将 or 把 at `k` that a result follows or ends (延至, 压缩至, 压缩三分之一), else -1.

        The verbs before it belong to the noun that is the object: 将办理时间压缩至6天.
        """
        text, tokens = self.text, self.tokens
        after = tokens[k][2]
        for n in range(k + 1, min(len(tokens), k + _FAR)):
            bits, begin, stop = tokens[n]
            if begin >= end:
                break
            if not bits & w.VERB or begin == after or text[begin - 1] == "的" or stop >= end or text[stop] == "的":
                continue
            ends = text[stop - 1] in _INTO_STATE and bits & w.FRAME
            if ends or text[stop] in "至到" or _CHANGE.match(text, begin, end):
                return n
        return -1

    def _after_phrase(self, k: int, end: int) -> int:
        """The token at which the predicate after the prepositional phrase at `k` begins, -1 where the phrase is all."""
        text, tokens = self.text, self.tokens
        after = tokens[k][2]
        closed = _PHRASE_END.search(text, after, min(end, after + _NEAR))
        floor = closed.end() if closed else after + 1
        run = -1
        for n in range(k + 1, min(len(tokens), k + _FAR)):
            bits, begin, stop = tokens[n]
            if begin >= end:
                break
            if begin < floor:
                continue
            if bits & w.INTO and text[begin] in "对向将把" and (run >= 0 or self._frame(n, end) >= 0):
                return run if run >= 0 and tokens[n - 1][2] == begin else n
            if bits & w.ADVERB and not bits & w.VERB and stop < end:
                if run < 0 or tokens[n - 1][2] != begin:
                    run = n
                continue
            following = self._next(n)
            if text.startswith(_OF_SYSTEMS, stop):
                continue
            leads = following & w.VERB or (following & w.ADVERB and not following & w.AUXILIARY)
            if bits & w.NOUNS and ((leads and not bits & w.CONTROL) or text.startswith(_OF_NOUNS, stop)):
                continue
            if bits & w.VERB and stop < end and text[stop] != "的" and text[stop:end] not in w.words().makers:
                return run if run >= 0 and tokens[n - 1][2] == begin else n
            run = -1
        return -1
