"""Which conditions of a query speak of one and the same fact.

Conditions on facts that stand side by side speak of one fact as far as one fact can meet them all: `unit:CNY value:>5`
is one figure, `ticker:600648.SH unit:CNY` a mention of the security and, somewhere in the article, a figure, since no
fact is both. A group in parentheses speaks of a fact of its own, unless its parts are joined by OR.
"""

from tui.archive.conditions import (
    And,
    HasFact,
    KindIs,
    NameHas,
    Node,
    Not,
    Or,
    QuoteHas,
    StateIs,
    SymbolIs,
    UnitIs,
    ValueIn,
)

ALL = frozenset({"figure", "measure", "ticker"})


def bind(node: Node) -> Node:
    """The same conditions with those on facts gathered under the fact of which they speak."""
    if _of_one_fact(node) and not _denies(node):
        return HasFact(node)
    match node:
        case And(parts):
            return _bind_all(parts)
        case Or(parts):
            return Or(tuple(bind(part) for part in parts))
        case Not(part):
            return Not(bind(part))
    return node


def _bind_all(parts: tuple[Node, ...]) -> Node:
    groups: list[tuple[frozenset[str], list[Node]]] = []
    others = [bind(part) for part in parts if not _of_one_fact(part)]
    tests = [part for part in parts if _of_one_fact(part)]
    for test in tests:
        if not _denies(test) and (kinds := _kinds(test)) != ALL:
            _put(groups, kinds, test)
    # Then what fits any kind of fact, and what is denied: it is said of the facts spoken of, if there are any.
    for test in tests:
        if _denies(test) or _kinds(test) == ALL:
            about = _kinds(test.part) if isinstance(test, Not) else ALL
            near = [tests for kinds, tests in groups if kinds & about]
            for group in near:
                group.append(test)
            if not near and _denies(test):
                others.append(bind(test))
            elif not near:
                groups.append((ALL, [test]))
    return _joined([*others, *(HasFact(_joined(group)) for _, group in groups)])


def _put(groups: list[tuple[frozenset[str], list[Node]]], kinds: frozenset[str], part: Node) -> None:
    """Add a test to the first group whose fact can meet it, too."""
    for at, (known, tests) in enumerate(groups):
        if common := known & kinds:
            tests.append(part)
            groups[at] = common, tests
            return
    groups.append((kinds, [part]))


def _joined(parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _of_one_fact(node: Node) -> bool:
    """Whether all of it is about facts and none of it a group (an And), which speaks of another one."""
    match node:
        case KindIs() | SymbolIs() | NameHas() | QuoteHas() | UnitIs() | ValueIn() | StateIs():
            return True
        case Or(parts):
            return all(_of_one_fact(part) for part in parts)
        case Not(part):
            return _of_one_fact(part)
    return False


def _denies(node: Node) -> bool:
    return isinstance(node, Not) or (isinstance(node, Or) and any(map(_denies, node.parts)))


def _kinds(node: Node) -> frozenset[str]:
    """The kinds of facts that might meet it."""
    match node:
        case KindIs(kind) | NameHas(kind=kind):
            return frozenset({kind})
        case SymbolIs():
            return frozenset({"ticker"})
        case UnitIs() | ValueIn():
            return frozenset({"figure"})
        case Or(parts):
            return frozenset().union(*map(_kinds, parts))
    return ALL
