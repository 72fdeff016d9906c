"""The rules by name: what each finds, and how often such a find was right.

A rule's confidence is the lower end of the Wilson 95 % interval over counted results (facts/data/rule_counts.json,
written by scripts/count_rules.py from gold facts): 20 right of 20 proves 0.84, not 1.
"""

import json
import math
from dataclasses import dataclass
from functools import cache
from typing import Any

from tui.facts.data_files import text_of

Z = 1.959964


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its stable `name` (`figure.money`), what it finds in one line, and a text with the quote it finds."""

    name: str
    summary: str
    example: str
    quote: str


@dataclass(frozen=True, slots=True)
class Count:
    """How finds of a rule were judged; `errors` are quotes of a few wrong ones."""

    right: int = 0
    wrong: int = 0
    errors: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many finds were judged."""
        return self.right + self.wrong


def wilson(right: int, total: int) -> tuple[float, float]:
    """Wilson's 95 % interval for a share of `right` in `total`; (0, 1) where nothing was counted."""
    if total == 0:
        return 0.0, 1.0
    share = right / total
    middle = share + Z * Z / (2 * total)
    spread = Z * math.sqrt(share * (1 - share) / total + Z * Z / (4 * total * total))
    scale = 1 + Z * Z / total
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def in_percent(share: float) -> str:
    """A bound in whole percents; from 99.5 on to a tenth, rounded down: only what is certain is called 100%."""
    return f"{math.floor(share * 1000) / 10}%" if 0.995 <= share < 1 else f"{share:.0%}"


@cache
def counted_articles() -> int:
    """How many annotated articles the counts come from."""
    return int(_counted().get("articles", 0))


@cache
def _counted() -> dict[str, Any]:
    text = text_of("rule_counts.json")
    return dict(json.loads(text))


@cache
def counts() -> dict[str, Count]:
    """Counted results by rule name; a doubtful find of a rule counts under `NAME?`."""
    rows = _counted()["rules"]
    return {name: Count(row["right"], row["wrong"], tuple(row["errors"])) for name, row in rows.items()}


@cache
def confidence_of(rule: str, doubtful: bool = False) -> float:
    """Lower bound of how often a find of `rule` is right, 0 where it was never counted."""
    count = counts().get(f"{rule}?" if doubtful else rule, Count())
    return round(wilson(count.right, count.total)[0], 3)
