"""The formats: what each is called, what it can carry, and the module that writes and reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from tui.review.formats.model import Claim, FormatError, Options, Outputs, Writer


@dataclass(frozen=True, slots=True)
class Format:
    """A format of exports.

    `suffix` is how its file is named, empty where it is a folder of files. `reviewers`: decisions of several stand side
    by side, else one decision a fact. `texts`: it holds the texts itself, else they stand beside. `states`: it says of
    each fact where it stands, else it holds accepted facts alone. `extra` installs what it needs, empty for nothing.
    """

    name: str
    title: str
    suffix: str
    module: str
    reviewers: bool = True
    texts: bool = False
    states: bool = True
    extra: str = ""

    @property
    def folder(self) -> bool:
        """Whether an export is a folder."""
        return not self.suffix

    def writer(self, out: Outputs, options: Options) -> Writer:
        """What writes it. Raises FormatError where a library is missing."""
        made: Writer = self.check().writer(out, options)
        return made

    def claims(self, path: Path) -> Iterator[Claim | FormatError]:
        """What a file says; wrong parts in their place. Raises FormatError where it cannot be read at all."""
        found: Iterator[Claim | FormatError] = self.check().claims(path)
        return found

    def check(self) -> ModuleType:
        """The module. Raises FormatError where a library is missing."""
        try:
            return import_module(f"tui.review.formats.{self.module}")
        except ModuleNotFoundError as error:
            if not self.extra or (error.name or "").startswith("tui"):
                raise
            missing = f"{self.name} needs {error.name}, which is not installed"
            raise FormatError(f"{missing}: pip install '.[{self.extra}]' where Zhupi was set up") from error


FORMATS = {
    format_.name: format_
    for format_ in (
        Format("jsonl", "JSON Lines, the contract's fields with decisions", ".jsonl", "jsonl"),
        Format("csv", "CSV for spreadsheets", ".csv", "csv_table"),
        Format("parquet", "Parquet for pandas, DuckDB, Arrow", ".parquet", "parquet_table", extra="export"),
        Format("doccano", "doccano's JSON Lines", ".jsonl", "doccano", reviewers=False, texts=True, states=False),
        Format("label_studio", "Label Studio's tasks", ".json", "label_studio", texts=True),
        Format("brat", "brat's standoff", "", "brat", reviewers=False, texts=True),
        Format("web_annotation", "W3C Web Annotations", ".jsonld", "web_annotation"),
        Format("spacy", "spaCy's DocBin", "", "spacy_docs", reviewers=False, texts=True, extra="spacy"),
    )
}  # fmt: skip
"""By name, in the order of the help."""


def format_of(path: Path) -> Format:
    """The format of a file or folder, by its name and first line. Raises FormatError where it is none of ours."""
    if path.is_dir():
        found = "spacy" if any(path.glob("*.spacy")) else "brat" if any(path.rglob("*.ann")) else None
    else:
        suffix = path.suffix.lower()
        by_suffix = {
            ".csv": "csv", ".parquet": "parquet", ".json": "label_studio", ".jsonld": "web_annotation",
            ".ann": "brat", ".spacy": "spacy",
        }  # fmt: skip
        found = _of_lines(path) if suffix in (".jsonl", ".ndjson") else by_suffix.get(suffix)
    if found is None:
        raise FormatError(f"{path}: none of the known formats; name it with --format")
    return FORMATS[found]


def _of_lines(path: Path) -> str:
    """doccano's lines are texts with labels, ours are facts."""
    from tui.review.formats.lines import json_lines

    for _, line in json_lines(path):
        if isinstance(line, dict):
            return "doccano" if "text" in line and ("label" in line or "entities" in line) else "jsonl"
    return "jsonl"
