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
_GENERIC = words("generic-office")
_NO_COUNTRY = words("transnational")
_POSTED = words("posted-abroad")
_UNSAID = frozenset({"source", "observateur", "informateur", "connaisseur"})
"""«une source», «des observateurs»: neither country nor sector is said."""
_INTERNATIONAL = ("EUR", "UNO", "IGO", "NGO", "MNC", "ISM", "IMG")
_OF_HOUSE = words("head-of-house")
_ANY_HEAD = frozenset({"responsable", "dirigeant", "négociateur", "haut responsable"})
_PUBLIC_MATTERS = frozenset({
    "affaires", "securite", "defense", "diplomatie", "politique", "region", "province", "district", "commune", "ville",
    "sante", "migrations", "justice", "relations", "gouvernement", "etat", "police", "douane", "frontieres",
    "negociations", "paix", "territoire", "departement", "services", "secours", "regime", "pouvoir", "renseignement",
})  # fmt: skip
_SECTOR_UNSAID = {
    **dict.fromkeys(
        ("leader", "interlocuteur", "participant", "signataire", "intervenant", "lauréat", "membre"), "CVL"
    ),
    **dict.fromkeys(("fondateur", "cofondateur", "patron"), "BUS"),
    **dict.fromkeys(("commission", "comité", "organisme", "secrétariat", "mission", "institution", "agence"), "GOV"),
}
"""The sector of a body or office of a country when nothing else tells it: «une commission malienne»."""
_OF_NEWS = frozenset({"presse", "information", "informations", "nouvelles", "photo"})
_FOREIGN = frozenset({"étranger", "étrangers", "étrangère", "étrangères", "international", "internationaux"})
_ANYWHERE = ("JRN", "EDU")
_BY_ARTICLE = ("PTY",)
_NATIONAL = (
    "président", "vice-président", "premier ministre", "gouvernement", "ministre", "ministère", "roi", "chef de", "armée",
    "parlement", "ambassa", "État", "Premier ministre",
)  # fmt: skip
_PREMISES = {
    **dict.fromkeys(
        ("discothèque", "restaurant", "bar", "café", "hôtel", "boîte", "magasin", "supermarché", "usine", "boutique",
         "salle", "casino", "brasserie", "agence", "groupe", "marque", "chantier"), "BUS"),
    **dict.fromkeys(("lycée", "collège", "école", "faculté"), "EDU"),
    **dict.fromkeys(("mosquée", "église", "paroisse", "synagogue"), "REL"),
    **dict.fromkeys(("club", "équipe", "sélection"), "CVL"),
    "renseignement": "SPY",
}  # fmt: skip
"""«le directeur de la discothèque»: the sector of one who runs a place open to the public."""


_SECTOR_OF_ADJECTIVE = {
    **dict.fromkeys(("rebelle", "rebelles", "insurgé", "insurgés", "jihadiste", "djihadiste"), "REB"),
    **dict.fromkeys(("militaire", "militaires"), "MIL"), **dict.fromkeys(("policier", "policiers"), "COP"),
    **dict.fromkeys(("judiciaire", "judiciaires"), "JUD"), **dict.fromkeys(("syndical", "syndicaux"), "LAB"),
    **dict.fromkeys(("religieux", "religieuse"), "REL"), **dict.fromkeys(("médical", "médicaux", "sanitaire"), "MED"),
    **dict.fromkeys(("parlementaire", "parlementaires"), "LEG"),
}  # fmt: skip
"""«un responsable rebelle»: an office without sector of its own takes that of the adjective."""
_PRESIDES = ("président", "vice-président")
_PRESIDED = {
    **dict.fromkeys(
        ("région", "département", "conseil", "collectivité", "métropole", "province", "junte", "transition", "état",
         "république", "communauté", "agglomération", "exécutif", "gouvernement", "pays", "autorité"), "GOV"),
    **dict.fromkeys(("cour", "tribunal"), "JUD"), **dict.fromkeys(("assemblée", "chambre", "commission"), "LEG"),
    **dict.fromkeys(("fédération", "ligue", "club"), "SOC"), **dict.fromkeys(("université", "jury"), "EDU"),
    **dict.fromkeys(("parti", "mouvement"), "PTY"), **dict.fromkeys(("association", "collectif"), "SOC"),
    **dict.fromkeys(("entreprise", "société", "compagnie", "chaîne", "banque", "directoire"), "BUS"),
}  # fmt: skip
_KURDS = {"IRQ": "GOV", "SYR": "REB"}
"""The Kurds of Iraq as an authority, those of Syria as a force (gold/decisions.md)."""


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
        owner = self._owner(m)
        if owner and agent.sector in ("", "GOV", "UNK") and agent.kind in ("person", "source"):
            return owner  # «le porte-parole de X», «le conseiller de X»
        country = self._countries.settle(m.codes) if m.codes else owner.split(" ")[0] if " " in owner else ""
        if not country:
            if any(word in fold(agent.lemma) for word in _JIHADISTS):
                return "ISM REB"
            if agent.lemma.lower() in _NGOS:
                return "NGO"
            premises = next((s for w in m.portfolio if (s := _PREMISES.get(w))), "") if not agent.sector else ""
            if premises:
                return f"{self._countries.local(m.i)} {premises}".strip()
            if agent.lemma in _OF_HOUSE and m.portfolio and self._opens_with_capital(m):
                return "BUS"  # «le patron de X»: no table has X
            if agent.title and not agent.sector:
                return ""  # «M.», «le professeur»: a courtesy says nothing of the country
            if agent.lemma in _UNSAID and m.j == m.head + 1:
                return ""
            if agent.lemma in _ANY_HEAD and m.portfolio and not m.body_lemma and not self._is_public(m):
                return ""  # «le responsable de la fouille»
            country = self._country_from_context(m)
        of_state = any(n.kind in ("state", "capital") for n in m.nested)
        if agent.lemma in _PRESIDES and m.portfolio and not m.codes:
            sector = self._sector_presided(m)
            if sector != "GOV" and agent.sector == "GOV":
                return f"{country} {sector}".strip() if sector else ""
        sector = (
            self._said_by_adjective(m)
            or agent.sector
            or ("GOV" if agent.lemma in COUNTERPART or (of_state and agent.kind == "person") else "")
        )
        if agent.lemma == "agence" and m.portfolio and not _OF_NEWS & set(m.portfolio):
            sector = "GOV"  # «l'agence britannique des frontières»
        if not country:
            return sector
        if not sector and country not in _INTERNATIONAL:
            sector = _SECTOR_UNSAID.get(agent.lemma, "GOV" if agent.kind in ("person", "institution") else "SOC")
        if agent.lemma == "Kurde" and m.number == "p" and m.determiner == "definite":
            sector = _KURDS.get(country, sector)
        if country in _INTERNATIONAL:
            return _affiliated(country, sector, office_of(m))
        return f"{country} {sector}".strip()

    def _owner(self, m: Mention) -> str:
        """The code of X in «l'avocat de X», empty when the text does not tell."""
        known = self._roster.actors_of(m.of_person) if m.of_person is not None else ()
        return self._roster.drafts[known[0]].code if len(known) == 1 else ""

    def _opens_with_capital(self, m: Mention) -> bool:
        of = (k for k in range(m.head + 1, m.j) if self._p.low[k] == m.portfolio[0])
        return any(self._p.words[k][:1].isupper() for k in of)

    def _is_public(self, m: Mention) -> bool:
        """«le responsable de la sécurité», «des affaires étrangères»: of the state, unlike one of a fête or a dig."""
        return m.of_unknown_place or any(fold(word) in _PUBLIC_MATTERS for word in m.portfolio)

    def _is_of_place(self, m: Mention) -> bool:
        """«le président du Congo», not «le vice-président du conseil de la Sarthe»."""
        of = [k for k in range(m.head + 1, m.j) if self._p.low[k] == m.portfolio[0]]
        return not m.body_lemma and bool(of) and self._p.words[of[0]][:1].isupper()

    def _sector_presided(self, m: Mention) -> str:
        """«le président de la fédération»: not everybody who presides is of the state."""
        if m.body_lemma and m.body_lemma not in _PRESIDED:
            return m.body_sector
        word = m.body_lemma or m.portfolio[0]
        return _PRESIDED.get(
            word,
            "GOV"
            if m.of_unknown_place and word == m.portfolio[0] and self._opens_with_capital(m)
            else _PREMISES.get(word, ""),
        )

    def _said_by_adjective(self, m: Mention) -> str:
        if m.agent is None or m.agent.lemma not in _GENERIC:
            return ""
        said = (_SECTOR_OF_ADJECTIVE.get(self._p.low[k]) for k in range(m.head + 1, m.j))
        return next((sector for sector in said if sector), "")

    def _country_from_context(self, m: Mention) -> str:
        assert m.agent is not None
        if m.of_country_word:
            return self._countries.nearest(m.i)
        if m.agent.lemma.lower() in _NO_COUNTRY or (_FOREIGN & set(self._p.low[m.head + 1 : m.j]) and not m.portfolio):
            return ""
        if m.agent.lemma in _POSTED and m.determiner in ("indefinite", "number", ""):
            return ""  # «selon des diplomates»: nobody says whose
        beside = self._country_beside(m)
        if beside:
            return beside
        within = self._countries.place_within(m)
        if within or (m.of_unknown_place and m.agent.lemma.startswith(_NATIONAL) and self._is_of_place(m)):
            return within
        if m.of_unknown_place or m.agent.sector in _BY_ARTICLE:
            return self._countries.focus or self._countries.local(m.i)
        named = bool(m.person) or m.apposed_to is not None
        if (
            m.agent.sector in _ANYWHERE
            and not named
            and m.determiner in ("indefinite", "number", "")
            and m.j == m.head + 1
        ):
            return ""  # «plusieurs médias», «des experts»: of anywhere
        if m.codes:
            return ""  # ambiguous demonym: leave it open
        if m.agent.kind in ("population", "group", "source") or m.determiner in ("indefinite", "number", ""):
            subject = is_subject(self._p, m)
            if m.agent.kind == "group" and not subject:
                return self._countries.set_in(m.i) or self._countries.of_others(m.i)
            return self._countries.local(m.i, acted_upon=m.agent.kind != "source" and not subject)
        return self._institution_of_sentence(m) or self._countries.local(m.i, acting=is_subject(self._p, m))

    def _country_beside(self, m: Mention) -> str:
        """«l'armée irakienne et les milices alliées»: what «et» joins to forces or people of a country is of it too."""
        assert m.agent is not None
        kinds = ("group", "population", "institution")
        if m.agent.kind not in kinds or m.agent.sector == "REB" or self._p.low[m.i - 1 : m.i] != ["et"]:
            return ""
        before = next((b for b in reversed(self._mentions) if b.j == m.i - 1), None)
        if before is None or before.agent is None or not before.codes or before.agent.kind == "source":
            return ""
        actors = self._roster.actors_of(before)
        return self._roster.drafts[actors[0]].country if len(actors) == 1 else ""

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
