"""Compile the rules of extraction to machine code, beside copies of their sources.

    python scripts/compile_facts.py FOLDER

FOLDER gets a copy of the package `tui` and, beside each compiled module, its shared library (mypyc's, which comes with
mypy; a C compiler and Python's headers must be there). The sources themselves stay without: a library beside a source
hides whatever is changed in it. What is found is the same byte for byte (scripts/check_compiled.py); a wheel takes the
libraries in where ZHUPI_COMPILED=1 is set (scripts/build_hook.py).
"""

import argparse
import os
import shutil
from pathlib import Path

from mypyc.build import mypycify
from setuptools import Distribution
from setuptools.command.build_ext import build_ext

ROOT = Path(__file__).parent.parent
LEFT = ("lazy.py", "securities.py", "fact.py", "extract.py", "explain.py")
"""Modules that stay as they are: one changes the class of what it makes, one keeps what its properties work out
(compiled they would work it out each time), facts are copied by their fields' names, and the last two need no speed."""
GROUP = "zhupi_facts"
"""What the library is named after that all modules share."""
LIBRARIES = ("*.so", "*.pyd")


def compile_into(folder: Path) -> list[Path]:
    """Copy the package into `folder`, which is empty, and compile its rules there; the libraries' paths below it."""
    shutil.copytree(ROOT / "tui", folder / "tui", ignore=shutil.ignore_patterns("__pycache__", *LIBRARIES))
    modules = sorted(f"tui/facts/{path.name}" for path in (ROOT / "tui/facts").glob("*.py") if path.name not in LEFT)
    before = Path.cwd()
    os.chdir(folder)  # modules are named after their paths from here
    try:
        options = ["--config-file=", "--ignore-missing-imports", "--cache-dir=cache", *modules]
        libraries = mypycify(
            options, opt_level="2", debug_level="0", multi_file=True, target_dir="build", group_name="zhupi_facts"
        )
        command = build_ext(Distribution({"name": "zhupi", "ext_modules": libraries}))
        command.inplace = True
        command.ensure_finalized()
        command.run()
    finally:
        os.chdir(before)
    return sorted(
        path.relative_to(folder) for kind in LIBRARIES for path in folder.rglob(kind) if "build" not in path.parts
    )


def main() -> None:
    """Compile and say what was made."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("folder", type=Path)
    made = compile_into(options.parse_args().folder.resolve())
    print(f"{len(made)} libraries")


if __name__ == "__main__":
    main()
