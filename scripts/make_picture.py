"""Draw the README's picture: `python scripts/make_picture.py` runs Zhupi on seeds/ and writes docs/zhupi.svg."""

import asyncio
import re
import tempfile
from html import unescape
from pathlib import Path

from rich.cells import cell_len

from tui.review.journal import Journal
from tui.screens.app import ZhupiApp

ROOT = Path(__file__).parent.parent
SIZE = (132, 38)
KEYS = ("n", "a", "a", "n", "x", "n")

_TEXT = re.compile(r'textLength="([\d.]+)"([^>]*)>([^<]*)</text>')


def with_true_lengths(svg: str) -> str:
    """The SVG with each text as long as its cells; Rich counts characters, which squeezes Chinese to half its width."""

    def stretch(match: re.Match[str]) -> str:
        text = unescape(match[3])
        length = float(match[1]) / len(text) * cell_len(text)
        return f'textLength="{length:g}"{match[2]}>{match[3]}</text>'

    return _TEXT.sub(stretch, svg)


async def picture() -> str:
    """The screen after a few decisions, as SVG."""
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "journal.sqlite3", "reviewer")
        app = ZhupiApp(ROOT / "seeds", journal)
        async with app.run_test(size=SIZE) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause(0.5)
            await pilot.press(*KEYS)
            await pilot.pause(0.5)
            return with_true_lengths(app.export_screenshot(title="Zhupi 朱批"))


if __name__ == "__main__":
    (ROOT / "docs").mkdir(exist_ok=True)
    (ROOT / "docs" / "zhupi.svg").write_text(asyncio.run(picture()), encoding="utf-8")
