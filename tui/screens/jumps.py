"""The jump list: places left by a jump, to go back to and forward again."""


class Jumps:
    """Offsets that the reader jumped away from."""

    def __init__(self) -> None:
        self._behind: list[int] = []
        self._ahead: list[int] = []

    def leave(self, offset: int) -> None:
        """Note the place that a jump leaves."""
        if not self._behind or self._behind[-1] != offset:
            self._behind.append(offset)
        self._ahead.clear()

    def back(self, offset: int) -> int | None:
        """The place that the last jump left; `offset` is where the reader is now."""
        return self._step(self._behind, self._ahead, offset)

    def forward(self, offset: int) -> int | None:
        """The place from which the reader last went back."""
        return self._step(self._ahead, self._behind, offset)

    @staticmethod
    def _step(source: list[int], target: list[int], offset: int) -> int | None:
        while source and source[-1] == offset:
            source.pop()
        if not source:
            return None
        target.append(offset)
        return source.pop()
