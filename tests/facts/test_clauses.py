from hypothesis import given
from hypothesis import strategies as st

from tui.facts.clauses import clauses, sentences

MARKS = "，。；：！？,.;:（）()《》“”「」【】\n 的a1"


def cut(text: str) -> list[str]:
    return [text[part.start : part.end] for part in clauses(text, 0, len(text))]


def test_cuts_at_commas_colons_and_stops() -> None:
    text = "一是加强监管，二是保障供应；会议指出：要稳就业。"
    parts = list(clauses(text, 0, len(text)))
    assert [text[p.start : p.end] for p in parts] == ["一是加强监管", "二是保障供应", "会议指出", "要稳就业"]
    assert [p.stop for p in parts] == ["，", "；", "：", "。"]


def test_titles_brackets_and_short_quotations_stay_whole() -> None:
    assert cut("印发《关于规范，促进发展的通知》，要求落实") == ["印发《关于规范，促进发展的通知》", "要求落实"]
    assert cut("办公室（设在财政部，下同）负责，其他配合") == ["办公室（设在财政部，下同）负责", "其他配合"]
    assert cut("推动“展品、商品”互转，稳外贸") == ["推动“展品、商品”互转", "稳外贸"]


def test_speech_in_quotation_marks_is_cut_like_text() -> None:
    assert cut("“我们将加大支持，扩大投资。”局长说。") == ["“我们将加大支持", "扩大投资", "局长说"]


def test_commas_and_colons_between_digits_cut_nothing() -> None:
    assert cut("共计1,234,567元,增长10:30") == ["共计1,234,567元", "增长10:30"]


def test_a_headline_in_black_brackets_stands_by_itself() -> None:
    assert cut("【央行：降准】今日消息") == ["央行", "降准", "今日消息"]


def test_an_unclosed_bracket_does_not_swallow_the_text() -> None:
    assert cut("（甲，乙" + "丙" * 200 + "，丁") == ["（甲", "乙" + "丙" * 200, "丁"]


def test_sentences_end_at_semicolons_and_take_their_closing_marks() -> None:
    text = "“稳增长。”他说；第二句！第三句"
    assert [text[a:b] for a, b in sentences(text, 0, len(text))] == ["“稳增长。”", "他说；", "第二句！", "第三句"]


def test_a_full_stop_in_brackets_ends_no_sentence() -> None:
    text = "共三条（见附件。）已印发。"
    assert [text[a:b] for a, b in sentences(text, 0, len(text))] == [text]


@given(st.text(alphabet=MARKS, max_size=80) | st.text(max_size=80))
def test_parts_are_in_order_apart_and_within_the_stretch(text: str) -> None:
    start, end = len(text) // 4, len(text) - len(text) // 5
    at = start
    for part in clauses(text, start, end):
        assert at <= part.start < part.end <= end
        at = part.end
    at = start
    for begin, stop in sentences(text, start, end):
        assert at <= begin < stop <= end
        at = stop


@given(st.text(alphabet=MARKS, max_size=80))
def test_no_clause_is_lost(text: str) -> None:
    kept = "".join(cut(text))
    assert [char for char in text if char in "的a1"] == [char for char in kept if char in "的a1"]
