"""`python -m tui` is `zhupi`."""

from tui.cli import main

main(prog_name="zhupi")
