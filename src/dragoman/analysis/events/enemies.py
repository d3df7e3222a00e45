"""Whom armed actors fight where the words of a battle do not say: the one enemy that the article sets against them."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.drafts import EventDraft
from dragoman.analysis.parse import Parsed

_WARFARE = frozenset({"ASSAULT", "COERCE"})
_OF_WAR = frozenset({"", "aerial", "heavy-weapons", "seize", "restrict"})
_BACK = 2


class EnemyFinder:
    """Finds enemies in one article."""

    def __init__(self, p: Parsed, book: ActorBook, drafts: list[EventDraft]) -> None:
        self._p = p
        self._book = book
        self._drafts = drafts

    def of(self, draft: EventDraft) -> tuple[int, ...]:
        """The enemy of an event's sources; empty when the article gives them none, or more than one."""
        if not self._is_battle(draft):
            return ()
        told = self._told_opponents(draft)
        return self._sole(told) or self._sole(self._groups_near(draft)) or self._last_fought(draft)

    def _last_fought(self, draft: EventDraft) -> tuple[int, ...]:
        """Of several enemies those of the fight told last before this one, allies together."""
        own = self._codes(draft.sources)
        for other in sorted(self._drafts, key=lambda d: -d.trigger):
            if other.trigger >= draft.trigger or other.predicate.type not in _WARFARE or other.modality == "negated":
                continue
            for mine, theirs in ((other.sources, other.recipients), (other.recipients, other.sources)):
                fought = theirs and all(self._may_fight(a) for a in theirs) and not own & self._codes(theirs)
                if fought and own & self._codes(mine):
                    return theirs
        return ()

    def _is_battle(self, draft: EventDraft) -> bool:
        war = draft.predicate.type in _WARFARE and draft.mode in _OF_WAR and "terrorism" not in draft.contexts
        told = draft.predicate.pos == "verb" or draft.is_carried_out or not self._by_state(draft)
        return war and told and not draft.reciprocal and all(self._wages_war(a) for a in draft.sources)

    def _by_state(self, draft: EventDraft) -> bool:
        """«les frappes américaines»: a noun that only names them does not say in whose battle they were."""
        return any(self._book.drafts[a].code.endswith(" GOV") for a in draft.sources)

    def _wages_war(self, actor: int) -> bool:
        """An army or armed group, or a state in its name; gunmen and police have victims, and no enemy."""
        draft = self._book.drafts[actor]
        return self._may_fight(actor) or (draft.code.endswith(" GOV") and draft.kind == "state")

    def _told_opponents(self, draft: EventDraft) -> list[int]:
        """Those whom the same sources fight, or who fight them, in the article's other events."""
        own = self._codes(draft.sources)
        found: list[int] = []
        for other in self._drafts:
            if other is draft or other.predicate.type not in _WARFARE or other.modality == "negated":
                continue
            if own & self._codes(other.sources):
                found.extend(a for a in other.recipients if self._may_fight(a))
            if own & self._codes(other.recipients):
                found.extend(a for a in other.sources if self._may_fight(a))
        return [a for a in found if self._book.drafts[a].code not in own]

    def _groups_near(self, draft: EventDraft) -> list[int]:
        """Rebels named in the sentence, or just before it."""
        p, own = self._p, self._codes(draft.sources)
        here = p.sentence_of[draft.trigger]
        for sentences in ({here}, set(range(max(0, here - _BACK), here))):
            near = [m for m in self._book.mentions if p.sentence_of[m.head] in sentences]
            found = [a for m in near for a in self._book.actors_of(m) if self._may_face(a, own)]
            if found:
                return found
        return []

    def _may_face(self, actor: int, own: set[str]) -> bool:
        """Rebels of one's own country, or of none."""
        code = self._book.drafts[actor].code
        home = {c.partition(" ")[0] for c in own}
        return code.endswith(" REB") and code not in own and (code.startswith("ISM ") or code[:3] in home)

    def _sole(self, actors: list[int]) -> tuple[int, ...]:
        return tuple(actors[:1]) if len(self._codes(actors)) == 1 else ()

    def _may_fight(self, actor: int) -> bool:
        return self._book.drafts[actor].code.endswith((" REB", " MIL", " PRM"))

    def _codes(self, actors: list[int] | tuple[int, ...]) -> set[str]:
        return {self._book.drafts[a].code for a in actors}
