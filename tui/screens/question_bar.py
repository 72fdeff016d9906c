"""The question in one line above the keys: what the fact under review would state, and what speaks against it."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from tui.facts.describe import statement
from tui.facts.fact import Fact, Measure
from tui.screens.desk import AGAIN, FLAG, Desk
from tui.screens.glyphs import cells, fit, one_line


class QuestionBar(Widget):
    """Shows the question that the desk's current fact asks, or how it was answered; empty where there is none."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self._desk: Desk | None = None
        self._aside = ""
        self._asked: tuple[str, ...] = ()
        self._shown = Content("")

    def tell(self, aside: str) -> None:
        """Say something beside the question, until another fact comes up."""
        self._aside = aside
        self._refresh_changed()

    def forget(self) -> None:
        """Say nothing more beside the question from the next time on that one is shown."""
        self._aside = ""

    def ask(self, *parts: str) -> None:
        """Ask something else for once: what is asked, what is known of it, what the answers are; nothing ends it."""
        self._asked = parts
        self._refresh_changed()

    def show(self, desk: Desk | None) -> None:
        """Show the desk's current fact."""
        self._desk = desk
        self._refresh_changed()

    def _refresh_changed(self) -> None:
        if not self._line().is_same(self._shown):
            self.refresh()

    def render(self) -> Content:
        """The line, as wide as the bar."""
        self._shown = self._line()
        return self._shown

    def _line(self) -> Content:
        desk = self._desk
        width = self.content_size.width
        if self._asked:
            return asked(self._asked, width)
        if desk is None or desk.current is None:
            return Content("")
        aside = f"  {one_line(self._aside)}" if self._aside else ""
        line = question(desk, desk.current, width - min(cells(aside), width // 2))
        return Content.assemble(line, (_cut_aside(aside, width // 2), "italic $warning"))


def asked(parts: Sequence[str], width: int) -> Content:
    """What is asked, bold, then the rest; the last part keeps its room."""
    first, *others = map(one_line, parts)
    last = f"  {others.pop()}" if others else ""
    room = width - cells(last)
    head = cut(f"? {first}", room)
    between = _cut_aside(f"  {' '.join(others)}", room - cells(head)) if any(others) else ""
    return Content.assemble((head, "bold"), (between, "italic $warning"), (last, "$text-muted"))


def question(desk: Desk, at: int, width: int) -> Content:
    """`? ticker 外高桥 → 600648.SH 外高桥? doubt: part of …` in at most `width` cells."""
    fact, decision = desk.facts[at], desk.decisions[at]
    is_open = desk.mark(at) in f"?∙»{AGAIN}"
    head = f"{desk.mark(at)}{FLAG if decision.flagged else ''} "
    if desk.mark(at) not in "?∙":
        head += f"{desk.word(at)}: "
    elif decision.edited:
        head += "edited: "
    head += f"{fact.kind} "
    failed = desk.failed(at)
    doubt = f"  doubt: {one_line(fact.doubt)}" if fact.doubt else f"  check: {one_line(failed)}" if failed else ""
    room = width - cells(head)
    doubt = _cut_aside(doubt, max(room // 3, room - cells(fact.quote) - cells(_reading(fact)) - 4)) if doubt else ""
    room -= cells(doubt)
    end = "?" if is_open else ""
    quote = cut(one_line(fact.quote), max(room // 2, room - cells(_reading(fact)) - 4))
    reading = cut(_reading(fact), room - cells(quote) - cells(" → ") - 1)
    return Content.assemble(
        (head, "$text-muted"), (quote, "bold"), " → ", reading, end, (doubt, "italic $warning"),
    )  # fmt: skip


def _reading(fact: Fact) -> str:
    """What the fact states; of a measure first who acts, since its quote says what is done."""
    if isinstance(fact, Measure):
        told = (fact.actor, f"{fact.action}…", fact.status, fact.area)
        return one_line(" · ".join(part for part in told if part))
    return one_line(statement(fact))


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells, cut with an ellipsis."""
    return text if cells(text) <= width else fit(text, max(width, 0)).rstrip(" ")


def _cut_aside(text: str, width: int) -> str:
    """The same for what stands two blanks off; the blanks stay."""
    return text and f"  {cut(text.strip(), width - 2)}"
