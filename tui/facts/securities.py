"""The table of listed securities: by symbol, by name, and which name means which share on a given day.

It ships as data/securities.tsv.gz (made by scripts/build_securities.py from securities.csv and our own
data/securities_extra.csv): 16,001 securities and 20,188 names in 0.47 MB, ready in about 45 ms on first use.
Sources and licences stand in THIRD_PARTY.md.
"""

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date as Day
from datetime import timedelta
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from operator import itemgetter
from typing import NamedTuple

from tui.facts.data_files import data_of
from tui.facts.lazy import lazy
from tui.facts.word_search import WordSearch

MARKETS = ("SH", "SZ", "BJ", "HK", "US")
"""Markets in the order in which a company's listings are preferred: mainland, Hong Kong, America."""

_MARK = lazy(r"^(?:S?\*?ST|PT|退市)|退$")
_CORE = 2
"""So many characters of a name stand behind ST where it was cut short."""
_LEAD = timedelta(days=45)
_LAG = timedelta(days=60)
_NAMES_MOVED = "2023-10-18"
"""Day of the list by which former names are known to have been given up."""
_A_FORMER_NAME_HELD = "2022-01-01"
_GZIP = 16 + zlib.MAX_WBITS
"""Says to zlib that a header of gzip stands before the data: gzip's own module takes longer to load than to use."""
_MICS = {"SH": "XSHG", "SZ": "XSHE", "BJ": "BJSE", "HK": "XHKG", "US": "XXXX"}


class NameClass(StrEnum):
    """How much a name says by itself."""

    SURE = "s"
    """Nothing else is called so."""
    BRAND = "b"
    """A product known as its company's."""
    PHRASE = "p"
    """Could be an ordinary phrase (中国软件) or a short word: asks for some sign that the share is meant."""
    SHORT = "t"
    """A short form (平安) that is also an ordinary word: asks for such a sign too."""
    WORD = "w"
    """An ordinary word (机器人): asks for a plain sign."""
    SECTOR = "g"
    """A word that names a sector or its goods (机器人, 农产品): what moves may be that, even under a publisher's link."""
    PLACE = "l"
    """A place (连云港): asks for a plain sign."""
    MARKED = "x"
    """Two characters that stand only behind ST or *ST, or under a publisher's link."""
    ENGLISH = "e"
    """An English name that is no English word."""
    ENGLISH_WORD = "v"
    """An English name that is also a word (Target)."""
    ENGLISH_MANY = "m"
    """Several capitalised words from the register of American companies."""
    LONGER = "n"
    """No share: a longer name or word that holds one (平安夜)."""


_CLASSES = {name_class.value: name_class for name_class in NameClass}


@dataclass(frozen=True, slots=True)
class Security:
    """A listed security: `symbol` 600648.SH, `mic` as ISO 10383, `name` its short name at its exchange.

    `english` is its registered English name without Inc. and the like. `listed` and `until` are ISO dates, "" where unknown or still listed. `codes` are former symbols with the first
    day on which each no longer held; `former` are former short names.
    """

    symbol: str
    mic: str
    name: str
    english: str = ""
    listed: str = ""
    until: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    former: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """That of its symbol: securities are what names are looked up with."""
        return hash(self.symbol)

    @property
    def market(self) -> str:
        """SH, SZ, BJ, HK or US."""
        return self.symbol.rpartition(".")[2]

    def on(self, day: Day | None, called: str = "") -> "Security":
        """The security with the code and name of a day; `called` is how the text calls it."""
        symbol, name = self.symbol, self.name
        if day:
            for former, end in self.codes:
                if day.isoformat() < end:
                    symbol = former
                    break
        if called in self.former:
            name = called
        elif day and called != name and len(self.former) == 1 and day.isoformat() < _A_FORMER_NAME_HELD:
            name = self.former[0] if "ST" not in self.former[0] else name
        return self if (symbol, name) == (self.symbol, self.name) else replace(self, symbol=symbol, name=name)

    def is_listed(self, day: Day | None) -> bool:
        """Whether it was listed on a day, or about to be, or had just been; unknown dates count as listed."""
        if day is None:
            return not self.until
        # The calendar has a first and a last day, and headers name them.
        start, end = min(day, Day.max - _LEAD) + _LEAD, max(day, Day.min + _LAG) - _LAG
        return self.listed <= start.isoformat() and (not self.until or self.until >= end.isoformat())


class Match(NamedTuple):
    """A name found in a text, `text[start:end]`; `key` leads to what it means."""

    start: int
    end: int
    key: int


class Table:
    """All securities and their names."""

    def __init__(self, data: bytes) -> None:
        """Reads what scripts/build_securities.py wrote."""
        rows, names, meanings, words, namesakes, characters = zlib.decompress(data, _GZIP).decode().split("\f")
        self._rows = rows.split("\n")
        self._names = names.split("\n")
        self._meanings = meanings.split("\n")
        self._words = words
        self.characters = dict(zip(characters[::2], characters[1::2], strict=True))
        """Traditional characters of names, with the simplified ones."""
        self._simplified = {ord(one): other for one, other in self.characters.items()}
        self._traditional = re.compile(f"[{characters[::2]}]")
        pairs = (line.split("\t") for line in namesakes.split("\n"))
        self.namesakes = {name: lazy("|".join(map(re.escape, near.split("|")))) for name, near in pairs}
        """Names with the words near which something else of that name is meant."""
        self._row = lru_cache(maxsize=1 << 14)(self._read)
        self.resolve = lru_cache(maxsize=1 << 14)(self._resolve)
        """The security that a name means on a day, with that day's code; None where none was listed then.

        Of several listings the mainland's comes first, then Hong Kong's, then America's; of two companies the one
        that bore the name on that day, as far as the lists of 2020, 2023 and 2026 tell.
        """
        self._search = WordSearch(self._names)

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Common Chinese words of two characters."""
        words = self._words
        return frozenset(words[at : at + 2] for at in range(0, len(words), 2))

    @cached_property
    def _places(self) -> dict[str, int]:
        places: dict[str, int] = {}
        for number, row in enumerate(self._rows):
            places.setdefault(row.partition("\t")[0], number)  # a code given out anew means its bearer of today
        return places

    @cached_property
    def _by_former_code(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for number, row in enumerate(self._rows):
            if "<" in row:
                for former, _ in _codes(row.split("\t")[6]):
                    if former not in self._places:
                        found[former] = number
        return found

    @cached_property
    def _keys(self) -> dict[str, int]:
        return {name: key for key, name in enumerate(self._names)}

    @cached_property
    def mainland_names(self) -> dict[str, tuple[str, ...]]:
        """Short names of mainland shares, former ones too, without ST, by their first two characters."""
        found: dict[str, dict[str, None]] = {}
        for row in self._rows:
            cells = row.split("\t")
            if cells[0][-2:] in ("SH", "SZ", "BJ"):
                for name in (cells[2], *cells[7].split("|")):
                    bare = _MARK.sub("", name)
                    found.setdefault(bare[:2], {})[bare] = None
        return {start: tuple(names) for start, names in found.items()}

    def only_one(self, names: Iterable[str]) -> int | None:
        """The key of the mainland share that these names mean; None where they mean none or several."""
        keys = [key for name in names if (key := self._keys.get(name)) is not None]
        shares = {self._meanings[key][2:].partition(" ")[0].rstrip("f") for key in keys}
        return keys[0] if len(shares) == 1 else None

    @lru_cache(maxsize=1 << 10)  # noqa: B019  (there is one table)
    def under_mark(self, begun: str) -> int | None:
        """The key of the mainland share whose name begins so behind ST or XD, or else holds these characters in order."""
        names = [name for name in self.mainland_names.get(begun[:2], ()) if name.startswith(begun)]
        if not names and len(begun) == _CORE:
            scattered = re.compile(".{0,2}".join(begun))
            names = [name for group in self.mainland_names.values() for name in group if scattered.search(name)]
        return self.only_one(names)

    def _read(self, number: int) -> Security:
        symbol, mic, name, english, listed, until, codes, former = self._rows[number].split("\t")
        names = tuple(former.split("|")) if former else ()
        return Security(symbol, mic, name, english, listed, until, _codes(codes), names)

    def by_symbol(self, symbol: str) -> Security | None:
        """The security of a symbol, former ones included; None where the table lacks it."""
        number = self._places.get(symbol)
        if number is None:
            number = self._by_former_code.get(symbol)
        return None if number is None else self._row(number)

    def written(self, symbol: str) -> Security | None:
        """The security of a symbol under just that symbol, be it a former one; None where the table lacks it."""
        security = self.by_symbol(symbol)
        return replace(security, symbol=symbol) if security and security.symbol != symbol else security

    def may_mean(self, key: int, security: Security) -> bool:
        """Whether a name is one of a security's, by any of its codes."""
        return any(
            meant.symbol == security.symbol or security.symbol in {code for code, _ in meant.codes}
            for meant in self.meanings(key)
        )

    def simplified(self, text: str) -> str:
        """The text with the traditional characters of names simplified: same length, same offsets."""
        return text.translate(self._simplified) if self._traditional.search(text) else text

    def find(self, text: str) -> list[Match]:
        """Every name in a text, leftmost and longest, in order; no two overlap."""
        return [*map(Match._make, self._search.find(text))]

    def key_of(self, name: str) -> int | None:
        """The key of a name that is searched for."""
        return self._keys.get(name)

    def name_of(self, key: int) -> str:
        """The name of a key."""
        return self._names[key]

    def class_of(self, key: int) -> NameClass:
        """How much a name says by itself."""
        return _CLASSES[self._meanings[key][0]]

    def meanings(self, key: int) -> tuple[Security, ...]:
        """The securities that a name may mean, in the table's order."""
        return tuple(self._row(int(place.rstrip("f"))) for place in self._meanings[key][2:].split())

    def _resolve(self, key: int, day: Day | None) -> Security | None:
        choices = []
        for place in self._meanings[key][2:].split():
            security = self._row(int(place.rstrip("f")))
            if security.is_listed(day):
                given_up = place.endswith("f")
                since_then = day is not None and day.isoformat() >= _NAMES_MOVED
                took_it_over = not given_up and bool(security.former) and self._names[key] == security.name
                rank = (
                    MARKETS.index(security.market),
                    given_up if since_then or day is None else took_it_over,
                    security.symbol.startswith(("200", "900")),
                    security.mic in ("OTCM", "XXXX"),
                    -len(security.symbol),
                )
                choices.append((rank, security.symbol, security))
        return min(choices, key=itemgetter(0, 1))[2].on(day, self._names[key]) if choices else None


def _codes(cell: str) -> tuple[tuple[str, str], ...]:
    pairs = (code.partition("<") for code in cell.split("|") if code)
    return tuple((former, end) for former, _, end in pairs)


def unknown(symbol: str, name: str, mic: str = "") -> Security:
    """A security that the table lacks, as a text gives it."""
    return Security(symbol, mic or _MICS[symbol.rpartition(".")[2]], name)


@cache
def table() -> Table:
    """The table that ships, read on first use."""
    return Table(data_of("securities.tsv.gz"))
