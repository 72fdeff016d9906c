from tui.facts import policy_words as w
from tui.facts.heads import complete, items
from tui.facts.predicates import Head, Reader
from tui.facts.readings import head_at


def head(text: str) -> Head:
    reader = Reader(text)
    reader.tokens = w.scan(text)
    got = reader.read(0, 0, len(text))
    assert isinstance(got, Head)
    whole = complete(text, reader.tokens, got, len(text))
    assert whole is not None
    return whole


def action(text: str) -> str:
    return text[head(text).verb : head(text).end]


def cut(text: str) -> list[str]:
    return [text[item.start : end] for item, end in items(text, w.scan(text), head(text), len(text))]


def test_two_verbs_join_where_neither_governs_the_other() -> None:
    assert action("实施开展专项行动") == "实施开展"
    assert action("支持开展专项行动") == "支持"
    assert action("实施扩大内需战略") == "实施"


def test_a_light_verb_leaves_the_action_to_the_next() -> None:
    assert action("对名单进行公示") == "公示"
    text = "对方案进行了解读"
    assert complete(text, w.scan(text), head_at(0, 3, 6, w.VERB, 1), len(text)) is None


def test_verbs_with_objects_of_their_own_part() -> None:
    assert cut("扩大准入、健全制度和优化环境") == ["扩大准入", "健全制度", "优化环境"]


def test_verbs_that_share_an_object_do_not() -> None:
    assert cut("延续、优化、完善退税政策") == ["延续、优化、完善退税政策"]


def test_nouns_made_of_verbs_do_not_part() -> None:
    assert cut("加强风险监测、评估工作") == ["加强风险监测、评估工作"]


def test_what_a_control_verb_governs_does_not_part() -> None:
    assert cut("鼓励企业扩大投资、增加就业") == ["鼓励企业扩大投资、增加就业"]
