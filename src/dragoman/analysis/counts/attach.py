"""Gives each count to the event that it belongs to, on the word of whoever says it.

A count belongs to the event whose predicate governs it, whose evidence holds it, or whose name is its cause («une attaque
a fait 12 morts»); else to the only event of its sentence that it fits; a toll told in a sentence of its own to the only
one of the sentence before. A count that fits two, or none, is not recorded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.counts.best import best_of
from dragoman.analysis.counts.causes import CauseReader
from dragoman.analysis.counts.drafts import ClaimedCount, CountDraft
from dragoman.analysis.counts.money import cfa_zone
from dragoman.analysis.events import EventDraft, PredicateIndex
from dragoman.analysis.events.claims import layers_of
from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements import StatementDraft
from dragoman.analysis.times import TimeMention
from dragoman.record import Counted, EventType

_TOLL: frozenset[Counted] = frozenset({"killed", "wounded", "victims", "missing"})
_COUNTS_OF: dict[EventType, frozenset[Counted]] = {
    "ASSAULT": _TOLL | {"abducted", "displaced"},
    "COERCE": frozenset({"arrested", "abducted", "displaced", "money"}),
    "PROTEST": frozenset({"participants"}),
    "RETREAT": frozenset({"freed", "forces"}),
    "MOBILIZE": frozenset({"forces"}),
    "AID": frozenset({"forces", "freed", "money"}),
    "COOPERATE": frozenset({"forces", "money"}),
    "AGREE": frozenset({"freed", "money"}),
    "SANCTION": frozenset({"money"}),
    "REQUEST": frozenset({"money"}),
}
_ONLY_IF_NAMED: dict[EventType, frozenset[Counted]] = {"PROTEST": _TOLL | {"arrested"}}
"""Counts that an event has only when it is named as their cause: «la manifestation a fait 3 morts»."""
_GOVERNED: frozenset[Counted] = frozenset({"forces", "money"})
"""Counts that mean something only with the predicate that governs them: «envoie 200 soldats»."""
_HEARSAY = frozenset({"aurait", "auraient", "serait", "seraient"})
_ANCESTORS = 5


def attach_counts(
    p: Parsed,
    book: ActorBook,
    index: PredicateIndex,
    counts: Sequence[CountDraft],
    events: Sequence[EventDraft],
    statements: Sequence[StatementDraft],
    times: Sequence[TimeMention],
) -> dict[int, list[ClaimedCount]]:
    """The counts of each event, by the ``id`` of its draft."""
    owners = _Owners(p, index, events, times)
    found: dict[int, list[ClaimedCount]] = defaultdict(list)
    for count in counts:
        event = owners.of(count)
        if event is not None:
            count = cfa_zone(book, count, event)
            found[id(event)].extend(_claimed(p, count, statements))
    return {event: best_of(claimed) for event, claimed in found.items()}


def _claimed(p: Parsed, count: CountDraft, statements: Sequence[StatementDraft]) -> list[ClaimedCount]:
    """On whose word a number stands: the innermost statement around it; one who denies it claims nothing."""
    layers = layers_of(p, count.token, statements)
    if not layers:
        return [] if _is_hearsay(p, count) else [ClaimedCount(count, None)]
    inner = layers[0]
    if any(s.act == "deny" or s.polarity in ("denies", "refuses") for s in layers):
        return []
    return [ClaimedCount(count, by, inner) for by in inner.speakers] or [ClaimedCount(count, None, inner)]


def _is_hearsay(p: Parsed, count: CountDraft) -> bool:
    """«auraient fait 12 morts» in the outlet's own voice: it does not commit to the number, and nobody else is named."""
    verb = count.by_verb if count.by_verb >= 0 else p.head[count.token]
    start = p.sentence(count.token)[0]
    return bool(_HEARSAY & set(p.low[max(start, verb - 4) : verb]))


class _Owners:
    """Finds the event of a count."""

    def __init__(
        self, p: Parsed, index: PredicateIndex, events: Sequence[EventDraft], times: Sequence[TimeMention]
    ) -> None:
        self._p = p
        self._events = events
        self._times = times
        self._causes = CauseReader(p, index)
        self._sentences = {id(e): self._told_in(e) for e in events}

    def of(self, count: CountDraft) -> EventDraft | None:
        fitting = [e for e in self._events if count.of in _COUNTS_OF.get(e.predicate.type, ())]
        named = [e for e in self._events if count.of in _ONLY_IF_NAMED.get(e.predicate.type, ())]
        if not (fitting or named):
            return None
        governing = self._governing(count, fitting)
        if governing is not None or count.of in _GOVERNED:
            return governing
        here = self._p.sentence_of[count.token]
        if any(self._causes.is_accident(k) for k in range(*self._p.sentences[here])):
            return None
        return self._by_cause(count, fitting, named) or self._by_place(count, fitting)

    def _told_in(self, event: EventDraft) -> set[int]:
        p = self._p
        return {p.sentence_of[t] for span in event.evidence for t in p.tokens_in(span)}

    def _governing(self, count: CountDraft, fitting: list[EventDraft]) -> EventDraft | None:
        """The event of the verb or deed itself, or of the nearest head of the noun."""
        p = self._p
        triggers = {e.trigger: e for e in reversed(fitting)}
        chain = [count.by_verb, count.token]
        for number, up in enumerate(p.ancestors(count.token)):
            if number >= _ANCESTORS or p.sentence_of[up] != p.sentence_of[count.token]:
                break
            chain.append(up)
        found = next((triggers[t] for t in chain if t in triggers), None)
        return found or self._holding(count, fitting, chain)

    def _holding(self, count: CountDraft, fitting: list[EventDraft], chain: list[int]) -> EventDraft | None:
        """The event whose evidence holds the number and a word that governs it; the tightest evidence of several."""
        p = self._p
        at = p.start[count.token]
        held = [
            (span.end - span.start, e)
            for e in fitting
            for span in e.evidence
            if span.start <= at < span.end and any(span.start <= p.start[t] < span.end for t in chain[2:] or chain[:2])
        ]
        if not held:
            return None
        held.sort(key=lambda pair: pair[0])
        tied = len(held) > 1 and held[0][0] == held[1][0] and held[0][1] is not held[1][1]
        return None if tied else held[0][1]

    def _by_cause(self, count: CountDraft, fitting: list[EventDraft], named: list[EventDraft]) -> EventDraft | None:
        cause = self._causes.of(count)
        if cause is None:
            return None
        at = self._p.start[cause]
        of_cause = [e for e in (*fitting, *named) if any(s.start <= at < s.end for s in e.evidence)]
        exact = [e for e in of_cause if e.trigger == cause]
        chosen = exact or of_cause
        return chosen[0] if len(chosen) == 1 and self._same_time(count, chosen[0]) else None

    def _by_place(self, count: CountDraft, fitting: list[EventDraft]) -> EventDraft | None:
        """The only event of the sentence that fits; of the sentence before, when the number stands for itself."""
        if self._causes.of(count) is not None:
            return None
        here = self._p.sentence_of[count.token]
        beside = [e for e in fitting if here in self._sentences[id(e)] and self._same_time(count, e)]
        if beside:
            return beside[0] if len(beside) == 1 else None
        if count.by_verb >= 0 or count.of not in _TOLL:
            return None
        return self._before(count, fitting, here)

    def _before(self, count: CountDraft, fitting: list[EventDraft], here: int) -> EventDraft | None:
        p = self._p
        if here == 0 or p.start[p.sentences[here][0]] < p.headline_end:
            return None
        near = [e for e in fitting if here - 1 in self._sentences[id(e)] and self._same_time(count, e)]
        return near[0] if len(near) == 1 else None

    def _same_time(self, count: CountDraft, event: EventDraft) -> bool:
        """No date in the number's sentence lies apart from the event's: «en 2012, une attaque avait fait 30 morts»."""
        p, time = self._p, event.time
        start, end = p.sentence(count.token)
        low, high = p.start[start], p.end[end - 1]
        near = [t for t in self._times if low <= t.span.start and t.span.end <= high]
        if any(t.start and t.end is None and p.text[t.span.start :][:6].lower() == "depuis" for t in near):
            return False
        if time is None or time.start is None or time.end is None:
            return not any(t.precision in ("year", "interval") for t in near)
        apart = [t for t in near if t.start and t.end and (t.end < time.start or time.end < t.start)]
        return not apart or any(t.start and t.end and t.start <= time.end and time.start <= t.end for t in near)
