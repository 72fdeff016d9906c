"""Other readings of a fact's words, likeliest first: what one key cycles through instead of a form.

    found = readings(article, current(case.fact, case.decision))   # found[0] is what holds now
    journal.record([edit(case, found[1].fields)])                  # `w` pressed once

Pure; a reading's `fields` are whole (span, quote and the kind's own fields), its `says` tells in a few words what is
other about it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from tui.articles.document import Article, Block
from tui.facts import figures, measures
from tui.facts import policy_words as w
from tui.facts.approximators import after, before
from tui.facts.change import read_before
from tui.facts.clauses import clauses, sentences
from tui.facts.fact import OWN
from tui.facts.periods import periods
from tui.facts.quote_ends import trim
from tui.facts.securities import table
from tui.facts.shadow import shadow_of
from tui.facts.ticker_names import narrow
from tui.review.editing import STATUSES
from tui.review.parsing import Fields, amount_fields, block_at, securities_of, security_fields

_NEAR = 40
_LEAD = 8
_LONGEST_NAME = 12
_RATES = frozenset(("%", "pp", "bp", "x"))
_DIRECTIONS = ("up", "down", None)
_BASES = ("yoy", "mom", None)
_MONEY = ("CNY", "USD", "HKD")


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading: the fields as an edit takes them, and what is other about it."""

    fields: Fields
    says: str


class _Place(NamedTuple):
    """Where a fact stands: its article with the shadow of the text, its block and sentence, its own span."""

    article: Article
    shadow: str
    block: Block
    sentence: tuple[int, int]
    start: int
    end: int


def readings(article: Article, row: Mapping[str, Any]) -> list[Reading]:
    """The current reading of a record, then others; no two alike."""
    kind = row["kind"]
    now = {name: row.get(name) for name in ("start", "end", "quote", *OWN[kind])}
    found = [Reading(now, "as it is")]
    seen = [_same(now)]
    place = _place(article, row["start"], row["end"])
    if place is None:
        return found
    for says, fields in _OTHERS[kind](place, now):
        whole = {**now, **fields}
        whole["quote"] = article.text[whole["start"] : whole["end"]]
        if whole["start"] < whole["end"] and _same(whole) not in seen:
            seen.append(_same(whole))
            found.append(Reading(whole, says))
    return found


def _same(fields: Fields) -> Fields:
    """The fields by which two readings are told apart."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}


def _place(article: Article, start: int, end: int) -> _Place | None:
    block = block_at(article, start)
    if block is None:
        return None
    within = (span for span in sentences(article.text, block.start, block.end) if span[0] <= start < span[1])
    sentence = next(within, (block.start, block.end))
    return _Place(article, shadow_of(article.text), block, sentence, start, end)


# -- figures -----------------------------------------------------------------------------------------------------------


def _figures(place: _Place, now: Fields) -> Iterator[tuple[str, Fields]]:
    yield from _change_words(place)
    yield from _approximators(place, now)
    if now["direction"] or now["unit"] in _RATES:
        yield from ((f"direction {name or 'none'}", {"direction": name}) for name in _DIRECTIONS)
    if now["direction"]:
        yield from ((f"basis {name or 'none'}", {"basis": name}) for name in _BASES)
    yield from _names(place, now)
    if now["unit"] in _MONEY or (now["unit"] == "1" and now["quote"][-1:] in "万亿"):
        yield from ((f"in {unit}", {"unit": unit, "counted": None}) for unit in _MONEY)


def _change_words(place: _Place) -> Iterator[tuple[str, Fields]]:
    """With the verb of change before it (增长13.9%), with all that stands between name and figure (同比增长13.9%)."""
    low = max((clause.start for clause in clauses(place.article.text, place.block.start, place.start)), default=0)
    said = read_before(place.shadow, max(low, place.start - _NEAR), place.start)
    if said.verb and (at := place.shadow.rfind(said.verb, low, place.start)) >= place.start - _LEAD:
        yield f"with {place.article.text[at : place.start]}", {"start": at}
    start = said.end
    while start < place.start and place.article.text[start] in " ，、：“”":
        start += 1
    if place.start - _NEAR < start < place.start:
        yield f"with {place.article.text[start : place.start]}", {"start": start}


def _approximators(place: _Place, now: Fields) -> Iterator[tuple[str, Fields]]:
    """Without the approximator inside the span; with the one that stands right beside it."""
    start, end, shadow = place.start, place.end, place.shadow
    for at in range(start + 1, min(end, start + _LEAD)):
        if (found := before(shadow, at, start, False)) and found[1] == start:
            yield f"without {place.article.text[start:at]}", {"start": at, "approx": None}
            break
    for at in range(end - 1, max(start, end - _LEAD), -1):
        if (found := after(shadow, at)) and found[1] == end:
            yield f"without {place.article.text[at:end]}", {"end": at, "approx": None}
            break
    if now["approx"] is None:
        if leading := before(shadow, start, place.sentence[0], False):
            yield f"with {place.article.text[leading[1] : start]}", {"start": leading[1], "approx": leading[0]}
        if following := after(shadow, end):
            yield f"with {place.article.text[end : following[1]]}", {"end": following[1], "approx": following[0]}
    amount = amount_fields(place.article, start, end)
    if amount and (now["value"], now["unit"]) != (amount["value"], amount["unit"]):
        yield f"{amount['value']} {amount['unit']}", amount


def _names(place: _Place, now: Fields) -> Iterator[tuple[str, Fields]]:
    """Indicators of the figures nearby, periods of the paragraph, nearest first."""
    near = [one for one in figures.find(place.article) if place.block.start <= one.start < place.block.end]
    near.sort(key=lambda one: abs(one.start - place.start))
    names = list(dict.fromkeys(one.indicator for one in near if one.indicator and one.indicator != now["indicator"]))
    yield from ((f"indicator {name}", {"indicator": name}) for name in names[:2])
    times = [place.article.text[one.start : one.end] for one in periods(place.shadow, place.block.start, place.start)]
    others = list(dict.fromkeys(time for time in reversed(times) if time != now["period"]))
    yield from ((f"period {time}", {"period": time}) for time in others[:2])


# -- tickers -----------------------------------------------------------------------------------------------------------


def _tickers(place: _Place, now: Fields) -> Iterator[tuple[str, Fields]]:
    """Another security of the name, then longer and shorter names that are listed, too."""
    article = place.article
    spans = [(place.start, place.end), *_listed_spans(place)]
    for start, end in spans:
        for security in securities_of(article, start, end):
            other = security.symbol != now["symbol"]
            fields = security_fields(article, start, end, security) if other else {}
            says = f"{security.symbol} {security.name}" if other else f"“{article.text[start:end]}”"
            yield says, {**fields, "start": start, "end": end}


def _listed_spans(place: _Place) -> Iterator[tuple[int, int]]:
    """Names of securities around and inside a mention; the mention with and without a code in brackets."""
    known, text = table(), narrow(place.article.text)
    low = max(place.block.start, place.end - _LONGEST_NAME)
    for start in range(low, place.end - 1):
        for end in range(start + 2, min(place.block.end, start + _LONGEST_NAME) + 1):
            touches = start < place.end and end > place.start
            nested = (place.start <= start and end <= place.end) or (start <= place.start and place.end <= end)
            if touches and nested and known.key_of(text[start:end]) is not None:
                yield start, end
    for opening, closing in ("（）", "()"):
        if place.shadow[place.end : place.end + 1] == opening:
            closed = text.find(closing, place.end, place.end + 24)
            if closed > 0:
                yield place.start, closed + 1
        at = text.find(opening, place.start, place.end)
        if at > place.start:
            yield place.start, at


# -- measures ----------------------------------------------------------------------------------------------------------


def _measures(place: _Place, now: Fields) -> Iterator[tuple[str, Fields]]:
    """Longer and shorter by a clause, another verb as head, another status, another actor."""
    text, (_, stop) = place.article.text, place.sentence
    action_at = text.find(now["action"], place.start, place.end) if now["action"] else -1
    verb_end = action_at + len(now["action"]) if action_at >= 0 else place.start + 1
    target_at = text.find(now["target"], verb_end, place.end) if now["target"] else verb_end
    target_at = target_at if target_at >= 0 else verb_end
    parts = list(clauses(text, target_at, stop))
    ends = [trim(text, place.start, part.end) for part in parts]
    for end in [end for end in ends if end > place.end][:2]:
        yield f"to …{text[max(place.end, end - 6) : end]}", {"end": end, "target": text[target_at:end]}
    for end in reversed([end for end in ends if target_at < end < place.end]):
        yield f"to …{text[max(target_at, end - 6) : end]}", {"end": end, "target": text[target_at:end]}
    if action_at > place.start:
        yield f"from {now['action']}", {"start": action_at}
    for bits, begin, to in w.scan(text[place.start : place.end]):
        begin, to = begin + place.start, to + place.start
        if bits & w.VERB and begin != action_at and to < place.end:
            yield f"from {text[begin:to]}", {"start": begin, "action": text[begin:to], "target": text[to : place.end]}
    yield from ((name, {"status": name}) for name in STATUSES)
    near = [one for one in measures.find(place.article) if abs(one.start - place.start) < _NEAR * 10]
    near.sort(key=lambda one: abs(one.start - place.start))
    actors = list(dict.fromkeys(one.actor for one in near if one.actor and one.actor != now["actor"]))
    yield from ((f"by {actor}", {"actor": actor}) for actor in actors[:2])


_OTHERS = {"figure": _figures, "ticker": _tickers, "measure": _measures}
