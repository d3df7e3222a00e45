"""Intervals of days: the arithmetic under ``times``. Knows the calendar, not the language."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "week", "month", "season", "year", "interval", "open", "unresolved"]


@dataclass(frozen=True, slots=True)
class Days:
    """Days from ``start`` to ``end``, both included; ``None`` is an open end."""

    start: date | None
    end: date | None
    precision: Precision


UNRESOLVED = Days(None, None, "unresolved")


def day(d: date) -> Days:
    """A single day."""
    return Days(d, d, "day")


def week(d: date) -> Days:
    """The week, Monday to Sunday (ISO 8601), that ``d`` lies in."""
    monday = d - timedelta(days=d.weekday())
    return Days(monday, monday + timedelta(days=6), "week")


def weekend(d: date) -> Days:
    """Saturday and Sunday of the week that ``d`` lies in."""
    saturday = d + timedelta(days=5 - d.weekday())
    return Days(saturday, saturday + timedelta(days=1), "interval")


def month(y: int, m: int) -> Days:
    """A whole month."""
    return Days(date(y, m, 1), date(y, m, monthrange(y, m)[1]), "month")


def year(y: int) -> Days:
    """A whole year."""
    return Days(date(y, 1, 1), date(y, 12, 31), "year")


# First and last day (month, day) of spring, summer, autumn and winter, as gold/decisions.md has them for summer.
_SEASONS = (((3, 21), (6, 20)), ((6, 21), (9, 22)), ((9, 23), (12, 20)), ((12, 21), (3, 20)))


def season(y: int, number: int) -> Days:
    """Spring (1) to winter (4) that begins in year ``y``, by the days of the equinoxes and solstices."""
    first, last = _SEASONS[number - 1]
    return Days(date(y, *first), date(y + (number == 4), *last), "season")


def part_of_month(whole: Days, part: int) -> Days:
    """The first (0), second (1) or last (2) ten days or so of a month: «début mars», «mi-mars», «fin mars»."""
    if whole.start is None or whole.end is None:
        return whole
    first, last = ((1, 10), (11, 20), (21, whole.end.day))[part]
    return Days(whole.start.replace(day=first), whole.start.replace(day=last), "interval")


def add_months(y: int, m: int, count: int) -> tuple[int, int]:
    """The year and month ``count`` months after month ``m`` of year ``y``."""
    total = y * 12 + m - 1 + count
    return total // 12, total % 12 + 1


def stepped(d: date, unit: int, count: int) -> Days:
    """The day, week, month or year (``unit`` 1, 7, 30, 365) that lies ``count`` units from the one of ``d``."""
    if unit == 1:
        return day(d + timedelta(days=count))
    if unit == 7:
        return week(d + timedelta(days=7 * count))
    if unit == 30:
        return month(*add_months(d.year, d.month, count))
    return year(d.year + count)


def exactly(d: date, unit: int, count: int) -> date:
    """The day that lies ``count`` units (1, 7, 30, 365 days: day, week, month, year) from ``d``, by the calendar."""
    if unit in (1, 7):
        return d + timedelta(days=unit * count)
    y, m = add_months(d.year, d.month, count) if unit == 30 else (d.year + count, d.month)
    return date(y, m, min(d.day, monthrange(y, m)[1]))


def span(first: Days, last: Days) -> Days:
    """From the start of one interval to the end of another; unresolved when that runs backwards."""
    if not first.start or not last.end or first.start > last.end:
        return UNRESOLVED
    return Days(first.start, last.end, "interval")


def same_weekday(d: date, weekday: int, *, future: bool, today: bool) -> date:
    """The nearest ``weekday`` before ``d``, or after it; ``today`` lets ``d`` itself count."""
    ahead = (weekday - d.weekday()) % 7
    if ahead == 0 and today:
        return d
    return d + timedelta(days=(ahead or 7) if future else (ahead - 7))


def nearest_date(
    d: date,
    month_: int,
    day_: int,
    *,
    future: bool,
    strict: bool = False,
    weekday: int | None = None,
) -> date | None:
    """The nearest such date on or before ``d``, or on or after it (``strict``: not ``d`` itself).

    A ``weekday`` that fits another year than the tense suggests decides, within a year either way. ``None`` when
    the date does not exist in any year.
    """
    exist = [c for y in range(d.year - 8, d.year + 9) if 0 < y < 9999 and (c := _date(y, month_, day_))]
    if weekday is not None:
        fitting = [c for c in exist if c.weekday() == weekday and abs((c - d).days) < 366]
        if fitting:
            exist = fitting
    side = [c for c in exist if (c > d if future else c < d) or (c == d and not strict)]
    if side:
        return min(side, key=lambda c: abs((c - d).days))
    return exist[0] if exist and weekday is not None else None


def _date(y: int, m: int, d: int) -> date | None:
    try:
        return date(y, m, d)
    except ValueError:
        return None
