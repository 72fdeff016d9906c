"""Scans: from nothing, again, after changes, stopped, killed, and over folders in which things go wrong."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from tests.archive.conftest import PARAGRAPHS, article, many
from tests.archive.contents import contents
from tui.archive.catalog import Catalog
from tui.archive.digest import Failed
from tui.archive.listing import FileRow
from tui.archive.progress import Phase, Progress
from tui.archive.query import parse
from tui.archive.scan import Moved, Rewritten
from tui.archive.schema import FileState
from tui.archive.task import Task
from tui.archive.worker import Reader
from tui.articles.files import LARGEST, ArticleFileError
from tui.facts import extract as rules

Open = Callable[[Path], Catalog]


def rows(catalog: Catalog) -> dict[str, FileRow]:
    return {row.identity: row for row in catalog.rows(catalog.ids())}


def found(catalog: Catalog, query: str) -> set[str]:
    parsed = parse(query)
    return {hit.article for hit in catalog.hits(parsed, catalog.search(parsed).ids)}


def test_a_scan_knows_every_article(catalog: Catalog) -> None:
    known = rows(catalog)
    assert list(known) == ["a 2.md", "a 10.md", "b.txt", "c.html", "二月/d.md", "二月/e.md"]
    assert known["a 10.md"].title == "港口吞吐量创新高"
    assert known["c.html"].title == "Plain page"
    assert known["b.txt"].date
    assert known["b.txt"].date.isoformat() == "2021-05-31T23:59:59+00:00"
    assert known["a 10.md"].facts > 3
    assert all(row.state is FileState.KNOWN and not row.error for row in known.values())
    entry = catalog.file(known["a 10.md"].id)
    assert entry
    article, facts = catalog.open(entry)
    assert known["a 10.md"].text_sha256 == article.text_sha256
    assert known["a 10.md"].facts == len(facts)


def test_an_article_that_is_known_opens_with_the_facts_that_the_rules_find(
    catalog: Catalog, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "ohne.txt").write_text(
        "没有标题，去年出口额达到2.38万亿元。\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    )
    catalog.update(workers=0)
    entries = [entry for id_ in catalog.ids() if (entry := catalog.file(id_))]
    found_now = {entry.identity: Catalog(folder).open(entry) for entry in entries}
    assert any(fact.why for _, facts in found_now.values() for fact in facts)
    monkeypatch.setattr(rules, "extract", None)  # nobody may ask them
    for entry in entries:
        assert catalog.open(entry) == found_now[entry.identity]
    (folder / "b.txt").write_text(article("改了", "深圳证券交易所将优化规则。"), encoding="utf-8")
    entry = next(entry for entry in entries if entry.identity == "b.txt")
    with pytest.raises(TypeError):  # not known: the rules are asked
        catalog.open(entry)


def test_workers_and_none_make_the_same_catalogue(tmp_path: Path) -> None:
    many(tmp_path / "archive", 40)
    made = []
    for workers in (0, 1, 3):
        catalog = Catalog(tmp_path / "archive", tmp_path / f"cache {workers}")
        assert catalog.update(workers=workers).whole
        made.append(contents(catalog))
    assert made[0] == made[1] == made[2]


def test_an_unchanged_archive_is_not_read_again(catalog: Catalog) -> None:
    reports: list[Progress] = []
    outcome = catalog.update(report=reports.append)
    assert (outcome.found.total, outcome.found.new, outcome.found.changed, outcome.found.gone) == (6, [], [], [])
    assert {report.phase for report in reports} == {Phase.NAMES, Phase.DONE}


def test_changes_are_read_and_what_is_gone_is_forgotten(catalog: Catalog, folder: Path, tmp_path: Path) -> None:
    (folder / "b.txt").write_text(article("新的", "深圳证券交易所将优化规则。"), encoding="utf-8")
    (folder / "f.md").write_text(article("又一篇", "第一段。"), encoding="utf-8")
    shutil.rmtree(folder / "二月")
    assert found(catalog, "证监会") == {"b.txt"}
    outcome = catalog.update(workers=0)
    assert (len(outcome.found.new), len(outcome.found.changed), len(outcome.found.gone)) == (1, 1, 2)
    assert set(rows(catalog)) == {"a 2.md", "a 10.md", "b.txt", "c.html", "f.md"}
    assert found(catalog, "证监会") == set()
    assert found(catalog, "证券交易所") == {"b.txt"}
    assert [row.path for row in catalog.folders()] == [""]
    fresh = Catalog(folder, tmp_path / "fresh")
    fresh.update(workers=0)
    assert contents(catalog) == contents(fresh)


def test_a_change_of_the_same_length_in_the_same_place_is_seen(catalog: Catalog, folder: Path) -> None:
    before = (folder / "b.txt").read_text(encoding="utf-8")
    (folder / "b.txt").write_text(before.replace("证监会", "银监会"), encoding="utf-8")
    catalog.update(workers=0)
    assert found(catalog, "银监会") == {"b.txt"}


def test_moved_and_copied_articles_are_recognised_by_content(catalog: Catalog, folder: Path) -> None:
    text = rows(catalog)["a 10.md"].text_sha256
    (folder / "a 10.md").rename(folder / "二月" / "moved.md")
    shutil.copy(folder / "b.txt", folder / "copy.txt")
    with catalog._reading() as db:
        before = set(db.execute("SELECT id, sha FROM texts"))
    outcome = catalog.update(workers=0)
    assert outcome.moved == (Moved("a 10.md", "二月/moved.md"),)
    assert rows(catalog)["二月/moved.md"].text_sha256 == text
    with catalog._reading() as db:
        assert set(db.execute("SELECT id, sha FROM texts")) == before
    assert found(catalog, "证监会") == {"b.txt", "copy.txt"}


def test_a_title_from_the_name_goes_with_the_name(folder: Path, catalog_of: Open) -> None:
    for name in ("第一.txt", "第二.txt", "页.html", "页.txt"):
        (folder / name).write_text("没有标题的一段。\n第二行。", encoding="utf-8")
    catalog = catalog_of(folder)
    catalog.update(workers=0)
    known = rows(catalog)
    assert [known[name].title for name in ("第一.txt", "第二.txt", "页.html")] == ["第一", "第二", "页"]
    (folder / "第一.txt").rename(folder / "第三.txt")
    catalog.update(workers=0)
    assert rows(catalog)["第三.txt"].title == "第三"
    assert found(catalog, "title:第三") == {"第三.txt"}
    assert found(catalog, "title:第一") == set()


def test_scanning_some_paths_is_enough_for_them(catalog: Catalog, folder: Path, tmp_path: Path) -> None:
    (folder / "二月").rename(folder / "三月")
    (folder / "new.md").write_text(article("新", "一段。"), encoding="utf-8")
    (folder / "b.txt").unlink()
    (folder / "untold.md").write_text(article("没人说起", "一段。"), encoding="utf-8")
    outcome = catalog.update_at({"二月", "三月", "new.md", "b.txt", "never.md"}, Event())
    assert set(outcome.moved) == {Moved("二月/d.md", "三月/d.md"), Moved("二月/e.md", "三月/e.md")}
    assert set(rows(catalog)) == {"a 2.md", "a 10.md", "c.html", "三月/d.md", "三月/e.md", "new.md"}
    assert catalog.update(workers=0).found.new
    fresh = Catalog(folder, tmp_path / "fresh")
    fresh.update(workers=0)
    assert contents(catalog) == contents(fresh)


def test_a_file_may_be_an_archive(folder: Path, catalog_of: Open) -> None:
    catalog = catalog_of(folder / "b.txt")
    assert catalog.update(workers=0).whole
    (row,) = catalog.rows(catalog.ids())
    assert row.identity == "b.txt"
    entry = catalog.file(row.id)
    assert entry
    assert entry.path == folder / "b.txt"
    assert catalog.id_of(entry) == row.id
    assert catalog.update_at({"b.txt"}, Event()).whole


def test_an_archive_that_is_away_loses_nothing(catalog: Catalog, folder: Path) -> None:
    folder.rename(folder.with_name("away"))
    with pytest.raises(ArticleFileError):
        catalog.update()
    assert len(rows(catalog)) == 6


def test_what_cannot_be_read_is_told_and_the_rest_is_read(folder: Path, catalog_of: Open) -> None:
    (folder / "binary.md").write_bytes(b"\x00\x01\x02" * 100)
    (folder / "empty.md").write_bytes(b"")
    (folder / "huge.txt").write_bytes(article("很大", "一段。").encode() + b" " * LARGEST)
    (folder / os.fsdecode(b"bad\xff.md")).write_text(article("坏名", "一段。"), encoding="utf-8")
    (folder / "circle").symlink_to(folder)
    os.mkfifo(folder / "pipe.md")
    catalog = catalog_of(folder)
    assert catalog.update(workers=0).whole
    known = rows(catalog)
    assert known["binary.md"].error == "a binary file, not text"
    assert known["empty.md"].state is FileState.KNOWN
    assert known["huge.txt"].warnings > 0
    assert known["bad\\xff.md"].title == "坏名"
    entry = catalog.file(known["bad\\xff.md"].id)
    assert entry
    assert catalog.open(entry)[0].title == "坏名"
    assert [problem.path for problem in catalog.problems()] == ["binary.md", "circle", "pipe.md"]
    assert all(problem.message and "\n" not in problem.message for problem in catalog.problems())
    again = catalog.update(workers=0)
    assert not (again.found.new)
    assert not (again.found.changed)


def test_what_became_a_link_is_not_followed(catalog: Catalog, folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "outside"
    secret.mkdir()
    for name in ("b.txt", "d.md", "e.md"):
        (secret / name).write_text(article("秘密", "秘密的一段。"), encoding="utf-8")
    entries = {row.identity: catalog.file(row.id) for row in catalog.rows(catalog.ids())}
    (folder / "b.txt").unlink()
    (folder / "b.txt").symlink_to(secret / "b.txt")
    shutil.rmtree(folder / "二月")
    (folder / "二月").symlink_to(secret)
    for name in ("b.txt", "二月/d.md"):
        entry = entries[name]
        assert entry
        with pytest.raises(ArticleFileError, match="link"):
            catalog.open(entry)
        task = Task(1, str(entry.path), entry.path.name, False, str(folder))
        assert Reader(None).answers([task]) == [Failed("a link; it was not followed", True)]
    assert catalog.update(workers=0).whole
    assert set(rows(catalog)) == {"a 2.md", "a 10.md", "c.html"}
    assert found(catalog, "秘密") == set()


def test_a_file_that_is_replaced_while_it_is_read_is_read_again(folder: Path, catalog_of: Open) -> None:
    catalog = catalog_of(folder)

    def replace(progress: Progress) -> None:
        if progress.phase is Phase.NAMES and not (folder / "b.old").exists():
            (folder / "b.txt").rename(folder / "b.old")
            (folder / "b.txt").write_text(article("换了", "另一段。"), encoding="utf-8")

    assert catalog.update(report=replace, workers=0).whole
    assert rows(catalog)["b.txt"].title == "换了"
    (folder / "b.txt").write_text(article("又换", "第三段。"), encoding="utf-8")
    assert catalog.update(workers=0).whole
    assert rows(catalog)["b.txt"].title == "又换"


@pytest.mark.parametrize("wanted", [None, lambda: []])
def test_titles_first_or_not_ends_with_the_same(
    tmp_path: Path, catalog_of: Open, wanted: Callable[[], list[int]] | None
) -> None:
    many(tmp_path / "archive", 130)
    (tmp_path / "archive" / "binary.md").write_bytes(b"\x00\x01\x02" * 100)
    catalog = catalog_of(tmp_path / "archive")
    assert catalog.update(wanted=wanted, workers=1).whole
    assert rows(catalog)["binary.md"].error == "a binary file, not text"
    assert rows(catalog)["binary.md"].state is FileState.BROKEN
    assert not catalog.update(wanted=wanted, workers=0).found.changed


def test_a_file_that_vanishes_before_it_is_read_is_told_and_then_forgotten(folder: Path, catalog_of: Open) -> None:
    catalog = catalog_of(folder)

    def vanish(progress: Progress) -> None:
        if progress.phase is Phase.NAMES:
            (folder / "b.txt").unlink(missing_ok=True)

    assert catalog.update(report=vanish, workers=0).whole
    assert rows(catalog)["b.txt"].error == "no such file or folder"
    (folder / "b.txt").write_text(article("wieder da", "一段。"), encoding="utf-8")
    catalog.update(workers=0)
    assert rows(catalog)["b.txt"].title == "wieder da"
    (folder / "b.txt").unlink()
    catalog.update(workers=0)
    assert "b.txt" not in rows(catalog)


def test_titles_come_first_and_what_is_looked_at_before_the_rest(tmp_path: Path, catalog_of: Open) -> None:
    many(tmp_path / "archive", 450)
    catalog = catalog_of(tmp_path / "archive")
    reports: list[Progress] = []
    looked_at: list[int] = []

    def report(progress: Progress) -> None:
        reports.append(progress)
        if not looked_at and progress.listed:
            looked_at.extend(list(catalog.ids())[-20:])

    assert catalog.update(report=report, wanted=lambda: looked_at, workers=1).whole
    phases = [report.phase for report in reports]
    assert phases.index(Phase.TITLES) < phases.index(Phase.TEXTS)
    titles = [id_ for report in reports if report.phase is Phase.TITLES for id_ in report.changed]
    texts = [id_ for report in reports if report.phase is Phase.TEXTS for id_ in report.changed]
    assert sorted(titles) == sorted(texts) == sorted(catalog.ids())
    assert set(titles[:20]) == set(looked_at)
    assert set(texts[:20]) == set(looked_at)
    last = [report for report in reports if report.phase is Phase.TEXTS][-1]
    assert (last.done, last.total) == (450, 450)
    assert reports[-1].phase is Phase.DONE


def test_what_comes_into_sight_later_is_not_read_twice(tmp_path: Path, catalog_of: Open) -> None:
    many(tmp_path / "archive", 60)
    catalog = catalog_of(tmp_path / "archive")
    looks: list[int] = []

    def wanted() -> list[int]:
        looks.append(1)
        return [] if len(looks) < 3 else list(catalog.ids())

    reports: list[Progress] = []
    assert catalog.update(report=reports.append, wanted=wanted, workers=2).whole
    read = [id_ for report in reports if report.phase is Phase.TEXTS for id_ in report.changed]
    assert sorted(read) == sorted(catalog.ids())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_tried_again_each_time(catalog: Catalog, folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    os.utime(folder / "b.txt", (1, 1))
    catalog.update(workers=0)
    assert "permission" in rows(catalog)["b.txt"].error
    (folder / "b.txt").chmod(0o600)
    catalog.update(workers=0)
    assert rows(catalog)["b.txt"].error == ""


def test_a_read_only_archive_is_read(folder: Path, catalog_of: Open) -> None:
    for path in [*folder.rglob("*"), folder]:
        path.chmod(0o500 if path.is_dir() else 0o400)
    before = sorted(folder.rglob("*"))
    try:
        assert catalog_of(folder).update(workers=2).whole
        assert sorted(folder.rglob("*")) == before
    finally:
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o700)


def test_a_correction_that_keeps_size_and_time_is_seen(catalog: Catalog, folder: Path) -> None:
    file = folder / "b.txt"
    catalog.update(workers=0)
    status = file.stat()
    data = file.read_bytes().replace("开放".encode(), "合作".encode())
    with file.open("r+b") as stream:
        stream.write(data)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (status.st_size, status.st_mtime_ns)
    catalog.update(workers=0)
    assert rows(catalog)["b.txt"].title == "合作"


def test_files_with_another_text_than_before_are_told(catalog: Catalog, folder: Path) -> None:
    before = {row.identity: row.text_sha256 for row in catalog.rows(catalog.ids())}
    (folder / "b.txt").write_text(article("开放", PARAGRAPHS[0]), encoding="utf-8")
    (folder / "a 2.md").write_text(article("另一个题目", *PARAGRAPHS[3:5]), encoding="utf-8")
    (folder / "c.html").write_text("", encoding="utf-8")
    (folder / "二月" / "d.md").rename(folder / "二月" / "f.md")
    outcome = catalog.update(workers=0)
    after = {row.identity: row.text_sha256 for row in catalog.rows(catalog.ids())}
    assert outcome.rewritten == (Rewritten(before["b.txt"], after["b.txt"]),), "neither new titles nor empty texts"
    assert catalog.update(workers=0).rewritten == ()
