"""FollowTheMoney entities as JSON lines: Article, Person, Organization, PublicBody, Mention, Event.

Schemata and properties are those of the FollowTheMoney model 3 and 4. An Event has no property for a claim, so that only
what may be shown as a fact goes out (``Kept``); whose word it is stands in ``notes``. It does not tell who acts from who
is acted upon either: its name says that.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from dragoman.export.kept import Kept
from dragoman.export.parties import alpha2, is_named, parse_code
from dragoman.language.folding import fold
from dragoman.record import Actor, ActorKind, Claim, Event, Record, Time

_SCHEMA: dict[ActorKind, str] = {
    "person": "Person", "institution": "PublicBody", "state": "PublicBody", "organisation": "Organization",
    "group": "Organization",
}  # fmt: skip
"""Populations and unnamed sources are no entities of that model."""
Entity = dict[str, Any]


def write_follow_the_money(records: Iterable[Record], stream: TextIO, kept: Kept) -> int:
    """Writes the entities of each record; returns their number."""
    written = 0
    for record in records:
        for entity in _entities(record, kept):
            stream.write(json.dumps(entity, ensure_ascii=False) + "\n")
            written += 1
    return written


def _entities(record: Record, kept: Kept) -> Iterator[Entity]:
    article = _identity("article", record.document.id)
    yield _article(record, article)
    for actor in record.actors:
        if _is_party(actor):
            yield _party(record, actor)
            yield _mention(record, actor, article)
    for event in kept.events(record):
        yield _event(record, event, article)


def _article(record: Record, id: str) -> Entity:
    document = record.document
    return _entity(
        id, "Article",
        title=document.title, bodyText=document.text, publishedAt=document.published, sourceUrl=document.url,
        publisher=document.outlet, author=document.author, language="fra" if document.language == "fr" else None,
    )  # fmt: skip


def _is_party(actor: Actor) -> bool:
    return actor.kind in _SCHEMA and is_named(actor)


def _party(record: Record, actor: Actor) -> Entity:
    return _entity(
        _party_id(record, actor), _SCHEMA[actor.kind],
        name=actor.name, country=_country(actor), classification=actor.code, wikidataId=actor.wikidata,
    )  # fmt: skip


def _mention(record: Record, actor: Actor, article: str) -> Entity:
    schema = "Person" if actor.kind == "person" else "Organization"
    return _entity(
        _identity("mention", record.document.id, actor.id), "Mention",
        document=article, resolved=_party_id(record, actor), name=actor.name, detectedSchema=schema,
        contextCountry=_country(actor),
    )  # fmt: skip


def _event(record: Record, event: Event, article: str) -> Entity:
    parties = [record.actor(id) for id in (*event.sources, *event.recipients)]
    involved = [_party_id(record, actor) for actor in parties if _is_party(actor)]
    return _entity(
        _identity("event", record.document.id, event.id), "Event",
        name=_headline(record, event), involved=list(dict.fromkeys(involved)), proof=article, **_dates(event.time),
        location=event.place.name if event.place else None,
        country=alpha2().get(event.place.country, "").lower() if event.place and event.place.country else None,
        keywords=[event.type, *event.contexts], description=[record.cite(span) for span in event.evidence],
        notes=[event.standing, *(_claim(record, claim) for claim in event.claims)], sourceUrl=record.document.url,
        publisher=record.document.outlet,
    )  # fmt: skip


def _headline(record: Record, event: Event) -> str:
    """«ASSAULT (aerial): armée malienne → JNIM»; parties without an entity have their words there."""
    what = f"{event.type} ({event.mode})" if event.mode else event.type
    sides = [", ".join(record.actor(id).name for id in ids) for ids in (event.sources, event.recipients)]
    who = f"{sides[0] or '?'} → {sides[1]}" if sides[1] else sides[0]
    return f"{what}: {who}" if who else what


def _claim(record: Record, claim: Claim) -> str:
    return f"{claim.modality}, says {'the publisher' if claim.by == 'author' else record.actor(claim.by).name}"


def _dates(time: Time | None) -> dict[str, str | None]:
    if time is None:
        return {}
    if time.start == time.end:
        return {"date": time.start}
    return {"startDate": time.start, "endDate": time.end}


def _entity(id: str, schema: str, **properties: str | list[str] | None) -> Entity:
    """An entity with lists of values, as the model has them; empty properties are left out."""
    lists = {name: value if isinstance(value, list) else [value] for name, value in properties.items() if value}
    return {"id": id, "schema": schema, "properties": lists}


def _country(actor: Actor) -> str | None:
    """The model wants ISO 3166 alpha-2 in lower case."""
    return alpha2().get(parse_code(actor.code).country, "").lower() or None


def _party_id(record: Record, actor: Actor) -> str:
    """One entity across articles where the same Wikidata item, the same state, or one name with one code is meant.

    A name of one word is a name of many: «Martin» and «Préfecture» are of this article only, «CPI» is one everywhere.
    """
    schema, name = _SCHEMA[actor.kind], fold(actor.name)
    if actor.wikidata:
        return _identity("party", schema, actor.wikidata)
    if actor.kind == "state" and actor.code:
        return _identity("party", schema, actor.code)
    if actor.kind in ("person", "institution") and " " not in actor.name and not actor.name.isupper():
        return _identity("party", schema, name, actor.code, record.document.id)
    return _identity("party", schema, name, actor.code)


def _identity(*parts: str) -> str:
    return f"dragoman-{parts[0]}-{hashlib.sha256(chr(0).join(parts[1:]).encode()).hexdigest()[:24]}"
