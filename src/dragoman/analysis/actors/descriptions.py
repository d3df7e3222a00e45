"""Actors described by a common noun: «le ministère malien», «des hommes armés», «le pays», «l'ONG Veille Armes»."""

from __future__ import annotations

from dragoman.analysis.actors.anaphors import Anaphors
from dragoman.analysis.actors.codes import ActorCodes, gives_country
from dragoman.analysis.actors.countries import CountryContext
from dragoman.analysis.actors.nearby import words_of
from dragoman.analysis.actors.offices import Offices, office_of, portfolio_of
from dragoman.analysis.actors.roster import ActorDraft, Roster
from dragoman.analysis.mentions import Mention
from dragoman.analysis.parse import Parsed
from dragoman.language.folding import fold
from dragoman.language.lexicon import words

_STATE_WORDS = words("state-word")
_POINTING_BACK = words("only-pointing-back")
_KINGDOMS = frozenset(
    (
        "BEL",
        "BHR",
        "BTN",
        "DNK",
        "ESP",
        "GBR",
        "JOR",
        "KHM",
        "LSO",
        "MAR",
        "NLD",
        "NOR",
        "SAU",
        "SWE",
        "SWZ",
        "THA",
        "TON",
    )
)
_COUNTRY_WORDS = frozenset({"pays", "royaume"})


class Descriptions:
    """Resolves described actors in one article."""

    def __init__(
        self,
        parsed: Parsed,
        roster: Roster,
        offices: Offices,
        countries: CountryContext,
        codes: ActorCodes,
        anaphors: Anaphors,
    ) -> None:
        self._p = parsed
        self._roster = roster
        self._offices = offices
        self._countries = countries
        self._codes = codes
        self._anaphors = anaphors

    def described(self, m: Mention) -> tuple[int, ...]:
        """The actors that a phrase with a common noun means: those it points back to, else new ones."""
        assert m.agent is not None
        if m.agent.lemma.lower() in _STATE_WORDS:
            return self._country_word(m)
        if m.proper:
            return (self.named_body(m),)
        known = self._pointed_back_to(m)
        if known or m.agent.lemma in _POINTING_BACK:
            return known
        person = self._anaphors.described_person(m)
        if person is not None:
            if len(m.codes) == 1:
                person.code, person.inferred = f"{m.codes[0]} {m.agent.sector}", False
            return (person.number,)
        nested_states = [c for n in m.nested if n.kind == "state" for c in n.codes]
        codes = dict.fromkeys((*m.codes, *nested_states))
        if m.number == "p" and nested_states and len(codes) > 1:  # «les ministres malien et nigérien»
            return tuple(self._one_of_several(m, c) for c in codes)
        return (self._by_description(m, self._codes.of(m)),)

    def _one_of_several(self, m: Mention, country: str) -> int:
        """«le gouvernement malien» of «les gouvernements malien et nigérien»."""
        assert m.agent is not None
        number = self._by_description(m, f"{country} {m.agent.sector}".strip())
        own = next((k for k in range(m.head + 1, m.j) if country in self._countries.adjective_codes(k)), None)
        draft = self._roster.drafts[number]
        if own is not None and m.agent.gender == "m" and not draft.surname:
            draft.name, draft.plural = f"{m.agent.lemma} {self._p.low[own]}", m.agent.kind == "population"
        return number

    def named_body(self, m: Mention) -> int:
        """«l'ONG Veille Armes»: an organisation of which the article gives the name."""
        key = ("named", fold(m.proper))
        known = self._roster.find(key)
        if known is not None:
            return known
        code = self._codes.of(m) if m.agent is not None else ""
        if m.agent is not None and m.agent.sector == "JRN" and not gives_country(m):
            code = f"{self._countries.focus} JRN".strip()  # not the country that its news is about
        kind = m.agent.kind if m.agent is not None else "organisation"
        draft = ActorDraft(self._roster.next_number, m.proper, code, kind, m.gender, m.number == "p")
        return self._roster.add(key, draft)

    def people(self, m: Mention) -> tuple[int, ...]:
        """«les Maliens» speak for their state; «un Malien», «deux Maliens» are some of its people."""
        code = self._countries.settle(m.codes)
        if not code:
            return ()
        if m.determiner == "definite" and m.number == "p":
            return (self._roster.state(code),)
        return (self._roster.unnamed(f"{code} CVL", words_of(self._p, m), "population", self._p.span(m.i, m.j)),)

    def _pointed_back_to(self, m: Mention) -> tuple[int, ...]:
        if m.number == "p" and m.determiner != "indefinite":
            several = self._anaphors.several(m)
            if several:
                return several
        if m.codes or m.affiliation or m.determiner not in ("definite", "possessive", "demonstrative"):
            return ()
        if m.determiner == "possessive" and m.agent is not None and m.agent.kind == "population":
            return tuple(self._by_description(m, f"{c} {m.agent.sector}") for c in self._anaphors.owners(m))
        if m.determiner == "possessive":
            code = self._anaphors.owner_code(m)
            if code is not None:
                return (self._by_description(m, code),)
        known = self._offices.same(m, self._countries.focus)
        if known is None and m.agent is not None and m.agent.kind in ("population", "institution") and m.number == "p":
            known = self._anaphors.same_words(m)
        if known is None:
            known = self._anaphors.body(m)
        return () if known is None else (known,)

    def _country_word(self, m: Mention) -> tuple[int, ...]:
        """«le pays», «les deux parties»."""
        assert m.agent is not None
        if m.number == "p":
            return self._anaphors.two_states(m.i) if m.determiner in ("definite", "number", "demonstrative") else ()
        if m.determiner not in ("definite", "demonstrative") or m.agent.lemma.lower() not in _COUNTRY_WORDS:
            return ()
        code = self._countries.nearest(m.i, among=_KINGDOMS if m.agent.lemma == "royaume" else None)
        return (self._roster.state(code),) if code else ()

    def _by_description(self, m: Mention, code: str) -> int:
        assert m.agent is not None
        text = words_of(self._p, m)
        if m.agent.kind in ("population", "source", "group") or m.determiner in ("indefinite", "number"):
            number = self._roster.unnamed(code, text, m.agent.kind, self._p.span(m.i, m.j))
            if m.agent.kind == "person" and m.number == "s":
                self._offices.speak_of(
                    office_of(m), self._roster.drafts[number]
                )  # «un porte-parole …; le porte-parole»
            return number
        office, portfolio = office_of(m), portfolio_of(m)
        known = next(self._offices.of_country(office, code, portfolio, plural=m.number == "p"), None)
        if known is not None:
            if len(text) > len(known.name) and not known.surname:
                known.name = text
            known.portfolio = known.portfolio or portfolio
            return known.number
        number = self._roster.next_number
        draft = ActorDraft(number, text, code, m.agent.kind, m.gender, m.number == "p", office, portfolio)
        self._offices.add(office, draft)
        return self._roster.add(("office", office, code, str(number)), draft)
