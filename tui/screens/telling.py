"""What happened to a fact, in a line for people."""

from datetime import datetime
from itertools import takewhile

from tui.review.events import TAKING_BACK, Decision, Event
from tui.screens.glyphs import one_line

_UNTOLD = ("start", "end")
_LONG, _LITTLE = 10, 3
"""Characters from which a text is told by what changed, and of what did not that are told beside it."""


def told(event: Event) -> str:
    """An event in a line: when, who, what, from what to what."""
    at = datetime.fromisoformat(event.at).astimezone().strftime("%m-%d %H:%M")
    parts = [f"{at} {event.reviewer} {event.act}"]
    if event.act in TAKING_BACK:
        parts.append(f"→ {state_of(event.after)}")
    else:
        parts.extend(changes(event))
    return one_line(" ".join(parts))


def state_of(decision: Decision) -> str:
    """What a decision says, in words."""
    parts = ["corrected" if decision.corrected else str(decision.state)]
    parts += [f"({decision.reason})"] if decision.reason else []
    parts += ["flagged"] if decision.flagged else []
    parts += ["edited"] if decision.edited and not decision.corrected else []
    parts += [f"note “{decision.note}”"] if decision.note else []
    return " ".join(parts)


def changes(event: Event) -> list[str]:
    """What an event changed: state, reason, flag, note and each field with its value before and after."""
    before, after = event.before, event.after
    found = []
    if before.state is not after.state:
        found.append(f"{before.state} → {after.state}")
    if after.reason and after.reason != before.reason:
        found.append(f"({after.reason})")
    if before.flagged is not after.flagged:
        found.append("flagged" if after.flagged else "flag taken away")
    if before.note != after.note:
        found.append(f"“{after.note}”" if after.note else "note taken away")
    return found + _fields_changed(event)


def _fields_changed(event: Event) -> list[str]:
    old = {**event.fact, **(event.before.edited or {})}
    new = {**event.fact, **(event.after.edited or {})}
    changed = [name for name, value in new.items() if name not in _UNTOLD and old.get(name) != value]
    return [f"{name} {' → '.join(where_they_differ(old.get(name), new[name]))}" for name in changed]


def where_they_differ(old: object, new: object) -> tuple[str, str]:
    """Two values of a field for people; of two long texts what is not alike, with a little of what is."""
    if not (isinstance(old, str) and isinstance(new, str)) or max(len(old), len(new)) <= _LONG:
        return str(old or "–"), str(new or "–")
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    cut = max(start - _LITTLE, 0)
    stop = max(end - _LITTLE, 0)
    before, after = "…" if cut else "", "…" if stop else ""
    return f"{before}{old[cut : len(old) - stop]}{after}", f"{before}{new[cut : len(new) - stop]}{after}"


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common from the beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
