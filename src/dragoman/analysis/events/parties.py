"""Parties that the predicate's own slots leave open, where the text settles them; and which events stay uncoded."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements.drafts import StatementDraft

_NEEDS_RECIPIENT = frozenset({"SUPPORT", "COOPERATE", "AID", "REQUEST", "THREATEN", "SANCTION", "COERCE"})
_DONE_ALONE = frozenset({"AGREE", "CONSULT", "CONCEDE", "RETREAT", "REJECT", "PROTEST", "MOBILIZE"})


def complete_parties(p: Parsed, book: ActorBook, drafts: list[EventDraft], statements: list[StatementDraft]) -> None:
    """Fills a missing source or recipient of each draft, in place.

    An allegation without a doer is about whom the accusation is against; a bilateral act between «les deux pays» is
    towards the other one; the victim of an unnamed attacker has an unidentified armed actor of that country as source.
    """
    accused = [(d, _statement_of(d, statements)) for d in drafts if d.predicate.type == "ACCUSE" and d.recipients]
    for draft in drafts:
        if not draft.sources and not draft.reciprocal:
            _accused_is_source(p, draft, accused)
        if not draft.recipients and draft.sources and draft.predicate.recipient and not draft.reciprocal:
            _the_other_party(p, book, draft)
        if draft.predicate.type == "ASSAULT" and not draft.sources:
            _unidentified(p, book, draft)


def _statement_of(event: EventDraft, statements: list[StatementDraft]) -> StatementDraft | None:
    return next((s for s in statements if s.anchor == event.trigger), None)


def _accused_is_source(
    p: Parsed, draft: EventDraft, accused: list[tuple[EventDraft, StatementDraft | None]]
) -> None:
    start = p.start[draft.trigger]
    for accusation, statement in accused:
        if statement is None or accusation is draft:
            continue
        if any(c.start <= start < c.end for c in statement.content):
            draft.sources = tuple(a for a in accusation.recipients if a not in draft.recipients)
            draft.source_is_implicit = True
            return


def _the_other_party(p: Parsed, book: ActorBook, draft: EventDraft) -> None:
    """«ses félicitations à l'occasion de … entre les deux pays»."""
    end = p.sentence(draft.trigger)[1]
    for m in book.mentions:
        if draft.trigger < m.i < end and m.agent is not None and m.agent.lemma.lower() in ("pays", "état", "partie", "nation"):
            pair = book.actors_of(m)
            own = {book.drafts[a].country for a in draft.sources}
            others = tuple(a for a in pair if book.drafts[a].country not in own)
            if len(pair) == 2 and len(others) == 1:
                draft.recipients = others
                return


def _unidentified(p: Parsed, book: ActorBook, draft: EventDraft) -> None:
    countries = {book.drafts[a].country for a in draft.recipients} - {""}
    country = next(iter(countries)) if len(countries) == 1 else book.local_country(draft.trigger)
    if draft.place is not None and draft.place.country and not countries:
        country = draft.place.country
    if country and len(country) == 3 and country not in ("UNO", "EUR", "IGO", "NGO", "MNC", "ISM", "IMG"):
        span = p.span(draft.trigger, draft.trigger + 1)
        draft.sources = (book.unnamed(f"{country} UAF", "auteurs non identifiés", "group", span),)
        draft.source_is_implicit = True


def is_codable(book: ActorBook, draft: EventDraft) -> bool:
    """Whether an event has the parties that its type asks for; a half-known one is left out."""
    kind = draft.predicate.type
    if draft.reciprocal:
        return len(draft.sources) >= 2
    coded = any(book.drafts[a].code for a in (*draft.sources, *draft.recipients))
    if not coded and kind != "ACCUSE":
        return False
    if kind in _NEEDS_RECIPIENT:
        return bool(draft.recipients) and (bool(draft.sources) or kind in ("REQUEST", "COERCE", "SANCTION"))
    if kind == "ASSAULT":
        return bool(draft.recipients) or bool(draft.sources)
    if kind == "ACCUSE":
        return bool(draft.recipients) or bool(draft.sources)
    return bool(draft.sources) and kind in _DONE_ALONE
