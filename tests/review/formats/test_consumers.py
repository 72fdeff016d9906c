"""Every export read by the program it is for: what it takes for a fact's words are the fact's words."""

import csv
import json
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.review.formats.consumers import consumer
from tests.review.formats.samples import ARTICLE, FACTS, TEXT, document, exported, review
from tui.review.events import State
from tui.review.formats.joining import Selection
from tui.review.formats.model import Reviewed
from tui.review.formats.web_annotation import CONTEXT_IRI
from tui.review.journal import Journal

LI = Selection(reviewer="li")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return review(tmp_path / "journal.sqlite3")


def spans(facts: tuple[Reviewed, ...]) -> list[tuple[int, int, str]]:
    return sorted((fact.start, fact.end, fact.kind) for fact in facts)


def text_beside(path: Path) -> str:
    (line,) = path.with_name(f"{path.name}.texts.jsonl").read_text(encoding="utf-8").splitlines()
    told = json.loads(line)
    assert told["text_sha256"] == ARTICLE.text_sha256
    return str(told["text"])


def check_rows(rows: list[dict[str, Any]], text: str, journal: Journal) -> None:
    facts = document(journal).facts
    assert text == TEXT
    assert [text[int(row["start"]) : int(row["end"])] for row in rows] == [row["quote"] for row in rows]
    assert [(row["quote"], row["state"], row["reviewer"]) for row in rows] == [
        (fact.quote, fact.decision.state, fact.reviewer) for fact in facts
    ]
    assert {row["text_sha256"] for row in rows} == {ARTICLE.text_sha256}


def test_json_lines_are_read_by_json_and_pandas(journal: Journal, tmp_path: Path) -> None:
    path, _ = exported("jsonl", tmp_path, journal)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    check_rows(rows, text_beside(path), journal)
    frame = consumer("pandas").read_json(path, lines=True, dtype=False)
    check_rows(frame.to_dict("records"), text_beside(path), journal)


@pytest.mark.parametrize("bom", [False, True])
def test_csv_is_read_by_csv_and_pandas(bom: bool, journal: Journal, tmp_path: Path) -> None:
    path, _ = exported("csv", tmp_path, journal, bom=bom)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") is bom
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    frame = consumer("pandas").read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    assert frame.to_dict("records") == rows
    assert not [cell for row in rows for cell in row.values() if cell[:1] in "=@\t\r" and cell]
    guarded = {row["quote"] for row in rows if row["quote"].startswith("'")}
    assert guarded == {"'=1+1", "'-3%‑5%", "'@通胀"}
    assert {row["symbol"] for row in rows} == {"", "00700.HK"}
    assert "'+见表， “二”" in {row["note"] for row in rows}
    assert "'=place\n" in {row["reason"] for row in rows}
    assert "-2380000000000" in {row["value"] for row in rows}, "a number is no formula"
    for row in rows:
        row["quote"] = row["quote"].removeprefix("'")
    check_rows(rows, text_beside(path), journal)


def test_parquet_is_read_by_pyarrow_and_pandas(journal: Journal, tmp_path: Path) -> None:
    consumer("pyarrow")
    path, _ = exported("parquet", tmp_path, journal)
    table = consumer("pyarrow.parquet").read_table(path)
    rows = table.to_pylist()
    check_rows(rows, text_beside(path), journal)
    assert str(table.schema.field("value_decimal").type) == "decimal128(38, 10)"
    assert str(table.schema.field("decided_at").type) == "timestamp[us, tz=UTC]"
    edited = next(row for row in rows if row["quote"] == "2.38万亿元" and row["corrected"])
    assert (edited["value"], edited["value_decimal"]) == ("-2380000000000", Decimal("-2380000000000.0000000000"))
    assert all(row["decided_at"].utcoffset().total_seconds() == 0 for row in rows if row["reviewer"])
    frame = consumer("pandas").read_parquet(path)
    check_rows(frame.to_dict("records"), text_beside(path), journal)


def test_brat_is_read_by_pybrat(journal: Journal, tmp_path: Path) -> None:
    parser = consumer("pybrat.parser")
    path, _ = exported("brat", tmp_path, journal, selection=LI)
    (example,) = parser.BratParser(error="raise").parse(str(path))
    assert example.text == TEXT
    found = []
    for entity in example.entities:
        parts = [TEXT[span.start : span.end] for span in entity.spans]
        assert " ".join(parts) == entity.mention
        found.append((entity.spans[0].start, entity.spans[-1].end, entity.type))
    assert sorted(found) == spans(document(journal, LI).facts)
    assert any(len(entity.spans) == 2 for entity in example.entities), "a line break parts a span"
    assert "\r" not in next(path.glob("*.ann")).read_bytes().decode()


def test_web_annotations_are_read_by_pyld_and_rdflib(journal: Journal, tmp_path: Path) -> None:
    jsonld = consumer("pyld.jsonld")
    path, _ = exported("web_annotation", tmp_path, journal)
    context = json.loads(files("tui.review.formats").joinpath("data/anno.jsonld").read_text("utf-8"))

    def load(url: str, options: object) -> dict[str, object]:
        assert url == CONTEXT_IRI, "nothing else is fetched"
        return {"contextUrl": None, "documentUrl": url, "document": context}

    told = json.loads(path.read_text(encoding="utf-8"))
    quads = jsonld.to_rdf(told, {"documentLoader": load, "format": "application/n-quads"})
    graph = consumer("rdflib").Graph().parse(data=quads, format="nt")
    rows = graph.query(
        "PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>"
        " SELECT ?start ?end ?exact ?kind ?sha WHERE { ?a a oa:Annotation; oa:hasTarget ?t; oa:hasBody ?b;"
        " <urn:zhupi:review#textSha256> ?sha. ?b oa:hasPurpose oa:tagging; rdf:value ?kind. ?t oa:hasSelector ?q, ?p."
        " ?q a oa:TextQuoteSelector; oa:exact ?exact. ?p a oa:TextPositionSelector; oa:start ?start; oa:end ?end }"
    )
    found = [tuple(term.toPython() for term in row) for row in rows]
    assert all(text_beside(path)[start:end] == exact for start, end, exact, _, _ in found)
    assert sorted((start, end, kind) for start, end, _, kind, _ in found) == spans(document(journal).facts)
    assert {sha for *_, sha in found} == {ARTICLE.text_sha256}
    created = graph.query("SELECT ?c WHERE { ?a <http://purl.org/dc/terms/created> ?c }")
    assert all(row[0].toPython().utcoffset().total_seconds() == 0 for row in created)
    assert len(list(created)) == len([fact for fact in document(journal).facts if fact.reviewer])


def test_doc_bins_are_read_by_spacy(journal: Journal, tmp_path: Path) -> None:
    spacy = consumer("spacy")
    path, _ = exported("spacy", tmp_path, journal, selection=LI)
    (file,) = path.glob("*.spacy")
    (doc,) = consumer("spacy.tokens").DocBin().from_disk(file).get_docs(spacy.blank("zh").vocab)
    assert doc.text == TEXT
    facts = document(journal, LI).facts
    held = [(span.start_char, span.end_char, span.label_) for span in doc.spans["facts"]]
    assert sorted(held) == spans(facts)
    assert [span.text for span in doc.spans["facts"]] == [fact.quote for fact in facts]
    assert [span.id_ for span in doc.spans["facts"]] == [fact.id for fact in facts]
    accepted = {(f.start, f.end, f.kind) for f in facts if f.decision.state is State.ACCEPTED}
    entities = {(span.start_char, span.end_char, span.label_) for span in doc.ents}
    assert entities
    assert entities < accepted, "overlapping ones cannot be entities"
    told = json.loads(doc.user_data["zhupi"])
    assert (told["text_sha256"], len(told["facts"])) == (ARTICLE.text_sha256, len(facts))


def test_label_studios_regions_are_whole(journal: Journal, tmp_path: Path) -> None:
    """Label Studio's own reading is in test_servers; this holds for whatever reads its JSON."""
    path, _ = exported("label_studio", tmp_path, journal)
    (task,) = json.loads(path.read_text(encoding="utf-8"))
    text = task["data"]["text"]
    predicted = [region for made in task["predictions"] for region in made["result"]]
    judged = [region for made in task["annotations"] for region in made["result"]]
    for region in [*predicted, *judged]:
        value = region["value"]
        if region["type"] != "textarea":  # whose text is the note
            assert text[value["start"] : value["end"]] == value["text"]
    assert sorted((r["value"]["start"], r["value"]["end"], r["value"]["labels"][0]) for r in predicted) == [
        (fact.start, fact.end, fact.kind) for fact in FACTS
    ]
    assert len(task["annotations"]) == 2, "one for each reviewer"
    assert {made["model_version"].partition("@")[0] for made in task["predictions"]} == {fact.rule for fact in FACTS}
