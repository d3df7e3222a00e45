"""The week, month or year about publication: «cette semaine», «le mois dernier», «à la fin de l'année»."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.analysis import dates
from dragoman.analysis.dates import UNRESOLVED, Days
from dragoman.analysis.time_rules.bounds import EDGE
from dragoman.analysis.time_rules.frame import Frame
from dragoman.analysis.time_rules.groups import Groups


def this_unit(g: Groups, f: Frame) -> Days | None:
    """«cette semaine», «le mois dernier», «à la fin de l'année»."""
    name, det = g["u"], g["det"]
    this = det in ("ce", "cet", "cette")
    if not (this or g.direction or g.step or g["now"]) and not EDGE.search(g["edge"]):
        return None
    if not this and not det and not g["edge"]:
        return None
    if name == "an" and not (g.direction or g.step):
        return None
    unit = {"semaine": 7, "mois": 30, "annee": 365, "an": 365}.get(name, 0)
    if g.step:
        return dates.stepped(f.last, unit, g.step) if unit else UNRESOLVED
    count = g.direction
    if unit:
        return dates.stepped(f.published, unit, count)
    return _quarter(f.published) if name == "trimestre" and not count else _weekend(g, f, count)


def _quarter(published: date) -> Days:
    first = 3 * ((published.month - 1) // 3) + 1
    return dates.span(dates.month(published.year, first), dates.month(published.year, first + 2))


def _weekend(g: Groups, f: Frame, count: int) -> Days:
    if g["u"] == "trimestre":
        return UNRESOLVED
    on_it = f.published.weekday() >= 5
    if count == 0 and not on_it and not f.future(g):
        count = -1
    elif count == 1 and not on_it:
        count = 0
    return dates.weekend(f.published + timedelta(days=7 * count))
