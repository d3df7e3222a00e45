"""The parties of an attack that its own words leave open: who holds the place, the victims, unknown attackers."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.assaults import VictimFinder, is_claim, main_attack
from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.events.sides import NO_STATE, countries, is_armed
from dragoman.analysis.parse import Parsed
from dragoman.language.lexicon import words

_HELD = words("held-by")
_ARMY_DEEDS = words("army-deed")
_STRONGHOLDS = words("stronghold")
_OF = frozenset({"de", "du", "des", "d'"})
_HELD_REACH = 22
_BODIES = frozenset({"EUR", "UNO", "IGO", "NGO"})
_UNARMED = frozenset({"EUR", "NGO", "MNC"})
_BY_HAND = frozenset({"abduct", "explosives", "firearms", "primitive", "suicide-attack", "targeted", "torture"})


class AttackCompleter:
    """Completes the attacks of one article's drafts."""

    def __init__(self, p: Parsed, book: ActorBook, drafts: list[EventDraft], victims: VictimFinder) -> None:
        self._p = p
        self._book = book
        self._drafts = drafts
        self._victims = victims

    def complete(self, draft: EventDraft) -> None:
        """Fills the parties of one attack, in place."""
        if not draft.recipients and not draft.reciprocal and draft.sources:
            draft.recipients = self.holder(draft)
        if not draft.recipients and not draft.reciprocal:
            if is_claim(draft):
                main = main_attack(self._p, self._book, draft, self._drafts)
                draft.recipients = main.recipients if main is not None else ()
            elif (
                draft.predicate.pos == "noun" or not draft.predicate.needs_recipient
            ) and not self._victims_told_beside(draft):
                draft.recipients = self._victims.of(draft)
        if self._is_no_attacker(draft):
            draft.sources = ()
        if (not draft.sources or self._is_misplaced(draft)) and not self._by_an_army(draft):
            self._unidentified(draft)

    def holder(self, draft: EventDraft) -> tuple[int, ...]:
        """«la ville, dernier bastion de X», «un point contrôlé par X», «aux mains de X»: who holds what is attacked."""
        p = self._p
        end = min(p.sentence(draft.trigger)[1], draft.trigger + _HELD_REACH)
        own = {self._book.drafts[a].code for a in draft.sources}
        for k in range(draft.trigger + 1, end - 1):
            if p.low[k] in ("que", "alors", "tandis", "mais", ";"):
                break
            held = p.low[k] in _HELD and p.low[k + 1] == "par"
            if not held and not (p.low[k] in _STRONGHOLDS and p.low[k + 1] in _OF):
                continue
            near = [m for t in range(k + 2, min(k + 9, end)) if (m := self._book.mention_at(t))]
            first = next((m for m in near if m.i < k + 5), None)
            mention = next((m for m in near if m.kind == "body"), first)  # «aux mains des forces de l'organisation X»
            holders = self._book.actors_of(mention) if mention is not None else ()
            if is_armed(self._book, holders) and not own & {self._book.drafts[a].code for a in holders}:
                return holders
        return ()

    def _by_an_army(self, draft: EventDraft) -> bool:
        """«une offensive contre les rebelles»: no unknown gunmen; which army it was is left open."""
        hit = [self._book.drafts[a].code for a in draft.recipients]
        fighters = bool(hit) and all(code.endswith((" REB", " MIL", " PRM", " GOV")) for code in hit)
        return fighters and draft.predicate.lemma.split(" ")[0] in _ARMY_DEEDS

    def _is_misplaced(self, draft: EventDraft) -> bool:
        """Unnamed gunmen are of the country where they strike."""
        if draft.place is None or not draft.place.country:
            return False
        doers = [self._book.drafts[a] for a in draft.sources]
        unnamed = all(d.code.endswith(" UAF") or (not d.code and d.kind == "group") for d in doers)
        return unnamed and {d.code for d in doers} != {f"{draft.place.country} UAF"}

    def _victims_told_beside(self, draft: EventDraft) -> bool:
        """«douze soldats tués dans une attaque»: the verb beside has the victims, and this is the same act."""
        same = self._p.sentence_of[draft.trigger]
        return any(
            d is not draft and d.predicate.type == "ASSAULT" and d.recipients and self._p.sentence_of[d.trigger] == same
            for d in self._drafts
        )

    def _is_no_attacker(self, draft: EventDraft) -> bool:
        """«elle a ouvert le feu» of the Union: a pronoun was misread; such bodies do not shoot."""
        doers = [self._book.drafts[a] for a in draft.sources]
        if any(d.code in _UNARMED for d in doers):
            return True
        by_hand = draft.mode in _BY_HAND or draft.predicate.pos == "noun"
        return by_hand and any(d.code in _BODIES or d.code.endswith((" JRN", " JUD", " LEG")) for d in doers)

    def _unidentified(self, draft: EventDraft) -> None:
        if draft.recipients and all(self._book.drafts[a].code.endswith(" UAF") for a in draft.recipients):
            return  # «l'assaillant a été tué»: not by other unknown hands
        hit = countries(self._book, draft.recipients)
        country = next(iter(hit)) if len(hit) == 1 else self._book.local_country(draft.trigger)
        if draft.place is not None and draft.place.country:
            country = draft.place.country
        if country and len(country) == 3 and country not in NO_STATE:
            span = self._p.span(draft.trigger, draft.trigger + 1)
            draft.sources = (self._book.unnamed(f"{country} UAF", "auteurs non identifiés", "group", span),)
            draft.source_is_implicit = True
