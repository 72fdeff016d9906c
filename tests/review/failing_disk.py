"""A disk that fails: SQLite's own writes and syncs are counted, and the n-th of them, or all from it on, refused.

The functions by which SQLite writes are replaced in its default VFS (https://sqlite.org/vfs.html), so that every write
to the journal, its log and its index really fails where it is made.
"""

import _sqlite3
import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

FULL, SYNC_FAILED = 13, 10 | 4 << 8
_POINTERS = 22
_X_WRITE, _X_TRUNCATE, _X_SYNC = 3, 4, 5
"""The places of functions among a file's methods, counted in pointers."""

_Open = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_Write = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64)
_Truncate = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int64)
_Sync = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("version", ctypes.c_int), ("file_size", ctypes.c_int), ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p), ("name", ctypes.c_char_p), ("data", ctypes.c_void_p), ("open", ctypes.c_void_p),
    )  # fmt: skip


@dataclass
class Disk:
    """Refuses the write number `fail_at` (from 1; 0: none), with `for_good` all that follow; `writes` counts them."""

    fail_at: int = 0
    for_good: bool = False
    writes: int = 0
    failed: int = 0
    _kept: list[object] = field(default_factory=list)
    _patched: dict[int, object] = field(default_factory=dict)

    def refuses(self) -> bool:
        """Whether the write that is being made fails."""
        self.writes += 1
        refused = self.fail_at > 0 and (self.writes == self.fail_at or (self.for_good and self.writes > self.fail_at))
        self.failed += refused
        return refused

    def methods(self, original: int) -> int:
        """The address of a file's methods with ours among them."""
        if original not in self._patched:
            table = (ctypes.c_void_p * _POINTERS).from_buffer_copy(ctypes.string_at(original, 8 * _POINTERS))
            write, truncate, sync = (
                kind(table[at]) for kind, at in ((_Write, _X_WRITE), (_Truncate, _X_TRUNCATE), (_Sync, _X_SYNC))
            )
            ours = (
                _Write(lambda *call: FULL if self.refuses() else write(*call)),
                _Truncate(lambda *call: FULL if self.refuses() else truncate(*call)),
                _Sync(lambda *call: SYNC_FAILED if self.refuses() else sync(*call)),
            )
            for at, function in zip((_X_WRITE, _X_TRUNCATE, _X_SYNC), ours, strict=True):
                table[at] = ctypes.cast(function, ctypes.c_void_p).value
            self._kept.append((table, ours, write, truncate, sync))
            self._patched[original] = table
        return ctypes.addressof(self._patched[original])  # type: ignore[arg-type]


def sqlite_library() -> ctypes.CDLL | None:
    """The SQLite that Python's module uses; None where it is built into it without its functions being in sight."""
    for name in (None, "libsqlite3.so.0", "libsqlite3.dylib", _sqlite3.__file__):
        try:
            library = ctypes.CDLL(name)
            library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
            library.sqlite3_libversion.restype = ctypes.c_char_p
        except (OSError, AttributeError):
            continue
        return library
    return None


@contextmanager
def failing_disk() -> Iterator[Disk]:
    """Every file that SQLite opens meanwhile is on this disk; all of them must be closed again before it ends."""
    library = sqlite_library()
    assert library is not None
    vfs = library.sqlite3_vfs_find(None).contents
    original, disk = vfs.open, Disk()
    really_open = _Open(original)

    def open_file(vfs_: int, name: int, file: int, flags: int, out: int) -> int:
        result: int = really_open(vfs_, name, file, flags, out)
        methods = ctypes.c_void_p.from_address(file)
        if result == 0 and methods.value:
            methods.value = disk.methods(methods.value)
        return result

    ours = _Open(open_file)
    vfs.open = ctypes.cast(ours, ctypes.c_void_p).value
    try:
        yield disk
    finally:
        vfs.open = original
