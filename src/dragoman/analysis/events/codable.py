"""Which events stay uncoded: one that lacks a party of its type, or that is none of politics."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.events.off_field import is_off_field
from dragoman.analysis.events.sides import NO_STATE, is_armed
from dragoman.language.lexicon import Predicate

_NEEDS_RECIPIENT = frozenset({"SUPPORT", "COOPERATE", "AID", "THREATEN", "SANCTION", "COERCE", "ASSAULT"})
_DONE_ALONE = frozenset({"AGREE", "CONSULT", "CONCEDE", "RETREAT", "REJECT", "PROTEST", "MOBILIZE"})
_ON_EVERYBODY = frozenset({"curfew", "martial-law", "restrict", "censor"})
_ALONE = ("ratif", "adh")


def is_codable(book: ActorBook, draft: EventDraft, *, security: bool) -> bool:
    """Whether an event has the parties that its type asks for, all coded; a half-known one is left out."""
    if not all(_is_coded(book, a) for a in (*draft.sources, *draft.recipients)):
        return False
    if set(draft.sources) & set(draft.recipients) or (draft.is_partial and not _is_completed(draft)):
        return False
    if _is_a_state_against_itself(book, draft) or _is_guessed(book, draft):
        return False
    if is_off_field(book, draft, security=security):
        return False
    if draft.reciprocal:
        return len({book.drafts[a].code for a in draft.sources}) >= 2
    return _has_parties(book, draft)


def _is_a_state_against_itself(book: ActorBook, draft: EventDraft) -> bool:
    """One and the same government on both sides: a party was misread."""
    sides = [{book.drafts[a].code for a in party} for party in (draft.sources, draft.recipients)]
    states = all(book.drafts[a].kind == "state" for a in (*draft.sources, *draft.recipients))
    return bool(draft.recipients) and sides[0] == sides[1] and states


def _is_guessed(book: ActorBook, draft: EventDraft) -> bool:
    """An attack told once by nobody on the article's own public, with no place: both parties rest on what is around it."""
    told = draft.place is not None or len(draft.evidence) > 1
    if draft.predicate.type != "ASSAULT" or told or draft.is_plot:
        return False
    unknown = draft.source_is_implicit and all(book.drafts[a].code.endswith(" UAF") for a in draft.sources)
    return unknown and all(book.drafts[a].code.endswith((" CVL", " COP")) for a in draft.recipients)


def _has_parties(book: ActorBook, draft: EventDraft) -> bool:
    kind, row = draft.predicate.type, draft.predicate
    sources, recipients = bool(draft.sources), bool(draft.recipients)
    if kind == "COERCE" and draft.mode in _ON_EVERYBODY and sources and not (row.pos == "noun" and row.cameo == "191"):
        by_officials = not all(book.drafts[n].code.endswith(" CVL") for n in draft.sources)
        return by_officials and (recipients or draft.mode != "restrict" or draft.modality in ("actual", "planned"))
    if not recipients and sources and _hits_place(row):
        return row.pos == "verb" and is_armed(book, draft.sources)
    if "treaty-body" in row.needs and sources and not recipients:
        return kind == "SANCTION"
    if draft.is_plot:
        return sources
    if kind in _NEEDS_RECIPIENT:
        return recipients and (sources or kind in ("COERCE", "SANCTION"))
    if kind == "REQUEST" and draft.mode == "meet" and not sources:
        return False  # a summons is somebody's, and told with its author elsewhere
    if kind in ("ACCUSE", "REQUEST"):
        return recipients if not sources else recipients or (row.pos == "verb" and bool(row.needs))
    if kind in ("CONSULT", "AGREE") and not recipients:
        return sources and (draft.mode == "multilateral" or row.lemma.startswith(_ALONE)) and _is_body(book, draft)
    return sources and kind in _DONE_ALONE


def _hits_place(row: Predicate) -> bool:
    """«a attaqué un village»: whom it hits may stay unsaid."""
    return row.type == "ASSAULT" and bool({"building", "place"} & set(row.needs)) and not row.needs_recipient


def _is_coded(book: ActorBook, actor: int) -> bool:
    """A country alone («une coalition» in Syria) does not say who somebody is; an international code does."""
    code = book.drafts[actor].code
    return " " in code or code in NO_STATE


def _is_body(book: ActorBook, draft: EventDraft) -> bool:
    """An organisation may meet alone: its members are the parties."""
    alone = draft.predicate.lemma.startswith(_ALONE)
    return alone or any(book.drafts[a].code.split(" ")[0] in NO_STATE for a in draft.sources)


def _is_completed(draft: EventDraft) -> bool:
    """An accusation whose author nobody names stands without one (coding guide, section 3)."""
    row = draft.predicate
    source = bool(draft.sources) or not row.needs_source or row.type == "ACCUSE"
    return source and (bool(draft.recipients) or not row.needs_recipient)
