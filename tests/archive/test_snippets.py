"""Sentences around hits, and what is lit."""

from hypothesis import given
from hypothesis import strategies as st

from tui.archive.query import parse
from tui.archive.snippets import sentence_at, spans_of

TEXT = "第一句。上海海关支持出口！“第三句？”后面\n\n新的一段 Free trade grows. Another sentence with 3.5 in it."


def sentence(of: str) -> str:
    at = TEXT.index(of)
    start, end = sentence_at(TEXT, (at, at + len(of)))
    return TEXT[start:end]


def test_a_snippet_is_the_sentence_of_the_hit() -> None:
    assert sentence("海关") == "上海海关支持出口！"
    assert sentence("第三") == "“第三句？”"
    assert sentence("后面") == "后面"
    assert sentence("trade") == "新的一段 Free trade grows."
    assert sentence("3.5") == "Another sentence with 3.5 in it."
    assert sentence("第一句。上海") == "第一句。上海海关支持出口！"


def test_a_long_sentence_is_cut() -> None:
    text = "长" * 5000
    start, end = sentence_at(text, (2500, 2502))
    assert start < 2500 < 2502 < end
    assert end - start <= 250


@given(st.text(alphabet="海关。！\n\u3000 a.?”", max_size=400), st.data())
def test_a_snippet_holds_its_hit(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 5)))
    first, last = sentence_at(text, (start, end))
    assert 0 <= first <= last <= len(text)
    if text[start:end].strip():
        hit = text[start:end]
        assert first <= start + len(hit) - len(hit.lstrip())
        assert start + len(hit.rstrip()) <= last


def test_all_that_is_wanted_is_lit_and_nothing_that_is_denied() -> None:
    query = parse('海关 OR (出口 "free trade") NOT 第三 title:题')
    lit = [TEXT[start:end] for start, end in spans_of(query.phrases, TEXT)]
    assert lit == ["海关", "出口", "Free trade"]
    assert spans_of(query.phrases, "标题", title=True) == [(1, 2)]
    assert spans_of(parse("海关支 关支持").phrases, TEXT) == [(6, 10)]
    assert spans_of(parse("gro*").phrases, TEXT) == [(TEXT.index("grows"), TEXT.index("grows") + 5)]
