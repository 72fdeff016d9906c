"""The words of the measure rules and where they stand in a text.

The words are kept in two files under `data/`, a section a class. All of them are found in one pass (Aho-Corasick,
leftmost-longest), so that a longer name hides the verb inside it: 建设银行 is no 建设, 发展改革委 no 发展.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, MatchKind

VERB = 1 << 0
CONTROL = 1 << 1
"""A verb that takes a clause: in 支持…开展 the head stays 支持."""
ONCE = 1 << 3
"""A verb whose act has an end: done where it is told as past (成立), else it goes on (推进)."""
FRAME = 1 << 4
"""A verb that 对…, 将… or 为… leads up to."""
ISSUE = 1 << 5
"""A verb of publishing: a measure only with a policy paper as its object."""
ALONE = 1 << 6
"""A verb that needs no object: 加息."""
WEAK = 1 << 7
"""A verb of results, a measure only where nothing speaks against it: 实现."""
NOUNS = 1 << 8
"""A verb that makes a noun with 政策, 力度 and the like."""
ADVERB = 1 << 9
AUXILIARY = 1 << 10
"""An adverb that stays outside the quote: 将, 已."""
PLANNED = 1 << 11
ONGOING = 1 << 12
DONE = 1 << 13
PAST = 1 << 14
"""A lead that puts what follows into the past up to now: 近年来."""
FORECAST = 1 << 15
LEAD = 1 << 16
INTO = 1 << 17
"""A preposition that carries the verb's object: 对, 将."""
WITH = 1 << 18
"""A preposition of place, means or company: 在, 通过."""
IF = 1 << 19
SAY = 1 << 20
ORDER = 1 << 21
GUESS = 1 << 22
BODY = 1 << 23
MEETING = 1 << 24
PAPER = 1 << 25
SPEAKER = 1 << 26
TITLE = 1 << 27
CHIEF = 1 << 28
FIRM = 1 << 29
EXPERT = 1 << 30
NOUN = 1 << 31
PLACE = 1 << 32
SUFFIX = 1 << 33
MEET = 1 << 34
"""A verb of meetings and visits: no measure, but it says who acts."""
STEADY = 1 << 35
"""An adverb of work that goes on: 深入开展."""
DATED = 1 << 36
"""A time that names the day, or 近日 and the like: what follows has been done."""
JOINS = 1 << 37
"""A verb that joins the one before it into one head: 实施开展."""

_BITS = {name.lower(): value for name, value in dict(globals()).items() if name.isupper() and isinstance(value, int)}
_MARKS = _BITS | {"noun": NOUNS, "compound": 0}

NOUN_MAKERS = tuple((
    "力度 情况 政策 措施 机制 体系 制度 能力 水平 方案 计划 办法 规划 标准 流程 效果 成效 进度 进展 过程 经验 规模 范围 速度 程度 方式 模式 "
    "资金 对象 部门 机构 人员 理念 格局 目标 前景 空间 质量 环境 战略 指标 要求 条件 成本 需求 意愿 因素 压力 趋势 态势 成果 经费 费用 工具 "
    "意见 方向 难度 强度 效率 举措 路径 重点 任务 红利 领域 步伐 潜力 动力 优势 周期 阶段 结果 渠道 手段 基础 职责 程序 手续"
).split())

_JOINING = (
    "建立 健全 完善 优化 提升 规范 修订 制定 出台 印发 发布 培育 壮大 巩固 拓展 引导 鼓励 督促 指导 排查 整治 清理 整顿 查处 打击 防范 化解 处置 "
    "遏制 改造 升级 更新 推广 应用 贯彻 落实 批准 同意 批复 引进 培养 稳定 调整 整合 改进 新建 改建 取消 下放 减征 免征 实施 开展"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words' automaton, and the classes of each as bits, by the automaton's index."""

    automaton: AhoCorasick
    bits: tuple[int, ...]


def _sections(name: str) -> Iterator[tuple[str, list[str]]]:
    header = ""
    for line in files("tui.facts").joinpath("data", name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            header = line.strip("[]")
        elif line and not line.startswith("#"):
            yield header, line.split()


@cache
def words() -> Words:
    """The words of both files, once a process."""
    classes: dict[str, int] = {}
    for name in ("policy_words.txt", "actor_words.txt"):
        for header, line in _sections(name):
            first, *marks = header.split("+")
            bits = _BITS[first]
            for mark in marks:
                bits |= _MARKS[mark]
            for word in line:
                classes[word] = classes.get(word, 0) | bits
    for verb in [word for word, bits in classes.items() if bits & VERB and len(word) == 2]:
        for noun in NOUN_MAKERS if classes[verb] & NOUNS else NOUN_MAKERS[:1]:
            classes.setdefault(verb + noun, NOUN)
    for word in _JOINING.split():
        classes[word] = classes.get(word, VERB) | JOINS
    for word, bits in classes.items():
        if bits & VERB and len(word) == 4:
            classes[word] |= (classes.get(word[:2], 0) | classes.get(word[2:], 0)) & ONCE
    return Words(AhoCorasick(list(classes), matchkind=MatchKind.LeftmostLongest), tuple(classes.values()))


def scan(text: str) -> list[tuple[int, int, int]]:
    """Where words stand in `text`, in order, none overlapping: (classes as bits, start, end) by code point."""
    known = words()
    try:
        found = known.automaton.find_matches_as_indexes(text)
    except UnicodeEncodeError:
        # A lone surrogate cannot reach the automaton; a stand-in of the same length keeps the offsets.
        whole = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
        found = known.automaton.find_matches_as_indexes(whole)
    bits = known.bits
    return [(bits[index], start, end) for index, start, end in found]
