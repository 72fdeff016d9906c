"""Adding a fact that was missed: from selected words, or walking through what no fact covers."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.screens.editing_facts import EditingFacts
from tui.screens.page import Span

if TYPE_CHECKING:
    from tui.articles.document import Article
    from tui.facts.fact import Fact
    from tui.review.events import Deed
    from tui.review.uncovered import Uncovered


class Adding(EditingFacts):
    """The walk puts a place before the reviewer as if it were a fact: a adds it, x and s pass it by."""

    place: Uncovered | None = None
    """The place of the walk, None where nobody walks."""

    async def action_decide(self, act: str) -> None:
        """Decide on the place of the walk, else on the fact under review."""
        if self.place is None:
            await super().action_decide(act)
        elif act == "accept" and not self.key_is_repeated():
            await self.action_add(self.place.kind)
        elif act in ("reject", "skip"):
            await self.action_next_uncovered()

    async def action_next_uncovered(self) -> None:
        """Go to the next number or name that no fact covers."""
        desk = self.desk
        if desk is None:
            return
        places = sorted(await asyncio.to_thread(_uncovered, desk.article, list(desk.facts)), key=_turn)
        if self.place:
            following = next((place for place in places if _turn(place) > _turn(self.place)), None)
        else:
            here = self.reading.place()
            following = next((place for place in places if place.start >= here), next(iter(places), None))
        if following is None or self.desk is not desk:
            self.end_walk()
            self.say(
                "No number or name is left that no fact covers." if places else "Facts cover all numbers and names."
            )
            return
        self.place = following
        self.light(following.start, following.end)
        left = sum(_turn(place) > _turn(following) for place in places)
        quote = desk.article.text[following.start : following.end]
        self.question.ask(f"missed {following.kind}? {quote}", following.why, f"a add · x pass · {left} more · Esc")

    def light(self, start: int, end: int) -> None:
        """Select words of the text; no fact is under review then."""
        if self.desk and self.reading.page:
            self.desk.current = None
            self.reading.selecting = None
            self.reading.page.selection = (start, end)
            self.reading.go_to(start)
            self.facts.refresh_changed()
            self.show_heads()

    def end_walk(self) -> None:
        """Go back to reviewing."""
        if self.place is not None:
            self.place = None
            self.reading.action_end_selecting()
            self.question.ask()

    def select(self, at: int, *, follow_text: bool = True, follow_facts: bool = True) -> None:
        """Bring a fact under review; a walk ends with that."""
        self.end_walk()
        super().select(at, follow_text=follow_text, follow_facts=follow_facts)

    def leave_article(self) -> None:
        """End the walk with the article."""
        self.end_walk()
        super().leave_article()

    async def action_add(self, kind: str) -> None:
        """Add the selected words as a fact of a kind, its fields parsed from them."""
        from tui.review import deeds
        from tui.review.deeds import AlreadyThereError

        span = self._selected()
        if span is None or self.desk is None:
            self.say("Select the words first: v selects, + goes to a number or name that no fact covers.")
            return
        desk, walking = self.desk, self.place is not None
        try:
            deed = await asyncio.to_thread(deeds.add_words, desk.article, *span, kind, frozenset(desk.keys))
        except AlreadyThereError as error:
            self.say(str(error))
            self.select(desk.keys.index(error.key))
            return
        if deed is None:
            self.say(f"“{desk.article.text[slice(*span)]}” does not hold a {kind}.")
        elif await self.record([deed]) and self.desk is desk:
            await self._show_added(deed, walking)

    async def _show_added(self, deed: Deed, walking: bool) -> None:
        """Show the fact that was added; on a walk go on."""
        if self.desk is None:
            return
        if walking:
            self.say(f"Added: {deed.key.kind} {deed.key.quote}")
            await self.action_next_uncovered()
            return
        self.reading.action_end_selecting()
        self.clear_selection()
        self.select(self.desk.keys.index(deed.key))

    def _selected(self) -> Span | None:
        return self.reading.page.selection if self.reading.page else None


def _uncovered(article: Article, facts: Sequence[Fact]) -> list[Uncovered]:
    from tui.review.uncovered import uncovered  # with the rules, which are loaded in the thread that asks

    return uncovered(article, facts)


def _turn(place: Uncovered) -> tuple[bool, int]:
    """When a place comes up: those that the extractor left out for no known reason first, each in reading order."""
    return bool(place.why), place.start
