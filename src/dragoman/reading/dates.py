"""Dates as sources write them -> ISO dates. What is no full date stays none."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

EARLIEST = date(1800, 1, 1)
_TIME = r"(?:[T ,].*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_TIME}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4}(?:\d{2})?Z?)?")
_MONTHS = (
    "janv(?:ier)?|jan", "fevr(?:ier)?|fev", "mars|mar", "avr(?:il)?", "mai", "juin",
    "juil(?:let)?|jul", "aout|aou", "sept(?:embre)?|sep", "oct(?:obre)?", "nov(?:embre)?", "dec(?:embre)?",
)  # fmt: skip
_IN_WORDS = re.compile(rf"\b(\d{{1,2}}) ?(?:er)? ({'|'.join(_MONTHS)})\b\.?,? (\d{{4}})\b")
_IN_FIGURES = re.compile(r"(?<![\d/.-])(?:(\d{1,2})([/.-])(\d{1,2})\2(\d{4})|(\d{4})-(\d{2})-(\d{2}))(?![\d/]|[.-]\d)")
_FRENCH = re.compile(rf"(?:le )?(?:[a-z]+\.?,? )?(?:le )?{_IN_WORDS.pattern}.*")
_PUBLISHED = re.compile(
    r"\b(?:(?:article|depeche|date de) )?(?:publi\w*|poste\w*|mise? en ligne|paru\w*|cree\w*|redige\w*|diffuse\w*)\b"
)
_CHANGED = re.compile(r"\b(?:mise? a jour|modifie\w*|actualise\w*|maj)\b")
# What «publié» can be followed by without being a full date.
_AGO = r"il y a (?:\d+|une?) (?:minutes?|min|heures?|h|jours?|semaines?|mois)"
_NEAR = re.compile(rf"\b(?:hier|avant-hier|aujourd.?hui|{_AGO}|\d{{1,2}} ?(?:er)? (?:{'|'.join(_MONTHS)}))\b")
_BYLINE = re.compile(
    r"(?:[Pp]ar|PAR) [^.:;!?,|]{3,60}?(?:\s*[,|·–—-]\s*|\s(?=le \d))"
    r"|(?:[A-ZÀ-ÖØ-Þ][\w’'-]+ ?){1,3},\s*(?=le )|[A-Z]{2,6}\s*[-–—|,]\s*"
)
_MAX_LINE = 300
_NO_DATE_WORDS = re.compile(
    r"\b(?:le|a|la|et|ce|par|derniere?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|heures?|gmt|utc|cet|cest|tu|h"
    r"|lun|mar|mer|jeu|ven|sam|dim|edition du"
    r"|\d{1,2} ?[h:] ?(?:\d{2})?(?::\d{2})?|\d{1,2} ?(?:h|min)?)\b|[^\w]"
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


def french_date(line: str) -> str | None:
    """The day that a date line states: «Publié le mardi 3 mars 2020 à 14h05», «03/03/2020», «1er févr. 2019».

    Of several days, the first after «publié» or its like, never that of a change («mis à jour le»);
    where nothing tells them apart, ``None``.
    """
    if len(line) > _MAX_LINE:
        return None
    text = _folded(line)
    changed = [found.end() for found in _CHANGED.finditer(text)]
    days = _days_in(text)
    # A day right after «mis à jour le» is that of the change.
    stated = [(at, day) for at, day in days if not any(0 <= at - end <= 25 for end in changed)]
    if found := _PUBLISHED.search(text):
        return next((day for at, day in stated if at >= found.end()), None)
    kinds = {day for _, day in stated}
    return kinds.pop() if len(kinds) == 1 else None


def is_date_line(line: str, *, bare: bool = False) -> bool:
    """True for a line that says when a page was published or changed, and nothing else.

    ``bare``: also for a date alone, without «publié» or its like.
    """
    text = _folded(line) if len(line) <= _MAX_LINE else ""
    if not (_PUBLISHED.match(text) or _CHANGED.match(text) or (bare and french_date(line))):
        return False
    rest = _NEAR.sub(" ", _IN_FIGURES.sub(" ", _IN_WORDS.sub(" ", text)))
    return not _NO_DATE_WORDS.sub(" ", _CHANGED.sub(" ", _PUBLISHED.sub(" ", rest))).strip()


def is_byline_with_date(line: str) -> bool:
    """True for who wrote, or where, and a full date, alone: «Par Awa Exemple, le 3 mars 2020», «Dakar, le 3 mars 2020»."""
    found = _BYLINE.match(line)
    return found is not None and is_date_line(line[found.end() :], bare=True)


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
    if found := _FRENCH.fullmatch(_folded(text)):
        return _of_words(found)
    return None


def _of_words(found: re.Match[str]) -> date:
    months = [n for n, month in enumerate(_MONTHS, 1) if re.fullmatch(month, found[2])]
    return date(int(found[3]), months[0], int(found[1]))


def _of_figures(found: re.Match[str]) -> date:
    if found[5]:
        return date(int(found[5]), int(found[6]), int(found[7]))
    return date(int(found[4]), int(found[3]), int(found[1]))


def _folded(text: str) -> str:
    """Lower case, without accents, one space between words."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def _days_in(text: str) -> list[tuple[int, str]]:
    """Each full date in a folded text with its position, in order; impossible days are left out."""
    days = []
    for pattern, read in ((_IN_WORDS, _of_words), (_IN_FIGURES, _of_figures)):
        for found in pattern.finditer(text):
            try:
                day = iso_date(read(found))
            except ValueError:
                day = None
            if day:
                days.append((found.start(), day))
    return sorted(days)


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
