"""A stylesheet that parses a source once for the same colours, and keeps the rules for the next start.

Textual parses all sources anew when a theme is set, also the one that the app starts with, and when a screen brings
rules of its own. Reading the rules takes a fifteenth of the time of parsing them, which is a good part of a start.
"""

import os
import pickle
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from sys import version_info
from typing import Any, NamedTuple

from textual.css import parse
from textual.css.model import CombinatorType, RuleSet, SelectorType
from textual.css.scalar import Unit
from textual.css.styles import RenderStyles
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.dom import DOMNode

from tui.articles.hashes import blake2b

MOST_FILES = 8
"""Sets of colours whose rules are kept, those used last."""

_MEMBERS = CombinatorType, SelectorType, Unit
_LOOKS = "get", "__contains__"
_MODULES = ("textual.color", "textual.geometry", "textual.css.", "textual.layouts.")
_CHECKS = ("_check_universal", "_check_type", "_check_class", "_check_id")


class Source(NamedTuple):
    """What Textual gives to be parsed; the names are its own."""

    css: str
    read_from: CSSLocation
    is_default_rules: bool
    tie_breaker: int
    scope: str


Parsed = dict[Source, list[RuleSet]]


class KeptSheet(Stylesheet):
    """The rules of an app; what was parsed stands for its variables. `folder`: where it is kept, if anywhere."""

    def __init__(self, variables: dict[str, str], folder: Path | None = None) -> None:
        super().__init__(variables=variables)
        self._folder = folder
        self._used: set[Source] = set()
        parser = os.stat(parse.__file__)  # to ask for its version takes longer than all there is to gain
        self._parser = parser.st_size, parser.st_mtime_ns, version_info[:2]
        name = self._name()
        self._parsed = read(folder / name) if folder else {}
        self._kept = {(name, source) for source in self._parsed}
        self._known = {name: self._parsed}
        self._now = name, self._parsed

    def _name(self) -> str:
        """The file of the variables; other versions of Textual and of Python have files of their own."""
        made_with = *self._parser, sorted(self._variables.items())
        return f"{blake2b(repr(made_with).encode(), digest_size=12).hexdigest()}.pickle"

    def set_variables(self, variables: dict[str, str]) -> None:
        """Set the variables that sources may name; the same ones change nothing."""
        if variables != self._variables:
            super().set_variables(variables)
            name = self._name()
            self._parsed = self._known.setdefault(name, {})
            self._now = name, self._parsed

    def reparse(self) -> None:
        """Parse what was not parsed with these variables; rules stay as they are where a source has an error."""
        self.parse()

    def _parse_rules(
        self, css: str, read_from: CSSLocation, is_default_rules: bool = False, tie_breaker: int = 0, scope: str = ""
    ) -> list[RuleSet]:
        source = Source(css, read_from, is_default_rules, tie_breaker, scope)
        self._used.add(source)
        if source not in self._parsed:
            self._parsed[source] = super()._parse_rules(*source)
        return self._parsed[source]

    def _process_component_classes(self, node: DOMNode) -> None:
        if isinstance(node._component_styles, StylesWhenAsked):
            node._component_styles.renew()
        else:
            super()._process_component_classes(node)

    def keep(self) -> None:
        """Write down what was parsed with these variables, if it is more than was kept; any thread may do it."""
        name, parsed = self._now  # the two at once: another theme may be put on meanwhile
        parsed = dict(parsed)
        all_kept = {(name, source) for source in parsed}
        if self._folder is None or self._kept.issuperset(all_kept):
            return
        self._kept.update(all_kept)
        places = {source.read_from for source in self._used}
        write(
            self._folder / name,
            {
                source: rules
                for source, rules in parsed.items()
                if (source in self._used or source.read_from not in places) and not any(rule.errors for rule in rules)
            },
        )


class StylesWhenAsked(dict[str, RenderStyles]):
    """The styles of a node's component classes, each worked out when it is asked for first.

    Textual works all of them out for each node, at the start, and again whenever the focus or a class is another: the
    text alone has over twenty, of which an article shows a few.
    """

    def __init__(self, node: DOMNode) -> None:
        super().__init__()
        self._node = node

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or name in self._node._get_component_classes()

    def __missing__(self, name: str) -> RenderStyles:
        self[name] = styles = self._work_out(name)
        return styles

    def _work_out(self, name: str) -> RenderStyles:
        virtual = DOMNode(classes=name)
        virtual._attach(self._node)
        self._node.app.stylesheet.apply(virtual, animate=False)
        return virtual.styles

    def renew(self) -> None:
        """Work out again what was asked for; the node is drawn anew where anything is another."""
        before = dict(self)
        self.update((name, self._work_out(name)) for name in before)
        if any(self[name] != styles for name, styles in before.items()):
            self._node.refresh()


def read(path: Path) -> Parsed:
    """The rules that a file keeps; none where it is missing or is not what we wrote."""
    try:
        parsed = _Rules(BytesIO(path.read_bytes())).load()
        return {Source(*source): rules for source, rules in parsed.items()}
    except Exception:  # whatever bytes a file may hold: rules are parsed from their sources then
        return {}


def write(path: Path, parsed: Parsed) -> None:
    """Keep rules in a file; where that cannot be, they are parsed the next time. The oldest of many files go."""
    part = path.with_suffix(f".{os.getpid()}.part")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(pickle.dumps({tuple(source): rules for source, rules in parsed.items()}, protocol=5))
        part.replace(path)
        files = sorted(path.parent.iterdir(), key=lambda each: each.stat().st_mtime)
        for old in files[:-MOST_FILES]:
            old.unlink()


class _Rules(pickle.Unpickler):
    """Reads rules and nothing else: a file that names any other thing to be made or called is refused."""

    def find_class(self, module: str, name: str) -> Any:
        """What a file names: a class that rules are made of, or a check of a selector."""
        if (module, name) == ("builtins", "getattr"):
            return _member
        if (module, name) == ("functools", "partial"):
            return partial
        if module.startswith(_MODULES):
            found = super().find_class(module, name)
            if found.__module__ == module and (isinstance(found, type) or name in _CHECKS):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a rule")


def _member(owner: Any, name: str) -> Any:
    """What is written down as an attribute: a member of an enumeration, or how styles look a rule up in their own."""
    if (type(owner) is dict and name in _LOOKS) or any(owner is kind for kind in _MEMBERS):
        return getattr(owner, name)
    raise pickle.UnpicklingError(f"{name} is no part of a rule")
