"""Figures in English sentences: counted nouns, approximators, change, and numbers in words."""

import re
from decimal import Decimal

from tui.facts.fact import Approx, Basis, Direction
from tui.facts.lazy import lazy

_NOUN = lazy(
    r"(?P<phrase>(?:(?!(?:of|in|to|and|or|for|from|the|by|at|on|with|as|after|before|is|was|were|are|has|have|than|per|a|an|this|that|its|their|about|over|more"
    r"|least|last|next|first|years?|months?|weeks?|days?|hours?|minutes?|seconds?|quarters?|decades?)\b)[A-Za-z][a-z-]*+ ){0,2}"
    r"(?!(?:is|was|has|as|this|its|us|plus|versus|times|years|months|weeks|days|hours|minutes|seconds|quarters|decades|centuries|points|series|basis)\b)(?:[a-z-]{2,}s|people|staff|men|women|children|personnel|aircraft))\b"
)
_NOT_COUNTED = lazy(
    r"(?:\b(?:top|no|number|chapter|section|article|page|phase|class|grade|level|covid|version|route|highway|jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october"
    r"|november|december|fortune|s&p|in|since|of|from|by|until|during)[. ]*|[-/&])$",
    re.I,
)


def counted_noun(text: str, number: int, at: int) -> int | None:
    """Where the English noun that is counted ends (`2,000 employees`), None where none begins at `text[at]`."""
    noun = _NOUN.match(text, at, at + 48)
    if noun is None:
        return None
    before = text[max(0, number - 12) : number]
    if _NOT_COUNTED.search(before) and (
        not re.search(r"(?:of|from|by|in) $", before) or re.fullmatch(r"(?:19|20)\d\d", text[number : at - 1])
    ):
        return None
    return noun.end("phrase")


_APPROXIMATORS: dict[str, Approx] = {
    **dict.fromkeys(("about", "around", "approximately", "roughly", "nearly", "almost", "some", "close to", "an estimated", "circa", "near"), "about"),
    **dict.fromkeys(("over", "more than", "above", "exceeding", "at least", "greater than", "upwards of", "topped", "topping", "no less than", "not less than", "surpassing", "higher than", "in excess of", "exceeded", "surpassed"), "over"),
    **dict.fromkeys(("under", "less than", "below", "fewer than", "up to", "at most", "no more than", "not more than", "as little as", "lower than"), "under"),
}  # fmt: skip
_APPROX = lazy(rf"\b({'|'.join(sorted(_APPROXIMATORS, key=len, reverse=True))})(?: the| an?)? ?$", re.I)


def approx_before(text: str, at: int, low: int) -> tuple[Approx, int] | None:
    """The English approximator that ends at `text[at]`, and where it begins."""
    match = _APPROX.search(text, max(low, at - 24), at)
    if match is None or (match[1].lower() in _COMPARING and text.endswith(_IS, low, match.start(1))):
        return None
    return _APPROXIMATORS[match[1].lower()], match.start(1)


_COMPARING = ("lower than", "higher than")
"""With these a figure is compared (it was lower than $5 million), unless no verb stands before."""
_IS = ("was ", "were ", "is ", "are ")


_CHANGE = lazy(
    r"\b(?:(?P<up>(?<!taking )(?<!took )(?<!takes )(?<!making )(?<!made )up|rose|rises?|rising|risen|grew|grows?|growing|grown|gain(?:ed|s|ing)?|increas(?:ed|es?|ing)|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|surg(?:ed|es?|ing)|soar(?:ed|s|ing)?|advanc(?:ed|es?|ing)|rall(?:ied|ies|y|ying)"
    r"|add(?:ed|s|ing)|rebound(?:ed|s)?|expand(?:ed|s)?|growth|rais(?:ed|es?|ing)|improv(?:ed|es?|ing)|hik(?:ed|es?|ing)|widen(?:ed|s)?|tick(?:ed|s|ing) up|higher|spik(?:ed|es?)|popp(?:ed)|skyrocket(?:ed)?|accelerat(?:ed|es?))"
    r"|(?P<down>down|fell|falls?|falling|fallen|drop(?:ped|s|ping)?|declin(?:ed|es?|ing)|decreas(?:ed|es?|ing)|los(?:t|es|ing)|slid(?:es?)?|slump(?:ed|s|ing)?|shed|sheds|tumbl(?:ed|es?|ing)|plung(?:ed|es?|ing)|plummet(?:ed|s)?|retreat(?:ed|s)?|shr[aiu]nk|contract(?:ed|s)"
    r"|cut|cuts|cutting|lower(?:ed|s|ing)?|reduc(?:ed|es?|ing)|dipp(?:ed)|dips?|sank|sinks?|eas(?:ed|es)|narrow(?:ed|s)?|slipp(?:ed)|slips?|off|weaken(?:ed|s)?|slash(?:ed|es)?|crater(?:ed|s|ing)?|crash(?:ed|es|ing)?|div(?:ed|es|ing)|dove))"
    r"(?: (?:by|nearly|almost|about|around|roughly|approximately|more than|over|less than|another|an additional|an average|as much as|some|rates?|prices?|interest|the|of|its|their|benchmark|key|output|production|sharply|only|just|a further|an estimated))*(?P<to> to| from)? ?$",
    re.I,
)
_NOUN_CHANGE = lazy(
    r"(?:-| )?(?:of )?(?:rate |interest[- ]rate |price )?(?:year-on-year |annual(?:ized)? |monthly |quarterly |yoy |sharp |further )?(?:(?P<up>increase|rise|growth|gain|jump|surge|hike|advance|climb|rally|higher|more|up(?= ?[,.;]| on\b| for\b| at\b| from\b))s?|(?P<down>decrease|decline|drop|fall|cut|loss|reduction|slump|plunge|lower|less|fewer|down(?= ?[,.;]| on\b| for\b| at\b| from\b))s?)\b",
    re.I,
)
_OF_CHANGE = lazy(
    r"\b(?:(?P<up>increase|rise|growth|gain|jump|surge|hike)|(?P<down>decrease|decline|drop|fall|cut|loss|reduction))(?: rate)? of ?$",
    re.I,
)
_BASIS = lazy(
    r"(?P<yoy>year[- ]on[- ]year|year[- ]over[- ]year|\by[/-]?o[/-]?y\b|\by/y\b|(?:from|than|compared (?:with|to)|versus|over|above|below) (?:a |the )?(?:same (?:period|quarter|month) )?(?:a |of )?(?:last year|(?:the )?(?:previous|prior) year|year (?:earlier|ago|before))|a year earlier|a year ago|annually)"
    r"|(?P<mom>month[- ](?:on|over)[- ]month|\bm[/-]?o[/-]?m\b|\bm/m\b|(?:from|than) (?:the )?(?:previous|last|prior) month|a month earlier)"
    r"|(?P<qoq>quarter[- ](?:on|over)[- ]quarter|\bq[/-]?o[/-]?q\b|\bq/q\b|sequentially|(?:from|than) (?:the )?(?:previous|last|prior) quarter)|(?P<ytd>year[- ]to[- ]date|so far this year|for the year so far|this year)",
    re.I,
)
_TAKES_AMOUNTS = ("add", "los", "rais")
"""Verbs whose object a count or a sum may be; a rate or a price is what it changes by."""
_BASES: dict[str, Basis] = {"yoy": "yoy", "mom": "mom", "qoq": "qoq", "ytd": "ytd"}


def change(text: str, start: int, at: int, stop: int, end: int, amount: bool) -> tuple[Direction | None, Basis | None]:
    """The direction and basis of the figure `[at, stop)` in the clause `[start, end)` of English text.

    `amount` says that it is a count or a sum, which may be what is added, lost or raised: raised $5 million.
    """
    direction: Direction | None = None
    verb = _CHANGE.search(text, max(start, at - 80), at)
    if verb is not None and amount and " by" not in verb[0] and verb[0].lower().startswith(_TAKES_AMOUNTS):
        return None, None
    if verb is not None and verb["to"] is None:
        direction = "up" if verb["up"] else "down"
    elif verb is None and (noun := _OF_CHANGE.search(text, max(start, at - 40), at)):
        direction = "up" if noun["up"] else "down"
    if direction is None and (after := _NOUN_CHANGE.match(text, stop)):
        direction = "up" if after["up"] else "down"
    if direction is None:
        return None, None
    basis = _BASIS.search(text, stop, min(end, stop + 60)) or _BASIS.search(text, max(start, at - 60), at)
    return direction, _BASES[basis.lastgroup] if basis and basis.lastgroup else None


PRONOUNS = ("This", "That", "It", "They", "These", "it", "they")
"""Subjects that stand for what was named before."""

_SUBJECT = lazy(
    r"\b(?:was|were|is|are|has|had|have|will|reported|posted|rose|fell|grew|gained|lost|increased|decreased|dropped|declined|climbed|jumped|surged|soared|reached|hit|totall?ed|added|shed|slid|slumped|stood|came|advanced|tumbled"
    r"|plunged|slowed|eased|accelerated|quickened|picked|rebounded|recovered|widened|narrowed|shrank|contracted|expanded|edged|ticked|dipped|slipped|sank|averaged|should|could|would|might|went|up|down|of|to|at|by|from|raised|cut|delivered|sold|expects?|expected|said|shipped|recorded|produced|with|doubled|tripled|remained|amounted|exceeded|topped|edged|ended|closed|accounted|rises?|falls?|gains?|drops?|growing|rising|falling|compared|representing|surpassing|exceeding|beat|missed|peaked|rallied|traded|hovered|in the range|ranging|between)\b",
    re.I,
)
_OPENING = lazy(
    r"(?:[\s,;:—–“\"-]|\d[\d,.]*%?|\b(?:and|while|but|as|with|the|its|their|a|an|also|however|meanwhile|in|or|that|which|on|for|about|nearly|over|more|than|almost|around|to|of|by|at|from|up|down)\b)+",
    re.I,
)


def begins_anew(text: str, start: int, at: int) -> bool:
    """Whether something else is named between the figure before and the one at `at`."""
    return _ANEW.search(text, start, at) is not None


_ACTED_ON = lazy(
    r"\b(?:rais|hik|cut|lower|increas|reduc|lift|trim|slash|boost|bring|push|revis|enhanc|kept|keep|left|leav|held|maintain|retain|set|fix|put|return)[a-z]* "
    r"(?:down |up )?(?:its |the |their |his |her )*(?P<what>(?:U\.[SK]\. )?[A-Za-z][A-Za-z0-9&'’ -]{2,48}?)"
    r"(?:,(?: [^ ,.;]+){1,12},)?(?: unchanged| steady| stable| flat)?(?: (?:for|through|in) [^.,;]{2,60}?)?(?: unchanged| steady| anchored| pegged)? (?:by|to|from|at|between|in)(?: [a-z]+){0,3} ?$"
)


_NAMED = lazy(
    r"\b(?:an?|the|its|their|at an?) ([A-Za-z][A-Za-z -]{3,40}? (?:rate|yield|price|ratio|deficit|surplus|margin|balance|budget)) of(?: [a-z]+){0,2} ?$"
)
_NO_NAME = lazy(r"\b(?:growth|at|by|to|of|annual rate)\b")


_PREPOSED = 28
_MOVED = (" by", " to", " from", " at", " between", " in")


def acted_on(text: str, start: int, at: int) -> tuple[int, int] | None:
    """What is named right before the figure at `at` (an unemployment rate of 7.7%), or the object of a verb of change
    there: raised its key rates by 50 basis points."""
    near = text[max(start, at - _PREPOSED) : at]
    if " of" in near and (named := _NAMED.search(text, max(start, at - 60), at)) and not _NO_NAME.search(named[1]):
        return named.span(1)
    if not any(word in near for word in _MOVED):
        return None
    match = _ACTED_ON.search(text, max(start, at - 150), at)
    if match is None or _NO_OBJECT.match(match["what"]):
        return None
    return match.span("what")


_NO_OBJECT = lazy(r"(?:by|to|from|at|in|on|and|or|than|nearly|about)\b")
_PREPOSITIONS = ("of", "to", "at", "by", "from", "with")
_LABEL = lazy(r"(?:^|[,;.\n] ?|\b)(?:and |while |but )?(?!and |while |but )([A-Za-z][A-Za-z0-9 '&-]{2,40})$")


def label(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words before a colon at `end`: capital spending: down 12 percent."""
    match = _LABEL.search(text, max(start, end - 60), end)
    return None if match is None else match.span(1)


_STATED = lazy(r" (?:a |an )?([A-Za-z0-9&'’ -]{3,40}?) of\b")
_ANEW = lazy(r"\b(?:and|while|but|whereas|with|as)\b")


_TELLS = lazy(
    r"\b(?:said|says|expects?|expected|expecting|anticipates?|estimates?|estimated|forecasts?|predicts?|predicted|sees|believes?|project(?:s|ed)|show(?:s|ed))(?: that)? "
)
_TOLD_OF = frozenset(("it", "he", "she", "they", "this", "that", "its", "the"))
_OF_NAME = lazy(r"of (?:the )?[A-Z][\w&.'’-]*(?: (?:(?:of|&|and) )?[A-Z][\w&'’-]*){0,4}")
_ATTRIBUTE = lazy(r"\b(?:an?|the|another|its|their|this|that|his|her|proposed|planned|initial|new|record) $", re.I)
_NOUNS_BEHIND = lazy(
    r"[ -]((?:[a-z][a-z-]* ){0,2}?[a-z][a-z-]+)(?= (?:of|in|for|to|from|that|with|on|by|and|which|over|as|would|is|was|at|after|before|it|the|an?|will|has|had|could|between)\b|[,.;:)]|$)"
)
_IN_NOUNS = lazy(
    r" (?:in|of|worth of) ((?!(?:the|an?|its|their|his|her|early|late|extended|after|premarket|total|all|each|this|that|which|cash|fiscal|january|february|march|april|may|june|july|august|september|october|november|december)\b)"
    r"[a-z][a-z-]+(?: [a-z][a-z-]+)??)(?= (?:of|in|for|to|from|that|with|on|by|and|which|over|as|at|after|before|last|this|a|an|the|during|while|when|since|through)\b|[,.;:)]|$)"
)
_NO_NOUN = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "for",
        "to",
        "from",
        "that",
        "with",
        "on",
        "by",
        "and",
        "or",
        "over",
        "as",
        "at",
        "up",
        "down",
        "more",
        "less",
        "higher",
        "lower",
        "each",
        "per",
        "from",
        "compared",
        "from",
        "share",
    ]
)


def behind(text: str, low: int, at: int, stop: int) -> tuple[int, int] | None:
    """What an amount `[at, stop)` is of, named behind it: a $62 million settlement, $3 billion in revenue."""
    found = None
    if _ATTRIBUTE.search(text, max(low, at - 12), at):
        found = _NOUNS_BEHIND.match(text, stop)
    found = found or _IN_NOUNS.match(text, stop)
    if found is None or found[1].split(" ")[0] in _NO_NOUN or found[1].endswith("ed") or _NOUN_CHANGE.match(text, stop):
        return None
    return found.span(1)


def subject(text: str, start: int, at: int) -> tuple[int, int] | None:
    """The words before the verb of the clause `[start, at)`: what the figure measures."""
    for tells in [*_TELLS.finditer(text, start, at)][::-1]:
        told = subject_of(text, tells.end(), at)
        if told is not None and text[slice(*told)].lower() not in _TOLD_OF:
            return told
    return subject_of(text, start, at)


def subject_of(text: str, start: int, at: int) -> tuple[int, int] | None:
    """The words before the first verb of the clause `[start, at)`."""
    opening = _OPENING.match(text, start, at)
    begin = opening.end() if opening else start
    verb = _SUBJECT.search(text, begin, at)
    if verb is not None and verb[0].lower() == "of" and (later := _SUBJECT.search(text, verb.end(), at)):
        verb = later if later[0].lower() not in _PREPOSITIONS else verb
    if verb is None or verb.start() <= begin:
        return None
    if verb[0].lower() == "said" and (told := subject_of(text, verb.end(), at)) is not None:
        return told
    if verb[0].lower() in ("reported", "posted", "recorded") and (stated := _STATED.match(text, verb.end(), at)):
        return stated.span(1)
    end = verb.start()
    if verb[0] == "of" and (named := _OF_NAME.match(text, end, at)) is not None:
        end = named.end()
    if (spanned := _FOR_THE.search(text, begin, end)) is not None:
        end = spanned.start()
    if text.endswith((" of ", " in "), begin, end):
        end -= 4
    if (way := _IN_BETWEEN.search(text, begin, end)) is not None:
        end = way.start()
    if (moved := _MOVING.match(text, begin, end)) is not None:
        begin = moved.end()
    while end > begin and text[end - 1] in " ,":
        end -= 1
    return (begin, end) if 2 < end - begin <= 60 and not _MERE_VERB.fullmatch(text, begin, end) else None


_MERE_VERB = lazy(r"[a-z]+ing|increase|decrease|rise|drop|decline|gain|fall|jump|settle|close|finish|trade")


_IN_BETWEEN = lazy(r"(?: (?:also|now|still|already|then|later|recently|currently|only|just))+ ?$")
_MOVING = lazy(r"(?:send|push|lift|bring|tak|driv|drag|pull|leav|mak)ing (?:its |the |their |his |her )?")
"""What is moved is measured, and not that it is moved: sending|its stock down."""
_FOR_THE = lazy(
    r" (?:for|in|during) the (?:(?:first|second|third|fourth|last|past|same) )?(?:quarter|year|month|period)\b"
)
_PERIOD = lazy(
    r"\b(?:(?<=for )the (?:quarter|year|month)(?! (?:of|ago|before|earlier|ended))|(?:the )?(?:current|previous|last|next|this) (?:financial|fiscal) year(?: (?:19|20)\d\d(?:[-–/]\d\d)?)?|(?:the )?(?:first|second|third|fourth|last|past|previous|current|next) (?:quarter|half|year|month|week|fiscal year|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2}) (?:months|quarters|weeks))(?: of (?:19|20)\d\d| of last year| of this year)?|[QH][1-4](?: (?:19|20)\d\d)?"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2}(?:, )?)?(?: (?:19|20)\d\d)?(?!\w)|(?<!Russell )(?:fiscal |FY ?)?(?:19|20)\d\d(?:[-–]\d\d(?!\d))?|FY ?\d\d|(?:this|last) (?:year|quarter|month|week)|yesterday|today|Monday|Tuesday|Wednesday|Thursday|Friday)\b"
)
_COMPARED = lazy(r"(?:from|than|versus|compared (?:with|to)|since|over|below|above)(?: the)? $")


_BEHIND = lazy(
    r"(?:,? (?:year[- ]on[- ]year|year[- ]over[- ]year|on[- ]year|\([^()]{0,24}\)))?,? (?:in|for|during|as of|at the end of) "
)


def period(text: str, start: int, at: int, stop: int, end: int) -> tuple[int, int] | None:
    """The time that the figure `[at, stop)` holds for: right behind it, else the nearest before it in the sentence, else
    the first behind it."""
    behind = _BEHIND.match(text, stop, end + 1)
    if behind is not None and (own := _PERIOD.match(text, behind.end())) is not None:
        return own.span()
    before = [
        match
        for match in _PERIOD.finditer(text, max(start, at - 200), at)
        if not _COMPARED.search(text, max(0, match.start() - 20), match.start())
    ]
    if before:
        return before[-1].span()
    after = _PERIOD.search(text, at, min(end, at + 120))
    return None if after is None or _COMPARED.search(text, max(0, after.start() - 20), after.start()) else after.span()


_ONES = {word: value for value, word in enumerate(
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
)}  # fmt: skip
_TENS = {
    word: 10 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_NUMBER = rf"(?:{'|'.join([*_TENS, *list(_ONES)[1:]])}|a(?= (?:{'|'.join(_SCALES)})))(?:[- ](?:{'|'.join([*list(_ONES)[1:]])}))?(?: (?:and )?(?:{'|'.join([*_SCALES, *_TENS, *list(_ONES)[1:]])})\b)*"
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "tenth": 10,
    "fourth": 4,
    "eighth": 8,
}
WORDS = lazy(
    rf"\b(?=[0-9adefhnoqst])(?:(?P<times>doubled|tripled|trebled|quadrupled|quintupled)|(?P<points>(?:(?:an?|one|three)[- ])?(?:half|quarters?)(?:-| (?:of )?(?:an? )?)(?:full |percentage[- ])?points?)\b|(?P<split>\d{{1,3}})-for-(?P<one>\d{{1,2}})|(?<!first )(?<!last )(?<!past )(?<!next )(?P<above>one|two|three|four|five|a)[- ](?P<below>third|quarter|fifth|sixth|tenth|fourth|eighth|half)s?\b(?![- ](?:percentage[- ])?points?\b| (?:of )?(?:the )?(?:year|month|day|hour|quarter|century|19|20)|,| \d)"
    rf"|(?P<number>{_NUMBER})\b)",
    re.I,
)
_TIMES = {"doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "quintupled": 5}


def times_of(word: str) -> Decimal:
    """How many times a verb says: doubled → 2."""
    return Decimal(_TIMES[word.lower()])


def part_of(above: str, below: str) -> Decimal:
    """A fraction in words: two, third → 2/3."""
    return Decimal(_ONES.get(above.lower(), 1)) / _PARTS[below.lower()]


def number_of(words: str) -> Decimal | None:
    """A number in English words: three million two hundred → 3000200; None where it is none."""
    total = section = 0
    for word in re.split(r"[- ]+", words.lower()):
        if word in _ONES:
            section += _ONES[word]
        elif word in _TENS:
            section += _TENS[word]
        elif word == "hundred":
            section = (section or 1) * 100
        elif word in _SCALES:
            total, section = total + (section or 1) * _SCALES[word], 0
        elif word == "a":
            section = 1
        elif word != "and":
            return None
    return Decimal(total + section)
