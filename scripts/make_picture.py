"""Draw the README's picture: `python scripts/make_picture.py` runs Zhupi on seeds/ and writes docs/zhupi.svg."""

import asyncio
import re
import tempfile
from html import unescape
from pathlib import Path

from rich.cells import cell_len

from tui.archive.catalog import Catalog
from tui.review.journal import Journal
from tui.screens.app import ZhupiApp

ROOT = Path(__file__).parent.parent
SIZE = (132, 38)
KEYS = ("N", "x", "N", "a", "N", "a", "N", "N")

_TEXT = re.compile(r'textLength="([\d.]+)"([^>]*)>([^<]*)</text>')
_FONT_FACE = re.compile(r"@font-face\s*\{.*?\}", re.S)
_FONTS = "'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'Sarasa Mono SC', monospace"


def tidied(svg: str) -> str:
    """The SVG with each text as long as its cells, and no font fetched from anywhere.

    Rich counts characters where it should count cells, which squeezes Chinese to half its width.
    """

    def stretch(match: re.Match[str]) -> str:
        text = unescape(match[3])
        length = float(match[1]) / len(text) * cell_len(text)
        return f'textLength="{length:g}"{match[2]}>{match[3]}</text>'

    return _TEXT.sub(stretch, _FONT_FACE.sub("", svg)).replace("Fira Code", _FONTS)


async def picture() -> str:
    """The screen after a few decisions, as SVG."""
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "journal.sqlite3", "reviewer")
        app = ZhupiApp(Catalog(ROOT / "seeds"), journal)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(1)
            await pilot.press(*KEYS)
            await pilot.pause(0.5)
            return tidied(app.export_screenshot(title="Zhupi 朱批"))


if __name__ == "__main__":
    (ROOT / "docs").mkdir(exist_ok=True)
    (ROOT / "docs" / "zhupi.svg").write_text(asyncio.run(picture()), encoding="utf-8")
