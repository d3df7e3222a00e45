"""Months and spans of months."""

from __future__ import annotations

import re
from datetime import date

from dragoman.analysis import dates
from dragoman.analysis.dates import Days
from dragoman.analysis.time_rules.bounds import bounded
from dragoman.analysis.time_rules.frame import Frame
from dragoman.analysis.time_rules.groups import Groups

_MONTH_LEAD = re.compile(r"\b(?:en|debut|fin|courant|milieu|mois|de|des|d'|mi|cours|vers)(?:\b|(?<='))")


def month(g: Groups, f: Frame) -> Days | None:
    """«en mars», «le mois de mars dernier», «mars 2025»."""
    number = g.month("m")
    if g["y"]:
        return dates.month(g.year("y"), number)
    if not g.named("m"):
        return None
    if g["same"]:
        return dates.month(f.last.year, number)
    lead = g["lead"]
    led = g["bound"] or (g.has("lead") and (not lead or _MONTH_LEAD.search(lead)))
    if not g.direction and not led:
        return None
    return _nearest_month(f.published, number, f.future(g), strict=bool(g.direction))


def _nearest_month(published: date, month: int, future: bool, *, strict: bool) -> Days:
    ahead = (month - published.month) % 12
    if ahead == 0 and strict:
        return dates.month(published.year + (1 if future else -1), month)
    if not future and ahead:
        ahead -= 12
    return dates.month(*dates.add_months(published.year, published.month, ahead))


def span_of_months(g: Groups, f: Frame) -> Days | None:
    """«de mars à mai 2025»."""
    first, last = g.month("m"), g.month("m2")
    over_new_year = first > last
    years = g.years(new_year_between=over_new_year)
    if years is None:
        if not (g["lead"] or g.direction) or not (g.named("m") and g.named("m2")):
            return None
        future = f.future(g)
        near = _nearest_month(f.published, last if future else first, future, strict=False).start
        assert near is not None
        year = near.year - over_new_year if future else near.year
        years = year, year + over_new_year
    days = dates.span(dates.month(years[0], first), dates.month(years[1], last))
    return bounded(days, g["lead"], f) if g["lead"] == "depuis" else days
