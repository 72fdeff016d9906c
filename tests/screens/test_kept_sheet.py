"""Rules that are kept between starts: the same rules, and nothing else, whatever a file holds."""

import os
import pickle
from pathlib import Path

import pytest
from textual import widgets
from textual.app import App, ComposeResult
from textual.css.stylesheet import Stylesheet, StylesheetParseError

from tui.archive.catalog import Catalog
from tui.screens import kept_sheet
from tui.screens.app import ZhupiApp
from tui.screens.kept_sheet import MOST_FILES, KeptSheet, Source, read, write

PLACE = Path(kept_sheet.__file__).parent
TCSS = "\n".join((PLACE / name).read_text(encoding="utf-8") for name in ZhupiApp.CSS_PATH)


def css_of(sheet: Stylesheet) -> list[str]:
    return [repr((rule.selectors, rule.css, rule.styles.get_rules(), rule.is_default_rules)) for rule in sheet.rules]


def filled(sheet: Stylesheet, tcss: str = TCSS) -> Stylesheet:
    """A sheet with the rules of the app and with those of all that Textual brings."""
    sheet.add_source(tcss, read_from=("app.tcss", ""))
    for name in widgets.__all__:
        css = getattr(widgets, name).__dict__.get("DEFAULT_CSS", "")
        sheet.add_source(css, (name, "DEFAULT_CSS"), is_default_css=True, tie_breaker=-1, scope=name)
    return sheet


def variables(tmp_path: Path) -> dict[str, str]:
    return ZhupiApp(Catalog(tmp_path), None).get_css_variables()


def test_kept_rules_are_the_rules_that_textual_parses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = variables(tmp_path)
    first = KeptSheet(names, tmp_path / "styles")
    wanted = css_of(filled(Stylesheet(variables=names)))
    assert css_of(filled(first)) == wanted
    first.keep()
    monkeypatch.setattr(Stylesheet, "_parse_rules", None)  # nothing is parsed the next time
    assert css_of(filled(KeptSheet(names, tmp_path / "styles"))) == wanted


def test_other_variables_have_rules_of_their_own(tmp_path: Path) -> None:
    sheet = KeptSheet({"a": "red"}, tmp_path / "styles")
    sheet.add_source("Label { color: $a; }", read_from=("here", ""))
    red = css_of(sheet)
    sheet.keep()
    sheet.set_variables({"a": "blue"})
    sheet.reparse()
    assert css_of(sheet) != red
    sheet.set_variables({"a": "red"})
    sheet.reparse()
    assert css_of(sheet) == red
    other = KeptSheet({"a": "blue"}, tmp_path / "styles")
    other.add_source("Label { color: $a; }", read_from=("here", ""))
    assert css_of(other) != red


def test_the_rules_of_every_theme_are_kept(tmp_path: Path) -> None:
    sheet = KeptSheet({"a": "red"}, tmp_path)
    sheet.add_source("Label { color: $a; }", read_from=("here", ""))
    for colour in "red", "blue":
        sheet.set_variables({"a": colour})
        sheet.reparse()
        sheet.keep()
    assert len(list(tmp_path.iterdir())) == 2


def test_a_source_that_changed_is_parsed_and_its_old_rules_go(tmp_path: Path) -> None:
    for css in "Label { color: red; }", "Label { color: blue; }":
        sheet = KeptSheet({}, tmp_path)
        sheet.add_source(css, read_from=("here", ""))
        assert len(sheet.rules) == 1
        sheet.keep()
    (file,) = tmp_path.iterdir()
    assert [source.css for source in read(file)] == ["Label { color: blue; }"]


def test_an_error_leaves_the_rules_as_they_are_and_is_not_kept(tmp_path: Path) -> None:
    sheet = KeptSheet({}, tmp_path)
    sheet.add_source("Label { color: red; }", read_from=("here", ""))
    before = css_of(sheet)
    sheet.source[("there", "")] = sheet.source[("here", "")]._replace(content="Label { color: nonesuch; }")
    with pytest.raises(StylesheetParseError):
        sheet.reparse()
    assert css_of(sheet) == before
    sheet.keep()
    (file,) = tmp_path.iterdir()
    assert [source.read_from for source in read(file)] == [("here", "")]


class Evil:
    """What a file must not be able to do."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, ("done",)


@pytest.mark.parametrize(
    "held",
    [
        b"",
        b"\x80\x05nonsense",
        pickle.dumps([1, 2]),
        pickle.dumps({("a", "b"): []}),
        pickle.dumps({("a", ("b", ""), True, 0, ""): Evil()}),
        b"cbuiltins\ngetattr\n(cos\nmkdir\nVx\ntR.",
        b"ctextual.css.stylesheet\nos\n.",
        b"ctextual.css.stylesheet\nos.mkdir\n(Vdone\ntR.",
    ],
)
def test_a_file_that_holds_anything_else_is_passed_over(
    held: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "held"
    file.write_bytes(held)
    assert read(file) == {}
    assert list(tmp_path.iterdir()) == [file]


def test_few_files_are_kept(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 3):
        write(tmp_path / f"{number}.pickle", {Source("", ("", ""), False, number, ""): []})
    assert len(list(tmp_path.iterdir())) == MOST_FILES
    assert read(tmp_path / f"{MOST_FILES + 2}.pickle")


def test_a_folder_that_cannot_be_written_to_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    sheet = KeptSheet({}, tmp_path / "file" / "styles")
    sheet.add_source("Label { color: red; }", read_from=("here", ""))
    assert sheet.rules
    sheet.keep()


async def test_the_theme_still_changes(tmp_path: Path) -> None:
    app = ZhupiApp(Catalog(tmp_path), None)
    async with app.run_test() as pilot:
        first = app.screen.styles.background
        app.theme = "zhupi-paper"
        await pilot.pause()
        assert app.screen.styles.background != first
        app.theme = "zhupi-ink"
        await pilot.pause()
        assert app.screen.styles.background == first


async def test_a_screen_brings_its_rules(tmp_path: Path) -> None:
    class Plain(App[None]):
        def __init__(self) -> None:
            super().__init__()
            self.stylesheet = KeptSheet(self.get_css_variables())

        def compose(self) -> ComposeResult:
            yield widgets.Label("a")

    app = Plain()
    async with app.run_test() as pilot:
        await app.mount(widgets.Input())
        await pilot.pause()
        assert app.query_one(widgets.Input).styles.height is not None
