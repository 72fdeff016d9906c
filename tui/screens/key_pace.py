"""Tells a key that somebody pressed from one that the keyboard repeats while it is held down."""

REPEAT = 0.06
"""Seconds. A keyboard repeats a held key every 20 to 45 ms; nobody strikes the same key twice within 60 ms."""


class KeyPace:
    """Hears every key with the time at which it was read from the terminal, however long it waited since.

    A key is taken for a repetition where the one before it is the same and came less than `REPEAT` before. Different
    keys in quick succession are somebody typing ahead, and all count. What is pasted in brackets never comes as keys.
    """

    def __init__(self) -> None:
        self._key = ""
        self._time = 0.0
        self.repeated = False

    def heard(self, key: str, time: float) -> None:
        """Take note of a key that came at a time, in seconds of a clock that never goes back."""
        self.repeated = key == self._key and 0 <= time - self._time < REPEAT
        self._key, self._time = key, time
