"""A window with a list: Enter does something to the line under the cursor, further keys do other things."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.screens.dialog import Dialog, half_width
from tui.screens.glyphs import one_line, safe

Doing = Callable[[int], Awaitable[bool]]
"""Does something to a line by its index; whether the window is to close."""


class ListDialog(Dialog):
    """`choose` is done on Enter, `keys` name what further keys do, `detail` is told below of the line in question."""

    # Enter is taken before the list sees it: what it does is done before the next key is read.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Choose", show=False, priority=True),
        Binding("q", "dismiss(None)", "Close", show=False),
        Binding("j", "step(1)", show=False),
        Binding("k", "step(-1)", show=False),
    ]

    def __init__(
        self,
        title: str,
        lines: Sequence[str],
        hint: str,
        choose: Doing,
        *,
        detail: Callable[[int], str] = lambda at: "",
        keys: Mapping[str, Doing] | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._lines = lines
        self._hint = hint
        self._choose = choose
        self._detail = detail
        self._keys = dict(keys or {})

    def compose(self) -> ComposeResult:
        """The title, the lines, the detail, what the keys do."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(one_line(self._title), "bold"), id="list-title")
            yield OptionList(*(Option(Content(safe(line))) for line in self._lines), markup=False)
            yield Static(id="detail", markup=False)
            yield Static(Content.styled(one_line(self._hint), "dim"))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell more of the line under the cursor."""
        told = "\n".join(map(safe, self._detail(event.option_index).split("\n")))
        detail = self.query_one("#detail", Static)
        detail.update(Content(told))
        detail.display = bool(told)

    def action_step(self, step: int) -> None:
        """Move by a line."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if step > 0 else options.action_cursor_up()

    async def action_choose(self) -> None:
        """Do what Enter does to the line under the cursor."""
        await self._do(self._choose)

    async def on_key(self, event: Key) -> None:
        """Do what another key does."""
        doing = self._keys.get(half_width(event.character or ""))
        if doing is not None and not self.is_left:
            event.stop()
            await self._do(doing)

    async def _do(self, doing: Doing) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None:
            await self.finish(doing(at))

    def has_line(self, at: int, line: str) -> bool:
        """Whether this was the line given at a place."""
        return at < len(self._lines) and self._lines[at] == line

    def replace_line(self, at: int, line: str) -> None:
        """Show something else on a line."""
        self.query_one(OptionList).replace_option_prompt_at_index(at, Content(safe(line)))

    def settle_line(self, at: int, line: str, title: str) -> None:
        """Show on a line, and in the title, that it is settled; go on to the next line."""
        options = self.query_one(OptionList)
        options.replace_option_prompt_at_index(at, Content(safe(line)))
        self.query_one("#list-title", Static).update(Content.styled(one_line(title), "bold"))
        options.action_cursor_down()
