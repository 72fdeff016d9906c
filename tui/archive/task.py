"""What a worker is asked to do: small enough a module that a scan with nothing to read loads no rules of extraction."""

from typing import NamedTuple


class Task(NamedTuple):
    """A file to be read: its id, its path, the name that its identity ends in; `titles`: its header only.

    `root` is the archive's folder, None where the file itself was named.
    """

    id: int
    path: str
    name: str
    titles: bool
    root: str | None = None
