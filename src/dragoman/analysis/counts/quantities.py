"""Finds the quantities of a text: numbers in words or digits with what bounds them, whatever they count.

What the words give and no more: «au moins 16» has no upper bound, «une vingtaine» is 20 and not exact, «des dizaines» are
twenty at least, for a plural is two or more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.analysis.counts.numbers import value_of
from dragoman.language.counting import BoundKind, bounds, numbers
from dragoman.record import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds, both included, ``None`` where open; ``words`` counts code points of the text.

    ``number`` is the part of the words that is the number itself, without «au moins». ``article``: the word «un»,
    which may be no number.
    """

    words: Span
    number: Span
    low: float | None
    high: float | None
    approximate: bool = False
    article: bool = False


def find_quantities(folded: str) -> Iterator[Quantity]:
    """The quantities of a text folded by ``language.calendar.fold``, in order."""
    for match in _pattern().finditer(folded):
        quantity = _quantity(match, folded)
        if quantity is not None:
            yield quantity


def _any(forms: tuple[str, ...] | dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    spelled = _any({**numbers("small"), **numbers("hundred"), "mille": 1000})
    scale = rf"(?:{_any(numbers('scale'))})"
    digits = r"\d{1,3}(?:[ .]\d{3})+(?!\d)|\d+(?:,\d+)?(?![\d:])"
    words = rf"(?:{spelled})(?:(?:[ \n-]et[ -]|[ \n-])(?:{spelled})\b)*"
    number = rf"(?:(?:{digits})|\b(?:{words})\b)(?:[ \n]{scale}\b)?"
    least, most, about, none = (rf"(?:{_any(bounds(kind))})" for kind in ("least", "most", "about", "none"))
    before = rf"(?:(?P<least>{least})|(?P<most>{most})|(?P<about>{about})|{none})"
    apart = r"(?:(?<=')|[ \n])"
    group = rf"(?:{_any(numbers('group'))})"
    return re.compile(
        rf"(?<![\w.,/%°-])(?:"
        rf"(?P<between>entre) (?P<n1>{number}) et (?P<n2>{number})(?!\w)"
        rf"|(?:de )?(?P<n3>{number}) (?:a|ou) (?P<n4>{number})(?!\w)"
        rf"|(?P<none>aucune?|pas de|ni|sans faire de|sans faire d')(?!\w)"
        rf"|(?:{before}{apart})?(?:(?P<about2>{about}){apart})?(?:"
        rf"(?P<many>des|plusieurs|quelques)(?: (?P<groups>{group}))(?: de (?P<gscale>{scale}))?"
        rf"|(?P<several>plusieurs)"
        rf"|(?P<count>une?|{spelled}) (?:bonne |petite |(?P<half>demi-))?(?P<group>{group}|million|milliard)\b"
        rf"(?: de (?P<scale>{scale}))?"
        rf"|(?P<number>{number}))(?!\w))"
    )


def _quantity(match: re.Match[str], folded: str) -> Quantity | None:
    if match["none"]:
        return Quantity(Span(*match.span()), Span(*match.span("none")), 0, 0)
    if match["n1"] or match["n3"]:
        first, last = ("n1", "n2") if match["n1"] else ("n3", "n4")
        low, high = value_of(match[first]), value_of(match[last])
        scale = match[last].rsplit(" ", 1)[-1]
        if low is not None and scale in numbers("scale") and not match[first].endswith(scale):
            low *= numbers("scale")[scale]  # «entre 2 et 3 millions»
        if low is None or high is None or low >= high:
            return None
        start = match.start() if match["n1"] else match.start("n3")
        return Quantity(Span(start, match.end()), Span(start, match.end()), low, high)
    if match["several"]:
        return Quantity(Span(*match.span("several")), Span(*match.span("several")), 2, None)
    if match["groups"]:
        return _plural(match)
    return _single(match, folded)


def _plural(match: re.Match[str]) -> Quantity:
    """«des centaines de milliers»: twice the unit at least."""
    low = 2 * numbers("group")[match["groups"]] * numbers("scale").get(match["gscale"] or "", 1)
    return Quantity(Span(*match.span()), Span(match.start("many"), match.end()), low, None)


def _single(match: re.Match[str], folded: str) -> Quantity | None:
    about = bool(match["about"] or match["about2"])
    value: float | None
    if match["group"]:
        unit = numbers("group").get(match["group"]) or numbers("scale")[match["group"]]
        value = (value_of(match["count"]) or 1) * unit * numbers("scale").get(match["scale"] or "", 1)
        value = value / 2 if match["half"] else value
        number, about = Span(match.start("count"), match.end()), not match["half"]
    else:
        value, number = value_of(match["number"]), Span(*match.span("number"))
    if value is None:
        return None
    article = folded[number.start : number.end] in ("un", "une")
    bound: BoundKind = "least" if match["least"] else "most" if match["most"] else "none"
    after = _after().match(folded, match.end())
    end = match.end()
    if after and bound == "none" and not about:
        bound = next(kind for kind in ("least", "most", "about") if after[kind])
        about, end = about or bound == "about", after.end()
    low = None if bound == "most" else value
    high = None if bound == "least" else value
    return Quantity(Span(match.start(), end), number, low, high, about, article)


@cache
def _after() -> re.Pattern[str]:
    """«200 environ», «16 au moins»: the words of a bound that stand behind."""
    kinds: tuple[BoundKind, ...] = ("least", "most", "about")
    alone = {kind: [f for f in bounds(kind) if not f.endswith((" de", "d'"))] for kind in kinds}
    return re.compile(" (?:" + "|".join(rf"(?P<{k}>{'|'.join(map(re.escape, alone[k]))})" for k in kinds) + r")(?!\w)")
