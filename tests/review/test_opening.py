"""Decisions found again when text or extractor change."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tui.articles.document import Article
from tui.articles.read import from_plain
from tui.facts.extract import extract
from tui.facts.fact import Fact, Figure, record
from tui.review.events import Act, Decision, Deed, FactKey, How, State, keys_of
from tui.review.journal import Journal
from tui.review.opening import Item, Reviewed, reviewed

OLD = "据海关统计，去年东海市外贸进出口总额增长13.9%。其中，出口额达到2.38万亿元，比上年同期下降2%。企业反应不一。"
YES, NO = Decision(State.ACCEPTED), Decision(State.REJECTED)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal(tmp_path / "journal.sqlite3", "li")
    yield opened
    opened.close()


def article(text: str) -> Article:
    return from_plain(text)._replace(path="a.md")


def decide(journal: Journal, text: str, quote: str, after: Decision, nth: int = 1, act: Act = Act.ACCEPT) -> FactKey:
    it = article(text)
    facts = extract(it)
    keys = keys_of(it, facts)
    at = next(at for at, key in enumerate(keys) if (key.quote, key.nth) == (quote, nth))
    journal.record([Deed("a.md", keys[at], record(facts[at], it), act, Decision(), after)])
    return keys[at]


def opened(journal: Journal, text: str) -> Reviewed:
    it = article(text)
    known = reviewed(it, extract(it), journal)
    for item in known.items:
        assert it.text[item.fact.start : item.fact.end] == item.fact.quote == item.key.quote
        assert item.key == keys_of(it, [item.fact])[0]
    return known


def held(known: Reviewed) -> dict[str, tuple[Decision, How, bool]]:
    return {item.fact.quote: (item.decision, item.how, item.confirm) for item in known.items if item.how is not How.NEW}


def test_without_a_journal_everything_is_new() -> None:
    it = article(OLD)
    known = reviewed(it, extract(it), None)
    assert known.facts == extract(it)
    assert {item.how for item in known.items} == {How.NEW}
    assert set(known.decisions) == {Decision()}


def test_on_the_same_text_a_decision_is_its_own(journal: Journal) -> None:
    decide(journal, OLD, "13.9%", YES)
    assert held(opened(journal, OLD)) == {"13.9%": (YES, How.EXACT, False)}
    assert opened(journal, OLD).orphans == []


def test_a_decision_stays_with_its_sentence_when_others_change(journal: Journal) -> None:
    decide(journal, OLD, "13.9%", YES)
    decide(journal, OLD, "2.38万亿元", NO)
    new = "本报讯。" + OLD.replace("企业反应不一。", "企业普遍看好全年形势，订单增加。")
    assert held(opened(journal, new)) == {"13.9%": (YES, How.CONTEXT, False), "2.38万亿元": (NO, How.CONTEXT, False)}
    assert journal.last_id() == 2, "looking writes nothing"


def test_a_changed_figure_is_another_fact(journal: Journal) -> None:
    decide(journal, OLD, "13.9%", YES)
    known = opened(journal, OLD.replace("13.9%", "13.6%"))
    assert held(known) == {}
    assert [event.key.quote for event in known.orphans] == ["13.9%"]


def test_a_sentence_that_was_touched_asks_to_be_confirmed(journal: Journal) -> None:
    decide(journal, OLD, "2.38万亿元", YES)
    new = OLD.replace("其中，出口额", "其中，出口总额")
    known = opened(journal, new)
    assert held(known) == {"2.38万亿元": (YES, How.SIMILAR, True)}
    (item,) = [item for item in known.items if item.confirm]
    fact = record(item.fact, known.article)
    journal.record([Deed(known.article.path, item.key, fact, Act.CONFIRM, item.decision, item.decision)])
    assert held(opened(journal, new)) == {"2.38万亿元": (YES, How.EXACT, False)}
    journal.undo()
    assert held(opened(journal, new)) == {"2.38万亿元": (YES, How.SIMILAR, True)}


def test_in_another_sentence_it_is_an_orphan(journal: Journal) -> None:
    decide(journal, OLD, "2.38万亿元", YES)
    known = opened(
        journal, "另据报道，新建的产业园总投资2.38万亿元，将于明年开工。去年东海市外贸进出口总额达到历史新高。"
    )
    assert held(known) == {}
    assert len(known.orphans) == 1


def test_the_article_of_that_name_in_another_archive_has_no_orphans(journal: Journal) -> None:
    decide(journal, OLD, "13.9%", YES)
    decide(journal, OLD, "2.38万亿元", NO)
    known = opened(journal, "商务部表示，将支持保税维修等新业态，优化通关便利化流程，全年新增试点企业增长13.9%。")
    assert held(known) == {}
    assert known.orphans == []


def test_another_article_takes_no_decision(journal: Journal) -> None:
    decide(journal, OLD, "13.9%", YES)
    other = from_plain("本报讯。" + OLD)._replace(path="b.md")
    known = reviewed(other, extract(other), journal)
    assert {item.how for item in known.items} == {How.NEW}
    assert known.orphans == []


def test_the_same_words_twice_keep_their_own_decisions(journal: Journal) -> None:
    text = "甲公司去年营业收入同比增长5%，好于预期。\n\n乙公司去年营业收入同比增长5%，好于预期。"
    decide(journal, text, "5%", YES, 1)
    decide(journal, text, "5%", NO, 2)
    known = opened(journal, "快讯。\n\n" + text)
    assert [(item.decision, item.confirm) for item in known.items if item.fact.quote == "5%"] == [
        (YES, False),
        (NO, False),
    ]
    gone = opened(journal, text.split("\n\n")[1])
    assert [item.decision for item in gone.items if item.fact.quote == "5%"] == [NO]
    assert [event.after for event in gone.orphans] == [YES]


def test_the_same_context_twice_is_not_certain(journal: Journal) -> None:
    line = "每股派发现金红利5元并以资本公积金转增股本的分配预案已经获得股东大会审议通过。"
    decide(journal, line * 3, "5元", YES, 2)
    (item,) = [item for item in opened(journal, line * 5).items if item.how is not How.NEW]
    assert (item.key.nth, item.confirm) == (2, True)


def test_the_newest_of_several_texts_decisions_holds(journal: Journal) -> None:
    decide(journal, OLD, "13.9%", YES)
    decide(journal, "甲。" + OLD, "13.9%", NO)
    known = opened(journal, "乙丙。" + OLD)
    assert held(known) == {"13.9%": (NO, How.CONTEXT, False)}
    assert known.orphans == []


def test_white_space_is_no_change(journal: Journal) -> None:
    decide(journal, OLD, "2.38万亿元", YES)
    assert held(opened(journal, OLD.replace("其中，出口", "其中，\n出口"))) == {"2.38万亿元": (YES, How.CONTEXT, False)}


def test_a_corrected_span_moves_along(journal: Journal) -> None:
    start = OLD.index("增长13.9%")
    edited: dict[str, Any] = {"start": start, "end": start + 7, "quote": "增长13.9%", "value": "13.9"}
    decide(journal, OLD, "13.9%", Decision(State.ACCEPTED, edited=edited), act=Act.EDIT)
    new = "本报讯。" + OLD
    (item,) = [item for item in opened(journal, new).items if item.how is not How.NEW]
    assert item.decision.edited is not None
    assert new[item.decision.edited["start"] : item.decision.edited["end"]] == "增长13.9%"
    changed = opened(journal, "本报讯。" + OLD.replace("增长13.9%", "提高13.9%"))
    assert held(changed) == {}
    assert len(changed.orphans) == 1


def test_a_fact_that_states_something_else_now_is_to_be_confirmed(journal: Journal) -> None:
    decide(journal, OLD, "2.38万亿元", YES)
    it = article(OLD)
    facts = [fact.but(value="2.38") if isinstance(fact, Figure) else fact for fact in extract(it)]
    items = {item.fact.quote: item for item in reviewed(it, facts, journal).items}
    assert items["2.38万亿元"].confirm
    assert not items["13.9%"].confirm


def without(facts: list[Fact], quote: str) -> list[Fact]:
    return [fact for fact in facts if fact.quote != quote]


@pytest.mark.parametrize("text", [OLD, "本报讯。" + OLD])
def test_what_is_not_extracted_any_more_stays_when_it_was_accepted(journal: Journal, text: str) -> None:
    decide(journal, OLD, "13.9%", YES)
    decide(journal, OLD, "2%", NO)
    it = article(text)
    known = reviewed(it, without(without(extract(it), "13.9%"), "2%"), journal)
    (kept,) = [item for item in known.items if item.fact.quote == "13.9%"]
    assert (kept.decision, kept.extracted) == (YES, False)
    assert it.text[kept.fact.start : kept.fact.end] == "13.9%"
    assert known.items == sorted(known.items, key=lambda item: item.fact.start)
    assert "2%" not in {item.fact.quote for item in known.items}
    assert [event.key.quote for event in known.orphans] == ["2%"]


def test_what_a_reviewer_added_is_a_fact_until_it_is_undone(journal: Journal) -> None:
    it = article(OLD)
    fact = Figure(start=6, end=8, quote="去年", rule="reviewer.added", value="1")
    row = record(fact, it)
    added = Decision(State.ACCEPTED, edited={"start": 6, "end": 8, "quote": "去年", "value": "1"})
    journal.record([Deed("a.md", keys_of(it, [fact])[0], row, Act.ADD, Decision(), added)])

    def there(text: str) -> list[Item]:
        return [item for item in opened(journal, text).items if item.fact.quote == "去年"]

    assert [(item.fact, item.decision, item.extracted) for item in there(OLD)] == [(fact, added, False)]
    (moved,) = there("本报讯。" + OLD)
    assert (moved.fact.start, moved.how) == (10, How.CONTEXT)
    journal.undo()
    assert there(OLD) == there("本报讯。" + OLD) == []
