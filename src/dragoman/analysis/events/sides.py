"""Whose side somebody is on: armed or not, of one country or of two."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.drafts import EventDraft

NO_STATE = frozenset({"UNO", "EUR", "IGO", "NGO", "MNC", "ISM", "IMG"})
_ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "COP"})


def is_armed(book: ActorBook, actors: Iterable[int]) -> bool:
    """Whether all of these bear arms: an army, armed group, gunmen, a police, or a state that acts."""
    drafts = [book.drafts[a] for a in actors]
    return bool(drafts) and all(
        d.code.partition(" ")[2] in _ARMED or (d.code.endswith(" GOV") and d.kind == "state") for d in drafts
    )


def same_side(book: ActorBook, draft: EventDraft) -> bool:
    """A state does not summon or expel its own diplomats: a party was misread."""
    sides = [{book.drafts[a].country for a in party} - {""} for party in (draft.sources, draft.recipients)]
    return bool(sides[0] & sides[1])


def countries(book: ActorBook, actors: Iterable[int]) -> set[str]:
    """The countries or international codes of some actors."""
    return {book.drafts[a].country for a in actors} - {""}
