"""A text in which offsets go wrong wherever they can, its facts, and reviewers who did all there is to do."""

from pathlib import Path

from tests.review.formats.consumers import consumer
from tui.articles.read import from_plain
from tui.facts.fact import Fact, Figure, Measure, Ticker, record
from tui.review import deeds
from tui.review.deeds import Case
from tui.review.events import Decision, Deed, keys_of
from tui.review.formats.exporting import EVERYTHING, Exported, export
from tui.review.formats.importing import Imported, import_file
from tui.review.formats.joining import Selection, join
from tui.review.formats.model import Document, Options
from tui.review.formats.registry import FORMATS
from tui.review.formats.sources import Chosen, Source
from tui.review.journal import Journal

TEXT = (
    "📈一季度，外高桥集团股份（sh600648）营收2.38万亿元，同比增长13.9%。\n\n"
    "　　𠮷野店=1+1；外高桥\t港，“@通胀”-3%‑5%，支持保税维修\n等新业态👩‍👩‍👧，增长13.9%2.5%"
)
ARTICLE = from_plain(TEXT, "二月/c, 1.md")


def figure(quote: str, nth: int = 1, value: str = "1") -> Figure:
    at = -1
    for _ in range(nth):
        at = TEXT.index(quote, at + 1)
    return Figure(
        start=at, end=at + len(quote), quote=quote, rule="figure.test", value=value, unit="CNY", confidence=0.93
    )


def ticker(quote: str, nth: int = 1) -> Ticker:
    at = figure(quote, nth).start
    return Ticker(
        start=at, end=at + len(quote), quote=quote, rule="ticker.name", confidence=0.5, doubt="part of 外高桥港",
        symbol="00700.HK", mic="XHKG", name="腾讯控股", evidence=("name", "publisher_link"),
    )  # fmt: skip


def measure(quote: str) -> Measure:
    at = figure(quote).start
    return Measure(
        start=at, end=at + len(quote), quote=quote, rule="measure.clause", action=quote[:2], target=quote[2:],
        actor="=上海海关",
    )  # fmt: skip


FACTS: list[Fact] = sorted(
    [
        figure("📈"),  # the first character, outside the BMP
        ticker("外高桥"), ticker("外高桥集团股份"), ticker("外高桥", 2),  # nested, and said twice
        ticker("sh600648"),
        figure("2.38万亿元", value="2380000000000"),
        figure("13.9%", value="13.9"), figure("增长13.9%", value="13.9"),  # overlapping, same end
        figure("13.9%", 2, value="13.9"), figure("2.5%", value="2.5"),  # adjacent; the last character
        figure("𠮷野店=1+1"), figure("=1+1"), figure("-3%‑5%", value="-3"), figure("@通胀"),
        ticker("外高桥\t港"), figure("　　𠮷"),
        measure("支持保税维修\n等新业态👩‍👩‍👧"),
    ],
    key=lambda fact: (fact.start, fact.end, fact.kind),
)  # fmt: skip
KEYS = keys_of(ARTICLE, FACTS)
UNDECIDED = Decision()

NEEDS = {"parquet": "pyarrow", "spacy": "spacy"}
"""Formats that are written by a library of their own."""


def case(quote: str, nth: int = 1, decision: Decision = UNDECIDED) -> Case:
    at = next(n for n, key in enumerate(KEYS) if (key.quote, key.nth) == (quote, nth))
    return Case(ARTICLE.path, KEYS[at], record(FACTS[at], ARTICLE), decision, "random", 812)


def review(path: Path) -> Journal:
    """A journal in which li did everything and wang differs; left open as li's."""
    li, wang = Journal(path, "li"), Journal(path, "wang")

    def does(journal: Journal, *done: Deed | None) -> None:
        for deed in done:
            assert deed is not None
            journal.record([deed])

    def now(journal: Journal, quote: str, nth: int = 1) -> Case:
        known = case(quote, nth)
        return case(quote, nth, journal.decisions(known.key.text_sha256).get(known.key, Decision()))

    does(li, deeds.accept(case("📈")), deeds.reject(case("外高桥", 2), "=place\n"), deeds.skip(case("sh600648")))
    does(li, deeds.flag(case("外高桥集团股份")), deeds.note(case("@通胀"), "+见表，\t“二”"))
    does(li, deeds.accept(now(li, "@通胀")))
    does(li, deeds.move_bound(now(li, "13.9%", 2), ARTICLE, "start", -2))
    does(li, deeds.accept(now(li, "13.9%", 2)))
    does(li, deeds.edit(now(li, "2.38万亿元"), {"value": "-2380000000000", "indicator": "营收"}, accepted=True))
    start = TEXT.index("一季度")
    does(li, deeds.add(ARTICLE, added_fields(), start, start + 3, "figure", KEYS))
    li.record([deeds.accept(case("增长13.9%")), deeds.accept(case("13.9%"))])
    does(li, deeds.accept(case("2.5%")))
    li.undo()
    does(li, deeds.accept(case("支持保税维修\n等新业态👩‍👩‍👧")), deeds.accept(case("外高桥\t港")))
    does(li, deeds.accept(case("外高桥")))
    does(wang, deeds.reject(case("📈")), deeds.accept(case("2.5%")))
    wang.undo()
    wang.redo()
    wang.close()
    return li


def added_fields() -> dict[str, object]:
    return {
        "value": "0.25", "high": None, "unit": "1", "counted": "季度", "approx": None, "direction": None, "basis": None,
        "indicator": None, "period": None,
    }  # fmt: skip


def source() -> Source:
    return Source(1, iter([Chosen(ARTICLE, FACTS)]))


def exported(
    format_name: str, folder: Path, journal: Journal | None, *, text: bool = True, bom: bool = False,
    selection: Selection = EVERYTHING,
) -> tuple[Path, Exported]:  # fmt: skip
    """The sample in a format, and what the export said of itself."""
    if format_name in NEEDS:
        consumer(NEEDS[format_name])
    output = folder / f"facts-{format_name}{FORMATS[format_name].suffix}"
    done = export(source(), format_name, output, journal=journal, selection=selection, options=Options(text, bom))
    assert done.files[0] == output
    assert done.problems == []
    return output, done


def imported(path: Path, journal: Journal, format_name: str | None = None) -> Imported:
    return import_file(path, journal, reviewer="li", format_name=format_name)


def document(journal: Journal, selection: Selection = EVERYTHING) -> Document:
    """What an export would be made of."""
    who = [selection.reviewer] if selection.reviewer else journal.reviewers()
    joined = join(Chosen(ARTICLE, FACTS), journal, who, selection)
    assert joined.problems == []
    assert joined.orphans == []
    return joined.document
