"""The registry of actions."""

from collections import Counter

from tui.screens.actions import ACTIONS, Where, bindings, keys_table, with_full_width


def test_ids_are_unique() -> None:
    assert max(Counter(action.id for action in ACTIONS).values()) == 1


def test_no_key_means_two_things_in_one_place() -> None:
    for where in Where:
        keys = Counter(key for action in ACTIONS if action.where is where for key in action.keys.split(","))
        assert max(keys.values()) == 1, keys.most_common(1)


def test_help_fits_a_line_at_80_columns() -> None:
    assert max(len(action.help) for action in ACTIONS) <= 62


def test_every_action_is_bound_and_documented() -> None:
    bound = {binding.id for where in Where for binding in bindings(where)}
    assert bound == {action.id for action in ACTIONS}
    assert all(action.help in keys_table() for action in ACTIONS)


def test_full_width_forms_are_the_same_keys() -> None:
    assert with_full_width("a,1") == "a,1,ａ,１"
    assert with_full_width("slash,question_mark") == "slash,question_mark,fullwidth_solidus,fullwidth_question_mark"
    assert with_full_width("ctrl+d,pagedown") == "ctrl+d,pagedown"
