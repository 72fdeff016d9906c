"""The words of English measures: verbs in all their forms, authorities by name, papers, and words of others' views."""

from dataclasses import dataclass
from functools import cache

from tui.facts.word_lists import sections

BASE = 1 << 0
THIRD = 1 << 1
PAST = 1 << 2
PARTICIPLE = 1 << 3
ING = 1 << 4
"""Forms of a verb: cut, cuts, cut, cut, cutting."""

_VOWELS = frozenset("aeiou")
_KEPT = frozenset("wxy")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in one of its forms, as bits; `particles` are the words that must follow, `base` says it without blanks."""

    base: str
    forms: int
    particles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What data/english_words.txt holds. Verbs go by the form of their first word, names by their first word; `sets` are
    the sections of single words.
    """

    verbs: dict[str, tuple[Verb, ...]]
    plans: dict[str, int]
    goes_on: dict[str, int]
    names: dict[str, tuple[tuple[str, ...], ...]]
    titles: dict[str, tuple[tuple[str, ...], ...]]
    sets: dict[str, frozenset[str]]


def forms(entry: str) -> dict[str, int]:
    """The forms of a verb as it stands in the list, with what each may be: `cut/cut/cut`, `ban`, `apply`."""
    base, _, irregular = entry.partition("/")
    if irregular:
        past, _, participle = irregular.partition("/")
    else:
        past = participle = _past(base)
    found: dict[str, int] = {}
    for form, bit in (
        (base, BASE), (_third(base), THIRD), (past, PAST), (participle, PARTICIPLE), (_ing(base, past), ING)
    ):  # fmt: skip
        found[form] = found.get(form, 0) | bit
    return found


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _doubled(base: str) -> str:
    """The stem before an ending: banned, but allowed, raised."""
    short = len(base) > 2 and base[-1] not in _VOWELS | _KEPT and base[-2] in _VOWELS and base[-3] not in _VOWELS
    one_syllable = sum(letter in _VOWELS for letter in base) == 1
    return base + base[-1] if short and one_syllable else base


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return _doubled(base) + "ed"


def _ing(base: str, past: str) -> str:
    if base.endswith("e"):
        return (base if base.endswith("ee") else base[:-1]) + "ing"
    stem = past[:-2] if past.endswith("ed") and past.startswith(base) else _doubled(base)
    return stem + "ing"


@cache
def words() -> Words:
    """The words of the file, once a process."""
    lists = sections("english_words.txt")
    verbs: dict[str, list[Verb]] = {}
    for entry in dict.fromkeys(lists["verbs"]):
        first, *particles = entry.split("_")
        for form, bits in forms(first).items():
            verbs.setdefault(form, []).append(Verb(first.partition("/")[0], bits, tuple(particles)))
    names = _by_first(lists["bodies"] + lists["states"])
    return Words(
        verbs={form: tuple(sorted(each, key=lambda verb: -len(verb.particles))) for form, each in verbs.items()},
        plans=_forms(lists["plans"]),
        goes_on=_forms(lists["goes on"]),
        names=names,
        titles=_by_first(lists["titles"]),
        sets={name: frozenset(each) for name, each in lists.items()},
    )


def _forms(entries: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for entry in entries:
        for form, bits in forms(entry).items():
            found[form] = found.get(form, 0) | bits
    return found


def _by_first(entries: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names by their first word, the longer ones first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        parts = tuple(entry.split("_"))
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(each, key=len, reverse=True)) for first, each in found.items()}
