"""The value of a French number in words or digits."""

from __future__ import annotations

import re

from dragoman.language.counting import numbers

_DIGITS = re.compile(r"\d{1,3}(?:[ .]\d{3})+|\d+(?:,\d+)?")
_PARTS = re.compile(r"[ \n-]+")


def value_of(words: str) -> float | None:
    """The number that folded ``words`` say («10 000», «3,5 millions», «deux cent douze»); ``None`` when they say none.

    Dots and blanks part thousands, a comma opens decimals. Words that make no number of French («trois douze») give
    ``None``.
    """
    digits = _DIGITS.match(words)
    if not digits:
        return _spelled(_PARTS.split(words))
    number = float(re.sub(r"[ .]", "", digits[0]).replace(",", "."))
    scale = words[digits.end() :].strip()
    if not scale:
        return number
    return number * numbers("scale")[scale] if scale in numbers("scale") else None


def _spelled(words: list[str]) -> float | None:
    total, below, room = 0, 0, 1_000_000_000_000
    for word in words:
        if word == "et":
            continue
        if word in numbers("scale"):
            scale = numbers("scale")[word]
            if scale >= room:
                return None
            total, below, room = total + max(below, 1) * scale, 0, scale
            continue
        added = _added(below, word)
        if added is None or added >= 1000:
            return None
        below = added
    return float(total + below) if below < room else None


def _added(below: int, word: str) -> int | None:
    """The number below a thousand that one more word makes; ``None`` when it cannot follow."""
    if word in numbers("hundred"):
        return max(below, 1) * 100 if below < 10 else None
    value = numbers("small").get(word)
    if value is None:
        return None
    last = below % 100
    if value == 20 and last == 4:
        return below - 4 + 80
    open_tens = 20 if last in (60, 80) else 10  # «soixante-douze», «quatre-vingt-dix»
    fits = last == 0 or (last >= 20 and last % 10 == 0 and 0 < value < open_tens) or (last == 10 and value in (7, 8, 9))
    return below + value if fits and not (value == 0 and below) else None
