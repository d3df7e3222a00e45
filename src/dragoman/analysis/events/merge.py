"""One occasion, one event: mentions of the same thing in headline, lead and body become one, with all their evidence."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.drafts import EventDraft
from dragoman.record import Span

_HAPPENED = frozenset({"actual", "possible", "negated"})


def merge_events(book: ActorBook, drafts: list[EventDraft]) -> list[EventDraft]:
    """Events in reading order with repeated mentions merged into the first."""
    merged: list[EventDraft] = []
    for draft in drafts:
        twin = next((m for m in merged if _same_occasion(book, m, draft)), None)
        if twin is None:
            merged.append(draft)
        else:
            _absorb(book, twin, draft)
    return merged


def _same_occasion(book: ActorBook, a: EventDraft, b: EventDraft) -> bool:
    if a.predicate.type != b.predicate.type or a.reciprocal != b.reciprocal:
        return False
    if a.mode and b.mode and a.mode != b.mode and a.predicate.type not in ("ASSAULT", "CONSULT"):
        return False
    if not _compatible_modality(a, b) or _different_times(a, b) or _different_places(a, b):
        return False
    if a.reciprocal:
        return _subset(_countries(book, a.sources), _countries(book, b.sources))
    return _match(_countries(book, a.sources), _countries(book, b.sources)) and _match(
        _countries(book, a.recipients), _countries(book, b.recipients)
    ) and _some_party_shared(book, a, b)


def _compatible_modality(a: EventDraft, b: EventDraft) -> bool:
    return (a.modality in _HAPPENED) == (b.modality in _HAPPENED)


def _match(a: set[str], b: set[str]) -> bool:
    """Equal, or one side left open by one of the mentions."""
    return a == b or not a or not b


def _subset(a: set[str], b: set[str]) -> bool:
    return a <= b or b <= a


def _some_party_shared(book: ActorBook, a: EventDraft, b: EventDraft) -> bool:
    parties_a = _countries(book, (*a.sources, *a.recipients))
    parties_b = _countries(book, (*b.sources, *b.recipients))
    if parties_a & parties_b:
        return True
    return not (set(a.sources) and set(b.sources)) and a.modality == b.modality == "planned"


def _countries(book: ActorBook, actors: tuple[int, ...]) -> set[str]:
    """Country or body of each party; unidentified attackers count as left open, but for their country."""
    return {book.drafts[n].country or f"#{n}" for n in actors if not book.drafts[n].code.endswith(" UAF")}


def _different_times(a: EventDraft, b: EventDraft) -> bool:
    if a.time is None or b.time is None:
        return False
    if None in (a.time.start, a.time.end, b.time.start, b.time.end):
        return False
    return str(a.time.end) < str(b.time.start) or str(b.time.end) < str(a.time.start)


def _different_places(a: EventDraft, b: EventDraft) -> bool:
    if a.place is None or b.place is None or a.predicate.type != "ASSAULT":
        return False
    both_precise = a.place.geonames is not None and b.place.geonames is not None
    return both_precise and a.place.name != b.place.name


def _absorb(book: ActorBook, into: EventDraft, other: EventDraft) -> None:
    into.evidence = _join([*into.evidence, *other.evidence])
    if _better(book, other.sources, into.sources):
        into.sources = other.sources
    if _better(book, other.recipients, into.recipients):
        into.recipients = other.recipients
    into.time = _more_precise(into, other)
    into.place = into.place if into.place and into.place.geonames else other.place or into.place
    into.mode = into.mode or other.mode
    into.contexts = tuple(dict.fromkeys((*into.contexts, *other.contexts)))
    into.confidence = min(0.99, max(into.confidence, other.confidence) + 0.03)
    known = {(c.by, c.modality) for c in into.claims}
    into.claims.extend(c for c in other.claims if (c.by, c.modality) not in known)


def _better(book: ActorBook, new: tuple[int, ...], old: tuple[int, ...]) -> bool:
    if not old:
        return bool(new)
    unnamed = all(book.drafts[n].code.endswith(" UAF") for n in old)
    return bool(new) and (unnamed or len(_countries(book, new)) > len(_countries(book, old)))


def _more_precise(a: EventDraft, b: EventDraft):  # type: ignore[no-untyped-def]
    if a.time is None or b.time is None:
        return a.time or b.time
    if a.time.start and a.time.end and b.time.start and b.time.end:
        return min((a.time, b.time), key=lambda t: (_days(t.start, t.end)))
    return a.time if a.time.start and a.time.end else b.time


def _days(start: str, end: str) -> int:
    from datetime import date

    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def _join(spans: list[Span]) -> list[Span]:
    """Overlapping evidence is one span."""
    joined: list[Span] = []
    for s in sorted(spans):
        if joined and s.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, s.end))
        else:
            joined.append(s)
    return joined
