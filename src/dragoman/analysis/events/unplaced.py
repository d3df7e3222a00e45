"""Parties that their own words put in no country: in a deed of force they are of the country where it happens."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.events.sides import NO_STATE
from dragoman.analysis.parse import Parsed
from dragoman.language.lexicon import words

_OF_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
_JUDGED = frozenset({"convict"})
_BODIES = words("transnational")
_PRIVATE = frozenset({"person", "population"})
_SECTORS = frozenset(
    {"BUS", "CVL", "COP", "EDU", "GOV", "JRN", "JUD", "LAB", "LEG", "MED",
     "MIL", "OPP", "PRM", "PTY", "REF", "REL", "SOC"}
)  # fmt: skip


class UnplacedParties:
    """Gives a country to the parties of one article's drafts that have a sector alone, or are private persons."""

    def __init__(self, p: Parsed, book: ActorBook) -> None:
        self._p = p
        self._book = book

    def settle(self, draft: EventDraft) -> None:
        """«six journalistes ont été tués» at Kabul: Afghan ones; «Jean Dupuis a tiré sur la foule» at Lyon: of France."""
        if draft.predicate.type not in _OF_FORCE and draft.mode not in _JUDGED:
            return
        if self._army_kills_somebody(draft):
            return
        unplaced = [a for a in (*draft.sources, *draft.recipients) if self._is_unplaced(a)]
        country = self._country(draft) if unplaced else ""
        if not country:
            return
        draft.sources = tuple(self._placed(a, country, draft) for a in draft.sources)
        draft.recipients = tuple(self._placed(a, country, draft) for a in draft.recipients)

    def _country(self, draft: EventDraft) -> str:
        at_home = {self._book.drafts[a].country for a in draft.sources if self._acts_at_home(a)}
        if draft.predicate.type in ("COERCE", "SANCTION") and len(at_home) == 1:
            return at_home.pop()
        country = draft.place.country if draft.place is not None else ""
        country = country or self._book.local_country(draft.trigger)
        return country if len(country) == 3 and country not in NO_STATE else ""

    def _acts_at_home(self, actor: int) -> bool:
        """Police and courts arrest and judge people of their own country, unless the words say otherwise."""
        draft = self._book.drafts[actor]
        return draft.code.endswith((" COP", " JUD")) and draft.country not in NO_STATE

    def _army_kills_somebody(self, draft: EventDraft) -> bool:
        """«l'armée a tué X»: a fighter as likely as one of the public."""
        army = any(self._book.drafts[a].code.endswith((" MIL", " GOV", " COP")) for a in draft.sources)
        hit = [self._book.drafts[a] for a in draft.recipients]
        return army and draft.predicate.type == "ASSAULT" and any(not d.code and d.kind == "person" for d in hit)

    def _is_unplaced(self, actor: int) -> bool:
        draft = self._book.drafts[actor]
        if _BODIES & set(draft.name.lower().split()):
            return False  # «la coalition»: of several countries
        return draft.code in _SECTORS or (not draft.code and draft.kind in _PRIVATE)

    def _placed(self, actor: int, country: str, event: EventDraft) -> int:
        draft = self._book.drafts[actor]
        if not self._is_unplaced(actor):
            return actor
        if not draft.code and draft.kind == "person":
            draft.code = f"{country} CVL"
            return actor
        span = draft.spans[-1] if draft.spans else self._p.span(event.trigger, event.trigger + 1)
        return self._book.unnamed(f"{country} {draft.code or 'CVL'}", draft.name, draft.kind, span)
