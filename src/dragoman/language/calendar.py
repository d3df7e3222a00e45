"""The French words of the calendar, as typed rows over ``fr/calendar.toml``, and how text is folded to meet them."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from dragoman.tables import Row, read_rows

Kind = Literal[
    "month", "month-short", "weekday", "season", "unit", "number", "vague",
    "day", "nearby", "direction", "step", "counted",
]  # fmt: skip


class CalendarWord(Row):
    """One notion of the calendar and the words for it.

    ``value`` depends on ``kind``: month 1 to 12, weekday 0 (Monday) to 6, season 1 (spring) to 4, a unit's length
    in days (1, 7, 30, 365: a name for the unit, never added up), a number's value, or a signed count of days.
    """

    kind: Kind
    value: int
    forms: tuple[str, ...] = Field(min_length=1)


@cache
def calendar_words() -> tuple[CalendarWord, ...]:
    """Every row of the calendar. Raises ``TableError`` on a bad row."""
    return read_rows(
        files("dragoman.language") / "fr" / "calendar.toml",
        "word",
        CalendarWord,
        unique=("kind", "forms"),
    )


@cache
def values(kind: Kind) -> dict[str, int]:
    """Folded form -> value, for the words of one kind."""
    return {fold(f): w.value for w in calendar_words() if w.kind == kind for f in w.forms}


# Spaces, apostrophes and dashes that stand for one another in print, one code point for one code point.
_SAME = {
    **dict.fromkeys("\t\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000", " "),
    **dict.fromkeys("\u2018\u2019\u02bc\u0060\u00b4", "'"),
    **dict.fromkeys("\u2010\u2011", "-"),
    "ᵉ": "e",
    "ʳ": "r",
}


class _Folding(dict[int, str]):
    """Learns how to fold a character when it first meets it, so that ``str.translate`` stays quick."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        lowered = unicodedata.normalize("NFD", _SAME.get(char, char).lower())[:1]
        self[code] = lowered if lowered else char
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """``text`` in lower case, without accents, with plain spaces and apostrophes, at the same length.

    Every offset into the result is an offset into ``text``.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        return text.translate(_FOLDING)
    if not lowered.isascii():
        # French text has few distinct letters outside ASCII: replacing each is quicker than translating all.
        for char in set(lowered):
            if char > "\x7f":
                lowered = lowered.replace(char, _FOLDING[ord(char)])
    return lowered.replace("\t", " ").replace("`", "'")
