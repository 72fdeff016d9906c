"""A list in sections: the files of each folder, month or category, each section in the list's own order."""

import sqlite3
from array import array
from collections.abc import Collection
from enum import StrEnum
from itertools import groupby

from tui.archive.listing import MONTH, Listing, bring_in_all, order_of, source_of, where_of
from tui.archive.sql import Sql, joined
from tui.archive.states import States

_MOST_NAMED = 500
"""Sections asked for by name at most; where more are, all are looked through."""


class By(StrEnum):
    """What files are grouped by."""

    FOLDER = "folder"
    MONTH = "month"
    CATEGORY = "category"


_GROUPS = {By.FOLDER: "f.folder", By.MONTH: MONTH, By.CATEGORY: "c.name"}


def sections_of(
    db: sqlite3.Connection, listing: Listing, by: By, names: Collection[str] | None, states: States | None = None
) -> "dict[str, array[int]]":
    """The ids of the files of each section that `names` asks for (None: of each), in the listing's order.

    A section goes by the id of its folder, in digits, by its month or by its category; one without files is left out.
    """
    bring_in_all(db, listing, states)
    source, group = source_of(listing), _GROUPS[by]
    if by is By.CATEGORY:
        source += " JOIN text_categories AS tc ON tc.text = f.text JOIN categories AS c ON c.id = tc.category"
    tests = [where_of(listing)]
    if names is not None and len(names) <= _MOST_NAMED:
        values = tuple(int(name) if by is By.FOLDER else name for name in names)
        tests.append(Sql(f"{group} IN ({','.join('?' * len(values))})", values))
    where = joined("AND", tests)
    order = order_of(listing, within_a_folder=by is By.FOLDER)
    chosen = f"FROM {source} WHERE {where.text} ORDER BY {group}, {order}"
    if names is not None and len(names) == 1:
        (name,) = names  # one great folder, as most archives are: nothing has to be told apart
        ids = array("q", [id_ for (id_,) in db.execute(f"SELECT f.id {chosen}", where.values)])
        return {name: ids} if ids else {}
    rows = db.execute(f"SELECT {group}, f.id {chosen}", where.values)
    wanted = None if names is None else frozenset(names)
    return {
        str(name): array("q", (id_ for _, id_ in members))
        for name, members in groupby(rows, key=lambda row: row[0])
        if wanted is None or str(name) in wanted
    }
