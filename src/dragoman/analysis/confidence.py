"""How sure the coder is of a statement or an event: by the construction that was read, not yet calibrated on gold."""

from __future__ import annotations

from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.statements.drafts import StatementDraft

_BY_FORM = {
    "quotation": 0.95, "que": 0.92, "inserted": 0.9, "preposition": 0.88, "reference": 0.85, "colon": 0.8,
    "answer": 0.75, "after-colon": 0.8, "si": 0.85,
    "noun-que": 0.8, "inf": 0.8, "de": 0.8, "à": 0.75, "attr": 0.7, "comme": 0.7, "np": 0.7, "fragment": 0.65, "passive": 0.7,
    "accusation": 0.7, "noun-à": 0.65,
}  # fmt: skip


def of_statement(draft: StatementDraft) -> float:
    """Between 0 and 1: by form, less when the speaker stayed unresolved."""
    base = _BY_FORM.get(draft.form, 0.6)
    unresolved = draft.speaker is not None and not draft.speakers
    return round(base - (0.2 if unresolved else 0.0), 2)


def of_event(draft: EventDraft) -> float:
    """Between 0 and 1: more with both parties in the predicate's own slots, less when a party was implied."""
    base = 0.8 if draft.sources and (draft.recipients or draft.reciprocal or not draft.predicate.recipient) else 0.6
    if draft.source_is_implicit:
        base -= 0.15
    if draft.predicate.needs or draft.predicate.needs_recipient:
        base += 0.05
    return round(min(max(base + (draft.confidence - 0.7), 0.05), 0.95), 2)
