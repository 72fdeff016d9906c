"""What a change is measured against: the basis in its clause, or one that governs it from further before."""

from bisect import bisect_right
from operator import itemgetter

from tui.facts.change import Before, basis_of, far_basis
from tui.facts.fact import Basis, Direction
from tui.facts.lazy import lazy
from tui.facts.paragraph import NEAR, Paragraph, Span
from tui.facts.quantity import Quantity

_TWO_BASES = lazy(
    r"分别[比较](?P<first>[^和，。]{1,12})和(?P<second>[^，。低高少多]{1,12}?)"
    r"(?:[低高快慢少多]|回落|收窄|扩大|加快|提高|下降|上升|减少|增加|上涨|下跌)"
)
_PARALLEL = lazy(r"其中|分|从|按|具体|此外")
_VIEW = lazy(r"(?:[从按由](?:与)?|(?<![一-鿿]))(同比|环比|年度?|月度?)(?:来|角度)?看")
_VIEWS = {"同": "yoy", "环": "mom", "年": "yoy", "月": "mom"}
"""What a paragraph looks at its changes by."""
_PULLS = ("拉动", "贡献")
"""What is given of a whole's growth was not so much a year before."""
_GAPS = ("points", "basis_points")
_MONTH = lazy(r"(?<![0-9—–至到-])([0-9]{1,2})月份?[末底]?$")
_YEAR = lazy(r"20\d\d(?=年)")
_YEAR_SAME = lazy(r"(20\d\d)年?(?:同期|全年|度)?$")
_QUARTERS = ("季", "Q")
_SINCE_JANUARY = ("今年以来", "年内", "年初以来", "年初至今", "今年来", "年至今")
_AGAIN = 8
_KIND = 2
"""How many characters at its end say of what kind an indicator is."""
_LEVELLED = "level"
"""The kind of a change whose level stands before."""
_SHORTEST = 5
_RATE_ONLY = lazy(r"，?(?:[升降增减涨跌]幅(?:为|达|约|约为)?|上升|下降|增长|增加|减少|上涨|下跌|提高|回落)?了?")
_KNOWN: dict[str, Basis] = {"yoy": "yoy", "mom": "mom", "qoq": "qoq", "ytd": "ytd"}


def known_basis(name: str | None) -> Basis | None:
    """The basis of that name, None where the contract has none."""
    return _KNOWN.get(name or "")


def is_gap(figure: Quantity) -> bool:
    """Whether a figure is in percentage or basis points."""
    return figure.unit is not None and figure.unit.kind in _GAPS


def by_sign(figure: Quantity, direction: Direction | None, basis: str | None) -> Direction | None:
    """The direction of a signed figure (同比-4%), where it is a change at all."""
    if direction is None and basis is None and not is_gap(figure):
        return None
    return "down" if figure.value < 0 else direction or "up"


class Bases:
    """The bases of a paragraph's figures, in reading order.

    `last` is where the figure before ends, with its direction and basis; `items` are the bases of the figures to come of
    a list that names one for each.
    """

    def __init__(self, paragraph: Paragraph, last: int) -> None:
        self._paragraph, self._text = paragraph, paragraph.text
        self._basis: str | None = None
        self._sentence = -1
        self._gap = -1, ""
        self._kinds: tuple[int, set[str]] = -1, set()
        self._views: list[tuple[int, str]] = []
        if paragraph.viewed:
            views = _VIEW.finditer(self._text, paragraph.start, last)
            self._views = [(view.end(), _VIEWS[view[1][0]]) for view in views]
        self.last: tuple[int, Direction | None, Basis | None] = -1, None, None
        self.items: list[Basis | None] = []

    def stated(self, figure: Quantity, before: Before, changes: bool, period: str, clause: int) -> str | None:
        """The basis that the figure's own clause names, "" for one that the contract has not; `period` are the words of
        the figure's time."""
        basis = before.basis
        if basis is None and (changes or figure.signed):
            basis = far_basis(self._text, max(clause, figure.start - NEAR), figure.start)
        if basis == "" and period:
            if _year_before(before.reference, period):
                return "yoy"
            if _month_before(before.reference, period):
                return "mom"
        return basis

    def note(self, figure: Quantity, basis: str, sentence: int) -> None:
        """Let the basis that a clause names govern what follows in its sentence."""
        if is_gap(figure):
            self._gap = sentence, basis
        elif basis and basis != "ytd":
            self._basis, self._sentence = basis, sentence

    def of_change(
        self, figure: Quantity, basis: str | None, direction: Direction, period: str, clause: int, sentence: int
    ) -> tuple[Basis | None, bool]:
        """The basis of a change in `direction`, whose clause states `basis`; and whether one is carried over."""
        carried = False
        if basis is None:
            basis = self._said_again(figure, direction) or self._compared_before(clause)
            if basis is not None:
                self.note(figure, basis, sentence)
        gap = is_gap(figure)
        if basis is None and self._views and not gap:
            view = bisect_right(self._views, figure.start, key=itemgetter(0))
            basis = self._views[view - 1][1] if view else None
        if basis is None and gap and self._gap[0] == sentence and not self._text.startswith(_PULLS, clause):
            basis = self._gap[1]
        elif basis is None and self._basis is not None and self._governs(sentence, clause):
            basis, self._sentence, carried = self._basis, sentence, True
        if basis == "mom" and period and any(mark in period for mark in _QUARTERS):
            basis = "qoq"
        if basis is None and period.endswith(_SINCE_JANUARY):
            basis = "ytd"
        return known_basis(basis), carried

    def of_two(self, start: int, end: int) -> Basis | None:
        """The basis of the first of two figures with one each (分别比一季度和上年同期…), the other to come; else None."""
        two = _TWO_BASES.search(self._text, start, end)
        if two is None:
            return None
        self.items = [known_basis(basis_of(two["second"]))]
        return known_basis(basis_of(two["first"]))

    def go_on(self, basis: Basis | None, name: Span | None, sentence: int, *, levelled: bool) -> Basis | None:
        """The basis of the sentence before for a change of the same kind (食品价格, 非食品价格), else `basis`. `name` is what
        changes, `levelled` says that its level stands before (销售额3亿元，下降5%), which is a kind, too."""
        if name is None:
            return basis
        governing, kinds = self._kinds
        kind = self._text[max(name[0], name[1] - _KIND) : name[1]]
        same = kind in kinds or (levelled and _LEVELLED in kinds)
        if basis is None and governing == self._sentence == sentence - 1 and same:
            basis, self._sentence = known_basis(self._basis), sentence
        if basis is not None and self._sentence == sentence:
            if governing != sentence:
                self._kinds = sentence, {kind}
            else:
                kinds.add(kind)
            if levelled:
                self._kinds[1].add(_LEVELLED)
        return basis

    def _said_again(self, figure: Quantity, direction: Direction) -> Basis | None:
        """The basis of the figure right before, where this one only says the same in another unit: …1.60点，降幅为1.64%."""
        end, last, basis = self.last
        if basis is None or last != direction or not 0 < figure.start - end <= _AGAIN:
            return None
        return basis if _RATE_ONLY.fullmatch(self._text, end, figure.start) else None

    def _compared_before(self, clause: int) -> str | None:
        """The basis that the clause before names for this one: 与上年同期相比，…; 新房价格环比持平，…."""
        if not self._text.endswith(("相比", "比较", "持平"), self._paragraph.start, clause - 1):
            return None
        earlier = self._paragraph.clause_at(clause - 1)
        return None if clause - earlier < _SHORTEST else far_basis(self._text, earlier, clause - 1) or None

    def _governs(self, sentence: int, clause: int) -> bool:
        """Whether the last basis holds on in a sentence: in its own, and in one that spells it out (其中, 分…看)."""
        if self._text.startswith(_PULLS, clause):
            return False
        if self._sentence == sentence:
            return True
        return (
            self._sentence == sentence - 1
            and _PARALLEL.match(self._text, *self._paragraph.sentence(sentence)) is not None
        )


def _month_before(reference: str, period: str) -> bool:
    """Whether what is compared with is the month before the period's: 较7月份 in 8月份."""
    earlier, later = _MONTH.search(reference), _MONTH.search(period)
    return earlier is not None and later is not None and int(later[1]) - int(earlier[1]) in (1, -11)


def _year_before(reference: str, period: str) -> bool:
    """Whether what is compared with is the same time of the year before the period's: 较2023年同期 in 2024年."""
    earlier, later = _YEAR_SAME.search(reference), _YEAR.search(period)
    return earlier is not None and later is not None and int(later[0]) - int(earlier[1]) == 1
