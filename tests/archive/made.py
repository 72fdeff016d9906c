"""Catalogues of archives that are not there: as many files as one likes, known at once, without a file on disk."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from tui.archive.catalog import Catalog
from tui.archive.naming import Found
from tui.archive.progress import Phase, Progress
from tui.archive.scan import Outcome
from tui.archive.schema import FileState
from tui.archive.walk import ROOT, id_of, natural_key
from tui.articles.document import Article
from tui.articles.files import ArticleFile
from tui.articles.read import parse
from tui.facts.fact import Fact, Figure

SUBJECTS = (
    "港口吞吐量创新高",
    "海关支持保税维修",
    "“十四五”规划发布",
    "Fed holds rates steady",
    "券商业绩分化",
    "外贸稳中提质",
)
PLACES = ("上海", "深圳", "东莞", "浦东", "临港", "广州", "天津")
DAY = 86_400
START = 1_614_556_800
"""March 2021."""

TEXT = "<p>数据显示，2021年东海市外贸进出口总额达到2.38万亿元、增长13.9%，近千家企业受益。</p>"


class Made(Catalog):
    """A catalogue of `count` files in as many folders as `folders` says (1: the archive's own), which never changes."""

    def __init__(self, target: Path, place: Path, count: int, folders: int = 1) -> None:
        super().__init__(target, place)
        target.mkdir(parents=True, exist_ok=True)
        self._fill(count, folders)

    def _fill(self, count: int, folders: int) -> None:
        with self._using() as store, store.writing() as db:
            names = [""] if folders == 1 else [f"{number:03d}" for number in range(folders)]
            db.execute("INSERT INTO folders VALUES (?, NULL, '', ?)", (ROOT, b""))
            for name in names[: folders if folders > 1 else 0]:
                db.execute("INSERT INTO folders VALUES (?, ?, ?, ?)", (id_of(name), ROOT, name, natural_key(name)))
            db.execute("INSERT INTO categories VALUES (1, '金融', ''), (2, '公司', '')")
            db.executemany(
                "INSERT INTO texts (id, sha, variant, text_sha256, title, date, warnings, length, figures, measures,"
                " tickers) VALUES (?, ?, '', ?, '', NULL, 0, 500, ?, ?, ?)",
                ((n + 1, _sha(n), _sha(n), n % 7, n % 3, n % 5) for n in range(count)),
            )
            db.executemany("INSERT INTO text_categories VALUES (?, ?)", ((1 + n % 2, n + 1) for n in range(count)))
            db.executemany(
                "INSERT INTO files (id, folder, identity, key, size, mtime, inode, state, text, title, date)"
                f" VALUES (?, ?, ?, ?, ?, 0, 0, {int(FileState.KNOWN)}, ?, ?, ?)",
                (self._file(n, names[n % len(names)]) for n in range(count)),
            )

    def _file(self, n: int, folder: str) -> tuple[object, ...]:
        name = f"article_{n}.md"
        path = f"{folder}/{name}" if folder else name
        title = f"{PLACES[n % 7]}{SUBJECTS[n % 6]}（{n}）"
        date = START + (n * 7919) % 700 * DAY
        return id_of(path), id_of(folder), path, natural_key(name), 1000 + n % 9000, n + 1, title, date

    def update(
        self,
        stop: Event | None = None,
        report: Callable[[Progress], object] = lambda progress: None,
        wanted: Callable[[], Sequence[int]] | None = None,
        *,
        workers: int | None = None,
        background: bool = False,
    ) -> Outcome:
        report(Progress(Phase.DONE))
        return Outcome(whole=True, found=Found())

    def open(self, entry: ArticleFile) -> tuple[Article, list[Fact]]:
        article = parse(TEXT.encode(), entry.path.name)
        start = article.text.index("2.38万亿元")
        fact = Figure(
            start=start, end=start + 7, quote="2.38万亿元", rule="figure.made_up", value="2380000000000", unit="CNY"
        )
        return article, [fact]


def _sha(n: int) -> bytes:
    return n.to_bytes(32, "big")
