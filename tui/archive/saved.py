"""Searches that are kept by name, in a TOML file of the user's config folder."""

import json
import os
import tomllib
from pathlib import Path


class SavedError(Exception):
    """Saved searches cannot be read or kept; the message is one line for people."""


class SavedSearches:
    """Queries by name, in the order in which they were saved. The file is read anew with every call."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def all(self) -> dict[str, str]:
        """The queries by name; none where there is no file yet. Raises SavedError."""
        try:
            loaded = tomllib.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise SavedError(f"{self._path}: {error}") from error
        searches = loaded.get("searches", {})
        if not isinstance(searches, dict):
            raise SavedError(f"{self._path}: “searches” is no table")
        return {name: query for name, query in searches.items() if isinstance(query, str)}

    def save(self, name: str, query: str) -> None:
        """Keep a query under a name, in the place of one that has it already. Raises SavedError."""
        self._write(self.all() | {name: query})

    def remove(self, name: str) -> None:
        """Forget the query of this name, if there is one. Raises SavedError."""
        self._write({known: query for known, query in self.all().items() if known != name})

    def _write(self, searches: dict[str, str]) -> None:
        lines = [f"{_string(name)} = {_string(query)}\n" for name, query in searches.items()]
        part = self._path.with_name(f".{self._path.name}.{os.getpid()}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text("[searches]\n" + "".join(lines), encoding="utf-8")
            part.replace(self._path)
        except OSError as error:
            raise SavedError(f"{self._path}: {error}") from error


def _string(text: str) -> str:
    """A TOML string: JSON's, but for a character that TOML wants escaped and for halves of surrogate pairs."""
    sound = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(sound, ensure_ascii=False).replace("\x7f", "\\u007f")
