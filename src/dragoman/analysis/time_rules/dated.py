"""Days that are named by their date."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.analysis import dates
from dragoman.analysis.dates import UNRESOLVED, Days
from dragoman.analysis.time_rules.frame import Frame
from dragoman.analysis.time_rules.groups import Groups

# A writer gives the year of a day eleven months back. Without it the day is the one close ahead: «sa visite prévue
# le 31 janvier», «il allait avoir 38 ans le 4 mai». On 148 news articles this mended 5 of 283 and broke 1.
_CLOSE_AHEAD = timedelta(days=30)


def iso(g: Groups, _: Frame) -> Days:
    """«2025-10-14», «14/10/2025»."""
    return dates.day(date(g.year("y"), int(g["mm"]), int(g["dd"])))


def dated_day(g: Groups, f: Frame) -> Days:
    """«le 14 octobre», «mardi 14 octobre 2025»."""
    month, day = g.month("m"), g.day("d")
    if g["y"]:
        return dates.day(date(g.year("y"), month, day))
    if g["same"]:
        return dates.day(date(f.last.year, month, day))
    found = _nearest_date(g, f, month, day, g.weekday("w"))
    return dates.day(found) if found else UNRESOLVED


def _nearest_date(g: Groups, f: Frame, month: int, day: int, weekday: int | None) -> date | None:
    future, strict = f.future(g), bool(g.direction)
    if not strict and not future:
        ahead = dates.nearest_date(f.published, month, day, future=True, weekday=weekday)
        if ahead and timedelta(0) < ahead - f.published <= _CLOSE_AHEAD:
            return ahead
    return dates.nearest_date(f.published, month, day, future=future, strict=strict, weekday=weekday)


def span_of_dates(g: Groups, f: Frame) -> Days | None:
    """«du 3 au 7 mars»."""
    month2, day2, day = g.month("m2"), g.day("d2"), g.day("d")
    month = g.month("m") if g["m"] else month2
    if month == month2 and day >= day2 and not g["y"]:
        return None
    over_new_year = month > month2
    years = g.years(new_year_between=over_new_year)
    if years is None:
        future = f.future(g)
        # The near edge settles the year: a span under way has begun (past) or has still to end (future).
        near = (month2, day2, g.weekday("w2")) if future else (month, day, g.weekday("w"))
        found = _nearest_date(g, f, *near)
        if not found:
            return UNRESOLVED
        year = found.year - over_new_year if future else found.year
        years = year, year + over_new_year
    return dates.span(dates.day(date(years[0], month, day)), dates.day(date(years[1], month2, day2)))


def week_of(g: Groups, f: Frame) -> Days:
    """«la semaine du 14 octobre»."""
    found = dated_day(g, f)
    return dates.week(found.start) if found.start else found
