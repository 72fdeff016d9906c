"""Editing what the fact under review says: its fields in a form, its other readings one after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tui.screens.correcting import Correcting

if TYPE_CHECKING:
    from tui.articles.document import Article
    from tui.review.deeds import Case
    from tui.review.editing import Checked
    from tui.review.events import Deed, FactKey
    from tui.review.readings import Reading


class EditingFacts(Correcting):
    """The form, and the cycle of readings."""

    _cycle: tuple[FactKey, list[Reading], int] | None = None
    """Whose readings were looked up, these, and which of them was taken last."""

    def action_edit(self) -> None:
        """Correct the fact's fields in a form."""
        from tui.review import deeds
        from tui.screens.edit_form import EditForm

        at = self.under_review()
        if at is None or self.desk is None:
            return
        case, article = self.desk.case(at), self.desk.article
        row = deeds.current(case.fact, case.decision)

        async def act(result: Checked) -> bool:
            return await self._accept_edited(row, result.fields)

        self.app.push_screen(EditForm(row, article, act))

    async def _accept_edited(self, row: Mapping[str, Any], fields: Mapping[str, Any]) -> bool:
        """Accept the fact with the fields of the form; repeated, what was changed is changed in another fact."""
        from tui.review import deeds
        from tui.review.editing import as_text, checked

        changed = {name: as_text(value) for name, value in fields.items() if as_text(value) != as_text(row.get(name))}

        def accept(case: Case) -> Deed | None:
            if not changed:
                return deeds.accept(case)
            if case.key.kind != row["kind"] or self.desk is None:
                self.say(f"What was changed are fields of a {row['kind']}: this is a {case.key.kind}.")
                return None
            result = checked(deeds.current(case.fact, case.decision), changed, self.desk.article)
            for line in result.errors.values():
                self.say(line, error=True)
            return None if result.errors else deeds.edit(case, result.fields, accepted=True)

        done = await self.do(accept)
        if done:
            self.again_goes_on = True
            self.go_on()
        return done

    async def action_next_reading(self) -> None:
        """Take the next of the readings that the fact's words allow."""
        from tui.review import deeds

        at, desk = self.under_review(), self.desk
        if at is None or desk is None:
            return
        key, row = desk.keys[at], deeds.current(desk.case(at).fact, desk.decisions[at])
        if self._cycle is None or not self._holds(key, row):
            found = await asyncio.to_thread(_readings, desk.article, row)
            if len(found) < 2:
                self.say("These words allow no other reading.")
                return
            self._cycle = key, found, 0
        key, found, taken = self._cycle
        taken = (taken + 1) % len(found)
        if await self.change(lambda case: deeds.edit(case, found[taken].fields)):
            self._cycle = key, found, taken
            self.tell(f"reading {taken + 1} of {len(found)}: {found[taken].says}")

    def _holds(self, key: FactKey, row: Mapping[str, Any]) -> bool:
        """Whether the reading taken last still is what the record says."""
        assert self._cycle
        of, found, taken = self._cycle
        return of == key and all(row.get(name) == value for name, value in found[taken].fields.items())


def _readings(article: Article, row: Mapping[str, Any]) -> list[Reading]:
    from tui.review.readings import readings  # with the rules, which are loaded in the thread that asks

    return readings(article, row)
