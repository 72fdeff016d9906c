"""Count how often each rule was right on gold facts, and write facts/data/rule_counts.json.

    python scripts/count_rules.py --scorer SCORE.PY --gold DIR --articles DIR

The scorer (the one of the contract) says where spans lie and when two facts are the same; finds that only touch gold
facts marked `may` count neither way. A doubtful find counts under `RULE?`: right where it is a fact all the same.
Finds that were judged otherwise are added, by their source: scripts/judged_finds.json.
"""

import argparse
import json
import runpy
from collections import defaultdict
from pathlib import Path
from typing import Any

from tui.archive.batch import records
from tui.articles.read import read

JUDGED = Path(__file__).parent / "judged_finds.json"
TARGET = Path(__file__).parent.parent / "tui" / "facts" / "data" / "rule_counts.json"


def count(scorer: dict[str, Any], gold: Path, articles: Path) -> dict[str, dict[str, Any]]:
    """Right and wrong finds by rule, with a few of the wrong quotes."""
    counts: dict[str, dict[str, Any]] = defaultdict(lambda: {"right": 0, "wrong": 0, "errors": []})
    for path in sorted(gold.rglob("*.gold.jsonl")):
        article = articles / path.name.removesuffix(".gold.jsonl")
        text, _ = scorer["article_text"](article)
        known = [(fact, scorer["locate_gold"](fact, text)) for fact in scorer["read_jsonl"](path)]
        for found in records(read(article)):
            span = scorer["locate_found"](found, text)
            if span is None:
                continue
            touching = [
                fact for fact, at in known if at and fact["kind"] == found["kind"] and scorer["shared"](at, span) > 0
            ]
            verdict = _verdict(scorer, touching, found)
            if verdict is None:
                continue
            row = counts[found["rule"] + ("?" if found["doubt"] else "")]
            row["right" if verdict else "wrong"] += 1
            if not verdict and len(row["errors"]) < 5:
                row["errors"].append(found["quote"])
    return counts


def _verdict(scorer: dict[str, Any], touching: list[dict[str, Any]], found: dict[str, Any]) -> bool | None:
    """Whether a find is right; None where gold leaves it open."""
    must = [fact for fact in touching if not fact.get("may") and fact.get("genuine", True)]
    if any(scorer["same_fact"](found["kind"], fact, found) for fact in must):
        return True
    return None if not must and any(fact.get("may") for fact in touching) else False


def main() -> None:
    """Read the arguments and write the counts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True)
    arguments = parser.parse_args()
    counts = count(runpy.run_path(str(arguments.scorer)), arguments.gold, arguments.articles)
    judged = json.loads(JUDGED.read_text(encoding="utf-8"))
    articles = len(list(arguments.gold.rglob("*.gold.jsonl")))
    for source in judged:
        articles += source["articles"]
        for rule, more in source["rules"].items():
            row = counts[rule]
            row["right"] += more["right"]
            row["wrong"] += more["wrong"]
            row["errors"] = [*row["errors"], *more["errors"]][:5]
    text = json.dumps({"articles": articles, "rules": dict(sorted(counts.items()))}, ensure_ascii=False, indent=1)
    TARGET.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
