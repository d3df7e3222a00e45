"""How an event is presented by its own grammar: negation, tense, mood, and what governs it."""

from __future__ import annotations

from dragoman.analysis.events.predicates import PredicateIndex
from dragoman.analysis.parse import Parsed
from dragoman.analysis.verbs import VerbGroup, VerbReader
from dragoman.language.lexicon import ModalityCue
from dragoman.record import Modality

_NEGATIVE_DETERMINERS = frozenset({"aucun", "aucune", "nul", "nulle"})
_REACH = 4
_SAYING = frozenset({"accuser", "reprocher", "nier", "démentir", "contester", "réfuter", "blâmer", "dénoncer"})


class ModalityReader:
    """Reads the modality of predicates in one article."""

    def __init__(self, parsed: Parsed, index: PredicateIndex, reader: VerbReader) -> None:
        self._p = parsed
        self._index = index
        self._reader = reader

    def of_verb(self, g: VerbGroup) -> Modality | None:
        """The modality of a verb; ``None`` when it states nothing (an aim, an order, a bare infinitive)."""
        if g.mood == "imp":
            return None
        own = self._own(g)
        if own != "actual":
            return own
        outer = self._governed(g) if g.mood == "inf" else self._clause(g.head, g.first)
        if g.mood == "inf" and outer is None:
            return None
        if g.mood == "inf" and outer == "actual":
            outer = self._clause(g.head, g.first)
        return outer or "actual"

    def of_noun(self, n: int) -> Modality | None:
        """The modality of a noun of action: its adjectives, what governs it, and the verb over it.

        ``None`` when it is the object of an infinitive that states nothing («pour mener une attaque»).
        """
        p = self._p
        for k in range(max(p.sentence(n)[0], n - 3), n):
            if p.low[k] in _NEGATIVE_DETERMINERS or (
                p.low[k] in ("pas", "plus") and k + 1 < len(p) and p.low[k + 1] in ("de", "d'")
            ):
                return "negated"
        for k in range(max(p.sentence(n)[0], n - 3), min(p.sentence(n)[1], n + 4)):
            cue = self._index.modality.at(p, k)
            if (
                cue is not None
                and cue.scope == "word"
                and cue.modality != "actual"
                and (p.head[k] == n or abs(k - n) <= 1)
            ):
                return cue.modality
        before = self._complement_cue(n) or self._passive_cue(n)
        if before is not None:
            return before
        infinitive = self._infinitive_over(n)
        if infinitive is not None:
            return self.of_verb(infinitive)
        return self._clause(n, n) or "actual"

    def _passive_cue(self, n: int) -> Modality | None:
        """«Un attentat a été déjoué»: the verb whose passive subject a noun is."""
        p = self._p
        h = p.head[n]
        if h <= n or not p.dep[n].startswith("nsubj"):
            return None
        cue = self._verb_cue(h)
        group = self._reader.read(p, h)
        if cue is None or cue.scope != "complement" or group is None or not group.passive or cue.modality == "actual":
            return None
        hedged = any(
            (word := self._index.modality.at(p, k)) is not None and word.modality == "possible" for k in range(n, h)
        )
        return "possible" if hedged else self._stacked(h, cue)

    def _infinitive_over(self, n: int) -> VerbGroup | None:
        """The infinitive whose object a noun is."""
        h = self._p.head[n]
        if h >= n or not any(f.mood == "inf" for f in self._reader.forms(self._p.low[h])) or not self._governs(h, n):
            return None
        group = self._reader.read(self._p, h)
        return group if group is not None and group.mood == "inf" else None

    def _own(self, g: VerbGroup) -> Modality:
        if g.negated:
            return "negated"
        if g.mood == "cond":
            return "possible"
        if g.mood == "ind" and g.tense == "fut":
            return "planned"
        inside = (self._index.modality.at(self._p, k) for k in range(g.first + 1, g.head))
        if any(cue is not None and cue.pos == "adverb" and cue.modality == "possible" for cue in inside):
            return "possible"  # «a probablement été tué»
        return "actual"

    def _governed(self, g: VerbGroup) -> Modality | None:
        """An infinitive takes the modality of the word that governs it; without one it states nothing."""
        p = self._p
        start = p.sentence(g.head)[0]
        first = g.first
        before = p.low[first - 1] if first > start else ""
        if before == "sans":
            return "negated"
        if before == "après" or (before == "avoir" and first - 2 >= start and p.low[first - 2] == "après"):
            return "actual"
        if before in ("pour", "afin") or (before == "de" and first - 2 >= start and p.low[first - 2] == "afin"):
            return self._past_infinitive(g)
        for k in range(first - 1, max(start, first - 9) - 1, -1):
            if self._says(k):
                return "actual"
            cue = self._verb_cue(k)
            if cue is not None:
                stacked = self._stacked(k, cue)
                wishes = stacked == "requested" and self._p.low[k].startswith("souhait") and k == first - 1
                return "planned" if wishes else stacked
            word = self._index.modality.at(p, k)
            if word is not None and word.scope in ("infinitive", "complement") and word.pos in ("noun", "adjective"):
                return word.modality
            if p.low[k] in (";", ":", "»", "."):
                break
            if p.pos[k] in ("VERB", "AUX") and p.low[k] not in ("avoir", "être") and self._reader.forms(p.low[k]):
                break
        return self._past_infinitive(g)

    def _says(self, k: int) -> bool:
        """«accuse de», «nie»: what the infinitive says is claimed; the statement around it says by whom."""
        if not _SAYING & {f.lemma for f in self._reader.forms(self._p.low[k])}:
            return False
        return self._reader.read(self._p, k) is not None

    def _past_infinitive(self, g: VerbGroup) -> Modality | None:
        """«d'avoir livré», «pour avoir livré»: told as done; a bare infinitive is not."""
        return "actual" if g.mood == "inf" and g.tense == "past" else None

    def _verb_cue(self, k: int) -> ModalityCue | None:
        if not self._reader.forms(self._p.low[k]):
            return None
        group = self._reader.read(self._p, k)
        return None if group is None else self._index.modality.verb(self._p, group)

    def _stacked(self, k: int, cue: ModalityCue) -> Modality:
        """The governing verb's own negation and mood: «n'a pas réussi à», «pourrait», «ne prévoit pas de»."""
        group = self._reader.read(self._p, k)
        if group is not None and group.negated:
            return "actual" if cue.modality == "negated" else "negated"
        if cue.lemma == "devoir" and group is not None and group.last - group.first > 1 and group.mood == "ind":
            return "actual"  # «a dû démissionner»: he did
        if group is not None and group.mood == "cond" and cue.modality == "actual":
            return "possible"
        if group is not None and group.tense == "fut" and group.mood == "ind" and cue.modality == "actual":
            return "planned"
        return cue.modality

    def _complement_cue(self, n: int) -> Modality | None:
        """What a noun of action is the complement of: «projet de», «demande la», «en cas de», «prévoit une»."""
        p = self._p
        start = p.sentence(n)[0]
        for k in range(n - 1, max(start, n - 7) - 1, -1):
            word = self._index.modality.at(p, k)
            if word is not None and word.scope in ("complement", "infinitive") and word.pos != "verb":
                far = word.pos == "preposition" and any(p.pos[t] == "NOUN" for t in range(k + 1, n))
                if far:
                    continue  # «pour la seconde fois par une offensive»: of another noun
                return word.modality if word.modality != "actual" else None
            if self._reader.forms(p.low[k]) and p.pos[k] in ("VERB", "AUX"):
                cue = self._verb_cue(k)
                if cue is not None and cue.scope == "complement":
                    return self._stacked(k, cue)
                group = self._reader.read(p, k)
                return (
                    self._own(group)
                    if group is not None and self._own(group) != "actual" and self._governs(k, n)
                    else None
                )
            if p.low[k] in (",", ";", ":", "»", "que", "qu'", "qui"):
                return None
        return self._head_cue(n)

    def _governs(self, k: int, n: int) -> bool:
        """The noun is the verb's object: what is said of the verb is said of it («n'a mené aucune attaque»)."""
        return self._p.head[n] == k and self._p.dep[n] in ("obj", "obl:arg", "nsubj:pass")

    def _head_cue(self, n: int) -> Modality | None:
        h = self._p.head[n]
        if h >= n or not self._reader.forms(self._p.low[h]):
            return None
        cue = self._verb_cue(h)
        return self._stacked(h, cue) if cue is not None and cue.scope == "complement" else None

    def _clause(self, token: int, first: int) -> Modality | None:
        """Words over the whole clause: «si», «peut-être», «à moins que», a question mark."""
        p = self._p
        start, end = p.sentence(token)
        if p.low[end - 1] == "?" or (end < len(p) and p.low[end] == "?"):
            return "possible"
        for k in range(first - 1, max(start, first - 12) - 1, -1):
            if p.low[k] in (";", ":", "»", "«"):
                break
            word = self._index.modality.at(p, k)
            if word is not None and word.scope == "clause":
                if word.modality == "actual":
                    return None
                if word.pos == "adverb" and first - k > _REACH:
                    continue
                return word.modality
            if p.low[k] == "," and first - k > 1 and any(p.pos[t] in ("VERB", "AUX") for t in range(k + 1, first)):
                break
        return None
