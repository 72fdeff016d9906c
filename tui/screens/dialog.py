"""Windows in which one thing is asked: a line of words, a choice by key. What is answered is done before they close."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, Static

from tui.screens.glyphs import one_line
from tui.screens.leaving import Leaving


class Dialog(Leaving[None]):
    """A window that closes by Esc, or when what was answered has been done."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Close", show=False)]

    async def finish(self, doing: Awaitable[bool]) -> None:
        """Do what was answered and close; where it could not be done, stay."""
        if await doing:
            self.dismiss()


class LinePrompt(Dialog):
    """Asks for a line of words; `act` is given what was typed and says whether it was done.

    `enter` says what Enter does.
    """

    # Enter is taken before the input sees it: what it does is done before the next key is read.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Enter", show=False, priority=True)]

    def __init__(self, title: str, value: str, act: Callable[[str], Awaitable[bool]], enter: str = "keep") -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._act = act
        self._enter = enter

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(one_line(self._title), "bold"))
            yield Input(self._value, compact=True)
            yield Static(Content.styled(f"Enter: {self._enter} · Esc: leave", "dim"))

    async def action_submit(self) -> None:
        """Do what was typed."""
        await self.finish(self._act(self.query_one(Input).value))


class KeyMenu(Dialog):
    """Asks for one of a few things, each by a key of its own; `act` is given its index and says whether it was done.

    With `scopes` Tab goes from one of them to the next; `scope` is the number of the one that holds.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "turn(1)", show=False, priority=True),
        Binding("shift+tab", "turn(-1)", show=False, priority=True),
    ]

    def __init__(
        self, title: str, choices: Sequence[tuple[str, str]], act: Callable[[int], Awaitable[bool]], body: str = "",
        scopes: Sequence[str] = (),
    ) -> None:  # fmt: skip
        super().__init__()
        self._title = title
        self._choices = choices
        self._act = act
        self._body = body
        self._scopes = scopes
        self.scope = 0

    def compose(self) -> ComposeResult:
        """The question, then the keys and what each is for."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(one_line(self._title), "bold"))
            if self._body:
                yield Static(Content(self._body))
            for key, label in self._choices:
                yield Static(Content.assemble((f"  {key}  ", "bold $primary"), one_line(label)))
            if self._scopes:
                yield Static(scope_line(self._scopes, self.scope), id="scopes")
            turn = " · Tab: which" if self._scopes else ""
            hint = f"{self._choices[0][0]} … {self._choices[-1][0]}: choose{turn} · Esc: leave"
            yield Static(Content.styled(hint, "dim"))

    def action_turn(self, step: int) -> None:
        """Take another scope."""
        if self._scopes:
            self.scope = (self.scope + step) % len(self._scopes)
            self.query_one("#scopes", Static).update(scope_line(self._scopes, self.scope))

    async def on_key(self, event: Key) -> None:
        """Do what the key is for; other keys do nothing."""
        typed = half_width(event.character or "")
        at = next((at for at, (key, _) in enumerate(self._choices) if key == typed), None)
        if at is not None and not self.is_left:
            event.stop()
            await self.finish(self._act(at))


def half_width(char: str) -> str:
    """A character that an input method made full-width (１, ａ), as its key gives it."""
    return chr(ord(char) - 0xFEE0) if len(char) == 1 and 0xFF01 <= ord(char) <= 0xFF5E else char


def scope_line(scopes: Sequence[str], scope: int) -> Content:
    """What a choice may be over, the one that holds marked."""
    parts = [
        (f" {'▸' if at == scope else ' '}{one_line(name)} ", "bold" if at == scope else "dim")
        for at, name in enumerate(scopes)
    ]
    return Content.assemble("over:", *parts)
