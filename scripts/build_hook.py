"""What `pip` asks for when it builds a wheel: with ZHUPI_COMPILED=1 set, the rules of extraction go in as machine code.

Never in an editable installation, whose sources would be hidden behind the libraries. What this writes stays below a
folder for the purpose, which goes when the wheel is made.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILERS = ["mypy>=2.4,<3", "setuptools>=80"]


def wanted() -> bool:
    """Whether whoever installs asks for machine code."""
    return os.environ.get("ZHUPI_COMPILED") == "1"


class CompiledRules(BuildHookInterface[Any]):
    """Puts the libraries of scripts/compile_facts.py into a wheel, beside their sources."""

    def dependencies(self) -> list[str]:
        """What must be there to compile."""
        return COMPILERS if wanted() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile where it is wanted; `version` is `editable` or `standard`."""
        if not wanted() or version == "editable":
            return
        self.folder = tempfile.TemporaryDirectory()
        script = Path(self.root, "scripts", "compile_facts.py")
        subprocess.run([sys.executable, script, self.folder.name], check=True)
        made = [path for path in Path(self.folder.name).rglob("*") if path.suffix in (".so", ".pyd")]
        build_data["force_include"] |= {str(path): str(path.relative_to(self.folder.name)) for path in made}
        build_data["pure_python"], build_data["infer_tag"] = False, True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the libraries' folder away."""
        if hasattr(self, "folder"):
            self.folder.cleanup()
