"""What stays uncoded though its parties are known: crime, police news, business, and what is only mentioned."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.events.sides import same_side
from dragoman.analysis.parse import Parsed
from dragoman.language.lexicon import words

_ARRESTED = frozenset({"OPP", "JRN", "GOV", "MIL", "LEG", "JUD", "PTY", "NGO", "REB"})
_SECURITY = words("security-matter")
_PROTESTERS = words("protester")
_SAID = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
_NOT = frozenset({"pas", "aucun", "aucune", "ni", "non"})
_DISMISSED = frozenset({"écarté", "écartée", "exclu", "exclue"})
_PRIVATE = frozenset({"BUS", "COP", "CVL", "EDU", "LAB", "MED", "SOC"})
_TERROR = frozenset(
    {"aerial", "crowd-control", "drone", "explosives", "heavy-weapons", "suicide-attack", "unconventional"}
)
_SUSPICION = frozenset({"condamner", "soupçon", "soupçons", "soupçonner", "suspecter", "suspicion"})


def is_security_news(p: Parsed) -> bool:
    """Whether an article speaks of force with a political side; without one its killings and arrests are plain crime."""
    return any(word in _SECURITY and not _is_ruled_out(p, k) for k, word in enumerate(p.low))


def _is_ruled_out(p: Parsed, k: int) -> bool:
    """«pas un acte terroriste», «la piste terroriste est écartée»."""
    return bool(_NOT & set(p.low[max(0, k - 5) : k]) or _DISMISSED & set(p.low[k + 1 : k + 6]))


def is_off_field(book: ActorBook, draft: EventDraft, *, security: bool) -> bool:
    """Whether an event is none of politics (gold/decisions.md, Events). ``security``: see ``is_security_news``."""
    plain = (_is_crime, _is_police_news, _is_lawsuit, _is_trial, _is_call_for_help)
    if not security and (_is_disaster_measure(draft) or any(kind(book, draft) for kind in plain)):
        return True
    return (
        _is_inside_one_side(book, draft)
        or _is_misread(book, draft)
        or _is_only_mentioned(draft)
        or not _does_politics(book, draft)
        or (draft.mode == "investigate" and not _is_public_inquiry(book, draft, security))
    )


def _is_crime(book: ActorBook, draft: EventDraft) -> bool:
    """Harm to private people by private or unknown ones."""
    if draft.predicate.type != "ASSAULT" or draft.mode in _TERROR:
        return False
    if len({book.drafts[a].country for a in (*draft.sources, *draft.recipients)}) > 1:
        return False
    by_private = _sectors(book, draft.sources) <= {"UAF", "CVL", "CRM", ""}
    return by_private and _sectors(book, draft.recipients) <= {"UAF", "CRM", "", *_PRIVATE}


def _is_lawsuit(book: ActorBook, draft: EventDraft) -> bool:
    """«a porté plainte contre son voisin»: private people against each other, or accused by nobody in particular."""
    sectors = _sectors(book, (*draft.sources, *draft.recipients))
    return draft.predicate.type == "ACCUSE" and bool(draft.recipients) and sectors <= (_PRIVATE | {"JRN"}) - {"COP"}


def _is_trial(book: ActorBook, draft: EventDraft) -> bool:
    """«le médecin a été condamné à dix ans de prison»: for a crime, as far as the article says."""
    return draft.mode == "convict" and bool(draft.recipients) and _sectors(book, draft.recipients) <= _PRIVATE


def _is_call_for_help(book: ActorBook, draft: EventDraft) -> bool:
    """«les infirmières font appel à la police», «les policiers demandent à l'homme de sortir»."""
    sectors = _sectors(book, (*draft.sources, *draft.recipients))
    return draft.predicate.type == "REQUEST" and all((draft.sources, draft.recipients)) and sectors <= _PRIVATE


def _is_disaster_measure(draft: EventDraft) -> bool:
    """A state of emergency in an article without force: for a flood or a fire."""
    return draft.mode in ("martial-law", "curfew") and not draft.recipients


def _sectors(book: ActorBook, actors: Iterable[int]) -> set[str]:
    return {book.drafts[a].code.partition(" ")[2] for a in actors}


def _is_police_news(book: ActorBook, draft: EventDraft) -> bool:
    """Suspects of whom nobody says who holds them."""
    held = draft.mode == "arrest" and _sectors(book, draft.sources) <= {"COP"} and draft.modality != "requested"
    return held and not _is_political(book, draft.recipients)


def _is_inside_one_side(book: ActorBook, draft: EventDraft) -> bool:
    """Meetings, aid and summons inside one government or country: a minister's day, or a party misread."""
    kind = draft.predicate.type
    if draft.reciprocal:
        opposed = any(book.drafts[a].code.endswith((" REB", " OPP")) for a in draft.sources)
        return kind == "CONSULT" and len({book.drafts[a].country for a in draft.sources}) < 2 and not opposed
    codes = [{book.drafts[a].code for a in party} for party in (draft.sources, draft.recipients)]
    if codes[0] == codes[1] == {"ISM REB"} and kind != "SUPPORT":
        return True
    if kind == "SUPPORT" and codes[0] & codes[1]:
        return not any(code.endswith("REB") for code in codes[0])
    if not same_side(book, draft):
        return False
    helped = any(code.endswith(" CVL") for code in codes[1])
    return kind == "CONSULT" or draft.mode in ("meet", "expel") or (kind == "AID" and not helped)


def _is_misread(book: ActorBook, draft: EventDraft) -> bool:
    """A party of a kind that does not do or get such a thing: a word was taken for another."""
    kind = draft.predicate.type
    if kind == "AID" and _is_jihadist(book, draft.recipients):
        return any(c.by is None for c in draft.claims)  # an accusation of it stands
    return kind == "RETREAT" and any(book.drafts[a].code.endswith(" JUD") for a in draft.sources)


def _is_only_mentioned(draft: EventDraft) -> bool:
    """«le sommet de l'OTAN», «les sanctions contre X», «est soupçonné de», «ne sont pas accusés»."""
    kind, noun = draft.predicate.type, draft.predicate.pos == "noun"
    actual = draft.modality == "actual"
    if kind in _SAID and draft.claims and all(c.modality == "negated" for c in draft.claims):
        return True
    dated = draft.is_dated or draft.time is not None
    if draft.reciprocal:
        return False
    if kind == "REJECT" and not draft.recipients and draft.predicate.cameo != "016":
        return True  # whose proposal or demand was refused is not told
    if not draft.sources and (draft.predicate.lemma in _SUSPICION and kind == "ACCUSE"):
        return True
    if not draft.sources and noun and (kind == "SANCTION" or (draft.mode == "arrest" and actual)):
        return True
    return draft.mode == "multilateral" and noun and len(draft.sources) == 1 and actual and not dated


def _is_jihadist(book: ActorBook, actors: Iterable[int]) -> bool:
    codes = {book.drafts[a].code for a in actors}
    return codes == {"ISM REB"}


def _is_political(book: ActorBook, actors: Iterable[int]) -> bool:
    """Those whose arrest is news whoever made it: opponents, protesters, journalists, officials, soldiers."""
    drafts = [book.drafts[a] for a in actors]
    return bool(drafts) and all(
        d.code.partition(" ")[2] in _ARRESTED or _PROTESTERS & set(d.name.lower().split()) for d in drafts
    )


def _is_public_inquiry(book: ActorBook, draft: EventDraft, security: bool) -> bool:
    """Not the inquiry of the police into a crime, nor one that a noun only mentions."""
    police = any(book.drafts[a].code.endswith(" COP") for a in draft.sources)
    named = draft.predicate.pos == "noun" and draft.predicate.lemma.startswith("investigation")
    return not police and not named and (security or bool(draft.recipients))


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
    if kind == "MOBILIZE" and sectors <= {"COP"} and draft.mode != "police":
        return False
    if kind == "ASSAULT" and sectors | hearers == {"COP"}:
        return False
    if kind in ("THREATEN", "COERCE", "SANCTION") and sectors | hearers <= {"BUS", "JRN", "SOC"}:
        return False  # companies and media at odds with each other
    private = {"BUS", "CVL", "JRN"}
    return not (kind in ("REJECT", "MOBILIZE", "AGREE", "CONCEDE") and sectors <= private and not draft.recipients)
