"""Make the compact table of securities that ships: tui/facts/data/securities.tsv.gz.

    python scripts/build_securities.py securities.csv dict.txt TSCharacters.txt

`securities.csv` has the columns market, code, symbol, exchange, name_zh, name_en, type, status, list_date,
former_codes, former_names, aliases, ambiguous ('|' parts values). `dict.txt` is jieba's dictionary: a word, its
frequency and its tag a line. `TSCharacters.txt` is OpenCC's: a traditional character and its simplified ones a line.
Our own additions are read from tui/facts/data/securities_extra.csv.

The result is text under gzip in six sections, parted by form feeds:
  1. securities, a line each: symbol, MIC, short name, English name, listed from, listed until, former codes
     (`835670.BJ<2025-10-09`, `|` between), former names (`|` between);
  2. names to be searched for, a line each, sorted;
  3. for each of those, in the same order: its class (a letter, see tui/facts/securities.py) and the line numbers in
     section 1 of the securities it may mean, `f` behind a number where it is that security's former name;
  4. common two-character words, run together;
  5. names with the words near which something else of that name is meant;
  6. traditional characters, each followed by the simplified one of names.
"""

import csv
import gzip
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

DATA = Path(__file__).parent.parent / "tui" / "facts" / "data"
MIC = {
    "SSE": "XSHG",
    "SZSE": "XSHE",
    "BSE": "BJSE",
    "HKEX": "XHKG",
    "NASDAQ": "XNAS",
    "NYSE": "XNYS",
    "CBOE": "BATS",
    "OTC": "OTCM",
}
BEIJING_RENUMBERED = "2025-10-09"
"""First day of the 920xxx codes for shares that had another code before."""
MAINLAND = ("XSHG", "XSHE")
IN_NO_LIST_SINCE = "2020-06-18"
"""Day of the oldest list of mainland shares: what neither it nor the newest one has had gone before."""
SHOUTED = 4
"""English names of more letters are searched for in capitals, too."""
HIDING = 3
"""A dictionary's word of at least this frequency hides a short name inside it: 爱尔 in 爱尔兰."""
SIMPLIFIED = 2000
"""A traditional character of words that are used so often is one of simplified texts as well: 乾, 著."""
COMMON = 200
"""A two-character word of at least this frequency in jieba's dictionary is common."""

_SHARE_CLASS = re.compile(r"[A-Z]{1,5}(-[A-C])?")
_RECEIPT = re.compile(r"[A-Z]{4}[YF]")
_FUND_CODE = re.compile(r"[A-Z]{4}X")
_COUNTER = re.compile(r"-(?:S?WR|R)$")
_MARKED = re.compile(r"(?:S?\*?ST|PT|退市)(?=[㐀-鿿A-Z])|S(?=[㐀-鿿])")
_DIVIDEND = re.compile(r"(?:XD|XR|DR)[㐀-鿿]")
_CLASS_SUFFIX = re.compile(r"(?:-(?:S?W|UW?|B|S|P)|[AB]股?|退)$")
_HONG_KONG_SUFFIX = re.compile(r"(?<=[㐀-鿿]{4})(?:集团控股|控股集团|控股|集团|国际|金融|股份)(?:-[SWB]+)?$")
_HAN = re.compile(r"[㐀-鿿]")
_CLASS_LETTER = re.compile(r"[㐀-鿿][AB]$")
_EN_SUFFIX = re.compile(
    r"[,.]?\s+(?:inc|incorporated|corp|corporation|co|company|companies|ltd|limited|plc|llc|lp|l\.p|n\.?v|s\.?a|ag|se"
    r"|asa|ab|group|holdings?|class [a-z]|trust|bancorp|cayman)\.?$",
    re.IGNORECASE,
)
_EN_STATE = re.compile(r"\s*(?:/\s*[A-Z]{2,4}\s*/?|\(.*?\)|\b(?:the)\b(?=\s*$))\s*$", re.IGNORECASE)
_EN_NAME = re.compile(r"[A-Z][A-Za-z&'-]+(?: (?:of|and|the|&|[A-Z][A-Za-z&'-]*))+")
_OF_FIRM = re.compile(r"(?:公司|集团|银行|股份|[车机鞋网酒股系版店])$")
_FUND = re.compile(r"\b(?:Fund|Funds|ETF|Etf|Acquisition|Income|Opportunities|Portfolio|Warrants?)\b")
_SMALL = {"Of", "And", "The", "For"}


@dataclass
class Row:
    """A security while it is put together."""

    symbol: str
    mic: str
    name: str
    english: str = ""
    listed: str = ""
    until: str = ""
    codes: list[str] = field(default_factory=list)
    former: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    """Name → how we came by it: short, former, alias, name, abbr, brand, english, english_word, english_many."""


def normal(name: str) -> str:
    """A name as the matcher sees text: full-width forms narrow, no blanks beside Chinese characters."""
    name = unicodedata.normalize("NFKC", name).strip()
    return re.sub(r"(?<=[㐀-鿿]) +| +(?=[㐀-鿿])", "", name)


def values(cell: str) -> list[str]:
    """The values of a cell that `|` parts."""
    return [normal(value) for value in cell.split("|") if value.strip()]


def wanted(row: dict[str, str]) -> bool:
    """Whether a row of the source is a share that an article may mention."""
    if row["market"] == "US":
        if row["name_zh"]:
            return bool(row["exchange"]) or not _RECEIPT.fullmatch(row["code"])
        known = row["exchange"] in ("NASDAQ", "NYSE", "CBOE")
        return known and bool(_SHARE_CLASS.fullmatch(row["code"])) and not _FUND_CODE.fullmatch(row["code"])
    if row["market"] == "HK":
        return not _COUNTER.search(row["name_zh"])
    return row["code"] != "201872"  # a B-share of Shenzhen, listed under Beijing by mistake


def hong_kong_short(name: str, words: frozenset[str]) -> str:
    """A Hong Kong name without 控股, 集团 and the like (耀才证券金融 → 耀才证券), "" where that is two plain words."""
    short = _HONG_KONG_SUFFIX.sub("", name)
    plain = {short[:2], short[2:4]} <= words or short.startswith("中国")
    return "" if short == name or plain else short


def read_rows(path: Path, words: frozenset[str]) -> dict[str, Row]:
    """The securities of the source, by symbol."""
    rows: dict[str, Row] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for raw in csv.DictReader(file):
            if not wanted(raw):
                continue
            mic = MIC.get(raw["exchange"], "XXXX")
            row = Row(raw["symbol"], mic, normal(raw["name_zh"]), english_short(raw["name_en"]))
            row.listed = raw["list_date"]
            if (
                raw["type"] == "stock"
                and raw["status"] != "listed"
                and row.mic in MAINLAND
                and "zvt" not in raw["source"]
            ):
                row.until = IN_NO_LIST_SINCE
            row.codes = [f"{code}.BJ<{BEIJING_RENUMBERED}" for code in values(raw["former_codes"])]
            row.former = [name for name in values(raw["former_names"]) if not _DIVIDEND.match(name)]
            if row.name:
                row.names[row.name] = "short"
            for name in row.former:
                row.names.setdefault(name, "former")
            b_share = raw["type"] == "b-share"  # its name without the B is the A-share's
            for name in () if b_share else values(raw["aliases"]):
                row.names.setdefault(name, "alias")
            if raw["market"] == "HK" and (short := hong_kong_short(row.name, words)):
                row.names.setdefault(short, "alias")
            if raw["market"] in ("HK", "US"):
                for name in english_names(row.english):
                    row.names.setdefault(name, "english_many")
            rows[row.symbol] = row
    return rows


def english_short(registered: str) -> str:
    """What a registered English name is known by: BANK OF AMERICA CORP /DE/ → Bank of America."""
    name = registered.strip()
    for _ in range(4):
        shorter = _EN_SUFFIX.sub("", _EN_STATE.sub("", name)).strip(" ,.")
        if shorter == name:
            break
        name = shorter
    words = [word.capitalize() if word.isupper() and len(word) > 3 else word for word in name.split()]
    words = [word.lower() if i and word.capitalize() in _SMALL else word for i, word in enumerate(words)]
    words = [word.capitalize() if word.isupper() and len(word) > 2 and _vowelled(word) else word for word in words]
    return " ".join(words)


def english_names(known_as: str) -> Iterator[str]:
    """The name, if it is one of two words or more that may be searched for."""
    if _EN_NAME.fullmatch(known_as) and len(known_as) >= 8 and not _FUND.search(known_as):
        yield known_as


def _vowelled(word: str) -> bool:
    return bool(re.search(r"[AEIOUY]", word))


@dataclass
class Extra:
    """Our own additions, beside what they change in the rows."""

    classes: dict[str, str] = field(default_factory=dict)
    longer: list[str] = field(default_factory=list)
    namesakes: dict[str, list[str]] = field(default_factory=dict)


def read_extra(path: Path, rows: dict[str, Row]) -> Extra:
    """Puts our additions into `rows`; gives the classes of names and the longer names."""
    extra = Extra()
    with path.open(encoding="utf-8", newline="") as file:
        for raw in csv.DictReader(file):
            kind, symbols, cell = raw["kind"], raw["symbol"].split("+"), values(raw["value"])
            if kind == "class":
                for name in cell:
                    if extra.classes.get(name) != "plain":
                        extra.classes[name] = symbols[0]
            elif kind == "namesake":
                extra.namesakes.setdefault(normal(symbols[0]), []).extend(cell)
            elif kind == "longer":
                extra.longer += cell
            elif kind in ("security", "past"):
                key = symbols[0] + ("@" if kind == "past" else "")  # the code is another's today
                row = rows.setdefault(key, Row(symbols[0], MIC[raw["exchange"]], cell[0]))
                row.mic = MIC[raw["exchange"]]
                row.name = row.name or cell[0]
                row.listed, row.until = raw["from"] or row.listed, raw["until"] or row.until
                for name in cell:
                    row.names.setdefault(name, "name")
            elif kind == "code":
                rows[symbols[0]].codes.append(f"{cell[0]}<{raw['until']}")
            elif kind == "listed":
                rows[symbols[0]].listed = raw["from"]
            else:
                if kind == "former":
                    rows[symbols[0]].former += cell
                elif kind == "short":
                    rows[symbols[0]].name = cell[0]
                for symbol in symbols:
                    for name in cell:
                        if rows[symbol].names.get(name) not in ("short", "former"):
                            rows[symbol].names[name] = kind
                        if kind == "name" and not rows[symbol].name:
                            rows[symbol].name = name
    return extra


def class_of(name: str, how: str, row: Row, extra: Extra, given: dict[str, str]) -> str:
    """The class letter of a name, or "" where it is not searched for."""
    letters = {"english": "e", "english_word": "v", "english_many": "m"}
    if how in letters:
        return letters[how]
    if not _HAN.search(name):
        return "e" if how in ("name", "brand") or row.symbol.endswith(".US") else "t" if how == "abbr" else ""
    override = extra.classes.get(name) or given.get(name, "")
    if override and not _CLASS_LETTER.search(name):
        return {"plain": "s", "phrase": "p", "word": "w", "sector": "g", "place": "l"}[override]
    if how == "brand":
        return "b"
    if how == "abbr":
        return "t"
    if how == "name" or row.symbol.endswith(".US"):
        return "s"
    if row.symbol.endswith(".HK"):
        return "s" if len(name) > 2 else "p"
    if len(name) == 2:
        return "x"
    return "s"


def forms(name: str, how: str) -> Iterator[tuple[str, str]]:
    """The forms under which a name is searched for, each with how we came by it."""
    if _DIVIDEND.match(name):
        return
    yield name, how
    if how == "english" and len(name) > SHOUTED:
        other = {name.upper(), name.replace(".com", ".Com"), name.capitalize() if name.isalpha() else name}
        for form in sorted(other - {name}):
            yield form, how
    core = _CLASS_SUFFIX.sub("", _MARKED.sub("", name))
    if name.endswith(("B", "B股")):
        return
    if core != name and len(core) > 1 and _HAN.search(name):
        yield core, "alias" if how in ("short", "former") else how


def collect_names(rows: dict[str, Row], extra: Extra, given: dict[str, str]) -> dict[str, tuple[str, list[str]]]:
    """Name → class letter and line numbers in order of the rows."""
    strength = "xtmvgwlpbes"
    found: dict[str, tuple[str, dict[int, str]]] = {}
    for number, row in enumerate(rows.values()):
        for name, how in row.names.items():
            for form, source in forms(name, how):
                letter = class_of(form, source, row, extra, given)
                if not letter or len(form) < 2:
                    continue
                best, places = found.get(form, ("x", {}))
                if letter == "x" != best:  # what is left of ST世茂 is a name in full of another
                    continue
                if best == "x" != letter:
                    places.clear()
                if {best, letter} in ({"e", "m"}, {"v", "m"}):  # chosen by hand: the register adds nothing
                    if letter == "m":
                        continue
                    places.clear()
                places.setdefault(number, "f" if source == "former" else "")
                found[form] = (max(best, letter, key=strength.index), places)
    for name, (letter, places) in found.items():
        first = found.get(name.split(" ")[0], ("", {})) if letter == "m" else ("", {})
        if first[0] == "e" and places.keys() <= first[1].keys():  # Spotify Technology is as sure as Spotify
            found[name] = ("e", places)
    names = {name: (letter, [f"{n}{mark}" for n, mark in places.items()]) for name, (letter, places) in found.items()}
    for name in extra.longer:
        names.setdefault(name, ("n", []))
    return names


def hiding_words(path: Path, names: dict[str, tuple[str, list[str]]]) -> Iterator[str]:
    """The dictionary's words that hold a short name and are no company's: 爱尔兰, 步步莲花."""
    short = {
        name for name, (letter, _) in names.items() if letter in "tpswgl" and len(name) in (2, 3) and _HAN.match(name)
    }
    for word, frequency, tag in _dictionary(path):
        if len(word) < 3 or frequency < HIDING or tag in ("nt", "nz") or _OF_FIRM.search(word) or word in names:
            continue
        if any(word[at : at + size] in short for size in (2, 3) for at in range(len(word) - size + 1)):
            yield word


def _dictionary(path: Path) -> Iterator[tuple[str, int, str]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            word, frequency, tag = line.split()
            yield word, int(frequency), tag


def simplified_characters(path: Path, names: Iterable[str], words: dict[str, int]) -> str:
    """Pairs of a traditional character and the simplified one that names are written with, run together; characters
    that simplified words use as well are left out."""
    of_names = set("".join(names))
    of_words: Counter[str] = Counter()
    for word, frequency in words.items():
        of_words.update(dict.fromkeys(word, frequency))
    pairs = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            traditional, _, simplified = line.strip().partition("\t")
            one = simplified.split(" ")[0]
            apart = traditional not in of_names and of_words[traditional] < SIMPLIFIED
            if len(traditional) == len(one) == 1 and one in of_names and apart:
                pairs.append(traditional + one)
    return "".join(sorted(pairs))


def two_character_words(path: Path) -> dict[str, int]:
    """The dictionary's words of two Chinese characters, with their frequencies."""
    return {
        word: frequency for word, frequency, _ in _dictionary(path) if len(word) == 2 and all(map(_HAN.match, word))
    }


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """Section 1."""
    for row in rows:
        cells = (row.symbol, row.mic, row.name, row.english, row.listed, row.until, "|".join(row.codes))
        yield "\t".join((*cells, "|".join(row.former)))


def main(source: str, dictionary: str, characters: str) -> None:
    """Writes the table."""
    words = two_character_words(Path(dictionary))
    rows = read_rows(Path(source), frozenset(words))
    with Path(source).open(encoding="utf-8", newline="") as file:
        given = {normal(raw["name_zh"]): raw["ambiguous"] for raw in csv.DictReader(file) if raw["ambiguous"]}
    extra = read_extra(DATA / "securities_extra.csv", rows)
    rows = dict(sorted(rows.items()))
    names = collect_names(rows, extra, given)
    names |= {word: ("n", []) for word in hiding_words(Path(dictionary), names)}
    names = dict(sorted(names.items()))
    sections = (
        "\n".join(lines(rows.values())),
        "\n".join(names),
        "\n".join(f"{letter} {' '.join(places)}" for letter, places in names.values()),
        "".join(sorted(word for word, frequency in words.items() if frequency >= COMMON)),
        "\n".join(f"{name}\t{'|'.join(words)}" for name, words in sorted(extra.namesakes.items())),
        simplified_characters(Path(characters), names, words),
    )
    target = DATA / "securities.tsv.gz"
    target.write_bytes(gzip.compress("\f".join(sections).encode(), 9, mtime=0))
    print(f"{target.name}: {len(rows)} securities, {len(names)} names, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
