"""All that a catalogue says, in a form in which two of them can be compared."""

from typing import Any

from tui.archive.catalog import Catalog
from tui.archive.kept import records_in


def contents(catalog: Catalog) -> dict[str, Any]:
    """Every table by what it means, whatever numbers it uses for it."""
    with catalog._reading() as db:
        shas = dict(db.execute("SELECT id, hex(sha) || variant FROM texts"))
        texts = db.execute(
            "SELECT id, text_sha256, title, date, warnings, length, figures, measures, tickers FROM texts"
        )
        files = db.execute(
            "SELECT id, folder, identity, raw, size, mtime, inode, state, text, title, date, error FROM files"
        )
        facts = db.execute("SELECT text, nth, kind, name, quote, unit, low, high, key FROM facts")
        words = {
            table: [
                (term, shas[doc], column, offset)
                for term, doc, column, offset in db.execute(f"SELECT term, doc, col, offset FROM temp.{table}_in")
            ]
            for table in ("words", "labels")
            if not db.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table}_in USING fts5vocab(main, {table}, instance)"
            ).fetchall()
        }
        return {
            "folders": sorted(db.execute("SELECT id, parent, path, key FROM folders")),
            "files": sorted((*row[:8], shas.get(row[8]), *row[9:]) for row in files),
            "texts": sorted((shas[row[0]], *row[1:]) for row in texts),
            "kept": {shas[id_]: records_in(kept, "-") for id_, kept in db.execute("SELECT text, kept FROM bodies")},
            "categories": sorted(
                (name, shas[text])
                for name, text in db.execute("SELECT name, text FROM text_categories JOIN categories ON id = category")
            ),
            "facts": sorted((shas[row[0]], *map(str, row[1:])) for row in facts),
            "problems": sorted(db.execute("SELECT path, message FROM problems")),
            "words": sorted(words["words"]),
            "labels": sorted(words["labels"]),
        }
