"""What makes another thing or a person of a name, whatever else speaks for the share."""

from tui.facts import ticker_context as context
from tui.facts.candidates import Candidate
from tui.facts.namesakes import foreign_name, given_name, in_foreign_characters, other_thing, person_named
from tui.facts.securities import NameClass, Table

_SHARED_BY_AFFILIATES = (NameClass.SURE, NameClass.SHORT, NameClass.PHRASE, NameClass.WORD, NameClass.SECTOR)
_PERSON = "a person here"
_NAMESAKE_REACH = 40
_SENTENCE_ENDS = "。；;\n"


def refuse(text: str, candidates: list[Candidate], known: Table) -> None:
    """Doubts the candidates that are part of another thing, or a person; who was met once is so in the whole article."""
    persons: set[str] = set()
    for at, candidate in enumerate(candidates):
        _refuse_namesakes(text, candidates, at, known)
        name = text[candidate.name_start : candidate.name_end]
        if candidate.doubt.startswith(_PERSON):
            persons.add(name)
        elif name in persons and not candidate.doubt and not candidate.coded:
            candidate.doubt = f"{_PERSON}: {name}"


def _refuse_namesakes(text: str, candidates: list[Candidate], at: int, known: Table) -> None:
    """Doubts what is part of another thing."""
    candidate = candidates[at]
    if candidate.coded or candidate.doubt:
        return
    start, end = candidate.name_start, candidate.name_end
    name = text[start:end]
    if other := known.namesakes.get(name):
        near = other.search(text, *_sentence(text, start, end))
        if near:
            candidate.doubt = f"another of that name: {near[0]} nearby"
            return
    if in_foreign_characters(text, start, end) and (doubt := _foreigner(text, candidates, at, known)):
        candidate.doubt = doubt
        return
    if person := given_name(text, start, end, known.common_words):
        candidate.doubt = f"{_PERSON}: {person}"
        return
    kind, words = other_thing(text, start, end)
    if kind == "instrument":
        candidate.doubt = f"a fund, bond or index: {name}{words}"
    elif kind == "longer":
        candidate.doubt = f"inside the longer name {name}{words}"
    elif (
        text.startswith("集团", end) and not text.startswith("集团股份", end) and _is_owner(text, end, candidate, name)
    ):
        candidate.doubt = f"an affiliate's name: {name}集团"
    elif (
        kind == "affiliate"
        and candidate.name_class in _SHARED_BY_AFFILIATES
        and candidate.security.name != name + words
    ):
        candidate.doubt = f"an affiliate's name: {name}{words}"


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """What of the sentence around `text[start:end]` is near."""
    first = max(0, start - _NAMESAKE_REACH)
    before = max(text.rfind(mark, first, start) for mark in _SENTENCE_ENDS)
    after = [at for mark in _SENTENCE_ENDS if (at := text.find(mark, end, end + _NAMESAKE_REACH)) >= 0]
    return (before if before >= 0 else first), min(after, default=end + _NAMESAKE_REACH)


def _foreigner(text: str, candidates: list[Candidate], at: int, known: Table) -> str:
    """Why a name in foreign characters is a person's or part of another's, "" where it is the share's."""
    start, end = candidates[at].name_start, candidates[at].name_end
    if title := person_named(text, start):
        return f"{_PERSON}: {title}{text[start:end]}"
    beside = any(c.end == start or c.start == end for c in candidates[max(0, at - 1) : at + 2])
    name = "" if beside else foreign_name(text, start, end, known.common_words)
    begun = bool(name) and not name.startswith(text[start:end])
    return f"inside the longer name {name}" if name and (begun or not context.signs_after(text, end)) else ""


def _is_owner(text: str, end: int, candidate: Candidate, name: str) -> bool:
    """Whether a name with 集团 behind it is the company that owns the listed one: 鞍钢集团 of 鞍钢股份."""
    security = candidate.security
    if "集团" in security.name or security.market not in ("SH", "SZ", "BJ"):
        return False
    if candidate.name_class == NameClass.PLACE:
        return True
    return text.startswith("集团有限", end) or (name != security.name and candidate.name_class == NameClass.SHORT)
