"""What follows «de» in a phrase: «du Mali», «de l'ONU», «du ministère russe de la Défense», «des Affaires étrangères»."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.analysis.mentions.given_names import gender_of_given_name
from dragoman.analysis.mentions.introduced_names import IntroducedNames
from dragoman.analysis.mentions.mention import ARTICLES, OF, Mention
from dragoman.analysis.mentions.readings import narrow, preferred
from dragoman.analysis.parse import Parsed
from dragoman.analysis.vocabulary import Entry, Vocabulary
from dragoman.language.lexicon import words

_GENERIC = words("generic-office")
_HEADS_OF_HOUSES = words("head-of-house")
_OPENING = ("«", "“", '"')
_COUNTRY_WORDS = frozenset({"pays", "royaume"})


class OfComplements:
    """Extends phrases over their «de» complements. ``mention_at`` reads the phrase inside the complement."""

    def __init__(
        self,
        parsed: Parsed,
        vocabulary: Vocabulary,
        introduced: IntroducedNames,
        mention_at: Callable[[int], Mention | None],
    ) -> None:
        self._p = parsed
        self._vocabulary = vocabulary
        self._introduced = introduced
        self._mention_at = mention_at

    def extend(self, m: Mention, sentence_end: int) -> bool:
        """Takes the complement that starts where the phrase ends; false when none does."""
        p = self._p
        j = m.j
        linked = p.low[j] in ("et", ",") and bool(m.portfolio) and j + 1 < sentence_end and p.low[j + 1] in OF
        if p.low[j] not in OF and not linked:
            return False
        k = j + 1 + linked
        while k < sentence_end and (p.low[k] in ARTICLES or p.low[k] in _OPENING):
            k += 1
        if k >= sentence_end:
            return False
        if p.low[k] in _COUNTRY_WORDS:
            m.of_country_word, m.j = True, k + 1
            return True
        named = self._introduced.at(k)
        if named is not None and not linked:
            m.nested.append(named)
            m.j = named.j
            m.affiliated_to = named.apposed_to
            return True
        end, entries = self._vocabulary.longest(p.words, p.low, k)
        if not linked:
            for entry in preferred(entries):
                if entry.kind == "agent":
                    return self._of_agent(m, k)
                if _take_named(m, k, end, entry):
                    return True
        if not linked and self._of_person(m, k):
            return True
        return self._portfolio(m, k, sentence_end)

    def _of_person(self, m: Mention, k: int) -> bool:
        """«le gouvernement de Justin Trudeau», «l'avocat de X»: the country is the office holder's, where the tables know him."""
        p = self._p
        if m.agent is None or m.person or p.low[k - 1] not in ("de", "d'"):
            return False
        inner = self._mention_at(k)
        if inner is None or inner.kind != "person":
            return False
        if m.agent.kind != "institution" and p.ent[k] != "PER" and not gender_of_given_name(f"{p.words[k]} x"):
            return False  # «le directeur de Printemps Haussmann»
        if m.agent.lemma in _HEADS_OF_HOUSES and inner.entry is None and " " not in inner.person:
            return False  # «le fondateur de Moulinor»
        m.of_person = inner
        leaders = inner.entry.leaders if inner.entry is not None else ()
        countries = {row.code.split(" ")[0] for row in leaders}
        m.codes = m.codes or (tuple(countries) if len(countries) == 1 else ())
        m.nested.append(inner)
        m.j = inner.j
        return True

    def _of_agent(self, m: Mention, k: int) -> bool:
        inner = self._mention_at(k)
        if inner is None or inner.agent is None or inner.person:
            return False
        if m.agent is not None and m.agent.kind == "population" and inner.agent.kind == "population":
            return False
        m.codes = m.codes or inner.codes
        m.body_lemma, m.body_sector = inner.agent.lemma.lower(), inner.agent.sector
        m.of_country_word = m.of_country_word or inner.of_country_word
        m.affiliation = m.affiliation or inner.affiliation
        m.portfolio = (*m.portfolio, *inner.portfolio) or (inner.agent.lemma,)
        if m.agent is not None and inner.agent.sector and (not m.agent.sector or m.agent.lemma in _GENERIC):
            m.agent = m.agent.model_copy(update={"sector": inner.agent.sector})
        m.nested.append(inner)
        m.j = inner.j
        return True

    def _portfolio(self, m: Mention, k: int, sentence_end: int) -> bool:
        p = self._p
        if m.agent is None or m.agent.kind in ("population", "source"):
            return False
        if p.low[k - 1] in ("de", "d'") and p.words[k][:1].islower() and p.low[k].endswith("s") and p.pos[k] == "NOUN":
            return False  # «accuse le gouvernement d'arrestations»: deeds, no portfolio
        j = k
        while j < sentence_end and j < k + 8 and self._goes_on(j, k, m):
            if j > k and self._vocabulary.longest(p.words, p.low, j)[1]:
                break
            j += 1
        if j == k:
            return False
        m.portfolio = (*m.portfolio, *p.low[k:j])
        place = p.ent[k] == "LOC" and p.words[k][:1].isupper() and not m.agent.lemma.startswith("minist")
        m.of_unknown_place = m.of_unknown_place or place
        m.j = j
        return True

    def _goes_on(self, j: int, k: int, m: Mention) -> bool:
        p = self._p
        if j > k and (p.low[j] == "-" or p.low[j - 1] == "-") and p.start[j] == p.end[j - 1]:
            return True  # «des Alpes-Maritimes»
        return p.pos[j] in ("NOUN", "PROPN", "ADJ") and not self._is_name(j, m)

    def _is_name(self, j: int, m: Mention) -> bool:
        """Whether a capitalised word in a portfolio is already the person («des Affaires étrangères Sergueï Lavrov»)."""
        p = self._p
        of_house = m.agent is not None and not m.agent.sector  # «le directeur du Printemps Haussmann»
        begun = bool(m.portfolio) or j > m.j + 1
        return (
            begun
            and p.words[j][:1].isupper()
            and not (of_house and p.words[j - 1][:1].isupper() and p.ent[j] != "PER" and p.ent[j - 1] != "PER")
            and (p.ent[j] == "PER" or (p.pos[j] == "PROPN" and p.ent[j] != "LOC"))
            and p.low[j - 1] not in (*OF, *ARTICLES)
        )


def _take_named(m: Mention, k: int, end: int, entry: Entry) -> bool:
    if entry.kind == "state" or entry.kind == "capital":
        m.codes = narrow(m.codes, entry.codes)
        m.nested.append(Mention(k, end, k, entry.kind, entry.codes, entry))
    elif entry.kind == "body":
        m.affiliation = m.affiliation or entry
        m.nested.append(Mention(k, end, k, "body", entry.codes, entry))
    else:
        return False
    m.j = end
    return True
