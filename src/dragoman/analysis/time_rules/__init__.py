"""What a matched time expression means: one function a rule of ``time_patterns``, by kind of expression.

A rule returns the days, or ``None`` when the words were no time after all («de 2000 soldats»). It asks its frame for
the publication date, the day last named and the tense only when it needs them; what is missing makes the expression
unresolved, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.analysis import dates
from dragoman.analysis.dates import UNRESOLVED, Days
from dragoman.analysis.time_rules import counted, dated, day_words, months, seasons, units, weekdays, years
from dragoman.analysis.time_rules.bounds import EDGE, bounded
from dragoman.analysis.time_rules.frame import Anchor, Frame, MissingError
from dragoman.analysis.time_rules.groups import Groups

__all__ = ["Anchor", "Answer", "Frame", "Groups", "answer"]

_RULES: dict[str, Callable[[Groups, Frame], Days | None]] = {
    "iso": dated.iso, "numeric": dated.iso, "date": dated.dated_day, "days": dated.span_of_dates,
    "week_of": dated.week_of, "month": months.month, "months": months.span_of_months,
    "part_year": years.part_of_year, "year": years.year, "years": years.span_of_years, "decade": years.decade,
    "season": seasons.season, "nights": weekdays.night, "weekdays": weekdays.span_of_weekdays,
    "two_weekdays": weekdays.two_weekdays,
    "feast": weekdays.feast, "weekday_date": weekdays.numbered_weekday, "weekday": weekdays.weekday,
    "adverb": day_words.adverb, "today": day_words.today, "last_night": day_words.last_night,
    "same_day": day_words.same_day, "nearby": day_words.nearby, "ago": counted.ago, "since": counted.since,
    "ahead": counted.ahead, "around": counted.around, "these_days": counted.these_days,
    "context": counted.from_last_day, "unit": units.this_unit,
}  # fmt: skip
# «la visite de juin»: the preposition belongs to the noun before it.
_LINK = re.compile(r"de |d'(?!ici)|du ")


@dataclass(frozen=True, slots=True)
class Answer:
    """Resolved days, what they were resolved against, and where the expression stands in the text."""

    days: Days
    anchor: Anchor
    start: int
    end: int


# Which third of a month the words mean (gold/decisions.md, Time and place).
_PARTS = ((re.compile(r"\bdebut\b"), 0), (re.compile(r"\b(?:mi|milieu)\b"), 1), (re.compile(r"\bfin\b"), 2))


def _part(groups: Groups, days: Days) -> Days:
    """«début mars», «à la fin du mois»: a third of the month."""
    if days.precision != "month" or groups.rule not in ("month", "unit"):
        return days
    part = next((number for words, number in _PARTS if words.search(groups.words)), None)
    return days if part is None else dates.part_of_month(days, part)


def answer(groups: Groups, frame: Frame) -> Answer | None:
    """Resolves a match, or returns ``None`` when its rule declines it."""
    try:
        days = _RULES[groups.rule](groups, frame)
        if days is None:
            return None
        days = _part(groups, days)
        days = bounded(days, groups["bound"], frame, partly=bool(EDGE.search(groups.words)))
    except (MissingError, ValueError, OverflowError):
        days = UNRESOLVED
    opening = _LINK.match(groups.words) if groups.rule in ("month", "year", "season") else None
    start = groups.match.start() + (opening.end() if opening else 0)
    return Answer(days, frame.anchor, start, groups.end)
