"""Label Studio's JSON: a task an article, a prediction a rule and version, an annotation a reviewer.

Offsets are code points, end-exclusive. A region's state and note are choices and texts of that region, so Label Studio
shows them and lets them be changed; the labelling configuration stands beside.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tui import __version__
from tui.facts.fact import OWN
from tui.review.events import Decision, State
from tui.review.formats.lines import json_lines, json_text, json_value
from tui.review.formats.model import (
    Claim,
    Document,
    FormatError,
    Options,
    Outputs,
    Reviewed,
    Writer,
    offset,
    own_fields,
)

CONFIG = """<View>
  <Labels name="label" toName="text">
    <Label value="figure" background="#2f6fab"/>
    <Label value="measure" background="#3f7d4e"/>
    <Label value="ticker" background="#9a6b1f"/>
  </Labels>
  <Text name="text" value="$text" granularity="symbol"/>
  <Choices name="state" toName="text" perRegion="true" choice="multiple">
    <Choice value="accepted"/>
    <Choice value="rejected"/>
    <Choice value="skipped"/>
    <Choice value="flagged"/>
  </Choices>
  <TextArea name="note" toName="text" perRegion="true"/>
  <TextArea name="reason" toName="text" perRegion="true"/>
</View>
"""
"""The labelling configuration; `granularity="symbol"` selects by character, not by blank-parted word."""

_FLAGGED = "flagged"


class _Tasks:
    def __init__(self, out: Outputs) -> None:
        self._stream = out.main()
        self._between = "[\n"
        if config := out.beside(".config.xml"):
            config.write(CONFIG)

    def write(self, document: Document) -> Sequence[Reviewed]:
        self._stream.write(self._between + json_text(_task(document)))
        self._between = ",\n"
        return [fact for fact in document.facts if fact.reviewer]

    def close(self) -> None:
        self._stream.write("[]\n" if self._between == "[\n" else "\n]\n")


def writer(out: Outputs, options: Options) -> Writer:
    """Writes an array with a task a line, and the configuration beside it."""
    return _Tasks(out)


def claims(path: Path) -> Iterator[Claim | FormatError]:
    """What the annotations of tasks say: our own file or Label Studio's JSON export."""
    for where, task in _tasks(path):
        if isinstance(task, FormatError):
            yield task
            continue
        try:
            yield from _claims_of(task, where)
        except (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError) as error:
            yield FormatError(f"{where}: not a task of Label Studio's ({error!r})")


def _task(document: Document) -> dict[str, Any]:
    predictions: dict[str, list[Reviewed]] = {}
    annotations: dict[str, list[Reviewed]] = {}
    seen: set[str] = set()
    for fact in document.facts:
        if fact.reviewer:
            annotations.setdefault(fact.reviewer, []).append(fact)
        if not fact.added and fact.id not in seen:
            seen.add(fact.id)
            predictions.setdefault(f"{fact.record['rule']}@{__version__}", []).append(fact)
    return {
        "data": {
            "text": document.text,
            "article": document.article,
            "title": document.title,
            "date": document.date.isoformat() if document.date else None,
            "text_sha256": document.text_sha256,
        },
        "predictions": [_prediction(version, facts) for version, facts in predictions.items()],
        "annotations": [
            {"result": [part for fact in facts for part in _reviewed(fact)]} for facts in annotations.values()
        ],
    }


def _prediction(version: str, facts: list[Reviewed]) -> dict[str, Any]:
    extracted = [fact.original or fact.record for fact in facts]
    return {
        "model_version": version,
        "score": sum(float(record["confidence"] or 0) for record in extracted) / len(extracted),
        "result": [
            _region(fact.id, record, {"nth": fact.key.nth, "fact": _told(record)})
            for fact, record in zip(facts, extracted, strict=True)
        ],
    }


def _reviewed(fact: Reviewed) -> Iterator[dict[str, Any]]:
    decision = fact.decision
    meta = {
        "nth": fact.key.nth, "fact": _told(fact.record), "reviewer": fact.reviewer, "decided_at": fact.decided_at,
        "added": fact.added, "confirm": fact.confirm, "original": fact.original,
    }  # fmt: skip
    region = _region(fact.id, fact.record, meta)
    yield region
    choices = [str(decision.state)] if decision.state is not State.UNDECIDED else []
    choices += [_FLAGGED] if decision.flagged else []
    yield _beside(region, "state", "choices", {"choices": choices})
    for name, text in (("note", decision.note), ("reason", decision.reason)):
        if text:
            yield _beside(region, name, "textarea", {"text": [text]})


def _region(id_: str, record: Mapping[str, Any], meta: Mapping[str, Any]) -> dict[str, Any]:
    value = {"start": record["start"], "end": record["end"], "text": record["quote"], "labels": [record["kind"]]}
    return {"id": id_, "from_name": "label", "to_name": "text", "type": "labels", "value": value, "meta": meta}


def _beside(region: Mapping[str, Any], name: str, type_: str, value: Mapping[str, Any]) -> dict[str, Any]:
    span = {key: region["value"][key] for key in ("start", "end", "text")}
    return {"id": region["id"], "from_name": name, "to_name": "text", "type": type_, "value": {**span, **value}}


def _told(record: Mapping[str, Any]) -> dict[str, Any]:
    """What a record says beside its span."""
    return {name: record.get(name) for name in ("rule", "confidence", "doubt", *OWN[record["kind"]])}


def _tasks(path: Path) -> Iterator[tuple[str, dict[str, Any] | FormatError]]:
    """The tasks of a file: one a line, as we write them, or an array laid out in any way."""
    try:
        with path.open(encoding="utf-8-sig") as stream:
            by_line = stream.read(3).startswith(("[\n{", "[]"))
            if by_line:
                yield from json_lines(path)
                return
            stream.seek(0)
            tasks = json_value(stream.read())
    except ValueError as error:
        raise FormatError(f"{path}: not JSON in UTF-8 ({error})") from error
    except OSError as error:
        raise FormatError(f"{path}: {error.strerror or error}") from error
    for number, task in enumerate(tasks if isinstance(tasks, list) else [tasks], 1):
        where = f"{path.name}, task {number}"
        yield where, task if isinstance(task, dict) else FormatError(f"{where}: not a task of Label Studio's")


def _claims_of(task: Mapping[str, Any], where: str) -> list[Claim]:
    data = task["data"]
    predicted = {
        region["id"]: region
        for prediction in task.get("predictions") or ()
        if isinstance(prediction, dict)  # Label Studio's own export gives numbers here
        for region in prediction["result"]
        if region.get("type") == "labels"
    }
    found = []
    for annotation in task.get("annotations") or ():
        if annotation.get("was_cancelled"):
            continue
        by_region: dict[str, dict[str, Any]] = {}
        for part in annotation["result"]:
            by_region.setdefault(part["id"], {})[part["from_name"]] = part
        for id_, parts in by_region.items():
            if "label" in parts:
                who = _annotator(annotation.get("completed_by"))
                found.append(_claim(data, parts, predicted.get(id_), who, f"{where}, region {id_}"))
    return found


def _claim(
    data: Mapping[str, Any], parts: Mapping[str, Any], predicted: Mapping[str, Any] | None, annotator: str, where: str
) -> Claim:
    region = parts["label"]
    meta = region.get("meta") or {}
    record = _record(region)
    original, moved = meta.get("original"), False
    if predicted is not None and original is None:
        before = _record(predicted)
        moved = (before["start"], before["end"]) != (record["start"], record["end"])
        original = before if moved else None
    added = bool(meta.get("added"))
    edited = {name: record.get(name) for name in own_fields(record)} if original is not None or added else None
    choices = parts["state"]["value"]["choices"] if "state" in parts else [State.ACCEPTED]
    state = next((State(choice) for choice in choices if choice != _FLAGGED), State.UNDECIDED)
    decision = Decision(state, _FLAGGED in choices, _text(parts.get("note")), _text(parts.get("reason")), edited)
    return Claim(
        where, str(data.get("text_sha256") or ""), record, decision, article=str(data.get("article") or ""),
        text=data["text"], quote=region["value"].get("text"), reviewer=str(meta.get("reviewer") or annotator),
        decided_at=str(meta.get("decided_at") or ""), original=original, added=added,
        confirm=bool(meta.get("confirm")), moved=moved,
    )  # fmt: skip


def _record(region: Mapping[str, Any]) -> dict[str, Any]:
    value = region["value"]
    told = (region.get("meta") or {}).get("fact") or {}
    span = {"kind": value["labels"][0], "start": offset(value["start"]), "end": offset(value["end"])}
    return {**told, **span, "quote": value.get("text")}


def _text(part: Mapping[str, Any] | None) -> str:
    texts: Iterable[str] | str = part["value"]["text"] if part else ""
    return texts if isinstance(texts, str) else "\n".join(texts)


def _annotator(completed_by: Any) -> str:
    if isinstance(completed_by, dict):
        completed_by = completed_by.get("email") or completed_by.get("id")
    if isinstance(completed_by, str):
        return completed_by
    return "" if completed_by is None else f"label-studio-{completed_by}"
