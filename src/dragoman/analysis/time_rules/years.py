"""Years, parts of years and decades."""

from __future__ import annotations

import re

from dragoman.analysis import dates
from dragoman.analysis.dates import Days
from dragoman.analysis.time_rules.bounds import bounded
from dragoman.analysis.time_rules.frame import Frame
from dragoman.analysis.time_rules.groups import Groups
from dragoman.language.calendar import values

_ORDINALS = {"premier": 1, "1er": 1, "deuxieme": 2, "second": 2, "2e": 2, "troisieme": 3, "3e": 3}
# Words that may follow «de 2015» when 2015 is a year; a noun after it may be what it counts.
_AFTER_YEAR = re.compile(
    r" *(?:$|[.,;:!?)»\]\n(–—-]| (?:et|ou|a|au|aux|de|du|des|en|sur|pour|par|avec|dans|entre|qui|que|dont|ou|est|sont|"
    r"etait|ont|avait|n|ne|se|s|il|elle|la|le|les|mais|car|contre|lors|afin)\b)"
)
_STRONG_YEAR = re.compile(
    r"(?:\ben|\bl'an|\bannee|l'annee|\bdebut|\bfin|\bmi|\bcourant|\bmilieu) ?-?$|\b(?:debut|fin|milieu) de $"
)


def part_of_year(g: Groups, _: Frame) -> Days | None:
    """«le premier trimestre 2025»."""
    size = 3 if g["part"] == "trimestre" else 6
    last = _ORDINALS.get(g["ord"], 4) * size
    if last > 12:
        return None
    return dates.span(dates.month(g.year("y"), last - size + 1), dates.month(g.year("y"), last))


def _counts(g: Groups) -> bool:
    """Whether a number counts things: «2000 soldats»."""
    following = re.match(r" +(?:de |d')?([a-z]+)", g.after)
    return bool(following and following[1] in values("counted"))


def year(g: Groups, _: Frame) -> Days | None:
    """«en 2025»."""
    number, lead = g.year("y"), g["lead"]
    if _counts(g):
        return None
    if g["bound"] or _STRONG_YEAR.search(lead) or lead.endswith("vers "):
        return dates.year(number)
    if lead.endswith(("de ", "du ")) and (_AFTER_YEAR.match(g.after) or number % 50):
        return dates.year(number)
    return None


def span_of_years(g: Groups, f: Frame) -> Days | None:
    """«entre 2012 et 2015», «2012-2015»."""
    if g.year("y") >= g.year("y2") or _counts(g):
        return None
    if not g["lead"] and not re.fullmatch(r"\d{4} ?[-–—/] ?\d{4}", g.words):
        return None
    if g["lead"] == "en" and g.year("y2") > g.year("y") + 1:
        # «en 1990 et en 1995» names two years, not what lies between them.
        return None
    days = dates.span(dates.year(g.year("y")), dates.year(g.year("y2")))
    return bounded(days, g["lead"], f) if g["lead"] == "depuis" else days


def decade(g: Groups, f: Frame) -> Days:
    """«dans les années 1990»."""
    first = int(g["dec"]) + (1900 if len(g["dec"]) == 2 else 0)
    days = dates.span(dates.year(first), dates.year(first + 9))
    return bounded(days, "depuis", f) if g.words.startswith("depuis") else days
