"""W3C Web Annotations (recommendation of 23 February 2017): one JSON-LD object a line, a statement or an event each.

The target has a quote selector, which finds the words again on a page, and a position selector, which is exact in the
text that was read. Positions are code points, end exclusive, as in the record; the recommendation counts the same way.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO
from urllib.parse import quote

from dragoman.record import Event, Record, Span, Statement

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Code points of prefix and suffix: enough to tell two places with the same words apart."""


def write_web_annotation(records: Iterable[Record], stream: TextIO) -> int:
    """Writes one annotation a statement and an event; returns their number."""
    written = 0
    for record in records:
        annotations = [_statement(record, s) for s in record.statements] + [_event(record, e) for e in record.events]
        for annotation in annotations:
            stream.write(json.dumps(annotation, ensure_ascii=False) + "\n")
        written += len(annotations)
    return written


def _statement(record: Record, s: Statement) -> dict[str, Any]:
    value = {
        "speakers": [_actor(record, id) for id in s.speakers],
        "act": s.act,
        "kind": s.kind,
        "cue": [record.cite(span) for span in s.cue],
        "within": _name(record, s.within) if s.within else None,
        "confidence": s.confidence,
    }
    return _annotation(record, s.id, "statement", value, s.content)


def _event(record: Record, e: Event) -> dict[str, Any]:
    value = {
        "type": e.type,
        "mode": e.mode,
        "sources": [_actor(record, id) for id in e.sources],
        "recipients": [_actor(record, id) for id in e.recipients],
        "claims": [
            {"by": "author" if c.by == "author" else _actor(record, c.by), "modality": c.modality} for c in e.claims
        ],
        "standing": e.standing,
        "confidence": e.confidence,
    }
    return _annotation(record, e.id, "event", value, e.evidence)


def _annotation(record: Record, id: str, tag: str, value: dict[str, Any], spans: Iterable[Span]) -> dict[str, Any]:
    document = record.document
    source = document.url or f"urn:sha256:{document.sha256}"
    return {
        "@context": _CONTEXT,
        "id": _name(record, id),
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"type": "Software", "name": record.coder},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": tag},
            {
                "type": "TextualBody", "purpose": "describing", "format": "application/json",
                "value": json.dumps(value, ensure_ascii=False),
            },
        ],
        "target": [{"source": source, "selector": _selectors(document.text, span)} for span in spans],
    }  # fmt: skip


def _name(record: Record, id: str) -> str:
    return f"urn:dragoman:{quote(record.document.id, safe='')}:{id}"


def _selectors(text: str, span: Span) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector", "exact": text[span.start : span.end],
            "prefix": text[max(0, span.start - _AROUND) : span.start], "suffix": text[span.end : span.end + _AROUND],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]  # fmt: skip


def _actor(record: Record, id: str) -> dict[str, str]:
    actor = record.actor(id)
    return {"name": actor.name, "code": actor.code}
