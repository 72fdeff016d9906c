"""Reading numerals: Arabic (1,234.5), Chinese (二点三八万亿, 壹佰), and both mixed (3千5百万). Input is a shadow's text.

A numeral is read to a Decimal. Vague ones (几十, 数百), bare strings of Chinese digits (二〇二一) and those too long
to be a quantity have no value.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from tui.facts.lazy import lazy

DIGITS = {
    digit: value
    for value, digits in enumerate(["零〇", "一壹", "二两贰", "三叁叄", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"])
    for digit in digits
}
SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
TENS = {"廿": 20, "卅": 30, "卌": 40}
VAGUE = frozenset("几数")
CHINESE = "零〇一二两三四五六七八九十百千万亿兆廿卅卌几数壹贰叁叄肆伍陆柒捌玖拾佰仟"
BANK = frozenset("壹贰叁叄肆伍陆柒捌玖拾佰仟")
"""The forms that banks write; in other words some of them are names (大陆, 队伍)."""

LONGEST = 40
"""A numeral of more characters is no quantity."""

_BIG = 10**4
_PLAIN = lazy(r"[0-9]++(?:\.[0-9]++)?")
_ARABIC = lazy("[0-9]")
_PART = lazy(r"[0-9][0-9, ]*(?:\.[0-9]+)?|.", re.S)
DIGIT_WORDS = "".join(DIGITS).replace("两", "")
"""The digits that may stand behind 点."""

_CHINESE_DECIMAL = lazy(rf"点[{DIGIT_WORDS}0-9]+")


def value_of(numeral: str) -> Decimal | None:
    """The value of a numeral, None where it has none."""
    if numeral in _SINGLE:
        return _SINGLE[numeral]
    if len(numeral) > LONGEST:
        return None
    if "0" <= numeral[:1] <= "9" and _PLAIN.fullmatch(numeral):
        return Decimal(numeral)
    decimals = _CHINESE_DECIMAL.search(numeral) if "点" in numeral else None
    if decimals is None:
        return _evaluate(_PART.findall(numeral) if _ARABIC.search(numeral) else numeral, Decimal(0))
    digits = "".join(str(DIGITS.get(digit, digit)) for digit in decimals[0][1:])
    tail = numeral[decimals.end() :]
    if any(part not in SCALES for part in tail):
        return None
    whole = _evaluate(_PART.findall(numeral[: decimals.start()]), Decimal(0))
    return None if whole is None else (whole + Decimal(f"0.{digits}")) * scale_of(tail)


def scale_of(scales: str) -> int:
    """The product of a run of scale words: 万亿 → 10 ** 12."""
    product = 1
    for scale in scales:
        product *= SCALES[scale]
    return product


def own_scale(numeral: str) -> int:
    """The largest scale word in a numeral, 1 where it has none."""
    return max((SCALES[char] for char in numeral if char in SCALES), default=1)


def inherited_scale(lower: str, upper: str) -> int:
    """What a range's or list's earlier numeral takes over from the later: 两 of 两至三百亿 → 10 ** 10, 两百 → 10 ** 8."""
    tail = re.search(f"[{''.join(SCALES)}]*$", upper)
    own = own_scale(lower)
    return scale_of("".join(char for char in (tail[0] if tail else "") if SCALES[char] > own))


def _evaluate(parts: Sequence[str], start: Decimal) -> Decimal | None:
    """The value of a run of digits and scale words by the rules of Chinese numerals."""
    total, section, number = start, Decimal(0), None
    top, last = 0, 0
    zero = False
    for part in parts:
        if part in SCALES:
            scale = SCALES[part]
            if scale < _BIG:
                section += (Decimal(1) if number is None else number) * scale
            else:
                section += number or 0
                if last >= _BIG and number is None:
                    total *= scale
                elif scale > top:
                    total = (total + section or Decimal(1)) * scale
                else:
                    total += section * scale
                top, section = scale, Decimal(0)
            number, last, zero = None, scale, False
        elif part in TENS:
            section += TENS[part]
            number, last = None, 10
        elif part in DIGITS:
            digit = DIGITS[part]
            if digit == 0 and (number is not None or last):
                zero = True
            elif number is not None:
                return None
            else:
                number = Decimal(digit)
        elif "0" <= part[0] <= "9":
            if number is not None:
                return None
            number = Decimal(part.replace(",", "").replace(" ", ""))
        else:
            return None
    if number is not None:
        short = last >= 100 and not zero and number < 10 and parts[-1] in DIGITS
        section += number * (last // 10) if short else number
    return total + section


_SINGLE = {char: _evaluate([char], Decimal(0)) for char in CHINESE}
"""The values of single characters, as most numerals are."""
