from tui.facts import policy_words as w
from tui.facts.predicates import Aside, Head, Missing, Read, Reader, Said


def read(text: str) -> Read:
    reader = Reader(text)
    reader.tokens = w.scan(text)
    return reader.read(0, 0, len(text))


def head(text: str) -> Head:
    got = read(text)
    assert isinstance(got, Head)
    return got


def test_adverbs_begin_the_quote_and_auxiliaries_stand_before_it() -> None:
    text = "将进一步扩大开放"
    got = head(text)
    assert (text[got.start :], text[got.verb : got.end]) == ("进一步扩大开放", "扩大")
    assert got.status & w.PLANNED


def test_a_verb_before_a_verb_is_an_adverb() -> None:
    text = "加快推进改革"
    assert text[head(text).verb : head(text).end] == "推进"
    text = "加快改革步伐"
    assert text[head(text).verb : head(text).end] == "加快"


def test_jiang_is_an_auxiliary_or_carries_the_object() -> None:
    assert head("将支持企业").status & w.PLANNED
    text = "将企业纳入名单"
    got = head(text)
    assert got.framed
    assert not got.status & w.PLANNED
    assert text[got.start :] == text


def test_leads_and_times_come_first() -> None:
    assert head("同时，".strip("，") + "加强监管").verb == 2
    assert head("2022年3月5日加强监管").lead & w.DATED
    assert head("下一步加强监管").lead & w.PLANNED
    assert head("去年加强监管").lead & w.DONE
    assert head("（一）加强监管").listed
    assert head("二是加强监管").listed


def test_a_phrase_alone_is_an_aside() -> None:
    assert isinstance(read("在稳外贸方面"), Aside)
    assert isinstance(read("通过优化流程等方式"), Aside)
    assert isinstance(read("对符合条件的企业"), Aside)
    assert isinstance(read("近日"), Aside)


def test_a_purpose_says_so() -> None:
    got = read("为支持企业发展")
    assert isinstance(got, Aside)
    assert got.purpose


def test_a_reporting_verb_is_told_from_the_same_verb_with_an_object() -> None:
    assert isinstance(read("明确将扩大范围"), Said)
    assert isinstance(read("提出到2025年建成"), Said)
    assert isinstance(read("提出任务书"), Head)


def test_something_unknown_is_a_subject() -> None:
    got = read("近日某单位加强监管")
    assert isinstance(got, Missing)
    assert got.at == 2
