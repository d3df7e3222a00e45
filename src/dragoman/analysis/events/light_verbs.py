"""Light verbs: «mène des opérations contre …», «a fait l'objet d'une attaque» give a noun of action its parties."""

from __future__ import annotations

from dragoman.analysis.events.arguments import Arguments
from dragoman.analysis.events.noun_arguments import NounArgumentReader
from dragoman.analysis.events.predicates import PredicateIndex, match_words
from dragoman.analysis.events.verb_arguments import VerbArgumentReader
from dragoman.analysis.parse import Parsed
from dragoman.analysis.verbs import VerbGroup, VerbReader
from dragoman.language.lexicon import Slot

_DIRECT = frozenset({"à", "au", "aux", "de", "d'"})
_BENEFIT = frozenset({"grâce"})
_HITS = frozenset({"viser", "cibler", "toucher", "frapper", "tuer", "blesser", "endeuiller"})

_SUFFERED = frozenset(
    {"anéantir", "bombarder", "chasser", "cibler", "décimer", "déloger", "détruire", "expulser", "frapper", "pilonner",
     "repousser", "toucher", "tuer", "viser"}
)  # fmt: skip


class LightVerbReader:
    """Reads light verbs in one article."""

    def __init__(
        self,
        parsed: Parsed,
        index: PredicateIndex,
        reader: VerbReader,
        verbs: VerbArgumentReader,
        nouns: NounArgumentReader,
    ) -> None:
        self._p = parsed
        self._reader = reader
        self._verbs = verbs
        self._nouns = nouns
        self._light, self._light_passive = index.light, index.light_passive

    def read(self, n: int, found: Arguments) -> bool:
        """«mène des opérations contre …», «a fait l'objet d'une attaque»: the verb's subject is a party of the noun."""
        p = self._p
        for h in (p.head[n], p.head[p.head[n]]):
            if h == n or not self._reader.forms(p.low[h]):
                continue
            group = self._reader.read(p, h)
            if group is None:
                continue
            active = bool(group.lemmas & self._light) and not group.passive
            passive = any(
                lemma in group.lemmas and match_words(p, group.last, rest) is not None
                for lemma, rest in self._light_passive
            )
            if passive:
                self._subject_into(group, found, "à")
                return True
            if active and h < n and self._is_object(n, group):
                self._subject_into(group, found, "par")
                return True
            if group.passive and group.lemmas & self._light and p.dep[n].startswith("nsubj"):
                self._take_slots(self._verbs.of_verb(group, group.last), ("par", "contre", "sur"), found)
                return True
            if group.passive and group.lemmas & _SUFFERED and h < n and "contre" not in found.slots:
                suffered = self._verbs.of_verb(group, group.last).slots.get("object")
                if suffered and any(p.low[k] in ("par", "à") for k in range(group.last, n)):
                    found.slots["contre"] = suffered  # «l'armée a été chassée par une offensive de X»
            if not group.passive and group.lemmas & _HITS and n < group.first and p.dep[n].startswith("nsubj"):
                hit = self._verbs.of_verb(group, group.last)
                if hit.slots.get("object") and "contre" not in found.slots:
                    found.slots["contre"] = hit.slots["object"]
        return False

    def _take_slots(self, verb: Arguments, slots: tuple[Slot, ...], found: Arguments) -> None:
        for slot in slots:
            if verb.slots.get(slot):
                found.slots.setdefault(slot, verb.slots[slot])

    def _is_object(self, n: int, group: VerbGroup) -> bool:
        """No preposition but «à» stands between the light verb and the noun («malgré les assauts»)."""
        p = self._p
        between = range(group.last, n)
        if any(p.pos[k] == "ADP" and p.head[k] == n and p.low[k] not in _DIRECT for k in between):
            return False
        return not any(p.pos[k] == "NOUN" and p.head[k] == group.head and p.dep[k] == "obj" for k in between)

    def _subject_into(self, group: VerbGroup, found: Arguments, slot: Slot) -> None:
        subject = self._verbs.of_verb(group, group.last)
        actors = subject.slots.get("subject", ())
        if actors and slot not in found.slots:
            found.slots[slot] = actors
            found.spans.extend(subject.spans[:1])

    def beneficiary(self, n: int, found: Arguments) -> bool:
        """«grâce à l'aide de X, Y …»: Y is helped."""
        p = self._p
        start = p.sentence(n)[0]
        clause = range(max(start, n - 16), n)
        if any(p.low[k] in _BENEFIT for k in clause) and "à" not in found.slots:
            helped = self._nouns.governing_subject(n)
            if helped:
                found.slots["à"] = helped
                return True
        return False
