"""`python -m tui` is `zhupi`."""

from tui.start import main

main()
