"""What a query finds by going through every article, written without a look at how the catalogue does it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

LETTERS = [(0xC0, 0x2FF), (0x370, 0x58F), (0x1E00, 0x1FFF)]


@dataclass(frozen=True)
class Plain:
    """An article and its facts, as brute force looks at them."""

    path: str
    title: str
    text: str
    date: datetime | None
    categories: tuple[str, ...]
    facts: tuple[dict[str, Any], ...]


def same(char: str) -> str:
    """A character as it counts."""
    if 0xFF01 <= ord(char) <= 0xFF5E:
        char = chr(ord(char) - 0xFEE0)
    char = {"‘": "'", "’": "'", "“": '"', "”": '"', "ς": "σ"}.get(char, char)
    return char.lower() if len(char.lower()) == 1 else char


def in_word(char: str) -> bool:
    """Whether a character is part of a word or number."""
    if char in "×÷":
        return False
    return (char.isascii() and char.isalnum()) or any(low <= ord(char) <= high for low, high in LETTERS)


def stands_in(text: str, phrase: str, prefix: bool = False) -> bool:
    """Whether the phrase stands in the text: blanks as any blanks, words at its ends whole."""
    text = "".join(" " if char.isspace() else same(char) for char in text)
    phrase = "".join(" " if char.isspace() else same(char) for char in phrase).strip()
    text, phrase = " ".join(text.split()), " ".join(phrase.split())
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        begins = not in_word(phrase[0]) or at == 0 or not in_word(text[at - 1])
        ends = prefix or not in_word(phrase[-1]) or end == len(text) or not in_word(text[end])
        if begins and ends:
            return True
        at = text.find(phrase, at + 1)
    return False


Test = Callable[[Plain], bool]
FactTest = Callable[[dict[str, Any]], bool]


def words(phrase: str, prefix: bool = False) -> Test:
    return lambda plain: stands_in(plain.text, phrase, prefix) or stands_in(plain.title, phrase, prefix)


def in_title(phrase: str) -> Test:
    return lambda plain: stands_in(plain.title, phrase)


def in_category(phrase: str) -> Test:
    return lambda plain: any(stands_in(name, phrase) for name in plain.categories)


def in_path(part: str) -> Test:
    return lambda plain: part.lower() in plain.path.lower()


def in_month(month: str) -> Test:
    return lambda plain: plain.date is not None and plain.date.strftime("%Y-%m") == month


def has(*tests: FactTest) -> Test:
    """One fact that meets all of the tests."""
    return lambda plain: any(all(test(fact) for test in tests) for fact in plain.facts)


def kind(name: str) -> FactTest:
    return lambda fact: fact["kind"] == name


def unit(name: str) -> FactTest:
    return lambda fact: fact["kind"] == "figure" and fact["unit"].lower() == name.lower()


def value(meets: Callable[[float], bool]) -> FactTest:
    """For tests that hold from a bound on: one end of a range meets them if any value of it does."""
    return lambda fact: (
        fact["kind"] == "figure" and any(meets(float(end)) for end in (fact["value"], fact["high"]) if end)
    )


def symbol(name: str) -> FactTest:
    return lambda fact: fact["kind"] == "ticker" and name.upper() in (fact["symbol"], fact["symbol"].split(".")[0])


def named(field: str, phrase: str) -> FactTest:
    return lambda fact: stands_in(fact.get(field) or "", phrase)


def same_all(text: str) -> str:
    """A text's characters as they count."""
    return "".join(map(same, text))


def quotes(phrase: str, prefix: bool = False) -> FactTest:
    return lambda fact: stands_in(fact["quote"], phrase, prefix)


def both(tests: Iterable[Test]) -> Test:
    listed = list(tests)
    return lambda plain: all(test(plain) for test in listed)


def either(tests: Iterable[Test]) -> Test:
    listed = list(tests)
    return lambda plain: any(test(plain) for test in listed)


def no(test: Test) -> Test:
    return lambda plain: not test(plain)
