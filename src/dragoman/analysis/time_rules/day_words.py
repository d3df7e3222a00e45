"""Days that a word names by their distance from publication or from the day last named."""

from __future__ import annotations

from datetime import timedelta

from dragoman.analysis import dates
from dragoman.analysis.dates import UNRESOLVED, Days
from dragoman.analysis.time_rules.frame import Frame
from dragoman.analysis.time_rules.groups import Groups
from dragoman.language.calendar import values


def adverb(g: Groups, f: Frame) -> Days | None:
    """«hier», «après-demain»."""
    count = values("day")[g["day"]]
    if g["bound"] in ("avant", "apres") and abs(count) == 1 and (count < 0) == (g["bound"] == "avant"):
        # «après demain», written in two words.
        g.all[f"{g.rule}__bound"] = ""
        count *= 2
    return dates.day(f.published + timedelta(days=count))


def today(_: Groups, f: Frame) -> Days:
    """«ce matin», «ce jour»."""
    return dates.day(f.published)


def last_night(_: Groups, f: Frame) -> Days:
    """«la nuit dernière»."""
    return Days(f.published - timedelta(days=1), f.published, "interval")


def same_day(g: Groups, f: Frame) -> Days:
    """«le même jour», «la même semaine»."""
    for unit, name in ((7, "semaine"), (30, "mois"), (365, "annee")):
        if name in g.words:
            return dates.stepped(f.last, unit, 0)
    return dates.day(f.last)


def nearby(g: Groups, f: Frame) -> Days:
    """«la veille», «le lendemain»."""
    if g.has("of"):
        # «le lendemain de l'attaque» counts from the attack, not from the day last named.
        f.anchor = "context"
        return UNRESOLVED
    return dates.stepped(f.last, 1, values("nearby")[g["near"]])
