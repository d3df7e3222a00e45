"""Reads the arguments of a verb: subject, object and prepositional complements, a passive turned round."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.arguments import Arguments
from dragoman.analysis.events.complements import PREPOSITIONS, ComplementReader
from dragoman.analysis.events.phrases import RELATIVE, STOPS, PhraseReader
from dragoman.analysis.events.subjects import OBJECT_CONTROL, SubjectReader
from dragoman.analysis.mentions import Mention
from dragoman.analysis.parse import Parsed
from dragoman.analysis.verbs import FoundSubject, VerbGroup, VerbReader
from dragoman.language.lexicon import Slot

_FINITE_AUX = frozenset(
    {"a", "ont", "avait", "avaient", "est", "sont", "était", "étaient", "aura", "sera", "fut", "aurait"}
)

_MENACING = frozenset({"menacer"})
_NEAR_INFINITIVE = 5


class VerbArgumentReader:
    """Reads the arguments of verbs in one article."""

    def __init__(
        self,
        parsed: Parsed,
        book: ActorBook,
        reader: VerbReader,
        phrases: PhraseReader,
        slots: ComplementReader,
    ) -> None:
        self._p = parsed
        self._book = book
        self._reader = reader
        self._phrases = phrases
        self._slots = slots
        self.subjects = SubjectReader(parsed, book, reader)

    def of_verb(self, g: VerbGroup, end: int, antecedent: int | None = None) -> Arguments:
        """The arguments of a verb in the active voice's slots; ``end`` is where its fixed words end.

        ``antecedent`` is the noun that a participle belongs to, where it is not the parser's.
        """
        found = Arguments(infinitive=g.mood == "inf")
        if antecedent is not None:
            subject, thing, agent = self._as_object(antecedent, found)
        else:
            subject, thing, agent = self._grammatical_subject(g, found)
        if g.passive:
            found.slots["object"] = subject
            found.unnamed_agent = True
            if thing is not None:
                found.heads.setdefault("object", []).extend(self._phrases.words_of(thing))
                self._object_actors(thing, found)
        else:
            found.slots["subject"] = subject
            found.subject_is_thing = thing is not None and not agent
            if thing is not None:
                found.heads.setdefault("subject", []).extend(self._phrases.words_of(thing))
        self._complements(g.head, end, self._clause_end(g), found, passive=g.passive)
        if g.lemmas & _MENACING and not found.slots.get("object"):
            self._object_of_infinitive(g, found)
        if g.passive and "par" in found.slots:
            found.slots["subject"] = found.slots["par"]
            found.unnamed_agent = False
        return found

    def _object_of_infinitive(self, g: VerbGroup, found: Arguments) -> None:
        """«menace d'arrêter les opposants»: whom the deed threatened would hit is whom the threat is made to."""
        p = self._p
        for k in range(g.last, min(g.last + _NEAR_INFINITIVE, p.sentence(g.head)[1])):
            deed = self._reader.read(p, k) if p.low[k - 1] in ("de", "d'") or p.low[k - 2] in ("de", "d'") else None
            if deed is None or deed.mood != "inf":
                continue
            inner = self.of_verb(deed, deed.last)
            own = found.slots.get("subject", ())
            slots = (inner.slots.get(slot, ()) for slot in ("object", "contre", "à", "avec", "de"))
            hit = next((s for actors in slots if (s := tuple(a for a in actors if a not in own))), ())
            if hit:
                found.slots["object"] = hit
            return

    def _grammatical_subject(self, g: VerbGroup, found: Arguments) -> tuple[tuple[int, ...], int | None, bool]:
        """Actors of the subject; its token when it is a noun phrase; whether that names an actor."""
        p = self._p
        if g.mood == "part" and g.tense == "past" and g.passive:
            head = p.head[g.head]
            if p.dep[g.head] in ("acl", "amod") and head != g.head and head < g.head:
                return self._as_object(head, found)
            topic = self._opened_by(g)
            return self._as_object(topic, found) if topic is not None else ((), None, False)
        controlled = self._controlled(g)
        if controlled is not None:
            return controlled, None, bool(controlled)
        relative = self.subjects.relative(g)
        if relative is not None:
            found.slots["object"] = self._phrases.actors_at(relative[1], found)
            found.heads["object"] = list(self._head_phrase(relative[1]))
        subject = FoundSubject(relative[0]) if relative is not None else self.subjects.of(g)
        if subject is None:
            return (), None, False
        token = self._phrases.counted(subject.token)
        if token != subject.token:
            subject = FoundSubject(token, subject.after)
        if g.passive:
            return self._as_object(token, found)
        speaker = self._phrases.speakers.at(subject)
        if speaker.actors:
            if speaker.span is not None:
                found.spans.append(speaker.span)
            return speaker.actors, None, True
        actors = self._phrases.actors_at(token, found)
        if actors:
            return actors, None, True
        return (), token, p.pos[token] == "PRON"

    def _head_phrase(self, last: int) -> Iterator[int]:
        """The words of the noun phrase that ends at a token, its head first («l'attentat de Lyon, que X a revendiqué»)."""
        p = self._p
        head = last
        while p.sentence(last)[0] <= p.head[head] < head and p.dep[head] in ("nmod", "flat:name", "amod", "appos"):
            head = p.head[head]
        yield from range(head, last + 1)

    def _opened_by(self, g: VerbGroup) -> int | None:
        """«Encerclés depuis juin, les soldats …»: the noun that a participle at the head of a sentence belongs to."""
        p = self._p
        start, end = p.sentence(g.head)
        if g.first > start + 1:
            return None
        comma = next((k for k in range(g.last, min(end, g.last + 16)) if p.low[k] == ","), None)
        if comma is None:
            return None
        mention = next((m for k in range(comma + 1, min(end, comma + 4)) if (m := self._book.mention_at(k))), None)
        plural = p.low[g.head].endswith("s")
        return mention.head if mention is not None and plural == (mention.number == "p") else None

    def _controlled(self, g: VerbGroup) -> tuple[int, ...] | None:
        """Who is to do what an infinitive says: the object of «appelle X à»; ``None`` without such a verb."""
        governor = self.subjects.governor(g)
        if governor is None or not governor.lemmas & OBJECT_CONTROL or g.passive:
            return None
        outer = self.of_verb(governor, governor.last)
        return outer.slots.get("object") or outer.slots.get("à") or outer.slots.get("auprès") or ()

    def _as_object(self, token: int, found: Arguments) -> tuple[tuple[int, ...], int | None, bool]:
        actors = self._phrases.actors_at(token, found)
        return actors, token, bool(actors)

    def _object_actors(self, head: int, found: Arguments) -> None:
        """Of an object that is a thing: whose it is («une base française», «le siège de l'ONU»)."""
        for k in range(head, min(self._p.right[head], head + 8)):
            if self._p.low[k] in ("et", "ou") and self._p.pos[k + 1 : k + 2] == ["DET"]:
                break  # «le désarmement des milices et la frontière russe»: of another thing
            if k in self._book.compounds:
                found.both = self._phrases.both(k)
            elif k in self._book.adjectives and "adj" not in found.slots:
                code = self._book.settle(self._book.adjectives[k])
                if code:
                    found.slots["adj"] = (self._book.state(code, self._p.span(k, k + 1)),)
        owner = self._phrases.speakers.owner_of(head)
        town = owner.actors and all(not self._book.drafts[a].code for a in owner.actors) and self._is_town_of(head)
        if owner.actors and "de" not in found.slots and not town:
            found.slots["de"] = owner.actors

    def _prepositions(self, mention: Mention) -> list[Slot | None]:
        return [self._slots.preposition(k, mention.j)[0] for k in range(mention.i, mention.j)]

    def _is_town_of(self, head: int) -> bool:
        """«la ville de Gao»: the name of the place, which the mentions take for a person's."""
        p = self._p
        return any(k in self._phrases.place_at for k in range(head + 1, min(head + 4, p.sentence(head)[1])))

    def antecedents(self, g: VerbGroup) -> Iterator[int]:
        """Nouns to the left that a participle may belong to, nearest first («la commission sur le blé créée …»)."""
        p = self._p
        start = max(p.sentence(g.head)[0], g.first - 20)
        for k in range(g.first - 1, start - 1, -1):
            if p.low[k] in STOPS or (p.pos[k] in ("VERB", "AUX") and self._book.mention_at(k) is None):
                return
            if p.pos[k] == "NOUN" and k != p.head[g.head] and (p.low[k][-1:] in "sx") == (p.low[g.head][-1:] == "s"):
                yield k

    def _clause_end(self, g: VerbGroup) -> int:
        """Where the verb's own clause ends: at the next finite verb that it does not govern, a relative, a stop."""
        p = self._p
        end = p.sentence(g.head)[1]
        for k in range(g.last, end):
            if p.low[k] in STOPS and k > g.last:
                return k
            if p.low[k] in RELATIVE and k > g.last:
                return k
            if k > g.last and p.pos[k] == "AUX" and p.low[k] in _FINITE_AUX:
                return k
            other = k > g.last and p.pos[k] == "VERB" and p.dep[k] in ("ROOT", "ccomp", "parataxis")
            if other and not self._phrases.is_infinitive(k):
                return k
            if p.low[k] in ("et", ",", "mais", "ou") and self._phrases.opens_clause(k + 1, end):
                return k
        return end

    def _complements(self, v: int, start: int, end: int, found: Arguments, *, passive: bool) -> None:
        k = start
        object_seen = False
        while k < end:
            slot, after = self._slots.preposition(k, end)
            if slot == "par" and k - 1 > v and self._is_participle_of_noun(k - 1, v):
                k = after
                continue
            if slot is not None:
                k = self._slots.fill(slot, after, end, found)
                continue
            if (
                self._p.pos[k] == "ADP"
                and self._p.low[k] not in PREPOSITIONS
                and k + 1 < end
                and self._p.pos[k + 1] != "ADP"
            ):
                k = max(self._phrases.head_of(k + 1, end), k) + 1  # «sans conditions»: not the object
                continue
            if not object_seen and not passive and self._starts_object(v, k):
                object_seen = True
                head = self._phrases.head_of(k, end)
                actors = self._phrases.actors_at(head, found)
                if actors or "object" not in found.slots:
                    found.slots["object"] = actors
                found.heads.setdefault("object", []).extend(self._phrases.words_of(head))
                if not actors:
                    self._object_actors(head, found)
                    place = self._phrases.place_at.get(head)
                    found.object_place = place.country or "" if place is not None else ""
                mention = self._book.mention_at(head)
                k = max(mention.j if mention is not None else head + 1, k + 1)
                if actors and mention is not None and "de" in self._prepositions(mention):
                    k = max(self._slots.and_others("object", "de", k, end, found), k)
                continue
            k += 1
        self._clitic(v, found)

    def _is_participle_of_noun(self, k: int, v: int) -> bool:
        """«tués à un barrage tenu par l'armée»: the agent is that of another participle."""
        p = self._p
        ends = p.low[k].endswith(("é", "és", "ée", "ées", "u", "us", "ue", "ues", "is", "ise", "ises", "it", "ite"))
        return (
            ends and p.pos[k] in ("VERB", "ADJ") and p.head[k] != v and v < p.head[k] < k and p.pos[p.head[k]] == "NOUN"
        )

    def _starts_object(self, v: int, k: int) -> bool:
        p = self._p
        mention = self._book.mention_at(k)
        if mention is not None and mention.i == k and mention.kind in ("state", "capital", "body"):
            return not p.dep[k].startswith("nsubj") or p.head[k] != v  # the parser may take «Ankara» for a verb
        if k in self._phrases.time_tokens or (k + 1 in self._phrases.time_tokens and p.pos[k] == "DET"):
            return False
        if p.pos[k] == "ADJ" and v < p.head[k] < k:
            return False  # «ses relations diplomatiques avec …»: of the words that the predicate holds fixed
        if p.pos[k] in ("ADV", "PUNCT", "PRON", "VERB", "AUX", "CCONJ", "SCONJ", "ADP"):
            return p.low[k] in ("des", "du", "de", "d'") and p.pos[k] == "DET"
        return not p.dep[k].startswith("nsubj") or p.head[k] != v

    def _clitic(self, v: int, found: Arguments) -> None:
        """«les a accusés», «lui a livré»: a pronoun object refers back."""
        p = self._p
        group = self._reader.read(p, v)
        if group is None:
            return
        for k in range(group.first, v):
            word = p.low[k]
            if word in ("le", "la", "l'", "les", "lui", "leur") and p.pos[k] == "PRON":
                gender = "f" if word == "la" else "m"
                actors = self._book.pronoun(group.first, gender=gender, plural=word in ("les", "leur"))
                actors = tuple(a for a in actors if a not in found.slots.get("subject", ()))
                slot: Slot = "à" if word in ("lui", "leur") else "object"
                if actors and not found.slots.get(slot):
                    found.slots[slot] = actors
