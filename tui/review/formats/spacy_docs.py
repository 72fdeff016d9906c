"""spaCy's DocBin: a folder of `.spacy` files, each of many articles, one token a character.

`doc.spans["facts"]` holds every fact; `doc.ents` the accepted ones that do not overlap, the longer before the shorter.
What was decided stands as JSON in `doc.user_data["zhupi"]`.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from tui.review.formats.lines import json_text
from tui.review.formats.model import Claim, Document, FormatError, Options, Outputs, Reviewed, Writer, accepted_once
from tui.review.formats.rows import claim_of, row_of

SPANS = "facts"
KEY = "zhupi"
_DOCS = 200
"""Articles in one file: a DocBin is held in memory as a whole."""


class _Folder:
    def __init__(self, out: Outputs) -> None:
        self._folder = Path(out.path())
        self._vocab = spacy.blank("zh").vocab
        self._docs = _new()
        self._files = 0

    def write(self, document: Document) -> Sequence[Reviewed]:
        self._docs.add(doc_of(document, self._vocab))
        if len(self._docs) >= _DOCS:
            self._flush()
        return document.facts

    def close(self) -> None:
        if len(self._docs) or not self._files:
            self._flush()

    def _flush(self) -> None:
        self._files += 1
        (self._folder / f"facts-{self._files:05}.spacy").write_bytes(self._docs.to_bytes())
        self._docs = _new()


def writer(out: Outputs, options: Options) -> Writer:
    """Writes files of many articles into the export's own folder."""
    return _Folder(out)


def doc_of(document: Document, vocab: "spacy.Vocab") -> Doc:
    """The document as spaCy holds it: a token a character, so that every span has its tokens."""
    text = document.text
    # Blanks are tokens of their own, too: offsets of tokens and of characters are the same.
    doc = Doc(vocab, words=list(text), spaces=[False] * len(text))
    doc.spans[SPANS] = [Span(doc, fact.start, fact.end, label=fact.kind, span_id=fact.id) for fact in document.facts]
    doc.ents = filter_spans([Span(doc, fact.start, fact.end, label=fact.kind) for fact in accepted_once(document)])
    told = {
        "article": document.article,
        "title": document.title,
        "date": document.date.isoformat() if document.date else None,
        "text_sha256": document.text_sha256,
        "facts": [row_of(fact) for fact in document.facts],
    }
    doc.user_data[KEY] = json_text(told)
    return doc


def claims(path: Path) -> Iterator[Claim | FormatError]:
    """What the documents of a folder, or of one file, say."""
    vocab = spacy.blank("zh").vocab
    for file in sorted(path.glob("*.spacy")) if path.is_dir() else [path]:
        try:
            docs = list(DocBin().from_bytes(file.read_bytes()).get_docs(vocab))
        except OSError as error:
            raise FormatError(f"{file}: {error.strerror or error}") from error
        except Exception as error:  # zlib's, msgpack's and spaCy's own
            raise FormatError(f"{file}: not spaCy's DocBin ({error})") from error
        for number, doc in enumerate(docs, 1):
            where = f"{file.name}, document {number}"
            if KEY not in doc.user_data:
                yield FormatError(f"{where}: it was not written by Zhupi")
                continue
            text = doc.text  # put together anew whenever it is asked for
            for row in json.loads(doc.user_data[KEY])["facts"]:
                try:
                    yield replace(claim_of(row, where), text=text)
                except FormatError as error:
                    yield error


def _new() -> DocBin:
    return DocBin(attrs=["ORTH", "ENT_IOB", "ENT_TYPE"], store_user_data=True)
