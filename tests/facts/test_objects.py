from importlib import import_module

from tui.facts import objects


def test_another_predicate_is_searched_for_by_its_first_character() -> None:
    """Only where every alternative begins with a character does a search run over all others at once."""
    ((kind, (_, alternatives)),) = import_module("re._parser").parse(objects._ANOTHER.pattern)
    assert str(kind) == "BRANCH"
    assert {str(each[0][0]) for each in alternatives} == {"LITERAL"}
