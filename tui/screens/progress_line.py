"""How far something is, in one line that is a bar as well."""

from collections.abc import Iterable

from textual.content import Content

from tui.archive.progress import Phase, Progress
from tui.screens.glyphs import cells

_NAMES = {
    Phase.WAITING: "another Zhupi is indexing",
    Phase.NAMES: "names",
    Phase.TITLES: "titles",
    Phase.TEXTS: "texts",
    Phase.TIDYING: "tidying up",
    Phase.DONE: "indexed",
    Phase.STOPPED: "stopped",
}


def progress_line(progress: Progress, width: int, *, stopped: bool) -> Content:
    """How far a scan is, in `width` cells."""
    done = progress.done / progress.total if progress.total and progress.phase in (Phase.TITLES, Phase.TEXTS) else 0
    return bar(_wordings(progress, stopped), width, done)


def bar(wordings: Iterable[str], width: int, done: float) -> Content:
    """The first of several wordings that fits into `width` cells, as much of it lit as has been done (0 to 1)."""
    text = next((line for line in wordings if cells(line) <= width), "")
    line = text.ljust(width)
    lit = round(width * done)
    return Content.assemble((line[:lit], "$background on $primary"), line[lit:])


def _wordings(progress: Progress, stopped: bool) -> list[str]:
    what = _NAMES[Phase.STOPPED if stopped else progress.phase]
    if stopped:
        return [f"{what}: Ctrl+X goes on", what]
    if progress.phase not in (Phase.TITLES, Phase.TEXTS):
        return [f"{what} {progress.total:,} …", what] if progress.total else [f"{what} …", what]
    counts = f"{progress.done:,}/{progress.total:,}"
    percent = f"{progress.done * 100 // max(progress.total, 1)}%"
    rate = f"{progress.rate:,.0f}/s"
    left = "" if progress.seconds_left is None else _duration(progress.seconds_left)
    return [
        f"{what} {counts} · {rate} · {left} left · Ctrl+X stops",
        f"{what} {counts} · {rate} · {left} left",
        f"{what} {counts} {rate} {left}",
        f"{what} {percent} {rate} {left}",
        f"{percent} {rate} {left}",
        f"{percent} {left}",
        percent,
    ]


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
