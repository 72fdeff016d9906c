"""Which words of a clause are an authority's name, and where the name begins."""

from tui.facts import policy_words as w
from tui.facts.actor_names import clean
from tui.facts.lazy import lazy
from tui.facts.people import FORMER, JUNK
from tui.facts.predicates import Reader
from tui.facts.word_kinds import PERSON

_COUNTED = lazy(r"\d{1,3}余?(?:个|家|国)")
_JOINT = lazy(r"(?:等地|等|[\u4e00-\u9fff]{1,5}[省市区县州旗](?=[、和与及])|[、和与及]|联合|会同|携手|驻)*")
_WITHIN = lazy(r"(?:(?![的和与及等在将对为各全本有])[\u4e00-\u9fff])+")
"""What a short name within a longer one is made of."""
_NO_TOWN = lazy(
    "特|核心|中心|封控|管控|开发|保税|示范|试验|高新|经开|商务|工业|自贸|先行|封闭|限购|百强|贫困|试点|郊区|市辖|农业|人口|部分|多个"
    "|相关|有关|周边|附近|邻近|产粮"
)
"""What an area that is no town is called."""
_BRANCHES = ("分行", "支行", "中心支行")
_BRANCH = 16
"""How many characters before a branch the central bank is named."""
_CENTRAL = lazy(r"(?:人民银行|央行|人行)[\u4e00-\u9fff]{2,9}?(?:中心支行|分行|支行)")
_TOWNS = ("区", "县", "市", "州", "镇")
"""How a place's name ends that is not known: 西城区教委."""
_BEFORE_PLACES = frozenset(
    "有在由据经从向对与和而但则今原时该各仅如像自继驻赴中美日英法德俄韩欧印南北东西大老新全当被遭获使令让"
)
"""Single characters that may stand before a place."""
_SOME = frozenset(("相关", "有关", "上述", "部分", "多个", "一些", "从", "近期", "近日", "日前", "此前", "沿海", "沿江", "沿边", "中西部", "东部", "西部", "中部"))  # fmt: skip
"""What stands before authorities that are not named one by one."""
_BACK = 30
"""How many words back a name may begin."""
_ITSELF = lazy(
    r"(?>[ ，]|等[多\d一二三四五六七八九十]{0,2}个?(?:城市|省份|地区|地|省市?)|方面|官方|当局|[市省县区州]|也|则|还|均|都|近日|日前|今日|昨日|当天|同日|此前|随后|再次|多次|首次|正式|曾|又|一再"
    r"|周[一二三四五六日]|\d{1,4}[年月日]|[（(][^（）()]{0,24}[)）]|在[^，]{0,24}[上中时]|于|就[^，]{0,30}|对此|对[^，]{0,30}|发文|公开|联合|拟|将)*+"
)
"""What may stand between a place and the verb by which it speaks for itself."""
_ANYBODYS = ("公告", "声明", "协议", "通报")
"""Papers that firms write too."""
_OWN = lazy(r"(?:方面|有关|相关|官方|部门|单位|的|等地?|[（(][^（）()]{0,24}[)）]|[ 、])*")
"""What may stand between a place and its officials."""
ORGANS = (
    "海关",
    "法院",
    "检察院",
    "边检站",
    "总队",
    "支队",
    "组",
    "办公室",
    "委员会",
    "指挥部",
    "专班",
    "部门",
    "局",
    "厅",
    "署",
    "管委会",
    "会议",
    "中心",
    "办事处",
)
LONGEST = 80
"""No authority's name is longer."""
NAMED = w.BODY | w.PLACE | w.SUFFIX


def with_branches(text: str, tokens: list[w.Token]) -> list[w.Token]:
    """The words with the central bank's branches among them as its own names, not as firms: 人民银行某市分行."""
    if ("分行" not in text and "支行" not in text) or not _CENTRAL.search(text):
        return tokens
    own = list(tokens)
    for n, (bits, begin, end) in enumerate(tokens):
        if bits & w.FIRM and text[begin:end] in _BRANCHES and _CENTRAL.search(text, max(0, begin - _BRANCH), end):
            own[n] = w.BODY, begin, end
    return own


class Names:
    """Finds the names of authorities and of their people in one text."""

    def __init__(self, reader: Reader, names: dict[str, str]) -> None:
        """`names` are those of persons in office, with whom each speaks for."""
        self.reader = reader
        self.text = reader.text
        self.names = names
        self._lengths = sorted({len(name) for name in names}) if names else []

    def is_name(self, n: int, since: int) -> bool:
        """Whether the subject word at `n` can end a name: a single 市 or 部 only after a place or a longer name."""
        bits, begin, stop = self.reader.tokens[n]
        if not bits & w.SUFFIX:
            return True
        if n and self.reader.tokens[n - 1][2] == begin and self.reader.tokens[n - 1][0] & NAMED:
            return True
        if begin - since >= 2 and (self._before_title(n) or self.text[begin:stop] in "局厅署"):
            return True
        if n and self.text[begin - 1] == "、" and self.reader.tokens[n - 1][2] == begin - 1:
            return bool(self.reader.tokens[n - 1][0] & w.SUFFIX)
        if self.text[begin] == "县" and begin - since in (2, 3) and _WITHIN.fullmatch(self.text, since, begin):
            return _NO_TOWN.fullmatch(self.text, since, begin) is None
        if self.text[begin] in "市区县州" and begin - since >= 4 and self._within(n):
            return True
        return self.text[begin:stop] in "部委局署厅办" and begin - since >= 3 and self._starts_named(n, since)

    def _within(self, n: int) -> bool:
        """Whether the single character at word `n` ends the name of a place within the one before: 北京市西城区."""
        bits, _, before = self.reader.tokens[n - 1] if n else (0, 0, 0)
        begin = self.reader.tokens[n][1]
        inner = bool(bits & (w.PLACE | w.SUFFIX)) and 1 <= begin - before <= 3
        named = inner and _NO_TOWN.fullmatch(self.text, before, begin) is None
        return named and _WITHIN.fullmatch(self.text, before, begin) is not None

    def _before_title(self, n: int) -> bool:
        """Whether a title follows word `n` at once: 乡村振兴局局长."""
        tokens = self.reader.tokens
        return n + 1 < len(tokens) and tokens[n + 1][1] == tokens[n][2] and bool(tokens[n + 1][0] & w.TITLE)

    def _starts_named(self, n: int, since: int) -> bool:
        tokens, begin = self.reader.tokens, self.reader.tokens[n][1]
        return any(bits & NAMED and since <= start < begin for bits, start, _ in tokens[max(0, n - _BACK) : n])

    def person(self, at: int) -> str:
        """The known name that begins at `at`."""
        for length in self._lengths:
            if (name := self.text[at : at + length]) in self.names:
                return name
        return ""

    def person_before(self, end: int) -> str:
        """The known name that ends at `end`."""
        for length in self._lengths:
            if end >= length and (name := self.text[end - length : end]) in self.names:
                return name
        return ""

    def _since(self, n: int, start: int) -> int:
        """The first word that begins at `start` or later, of those before word `n`; it is not looked for far."""
        tokens, k = self.reader.tokens, n
        low = n - _BACK if n > _BACK else 0
        while k > low and tokens[k - 1][1] >= start:
            k -= 1
        return k

    def is_clean(self, n: int, start: int) -> bool:
        """Whether the words from `start` to word `n` are a name: a place or body begins it or it grows into one
        (蓬江区公安局), and nothing but names stands between."""
        text, at, tokens = self.text, start, self.reader.tokens
        if tokens[n][1] < start:
            return True
        for k in range(self._since(n, start), n + 1):
            bits, begin, end = tokens[k]
            if not bits & (NAMED | w.MEETING):
                continue
            gap = clean(text[at:begin])
            if JUNK.search(gap):
                return False
            if at > start and bits & w.PLACE and not (_JOINT.fullmatch(gap) or _JOINT.fullmatch(text, at, begin)):
                return False
            foreign = at == start and len(gap) > 1 and any(char >= "\u4e00" for char in gap)
            if at == start and bits & w.PLACE and len(gap) == 1 and gap not in _BEFORE_PLACES and gap.isalpha():
                return False
            if at == start and bits & w.PLACE and gap[-1:].isascii() and gap[-1:].isalpha():
                return False
            foreign = (
                foreign
                and not gap.endswith(_TOWNS)
                and gap not in _SOME
                and not (gap[0].isdecimal() and _COUNTED.fullmatch(gap))
            )
            if foreign and not (bits & w.SUFFIX or text.endswith(ORGANS, begin, end)):
                return False
            at = end
        return True

    def speaks_itself(self, at: int, end: int) -> bool:
        """Whether nothing but a time or 方面 stands between a place and its reporting verb: 日本制铁表示 is a firm's."""
        return end - at <= LONGEST and _ITSELF.fullmatch(self.text, at, end) is not None

    def of_a_firm(self, first: int, start: int, n: int) -> bool:
        """Whether words that no authority's name has stand between a place and 负责人: 某市某科相关负责人."""
        text, tokens = self.text, self.reader.tokens
        end = -1
        for k in range(first, n):
            bits, begin, stop = tokens[k]
            if begin < start:
                continue
            if (
                end < 0
                and bits & w.PLACE
                and begin > start
                and text[start:begin].isalpha()
                and "新" in text[start:begin]
            ):
                return True
            if bits & w.SPEAKER and end >= 0:
                return _OWN.fullmatch(text, end, begin) is None
            if bits & w.PLACE or (bits & w.SUFFIX and text[begin] not in "会院"):
                end = stop
        return False

    def of_others(self, n: int, start: int) -> bool:
        """Whether a name that only begins with a place stands before the paper `n`: 上海某科发布声明."""
        text, tokens = self.text, self.reader.tokens
        if not text.startswith(_ANYBODYS, tokens[n][1]):
            return False
        end = -1
        for k in range(max(0, n - _BACK), n + 1):
            bits, begin, stop = tokens[k]
            if begin < start or (begin == end and bits & w.SUFFIX):
                end = stop if begin >= start else end
                continue
            if end >= 0:
                return begin > end and text[end] not in "0123456789近日昨今"
            if not bits & w.PLACE:
                return False
            end = stop
        return False

    def is_foreign(self, first: int, start: int, n: int) -> bool:
        """Whether the words before word `n` name somebody else: a firm before the authority, a former official, or an
        association that only begins with a place (某国流通协会会长)."""
        text, tokens = self.text, self.reader.tokens
        named, place = False, -1
        for k in range(max(first, self._since(n, start)), n):
            bits, begin, stop = tokens[k]
            if bits & w.FIRM and not named:
                return True
            if bits & w.TITLE and (text[begin - 1] in FORMER or (place >= 0 and begin > place + 1)):
                return True
            if bits & w.SUFFIX and place == begin and not named:
                place = stop
            elif bits & w.BODY or (bits & w.SUFFIX and text[begin] not in "会院"):
                named, place = True, -1
            elif bits & w.PLACE and not named:
                place = stop
            elif bits & PERSON:
                place = -1
        return False

    def body_name(self, n: int, start: int) -> str:
        """The authority named in `text[start:…]` before word `n`: up to its last body before a title or 有关负责人."""
        text, tokens = self.text, self.reader.tokens
        end = -1
        sure = False
        for k in range(self._since(n, start), n):
            bits, begin, stop = tokens[k]
            if bits & PERSON and end >= 0:
                break
            if bits & w.BODY and not (sure and text.startswith(("有关", "相关", "部门"), begin)):
                end, sure = stop, True
            elif not sure and (bits & w.PLACE or (bits & w.SUFFIX and self.is_name(k, start))):
                end = stop
        return clean(text[start:end]) if start < end <= start + LONGEST else ""
