"""Searches that are kept by name, in a TOML file of the user's config folder: those of one archive, and common ones."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from tui.articles.files import ArticleFileError, read_bytes

_COMMON, _BY_ARCHIVE = "searches", "archives"
_HEAD = "# Searches by name. Zhupi writes this file anew with each change; comments are not kept.\n"

_Searches = dict[str, str]


class SavedError(Exception):
    """Saved searches cannot be read or kept; the message is one line for people."""


class SavedSearches:
    """Queries by name: those of the archive at `archive`, and those common to all; without one, the common ones only.

    The file is read anew with every call; by default it is `searches.toml` in the user's config folder.
    """

    def __init__(self, path: Path | None = None, archive: Path | None = None) -> None:
        self._path = path or user_config_path("zhupi") / "searches.toml"
        self._archive = None if archive is None else _printable(os.path.realpath(archive))

    def all(self) -> dict[str, str]:
        """The queries by name, common ones first, each in the order of saving; an archive's own goes before a common
        one of its name. None where there is no file yet. Raises SavedError."""
        common, by_archive = self._load()
        return common | by_archive.get(self._archive or "", {})

    def save(self, name: str, query: str) -> None:
        """Keep a query of the archive under a name, in the place of one that has it already. Raises SavedError."""
        if not name.strip():
            raise SavedError("A saved search needs a name.")
        common, by_archive = self._load()
        self._own(common, by_archive)[_printable(name)] = _printable(query)
        self._write(common, by_archive)

    def remove(self, name: str) -> None:
        """Forget the archive's query of this name, or else the common one. Raises SavedError."""
        common, by_archive = self._load()
        for searches in (self._own(common, by_archive), common):
            if searches.pop(name, None) is not None:
                break
        self._write(common, by_archive)

    def _own(self, common: _Searches, by_archive: dict[str, _Searches]) -> _Searches:
        return common if self._archive is None else by_archive.setdefault(self._archive, {})

    def _load(self) -> tuple[_Searches, dict[str, _Searches]]:
        if not self._path.exists():
            return {}, {}
        import tomllib

        try:
            loaded = tomllib.loads(read_bytes(self._path)[0].decode("utf-8"))
        except ArticleFileError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return {}, {}
            raise SavedError(error.message) from error
        except (ValueError, RecursionError) as error:
            raise SavedError(f"{self._path}: {' '.join(str(error).split())}") from error
        if unknown := loaded.keys() - {_COMMON, _BY_ARCHIVE}:
            raise SavedError(f"{self._path}: {min(unknown)!r} is nothing that Zhupi knows")
        archives = self._table(loaded.get(_BY_ARCHIVE, {}), _BY_ARCHIVE)
        by_archive = {archive: self._searches(table, archive) for archive, table in archives.items()}
        return self._searches(loaded.get(_COMMON, {}), _COMMON), by_archive

    def _searches(self, value: Any, name: str) -> _Searches:
        table = self._table(value, name)
        if wrong := [key for key, query in table.items() if not isinstance(query, str)]:
            raise SavedError(f"{self._path}: the query of {wrong[0]!r} is no text")
        return table

    def _table(self, value: Any, name: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise SavedError(f"{self._path}: {name!r} is no table")
        return value

    def _write(self, common: _Searches, by_archive: dict[str, _Searches]) -> None:
        tables = [(f"[{_COMMON}]", common)]
        tables += [(f"[{_BY_ARCHIVE}.{_string(name)}]", own) for name, own in by_archive.items()]
        lines = [_HEAD]
        for head, searches in (table for table in tables if table[1]):
            lines += [f"\n{head}\n", *(f"{_string(name)} = {_string(query)}\n" for name, query in searches.items())]
        part = self._path.with_name(f".{self._path.name}.{os.getpid()}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text("".join(lines), encoding="utf-8")
            part.replace(self._path)
        except OSError as error:
            raise SavedError(f"{self._path}: {error.strerror or error}") from error
        finally:
            with suppress(OSError):  # as a rule it is gone: it has the file's name now
                part.unlink()


def _printable(text: str) -> str:
    """`text` without halves of surrogate pairs, which no file takes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _string(text: str) -> str:
    """A TOML string: JSON's, but for a character that TOML wants escaped."""
    import json

    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
