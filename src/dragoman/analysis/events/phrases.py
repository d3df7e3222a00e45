"""Reads noun phrases: which actors a phrase names, whose people it describes, and where it ends."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.events.arguments import Arguments
from dragoman.analysis.mentions import Mention
from dragoman.analysis.parse import Parsed
from dragoman.analysis.places import PlaceMention
from dragoman.analysis.statements.speakers import SpeakerFinder
from dragoman.analysis.times import TimeMention
from dragoman.analysis.verbs import VerbReader
from dragoman.language.lexicon import words

_PEOPLE = words("people")
_QUANTITIES = words("quantity")
_ALLIES = frozenset({"allié", "alliés", "alliée", "alliées"})
_BANDS = frozenset({"bande", "bandes", "colonne", "commando", "commandos", "convoi", "groupe", "groupes", "petit"})
STOPS = frozenset({";", ":", "»", "«", "“", "”", '"', ")", "("})
RELATIVE = frozenset({"qui", "que", "qu'", "dont", "où", "lequel", "laquelle"})


class PhraseReader:
    """Reads noun phrases in one article."""

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
        self.speakers = speakers
        self.time_tokens = {k for t in times for k in parsed.tokens_in(t.span)}
        self.place_at: dict[int, PlaceMention] = {}
        for place in places:
            for k in parsed.tokens_in(place.span):
                self.place_at[k] = place

    def actors_at(self, token: int, found: Arguments) -> tuple[int, ...]:
        """The actors that a token names or describes; their words join the spans."""
        token = self.counted(token)
        mention = self._book.mention_at(token)
        if mention is not None and (mention.head == token or mention.i <= token < mention.j):
            actors = self.of_mention(mention)
            if actors:
                found.spans.append(self._p.span(mention.i, mention.j))
            return actors
        people = self.people(token)
        if people:
            found.spans.append(
                self._p.span(self._p.left[token] if self._p.left[token] > token - 6 else token, token + 1)
            )
        return people

    def of_mention(self, mention: Mention) -> tuple[int, ...]:
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
        actors = self.speakers.of_mention(mention).actors or self._book.actors_of(mention)
        return (*actors, *(a for a in self._allies(mention.j) if a not in actors)) if actors else ()

    def _allies(self, k: int) -> tuple[int, ...]:
        """«X et son allié russe», «et ses alliés russes et iraniens»: the states that the demonyms name."""
        p = self._p
        if k + 3 >= len(p) or p.low[k] != "et" or p.low[k + 1] not in ("son", "ses") or p.low[k + 2] not in _ALLIES:
            return ()
        states = []
        for t in range(k + 3, min(k + 7, p.sentence(k)[1])):
            code = self._book.settle(self._book.adjectives[t]) if t in self._book.adjectives else ""
            if code:
                states.append(self._book.state(code, p.span(t, t + 1)))
            elif p.low[t] not in ("et", ","):
                break
        return tuple(states)

    def _is_vague(self, mention: Mention) -> bool:
        """«les pays du Sahel», «plusieurs États»: more than the two that «les deux pays» would mean."""
        if (
            mention.agent is None
            or mention.number != "p"
            or mention.agent.lemma.lower() not in ("pays", "état", "nation")
        ):
            return False
        return "deux" not in self._p.low[max(0, mention.i - 1) : mention.j]

    def counted(self, token: int) -> int:
        """Of «des centaines d'habitants» the habitants."""
        p = self._p
        if (p.low[token] not in _QUANTITIES and p.low[token] not in _BANDS) or self._book.mention_at(token) is not None:
            return token
        for k in range(token + 1, min(token + 6, p.sentence(token)[1])):
            if self._book.mention_at(k) is not None or p.low[k] in _PEOPLE:
                mention = self._book.mention_at(k)
                return mention.head if mention is not None else k
            if p.pos[k] not in ("ADP", "DET", "ADJ", "NUM") and p.low[k] not in _QUANTITIES:
                break
        return token

    def people(self, token: int) -> tuple[int, ...]:
        """Persons described but not named, of the country that the sentence names."""
        p = self._p
        if p.low[token] not in _PEOPLE or p.pos[token] not in ("NOUN", "ADJ", "VERB"):
            return ()
        country = self._book.local_country(token)
        if not country:
            return ()
        return (self._book.unnamed(f"{country} CVL", p.words[token].lower(), "population", p.span(token, token + 1)),)

    def is_town(self, token: int) -> bool:
        """Whether a place that is no state is named at this token."""
        if token in self.place_at:
            return self.place_at[token].geonames is not None
        return self._p.ent[token] != "PER" and self._p.pos[token] == "PROPN" and self._book.mention_at(token) is None

    def has_time(self, start: int, end: int) -> bool:
        """Whether a time expression stands among these tokens."""
        return any(k in self.time_tokens for k in range(start, end))

    def both(self, k: int) -> tuple[int, ...]:
        """The two states of a compound demonym."""
        codes = [self._book.settle(side) for side in self._book.compounds[k]]
        return tuple(self._book.state(c) for c in codes if c)

    def words_of(self, head: int) -> Iterator[int]:
        """The words of a phrase: its head, what is coordinated with it and its «de» complements."""
        p = self._p
        stop = min(max(p.right[head], head + 4), head + 12, p.sentence(head)[1])
        for k in range(head, stop):
            if p.low[k] in (",", ".", ";", ":", "»", "«", "qui", "que", "qu'") and k > head:
                return
            yield k

    def head_of(self, k: int, end: int) -> int:
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

    def is_infinitive(self, k: int) -> bool:
        """Whether an infinitive with its clitics starts here."""
        p = self._p
        while (
            k < len(p) - 1
            and p.low[k] in ("ne", "pas", "se", "s'", "le", "la", "les", "l'", "y", "en", "lui", "leur")
            and p.pos[k] != "DET"
        ):
            k += 1
        return p.pos[k] in ("VERB", "AUX") and any(f.mood == "inf" for f in self._reader.forms(p.low[k]))

    def opens_clause(self, k: int, end: int) -> bool:
        """A finite verb comes before the next comma: what follows the conjunction is another clause."""
        p = self._p
        for t in range(k, min(end, k + 9)):
            if p.low[t] in (",", "et", "de", "d'", "pour"):
                return False
            if p.pos[t] in ("VERB", "AUX") and p.dep[t] not in ("amod", "acl", "xcomp"):
                return True
        return False
