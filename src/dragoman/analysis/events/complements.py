"""Reads what follows a preposition into the slot that it names."""

from __future__ import annotations

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.arguments import Arguments
from dragoman.analysis.events.phrases import PhraseReader
from dragoman.analysis.events.predicates import PredicateIndex
from dragoman.analysis.parse import Parsed
from dragoman.language.lexicon import Slot, words

PREPOSITIONS: dict[str, Slot] = {
    "à": "à", "au": "à", "aux": "à", "de": "de", "du": "de", "des": "de", "d'": "de", "par": "par", "avec": "avec",
    "contre": "contre", "pour": "pour", "sur": "sur", "en": "en", "dans": "dans", "vers": "vers", "chez": "chez",
    "auprès": "auprès", "envers": "envers", "entre": "entre", "devant": "devant", "depuis": "depuis",
    "visant": "contre", "ciblant": "contre", "concernant": "sur",
}  # fmt: skip
_PHRASES: dict[tuple[str, ...], Slot] = {
    ("au", "profit"): "pour", ("en", "faveur"): "pour", ("à", "destination"): "à", ("à", "l'", "encontre"): "contre",
    ("à", "l'", "égard"): "envers", ("aux", "côtés"): "avec", ("de", "la", "part"): "par", ("vis-à-vis",): "envers",
    ("à", "l'", "intention"): "à", ("aux", "mains"): "par", ("en", "coopération", "avec"): "avec",
    ("en", "coordination", "avec"): "avec", ("conjointement", "avec"): "avec", ("avec", "l'", "aide"): "avec",
    ("avec", "l'", "appui"): "avec", ("avec", "le", "soutien"): "avec", ("avec", "le", "concours"): "avec",
}  # fmt: skip
_PHRASES_OPEN = frozenset(phrase[0] for phrase in _PHRASES)
_BETWEEN_PLACES = words("lies-between")
_BRANCHES = words("branch")
_COUNTING = words("counting")
_LOCATIVE = frozenset({"à", "en", "dans", "sur", "chez", "vers", "depuis"})
_JOINING = frozenset({",", "et", "ou"})
_DEALT_WITH = frozenset({"avec", "contre", "sur", "auprès", "devant"})


class ComplementReader:
    """Reads prepositional complements in one article."""

    def __init__(self, parsed: Parsed, book: ActorBook, index: PredicateIndex, phrases: PhraseReader) -> None:
        self._p = parsed
        self._book = book
        self._classes = index.classes
        self._phrases = phrases

    def preposition(self, k: int, end: int) -> tuple[Slot | None, int]:
        """The slot of the preposition at a token, ``None`` where none stands, and the token after it."""
        p = self._p
        for phrase, slot in _PHRASES.items() if p.low[k] in _PHRASES_OPEN else ():
            if tuple(p.low[k : k + len(phrase)]) == phrase:
                after = k + len(phrase)
                return slot, after + (after < end and p.low[after] in ("de", "du", "des", "d'"))
        word = p.low[k]
        if word == "au" and p.low[k + 1 : k + 2] and p.low[k + 1] in _COUNTING:
            return None, k
        if word in ("des", "du", "de", "d'") and p.pos[k] == "DET":
            return None, k
        if word in PREPOSITIONS and (p.pos[k] in ("ADP", "VERB", "DET") or p.dep[k] in ("case", "mark")):
            return PREPOSITIONS[word], k + 1
        return None, k

    def fill(self, slot: Slot, k: int, end: int, found: Arguments) -> int:
        """Reads the noun phrase after a preposition into its slot; the token to go on from."""
        p = self._p
        if k >= end:
            return end
        if slot == "entre":
            return k if p.low[k - 2] in _BETWEEN_PLACES else self._fill_between(k, end, found)
        head = self._phrases.head_of(k, end)
        counted = self._phrases.counted(head)
        if counted != head:
            k, head = counted, counted  # «par un groupe de militaires»
        mention = self._book.mention_at(head)
        heads = found.heads.setdefault(slot, [])
        heads.extend(t for t in range(k, min(end, max(head, k) + 4)) if t not in heads)
        mention = mention if mention is None or mention.i <= k + 2 else None
        if self._phrases.is_infinitive(k):
            return end  # what follows are the infinitive's arguments
        if mention is not None and mention.i <= k + 2:
            actors = self._phrases.of_mention(mention)
            if actors and slot not in found.slots:
                found.slots[slot] = actors
                found.spans.append(p.span(mention.i, mention.j))
                if mention.kind == "capital":
                    found.towns.add(slot)
                return max(self.and_others(slot, slot, mention.j, end, found), k + 1)
            return max(mention.j, k + 1)
        place = self._phrases.place_at.get(head)
        if place is not None and place.country and slot in _LOCATIVE and slot not in found.slots:
            found.slots[slot] = (self._book.state(place.country),)
            found.towns.add(slot)
            return head + 1
        people = self._phrases.people(head)
        if people and slot not in found.slots:
            found.slots[slot] = people
            found.spans.append(p.span(k, head + 1))
        if slot in _DEALT_WITH and slot not in found.slots and "part-of-body" in self._classes.of(p, head):
            self._body_of_branch(slot, head, min(end, head + 5), found)
        if slot == "par" and p.low[head] in _BRANCHES and slot not in found.slots:
            self._body_of_branch(slot, head, end, found)
        if slot in ("contre", "sur") and slot not in found.slots:
            self._target_adjective(slot, head, end, found)
        else:
            self._object_adjectives(k, head, end, found)
        return max(k, head) + 1 if p.low[head] not in PREPOSITIONS else max(head, k)

    def and_others(self, slot: Slot, said: Slot, k: int, end: int, found: Arguments) -> int:
        """«les ambassadeurs de France, d'Italie et de l'Union européenne»: the preposition said again goes on the list."""
        p = self._p
        while k + 1 < end and p.low[k] in _JOINING:
            after = k + 2 if p.low[k] == "," and p.low[k + 1] == "et" else k + 1
            again, start = self.preposition(after, end)
            head = self._phrases.head_of(start, end) if again == said else -1
            mention = self._book.mention_at(head) if head >= 0 else None
            if mention is None or mention.i > start + 1 or mention.j > end:
                break
            actors = self._phrases.of_mention(mention)
            if not actors:
                break
            found.slots[slot] = (*found.slots[slot], *(a for a in actors if a not in found.slots[slot]))
            found.spans.append(p.span(mention.i, mention.j))
            k = mention.j
        return k

    def _body_of_branch(self, slot: Slot, head: int, end: int, found: Arguments) -> None:
        """«par la branche locale de l'organisation X»: X."""
        for k in range(head + 1, min(end, head + 9)):
            mention = self._book.mention_at(k)
            if mention is not None and mention.kind == "body" and self._book.actors_of(mention):
                found.slots[slot] = self._book.actors_of(mention)
                found.spans.append(self._p.span(mention.i, mention.j))
                return

    def _fill_between(self, k: int, end: int, found: Arguments) -> int:
        """«entre Paris et Alger», «entre les deux pays»."""
        actors: list[int] = []
        last = k
        for t in range(k, min(end, k + 14)):
            mention = self._book.mention_at(t)
            if mention is not None and mention.i >= last:
                actors.extend(self._book.actors_of(mention))
                last = mention.j
            elif self._p.low[t] in ("parties", "pays", "capitales", "états") and mention is None:
                actors.extend(self._book.two_states(t))
                last = t + 1
            elif self._p.pos[t] in ("VERB", "AUX") or (len(set(actors)) > 1 and self._p.low[t] in _LOCATIVE):
                break  # «entre X et Y à La Havane»
        if len(set(actors)) >= 2:
            found.both = tuple(dict.fromkeys(actors))
        return max(last, k)

    def _object_adjectives(self, k: int, head: int, end: int, found: Arguments) -> None:
        for t in range(k, min(end, head + 4)):
            if t > head and self._p.low[t] in _JOINING:
                return  # «les milices et la frontière russe»: of another thing
            if t in self._book.compounds and not found.both and self._p.low[head] not in _BETWEEN_PLACES:
                found.both = self._phrases.both(t)
            elif t in self._book.adjectives and "adj" not in found.slots:
                code = self._book.settle(self._book.adjectives[t])
                if code:
                    found.slots["adj"] = (self._book.state(code, self._p.span(t, t + 1)),)

    def _target_adjective(self, slot: Slot, head: int, end: int, found: Arguments) -> None:
        """«une attaque contre une base française»: whose the target is."""
        for t in range(head + 1, min(end, head + 3)):
            code = self._book.settle(self._book.adjectives[t]) if t in self._book.adjectives else ""
            if code:
                found.slots[slot] = (self._book.state(code, self._p.span(t, t + 1)),)
                return
