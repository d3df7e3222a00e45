"""Links as JSON objects, one a line: what they say, whom they concern, and where each value stands in its article.

``link`` says which kind an object is: ``copy``, ``reprint``, ``quotation``, ``happening``, ``announcement``, ``office``,
``office conflict`` or ``name``.
Spans are ``[start, end]`` in code points of the article's text, days are ISO, as in the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from dragoman.corpus.copies import CopyLink
from dragoman.corpus.event_agreement import Point
from dragoman.corpus.event_mentions import EventMention, Party, iso
from dragoman.corpus.followups import Announcement
from dragoman.corpus.happenings import Happening
from dragoman.corpus.happenings_voices import counts_of, independent_sources, standing_of_happening, voices_of
from dragoman.corpus.linking import Links
from dragoman.corpus.offices import Holding, OfficeMention
from dragoman.corpus.people import PersonLink
from dragoman.corpus.quotations import Printing, QuotationGroup
from dragoman.corpus.reprints import Imprint
from dragoman.record import Span

Object = dict[str, Any]


def objects(links: Links) -> Iterator[Object]:
    """Every link of a corpus; of happenings those that several articles tell."""
    yield from map(_copy, links.copies.links)
    for document, (first, *others) in links.reprints.items():
        yield from (_reprint(document, first, other) for other in others)
    yield from map(_quotation, links.quotations)
    yield from (_happening(h, links) for h in links.told_by_several())
    yield from map(_announcement, links.followed())
    yield from ({"link": "office", **_holding(h)} for h in links.holdings)
    for conflict in links.office_conflicts():
        yield {"link": "office conflict", "one": _holding(conflict.one), "other": _holding(conflict.other)}
    yield from map(_name, links.names())


def _happening(happening: Happening, links: Links) -> Object:
    voices = voices_of(happening, links.origin, links.printed_after)
    return {
        "link": "happening",
        "id": happening.id,
        "type": happening.mentions[0].type,
        "standing": standing_of_happening(happening),
        "articles": len(happening.members),
        "sources": independent_sources(voices),
        "events": [
            {
                **_event(member.mention),
                "like": {"document": member.like[0], "event": member.like[1]} if member.like else None,
                "why": _why(member.why),
            }
            for member in happening.members
        ],
        "voices": [
            {
                "part": v.part,
                "name": v.name,
                "code": v.code,
                "is_outlet": v.is_outlet,
                "document": v.document,
                "event": v.event,
                "statement": v.statement,
                "after": list(v.after),
                "printed_in": v.printed_in or None,
            }
            for v in voices
        ],
        "counts": [
            {
                "of": c.of,
                "unit": c.unit,
                "low": c.low,
                "high": c.high,
                "said": [
                    {"low": s.low, "high": s.high, "name": s.name, "document": s.document, "words": list(s.words)}
                    for s in c.said
                ],
            }
            for c in counts_of(happening)
        ],
    }


def _announcement(announcement: Announcement) -> Object:
    return {
        "link": "announcement",
        "state": announcement.state,
        "until": iso(announcement.until) or None,
        **_event(announcement.subject),
        "steps": [{"kind": step.kind, **_event(step.mention), "why": _why(step.why)} for step in announcement.steps],
    }


def _event(mention: EventMention) -> Object:
    return {
        "document": mention.document,
        "event": mention.event,
        "outlet": mention.outlet or None,
        "published": iso(mention.published) or None,
        "mode": mention.mode or None,
        "sources": list(map(_party, mention.sources)),
        "recipients": list(map(_party, mention.recipients)),
        "start": iso(mention.first) or None,
        "end": iso(mention.last) or None,
        "place": mention.place or None,
        "evidence": [list(span) for span in mention.spans],
    }


def _party(party: Party) -> Object:
    return {"name": party.name, "code": party.code}


def _why(points: Iterable[Point]) -> list[Object]:
    return [{"field": p.field, "what": p.what, "weight": p.weight} for p in points]


def _holding(holding: Holding) -> Object:
    return {
        "id": holding.id,
        "name": holding.name,
        "office": holding.office,
        "country": holding.country,
        "code": holding.code,
        "is_former": holding.is_former,
        "start": iso(holding.start) or None,
        "end": iso(holding.end) or None,
        "mentions": holding.mentions,
        "first": _cited(holding.first),
        "last": _cited(holding.last),
        "source": holding.source or None,
    }


def _cited(mention: OfficeMention | None) -> Object | None:
    return {"document": mention.document, "words": list(mention.words)} if mention else None


def _name(link: PersonLink) -> Object:
    return {
        "link": "name",
        "document": link.document,
        "actor": link.actor,
        "name": link.name,
        "outcome": link.outcome,
        "person": link.person or None,
        "code": link.code or None,
        "why": link.why,
        "holdings": list(map(_holding, link.holdings)),
    }


def _copy(link: CopyLink) -> Object:
    credit = link.credit
    return {
        "link": "copy",
        "copy": link.copy,
        "source": link.source,
        "kind": link.kind,
        "same_outlet": link.same_outlet,
        "copy_share": round(link.copy_share, 3),
        "source_share": round(link.source_share, 3),
        "credit": {"name": credit.name, "to": credit.to, "words": list(credit.words)} if credit else None,
        "spans": [{"copy": list(s.copy), "source": list(s.source), "words": s.words} for s in link.spans],
    }


def _reprint(document: str, first: Imprint, other: Imprint) -> Object:
    """A text that another outlet printed to the letter: one article of the library, and an exact copy all the same."""
    return {"link": "reprint", "kind": "exact", "document": document, **asdict(other), "first": asdict(first)}


def _quotation(group: QuotationGroup) -> Object:
    return {
        "link": "quotation",
        "id": group.id,
        "speakers_conflict": group.speakers_conflict,
        "reference": _printing(group.reference),
        "variants": [
            {
                "printings": list(map(_printing, variant.printings)),
                "changes": [
                    {
                        "kind": change.kind,
                        "reference": _span(change.reference),
                        "here": _span(change.here),
                        "marked": change.marked,
                    }
                    for change in variant.changes
                ],
            }
            for variant in group.variants
        ],
    }


def _printing(printing: Printing) -> Object:
    return {
        "document": printing.document,
        "statement": printing.statement,
        "spans": [list(span) for span in printing.spans],
        "speakers": [{"name": speaker.name, "code": speaker.code} for speaker in printing.speakers],
    }


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span else None
