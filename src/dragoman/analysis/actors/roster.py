"""The actors of one article so far, and which mention stands for which of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.analysis.mentions import Mention
from dragoman.language.folding import fold
from dragoman.record import ActorKind, Span

Key = tuple[str, ...]
"""What an actor is found again by: its sort («state», «person», …) and what identifies it within that sort."""


_BODIES = {"EUR": "Union européenne", "UNO": "Organisation des Nations unies"}


@dataclass(slots=True)
class ActorDraft:
    """An actor in the making. ``number`` is its index in the book; ``code`` grows when the article settles it."""

    number: int
    name: str
    code: str
    kind: ActorKind
    gender: str = ""
    plural: bool = False
    office: str = ""
    portfolio: tuple[str, ...] = ()
    surname: str = ""
    wikidata: str | None = None
    inferred: bool = False
    """The code rests on what stands around the phrase; what a phrase itself says replaces it."""
    spans: list[Span] = field(default_factory=list)

    @property
    def country(self) -> str:
        """Country or international code; empty when unsettled."""
        return self.code.split(" ")[0] if self.code else ""


class Roster:
    """Holds the drafts of one article. Actors are known by their number, the index into ``drafts``."""

    def __init__(self) -> None:
        self.drafts: list[ActorDraft] = []
        self._by_key: dict[Key, int] = {}
        self._resolved: dict[int, tuple[int, ...]] = {}

    @property
    def next_number(self) -> int:
        """The number that the next draft must have."""
        return len(self.drafts)

    def actors_of(self, mention: Mention) -> tuple[int, ...]:
        """The actors that a mention stands for; empty when it is left open."""
        return self._resolved.get(id(mention), ())

    def resolve(self, mention: Mention, actors: tuple[int, ...]) -> None:
        """Keeps whom a mention stands for."""
        self._resolved[id(mention)] = actors

    def find(self, key: Key) -> int | None:
        """The actor known by a key."""
        return self._by_key.get(key)

    def add(self, key: Key, draft: ActorDraft) -> int:
        """Takes a new actor in and returns its number."""
        self.drafts.append(draft)
        return self.link(key, draft)

    def link(self, key: Key, draft: ActorDraft) -> int:
        """Lets a key lead to an actor from here on, whomever it led to before."""
        self._by_key[key] = draft.number
        return draft.number

    def link_if_free(self, key: Key, draft: ActorDraft) -> None:
        """Lets a key that leads to nobody lead to an actor."""
        self._by_key.setdefault(key, draft.number)

    def state(self, code: str, span: Span | None = None) -> int:
        """The state actor with this country code, made when the article needs it (a demonym adjective, a place)."""
        known = self.find(("state", code))
        if known is None:
            known = self.add(("state", code), _state(self.next_number, code))
        if span is not None:
            self._mentioned(known, span)
        return known

    def name_state(self, code: str, name: str) -> None:
        """Gives a state made from its code its French name."""
        known = self.find(("state", code))
        if known is not None and self.drafts[known].name == code:
            self.drafts[known].name = name

    def unnamed(self, code: str, name: str, kind: ActorKind, span: Span) -> int:
        """An actor that the text describes without naming it («des hommes armés»)."""
        key = ("unnamed", code, fold(name))
        known = self.find(key)
        if known is None:
            known = self.add(key, ActorDraft(self.next_number, name, code, kind))
        self._mentioned(known, span)
        return known

    def _mentioned(self, number: int, span: Span) -> None:
        if span not in self.drafts[number].spans:
            self.drafts[number].spans.append(span)


def _state(number: int, code: str) -> ActorDraft:
    """A state, or a body that a demonym names («la décision européenne»)."""
    if code in _BODIES:
        return ActorDraft(number, _BODIES[code], code, "organisation")
    return ActorDraft(number, code, f"{code} GOV", "state")
