"""What happened to a fact, in a line for people."""

from datetime import datetime

from tui.review.events import TAKING_BACK, Decision, Event
from tui.screens.glyphs import one_line

_UNTOLD = ("start", "end")


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
    return [
        f"{name} {old.get(name) or '–'} → {value or '–'}"
        for name, value in new.items()
        if name not in _UNTOLD and old.get(name) != value
    ]
