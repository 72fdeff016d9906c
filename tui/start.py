"""`zhupi`: an archive that is merely to be opened is opened at once; all else goes to the commands.

Click and the table of commands take a tenth of the time to the first frame, for nothing but a path and an option.
"""

import sys
from collections.abc import Sequence

OPTIONS = {
    "--journal": "journal",
    "--reviewer": "reviewer",
    "--config": "config_file",
    "--ambiguous-width": "ambiguous_width",
}
"""The options of `zhupi open` and the arguments of `launch` that they give."""


def main() -> None:
    """What `zhupi` runs."""
    asked = what_to_open(sys.argv[1:])
    if asked is None:
        from tui.cli import main as commands

        commands(prog_name="zhupi")
        return
    from tui.commands.launch import launch

    launch(**asked)


def what_to_open(words: Sequence[str]) -> dict[str, str] | None:
    """The arguments of `launch` that a command line asks for; None where it is more than a path and plain options.

    What is wrong, or might be a command, is left to the commands, which say so in the words of all of them.
    """
    from tui.commands import COMMANDS

    asked: dict[str, str] = {}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if not word.startswith("-"):
            if "path" in asked or not word or (word in COMMANDS and len(words) == len(rest) + 1):
                return None
            asked["path"] = word
            continue
        name, sign, value = word.partition("=")
        if name not in OPTIONS or OPTIONS[name] in asked or not (sign or rest):
            return None
        asked[OPTIONS[name]] = value if sign else rest.pop(0)
    usual = asked.get("ambiguous_width", "1") in ("auto", "1", "2") and all(asked.values())
    return asked if usual else None
