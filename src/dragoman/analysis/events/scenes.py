"""Scenes of an attack: the end of its attackers belongs to it, and one of long ago is an event of its own."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.assaults import answers_attack, is_claim
from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.events.event_times import days, different_times
from dragoman.analysis.parse import Parsed

_STOPPED = frozenset({"abattre", "neutraliser"})
_PUBLIC_ATTACKS = frozenset({"attentat", "attentat à la bombe", "attentat suicide", "attentat-suicide"})
_A_MONTH = 31


def hits_attackers(book: ActorBook, draft: EventDraft) -> bool:
    """«l'assaillant a été abattu»: of one scene with the attack (gold/decisions.md, Merging)."""
    if draft.predicate.type != "ASSAULT" or is_claim(draft):
        return False
    hit = [book.drafts[n].code for n in draft.recipients]
    shot = draft.predicate.lemma in _STOPPED and answers_attack(book, draft)
    return shot or (bool(hit) and all(code.endswith(" UAF") for code in hit))


def attack_answered(answer: EventDraft, others: list[EventDraft]) -> EventDraft | None:
    """The attack told nearest to the shooting of its attackers, rather before it."""
    attacks = [
        o
        for o in others
        if o.predicate.type == "ASSAULT" and not is_claim(o) and o.modality != "negated" and not o.is_plot
    ]
    near = [o for o in attacks if not different_times(o, answer)]
    return min(near, key=lambda o: (o.trigger > answer.trigger, abs(o.trigger - answer.trigger)), default=None)


def is_public_attack(p: Parsed, book: ActorBook, draft: EventDraft) -> bool:
    """«les attentats du 13 novembre 2015 à Paris»: dated and placed, it is an event of its own; the public is filled in."""
    time, place = draft.time, draft.place
    if time is None or time.start is None or place is None or not place.country or draft.modality != "actual":
        return False
    if draft.predicate.lemma not in _PUBLIC_ATTACKS or not draft.sources or days(time) > _A_MONTH:
        return False
    span = p.span(draft.trigger, draft.trigger + 1)
    draft.recipients = (book.unnamed(f"{place.country} CVL", "public", "population", span),)
    return True


def same_past(known: EventDraft, draft: EventDraft) -> bool:
    """Whether two dated and placed attacks are one."""
    both = known.time is not None and draft.time is not None and known.place is not None and draft.place is not None
    return bool(
        known.predicate.type == "ASSAULT"
        and both
        and not different_times(known, draft)
        and known.place.country == draft.place.country  # type: ignore[union-attr]
    )
