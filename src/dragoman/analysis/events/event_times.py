"""When two mentions may be of one time."""

from __future__ import annotations

from datetime import date

from dragoman.analysis.events.drafts import EventDraft
from dragoman.record import Time


def different_times(a: EventDraft, b: EventDraft) -> bool:
    """Whether two events have intervals that do not meet; open and unknown ones may be one."""
    if a.time is None or b.time is None:
        return False
    if None in (a.time.start, a.time.end, b.time.start, b.time.end):
        return False
    return str(a.time.end) < str(b.time.start) or str(b.time.end) < str(a.time.start)


def days(time: Time) -> int:
    """Length of an interval in days; an open one is longer than any other."""
    if time.start is None or time.end is None:
        return 1 << 20
    return (date.fromisoformat(time.end) - date.fromisoformat(time.start)).days
