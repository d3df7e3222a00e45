"""When two mentions may be of one time, and when one takes the time and place of the other."""

from __future__ import annotations

from datetime import date

from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.parse import Parsed
from dragoman.analysis.places import PlaceMention
from dragoman.analysis.times import TimeMention
from dragoman.record import Time

_SCENE = 2
"""Sentences that a scene may go on without saying again when and where."""
_HAPPENED = frozenset({"actual", "possible"})
_SCENES = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_ANOTHER = frozenset({"autre", "autres", "second", "seconde", "deuxième", "troisième", "nouveau", "nouvelle", "nouvelles",
                      "nouveaux", "précédent", "précédente", "déjà", "ailleurs", "également", "aussi"})  # fmt: skip
_PLUPERFECT = frozenset({"avait", "avaient", "était", "étaient", "fut", "furent"})


def go_on_with_the_scene(
    p: Parsed, drafts: list[EventDraft], times: list[TimeMention], places: list[PlaceMention]
) -> None:
    """«Mardi, des attaques ont eu lieu à Kidal. Des hommes ont tiré sur …»: told on, of the same time and place.

    Only where the sentence says neither itself, is next to one that does, and tells an act of the same type that
    nothing marks as another one.
    """
    timed = {p.sentence_of[t] for m in times for t in p.tokens_in(m.span)[:1]}
    placed = {p.sentence_of[t] for m in places for t in p.tokens_in(m.span)[:1]}
    for number, draft in enumerate(drafts):
        here = p.sentence_of[draft.trigger]
        if draft.predicate.lemma.startswith("revendi"):
            continue  # a claim of responsibility has the time and place of its own words (gold/decisions.md, Merging)
        if draft.predicate.type not in _SCENES or draft.modality not in _HAPPENED or _tells_another(p, draft):
            continue
        before = [d for d in drafts[:number] if _is_scene_before(p, d, draft)]
        if draft.time is None and here not in timed:
            draft.time = next((d.time for d in reversed(before) if d.time is not None and d.time.start), None)
        if draft.place is None and here not in placed:
            draft.place = next((d.place for d in reversed(before) if d.place is not None), None)


def _is_scene_before(p: Parsed, earlier: EventDraft, draft: EventDraft) -> bool:
    apart = p.sentence_of[draft.trigger] - p.sentence_of[earlier.trigger]
    return (
        0 < apart <= _SCENE
        and p.start[earlier.trigger] >= p.headline_end
        and earlier.predicate.type == draft.predicate.type
        and earlier.modality in _HAPPENED
        and p.paragraph_of[earlier.trigger] == p.paragraph_of[draft.trigger]
    )


def _tells_another(p: Parsed, draft: EventDraft) -> bool:
    start, end = p.sentence(draft.trigger)
    near = p.low[max(start, draft.trigger - 6) : min(end, draft.trigger + 4)]
    return bool(_ANOTHER & set(near)) or bool(_PLUPERFECT & set(near)) or p.low[start] == "en"


def different_times(a: EventDraft, b: EventDraft) -> bool:
    """Whether two events have intervals that do not meet; open and unknown ones may be one."""
    if a.time is None or b.time is None:
        return False
    if None in (a.time.start, a.time.end, b.time.start, b.time.end):
        return False
    return str(a.time.end) < str(b.time.start) or str(b.time.end) < str(a.time.start)


def days(time: Time) -> int:
    """Length of an interval in days; an open one is longer than any other."""
    if time.start is None or time.end is None:
        return 1 << 20
    return (date.fromisoformat(time.end) - date.fromisoformat(time.start)).days
