"""Texts changed at random: no decision comes to other words, and those on unchanged sentences stay.

`ZHUPI_MUTATIONS=2000 pytest -s tests/review/test_anchoring_mutations.py` runs it in full and prints what it counted;
`ZHUPI_TEXTS=FOLDER` takes the articles of a folder instead of our own.
"""

import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tui.articles.document import Article
from tui.articles.files import find
from tui.articles.read import from_plain, read
from tui.facts.extract import extract
from tui.facts.fact import Fact, record
from tui.review.events import Act, Decision, Deed, State, keys_of
from tui.review.journal import Journal
from tui.review.opening import Reviewed, reviewed

MUTATIONS = int(os.environ.get("ZHUPI_MUTATIONS", "300"))
TEXTS = os.environ.get("ZHUPI_TEXTS")
OWN = (
    "据海关统计，2021年东海市外贸进出口总额达到2.38万亿元，比上年同期增长13.9%。其中，出口1.2万亿元，增长13.9%；进口1.18万亿元，增长13.8%。"
    "近千家企业受益。\n\n市场反应\n\n贵州茅台（600519.SH）当日收涨1.2%，成交额51.3亿元。比亚迪则下跌0.8个百分点，成交额51.3亿元。\n\n"
    "商务部表示，将支持保税维修等新业态，优化通关便利化流程；取消对境外机构的限制。东海海关将加快推进智慧海关建设，对近千家企业适用快速通关。",
    "1-8月，全国社会消费品零售总额28.1万亿元，同比增长18.1%，比2019年同期增长8%。分类别看，粮油食品、饮料零售额同比分别增长9.5%和11.8%，"
    "增速比上月回落0.6个百分点。新能源汽车销售32.1万辆，增长1.8倍。\n增长8%。\n增长8%。\n公司预计全年净利润3亿元至5亿元，同比下降20%至30%。"
    "The company (NASDAQ: AAPL) reported revenue of $3.5 billion, up 3% from a year earlier. Margins fell"
    " 25 basis points.",
    "甲公司每股派发现金红利5元。乙公司每股派发现金红利5元。丙公司每股派发现金红利5元，去年每股派发4元。\n甲公司营业收入12亿元，增长5%。\n"
    "乙公司营业收入12亿元，增长5%。\n丙公司营业收入12亿元，增长5%。人民币对美元中间价报6.36，较上一交易日调升12个基点。",
)
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*|\n+")
_SPARE = (
    "本报讯。", "业内人士认为，前景值得期待。", "另据了解，相关项目投资约3亿元，增长5%。", "（记者 张三）",
    "详见附表。", "与此同时，出口1.2万亿元的目标提前完成。",
)  # fmt: skip


@dataclass
class Piece:
    """A sentence or line break; `start` is where it stood, None where it is not what it was."""

    text: str
    start: int | None


@dataclass
class Count:
    """What became of decisions."""

    kept: int = 0
    to_confirm: int = 0
    lost: int = 0
    misplaced: int = 0
    elsewhere: int = 0
    examples: list[str] = field(default_factory=list)


def pieces_of(text: str) -> list[Piece]:
    return [Piece(match[0], match.start()) for match in _SENTENCE.finditer(text)]


def mutate(pieces: list[Piece], chance: random.Random) -> None:
    """One change: a sentence in, out, elsewhere or altered; digits; lines broken otherwise."""
    at = chance.randrange(len(pieces))
    piece = pieces[at]
    match chance.choice(["insert", "delete", "digits", "letters", "wrap", "move"]):
        case "insert":
            pieces.insert(at, Piece(chance.choice(_SPARE), None))
        case "delete" if len(pieces) > 2:
            del pieces[at]
        case "digits" if re.search(r"\d", piece.text):
            new = re.sub(r"\d", lambda d: str(chance.randrange(10)) if chance.random() < 0.5 else d[0], piece.text)
            pieces[at] = Piece(new, piece.start if new == piece.text else None)
        case "letters" if not piece.text.isspace():
            cut = chance.randrange(len(piece.text))
            new = (
                piece.text[:cut]
                + chance.choice(["", "的", "，其中", "（下同）"])
                + piece.text[cut + chance.randrange(2) :]
            )
            pieces[at] = Piece(new, piece.start if new == piece.text else None)
        case "wrap":
            if piece.text.isspace():
                del pieces[at]
            else:
                pieces.insert(at, Piece(chance.choice(["\n", "\n\n"]), None))
        case "move":
            pieces.insert(chance.randrange(len(pieces)), pieces.pop(at))


def otherwise_extracted(facts: list[Fact], chance: random.Random) -> list[Fact]:
    """What another extractor finds: not all of it, under other names, and some of it doubted."""
    if chance.random() < 0.5:
        return facts
    kept = [fact for fact in facts if chance.random() < 0.85]
    return [fact.but(rule=f"{fact.rule}.2", doubt=chance.choice(["", "new doubt"])) for fact in kept]


def decide_all(journal: Journal, article: Article, facts: list[Fact]) -> None:
    deeds = []
    for number, (fact, key) in enumerate(zip(facts, keys_of(article, facts), strict=True)):
        after = Decision(State.ACCEPTED if number % 3 else State.REJECTED, note=str(number))
        deeds.append(Deed(article.path, key, record(fact, article), Act.ACCEPT, Decision(), after))
    journal.record(deeds)


def judge(facts: list[Fact], pieces: list[Piece], new: list[Fact], known: Reviewed, count: Count) -> None:
    """Hold what came over against where each decision belongs."""
    article = known.article
    there = {(item.fact.kind, item.fact.start, item.fact.end): item for item in known.items if item.event is not None}
    for item in there.values():
        assert item.event is not None
        assert article.text[item.fact.start : item.fact.end] == item.fact.quote == item.event.key.quote
        assert item.fact.kind == item.event.key.kind == item.key.kind
    extracted = {(fact.kind, fact.start, fact.end) for fact in new}
    belongs: dict[str, tuple[str, int, int]] = {}
    at = 0
    for piece in pieces:
        if piece.start is not None:
            for number, fact in enumerate(facts):
                if piece.start <= fact.start and fact.end <= piece.start + len(piece.text):
                    start = at + fact.start - piece.start
                    belongs[str(number)] = (fact.kind, start, start + len(fact.quote))
        at += len(piece.text)
    for number in range(len(facts)):
        if number % 3 == 0 and str(number) in belongs and belongs[str(number)] not in extracted:
            continue  # a rejected fact that is not found any more stays out of sight
        place = belongs.get(str(number))
        if place is None:
            continue
        item = there.get(place)
        if item is None:
            count.lost += 1
            around = article.text[max(0, place[1] - 40) : place[2] + 40]
            count.examples.append(f"lost: {facts[number].quote} in …{around!r}")
        elif item.decision.note != str(number):
            count.misplaced += not item.confirm
            count.to_confirm += item.confirm
        else:
            count.kept += 1
            count.to_confirm += item.confirm
    for item in there.values():
        count.elsewhere += not item.confirm and item.decision.note not in belongs


def texts() -> Iterator[Article]:
    if TEXTS is None:
        yield from (from_plain(text)._replace(path=f"{number}.md") for number, text in enumerate(OWN))
        return
    for file in find([Path(TEXTS)]):
        article = read(file.path, file.root)
        if len(article.text) > 100:
            yield from_plain(article.text)._replace(path=article.path)


def test_decisions_stay_with_their_sentences_and_come_to_no_other_words(tmp_path: Path) -> None:
    chance = random.Random(7)
    count, changes = Count(), Counter[int]()
    with closing(Journal(tmp_path / "journal.sqlite3", "li")) as journal:
        known = [(article, extract(article)) for article in texts()]
        for article, facts in known:
            decide_all(journal, article, facts)
        last = journal.last_id()
        for number in range(MUTATIONS):
            article, facts = known[number % len(known)]
            pieces = pieces_of(article.text)
            for _ in range(chance.randint(1, 5)):
                mutate(pieces, chance)
            changed = from_plain("".join(piece.text for piece in pieces))._replace(path=article.path)
            if changed.text == article.text:
                continue
            found = otherwise_extracted(extract(changed), chance)
            judge(facts, pieces, found, reviewed(changed, found, journal), count)
            changes[number % len(known)] += 1
        assert journal.last_id() == last
    total = count.kept + count.lost + count.misplaced
    print(
        f"{sum(changes.values())} changed texts; of {total} decisions on unchanged sentences {count.kept} kept"
        f" ({count.kept / total:.2%}, {count.to_confirm} of them to be confirmed), {count.lost} lost, {count.misplaced}"
        f" at another place with the same words; {count.elsewhere} of changed sentences kept without asking"
    )
    for example in count.examples[:20]:
        print(example)
    assert count.kept >= 0.99 * total
    assert count.misplaced <= 0.002 * total


def test_a_text_that_lost_its_first_sentences_keeps_the_rest(tmp_path: Path) -> None:
    text = OWN[1]
    article = from_plain(text)._replace(path="a.md")
    with closing(Journal(tmp_path / "journal.sqlite3", "li")) as journal:
        decide_all(journal, article, extract(article))
        for cut in [match.end() for match in re.finditer("[。\n]", text)][:-1]:
            rest = from_plain(text[cut:])._replace(path="a.md")
            facts = extract(rest)
            items = reviewed(rest, facts, journal).items
            assert sum(item.event is not None for item in items) >= 0.9 * len(facts)


@pytest.mark.parametrize("seed", range(3))
def test_a_decision_goes_nowhere_where_its_words_are_not(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    article = from_plain(OWN[0])._replace(path="a.md")
    other = from_plain(re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), OWN[0]))._replace(path="a.md")
    with closing(Journal(tmp_path / "journal.sqlite3", "li")) as journal:
        decide_all(journal, article, extract(article))
        for item in reviewed(other, otherwise_extracted(extract(other), chance), journal).items:
            assert item.event is None or not re.search(r"\d", item.fact.quote)
