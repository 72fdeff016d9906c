"""Keeping Python's garbage collector out of the reader's way.

A full collection walks through every object there is: with an article of 3,000 facts open that takes a tenth of a
second, again and again while keys are pressed. What has come to stay need not be walked through. Whatever refers to
itself in a circle and has stayed is not freed; articles and facts do not, and are freed by their counts.
"""

import gc

_YOUNG = 5_000
"""Objects made before the collector looks at them; Python's own 700 are a fraction of one frame."""


def come_to_stay() -> None:
    """What there is now (modules, styles, the open article) is not walked through by the collector any more."""
    gc.set_threshold(_YOUNG, 20, 50)
    gc.collect(1)
    gc.freeze()
