"""A statement or event told by its words, so that it is found again when a newer coder numbers otherwise."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from dragoman.record import Event, Record, Span, Statement

Owner = Literal["statement", "event"]

SAME = 0.5
"""From which share of common characters two wordings are the same item, as the scorer has it (coding guide, 6)."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words of an item, what it is (act or type), who takes part, and the id it had."""

    spans: tuple[Span, ...]
    kind: str
    parties: tuple[str, ...]
    id: str

    def to_json(self) -> str:
        """One line, equal for equal anchors."""
        return json.dumps([self.spans, self.kind, self.parties, self.id], ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Anchor:
        """What ``to_json`` wrote."""
        spans, kind, parties, id = json.loads(text)
        return cls(tuple(Span(*span) for span in spans), kind, tuple(parties), id)


def item_of(record: Record, owner: Owner, id: str) -> Statement | Event | None:
    """The statement or event with this id, if the record has it."""
    items: tuple[Statement | Event, ...] = record.statements if owner == "statement" else record.events
    return next((item for item in items if item.id == id), None)


def anchor_of(record: Record, item: Statement | Event) -> Anchor:
    """The words and parties by which this item is told."""
    if isinstance(item, Statement):
        return Anchor(item.content, item.act, _codes(record, item.speakers), item.id)
    return Anchor(item.evidence, item.type, _codes(record, (*item.sources, *item.recipients)), item.id)


def find(record: Record, owner: Owner, anchor: Anchor, kinds: Collection[str] = ()) -> Statement | Event | None:
    """The item of the record that the anchor means, or ``None`` when the coder no longer has it.

    Words decide; of an event the type too (or one of ``kinds``, to which a reader amended it), since the same words
    often state several events. Between equals the same parties, then the same id.
    """
    items: tuple[Statement | Event, ...] = record.statements if owner == "statement" else record.events
    ranked = []
    for item in items:
        now = anchor_of(record, item)
        share = _common(anchor.spans, now.spans)
        if share < SAME or (owner == "event" and now.kind not in {anchor.kind, *kinds}):
            continue
        rank = (now.kind == anchor.kind, now.parties == anchor.parties, share, now.id == anchor.id)
        ranked.append((rank, item))
    return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _codes(record: Record, ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(record.actor(id).code for id in ids)


def _common(one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    first, second = ({at for span in spans for at in range(*span)} for spans in (one, other))
    return len(first & second) / len(first | second)
