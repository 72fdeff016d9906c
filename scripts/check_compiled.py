"""Whether the rules as machine code find what they find as they are, byte for byte.

    python scripts/check_compiled.py

The texts are every sentence that stands in the tests of the rules, and the article in `seeds`. Where no C compiler
or Python's headers are at hand this says so and passes.
"""

import ast
import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
FIND = """
import json, sys
from tui.articles.read import from_plain, parse
from tui.facts import walk
from tui.facts.extract import extract
articles = [*map(from_plain, json.load(sys.stdin)), *(parse(open(path, "rb").read(), "-") for path in sys.argv[1:])]
print(walk.__file__.rpartition(".")[2])
for article in articles:
    print(extract(article), sep="\\n")
"""


def sentences() -> list[str]:
    """Every string in the tests of the rules."""
    trees = (ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "tests" / "facts").glob("*.py")))
    constants = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return [each for each in constants if isinstance(each, str)]


def found(folder: Path, texts: str) -> tuple[str, str]:
    """How the rules of the package below `folder` come, `py` or else, and what they find, in short."""
    seeds = sorted(map(str, (ROOT / "seeds").iterdir()))
    given = {**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8:surrogatepass"}
    asked = [sys.executable, "-c", FIND, *seeds]
    told = subprocess.run(asked, input=texts.encode(), stdout=subprocess.PIPE, check=True, env=given, cwd=folder)
    how, _, facts = told.stdout.partition(b"\n")
    return how.decode(), f"{facts.count(b'(start=')} facts, sha256 {hashlib.sha256(facts).hexdigest()[:16]}"


def main() -> int:
    """Compile, compare and say how they compare; 1 where they differ."""
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    if shutil.which(compiler) is None or not Path(sysconfig.get_path("include"), "Python.h").exists():
        print(f"not checked: {compiler} or Python.h is missing here")
        return 0
    texts = json.dumps(sentences())
    with tempfile.TemporaryDirectory() as folder:
        compiling = [sys.executable, ROOT / "scripts" / "compile_facts.py", folder]
        compiled = subprocess.run(compiling, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if compiled.returncode:
            print(compiled.stdout)
            return 1
        (_, before), (how, after) = found(ROOT, texts), found(Path(folder), texts)
    print(f"as they are: {before}\nas .{how}: {after}")
    return 0 if before == after and how != "py" else 1


if __name__ == "__main__":
    sys.exit(main())
