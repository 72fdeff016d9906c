"""Measures in English sentences: what an authority, or a paper of policy, states, does or plans."""

from operator import attrgetter

from tui.articles.document import Article
from tui.facts.english_predicates import Act, Reader
from tui.facts.english_sentences import Word, officials, sentences, words_of
from tui.facts.english_subjects import Subject, joined, subject_at
from tui.facts.english_views import conditional, expected_behind, in_office, starts, stated_by_a_paper, told_by_others
from tui.facts.fact import Measure
from tui.facts.rules import Rule, confidence_of

RULES = (
    Rule(
        "measure.english",
        "an authority is the subject of an English sentence",
        "The Federal Reserve raised its benchmark rate by 25 basis points.",
        "raised its benchmark rate by 25 basis points",
    ),
    Rule(
        "measure.english_carried",
        "a pronoun, or a kind with an article, stands for the authority before: it, the agency",
        "The SEC fined the bank $5 million. It also ordered the bank to hire a monitor.",
        "ordered the bank to hire a monitor",
    ),
    Rule(
        "measure.english_provision",
        "a paper of policy is the subject: the rules, the bill",
        "The new rules would require banks to hold more capital.",
        "require banks to hold more capital",
    ),
)

_COMMON = (" the ", " to ", " of ", " in ", " by ", " on ", " a ", " for ", "The ")
"""Words that English text has, and Chinese text next to never."""
_LONG_WORDS = 12
"""English has a blank in fewer characters than this."""
_LONGEST = 160
"""Longer sentences, which are none, are read in pieces: what is looked up for each word looks over the whole."""
_LONGEST_NAME = 9
_LEAD = 4
"""Behind so few words and a comma a sentence still begins: Separately, it….; In addition, it…."""
_BANKS = (
    "Bank",
    "bank",
    "Reserve",
    "Fed",
    "ECB",
    "BoE",
    "BOE",
    "BoJ",
    "BOJ",
    "RBA",
    "RBI",
    "PBOC",
    "PBoC",
    "BoC",
    "HKMA",
)
"""What the name of an authority has in it for which the bank and the board may stand."""
_FAR = 7
"""So many sentences later, he may be anybody, and the bank any bank."""
_LANDS = ("country", "kingdom", "nation", "bloc")
_SAID = ("said", "says", "that")
"""What a speaker goes before whom a pronoun stands for; where that is an authority, its own predicate leads on to this."""
_HEARSAY = "somebody else expects it of the authority"


def find(article: Article) -> list[Measure]:
    """The measures of an article's English blocks, in reading order; they do not overlap."""
    text = article.text
    if " " not in text or not any(word in text for word in _COMMON):
        return []
    finder = _Finder(text)
    for block in article.blocks:
        size = block.end - block.start
        if block.alt_only or text.count(" ", block.start, block.end) * _LONG_WORDS < size:
            continue
        for start, end in sentences(text, block.start, block.end):
            sentence = words_of(text, start, end)
            for first in range(0, len(sentence), _LONGEST):
                finder.read(sentence[first : first + _LONGEST])
    return sorted(finder.found, key=attrgetter("start"))


class _Finder:
    """Gathers the measures of a text, sentence by sentence, and keeps in mind whom pronouns stand for."""

    def __init__(self, text: str) -> None:
        self.text, self.officials = text, officials(text)
        self.found: list[Measure] = []
        self.actor = self.person = ""
        """The authority of the sentence before, and the official that was named last."""
        self.since_person = self.since_bank = _FAR
        """How many sentences ago they, and a central bank, were named."""

    def read(self, sentence: list[Word]) -> None:
        """Adds the measures of a sentence."""
        reader = Reader(self.text, sentence)
        stated = stated_by_a_paper(sentence)
        named, taken, begun = "", 0, len(self.found)
        self.since_bank += 1
        self.since_person += 1
        for at in starts(sentence):
            if at < taken or (subject := subject_at(self.text, sentence, at, self.officials)) is None:
                continue
            subject = joined(self.text, sentence, subject)
            begins = at == 0 or (at <= _LEAD and not named and sentence[at - 1].low == ",")
            actor = self._actor(sentence, subject, named, begins=begins)
            if subject.again and not actor:
                continue
            if not subject.paper:
                named = actor
            taken = max(taken, subject.last)
            if conditional(sentence, at):
                continue
            expected = told_by_others(self.text, sentence, at, self.officials)
            told = stated or (
                at > 0
                and sentence[at - 1].low not in (",", "and", "but")
                and in_office(self.text, sentence, at, self.officials)
            )
            for act in reader.acts(subject.last, many=subject.many, paper=subject.paper, told=told):
                if expected and act.status != "done":
                    continue
                self.found.append(_measure(self.text, sentence, act, subject, actor))
                taken = act.end
        self.actor = named
        self._tell_by_the_way(sentence, reader, self.found[begun:])

    def _tell_by_the_way(self, sentence: list[Word], reader: Reader, known: list[Measure]) -> None:
        """Adds what a clause with which or who tells of an authority anywhere: the central bank, which raised rates.

        `known` are the sentence's other measures.
        """
        for at in range(2, len(sentence) - 1):
            if sentence[at].low not in ("which", "who") or sentence[at - 1].low != ",":
                continue
            subject = self._ending(sentence, at - 1)
            if subject is None or conditional(sentence, subject.first):
                continue
            expected = told_by_others(self.text, sentence, subject.first, self.officials)
            actor = self.text[sentence[subject.first].start : sentence[subject.last - 1].end]
            for act in reader.acts(at + 1, many=subject.many):
                measure = _measure(self.text, sentence, act, subject, actor)
                if (not expected or act.status == "done") and not any(
                    other.start < measure.end and measure.start < other.end for other in known
                ):
                    self.found.append(measure)
                    known.append(measure)

    def _ending(self, sentence: list[Word], end: int) -> Subject | None:
        """The authority whose name ends before the word `end`."""
        for first in range(max(0, end - _LONGEST_NAME), end):
            subject = subject_at(self.text, sentence, first, self.officials)
            if subject is not None and subject.last == end and not subject.again and not subject.paper:
                return subject
        return None

    def _actor(self, sentence: list[Word], subject: Subject, named: str, *, begins: bool) -> str:
        """Who acts; "" where the subject stands for nobody. `named` is who the sentence has named before.

        A pronoun that does not begin the sentence stands for nobody before it: AT&T said it will….
        """
        first = sentence[subject.first]
        before = named or (self.actor if begins or subject.paper else "")
        if subject.paper:
            return _issuer(self.text, sentence, subject) or before
        if subject.again and first.low in ("he", "she"):
            return self.person if self.since_person < _FAR else ""
        own = self.text[first.start : sentence[subject.last - 1].end]
        if subject.again:
            if first.low in ("it", "they"):
                return "" if subject.first and sentence[subject.first - 1].low in _SAID else before
            return own if self.since_bank < _FAR or (first.low in _LANDS and before) else ""
        if sentence[subject.last - 1].low in self.officials:
            self.person, self.since_person = own, 0
        if any(each in own for each in _BANKS):
            self.since_bank = 0
        return own


def _issuer(text: str, sentence: list[Word], subject: Subject) -> str:
    """Whose paper it is that is a subject: SEC's rule; "" where it does not say."""
    for word in sentence[subject.first : subject.last]:
        if word.low.endswith(("'s", "’s")):
            return text[sentence[subject.first].start : word.end - 2]
    return ""


def _measure(text: str, sentence: list[Word], act: Act, subject: Subject, actor: str) -> Measure:
    start, end = sentence[act.first].start, sentence[act.end - 1].end
    verb_end = sentence[act.object - 1].end
    rule = (
        "measure.english_provision"
        if subject.paper
        else "measure.english_carried"
        if subject.again
        else "measure.english"
    )
    hearsay = act.status == "planned" and expected_behind(sentence, act.end)
    return Measure(
        start=start,
        end=end,
        quote=text[start:end],
        rule=rule,
        confidence=confidence_of(rule, doubtful=hearsay),
        doubt=_HEARSAY if hearsay else "",
        why=(f"{actor} acts" if actor else "a paper of policy, its issuer not named",),
        action=text[sentence[act.verb].start : verb_end],
        target=text[verb_end:end],
        actor=actor or None,
        area=None,
        status=act.status,
    )
