from tui.facts import policy_words as w


def classes(text: str) -> dict[str, int]:
    return {text[start:end]: bits for bits, start, end in w.scan(text)}


def test_a_longer_name_hides_the_verb_in_it() -> None:
    assert "建设" not in classes("中国建设银行")
    assert classes("建设项目")["建设"] & w.VERB


def test_a_verb_with_a_noun_behind_it_is_a_noun() -> None:
    assert not classes("监管政策")
    assert not classes("扩大力度")
    assert "推进" in classes("推进政策落地")


def test_a_noun_for_those_who_are_told_what_to_do_is_kept() -> None:
    assert classes("建设单位")["建设单位"] & w.TOLD


def test_marks_of_a_verb() -> None:
    found = classes("支持印发加息")
    assert found["支持"] & w.CONTROL
    assert found["印发"] & w.ISSUE
    assert found["加息"] & w.ALONE


def test_one_word_may_be_of_several_classes() -> None:
    assert classes("将")["将"] & w.ADVERB
    assert classes("将")["将"] & w.INTO


def test_a_compound_has_an_end_where_one_of_its_verbs_has() -> None:
    assert classes("制定出台")["制定出台"] & w.ONCE
    assert not classes("建立健全")["建立健全"] & w.PLANNED


def test_offsets_are_code_points_even_beside_lone_surrogates() -> None:
    assert [(start, end) for _, start, end in w.scan("😀支持")] == [(1, 3)]
    assert [(start, end) for _, start, end in w.scan("\udfff支持")] == [(1, 3)]
