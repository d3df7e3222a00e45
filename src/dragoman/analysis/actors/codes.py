"""The PLOVER code of a described actor: its country and its sector, or the body that it belongs to."""

from __future__ import annotations

from dragoman.analysis.actors.countries import CountryContext
from dragoman.analysis.actors.nearby import is_subject
from dragoman.analysis.actors.offices import office_of
from dragoman.analysis.actors.roster import Roster
from dragoman.analysis.mentions import Mention
from dragoman.analysis.parse import Parsed
from dragoman.language.folding import fold
from dragoman.language.lexicon import words

COUNTERPART = words("counterpart")
_JIHADISTS = words("jihadist")
_NGOS = words("ngo")
_NO_COUNTRY = words("transnational")
_POSTED = words("posted-abroad")


class ActorCodes:
    """Settles codes in one article, with what it has said so far."""

    def __init__(self, parsed: Parsed, mentions: list[Mention], countries: CountryContext, roster: Roster) -> None:
        self._p = parsed
        self._mentions = mentions
        self._countries = countries
        self._roster = roster

    def of(self, m: Mention) -> str:
        """The code of a phrase with a common noun; empty when the text settles none."""
        agent = m.agent
        assert agent is not None
        if m.affiliated_to is not None and (known := self._roster.actors_of(m.affiliated_to)):
            return _affiliated(self._roster.drafts[known[0]].code, agent.sector, office_of(m))
        if m.affiliation is not None:
            return _affiliated(m.affiliation.codes[0], agent.sector, office_of(m))
        country = self._countries.settle(m.codes) if m.codes else ""
        if not country:
            if any(word in fold(agent.lemma) for word in _JIHADISTS):
                return "ISM REB"
            if agent.lemma.lower() in _NGOS:
                return "NGO"
            if agent.title and not agent.sector:
                return ""  # «M.», «le professeur»: a courtesy says nothing of the country
            country = self._country_from_context(m)
        of_state = any(n.kind in ("state", "capital") for n in m.nested)
        sector = agent.sector or ("GOV" if agent.lemma in COUNTERPART or (of_state and agent.kind == "person") else "")
        if not country:
            return sector
        if country in ("EUR", "UNO", "IGO"):
            return _affiliated(country, sector, office_of(m))
        return f"{country} {sector}".strip()

    def _country_from_context(self, m: Mention) -> str:
        assert m.agent is not None
        if m.of_country_word:
            return self._countries.nearest(m.i)
        if m.agent.lemma.lower() in _NO_COUNTRY:
            return ""
        if m.agent.lemma in _POSTED and m.determiner in ("indefinite", "number", ""):
            return ""  # «selon des diplomates»: nobody says whose
        within = self._countries.place_within(m)
        if within or m.of_unknown_place:
            return within
        if m.codes:
            return ""  # ambiguous demonym: leave it open
        if m.agent.kind in ("population", "group", "source") or m.determiner in ("indefinite", "number", ""):
            subject = is_subject(self._p, m)
            if m.agent.kind == "group" and not subject:
                return self._countries.set_in(m.i) or self._countries.of_others(m.i)
            return self._countries.local(m.i, acted_upon=m.agent.kind != "source" and not subject)
        return self._institution_of_sentence(m) or self._countries.local(m.i)

    def _institution_of_sentence(self, m: Mention) -> str:
        """«Le ministère a indiqué que le ministre …»: an office without country belongs to its sentence's institution."""
        assert m.agent is not None
        if m.agent.kind != "person":
            return ""
        sentence = self._p.sentence_of[m.i]
        for before in reversed(self._mentions):
            if before.j > m.i or self._p.sentence_of[before.i] != sentence or before.agent is None:
                continue
            actors = self._roster.actors_of(before)
            if before.agent.kind == "institution" and before.agent.sector == m.agent.sector and len(actors) == 1:
                return self._roster.drafts[actors[0]].country
        return ""


def gives_country(m: Mention) -> bool:
    """Whether a phrase itself says of which country or body its office is."""
    return bool(m.codes or m.affiliation or m.affiliated_to or m.of_country_word)


def _affiliated(body: str, sector: str, office: str) -> str:
    if " " in body or sector in ("", "GOV", "UNK") or office in ("porte-parole", "chef", "secrétaire général"):
        return body
    return f"{body} {sector}"
