"""The form in which a fact's fields are corrected: what is typed is checked by the contract as it is typed."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus, Key
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from tui.articles.document import Article
from tui.review.editing import Checked, FormField, checked, form, suggestions
from tui.screens.dialog import Dialog
from tui.screens.glyphs import one_line


class ChoiceInput(Input):
    """A field with a few values: a letter takes the next that begins with it, a blank the next, Backspace none."""

    def __init__(self, value: str, choices: tuple[str, ...], *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(value, id=id, compact=True, placeholder="none", select_on_focus=False)
        self._choices = choices

    def on_key(self, event: Key) -> None:
        """Take a value by its first letter."""
        if event.key in ("backspace", "delete"):
            self._take("" if "" in self._choices else self.value)
        elif event.character and event.is_printable:
            fitting = [choice for choice in self._choices if event.character in (" ", choice[:1])]
            later = [choice for choice in fitting if self._at(choice) > self._at(self.value)]
            self._take(next(iter(later or fitting), self.value))
        else:
            return
        event.stop()
        event.prevent_default()

    def _at(self, value: str) -> int:
        return self._choices.index(value) if value in self._choices else -1

    def _take(self, value: str) -> None:
        self.value = value
        self.cursor_position = len(value)


class EditForm(Dialog):
    """Shows the fields of a fact's record; `act` is given what was typed when it is free of errors."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Accept", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, row: Mapping[str, Any], article: Article, act: Callable[[Checked], Awaitable[bool]]) -> None:
        super().__init__()
        self._row = row
        self._article = article
        self._act = act
        self._fields = {field.name: field for field in form(row)}

    def compose(self) -> ComposeResult:
        """A line for each field, under it what is wrong with it."""
        with Vertical(classes="dialog", id="edit-form"):
            yield Static(Content.assemble((f"{self._row['kind']} ", "dim"), (one_line(self._row["quote"]), "bold")))
            with VerticalScroll(can_focus=False):
                for field in self._fields.values():
                    with Horizontal(classes="field"):
                        yield Static(Content(field.label), classes="label")
                        yield self._input(field)
                    yield Static(id=f"error-{field.name}", classes="error", markup=False)
            yield Static(id="edit-hint", markup=False)
            yield Static(Content.styled("Enter: accept the corrected fact · ↓ ↑: fields · Esc: leave it", "dim"))

    def _input(self, field: FormField) -> Input:
        name = f"field-{field.name}"
        if field.choices:
            return ChoiceInput(field.value, field.choices, id=name)
        found = [one.symbol for one in suggestions(self._article, self._row)] if field.name == "symbol" else []
        suggester = SuggestFromList(found, case_sensitive=False) if found else None
        return Input(field.value, id=name, compact=True, suggester=suggester, select_on_focus=False)

    def _checked(self) -> Checked:
        typed = {name: self.query_one(f"#field-{name}", Input).value for name in self._fields}
        return checked(self._row, typed, self._article)

    @on(Input.Changed)
    def _say_errors(self) -> None:
        errors = self._checked().errors
        for name in self._fields:
            line = self.query_one(f"#error-{name}", Static)
            line.update(Content(one_line(errors.get(name, ""))))
            line.display = name in errors

    @on(DescendantFocus)
    def _hint(self, event: DescendantFocus) -> None:
        field = self._fields[(event.widget.id or "").removeprefix("field-")]
        hint = field.hint
        if field.choices:
            named = ", ".join(choice or "none" for choice in field.choices)
            hint = f"{named} (first letter, or Space for the next)"
        elif field.name == "symbol" and (found := suggestions(self._article, self._row)):
            hint = "may be " + " · ".join(f"{one.symbol} {one.name}" for one in found[:4])
        self.query_one("#edit-hint", Static).update(Content(one_line(hint)))

    async def action_submit(self) -> None:
        """Accept the corrected fact, or go to the first field that is wrong."""
        result = self._checked()
        if result.errors:
            self.query_one(f"#field-{next(iter(result.errors))}", Input).focus()
        else:
            await self.finish(self._act(result))
