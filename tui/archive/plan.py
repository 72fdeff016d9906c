"""Conditions → SQL over the catalogue: `f` is a row of files.

Words are asked of the index, which answers exactly: words side by side, and words denied beside others, in one go.
"""

from collections.abc import Sequence

from tui.archive.conditions import And, CategoryHas, DateIn, HasFact, Node, Not, Or, PathHas, Words
from tui.archive.fact_plan import has_fact, needs_states, texts_with, tokens_of
from tui.archive.sql import Sql, between, denied, holding, joined


def found_by(node: Node | None) -> tuple[Sql, Sql]:
    """What to select files `f` from, and under which condition, so that a query's answer comes at the least cost.

    Words, or else facts, give the texts of which files are then looked up; the rest is held against those files.
    """
    parts = _parts(node)
    if (led := _led(parts)) is None:
        return Sql("files AS f"), joined("AND", [Sql("1"), *map(sql_of, parts)])
    texts, others = led
    source = Sql(f"({texts.text}) AS source CROSS JOIN files AS f ON f.text = source.text", texts.values)
    return source, joined("AND", [Sql("1"), *map(sql_of, others)])


def texts_by(node: Node | None) -> Sql | None:
    """A SELECT of the texts whose files are what a query finds, each text once.

    None where words and facts do not say it alone: where files of one text differ, or nothing is asked but what they
    are without.
    """
    led = _led(_parts(node))
    if led is None or any(map(_tells_files_apart, led[1])):
        return None
    texts, others = led
    if not others:
        return texts
    where = joined("AND", map(sql_of, others))
    # The plus keeps SQLite from asking the index once for each text of which `where` holds.
    return Sql(
        f"SELECT f.text FROM (SELECT +text AS text FROM ({texts.text})) AS f WHERE {where.text}",
        (*texts.values, *where.values),
    )


def _parts(node: Node | None) -> Sequence[Node]:
    return node.parts if isinstance(node, And) else () if node is None else (node,)


def _led(parts: Sequence[Node]) -> tuple[Sql, list[Node]] | None:
    """A SELECT of the texts that words, or else facts, give, and what is left to be asked; None where none give any."""
    words = tuple(part for part in parts if _is_about_words(part))
    facts = next((part for part in parts if isinstance(part, HasFact)), None)
    if (match := match_of(And(words))) is not None:
        texts = Sql("SELECT rowid AS text FROM words WHERE words MATCH ?", (match,))
        return texts, [part for part in parts if part not in words]
    if facts is not None:
        return texts_with(facts.test), [part for part in parts if part is not facts]
    return None


def sql_of(node: Node) -> Sql:
    """The files of which the node holds."""
    if (match := match_of(node)) is not None:
        return Sql("f.text IN (SELECT rowid FROM words WHERE words MATCH ?)", (match,))
    match node:
        case And(parts):
            return _all(parts)
        case Or(parts):
            return joined("OR", map(sql_of, parts))
        case Not(part):
            contrary = denied(sql_of(part))
            # What nobody has read yet cannot be said to be without something.
            return joined("AND", [Sql("f.text IS NOT NULL"), contrary]) if _is_about_text(part) else contrary
        case PathHas(text):
            escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            return Sql("(f.identity LIKE ? ESCAPE '\\')", (f"%{escaped}%",))
        case DateIn(start, end):
            return between("f.date", start, end)
        case CategoryHas(phrase, whole):
            found = holding("categories.tokens", tokens_of(phrase), whole)
            texts = "SELECT text FROM text_categories JOIN categories ON categories.id = text_categories.category"
            return Sql(f"f.text IN ({texts} WHERE {found.text})", found.values)
        case HasFact(test):
            return has_fact(test)
    raise AssertionError(node)


def match_of(node: Node) -> str | None:
    """The node as FTS5 takes it, where it is about words alone and does not merely deny them."""
    match node:
        case Words(phrase, title):
            return f"(title : {phrase.match})" if title else f"({phrase.match})"
        case Or(parts):
            inner = [match_of(part) for part in parts]
            return None if None in inner else f"({' OR '.join(filter(None, inner))})"
        case And(parts):
            wanted = [match_of(part) for part in parts if not isinstance(part, Not)]
            unwanted = [match_of(part.part) for part in parts if isinstance(part, Not)]
            if not wanted or None in wanted or None in unwanted:
                return None
            match = f"({' AND '.join(filter(None, wanted))})"
            for denial in filter(None, unwanted):
                match = f"({match} NOT {denial})"
            return match
    return None


def asks_for_states(node: Node) -> bool:
    """Whether it takes the journal to answer."""
    match node:
        case And(parts) | Or(parts):
            return any(map(asks_for_states, parts))
        case Not(part):
            return asks_for_states(part)
        case HasFact(test):
            return needs_states(test)
    return False


def _all(parts: Sequence[Node]) -> Sql:
    words = tuple(part for part in parts if _is_about_words(part))
    if len(words) < 2 or match_of(And(words)) is None:
        return joined("AND", map(sql_of, parts))
    others = [part for part in parts if part not in words]
    return joined("AND", [sql_of(And(words)), *map(sql_of, others)])


def _is_about_words(node: Node) -> bool:
    return match_of(node.part if isinstance(node, Not) else node) is not None


def _is_about_text(node: Node) -> bool:
    match node:
        case And(parts) | Or(parts):
            return any(map(_is_about_text, parts))
        case Not(part):
            return _is_about_text(part)
    return not isinstance(node, (PathHas, DateIn))


def _tells_files_apart(node: Node) -> bool:
    match node:
        case And(parts) | Or(parts):
            return any(map(_tells_files_apart, parts))
        case Not(part):
            return _tells_files_apart(part)
    return isinstance(node, (PathHas, DateIn))
