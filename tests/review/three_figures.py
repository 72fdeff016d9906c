"""What tests of the review share: an article with three figures, and what is done to them."""

from tui.articles.read import from_plain
from tui.facts.fact import Fact, Figure, record
from tui.review.events import Act, Decision, Deed, Event, State, keys_of
from tui.review.journal import Journal

TEXT = from_plain("增长13.9%，去年增长13.9%，出口下降2%。")
OUTCOMES = {Act.ACCEPT: State.ACCEPTED, Act.REJECT: State.REJECTED, Act.SKIP: State.SKIPPED}


def figure(quote: str, start: int) -> Fact:
    """A figure of the text."""
    return Figure(start=start, end=start + len(quote), quote=quote, rule="figure.percent", value="13.9", unit="%")


FACTS = [figure("13.9%", 2), figure("13.9%", 12), figure("2%", 22)]
KEYS = keys_of(TEXT, FACTS)


def deed(at: int, act: Act, before: State = State.UNDECIDED) -> Deed:
    """What a key does to one of the figures."""
    return Deed("a.md", KEYS[at], record(FACTS[at], TEXT), act, Decision(before), Decision(OUTCOMES[act]))


def decide(journal: Journal, at: int, act: Act, before: State = State.UNDECIDED) -> Event:
    """Record it."""
    (event,) = journal.record([deed(at, act, before)])
    return event
