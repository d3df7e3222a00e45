"""Days counted in units: «il y a trois jours», «depuis deux mois», «dans les prochaines semaines»."""

from __future__ import annotations

import re

from dragoman.analysis import dates
from dragoman.analysis.dates import UNRESOLVED, Days
from dragoman.analysis.time_rules.frame import Frame
from dragoman.analysis.time_rules.groups import Groups


def _vague_past(f: Frame) -> Days:
    return Days(None, f.published, "open")


def ago(g: Groups, f: Frame) -> Days:
    """«il y a trois jours»."""
    if g["vague"]:
        return _vague_past(f)
    published = f.published
    near = g.unit in (7, 30)  # «il y a trois semaines» is that day (gold/decisions.md); years stay whole
    back = -g.number
    days = dates.day(dates.exactly(published, g.unit, back)) if near else dates.stepped(published, g.unit, back)
    if g["about"] == "plus d":
        return Days(None, days.end, "open")
    return UNRESOLVED if g["about"] or g["half"] else days


def since(g: Groups, f: Frame) -> Days | None:
    """«depuis trois semaines»."""
    if g.direction > 0:
        return None
    if g["vague"]:
        return _vague_past(f)
    published = f.published
    if g["about"] == "plus d":
        return _vague_past(f)
    if g["about"] or g["half"]:
        return UNRESOLVED
    return Days(dates.exactly(published, g.unit, -g.number), None, "open")


def ahead(g: Groups, f: Frame) -> Days:
    """«dans deux jours», «dans les prochaines heures»."""
    if g["vague"]:
        return Days(f.published, None, "open")
    if g.direction < 0:
        return Days(dates.stepped(f.published, g.unit, -g.number).start, f.published, "interval")
    days = dates.stepped(f.published, g.unit, g.number)
    if g["about"] or g["half"]:
        return UNRESOLVED
    within = g["les"] or g["lead"] != "dans" or g.direction
    return Days(f.published, days.end, "interval") if within else days


def around(g: Groups, f: Frame) -> Days | None:
    """«ces derniers jours», «les trois prochains mois»."""
    if g["det"] != "ces" and re.match(r" (?:de |du |des |d')", g.after):
        # «les derniers jours du régime»
        return None
    if g.direction < 0:
        if not g.number:
            return _vague_past(f)
        return Days(dates.stepped(f.published, g.unit, -g.number).start, f.published, "interval")
    if not g.number:
        return Days(f.published, None, "open")
    return Days(f.published, dates.stepped(f.published, g.unit, g.number).end, "interval")


def these_days(_: Groups, f: Frame) -> Days:
    """«ces temps-ci»."""
    return _vague_past(f)


def from_last_day(g: Groups, f: Frame) -> Days:
    """«deux jours plus tôt», «une semaine plus tard»."""
    last = f.last
    if g["vague"] or g["about"] or g["half"]:
        return UNRESOLVED
    later = g["way"] in ("plus tard", "apres")
    return dates.stepped(last, g.unit, g.number if later else -g.number)
