"""Which events stay uncoded: one that lacks a party of its type, or whose doer does no politics by it."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.assaults import is_claim
from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.events.sides import NO_STATE, is_armed, same_side
from dragoman.language.lexicon import words

_NEEDS_RECIPIENT = frozenset({"SUPPORT", "COOPERATE", "AID", "THREATEN", "SANCTION", "COERCE", "ASSAULT"})
_DONE_ALONE = frozenset({"AGREE", "CONSULT", "CONCEDE", "RETREAT", "REJECT", "PROTEST", "MOBILIZE"})
_ON_EVERYBODY = frozenset({"curfew", "martial-law", "restrict", "censor"})
_ARRESTED = frozenset({"OPP", "JRN", "GOV", "MIL", "LEG", "JUD", "PTY", "NGO", "REB"})
_PROTESTERS = words("protester")
_WHOM_NOT_WHAT = frozenset({"victims", "attacker", "hostage"})
_WEAPONS = frozenset({"weapons", "missile", "explosive-device", "crowd-agents", "suicide-device"})


def is_codable(book: ActorBook, draft: EventDraft) -> bool:
    """Whether an event has the parties that its type asks for; a half-known one is left out."""
    kind, row = draft.predicate.type, draft.predicate
    if draft.reciprocal:
        return len(draft.sources) >= 2 and all(_is_coded(book, a) for a in draft.sources)
    sources = any(_is_coded(book, a) for a in draft.sources)
    recipients = any(_is_coded(book, a) for a in draft.recipients)
    if (draft.sources and not sources) or (draft.recipients and not recipients):
        return False
    if set(draft.sources) & set(draft.recipients):
        return False
    if draft.is_partial and not _is_completed(draft):
        return False
    if (
        kind == "COERCE"
        and draft.mode == "arrest"
        and not sources
        and draft.modality != "requested"
        and not _is_political(book, draft.recipients)
    ):
        return False  # suspects of whom nobody says who holds them: police news
    if draft.mode == "visit" and same_side(book, draft):
        return False  # never a visit inside one's own country
    if kind in ("SUPPORT", "CONSULT") and {book.drafts[a].code for a in draft.sources} & {
        book.drafts[a].code for a in draft.recipients
    }:
        return any(book.drafts[a].code.endswith("REB") for a in draft.sources)
    if not _does_politics(book, draft):
        return False
    if kind == "AID" and any(c.by is None for c in draft.claims) and _is_jihadist(book, draft.recipients):
        return False  # told in the outlet's own voice, it is a «combattants» misread; an accusation of it stands
    if draft.mode in ("meet", "expel") and same_side(book, draft):
        return False
    if kind == "COERCE" and draft.mode in _ON_EVERYBODY and sources and not (row.pos == "noun" and row.cameo == "191"):
        return not all(book.drafts[n].code.endswith(" CVL") for n in draft.sources)
    if kind == "ASSAULT" and sources and not recipients:
        return _uses_force(book, draft)
    if kind in _NEEDS_RECIPIENT:
        return recipients and (sources or kind in ("COERCE", "SANCTION"))
    if kind == "REQUEST" and draft.mode == "meet" and not sources:
        return False  # a summons is somebody's, and told with its author elsewhere
    if kind in ("ACCUSE", "REQUEST"):
        return recipients if not sources else recipients or (row.pos == "verb" and bool(row.needs))
    if kind in ("CONSULT", "AGREE") and not recipients:
        return (
            sources
            and (draft.mode == "multilateral" or draft.predicate.lemma.startswith(("ratif", "adh")))
            and _is_body(book, draft)
        )
    return sources and kind in _DONE_ALONE


def _is_jihadist(book: ActorBook, actors: Iterable[int]) -> bool:
    codes = {book.drafts[a].code for a in actors}
    return codes == {"ISM REB"}


def _is_political(book: ActorBook, actors: Iterable[int]) -> bool:
    """Those whose arrest is news whoever made it: opponents, protesters, journalists, officials, soldiers."""
    drafts = [book.drafts[a] for a in actors]
    return bool(drafts) and all(
        d.code.partition(" ")[2] in _ARRESTED or _PROTESTERS & set(d.name.lower().split()) for d in drafts
    )


def _uses_force(book: ActorBook, draft: EventDraft) -> bool:
    """Force against a place or in an operation, by a named armed actor: whom it hits may stay unsaid."""
    row = draft.predicate
    if not is_armed(book, draft.sources) or _WHOM_NOT_WHAT & set(row.needs) or is_claim(draft):
        return False
    if row.pos == "noun":
        return draft.is_carried_out
    return not row.needs_recipient and not (row.needs and _WEAPONS & set(row.needs))


def _is_coded(book: ActorBook, actor: int) -> bool:
    """A country alone («une coalition» in Syria) does not say who somebody is; an international code does."""
    code = book.drafts[actor].code
    return " " in code or code in NO_STATE


def _is_body(book: ActorBook, draft: EventDraft) -> bool:
    """An organisation may meet alone: its members are the parties."""
    alone = draft.predicate.lemma.startswith(("ratif", "adh"))
    return alone or any(book.drafts[a].code.split(" ")[0] in NO_STATE for a in draft.sources)


def _does_politics(book: ActorBook, draft: EventDraft) -> bool:
    """Whether this kind of doer does this type of act as politics: the police rescues, a state does not demonstrate."""
    sectors = {book.drafts[a].code.partition(" ")[2] for a in draft.sources}
    if not sectors:
        return True
    kind = draft.predicate.type
    if kind in ("AID", "RETREAT", "CONCEDE", "CONSULT") and sectors <= {"COP", "JRN"}:
        return False
    if kind == "PROTEST" and draft.mode in ("demo", "riot") and sectors <= {"GOV"}:
        return False
    hearers = {book.drafts[a].code.partition(" ")[2] for a in draft.recipients}
    if kind == "REQUEST" and sectors <= {"GOV", "COP", "MED"} and hearers == {"CVL"} and same_side(book, draft):
        return False
    return not (kind in ("REJECT", "MOBILIZE", "AGREE") and sectors <= {"CVL", "JRN"} and not draft.recipients)


def _is_completed(draft: EventDraft) -> bool:
    """An accusation whose author nobody names stands without one (coding guide, section 3)."""
    row = draft.predicate
    source = bool(draft.sources) or not row.needs_source or row.type == "ACCUSE"
    return source and (bool(draft.recipients) or not row.needs_recipient)
