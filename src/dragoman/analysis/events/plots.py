"""Attacks that were only prepared: «un attentat a été déjoué», «soupçonné de préparer une attaque»."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.assaults import in_heading
from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.events.sides import NO_STATE
from dragoman.analysis.parse import Parsed

_PREPARED = ("déjou", "foment", "planifi", "projet", "prépar", "soupçonn", "suspect")
_SUSPECTED = ("soupçonn", "suspect")
_PERHAPS = ("probabl", "vraisembl", "présum")
_REACH = 7
_ONE = frozenset({"un", "une", "cet", "cette", "l'", "d'", "de", "le", "la"})


def mark_plots(p: Parsed, book: ActorBook, drafts: list[EventDraft]) -> None:
    """Marks them, and puts in whom nobody names: suspects, of the country where it was to happen (gold/decisions.md)."""
    for draft in drafts:
        if (
            not draft.is_anaphoric
            or draft.recipients
            or draft.modality == "actual"
            or not _is_prepared(p, draft.trigger)
        ):
            continue
        known = [a for a in draft.sources if not book.drafts[a].code.endswith(" UAF")]
        if any(book.drafts[a].code.endswith((" GOV", " MIL", " REB")) for a in known):
            continue  # «accuse l'armée de préparer une offensive»: of a war
        near = [p.low[k] for k in _around(p, draft.trigger)]
        suspected = draft.modality == "planned" and any(word.startswith(_SUSPECTED) for word in near)
        if suspected or any(word.startswith(_PERHAPS) for word in near):
            draft.modality = "possible"
        if not known:
            country = draft.place.country if draft.place is not None else ""
            country = country or book.local_country(draft.trigger)
            if len(country) != 3 or country in NO_STATE:
                continue
            span = p.span(draft.trigger, draft.trigger + 1)
            known = [book.unnamed(f"{country} CVL", "suspects", "population", span)]
        draft.sources, draft.is_plot, draft.is_anaphoric, draft.source_is_implicit = tuple(known), True, False, True


def _is_prepared(p: Parsed, trigger: int) -> bool:
    """One attack, with a word of preparation near it."""
    start = p.sentence(trigger)[0]
    one = trigger > start and p.low[trigger - 1] in _ONE
    return (one or in_heading(p, trigger)) and any(p.low[k].startswith(_PREPARED) for k in _around(p, trigger))


def _around(p: Parsed, trigger: int) -> range:
    start, end = p.sentence(trigger)
    return range(max(start, trigger - _REACH), min(end, trigger + _REACH))
