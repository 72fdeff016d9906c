"""A fact's fields as a form, checked by the contract (docs/facts.md), one clear line for each error.

    fields = form(current(case.fact, case.decision))           # what the form shows, every value as text
    result = checked(row, {field.name: typed, …}, article)     # on every change and on Enter
    if not result.errors:
        journal.record([edit(case, result.fields, accepted=True)])

Pure. What is typed may be written as people write it (2.38万亿, 1,234, sh600648, 元): the fields are in the contract's
form. `suggestions(article, row)` offers securities of the quote for the symbol.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, get_args

from tui.articles.document import Article
from tui.facts.fact import OWN, Approx, Basis, Direction, Status
from tui.facts.figures import decimal_text
from tui.facts.numerals import CHINESE, value_of
from tui.facts.securities import Security, table
from tui.facts.shadow import shadow_of
from tui.facts.unit_names import unit_named
from tui.facts.units import symbols
from tui.review.parsing import Fields, securities_of

MICS: dict[str, tuple[str, ...]] = {
    "SH": ("XSHG",),
    "SZ": ("XSHE",),
    "BJ": ("BJSE",),
    "HK": ("XHKG",),
    "US": ("XNAS", "XNYS", "XASE", "ARCX", "BATS", "IEXG", "OTCM", "XXXX"),
}
"""The exchanges of each market by ISO 10383; XXXX where it is not known."""

EVIDENCE = ("publisher_link", "publisher_keyword", "code", "cashtag", "name")
STATUSES: tuple[str, ...] = get_args(Status)

_CHOICES: dict[str, tuple[str, ...]] = {
    "approx": ("", *get_args(Approx)),
    "direction": ("", *get_args(Direction)),
    "basis": ("", *get_args(Basis)),
    "status": STATUSES,
}
_LABELS = {
    "value": ("Value", "a number: 2380000000000 or 2.38万亿"),
    "high": ("Upper end", "of a range, else empty"),
    "unit": ("Unit", "CNY, USD, %, pp, x, t, CNY/t; 1 for what is counted"),
    "counted": ("Counted", "what is counted, as written: 家"),
    "approx": ("Approximate", ""),
    "direction": ("Direction", "of a change"),
    "basis": ("Basis", "what a change is compared with"),
    "indicator": ("Indicator", "what is measured, in the text's words"),
    "period": ("Period", "the time it holds for, in the text's words"),
    "action": ("Action", "the head verb as written"),
    "target": ("Target", "what is acted on, as written"),
    "actor": ("Actor", "who acts, in the text's words"),
    "area": ("Area", "the heading above"),
    "status": ("Status", ""),
    "symbol": ("Symbol", "600648.SH, 00700.HK, AAPL.US"),
    "mic": ("Exchange", "ISO 10383: XSHG"),
    "name": ("Name", "the short name at the exchange"),
    "evidence": ("Evidence", ", ".join(EVIDENCE)),
}
_FROM_TEXT = ("indicator", "period", "actor", "area")
_NEEDED = ("value", "unit", "action", "status", "symbol", "mic", "name")
_DIGITS = re.compile(r"[0-9]{1,30}(?:\.[0-9]{1,12})?")
_DECIMAL = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,12})?")
_WRITTEN = re.compile(rf"[0-9]{{0,15}}(?:\.[0-9]{{1,12}})?[{CHINESE}]{{1,15}}(?:点[{CHINESE}]{{1,8}})?")
_MOST = 200
_SYMBOL = re.compile(r"[0-9]{6}\.(?:SH|SZ|BJ)|[0-9]{5}\.HK|[A-Z][A-Z0-9]{0,5}(?:-[A-Z]{1,2})?\.US")
_LOOSE_SYMBOL = re.compile(r"(?P<before>SH|SZ|BJ|HK)?(?P<code>[0-9]{1,6})(?:\.(?P<after>SH|SZ|BJ|HK|SS))?")


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of the form: its value as text, `choices` where only these are allowed ("" is none), a hint in a line."""

    name: str
    label: str
    value: str
    choices: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a form holds: the fields in the contract's form, and one line for each field that is wrong, by name."""

    fields: Fields
    errors: dict[str, str]


class _WrongError(ValueError):
    """The line that says what is wrong with a field."""


def form(row: Mapping[str, Any]) -> list[FormField]:
    """The fields of a record's kind in the contract's order."""
    return [
        FormField(name, _LABELS[name][0], as_text(row.get(name)), choices_of(row, name), _LABELS[name][1])
        for name in OWN[row["kind"]]
    ]


def as_text(value: object) -> str:
    """A field's value as the form shows it."""
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def choices_of(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The values that a field may have, empty where it is free."""
    if name == "mic":
        return MICS.get(str(row.get("symbol", "")).rpartition(".")[2], ())
    return _CHOICES.get(name, ())


def suggestions(article: Article, row: Mapping[str, Any]) -> list[Security]:
    """The securities that the quote of a ticker may mean, likeliest first."""
    return securities_of(article, row["start"], row["end"])


def checked(row: Mapping[str, Any], typed: Mapping[str, str], article: Article) -> Checked:
    """Check what was typed over a record; fields that were not typed keep their value.

    A new symbol brings its exchange and name along, where these were not typed as well.
    """
    kind = row["kind"]
    fields: Fields = {name: row.get(name) for name in OWN[kind]}
    errors: dict[str, str] = {}
    for name in OWN[kind]:
        text = " ".join(typed.get(name, "").split())
        if name not in typed or text == as_text(row.get(name)):
            continue
        try:
            fields[name] = _read(name, text, row, article)
        except _WrongError as error:
            errors[name] = f"{_LABELS[name][0]}: {error}"
    if kind == "ticker":
        _bring_along(row, fields)
    for name, line in _together(kind, fields, row).items():
        errors.setdefault(name, line)
    return Checked(fields, errors)


def _read(name: str, text: str, row: Mapping[str, Any], article: Article) -> object:
    if not text:
        if name in _NEEDED:
            raise _WrongError("must not be empty")
        return [] if name == "evidence" else "" if name == "target" else None
    if len(text) > _MOST and name != "target":
        raise _WrongError(f"more than {_MOST} characters")
    if name in ("value", "high"):
        return _number(text)
    if name == "unit":
        return _unit(text)
    if name in _CHOICES and text not in _CHOICES[name]:
        raise _WrongError(f"“{text}” is none of {', '.join(choice for choice in _CHOICES[name] if choice)}")
    if name == "symbol":
        return symbol_of(text)
    if name == "evidence":
        return _evidence(text)
    if name in _FROM_TEXT and text not in article.text:
        raise _WrongError(f"“{text}” does not stand in the text")
    if name in ("action", "target") and text not in row["quote"]:
        raise _WrongError(f"“{text}” does not stand in “{row['quote']}”")
    return text


def _number(text: str) -> str:
    """A number in the contract's form: an optional minus, digits, a point."""
    plain = shadow_of(text).replace(",", "").replace(" ", "")
    sign, plain = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
    value = Decimal(plain) if _DIGITS.fullmatch(plain) else value_of(plain) if _WRITTEN.fullmatch(plain) else None
    if value is None:
        raise _WrongError(f"“{text}” is no number (2380000000000 or 2.38万亿)")
    return decimal_text(-value if sign else value)


def _unit(text: str) -> str:
    base, _, per = text.partition("/")
    unit = unit_named(text)
    if unit is not None and (not per or (len(per) <= 8 and not per.isspace())):
        return unit
    near = get_close_matches(base, symbols(), 3, 0.5)
    raise _WrongError(f"“{text}” is no unit" + (f"; did you mean {', '.join(near)}?" if near else ""))


def symbol_of(text: str) -> str:
    """A symbol in the contract's form, from what people write: sh600648, 700.hk, 600648, aapl. Raises ValueError."""
    plain = shadow_of(text).upper().replace(" ", "").removeprefix("$")
    if _SYMBOL.fullmatch(plain):
        return plain
    loose = _LOOSE_SYMBOL.fullmatch(plain)
    if loose is not None:
        market = (loose["before"] or loose["after"] or "").replace("SS", "SH")
        code = loose["code"].zfill(5) if market == "HK" or (not market and len(loose["code"]) == 5) else loose["code"]
        markets = [market] if market else ["HK"] if len(code) == 5 else ["SH", "SZ", "BJ"]
        fitting = [name for name in (f"{code}.{one}" for one in markets) if _SYMBOL.fullmatch(name)]
        listed = [name for name in fitting if table().written(name)]
        if listed or (market and fitting):
            return (listed or fitting)[0]
    if plain.isalpha() and table().written(f"{plain}.US"):
        return f"{plain}.US"
    raise _WrongError(f"“{text}” is no symbol (600648.SH, 000001.SZ, 430047.BJ, 00700.HK, AAPL.US)")


def _evidence(text: str) -> list[str]:
    signs = re.split(r"[,，;\s]+", text.strip(",， "))
    wrong = [sign for sign in signs if sign not in EVIDENCE]
    if wrong:
        raise _WrongError(f"“{wrong[0]}” is none of {', '.join(EVIDENCE)}")
    return [sign for sign in EVIDENCE if sign in signs]


def _bring_along(row: Mapping[str, Any], fields: Fields) -> None:
    if fields["symbol"] == row.get("symbol"):
        return
    security = table().written(str(fields["symbol"]))
    market = str(fields["symbol"]).rpartition(".")[2]
    if fields["mic"] == row.get("mic"):
        fields["mic"] = security.mic if security else MICS[market][0] if len(MICS[market]) == 1 else fields["mic"]
    if fields["name"] == row.get("name") and security:
        fields["name"] = security.name


def _together(kind: str, fields: Fields, row: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with fields that are right one by one."""
    errors: dict[str, str] = {}
    if kind == "figure":
        if fields["high"] is not None and _below(fields["high"], fields["value"]):
            errors["high"] = "Upper end: below the value"
        if fields["counted"] and fields["unit"] != "1":
            errors["counted"] = "Counted: only what is counted, with unit 1, has it"
    elif kind == "ticker":
        mics = MICS.get(str(fields["symbol"]).rpartition(".")[2], ())
        if fields["mic"] not in mics and fields["symbol"]:
            errors["mic"] = f"Exchange: {fields['symbol']} is traded at {' or '.join(mics)}"
        if not fields["name"]:
            errors["name"] = "Name: must not be empty"
    elif str(fields["action"]) not in row["quote"]:
        errors["action"] = f"Action: “{fields['action']}” does not stand in “{row['quote']}”"
    return errors


def _below(high: str, value: str) -> bool:
    return bool(_DECIMAL.fullmatch(high) and _DECIMAL.fullmatch(value)) and Decimal(high) < Decimal(value)
