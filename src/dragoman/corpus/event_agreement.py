"""Whether two articles tell the same event: what forbids it, and what speaks for it, so that a user can check.

What forbids it weighs more than all that speaks for it: another type or mode, opposite acts, other parties, another day,
another place. What speaks for it is counted; countries alone never suffice.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from dragoman.corpus.event_mentions import EventMention, Party, iso, name_key, place_key
from dragoman.corpus.event_words import are_opposite
from dragoman.record import EventType

Field = Literal[
    "day",
    "period",
    "news of the same days",
    "place",
    "near",
    "person",
    "name",
    "countries",
    "party",
    "doer",
    "words",
    "number",
    "act",
]

EXACT = 3
"""Days up to which a given time is one occasion."""
NEWS = 3
"""Days within which articles tell the news of the same day."""
VAGUE = 62
"""Days beyond which a given time tells nothing of which occasion it is."""
_ONE_PLACE, _NEAR, _OTHER_PLACE = 3.0, 25.0, 150.0  # km
_WORDS, _MANY_WORDS = 2, 4
_SHARE_OF_WORDS, _SHARE_OF_SPEECH = 0.25, 0.5
_TELLING_NUMBER = 3

SPEECH: tuple[EventType, ...] = ("ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "CONCEDE")
_BY_PAIR_AND_DAY: tuple[EventType, ...] = ("CONSULT", "AGREE", "SANCTION")
# Modes by which different articles tell one attack or one measure.
_LIKE_MODES = (
    frozenset({"explosives", "suicide-attack", "firearms", "targeted", "destroy", "primitive"}),
    frozenset({"aerial", "drone", "heavy-weapons", "destroy", "explosives"}),
    frozenset({"demo", "riot", "vandalize", "obstruct"}),
    frozenset({"curfew", "martial-law", "restrict"}),
    frozenset({"visit", "third-party", "multilateral"}),
    frozenset({"disapprove", "allege"}),
)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing on which two articles agree: the field, what it is, and what it weighs."""

    field: Field
    what: str
    weight: int


def fits(a: EventMention, b: EventMention) -> bool:
    """Whether nothing but time keeps the two from being the same."""
    return (
        a.type == b.type
        and _modes_fit(a.mode, b.mode)
        and not are_opposite(a.poles, b.poles)
        and not (a.ordinals and b.ordinals and not a.ordinals & b.ordinals)
        and _parties_fit(a, b)
        and not _elsewhere(a, b)
    )


def times_fit(a: EventMention, b: EventMention) -> bool:
    """Whether the times that the articles give, if both do, overlap within a day."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return True
    return a.first <= b.last + 1 and b.first <= a.last + 1


def same_occasion(a: EventMention, b: EventMention) -> tuple[Point, ...]:
    """What speaks for one occasion, when it suffices and nothing forbids it; else nothing."""
    if not times_fit(a, b) or not _outlooks_fit(a, b):
        return ()
    time = time_point(a, b)
    if time is None or not fits(a, b):
        return ()
    points = (time, *points_of(a, b))
    return points if _suffices(a, b, points) else ()


def time_point(a: EventMention, b: EventMention) -> Point | None:
    """How the times agree; ``None`` when nothing says that they do."""
    if a.first is not None and b.first is not None:
        if not times_fit(a, b):
            return None
        longest = max(a.length, b.length)
        if longest <= EXACT:
            return Point("day", iso(max(a.first, b.first)), 2)
        return Point("period", iso(max(a.first, b.first)), 1) if longest <= VAGUE else None
    if a.first is None and b.first is None:
        if a.published is None or b.published is None or abs(a.published - b.published) > NEWS:
            return None
        return Point("news of the same days", iso(max(a.published, b.published)), 1)
    dated, undated = (a, b) if a.first is not None else (b, a)
    if undated.published is None or dated.length > EXACT or dated.first is None:
        return None
    is_news = -1 <= undated.published - dated.first <= NEWS + 1
    return Point("news of the same days", iso(dated.first), 1) if is_news else None


def points_of(a: EventMention, b: EventMention) -> tuple[Point, ...]:
    """On what else than time the two agree."""
    points: list[Point] = []
    if place := _place_point(a, b):
        points.append(place)
    names = shared_names(a.parties, b.parties)
    points += [Point("person", name, 2 if n == 0 else 1) for n, name in enumerate(_persons(names, a)[:2])]
    points += [Point("name", name, 1) for name in names if name not in _persons(names, a)][:1]
    both = sorted(_countries(a) & _countries(b))
    if len(both) > 1:
        points.append(Point("countries", " ".join(both), 1))
    if codes := sorted(_telling_codes(a.recipients) & _telling_codes(b.recipients)):
        points.append(Point("party", ", ".join(codes), 1))
    doers = sorted(code for code in _telling_codes(a.sources) & _telling_codes(b.sources) if not code.endswith(" CVL"))
    if doers:
        points.append(Point("doer", ", ".join(doers), 1))
    common = a.about.keys() & b.about.keys()
    if len(common) >= _WORDS and len(common) >= _SHARE_OF_WORDS * min(len(a.about), len(b.about)):
        points.append(
            Point("words", ", ".join(a.about[stem] for stem in sorted(common)), 2 if len(common) >= _MANY_WORDS else 1)
        )
    if number := _same_number(a, b):
        points.append(Point("number", number, 1))
    return tuple(points)


def shared_names(ones: Collection[Party], others: Collection[Party]) -> list[str]:
    """Names that stand on both sides, a surname for the whole name too."""
    return sorted({one.name for one in ones for other in others if same_name(one, other)})


def same_name(one: Party, other: Party) -> bool:
    """Whether two names are of one person, body or group, as far as names and codes tell."""
    if not (one.is_proper or other.is_proper) or (one.code and other.code and one.country != other.country):
        return False
    if one.key == other.key:
        return one.is_proper
    if not (one.is_person and other.is_person):
        return False
    short, long = sorted((one.key.split(), other.key.split()), key=len)
    return bool(short) and len(short) < len(long) and long[-len(short) :] == short and len(short[-1]) > 2


def has_anchor(points: Collection[Point]) -> bool:
    """Whether something beyond type, time and countries agrees."""
    fields = {p.field for p in points}
    if fields & {"place", "person"} or any(p.field == "words" and p.weight > 1 for p in points):
        return True
    if "name" in fields and fields & {"day", "words", "near", "number"}:
        return True
    return {"near", "day"} <= fields


def _persons(names: Collection[str], m: EventMention) -> list[str]:
    persons = {p.key for p in m.parties if p.is_person}
    return [name for name in names if any(_ends_alike(name_key(name), key) for key in persons)]


def _ends_alike(one: str, other: str) -> bool:
    return one.split()[-1:] == other.split()[-1:]


def _suffices(a: EventMention, b: EventMention, points: Collection[Point]) -> bool:
    weight = sum(p.weight for p in points)
    fields = {p.field for p in points}
    if a.type in SPEECH and "investigate" not in (a.mode, b.mode):
        same_speakers = bool(shared_names(a.sources, b.sources)) or _same_doers(a, b)
        return same_speakers and _says_the_same(a, b) and weight >= 4
    if a.type == "ASSAULT" and "period" in fields and not fields & {"words", "person", "doer", "number"}:
        return False
    pair_and_day = {"countries", "day"} <= fields
    if pair_and_day and (a.type in _BY_PAIR_AND_DAY or (a.type != "ASSAULT" and a.about.keys() & b.about.keys())):
        return True
    if "place" in fields and a.mode == b.mode and a.type != "ASSAULT" and a.about.keys() & b.about.keys():
        return True
    if {"party", "words"} <= fields and not all(p.what.endswith(" CVL") for p in points if p.field == "party"):
        return True
    return weight >= 4 and (has_anchor(points) or (pair_and_day and "words" in fields))


def _says_the_same(a: EventMention, b: EventMention) -> bool:
    """Whether half of what the shorter one says is in the other: one speaker accuses the same ones of many things."""
    common = len(a.about.keys() & b.about.keys())
    return common >= _WORDS and common >= _SHARE_OF_SPEECH * min(len(a.about), len(b.about))


def _same_doers(a: EventMention, b: EventMention) -> bool:
    codes_a, codes_b = {p.code for p in a.sources}, {p.code for p in b.sources}
    return bool(codes_a) and codes_a == codes_b and "" not in codes_a


def _outlooks_fit(a: EventMention, b: EventMention) -> bool:
    """A plan and its occurrence are one only where times agree; a call for it is never the thing itself."""
    if a.outlook == b.outlook:
        return True
    if "requested" in (a.outlook, b.outlook):
        return False
    plan, deed = (a, b) if a.outlook == "planned" else (b, a)
    if plan.first is None or plan.length > VAGUE:
        return False
    if deed.first is not None:
        return True
    return deed.published is not None and -1 <= deed.published - plan.first <= NEWS + 1


def _modes_fit(a: str, b: str) -> bool:
    return not a or not b or a == b or any(a in like and b in like for like in _LIKE_MODES)


def _parties_fit(a: EventMention, b: EventMention) -> bool:
    if a.mutual or b.mutual or (a.type == "CONSULT" and b.type == "CONSULT"):
        ones, others = _sides(a.parties), _sides(b.parties)
        return _within(ones, others) and not _other_person(a.sources, b.sources)
    return (
        _within(_sides(a.sources), _sides(b.sources))
        and _within(_sides(a.recipients), _sides(b.recipients))
        and not _other_person(a.sources, b.sources)
        and not _other_person(a.recipients, b.recipients)
    )


def _within(ones: frozenset[str], others: frozenset[str]) -> bool:
    return ones <= others or others <= ones


def _sides(parties: Collection[Party]) -> frozenset[str]:
    """Country or body of each party whose side is settled; the rebels of a country are another side than its state."""
    found = set()
    for party in parties:
        if not party.is_open:
            rebels = " REB" if party.code.endswith(" REB") else ""
            found.add(party.country + rebels if party.country else party.key)
    return frozenset(found)


def _other_person(ones: Collection[Party], others: Collection[Party]) -> bool:
    """Each article names one person there, and not the same."""
    if len(ones) != 1 or len(others) != 1:
        return False
    (one,), (other,) = ones, others
    both = one.is_person and other.is_person and one.is_proper and other.is_proper
    return both and not same_name(one, other)


def _countries(m: EventMention) -> set[str]:
    return {p.country for p in m.parties} - {""}


def _telling_codes(parties: Collection[Party]) -> set[str]:
    """Codes that say more than a state: «NER MIL»."""
    return {p.code for p in parties if " " in p.code and not p.is_open and not p.code.endswith(" GOV")}


def _place_point(a: EventMention, b: EventMention) -> Point | None:
    one, other = place_key(a.place), place_key(b.place)
    if not one or not other:
        return None
    if one == other and a.place_country == b.place_country:
        return Point("place", a.place, 2)
    distance = _distance(a, b)
    if distance is None or distance > _NEAR:
        return None
    return Point("place", a.place, 2) if distance <= _ONE_PLACE else Point("near", f"{a.place}, {b.place}", 1)


def _elsewhere(a: EventMention, b: EventMention) -> bool:
    if not a.place or not b.place:
        return False
    if a.place_country and b.place_country and a.place_country != b.place_country:
        return True
    if not place_key(a.place) or not place_key(b.place):
        return False
    distance = _distance(a, b)
    return place_key(a.place) != place_key(b.place) and distance is not None and distance > _OTHER_PLACE


def _distance(a: EventMention, b: EventMention) -> float | None:
    """Kilometres between the places (haversine), when both are settled."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat1, lat2, dlon = radians(a.lat), radians(b.lat), radians(b.lon - a.lon)
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(dlon / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(h))


def _same_number(a: EventMention, b: EventMention) -> str:
    for one in a.counts:
        for other in b.counts:
            same = one.of == other.of and (one.low, one.high, one.unit) == (other.low, other.high, other.unit)
            if same and max(one.low or 0, one.high or 0) > _TELLING_NUMBER:
                return f"{one.of} {_digits(one.low if one.low is not None else one.high)}"
    return ""


def _digits(number: float | None) -> str:
    return f"{number:g}" if number is not None else ""
