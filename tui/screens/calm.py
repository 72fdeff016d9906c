"""Keeping Python's garbage collector out of the reader's way.

A full collection walks through every object there is: with an article of 3,000 facts open that takes a tenth of a
second, again and again while keys are pressed. What has come to stay need not be walked through each time.
"""

import gc

MANY = 300
"""Facts from which an article is worth it."""

CALM = 1.0
"""Seconds after opening one, when its reader has begun to read."""

_YOUNG = 2_500
"""Objects made before the collector looks at them; Python's own 700 are a fraction of one frame."""

_TIMES = 8
"""Looks at the young ones before those that outlived them are looked at: 20,000 objects, a hundredth of a second."""


def begin_calm() -> None:
    """What the start has made is not walked through, not even once: of 60,000 objects it is rid of a hundred."""
    gc.set_threshold(_YOUNG, _TIMES, 100)
    gc.freeze()
    gc.enable()


def come_to_stay() -> None:
    """Free what nobody needs; all else (modules, styles, the open article) is not walked through until the next call.

    What was set aside by the last call is looked at again, or circles in it would never be freed.
    """
    gc.unfreeze()
    gc.collect()
    begin_calm()


def collect_young() -> None:
    """Look at what has been made of late if it would be looked at soon: now is the time, between two keys.

    Not before it is calm: until then what is young is everything.
    """
    if not gc.isenabled():
        return
    for generation in (1, 0):
        if 2 * gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
