"""One event of one article, reduced to what is compared with events of other articles; its citations stay with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.corpus.event_words import Pole, Turn, ordinals, poles, stems, turn_at
from dragoman.language.folding import fold
from dragoman.record import Actor, Counted, Event, EventType, Modality, Record, Span
from dragoman.world.tables import groups, organisations, states

_NOT_LETTERS = re.compile(r"[^\w]+")
_PROPER_KINDS = frozenset({"person", "organisation", "group", "institution"})
_SECTORS = frozenset(
    [
        "GOV",
        "JUD",
        "LEG",
        "MIL",
        "COP",
        "SPY",
        "PTY",
        "OPP",
        "REB",
        "UAF",
        "PRM",
        "BUS",
        "CRM",
        "CVL",
        "EDU",
        "ELI",
        "JRN",
        "LAB",
        "MED",
        "REF",
        "REL",
        "SOC",
        "AGR",
        "UNK",
    ]
)
_PARTICLE = 3  # letters: «al», «ben», «von» and «van» need no capital
_LEAD_INS = (
    "organisation ",
    "groupe ",
    "l'organisation ",
    "combattants de l ",
    "djihadistes de l ",
    "mouvement des ",
    "collectif des ",
)


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of an event. ``key`` is its name without accents, case and marks; ``is_proper`` says that it is a name,
    which «le gouvernement» and «trois policiers» are not."""

    name: str
    code: str
    key: str
    is_proper: bool
    is_person: bool

    @property
    def country(self) -> str:
        """Three letters: a state, or the likes of UNO; empty when the article does not settle it."""
        return country_of(self.code)

    @property
    def is_open(self) -> bool:
        """Whether another article may name somebody else here: unknown attackers, or nobody whose side is settled."""
        return self.code.endswith(" UAF") or (not self.code and not self.is_proper)


@dataclass(frozen=True, slots=True)
class Commitment:
    """A claim of the event: ``by`` is ``None`` for the outlet itself."""

    by: Party | None
    modality: Modality
    statement: str | None


@dataclass(frozen=True, slots=True)
class Number:
    """A count of the event, and on whose word: ``by`` is ``None`` for the outlet itself."""

    of: Counted
    low: float | None
    high: float | None
    unit: str | None
    by: Party | None
    words: Span


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event as one article tells it. Days are ordinals (``date.toordinal``); ``first`` and ``last`` are those that
    the article gives, both ``None`` when it gives none. ``about`` are the words that tell it from others, by their
    beginnings, without names of its parties, of its place and of states, which are compared by themselves."""

    document: str
    event: str
    outlet: str
    published: int | None
    type: EventType
    mode: str
    sources: tuple[Party, ...]
    recipients: tuple[Party, ...]
    first: int | None
    last: int | None
    place: str
    place_country: str
    lat: float | None
    lon: float | None
    commitments: tuple[Commitment, ...]
    counts: tuple[Number, ...]
    spans: tuple[Span, ...]
    mutual: bool
    about: Mapping[str, str]
    poles: frozenset[Pole]
    ordinals: frozenset[int]
    turn: Turn | None

    @property
    def key(self) -> tuple[str, str]:
        return self.document, self.event

    @property
    def parties(self) -> tuple[Party, ...]:
        return (*self.sources, *self.recipients)

    @property
    def outlook(self) -> str:
        """``happened`` (also when only said, denied or possible), else ``planned``, else ``requested``."""
        said = {c.modality for c in self.commitments}
        if said & {"actual", "negated", "possible"} or not said:
            return "happened"
        return "planned" if "planned" in said else "requested"

    @property
    def is_dated(self) -> bool:
        """Whether the article says when."""
        return self.first is not None

    @property
    def length(self) -> int:
        """How many days the given time spans; 0 without one."""
        return self.last - self.first + 1 if self.first is not None and self.last is not None else 0

    @property
    def countries(self) -> frozenset[str]:
        """Countries of the parties, and of the place."""
        return frozenset({p.country for p in self.parties} | {self.place_country}) - {""}


def country_of(code: str) -> str:
    """The state or international body of an actor code; empty for a sector alone («GOV»)."""
    return "" if code[:3] in _SECTORS else code[:3]


def mentions_of(record: Record) -> Iterator[EventMention]:
    """Every event of the record. An event that nobody commits to, or that has no party and no place, is left out: nothing
    could tell it from others."""
    for event in record.events:
        mention = _mention(record, event)
        if mention.parties or mention.place:
            yield mention


def ordinal(day: str | None) -> int | None:
    """The ordinal of an ISO day; ``None`` for none, or for a day that no calendar has."""
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None


def iso(day: int | None) -> str:
    """The ISO day of an ordinal; empty for none."""
    return date.fromordinal(day).isoformat() if day is not None else ""


def name_key(name: str) -> str:
    """A name without accents, case, hyphens and apostrophes: «Ban Ki-Moon» is «ban ki moon»."""
    return " ".join(_NOT_LETTERS.sub(" ", fold(name)).split())


def party_of(actor: Actor) -> Party:
    """An actor of a record, with the usual name of a known organisation or group as its key."""
    key = name_key(actor.name)
    known = _known_names().get(key) or next(
        (found for lead in _LEAD_INS if key.startswith(lead) and (found := _known_names().get(key.removeprefix(lead)))),
        None,
    )
    is_person = actor.kind == "person"
    is_proper = _is_proper(actor) or (bool(known) and not actor.code.endswith(" CVL"))
    return Party(actor.name, actor.code, known or key, is_proper, is_person)


def place_key(place: str) -> str:
    """The folded name of a place; empty for a whole state, which tells nothing of where."""
    key = name_key(place)
    return "" if key in _state_names() else key


def _mention(record: Record, event: Event) -> EventMention:
    actors = {actor.id: party_of(actor) for actor in record.actors}
    published = ordinal(record.document.published)
    text = record.document.text
    words = " ".join(record.cite(span) for span in event.evidence)
    parties = tuple(actors[id] for id in (*event.sources, *event.recipients))
    named = " ".join([p.name for p in parties if _is_named(p)] + ([event.place.name] if event.place else []))
    told = " ".join([words, *(p.name for p in parties if not p.is_open)])
    first, last = _days(event, published)
    place = event.place
    return EventMention(
        document=record.document.id,
        event=event.id,
        outlet=record.document.outlet or "",
        published=published,
        type=event.type,
        mode=event.mode or "",
        sources=parties[: len(event.sources)],
        recipients=parties[len(event.sources) :],
        first=first,
        last=last,
        place=place.name if place else "",
        place_country=(place.country or "") if place else "",
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        commitments=tuple(Commitment(actors.get(c.by), c.modality, c.statement) for c in event.claims),
        counts=tuple(Number(c.of, c.low, c.high, c.unit, actors.get(c.by), c.words) for c in event.counts),
        spans=event.evidence,
        mutual=event.mutual,
        about={stem: word for stem, word in stems(told, named).items() if stem not in _state_stems()},
        poles=poles(words),
        ordinals=ordinals(words),
        turn=next((turn for span in event.evidence if (turn := turn_at(text, span.start, span.end))), None),
    )


def _days(event: Event, published: int | None) -> tuple[int | None, int | None]:
    """The days of the event; an open end is closed by the day of publication, or the time is left out."""
    if event.time is None:
        return None, None
    first, last = ordinal(event.time.start), ordinal(event.time.end)
    if first is None and last is None:
        return None, None
    first = published if first is None else first
    last = published if last is None else last
    if first is None or last is None or last < first:
        return None, None
    return first, last


def _is_proper(actor: Actor) -> bool:
    """A name has a capital in its last word (a person) or past its first; «38 personnes» and «Premier ministre» are none."""
    if actor.kind not in _PROPER_KINDS or any(c.isdigit() for c in actor.name):
        return False
    if (actor.code.endswith(" CVL") and actor.kind != "person") or name_key(actor.name) in _state_names():
        return False
    words = actor.name.split()
    capitals = [word for word in words if word.lstrip("«'’\"(")[:1].isupper()]
    if actor.kind == "person":
        return len(words) > 1 and words[-1][:1].isupper() and all(w in capitals for w in words if len(w) > _PARTICLE)
    return len(capitals) > 1 or (len(words) == 1 and len(capitals) == 1)


def _is_named(party: Party) -> bool:
    return party.is_proper or party.key in _known_names().values()


@cache
def _known_names() -> dict[str, str]:
    found: dict[str, str] = {}
    for names in (*(g.names for g in groups()), *(o.names for o in organisations())):
        for name in names:
            found.setdefault(name_key(name), name_key(names[0]))
    return found


@cache
def _state_stems() -> frozenset[str]:
    words = (word for state in states() for word in (*state.names, *state.m, *state.f, *state.capital, *state.seats))
    return frozenset(stem for word in words for stem in stems(word))


@cache
def _state_names() -> frozenset[str]:
    return frozenset(name_key(name) for state in states() for name in state.names)
