"""Reads the arguments of a predicate: which actors stand in its slots, and what its object is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.subjects import OBJECT_CONTROL, SubjectReader
from dragoman.analysis.mentions import Mention
from dragoman.analysis.parse import Parsed
from dragoman.analysis.places import PlaceMention
from dragoman.analysis.statements.speakers import SpeakerFinder
from dragoman.analysis.times import TimeMention
from dragoman.analysis.verbs import FoundSubject, VerbGroup, VerbReader, find_subject
from dragoman.language.lexicon import Slot
from dragoman.record import Span

_PREPOSITIONS: dict[str, Slot] = {
    "à": "à", "au": "à", "aux": "à", "de": "de", "du": "de", "des": "de", "d'": "de", "par": "par", "avec": "avec",
    "contre": "contre", "pour": "pour", "sur": "sur", "en": "en", "dans": "dans", "vers": "vers", "chez": "chez",
    "auprès": "auprès", "envers": "envers", "entre": "entre", "devant": "devant", "depuis": "depuis",
    "visant": "contre", "ciblant": "contre", "concernant": "sur",
}  # fmt: skip
_PHRASES: dict[tuple[str, ...], Slot] = {
    ("au", "profit"): "pour", ("en", "faveur"): "pour", ("à", "destination"): "à", ("à", "l'", "encontre"): "contre",
    ("à", "l'", "égard"): "envers", ("aux", "côtés"): "avec", ("de", "la", "part"): "par", ("vis-à-vis",): "envers",
    ("à", "l'", "intention"): "à", ("aux", "mains"): "par",
}  # fmt: skip
_BETWEEN_PLACES = frozenset({"frontière", "frontières", "route", "axe", "distance", "limite", "détroit", "zone"})
_COUNTING = frozenset({"moins", "plus", "total", "minimum", "maximum"})
_LOCATIVE = frozenset({"à", "en", "dans", "sur", "chez", "vers", "depuis"})
PEOPLE = frozenset(
    {"personne", "personnes", "mort", "morts", "morte", "mortes", "blessé", "blessés", "blessée", "blessées", "homme",
     "hommes", "femme", "femmes", "enfant", "enfants", "passagers", "otage", "otages", "touristes", "victimes",
     "victime", "villageois", "fillettes", "lycéennes", "écoliers", "élèves", "fidèles", "adolescents"}
)  # fmt: skip
QUANTITIES = frozenset(
    {"dizaine", "dizaines", "vingtaine", "trentaine", "quarantaine", "cinquantaine", "soixantaine", "centaine",
     "centaines", "millier", "milliers", "million", "millions", "majorité", "moitié", "plupart", "foule", "poignée",
     "quinzaine", "douzaine", "tiers", "nombre", "multitude", "totalité", "partie", "ensemble", "série"}
)  # fmt: skip
_STOPS = frozenset({";", ":", "»", "«", "“", "”", '"', ")", "("})
_FINITE_AUX = frozenset(
    {"a", "ont", "avait", "avaient", "est", "sont", "était", "étaient", "aura", "sera", "fut", "aurait"}
)
_RELATIVE = frozenset({"qui", "que", "qu'", "dont", "où", "lequel", "laquelle"})


@dataclass(slots=True)
class Arguments:
    """Actors by slot, in the text's order, and the words of each slot."""

    slots: dict[Slot, tuple[int, ...]] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    heads: dict[Slot, list[int]] = field(default_factory=dict)
    """The words of each slot's phrase, for the object classes that a predicate needs."""
    object_place: str = ""
    """The country of an object that is a place («bombarder Alep»)."""
    subject_is_thing: bool = False
    """The subject is a noun phrase that is no actor."""
    infinitive: bool = False
    """Read of an infinitive, whose doer another clause may name («il est prévu de …»)."""
    unnamed_agent: bool = False
    """A passive without «par»."""
    towns: set[Slot] = field(default_factory=set)
    """Slots filled by a town that may stand for its state («Bamako»)."""
    both: tuple[int, ...] = ()
    """The parties of a compound demonym («russo-malien») or of «entre X et Y»."""


class ArgumentReader:
    """Reads arguments in one article."""

    def __init__(
        self,
        parsed: Parsed,
        book: ActorBook,
        reader: VerbReader,
        speakers: SpeakerFinder,
        places: list[PlaceMention],
        times: list[TimeMention],
    ) -> None:
        self._p = parsed
        self._book = book
        self._reader = reader
        self._speakers = speakers
        self.subjects = SubjectReader(parsed, book, reader)
        self._time_tokens = {k for t in times for k in parsed.tokens_in(t.span)}
        self._place_at: dict[int, PlaceMention] = {}
        for place in places:
            for k in parsed.tokens_in(place.span):
                self._place_at[k] = place

    # ---- verbs ----

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
                found.heads.setdefault("object", []).extend(self._nouns(thing))
                self._object_actors(thing, found)
        else:
            found.slots["subject"] = subject
            found.subject_is_thing = thing is not None and not agent
            if thing is not None:
                found.heads.setdefault("subject", []).extend(self._nouns(thing))
        self._complements(g.head, end, self._clause_end(g), found, passive=g.passive)
        if g.passive and "par" in found.slots:
            found.slots["subject"] = found.slots["par"]
            found.unnamed_agent = False
        return found

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
            found.slots["object"] = self._actors_at(relative[1], found)
        subject = FoundSubject(relative[0]) if relative is not None else self.subjects.of(g)
        if subject is None:
            return (), None, False
        token = self._counted(subject.token)
        if token != subject.token:
            subject = FoundSubject(token, subject.after)
        if g.passive:
            return self._as_object(token, found)
        speaker = self._speakers.at(subject)
        if speaker.actors:
            if speaker.span is not None:
                found.spans.append(speaker.span)
            return speaker.actors, None, True
        actors = self._people(token)
        if actors:
            found.spans.append(p.span(p.left[token], token + 1))
            return actors, None, True
        return (), token, p.pos[token] == "PRON"

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
        actors = self._actors_at(token, found)
        return actors, token, bool(actors)

    def _object_actors(self, head: int, found: Arguments) -> None:
        """Of an object that is a thing: whose it is («une base française», «le siège de l'ONU»)."""
        for k in range(head, min(self._p.right[head], head + 8)):
            if k in self._book.compounds:
                found.both = self._both(k)
            elif k in self._book.adjectives and "adj" not in found.slots:
                code = self._book.settle(self._book.adjectives[k])
                if code:
                    found.slots["adj"] = (self._book.state(code, self._p.span(k, k + 1)),)
        owner = self._speakers.owner_of(head)
        if owner.actors and "de" not in found.slots:
            found.slots["de"] = owner.actors

    def _both(self, k: int) -> tuple[int, ...]:
        codes = [self._book.settle(side) for side in self._book.compounds[k]]
        return tuple(self._book.state(c) for c in codes if c)

    def antecedents(self, g: VerbGroup) -> Iterator[int]:
        """Nouns to the left that a participle may belong to, nearest first («la commission sur le blé créée …»)."""
        p = self._p
        start = max(p.sentence(g.head)[0], g.first - 20)
        for k in range(g.first - 1, start - 1, -1):
            if p.low[k] in _STOPS or (p.pos[k] in ("VERB", "AUX") and self._book.mention_at(k) is None):
                return
            if p.pos[k] == "NOUN" and k != p.head[g.head] and (p.low[k][-1:] in "sx") == (p.low[g.head][-1:] == "s"):
                yield k

    def _clause_end(self, g: VerbGroup) -> int:
        """Where the verb's own clause ends: at the next finite verb that it does not govern, a relative, a stop."""
        p = self._p
        end = p.sentence(g.head)[1]
        for k in range(g.last, end):
            if p.low[k] in _STOPS and k > g.last:
                return k
            if p.low[k] in _RELATIVE and k > g.last:
                return k
            if k > g.last and p.pos[k] == "AUX" and p.low[k] in _FINITE_AUX:
                return k
            other = k > g.last and p.pos[k] == "VERB" and p.dep[k] in ("ROOT", "ccomp", "parataxis")
            if other and not self._is_infinitive(k):
                return k
            if p.low[k] in ("et", ",", "mais", "ou") and self._new_clause(k + 1, end):
                return k
        return end

    def _new_clause(self, k: int, end: int) -> bool:
        """A finite verb comes before the next comma: what follows the conjunction is another clause."""
        p = self._p
        for t in range(k, min(end, k + 9)):
            if p.low[t] in (",", "et", "de", "d'", "pour"):
                return False
            if p.pos[t] in ("VERB", "AUX") and p.dep[t] not in ("amod", "acl", "xcomp"):
                return True
        return False

    def _complements(self, v: int, start: int, end: int, found: Arguments, *, passive: bool) -> None:
        k = start
        object_seen = False
        while k < end:
            slot, after = self._preposition(k, end)
            if slot is not None:
                k = self._fill(slot, after, end, found)
                continue
            if self._p.pos[k] == "ADP" and self._p.low[k] not in _PREPOSITIONS and k + 1 < end and self._p.pos[k + 1] != "ADP":
                k = max(self._np_head(k + 1, end), k) + 1  # «sans conditions»: not the object
                continue
            if not object_seen and not passive and self._starts_object(v, k):
                object_seen = True
                head = self._np_head(k, end)
                actors = self._actors_at(head, found)
                if actors or "object" not in found.slots:
                    found.slots["object"] = actors
                found.heads.setdefault("object", []).extend(self._nouns(head))
                if not actors:
                    self._object_actors(head, found)
                    place = self._place_at.get(head)
                    found.object_place = place.country or "" if place is not None else ""
                mention = self._book.mention_at(head)
                k = max(mention.j if mention is not None else head + 1, k + 1)
                continue
            k += 1
        self._clitic(v, found)

    def _starts_object(self, v: int, k: int) -> bool:
        p = self._p
        mention = self._book.mention_at(k)
        if mention is not None and mention.i == k and mention.kind in ("state", "capital", "body"):
            return not p.dep[k].startswith("nsubj") or p.head[k] != v  # the parser may take «Ankara» for a verb
        if k in self._time_tokens or (k + 1 in self._time_tokens and p.pos[k] == "DET"):
            return False
        if p.pos[k] == "ADJ" and v < p.head[k] < k:
            return False  # «ses relations diplomatiques avec …»: of the words that the predicate holds fixed
        if p.pos[k] in ("ADV", "PUNCT", "PRON", "VERB", "AUX", "CCONJ", "SCONJ", "ADP"):
            return p.low[k] in ("des", "du", "de", "d'") and p.pos[k] == "DET"
        return not p.dep[k].startswith("nsubj") or p.head[k] != v

    def _np_head(self, k: int, end: int) -> int:
        """The first noun of a noun phrase that starts at ``k``; a mention's head when it is an actor."""
        p = self._p
        for t in range(k, min(end, k + 6)):
            mention = self._book.mention_at(t)
            if mention is not None and mention.head >= t:
                return mention.head
            if p.pos[t] in ("NOUN", "PROPN"):
                return t
            if t > k and (p.pos[t] in ("ADP", "VERB", "AUX", "SCONJ") or p.low[t] == ","):
                break
        return k

    def _preposition(self, k: int, end: int) -> tuple[Slot | None, int]:
        p = self._p
        for words, slot in _PHRASES.items():
            if tuple(p.low[k : k + len(words)]) == words:
                after = k + len(words)
                return slot, after + (after < end and p.low[after] in ("de", "du", "des", "d'"))
        word = p.low[k]
        if word == "au" and p.low[k + 1 : k + 2] and p.low[k + 1] in _COUNTING:
            return None, k
        if word in ("des", "du", "de", "d'") and p.pos[k] == "DET":
            return None, k
        if word in _PREPOSITIONS and (p.pos[k] in ("ADP", "VERB", "DET") or p.dep[k] in ("case", "mark")):
            return _PREPOSITIONS[word], k + 1
        return None, k

    def _fill(self, slot: Slot, k: int, end: int, found: Arguments) -> int:
        """Reads the noun phrase after a preposition into its slot; the token to go on from."""
        p = self._p
        if k >= end:
            return end
        if slot == "entre":
            return k if p.low[k - 2] in _BETWEEN_PLACES else self._fill_between(k, end, found)
        head = self._np_head(k, end)
        mention = self._book.mention_at(head)
        words = found.heads.setdefault(slot, [])
        words.extend(t for t in range(k, min(end, max(head, k) + 4)) if t not in words)
        mention = mention if mention is None or mention.i <= k + 2 else None
        if self._is_infinitive(k):
            return end  # what follows are the infinitive's arguments
        if mention is not None and mention.i <= k + 2:
            actors = self._of_mention(mention)
            if actors and slot not in found.slots:
                found.slots[slot] = actors
                found.spans.append(p.span(mention.i, mention.j))
                if mention.kind == "capital":
                    found.towns.add(slot)
            return max(mention.j, k + 1)
        place = self._place_at.get(head)
        if place is not None and place.country and slot in _LOCATIVE and slot not in found.slots:
            found.slots[slot] = (self._book.state(place.country),)
            found.towns.add(slot)
            return head + 1
        people = self._people(head)
        if people and slot not in found.slots:
            found.slots[slot] = people
            found.spans.append(p.span(k, head + 1))
        if slot in ("contre", "sur") and slot not in found.slots:
            self._target_adjective(slot, head, end, found)
        else:
            self._object_adjectives(k, head, end, found)
        return max(k, head) + 1 if p.low[head] not in _PREPOSITIONS else max(head, k)

    def _is_infinitive(self, k: int) -> bool:
        p = self._p
        while (
            k < len(p) - 1
            and p.low[k] in ("ne", "pas", "se", "s'", "le", "la", "les", "l'", "y", "en", "lui", "leur")
            and p.pos[k] != "DET"
        ):
            k += 1
        return p.pos[k] in ("VERB", "AUX") and any(f.mood == "inf" for f in self._reader.forms(p.low[k]))

    def _object_adjectives(self, k: int, head: int, end: int, found: Arguments) -> None:
        for t in range(k, min(end, head + 4)):
            if t in self._book.compounds and not found.both:
                found.both = self._both(t)
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
            elif self._p.pos[t] in ("VERB", "AUX"):
                break
        if len(set(actors)) >= 2:
            found.both = tuple(dict.fromkeys(actors))
        return max(last, k)

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

    # ---- nouns ----

    def of_noun(self, n: int, end: int) -> Arguments:
        """The arguments of a noun of action: possessive, demonym adjective, prepositions after it."""
        p = self._p
        found = Arguments()
        stop = self._phrase_end(n, end)
        self._possessive(n, found)
        k = end
        while k < stop:
            if k in self._book.compounds:
                found.both = self._both(k)
            elif k in self._book.adjectives and "adj" not in found.slots and self._modifies(k, end):
                code = self._book.settle(self._book.adjectives[k])
                if code:
                    found.slots["adj"] = (self._book.state(code, p.span(k, k + 1)),)
                    found.spans.append(p.span(k, k + 1))
            slot, after = self._preposition(k, stop)
            if slot == "par" and self._belongs_elsewhere(n, k):
                break
            if slot is not None:
                k = max(self._fill(slot, after, stop, found), k + 1)
                continue
            mention = self._book.mention_at(k)
            if mention is not None and k == end and mention.i == k and "de" not in found.slots:
                found.slots["de"] = self._book.actors_of(mention)
                found.spans.append(p.span(mention.i, mention.j))
            k = max(mention.j, k + 1) if mention is not None and mention.i == k else k + 1
        return found

    def _belongs_elsewhere(self, n: int, par: int) -> bool:
        """«l'attentat à un barrage tenu par l'armée»: the agent is that of another noun's participle."""
        p = self._p
        k = par - 1
        while k > n and p.pos[k] == "ADV":
            k -= 1
        forms = self._reader.forms(p.low[k])
        participle = p.pos[k] in ("VERB", "ADJ") and (
            p.low[k].endswith(("é", "és", "ée", "ées", "u", "us", "is", "it")) or bool(forms)
        )
        return participle and k > n + 1 and p.head[k] != n and not (p.pos[k - 1] == "NOUN" and k - 1 == n)

    def _modifies(self, k: int, end: int) -> bool:
        """Only adjectives stand between the noun and this one."""
        p = self._p
        return self._book.mention_at(k) is None and all(p.pos[t] == "ADJ" or p.low[t] == "et" for t in range(end, k))

    def _phrase_end(self, n: int, end: int) -> int:
        """Where the noun phrase ends: before a finite verb, a comma, a relative or a stop."""
        p = self._p
        stop = min(p.sentence(n)[1], end + 30)
        for k in range(end, stop):
            if p.low[k] in _STOPS or p.low[k] in _RELATIVE or p.low[k] in (",", ".", "mais", "lors", "après", "avant"):
                return k
            verb = p.pos[k] in ("VERB", "AUX") and p.dep[k] not in ("amod", "acl") and p.low[k] not in _PREPOSITIONS
            if verb and self._book.mention_at(k) is None:
                return k
            if p.low[k] == "et" and self._new_clause(k + 1, stop):
                return k
        return stop

    def _possessive(self, n: int, found: Arguments) -> None:
        p = self._p
        for k in range(max(p.sentence(n)[0], n - 3), n):
            if p.low[k] in ("son", "sa", "ses", "leur", "leurs"):
                owner = self._owner_before(k, plural=p.low[k] in ("leur", "leurs"))
                if owner:
                    found.slots["poss"] = owner

    def _owner_before(self, k: int, *, plural: bool) -> tuple[int, ...]:
        """The subject of the sentence so far, else whom a pronoun would mean."""
        p = self._p
        start = p.sentence(k)[0]
        for m in self._book.mentions_before(k, sentences=1):
            if m.i >= start and (p.dep[m.head].startswith("nsubj") or self._follows_verb_as_subject(m)):
                actors = self._speakers.of_mention(m).actors
                if actors and plural == (len(actors) > 1 or m.number == "p"):
                    return actors
        for gender in ("m", "f"):
            actors = self._book.pronoun(k, gender=gender, plural=plural)
            if actors:
                return actors
        return ()

    def _follows_verb_as_subject(self, m: Mention) -> bool:
        """The parser calls an inverted subject («ce qu'a annoncé le ministère») an object."""
        p = self._p
        h = p.head[m.head]
        return (
            h < m.i
            and p.dep[m.head] in ("obj", "obl:arg")
            and bool(self._reader.forms(p.low[h]))
            and p.dep[h] == "acl:relcl"
        )

    # ---- shared ----

    def _actors_at(self, token: int, found: Arguments) -> tuple[int, ...]:
        token = self._counted(token)
        mention = self._book.mention_at(token)
        if mention is not None and (mention.head == token or mention.i <= token < mention.j):
            actors = self._of_mention(mention)
            if actors:
                found.spans.append(self._p.span(mention.i, mention.j))
            return actors
        people = self._people(token)
        if people:
            found.spans.append(
                self._p.span(self._p.left[token] if self._p.left[token] > token - 6 else token, token + 1)
            )
        return people

    def _of_mention(self, mention: Mention) -> tuple[int, ...]:
        """The actors of a mention; of «l'organisation armée X» it is X."""
        if mention.agent is not None and mention.agent.kind in ("group", "organisation"):
            for k in range(mention.j, min(mention.j + 2, len(self._p))):
                named = self._book.mention_at(k)
                if named is not None and named.kind == "body" and named.i == k:
                    return self._book.actors_of(named)
                if self._p.dep[k] != "amod":
                    break
        if self._is_vague(mention):
            return ()
        return self._speakers.of_mention(mention).actors or self._book.actors_of(mention)

    def _is_vague(self, mention: Mention) -> bool:
        """«les pays du Sahel», «plusieurs États»: more than the two that «les deux pays» would mean."""
        if (
            mention.agent is None
            or mention.number != "p"
            or mention.agent.lemma.lower() not in ("pays", "état", "nation")
        ):
            return False
        return "deux" not in self._p.low[max(0, mention.i - 1) : mention.j]

    def is_town(self, token: int) -> bool:
        """Whether a place that is no state is named at this token."""
        if token in self._place_at:
            return self._place_at[token].geonames is not None
        return self._p.ent[token] == "LOC" and self._p.pos[token] == "PROPN" and self._book.mention_at(token) is None

    def has_time(self, start: int, end: int) -> bool:
        """Whether a time expression stands among these tokens."""
        return any(k in self._time_tokens for k in range(start, end))

    def _counted(self, token: int) -> int:
        """Of «des centaines d'habitants» the habitants."""
        p = self._p
        if p.low[token] not in QUANTITIES or self._book.mention_at(token) is not None:
            return token
        for k in range(token + 1, min(token + 5, p.sentence(token)[1])):
            if self._book.mention_at(k) is not None or p.low[k] in PEOPLE:
                mention = self._book.mention_at(k)
                return mention.head if mention is not None else k
            if p.pos[k] not in ("ADP", "DET", "ADJ", "NUM"):
                break
        return token

    def _people(self, token: int) -> tuple[int, ...]:
        """Persons described but not named, of the country that the sentence names."""
        p = self._p
        if p.low[token] not in PEOPLE or p.pos[token] not in ("NOUN", "ADJ", "VERB"):
            return ()
        country = self._book.local_country(token)
        if not country:
            return ()
        return (self._book.unnamed(f"{country} CVL", p.words[token].lower(), "population", p.span(token, token + 1)),)

    def _nouns(self, head: int) -> Iterator[int]:
        """The words of a phrase: its head, what is coordinated with it and its «de» complements."""
        p = self._p
        stop = min(max(p.right[head], head + 4), head + 12, p.sentence(head)[1])
        for k in range(head, stop):
            if p.low[k] in (",", ".", ";", ":", "»", "«", "qui", "que", "qu'") and k > head:
                return
            yield k

    def governing_subject(self, token: int) -> tuple[int, ...]:
        """The subject of the clause that a noun stands in (for light verbs and «grâce à l'aide de»)."""
        for h in self._p.ancestors(token):
            group = self._reader.read(self._p, h)
            if group is not None and group.mood not in ("inf", "part"):
                found = find_subject(self._p, group, mention_at=self._book.mention_at)
                if found is not None:
                    return self._speakers.at(found).actors
        return ()

    def governor(self, token: int) -> VerbGroup | None:
        """The verb whose object or complement a noun is."""
        h = self._p.head[token]
        return self._reader.read(self._p, h) if h != token else None
