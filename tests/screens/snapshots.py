"""SVG snapshots: what a screen looked like when somebody last looked at it and kept it.

`ZHUPI_KEEP_SNAPSHOTS=1 pytest tests/screens/test_looks.py` keeps what is drawn now; look at each picture first.
"""

import os
import re
import runpy
from pathlib import Path

FOLDER = Path(__file__).parent / "snapshots"
_SCRIPT = Path(__file__).parent.parent.parent / "scripts" / "make_picture.py"
_tidied = runpy.run_path(str(_SCRIPT))["tidied"]


def check(svg: str, name: str) -> None:
    """Compare a drawing with the kept one, or keep it."""
    drawn = re.sub(r"terminal-\d+", "terminal", _tidied(svg))
    path = FOLDER / f"{name}.svg"
    if os.environ.get("ZHUPI_KEEP_SNAPSHOTS"):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(drawn, encoding="utf-8")
        return
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    if kept != drawn:
        other = path.with_suffix(".new.svg")
        other.write_text(drawn, encoding="utf-8")
        raise AssertionError(f"{name} looks different: compare {path.name} with {other.name} in {FOLDER.name}/")
