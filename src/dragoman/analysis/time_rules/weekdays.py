"""Days that are named by their weekday."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.analysis import dates
from dragoman.analysis.dates import UNRESOLVED, Days
from dragoman.analysis.time_rules.frame import Frame
from dragoman.analysis.time_rules.groups import Groups

# «le mardi à 16 h» is one Tuesday.
_HOUR = re.compile(r" (?:a|vers) \d{1,2} ?h")


def night(g: Groups, f: Frame) -> Days:
    """«dans la nuit de lundi à mardi»."""
    second = _nearest_weekday(g, f, "w2", today=True)
    first = dates.same_weekday(second, _known(g.weekday("w")), future=False, today=False)
    return Days(first, second, "interval")


def span_of_weekdays(g: Groups, f: Frame) -> Days:
    """«de lundi à mercredi»."""
    first = _nearest_weekday(g, f, "w", today=not g.direction and not f.future(g))
    second = dates.same_weekday(first, _known(g.weekday("w2")), future=True, today=False)
    return Days(first, second, "interval")


def two_weekdays(g: Groups, f: Frame) -> Days:
    """«mardi et mercredi»: two days on end."""
    first = _nearest_weekday(g, f, "w", today=not f.future(g))
    return Days(first, first + timedelta(days=1), "interval")


def _known(value: int | None) -> int:
    assert value is not None
    return value


def _nearest_weekday(g: Groups, f: Frame, name: str, *, today: bool) -> date:
    return dates.same_weekday(f.published, _known(g.weekday(name)), future=f.future(g), today=today)


def numbered_weekday(g: Groups, f: Frame) -> Days | None:
    """«mardi 14»: the nearest 14th that is a Tuesday; where none is near, the number was no date."""
    day, weekday, future = g.day("d"), g.weekday("w"), f.future(g)
    fitting = []
    for shift in (-3, -2, -1, 0, 1, 2, 3):
        year, month = dates.add_months(f.published.year, f.published.month, shift)
        days = dates.month(year, month)
        if days.end and 0 < day <= days.end.day and date(year, month, day).weekday() == weekday:
            fitting.append(date(year, month, day))
    side = [d for d in fitting if (d >= f.published if future else d <= f.published)] or fitting
    if side:
        return dates.day(min(side, key=lambda d: abs((d - f.published).days)))
    g.end = g.end_of("w")
    return dates.day(_nearest_weekday(g, f, "w", today=not future))


def weekday(g: Groups, f: Frame) -> Days | None:
    """«mardi», «lundi prochain», «le mardi précédent»."""
    if g.before.endswith(("chaque ", "un ", "tous les ")):
        return None
    if g.step:
        return dates.day(dates.same_weekday(f.last, _known(g.weekday("w")), future=g.step > 0, today=False))
    if g["det"] in ("le ", "la ") and not g.direction and not _HOUR.match(g.after):
        # «le lundi» is every Monday, or the Monday of a story whose week the words do not give.
        f.count_from_publication()
        return UNRESOLVED
    today = not g.direction and (g["det"] == "ce " or not f.future(g))
    return dates.day(_nearest_weekday(g, f, "w", today=today))


def feast(_: Groups, f: Frame) -> Days:
    """«vendredi saint», «lundi de Pâques»: a day that moves with the year and is not reckoned."""
    f.count_from_publication()
    return UNRESOLVED
