"""The list that was shown last, kept in the catalogue for the next start: its folders, and the files of some of them.

To count and order 20,000 files takes longer than all else that is looked up before the first frame. What is kept holds
until anything else is written.
"""

import json
import sqlite3
import sys
from array import array
from collections.abc import Collection
from typing import NamedTuple
from zlib import crc32

from tui.archive.listing import FolderRow, Listing, Sort, folders_of
from tui.archive.ordering import writes_of

_ID = array("q").itemsize


class KeptList(NamedTuple):
    """The folders of a list, and by section (see `sections_of`) the ids of its files."""

    folders: list[FolderRow]
    sections: "dict[str, array[int]]"


def kept_list(db: sqlite3.Connection, listing: Listing) -> KeptList | None:
    """What is kept of a list in folders, if that is the one which was kept and nothing has been written since."""
    row = db.execute(
        "SELECT folders, sections, ids FROM kept_list JOIN meta ON meta.name = 'writes' AND value = writes"
        " WHERE listing = ?",
        (_name_of(listing),),
    ).fetchone()
    if row is None:
        return None
    folders, sections, ids = row
    try:
        checksum, counts = json.loads(sections)
        if checksum != crc32(ids, crc32(folders.encode())):
            return None  # a byte has flipped: it is looked up
        listed = [FolderRow(*folder) for folder in json.loads(folders)]
    except (ValueError, TypeError):
        return None
    kept: dict[str, array[int]] = {}
    at = 0
    for section, count in counts:
        kept[section] = array("q", ids[at * _ID : (at + count) * _ID])
        at += count
    return KeptList(listed, kept)


def keep_list(db: sqlite3.Connection, listing: Listing, sections: Collection[str]) -> None:
    """Keep the folders of a list and some of its sections; nothing where they are kept, or hang on more than files.

    `db` may be written to and is inside no transaction.
    """
    from tui.archive.sections import By, sections_of

    if listing != Listing(listing.sort, listing.descending) or listing.sort is Sort.UNDECIDED:
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        kept = kept_list(db, listing)
        if kept is None or not kept.sections.keys() >= set(sections):
            folders = json.dumps(folders_of(db, listing))
            found = sections_of(db, listing, By.FOLDER, sections)
            counts = [(section, len(found.get(section, ()))) for section in sections]
            ids = b"".join(found[section].tobytes() for section in sections if section in found)
            told = json.dumps([crc32(ids, crc32(folders.encode())), counts])
            db.execute(
                "INSERT OR REPLACE INTO kept_list VALUES (1, ?, ?, ?, ?, ?)",
                (str(writes_of(db)), _name_of(listing), folders, told, ids),
            )
    finally:
        db.execute("COMMIT")


def _name_of(listing: Listing) -> str:
    return f"{listing.sort} {'descending' if listing.descending else 'ascending'} {sys.byteorder}"
