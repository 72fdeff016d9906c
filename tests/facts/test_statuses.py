import pytest

from tui.facts import policy_words as w
from tui.facts.predicates import Head
from tui.facts.readings import head_at
from tui.facts.statuses import own_status, told_status


def head(text: str, verb: str, bits: int = w.VERB, status: int = 0, lead: int = 0) -> Head:
    at = text.index(verb)
    return head_at(at, at, at + len(verb), bits, 0, status, lead)


@pytest.mark.parametrize(("bit", "status"), [(w.PLANNED, "planned"), (w.ONGOING, "ongoing"), (w.DONE, "done")])
def test_adverbs_say_it(bit: int, status: str) -> None:
    assert own_status("推进改革", head("推进改革", "推进", status=bit), None, False)[0] == status


def test_le_says_done() -> None:
    assert own_status("推进了改革", head("推进了改革", "推进"), None, False)[0] == "done"


def test_lasting_work_in_what_is_planned_is_planned() -> None:
    lasting = head("持续推进改革", "推进", status=w.ONGOING)
    assert own_status("持续推进改革", lasting, "planned", False)[0] is None
    assert own_status("持续推进改革", lasting, None, False)[0] == "ongoing"
    at_work = head("正在推进改革", "推进", status=w.ONGOING | w.AUXILIARY)
    assert own_status("正在推进改革", at_work, "planned", True)[0] == "ongoing"


def test_without_a_word_the_verb_decides() -> None:
    once = head("成立专班", "成立", w.VERB | w.ONCE)
    lasts = head("推进改革", "推进")
    assert told_status("成立专班", once, None, speech=False, dated=False)[0] == "done"
    assert told_status("推进改革", lasts, None, speech=False, dated=False)[0] == "ongoing"
    assert told_status("推进改革", lasts, None, speech=False, dated=True)[0] == "done"
    assert told_status("推进改革", lasts, None, speech=True, dated=False)[0] == "planned"


def test_what_went_before_goes_on() -> None:
    lasts = head("推进改革", "推进")
    assert told_status("推进改革", lasts, "planned", speech=False, dated=False)[0] == "planned"
    assert told_status("推进改革", lasts, "done", speech=False, dated=False)[0] == "ongoing"
