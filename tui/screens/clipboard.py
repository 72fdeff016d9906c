"""Copying: through the system's clipboard program where there is one, else by OSC 52; the message says which."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

TIMEOUT = 3
"""Seconds that a clipboard program may take."""


def program(environment: Mapping[str, str] = os.environ) -> list[str] | None:
    """The command that takes text for the system's clipboard from its standard input, None where there is none."""
    candidates: list[list[str]] = []
    if sys.platform == "darwin":
        candidates.append(["pbcopy"])
    if environment.get("WAYLAND_DISPLAY"):
        candidates.append(["wl-copy"])
    if environment.get("DISPLAY"):
        candidates += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    if environment.get("WSL_DISTRO_NAME"):
        candidates.append(["clip.exe"])
    return next((command for command in candidates if shutil.which(command[0])), None)


def copy_by_program(text: str) -> str | None:
    """Hand the text to the system's clipboard program: its name, or None where there is none that took it."""
    command = program()
    if command is None:
        return None
    # clip.exe reads UTF-16; all others read UTF-8.
    data = text.encode("utf-16-le" if command[0] == "clip.exe" else "utf-8", "replace")
    try:
        # Output is not captured: xclip stays behind to serve the clipboard and would hold a pipe open.
        subprocess.run(
            command, input=data, timeout=TIMEOUT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return command[0]
