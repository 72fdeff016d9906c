"""Hashes for what is hashed before the first frame.

Python's `hashlib` loads all algorithms of OpenSSL, which takes longer than to list an archive; the same two are modules
of CPython's own, under names that differ from version to version.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    try:
        from _sha2 import sha256
    except ImportError:
        try:
            from _sha256 import sha256  # before Python 3.12
        except ImportError:
            from hashlib import sha256

__all__ = ["blake2b", "sha256"]
