"""PLOVER events as JSON lines, with PLOVER's own folding.

Types, modes, contexts and actor codes are those of the manual (PLOVER 0.8); the manual fixes no file format, so that the
keys here are its terms. Folding (manual, AGREE; coding guide, section 3): a consultation, support, cooperation or aid that
its own source or the outlet announces for the future is an AGREE of today.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from dragoman.export.kept import Kept
from dragoman.export.parties import parse_code
from dragoman.language.intensity import intensity
from dragoman.record import Count, Event, Record

_FOLDED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_AGREE_CAMEO = {"CONSULT": "036", "SUPPORT": "032", "COOPERATE": "031", "AID": "033"}
"""CAMEO's codes for the expressed intent of each (codebook, 03)."""


def write_plover(records: Iterable[Record], stream: TextIO, kept: Kept) -> int:
    """Writes one JSON object an event; returns their number."""
    written = 0
    for record in records:
        for row in _events(record, kept):
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            written += 1
    return written


def _events(record: Record, kept: Kept) -> Iterator[dict[str, Any]]:
    for event in record.events:
        if kept.admits(event):
            yield _row(record, event, folded=False)
        elif _is_announced(event):
            yield _row(record, event, folded=True)
        else:
            kept.left_out[event.standing] += 1


def _is_announced(event: Event) -> bool:
    own_word = {"author", *event.sources}
    if any(c.by == "author" and c.modality == "negated" for c in event.claims):
        return False
    return event.type in _FOLDED and any(c.modality == "planned" and c.by in own_word for c in event.claims)


def _row(record: Record, event: Event, *, folded: bool) -> dict[str, Any]:
    document = record.document
    return {
        "id": f"{document.id}:{event.id}",
        "date": event.time.start if event.time and event.time.start == event.time.end else None,
        "date_start": event.time.start if event.time else None,
        "date_end": event.time.end if event.time else None,
        "event": "AGREE" if folded else event.type,
        "mode": None if folded else event.mode,
        "context": list(event.contexts),
        "source": [_actor(record, id) for id in event.sources],
        "target": [_actor(record, id) for id in event.recipients],
        "quad": "verbal cooperation" if folded else event.quad,
        "cameo": _AGREE_CAMEO[event.type] if folded else event.cameo,
        "intensity": intensity(_AGREE_CAMEO[event.type]) if folded else event.intensity,
        "location": _location(event),
        "magnitude": [_count(record, count) for count in event.counts],
        "text": [record.cite(span) for span in event.evidence],
        "spans": [list(span) for span in event.evidence],
        "standing": "asserted" if folded else event.standing,
        "folded_from": event.type if folded else None,
        "confidence": event.confidence,
        "language": document.language,
        "publisher": document.outlet,
        "published": document.published,
        "url": document.url,
        "document": document.id,
    }


def _actor(record: Record, id: str) -> dict[str, Any]:
    actor = record.actor(id)
    country, international, sector = parse_code(actor.code)
    return {"name": actor.name, "code": actor.code, "country": country or international, "sector": sector}


def _count(record: Record, count: Count) -> dict[str, Any]:
    by = "author" if count.by == "author" else record.actor(count.by).name
    numbers = count.model_dump(include={"of", "low", "high", "approximate", "unit"})
    return {**numbers, "by": by, "text": record.cite(count.words)}


def _location(event: Event) -> dict[str, Any] | None:
    place = event.place
    if place is None:
        return None
    return {
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "geonames": place.geonames,
    }
