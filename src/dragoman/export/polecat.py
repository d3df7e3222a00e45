"""POLECAT rows: the 40 columns of its weekly files, tab-separated with a header (POLECAT codebook, Halterman et al. 2023).

Several actors of one side stand in one cell, joined with «;». Cells that the article does not settle are empty.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from dragoman.export.cells import one_line
from dragoman.export.kept import Kept
from dragoman.export.parties import is_named, parse_code, sectors
from dragoman.record import Actor, Event, Record

COLUMNS: tuple[str, ...] = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip
"""The columns in the codebook's order."""

_JOINT = ";"


def write_polecat(records: Iterable[Record], stream: TextIO, kept: Kept) -> int:
    """Writes the header and one row an event; returns the number of events."""
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    written = 0
    for record in records:
        for event in kept.events(record):
            writer.writerow(_row(record, event))
            written += 1
    return written


def _row(record: Record, event: Event) -> list[str]:
    document, place = record.document, event.place
    day = event.time.start if event.time and event.time.start == event.time.end else None
    settled = place is not None and place.lat is not None
    return [
        f"{document.id}:{event.id}", day or "", event.type, event.mode or "", f"{event.intensity:g}", event.quad,
        _JOINT.join(event.contexts),
        *_party(record, event.sources), *_party(record, event.recipients),
        one_line(place.name) if place else "", "", "", "", (place.country or "") if place else "",
        f"{place.lat:g}" if place and settled else "", f"{place.lon:g}" if place and settled else "",
        str(place.geonames) if place and place.geonames else "",
        one_line(record.cite(place.words)) if place else "", "",
        one_line(document.outlet or ""), document.published or "",
        _story(record, ("person",)), _story(record, ("organisation", "institution", "group")),
        _joined(event.place.name for event in record.events if event.place),
        document.language, record.version,
    ]  # fmt: skip


def _party(record: Record, ids: Sequence[str]) -> list[str]:
    actors = [record.actor(id) for id in ids]
    codes = [parse_code(actor.code) for actor in actors]
    roles = [code.sector or code.international for code in codes]
    known = [sectors()[role].code for role in roles if role in sectors()]
    return [
        _joined(actor.name for actor in actors), _joined(code.country for code in codes), "",
        known[0] if known else "", _joined(known), "", _joined(_words(record, actor) for actor in actors),
        "",
    ]  # fmt: skip


def _words(record: Record, actor: Actor) -> str:
    return record.cite(actor.mentions[0]) if actor.mentions else actor.name


def _story(record: Record, kinds: Sequence[str]) -> str:
    return _joined(actor.name for actor in record.actors if actor.kind in kinds and is_named(actor))


def _joined(values: Iterable[str]) -> str:
    return _JOINT.join(dict.fromkeys(one_line(value) for value in values if value))
