"""What a matched time expression means: one function a rule of ``time_patterns``.

A rule returns the days, or ``None`` when the words were no time after all («de 2000 soldats»). It asks its frame for
the publication date, the day last named and the tense only when it needs them; what is missing makes the expression
unresolved, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dragoman.analysis import dates
from dragoman.analysis.dates import UNRESOLVED, Days
from dragoman.language.calendar import values

Anchor = Literal["absolute", "publication", "context"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Resolved days, what they were resolved against, and where the expression stands in the text."""

    days: Days
    anchor: Anchor
    start: int
    end: int


class Groups:
    """The named groups of a match, as words and as values."""

    def __init__(self, text: str, folded: str, match: re.Match[str]) -> None:
        self.text, self.folded, self.match = text, folded, match
        self.rule = match.lastgroup or ""
        self.all = match.groupdict()
        self.end = match.end()

    def __getitem__(self, name: str) -> str:
        return self.all.get(f"{self.rule}__{name}") or ""

    def has(self, name: str) -> bool:
        """Whether the group took part in the match, be it with no characters."""
        return self.all.get(f"{self.rule}__{name}") is not None

    def end_of(self, name: str) -> int:
        return self.match.end(f"{self.rule}__{name}")

    @property
    def words(self) -> str:
        return self.match[0]

    @property
    def after(self) -> str:
        return self.folded[self.match.end() : self.match.end() + 25]

    @property
    def before(self) -> str:
        return self.folded[max(0, self.match.start() - 12) : self.match.start()]

    def month(self, name: str) -> int:
        word = self[name].rstrip(".")
        return values("month").get(word) or values("month-short")[word]

    def day(self, name: str) -> int:
        word = self[name]
        return 1 if word == "premier" else int(re.sub(r"\D", "", word))

    def year(self, name: str) -> int:
        return int(self[name])

    def weekday(self, name: str) -> int | None:
        return values("weekday").get(self[name])

    @property
    def direction(self) -> int:
        """-1 for «dernier», 1 for «prochain», 0 for neither."""
        return values("direction").get(self["dir"], 0)

    @property
    def step(self) -> int:
        """-1 for «précédent», 1 for «suivant», 0 for neither."""
        return values("step").get(self["step"], 0)

    @property
    def unit(self) -> int:
        return values("unit")[self["u"]]

    @property
    def number(self) -> int:
        """The count, 0 when the words give none."""
        word = self["n"] or self["n_"]
        return int(word) if word.isdigit() else values("number").get(word, 0)

    def named(self, name: str) -> bool:
        """Whether a word is written as months and seasons are: not «Mars», the planet, but «MARS» in a headline."""
        start, end = self.match.span(f"{self.rule}__{name}")
        word = self.text[start:end]
        return word[:1].islower() or (word.isupper() and len(word) > 1)


class Frame:
    """What an expression may be resolved against."""

    def __init__(self, published: date | None, last: date | None, is_future: Callable[[], bool]) -> None:
        self._published, self._last, self._is_future = published, last, is_future
        self.anchor: Anchor = "absolute"

    @property
    def published(self) -> date:
        self.anchor = "publication"
        if self._published is None:
            raise _MissingError
        return self._published

    @property
    def last(self) -> date:
        """The day last named."""
        self.anchor = "context"
        if self._last is None:
            raise _MissingError
        return self._last

    def future(self, groups: Groups) -> bool:
        """The direction that the words give («dernier», «prochain», «d'ici», «depuis»), or else the tense."""
        if groups.direction:
            return groups.direction > 0
        if groups["bound"].startswith(("d'ici", "depuis")):
            return groups["bound"] != "depuis"
        return self._is_future()


class _MissingError(Exception):
    """What the expression counts from is not known."""


Rule = Callable[[Groups, Frame], Days | None]


def answer(groups: Groups, frame: Frame) -> Answer | None:
    """Resolves a match, or returns ``None`` when its rule declines it."""
    try:
        days = _RULES[groups.rule](groups, frame)
        if days is None:
            return None
        days = _bounded(days, groups["bound"], frame, partly=bool(_EDGE.search(groups.words)))
    except (_MissingError, ValueError, OverflowError):
        days = UNRESOLVED
    opening = _LINK.match(groups.words) if groups.rule in ("month", "year", "season") else None
    start = groups.match.start() + (opening.end() if opening else 0)
    return Answer(days, frame.anchor, start, groups.end)


# «la visite de juin»: the preposition belongs to the noun before it.
_LINK = re.compile(r"de |d'(?!ici)|du ")
_EDGE = re.compile(r"\b(?:debut|fin|milieu|mi|cours|courant|plus tot|plus tard)\b")


def _bounded(days: Days, bound: str, frame: Frame, *, partly: bool = False) -> Days:
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
    except _MissingError:
        frame.anchor = anchor
        return Days(None, end, "open")
    return Days(start, end, "interval") if start <= end else UNRESOLVED


# --- dates ----------------------------------------------------------------------------------------------------


def _iso(g: Groups, _: Frame) -> Days:
    return dates.day(date(g.year("y"), int(g["mm"]), int(g["dd"])))


def _date(g: Groups, f: Frame) -> Days:
    month, day = g.month("m"), g.day("d")
    if g["y"]:
        return dates.day(date(g.year("y"), month, day))
    if g["same"]:
        return dates.day(date(f.last.year, month, day))
    found = _nearest_date(g, f, month, day, g.weekday("w"))
    return dates.day(found) if found else UNRESOLVED


# A writer gives the year of a day eleven months back. Without it the day is the one close ahead: «sa visite prévue
# le 31 janvier», «il allait avoir 38 ans le 4 mai». On 148 news articles this mended 5 of 283 and broke 1.
_CLOSE_AHEAD = timedelta(days=30)


def _nearest_date(g: Groups, f: Frame, month: int, day: int, weekday: int | None) -> date | None:
    future, strict = f.future(g), bool(g.direction)
    if not strict and not future:
        ahead = dates.nearest_date(f.published, month, day, future=True, weekday=weekday)
        if ahead and timedelta(0) < ahead - f.published <= _CLOSE_AHEAD:
            return ahead
    return dates.nearest_date(f.published, month, day, future=future, strict=strict, weekday=weekday)


def _days(g: Groups, f: Frame) -> Days | None:
    month2, day2, day = g.month("m2"), g.day("d2"), g.day("d")
    month = g.month("m") if g["m"] else month2
    if month == month2 and day >= day2 and not g["y"]:
        return None
    if g["y2"] or g["y"]:
        year2 = g.year("y2") if g["y2"] else g.year("y") + (month > month2)
        year = g.year("y") if g["y"] else year2 - (month > month2)
        return dates.span(dates.day(date(year, month, day)), dates.day(date(year2, month2, day2)))
    future = f.future(g)
    # The near edge settles the year: a span under way has begun (past) or has still to end (future).
    near = (month2, day2, g.weekday("w2")) if future else (month, day, g.weekday("w"))
    found = _nearest_date(g, f, *near)
    if not found:
        return UNRESOLVED
    year = found.year - (month > month2) if future else found.year
    year2 = year + (month > month2)
    return dates.span(dates.day(date(year, month, day)), dates.day(date(year2, month2, day2)))


def _week_of(g: Groups, f: Frame) -> Days:
    found = _date(g, f)
    return dates.week(found.start) if found.start else found


# --- months, years, seasons -----------------------------------------------------------------------------------

_MONTH_LEAD = re.compile(r"\b(?:en|debut|fin|courant|milieu|mois|de|des|d'|mi|cours|vers)(?:\b|(?<='))")


def _month(g: Groups, f: Frame) -> Days | None:
    month = g.month("m")
    if g["y"]:
        return dates.month(g.year("y"), month)
    if not g.named("m"):
        return None
    if g["same"]:
        return dates.month(f.last.year, month)
    lead = g["lead"]
    led = g["bound"] or (g.has("lead") and (not lead or _MONTH_LEAD.search(lead)))
    if not g.direction and not led:
        return None
    return _nearest_month(f.published, month, f.future(g), strict=bool(g.direction))


def _nearest_month(published: date, month: int, future: bool, *, strict: bool) -> Days:
    ahead = (month - published.month) % 12
    if ahead == 0 and strict:
        ahead = 12 if future else 0
        return dates.month(published.year + (1 if future else -1), month)
    if not future and ahead:
        ahead -= 12
    return dates.month(*dates.add_months(published.year, published.month, ahead))


def _months(g: Groups, f: Frame) -> Days | None:
    month, month2 = g.month("m"), g.month("m2")
    if g["y2"] or g["y"]:
        year2 = g.year("y2") if g["y2"] else g.year("y") + (month > month2)
        year = g.year("y") if g["y"] else year2 - (month > month2)
        days = dates.span(dates.month(year, month), dates.month(year2, month2))
    elif not (g["lead"] or g.direction) or not (g.named("m") and g.named("m2")):
        return None
    else:
        future = f.future(g)
        near = _nearest_month(f.published, month2 if future else month, future, strict=False).start
        assert near is not None
        year = near.year - (month > month2) if future else near.year
        days = dates.span(dates.month(year, month), dates.month(year + (month > month2), month2))
    return _bounded(days, g["lead"], f) if g["lead"] == "depuis" else days


_ORDINALS = {"premier": 1, "1er": 1, "deuxieme": 2, "second": 2, "2e": 2, "troisieme": 3, "3e": 3}


def _part_year(g: Groups, _: Frame) -> Days | None:
    size = 3 if g["part"] == "trimestre" else 6
    last = _ORDINALS.get(g["ord"], 4) * size
    if last > 12:
        return None
    return dates.span(dates.month(g.year("y"), last - size + 1), dates.month(g.year("y"), last))


def _counts(g: Groups) -> bool:
    """Whether a number counts things: «2000 soldats»."""
    following = re.match(r" +(?:de |d')?([a-z]+)", g.after)
    return bool(following and following[1] in values("counted"))


# Words that may follow «de 2015» when 2015 is a year; a noun after it may be what it counts.
_AFTER_YEAR = re.compile(
    r" *(?:$|[.,;:!?)»\]\n(–—-]| (?:et|ou|a|au|aux|de|du|des|en|sur|pour|par|avec|dans|entre|qui|que|dont|ou|est|sont|"
    r"etait|ont|avait|n|ne|se|s|il|elle|la|le|les|mais|car|contre|lors|afin)\b)"
)
_STRONG_YEAR = re.compile(
    r"(?:\ben|\bl'an|\bannee|l'annee|\bdebut|\bfin|\bmi|\bcourant|\bmilieu) ?-?$|\b(?:debut|fin|milieu) de $"
)


def _year(g: Groups, _: Frame) -> Days | None:
    year, lead = g.year("y"), g["lead"]
    if _counts(g):
        return None
    if g["bound"] or _STRONG_YEAR.search(lead) or lead.endswith("vers "):
        return dates.year(year)
    if lead.endswith(("de ", "du ")) and (_AFTER_YEAR.match(g.after) or year % 50):
        return dates.year(year)
    return None


def _years(g: Groups, f: Frame) -> Days | None:
    if g.year("y") >= g.year("y2") or _counts(g):
        return None
    if not g["lead"] and not re.fullmatch(r"\d{4} ?[-–—/] ?\d{4}", g.words):
        return None
    if g["lead"] == "en" and g.year("y2") > g.year("y") + 1:
        # «en 1990 et en 1995» names two years, not what lies between them.
        return None
    days = dates.span(dates.year(g.year("y")), dates.year(g.year("y2")))
    return _bounded(days, g["lead"], f) if g["lead"] == "depuis" else days


def _decade(g: Groups, f: Frame) -> Days:
    first = int(g["dec"]) + (1900 if len(g["dec"]) == 2 else 0)
    days = dates.span(dates.year(first), dates.year(first + 9))
    return _bounded(days, "depuis", f) if g.words.startswith("depuis") else days


def _season(g: Groups, f: Frame) -> Days | None:
    lead, number = g["lead"], values("season")[g["s"]]
    if not g.named("s") or (lead in ("de ", "d'", "le ") and not (g["y"] or g.direction)):
        return None
    # «a été» is a verb: summer needs its determiner, or a year and nothing before it.
    if number == 2 and not (
        lead.endswith(("cet ", "l'", "en ", "plein ", "mi-", "debut ", "fin ")) or (g["y"] and not lead)
    ):
        return None
    if g["y2"]:
        return dates.season(g.year("y"), number) if g.year("y2") == g.year("y") + 1 else None
    if g["y"]:
        # «L'hiver 2024» may begin or end that year.
        return dates.season(g.year("y"), number) if number != 4 else UNRESOLVED
    if not (lead or g["bound"] or g.direction):
        return None
    return _nearest_season(f.published, number, f.future(g), g.direction)


def _nearest_season(published: date, number: int, future: bool, direction: int) -> Days:
    around = [dates.season(published.year + shift, number) for shift in (-2, -1, 0, 1)]
    if future:
        return next(s for s in around if (s.start if direction else s.end or published) > published)  # type: ignore[operator]
    return [s for s in around if (s.end if direction else s.start or published) < published][-1]  # type: ignore[operator]


# --- weekdays and days about publication ----------------------------------------------------------------------


def _nights(g: Groups, f: Frame) -> Days:
    second = _nearest_weekday(g, f, "w2", today=True)
    first = dates.same_weekday(second, _known(g.weekday("w")), future=False, today=False)
    return Days(first, second, "interval")


def _weekdays(g: Groups, f: Frame) -> Days:
    first = _nearest_weekday(g, f, "w", today=not g.direction and not f.future(g))
    second = dates.same_weekday(first, _known(g.weekday("w2")), future=True, today=False)
    return Days(first, second, "interval")


def _known(value: int | None) -> int:
    assert value is not None
    return value


def _nearest_weekday(g: Groups, f: Frame, name: str, *, today: bool) -> date:
    return dates.same_weekday(f.published, _known(g.weekday(name)), future=f.future(g), today=today)


def _feast(_: Groups, f: Frame) -> Days:
    f.published  # noqa: B018  anchors the feast, which moves with the year
    return UNRESOLVED


def _weekday_date(g: Groups, f: Frame) -> Days | None:
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


def _weekday(g: Groups, f: Frame) -> Days | None:
    if g.before.endswith(("chaque ", "un ", "tous les ")):
        return None
    if g.step:
        weekday = _known(g.weekday("w"))
        return dates.day(dates.same_weekday(f.last, weekday, future=g.step > 0, today=False))
    if g["det"] in ("le ", "la ") and not g.direction:
        # «le lundi» is every Monday, or the Monday of a story whose week the words do not give.
        f.published  # noqa: B018
        return UNRESOLVED
    today = not g.direction and (g["det"] == "ce " or not f.future(g))
    return dates.day(_nearest_weekday(g, f, "w", today=today))


def _adverb(g: Groups, f: Frame) -> Days | None:
    count = values("day")[g["day"]]
    if g["bound"] in ("avant", "apres") and abs(count) == 1 and (count < 0) == (g["bound"] == "avant"):
        # «après demain», written in two words.
        g.all[f"{g.rule}__bound"] = ""
        count *= 2
    return dates.day(f.published + timedelta(days=count))


def _today(_: Groups, f: Frame) -> Days:
    return dates.day(f.published)


def _last_night(_: Groups, f: Frame) -> Days:
    return Days(f.published - timedelta(days=1), f.published, "interval")


# --- counted from another day ---------------------------------------------------------------------------------


def _same_day(g: Groups, f: Frame) -> Days:
    words = g.words
    for unit, names in ((7, ("semaine",)), (30, ("mois",)), (365, ("annee",))):
        if any(name in words for name in names):
            return dates.stepped(f.last, unit, 0)
    return dates.day(f.last)


def _nearby(g: Groups, f: Frame) -> Days:
    if g.has("of"):
        # «le lendemain de l'attaque» counts from the attack, not from the day last named.
        f.anchor = "context"
        return UNRESOLVED
    return dates.stepped(f.last, 1, values("nearby")[g["near"]])


def _vague_past(f: Frame) -> Days:
    return Days(None, f.published, "open")


def _ago(g: Groups, f: Frame) -> Days:
    if g["vague"]:
        return _vague_past(f)
    days = dates.stepped(f.published, g.unit, -g.number)
    if g["about"] == "plus d":
        return Days(None, days.end, "open")
    return UNRESOLVED if g["about"] or g["half"] else days


def _since(g: Groups, f: Frame) -> Days | None:
    if g.direction > 0:
        return None
    if g["vague"]:
        return _vague_past(f)
    days = dates.stepped(f.published, g.unit, -g.number)
    if g["about"] == "plus d":
        return _vague_past(f)
    return UNRESOLVED if g["about"] or g["half"] else Days(days.start, None, "open")


def _ahead(g: Groups, f: Frame) -> Days:
    if g["vague"]:
        return Days(f.published, None, "open")
    if g.direction < 0:
        return Days(dates.stepped(f.published, g.unit, -g.number).start, f.published, "interval")
    days = dates.stepped(f.published, g.unit, g.number)
    if g["about"] or g["half"]:
        return UNRESOLVED
    within = g["les"] or g["lead"] != "dans" or g.direction
    return Days(f.published, days.end, "interval") if within else days


def _around(g: Groups, f: Frame) -> Days | None:
    if g["det"] != "ces" and re.match(r" (?:de |du |des |d')", g.after):
        # «les derniers jours du régime»
        return None
    if g.direction < 0:
        if not g.number:
            return _vague_past(f)
        return Days(dates.stepped(f.published, g.unit, -g.number).start, f.published, "interval")
    if not g.number:
        return Days(f.published, None, "open")
    return Days(f.published, dates.stepped(f.published, g.unit, g.number).end, "interval")


def _these_days(_: Groups, f: Frame) -> Days:
    return _vague_past(f)


def _context(g: Groups, f: Frame) -> Days:
    last = f.last
    if g["vague"] or g["about"] or g["half"]:
        return UNRESOLVED
    later = g["way"] in ("plus tard", "apres")
    return dates.stepped(last, g.unit, g.number if later else -g.number)


# --- this week, last month, at the end of the year ------------------------------------------------------------


def _unit(g: Groups, f: Frame) -> Days | None:
    name, det = g["u"], g["det"]
    this = det in ("ce", "cet", "cette")
    if not (this or g.direction or g.step or g["now"]) and not _EDGE.search(g["edge"]):
        return None
    if not this and not det and not g["edge"]:
        return None
    if name == "an" and not (g.direction or g.step):
        return None
    unit = {"semaine": 7, "mois": 30, "annee": 365, "an": 365}.get(name, 0)
    if g.step:
        return dates.stepped(f.last, unit, g.step) if unit else UNRESOLVED
    count = g.direction
    if unit:
        return dates.stepped(f.published, unit, count)
    return _quarter(f.published) if name == "trimestre" and not count else _weekend(g, f, count)


def _quarter(published: date) -> Days:
    first = 3 * ((published.month - 1) // 3) + 1
    return dates.span(dates.month(published.year, first), dates.month(published.year, first + 2))


def _weekend(g: Groups, f: Frame, count: int) -> Days:
    if g["u"] == "trimestre":
        return UNRESOLVED
    on_it = f.published.weekday() >= 5
    if count == 0 and not on_it and not f.future(g):
        count = -1
    elif count == 1 and not on_it:
        count = 0
    return dates.weekend(f.published + timedelta(days=7 * count))


_RULES: dict[str, Rule] = {
    "iso": _iso, "numeric": _iso, "date": _date, "days": _days, "week_of": _week_of,
    "month": _month, "months": _months, "part_year": _part_year, "year": _year, "years": _years,
    "decade": _decade, "season": _season, "nights": _nights, "weekdays": _weekdays, "feast": _feast,
    "weekday_date": _weekday_date, "weekday": _weekday, "adverb": _adverb, "today": _today,
    "last_night": _last_night, "same_day": _same_day, "nearby": _nearby, "ago": _ago, "since": _since,
    "ahead": _ahead, "around": _around, "these_days": _these_days, "context": _context, "unit": _unit,
}  # fmt: skip
