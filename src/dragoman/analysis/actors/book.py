"""Resolves mentions to actors: who is meant by a name, an office, an institution, «les deux parties», «il».

Reference is settled from left to right with what the article has said so far. What it does not settle stays without a
country, or without an actor: nothing is guessed.
"""

from __future__ import annotations

from dragoman.analysis.actors.anaphors import Anaphors
from dragoman.analysis.actors.candidates import place_candidates
from dragoman.analysis.actors.codes import ActorCodes
from dragoman.analysis.actors.countries import CountryContext
from dragoman.analysis.actors.descriptions import Descriptions
from dragoman.analysis.actors.nearby import NEAR_SENTENCES, mentions_before, one_line
from dragoman.analysis.actors.offices import Offices
from dragoman.analysis.actors.persons import Persons
from dragoman.analysis.actors.private_persons import PrivatePersons
from dragoman.analysis.actors.roster import ActorDraft, Roster
from dragoman.analysis.mentions import Mention, MentionFinder, iter_all
from dragoman.analysis.parse import Parsed
from dragoman.analysis.vocabulary import Entry, Vocabulary
from dragoman.record import ActorKind, Span


class ActorBook:
    """The actors of one article and the tokens that mention them."""

    def __init__(self, parsed: Parsed, vocabulary: Vocabulary, published: str | None) -> None:
        self._p = parsed
        finder = MentionFinder(parsed, vocabulary)
        self.mentions = finder.find()
        self.adjectives = finder.adjectives
        self.compounds = finder.compounds
        self._mention_at: dict[int, Mention] = {}
        self._roster = Roster()
        self.drafts = self._roster.drafts
        self._countries = CountryContext(parsed, self.mentions, self.adjectives)
        self.places = self._countries.places
        offices = Offices()
        codes = ActorCodes(parsed, self.mentions, self._countries, self._roster)
        self._anaphors = Anaphors(parsed, self.mentions, self._roster, offices)
        self._persons = Persons(self._roster, offices, codes, self._anaphors, published)
        self._descriptions = Descriptions(parsed, self._roster, offices, self._countries, codes, self._anaphors)
        for m in self.mentions:
            self._resolve(m)
        PrivatePersons(parsed, self._roster, self._countries, self._mention_at).place(self.mentions)
        place_candidates(parsed, self._roster, self.mentions, self._countries.only)

    # ---- what the article says ----

    def mention_at(self, token: int) -> Mention | None:
        """The outermost mention that covers a token."""
        return self._mention_at.get(token)

    def actors_of(self, mention: Mention) -> tuple[int, ...]:
        """The actors that a mention stands for; empty when it is left open."""
        return self._roster.actors_of(mention)

    def mentions_before(self, token: int, sentences: int = NEAR_SENTENCES) -> list[Mention]:
        """Mentions that end before a token, within so many sentences, nearest first."""
        return mentions_before(self._p, self.mentions, token, sentences)

    def settle(self, codes: tuple[str, ...]) -> str:
        """One country of an ambiguous demonym: the one that the article names elsewhere; else empty."""
        return self._countries.settle(codes)

    def local_country(self, token: int, *, acted_upon: bool = False) -> str:
        """The country of an unnamed actor at a token (see ``CountryContext.local``); empty when the text settles none."""
        return self._countries.local(token, acted_upon=acted_upon)

    def two_states(self, token: int) -> tuple[int, ...]:
        """«les deux pays», «les deux parties»: the two states last spoken of before a token, or nobody."""
        return self._anaphors.two_states(token)

    def pronoun(self, token: int, *, gender: str, plural: bool) -> tuple[int, ...]:
        """Whom a pronoun refers to (see ``Anaphors.pronoun``), or nobody."""
        return self._anaphors.pronoun(token, gender=gender, plural=plural)

    # ---- what other stages add ----

    def state(self, code: str, span: Span | None = None) -> int:
        """The state actor with this country code, made when the article needs it (a demonym adjective, a place)."""
        return self._roster.state(code, span)

    def unnamed(self, code: str, name: str, kind: ActorKind, span: Span) -> int:
        """An actor that the text describes without naming it («des hommes armés»)."""
        return self._roster.unnamed(code, name, kind, span)

    def settle_names(self) -> None:
        """Gives states and bodies the fullest name that the article itself uses."""
        fullest: dict[int, tuple[int, str]] = {}
        for m in iter_all(self.mentions):
            actors = self.actors_of(m)
            if len(actors) != 1 or m.kind not in ("state", "capital", "body", "people"):
                continue
            text = m.proper or one_line(self._p.text[self._p.start[m.head] : self._p.end[m.j - 1]].split(" (")[0])
            rank = len(text) + {"capital": 1000, "people": 0}.get(m.kind, 2000)
            rank -= 500 * (text.isupper() and len(text) > 5)  # «BURKINA FASO» in a list of short items
            if rank > fullest.get(actors[0], (0, ""))[0]:
                fullest[actors[0]] = (rank, text)
        for number, (_, text) in fullest.items():
            if self.drafts[number].kind in ("state", "organisation", "group", "institution"):
                self.drafts[number].name = text

    # ---- resolution ----

    def _resolve(self, m: Mention) -> None:
        for k in range(m.i, m.j):
            self._mention_at.setdefault(k, m)
        for inner in m.nested:
            self._resolve_nested(inner)
        actors = self._actors(m)
        self._roster.resolve(m, actors)
        span = self._p.span(m.i, m.j)
        for number in actors:
            if len(actors) == 1 or m.kind != "agent":
                self.drafts[number].spans.append(span)

    def _resolve_nested(self, m: Mention) -> None:
        """Phrases inside a phrase are actors only when something else points to them; they are kept resolvable."""
        for inner in m.nested:
            self._resolve_nested(inner)
        if m.kind in ("state", "capital", "people"):
            state = self._state(m)
            if state:
                self._roster.resolve(m, state)
        elif m.kind == "body" and m.entry is not None:
            self._roster.resolve(m, (self._body(m.entry),))
        elif m.kind == "person":
            self._roster.resolve(m, (self._persons.named(m),))

    def _actors(self, m: Mention) -> tuple[int, ...]:
        if m.kind == "named":
            return self.actors_of(m.apposed_to) if m.apposed_to is not None else (self._descriptions.named_body(m),)
        if m.apposed_to is not None:
            return self._apposition(m, m.apposed_to)
        if m.kind in ("state", "capital"):
            return self._state(m)
        if m.kind == "people":
            return self._descriptions.people(m)
        if m.kind == "body" and m.entry is not None:
            return (self._body(m.entry),)
        if m.names:
            return tuple(self._persons.named(name) for name in m.names)
        if m.kind == "person" or m.person:
            return (self._persons.named(m),)
        return self._descriptions.described(m)

    def _state(self, m: Mention) -> tuple[int, ...]:
        code = self.settle(m.codes)
        if not code:
            return ()
        number = self.state(code)
        if m.entry is not None:
            self._roster.name_state(self.drafts[number].country, m.entry.name)
        return (number,)

    def _body(self, entry: Entry) -> int:
        key = ("body", entry.name)
        known = self._roster.find(key)
        if known is not None:
            return known
        plural = entry.number == "p"
        draft = ActorDraft(self._roster.next_number, entry.name, entry.codes[0], entry.actor_kind, entry.gender, plural)
        return self._roster.add(key, draft)

    def _apposition(self, m: Mention, before: Mention) -> tuple[int, ...]:
        actors = self.actors_of(before)
        if len(actors) == 1:
            self._persons.apposed(m, self.drafts[actors[0]])
        return actors
