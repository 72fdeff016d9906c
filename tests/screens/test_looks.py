"""How the screens look, with facts made up so that a better rule does not change the picture."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.screens.articles import BODY
from tests.screens.pilots import settle
from tests.screens.snapshots import check
from tui.archive.catalog import Catalog
from tui.archive.listing import FileRow
from tui.archive.states import States
from tui.articles.document import Article
from tui.articles.files import ArticleFile
from tui.config import Config, Reading
from tui.facts.fact import Fact, Figure, Measure, Ticker
from tui.review.journal import Journal
from tui.screens.app import ZhupiApp

SEEDS = Path(__file__).parent.parent.parent / "seeds"

ENGLISH = """<p>The S&amp;P 500 rose 1.2% to 4,500.25 on Friday, its best day since March, while Tesla gained 5.8% after
the company said deliveries had reached 1.3 million.</p><p><strong>What analysts say</strong></p>
<p>“We see no reason to change our target,” one of them wrote; the Fed raised rates by 25 basis points.</p>"""


class Fixed(Catalog):
    """A catalogue whose facts are whatever the patterns below find."""

    def rows(self, ids: Sequence[int], states: States | None = None) -> list[FileRow]:
        return [row._replace(facts=0, undecided=0) for row in super().rows(ids, states)]

    def open(self, entry: ArticleFile) -> tuple[Article, list[Fact]]:
        article, _ = super().open(entry)
        text = article.text
        facts: list[Fact] = [
            Figure(start=m.start(), end=m.end(), quote=m[0], rule="figure.made_up", confidence=0.9, value="1", unit="%")
            for m in re.finditer(r"[\d.,]*\d(?:%|万亿元|亿元)", text)
        ]
        facts += [
            Measure(start=m.start(), end=m.end(), quote=m[0], rule="measure.made_up", action="支持", target=m[0][2:],
                    actor="上海海关")
            for m in re.finditer(r"(?:支持|推进|优化)[^，。；“”]{4,24}(?=[，。；])", text)
        ]  # fmt: skip
        facts += [
            Ticker(start=m.start(), end=m.end(), quote=m[0], rule="ticker.made_up", symbol="600648.SH", mic="XSHG",
                   name="外高桥", evidence=("publisher_link",), doubt="" if m[0] == "Tesla" else "inside a longer name")
            for m in re.finditer("外高桥|动力源|Tesla", text)
        ]  # fmt: skip
        return article, sorted(facts, key=lambda fact: (fact.start, fact.end))


def written(folder: Path, title: str, body: str) -> Path:
    (folder / "article.md").write_text(
        f"---\ntitle: '{title}'\ndate: Thu, 10 Feb 2022 05:41:52 GMT\n---\n<div>{body}</div>", encoding="utf-8"
    )
    return folder / "article.md"


@pytest.fixture(autouse=True)
def zone(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()


async def drawn(
    target: Path, journal: Path, size: tuple[int, int], keys: str = "", theme: str = "", reading: Reading | None = None
) -> str:
    app = ZhupiApp(Fixed(target), Journal(journal, "li"), config=Config(reading or Reading()))
    async with app.run_test(size=size) as pilot:
        app.theme = theme or app.theme
        await settle(pilot)
        for key in keys.split():
            await pilot.press(key)
            await settle(pilot)
        return app.export_screenshot(title="")


SEED_KEYS = "n n a n x n"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)], ids=lambda size: f"{size[0]}")
async def test_the_seed(tmp_path: Path, size: tuple[int, int]) -> None:
    check(await drawn(SEEDS, tmp_path / "j", size, SEED_KEYS), f"seed-{size[0]}")


async def test_a_table(tmp_path: Path) -> None:
    target = written(tmp_path, "排版的麻烦", BODY)
    check(await drawn(target, tmp_path / "j", (120, 40), "right_parenthesis " * 9), "table")


WIDE = [
    ["指标（亿元）", *(f"{year}年" for year in range(2013, 2024))],
    ["社会消费品零售总额", *(f"{year * 17 % 97},{year * 31 % 900 + 100}.{year % 10}" for year in range(2013, 2024))],
    ["同比", *(f"{year * 7 % 19}.{year % 10}%" for year in range(2013, 2024))],
    ["网上零售额", "—", *(f"{year * 13 % 89},{year * 29 % 900 + 100}" for year in range(2014, 2024))],
]


@pytest.mark.parametrize("tables", ["fold", "scroll"])
async def test_a_wide_table(tmp_path: Path, tables: str) -> None:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in WIDE)
    target = written(tmp_path, "十一年的数字", f"<p>各年数字如下。</p><table>{rows}</table><p>数据来源：示例。</p>")
    keys = "b shift+right shift+right" if tables == "scroll" else "b"
    picture = await drawn(target, tmp_path / "j", (120, 24), keys, reading=Reading(tables=tables))
    check(picture, f"wide-table-{tables}")


async def test_without_indent_and_blank_lines(tmp_path: Path) -> None:
    compact = Reading(indent=2, blank_lines=False, width=60)
    check(await drawn(SEEDS, tmp_path / "j", (120, 30), "b n", reading=compact), "no-blank-lines")
    check(await drawn(SEEDS, tmp_path / "j", (120, 30), "b n", reading=Reading(indent=0)), "no-indent")


async def test_reading_options(tmp_path: Path) -> None:
    check(await drawn(SEEDS, tmp_path / "j", (100, 24), "I enter down down enter"), "options")


async def test_an_english_article(tmp_path: Path) -> None:
    target = written(tmp_path, "Stocks rise", ENGLISH)
    check(await drawn(target, tmp_path / "j", (100, 24), "n n a"), "english")


async def test_search(tmp_path: Path) -> None:
    check(await drawn(SEEDS, tmp_path / "j", (100, 30), "slash 支 持 enter n"), "search")


async def test_contents(tmp_path: Path) -> None:
    target = written(tmp_path, "Stocks rise", ENGLISH)
    check(await drawn(target, tmp_path / "j", (100, 24), "t"), "contents")


async def test_zen(tmp_path: Path) -> None:
    check(await drawn(SEEDS, tmp_path / "j", (100, 30), "z"), "zen")


async def test_help(tmp_path: Path) -> None:
    check(await drawn(SEEDS, tmp_path / "j", (100, 24), "question_mark end"), "help")


@pytest.mark.parametrize("theme", ["zhupi-paper", "zhupi-contrast", "ansi-dark"])
async def test_themes(tmp_path: Path, theme: str) -> None:
    check(await drawn(SEEDS, tmp_path / "j", (100, 30), SEED_KEYS, theme), theme)
