"""Penalties told in the passive, without who imposes them: 被处以罚款…."""

from tui.facts import policy_words as w
from tui.facts.clauses import Part
from tui.facts.predicates import Head, Reader

_VERBS = (
    "处以",
    "罚款",
    "罚没",
    "处罚",
    "没收",
    "警告",
    "责令",
    "立案",
    "吊销",
    "撤销",
    "公开谴责",
    "通报批评",
    "出具警示函",
    "采取",
)
_YET = "将会可应"
"""What before 被 says that the penalty is only to come."""


def punished(reader: Reader, first: int, part: Part) -> Head | None:
    """The verb of the penalty behind 被 in `part`, whose words begin at token `first`; None where there is none."""
    end = part[1]
    text, tokens = reader.text, reader.tokens
    for n in range(first, len(tokens)):
        _, begin, stop = tokens[n]
        if begin >= end:
            return None
        if text[begin:stop] == "被":
            head = reader.read(n + 1, stop, end, True)
            if not (isinstance(head, Head) and text.startswith(_VERBS, head.verb)):
                return None
            head.status |= w.PLANNED if text[begin - 1] in _YET else w.DONE
            return head
    return None
