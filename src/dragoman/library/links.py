"""Links between articles, written into a library: all anew each time, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice

from dragoman.corpus.copies import CopyLink
from dragoman.corpus.event_agreement import Point
from dragoman.corpus.event_mentions import iso
from dragoman.corpus.followups import Announcement
from dragoman.corpus.happenings import Happening
from dragoman.corpus.happenings_voices import counts_of, independent_sources, standing_of_happening, voices_of
from dragoman.corpus.linking import Links
from dragoman.corpus.offices import Holding, OfficeMention
from dragoman.corpus.people import PersonLink
from dragoman.corpus.quotations import QuotationGroup
from dragoman.library.database import Database, Row, now
from dragoman.library.reprints import reprints_of
from dragoman.library.store import Library

_AT_ONCE = 500
_TABLES = (
    "links", "happenings", "announcements", "name_links", "office_conflicts", "offices", "copy_links", "copy_groups",
    "reprints", "quotation_groups",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Linked:
    """How many links of each kind were found; ``happenings`` are those that several articles tell, ``reprints`` printings
    of a text that another outlet had printed to the letter."""

    articles: int
    copies: int
    reprints: int
    quotations: int
    happenings: int
    disputed: int
    announcements: dict[str, int]
    offices: int
    office_conflicts: int
    names: int
    names_with_several: int


def links_of(library: Library) -> Links:
    """What links the articles of a library, with the texts that several outlets printed to the letter."""
    return Links(library.records, reprints_of(library.database))


def write_links(library: Library, links: Links) -> Linked:
    """Writes the links in place of those of an earlier run, and counts them. Raises ``LibraryError``."""
    database = library.database
    links.find()  # while others may still write
    with database.transaction():
        for table in _TABLES:
            database.execute(f"DELETE FROM {table}")
        database.insert("links", [_run(links)])
        copies = sum(_write_copy(database, link) for link in links.copies.links)
        groups = links.copies.groups.items()
        _insert(database, "copy_groups", ({"document_id": d, "group_id": g} for d, g in groups if d != g))
        _insert(database, "reprints", _imprints(links))
        for group in links.quotations:
            _write_quotation(database, group)
        happenings = disputed = 0
        for happening in links.told_by_several():
            happenings += 1
            disputed += _write_happening(database, links, happening) == "disputed"
        states: dict[str, int] = {}
        for announcement in links.followed():
            states[announcement.state] = states.get(announcement.state, 0) + 1
            _write_announcement(database, announcement)
        conflicts = _write_offices(database, links)
        outcomes = [_write_name(database, link) for link in links.names()]
    return Linked(
        articles=links.articles,
        copies=copies,
        reprints=sum(len(imprints) - 1 for imprints in links.reprints.values()),
        quotations=len(links.quotations),
        happenings=happenings,
        disputed=disputed,
        announcements=states,
        offices=len(links.holdings),
        office_conflicts=conflicts,
        names=outcomes.count("resolved"),
        names_with_several=outcomes.count("several"),
    )


def _insert(database: Database, table: str, rows: Iterable[Row]) -> None:
    rows = iter(rows)
    while batch := list(islice(rows, _AT_ONCE)):
        database.insert(table, batch)


def _run(links: Links) -> Row:
    first, last = _day(links.first), _day(links.last)
    period = {"first_published": first, "last_published": last}
    return {"id": 1, "linked_at": now(), "articles": links.articles, **period}


def _day(day: int | None) -> str | None:
    return iso(day) or None


def _why(points: Iterable[Point]) -> str:
    return json.dumps([[p.field, p.what, p.weight] for p in points], ensure_ascii=False)


def _write_happening(database: Database, links: Links, happening: Happening) -> str:
    mentions = happening.mentions
    voices = voices_of(happening, links.origin, links.printed_after)
    standing = standing_of_happening(happening)
    dated = [m for m in mentions if m.first is not None]
    best = min(dated, key=lambda m: m.length) if dated else None
    placed = next((m for m in mentions if m.place), None)
    published = [m.published for m in mentions if m.published is not None]
    row = {
        "id": happening.id,
        "type": mentions[0].type,
        "mode": next((m.mode for m in mentions if m.mode), None),
        "standing": standing,
        "first_day": _day(best.first) if best else None,
        "last_day": _day(best.last) if best else None,
        "place": placed.place if placed else None,
        "place_country": (placed.place_country or None) if placed else None,
        "articles": len(mentions),
        "sources": independent_sources(voices),
        "first_published": _day(min(published, default=None)),
        "last_published": _day(max(published, default=None)),
    }
    database.insert("happenings", [row])
    database.insert("happening_events", list(_events(happening)))
    numbered = enumerate(voices)
    database.insert(
        "happening_voices",
        [
            {
                "happening_id": happening.id,
                "ordinal": n,
                "part": v.part,
                "name": v.name,
                "code": v.code,
                "is_outlet": int(v.is_outlet),
                "document_id": v.document,
                "event_id": v.event,
                "statement_id": v.statement,
                "after": json.dumps(v.after, ensure_ascii=False),
                "printed_in": v.printed_in or None,
            }
            for n, v in numbered
        ],
    )
    database.insert("happening_counts", list(_counts(happening)))
    return standing


def _events(happening: Happening) -> Iterator[Row]:
    for n, member in enumerate(happening.members):
        document, event = member.mention.key
        yield {
            "document_id": document,
            "event_id": event,
            "happening_id": happening.id,
            "ordinal": n,
            "like_document": member.like[0] if member.like else None,
            "like_event": member.like[1] if member.like else None,
            "why": _why(member.why),
        }


def _counts(happening: Happening) -> Iterator[Row]:
    said = ((counted, one) for counted in counts_of(happening) for one in counted.said)
    for n, (counted, one) in enumerate(said):
        yield {
            "happening_id": happening.id,
            "ordinal": n,
            "of": counted.of,
            "unit": counted.unit,
            "low": one.low,
            "high": one.high,
            "name": one.name,
            "is_outlet": int(one.is_outlet),
            "document_id": one.document,
            "start_offset": one.words.start,
            "end_offset": one.words.end,
        }


def _write_announcement(database: Database, announcement: Announcement) -> None:
    document, event = announcement.subject.key
    key: Row = {"document_id": document, "event_id": event}
    database.insert("announcements", [key | {"state": announcement.state}])
    steps = [
        key
        | {
            "ordinal": n,
            "kind": step.kind,
            "step_document": step.mention.document,
            "step_event": step.mention.event,
            "why": _why(step.why),
        }
        for n, step in enumerate(announcement.steps)
    ]
    database.insert("announcement_steps", steps)


def _write_offices(database: Database, links: Links) -> int:
    _insert(database, "offices", map(_office, links.holdings))
    conflicts = [{"one_id": c.one.id, "other_id": c.other.id} for c in links.office_conflicts()]
    database.insert("office_conflicts", conflicts)
    return len(conflicts)


def _office(holding: Holding) -> Row:
    return {
        "id": holding.id,
        "name": holding.name,
        "office": holding.office,
        "key": holding.key,
        "country": holding.country,
        "code": holding.code,
        "is_former": int(holding.is_former),
        "first_day": _day(holding.start),
        "last_day": _day(holding.end),
        "mentions": holding.mentions,
        "source": holding.source or None,
        **_cited("first", holding.first),
        **_cited("last", holding.last),
    }


def _cited(which: str, mention: OfficeMention | None) -> Row:
    return {
        f"{which}_document": mention.document if mention else None,
        f"{which}_start": mention.words.start if mention else None,
        f"{which}_end": mention.words.end if mention else None,
    }


def _write_name(database: Database, link: PersonLink) -> str:
    key: Row = {"document_id": link.document, "actor_id": link.actor}
    row = {"outcome": link.outcome, "person": link.person, "code": link.code, "why": link.why}
    database.insert("name_links", [key | row])
    # Of the table of office holders only the rows that a link rests on are kept.
    seeds = [_office(holding) for holding in link.holdings if holding.is_seed]
    database.insert("offices", seeds, "ON CONFLICT (id) DO NOTHING")
    database.insert("name_link_offices", [key | {"office_id": holding.id} for holding in link.holdings])
    return link.outcome


def _write_copy(database: Database, link: CopyLink) -> int:
    key: Row = {"copy_document": link.copy, "source_document": link.source}
    credit = link.credit
    row = {
        "kind": link.kind,
        "same_outlet": int(link.same_outlet),
        "copy_share": link.copy_share,
        "source_share": link.source_share,
        "credit_start": credit.words.start if credit else None,
        "credit_end": credit.words.end if credit else None,
        "credit_name": credit.name if credit else None,
        "credit_to": credit.to if credit else None,
    }
    database.insert("copy_links", [key | row])
    spans = [
        key
        | {
            "ordinal": n,
            "copy_start": span.copy.start,
            "copy_end": span.copy.end,
            "source_start": span.source.start,
            "source_end": span.source.end,
            "words": span.words,
        }
        for n, span in enumerate(link.spans)
    ]
    database.insert("copy_spans", spans)
    return 1


def _imprints(links: Links) -> Iterator[Row]:
    for document, imprints in links.reprints.items():
        for n, imprint in enumerate(imprints):
            yield {"document_id": document, "ordinal": n, **asdict(imprint)}


def _write_quotation(database: Database, group: QuotationGroup) -> None:
    reference = {"reference_document": group.reference.document, "reference_statement": group.reference.statement}
    conflict = {"speakers_conflict": int(group.speakers_conflict)}
    database.insert("quotation_groups", [{"id": group.id} | reference | conflict])
    for number, variant in enumerate(group.variants):
        key: Row = {"group_id": group.id, "variant": number}
        printings = [
            key
            | {
                "ordinal": n,
                "document_id": printing.document,
                "statement_id": printing.statement,
                "spans": json.dumps([list(span) for span in printing.spans]),
            }
            for n, printing in enumerate(variant.printings)
        ]
        database.insert("quotation_printings", printings)
        changes = [
            key
            | {
                "ordinal": n,
                "kind": change.kind,
                "reference_start": change.reference.start if change.reference else None,
                "reference_end": change.reference.end if change.reference else None,
                "start_offset": change.here.start if change.here else None,
                "end_offset": change.here.end if change.here else None,
                "is_marked": int(change.marked),
            }
            for n, change in enumerate(variant.changes)
        ]
        database.insert("quotation_changes", changes)
