"""Who holds which office, and when, as articles and the table of office holders say.

What articles say is kept with its first and its last mention, cited; what the table says, with its source. Two holders
of one office at one time are a conflict: it is shown, and nothing is settled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from dragoman.corpus.event_mentions import country_of, name_key, ordinal
from dragoman.corpus.office_phrases import Presented, presented_in
from dragoman.language.folding import fold
from dragoman.record import Record, Span
from dragoman.world.tables import Leader, leaders


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """A passage that gives a person an office: ``words`` cite both. ``published`` is an ordinal, ``None`` without a date."""

    document: str
    published: int | None
    words: Span


@dataclass(frozen=True, slots=True)
class Holding:
    """A person in an office. ``key`` is the office without its country, ``code`` the actor code that articles or the
    table give (``MLI GOV``), ``country`` its first three letters. ``start`` and ``end`` are ordinals: of the first and
    the last mention, or of the term that the table gives (``end`` ``None``: none was known). ``first`` and ``last`` are
    ``None`` for a row of the table, whose ``source`` says where it is from. ``is_former``: only as a former holder."""

    id: str
    name: str
    person: str
    office: str
    key: str
    country: str
    code: str
    is_single: bool
    is_former: bool
    start: int | None
    end: int | None
    first: OfficeMention | None = None
    last: OfficeMention | None = None
    mentions: int = 0
    source: str = ""

    @property
    def is_seed(self) -> bool:
        """Whether the table says so, and not an article."""
        return self.first is None

    def holds_on(self, day: int | None, slack: int = 0) -> bool:
        """Whether the person may hold it on a day; an open or unknown end is no limit."""
        if day is None:
            return False
        return (self.start is None or self.start - slack <= day) and (self.end is None or day <= self.end + slack)


@dataclass(frozen=True, slots=True)
class OfficeConflict:
    """Two persons whom articles name in one office over the same days, or one person in one office of two countries."""

    one: Holding
    other: Holding


@dataclass(slots=True)
class _Held:
    presented: Presented
    names_state: bool = False
    mentions: int = 0
    first: OfficeMention | None = None
    last: OfficeMention | None = None
    wordings: dict[str, int] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The code that most articles give, one with a sector before a country alone."""
        return max(sorted(self.codes), key=lambda code: (" " in code, self.codes[code]))

    def add(self, presented: Presented, code: str, mention: OfficeMention) -> None:
        self.mentions += 1
        self.codes[code] = self.codes.get(code, 0) + 1
        self.names_state |= presented.country != ""
        self.wordings[presented.office] = self.wordings.get(presented.office, 0) + 1
        if self.first is None or _day(mention) < _day(self.first):
            self.first = mention
        if self.last is None or (mention.published or 0) >= (self.last.published or 0):
            self.last = mention


class OfficeBook:
    """Takes in records one by one, keeps one row a person and office, whatever the number of articles."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str, str, bool], _Held] = {}

    def add(self, record: Record) -> None:
        """What a record's article says of who holds what; an office of no country that the article settles is left out."""
        published = ordinal(record.document.published)
        codes = {name_key(a.name): a.code for a in record.actors if a.kind == "person" and a.code}
        for presented in presented_in(record.document.text):
            person = name_key(presented.name)
            code = codes.get(person, "")
            country = presented.country or country_of(code)
            if not country:
                continue
            # The code is of whom the coder took it for; an office of another country is not known by it.
            code = code if country_of(code) == country else country
            key = (person, presented.key, country, presented.is_former)
            held = self._held.setdefault(key, _Held(presented))
            held.add(presented, code, OfficeMention(record.document.id, published, presented.words))

    def holdings(self) -> tuple[Holding, ...]:
        """Every holding that articles tell of, by country, office and first mention."""
        found = [_holding(number, key, held) for number, (key, held) in enumerate(sorted(self._held.items()), start=1)]
        return tuple(sorted(found, key=lambda h: (h.country, h.key, h.start or 0, h.person)))


def seeds() -> tuple[Holding, ...]:
    """The table of office holders, each row with its source."""
    return tuple(_seed(number, row) for number, row in enumerate(leaders(), start=1))


def office_conflicts(holdings: Iterable[Holding]) -> Iterator[OfficeConflict]:
    """Different persons in one single office over the same days («ancien» says that somebody is in it no more), and one
    person in an office under two countries."""
    told = [h for h in holdings if h.is_single and not h.is_former and not h.is_seed]
    yield from _pairs(
        told, lambda h: (h.country, h.key), lambda one, other: one.person != other.person and _overlap(one, other)
    )
    yield from _pairs(told, lambda h: (h.person, h.key), lambda one, other: one.country != other.country)


def _pairs(
    holdings: Iterable[Holding],
    group: Callable[[Holding], tuple[str, str]],
    conflict: Callable[[Holding, Holding], bool],
) -> Iterator[OfficeConflict]:
    grouped: dict[tuple[str, str], list[Holding]] = defaultdict(list)
    for holding in holdings:
        grouped[group(holding)].append(holding)
    for held in grouped.values():
        held.sort(key=lambda h: (h.start or 0, h.person, h.country))
        yield from (OfficeConflict(one, other) for one, other in combinations(held, 2) if conflict(one, other))


def _overlap(one: Holding, other: Holding) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start <= other.end and other.start <= one.end


def _day(mention: OfficeMention) -> int:
    """An article without a date is neither the first nor the last while there is another."""
    return mention.published if mention.published is not None else date.max.toordinal()


def _holding(number: int, key: tuple[str, str, str, bool], held: _Held) -> Holding:
    person, office, country, is_former = key
    wording = max(sorted(held.wordings), key=lambda words: held.wordings[words])
    return Holding(
        id=f"o{number}",
        name=held.presented.name,
        person=person,
        office=wording,
        key=office,
        country=country,
        code=held.code,
        is_single=held.presented.is_single and _is_of_state(held),
        is_former=is_former,
        start=held.first.published if held.first else None,
        end=held.last.published if held.last else None,
        first=held.first,
        last=held.last,
        mentions=held.mentions,
    )


def _is_of_state(held: _Held) -> bool:
    """«président» of a firm or a club is another office than that of the state."""
    return not held.presented.of_state or held.code.endswith(" GOV") or held.names_state


def _seed(number: int, row: Leader) -> Holding:
    return Holding(
        id=f"t{number}",
        name=row.name,
        person=name_key(row.name),
        office=row.office,
        key=" ".join(fold(row.office).split()),
        country=country_of(row.code),
        code=row.code,
        is_single=False,
        is_former=row.office.startswith("ancien"),
        start=ordinal((row.start + "-01-01")[:10] if len(row.start) == 4 else (row.start + "-01")[:10]),
        end=_last_day(row.end),
        source=f"{row.source}, {row.checked}",
    )


def _last_day(end: str) -> int | None:
    """The last day that an end as exact as is certain leaves open."""
    if len(end) == 4:
        return ordinal(f"{end}-12-31")
    if len(end) == 7:
        first = ordinal(f"{end}-28")
        return first + 3 if first is not None else None
    return ordinal(end)
