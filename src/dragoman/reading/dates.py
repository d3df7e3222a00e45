"""Dates as sources write them -> ISO dates. What is no full date stays none."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

EARLIEST = date(1800, 1, 1)
_TIME = r"(?:[T ,].*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_TIME}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4}(?:\d{2})?Z?)?")
_FRENCH = re.compile(r"(?:\w+ )?(\d{1,2})(?:er)? ([a-zéû]+)\.? (\d{4})\b.*")
_MONTHS = (
    "janv",
    "févr",
    "mars",
    "avr",
    "mai",
    "juin",
    "juil",
    "août",
    "sept",
    "oct",
    "nov",
    "déc",
)
_SECONDS = (10**9, 4 * 10**9)


def iso_date(value: object) -> str | None:
    """The day of ``value`` as ``YYYY-MM-DD``, or ``None`` when it is not a full, plausible date.

    Reads dates and datetimes; ISO, ``20251014[101500]``, ``14/10/2025`` (day first), «14 octobre
    2025», RFC 2822 (feeds); and seconds or milliseconds since 1970 where the number can be nothing
    else. A datetime keeps the day that it states, in its own time zone. Plausible is from 1800 to
    tomorrow.
    """
    day = _day(value)
    if day is None or not EARLIEST <= day <= date.today() + timedelta(days=1):
        return None
    return day.isoformat()


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = " ".join(str(value).split())
    try:
        return _written(text) or _epoch(text) or _rfc2822(text)
    except (ValueError, OverflowError):
        return None


def _written(text: str) -> date | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return date(int(found[1]), int(found[3]), int(found[4]))
    if found := _DAY_FIRST.fullmatch(text):
        return date(int(found[4]), int(found[3]), int(found[1]))
    if found := _COMPACT.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _FRENCH.fullmatch(text.lower()):
        months = [n for n, start in enumerate(_MONTHS, 1) if found[2].startswith(start)]
        return date(int(found[3]), months[0], int(found[1])) if months else None
    return None


def _epoch(text: str) -> date | None:
    if not re.fullmatch(r"\d{10,13}(?:\.\d*)?", text):
        return None
    number = float(text)
    for seconds in (number, number / 1000):
        if _SECONDS[0] <= seconds < _SECONDS[1]:
            return datetime.fromtimestamp(seconds, UTC).date()
    return None


def _rfc2822(text: str) -> date | None:
    if not re.search(r"[A-Za-z]{3} \d{4}\b", text):
        return None
    return parsedate_to_datetime(text).date()
