"""Intervals that a word opens or closes: «depuis mars», «avant la fin de 2024», «d'ici à vendredi»."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.analysis.dates import UNRESOLVED, Days
from dragoman.analysis.time_rules.frame import Frame, MissingError

EDGE = re.compile(r"\b(?:debut|fin|milieu|mi|cours|courant|plus tot|plus tard)\b")


def bounded(days: Days, bound: str, frame: Frame, *, partly: bool = False) -> Days:
    """Opens an interval at «depuis», «jusqu'à»…; ``partly``: the words name a part of it («avant la fin du mois»)."""
    if not bound or days.start is None or days.end is None:
        return days
    one = timedelta(days=1)
    if bound.startswith(("depuis", "a partir")):
        return Days(days.start, None, "open")
    if bound.startswith("jusqu"):
        return Days(None, days.end, "open")
    if bound.startswith("d'ici"):
        return _until(frame, days.end)
    if bound == "avant":
        return Days(None, days.end if partly else days.start - one, "open")
    return Days(days.start if partly else days.end + one, None, "open")


def _until(frame: Frame, end: date) -> Days:
    anchor = frame.anchor
    try:
        start = frame.published
    except MissingError:
        frame.anchor = anchor
        return Days(None, end, "open")
    return Days(start, end, "interval") if start <= end else UNRESOLVED
