"""The user's own keys: from the config file's `[keys]` to what Textual, the footer and the help need to know."""

from collections.abc import Mapping

from textual.keys import KEY_NAME_REPLACEMENTS, Keys, format_key

from tui.screens.actions import ACTIONS, Action, Where, with_full_width

_MODIFIERS = frozenset({"ctrl", "shift", "alt", "meta", "super", "hyper"})
_NAMES = frozenset({*(key.value for key in Keys), *KEY_NAME_REPLACEMENTS.values()})
_APART = (Where.SELECTING, Where.TYPING, Where.WINDOW)
"""Where keys are meant to hide those of the same name elsewhere."""


class Keymap:
    """Which keys each action has.

    `own` are the actions whose keys the user changed; `problems` says in one line each what could not be taken over;
    `textual` is what `App.set_keymap` wants.
    """

    def __init__(self, wanted: Mapping[str, str] | None = None) -> None:
        self.problems: list[str] = []
        self._default = {action.id: action.keys for action in ACTIONS}
        self.own = {
            identity: named for identity, keys in (wanted or {}).items() if (named := self._checked(identity, keys))
        }
        self._drop_clashes()

    def keys(self, identity: str) -> str:
        """The keys of an action, Textual's names parted by commas."""
        return self.own.get(identity, self._default[identity])

    def shown(self, action: Action) -> str:
        """The keys of an action as people read them."""
        if action.id not in self.own:
            return action.shown
        return " ".join(_shown(key) for key in self.own[action.id].split(","))

    @property
    def textual(self) -> dict[str, str]:
        """Ids and keys for `App.set_keymap`.

        Textual drops every binding of a key that one of them leaves or takes, also of actions that keep theirs
        (those that hold while selecting, for one); so whoever shares a key with a changed action is named, too.
        """
        if not self.own:
            return {}
        named, keys = set(self.own), {key for identity in self.own for key in self._all_keys(identity)}
        while True:
            more = {identity for identity in self._default if identity not in named and keys & self._all_keys(identity)}
            if not more:
                break
            named |= more
            keys |= {key for identity in more for key in self._all_keys(identity)}
        return {identity: with_full_width(self.keys(identity)) for identity in self._default if identity in named}

    def as_comments(self) -> str:
        """A commented line of TOML for each action that has its usual keys: the keys and what it does."""
        usual = (action for action in ACTIONS if action.id not in self.own)
        return "".join(f'# "{action.id}" = "{action.keys}"  # {action.help}\n' for action in usual)

    def _all_keys(self, identity: str) -> set[str]:
        """The keys an action had and those it has."""
        return set(self._default[identity].split(",")) | set(self.keys(identity).split(","))

    def _checked(self, identity: str, keys: str) -> str:
        """The keys by Textual's names, empty where the action or a key is unknown."""
        from difflib import get_close_matches

        if identity not in self._default:
            close = get_close_matches(identity, list(self._default), n=1)
            self.problems.append(
                f"[keys] {identity}: no such action" + (f" (did you mean {close[0]}?)" if close else "")
            )
            return ""
        names = []
        for key in keys.split(","):
            name = _name_of(key.strip())
            if name is None:
                self.problems.append(f"[keys] {identity}: no key is called {key.strip()}")
                return ""
            names.append(name)
        return ",".join(names)

    def _drop_clashes(self) -> None:
        """Leave out what would give one key to two actions, unless they share it by default."""
        if not self.own:
            return
        usual = self._clashes(self._default)
        while new := self._clashes({identity: self.keys(identity) for identity in self._default}) - usual:
            one, other, key = min(new)
            mine, its = (one, other) if one in self.own else (other, one)
            self.problems.append(f"[keys] {mine}: {_shown(key)} is the key of {its}, which keeps it")
            del self.own[mine]

    @staticmethod
    def _clashes(keys: Mapping[str, str]) -> set[tuple[str, str, str]]:
        holders: dict[tuple[str, str], list[str]] = {}
        for action in ACTIONS:
            scope = str(action.where) if action.where in _APART else ""
            for key in keys[action.id].split(","):
                holders.setdefault((scope, key), []).append(action.id)
        return {
            (one, other, key)
            for (_, key), ids in holders.items()
            for at, one in enumerate(ids)
            for other in ids[at + 1 :]
        }


def _name_of(key: str) -> str | None:
    """Textual's name of a key that may be given as a character or by name, with modifiers; None for what is none."""
    import unicodedata

    from textual.binding import Binding

    *modifiers, base = [key] if key == "+" else key.split("+")
    base = base if len(base) == 1 else base.lower()
    if not base or not set(modifiers) <= _MODIFIERS:
        return None
    if len(base) == 1:
        base = next(iter(Binding.make_bindings([Binding(base, "")]))).key
    elif base not in _NAMES:
        try:
            unicodedata.lookup(base.replace("_", " "))
        except KeyError:
            return None
    return "+".join([*modifiers, base])


def _shown(key: str) -> str:
    *modifiers, base = key.split("+")
    drawn = format_key(base)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), drawn.upper() if modifiers else drawn])
