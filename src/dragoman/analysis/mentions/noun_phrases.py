"""Phrases with a common noun: «le ministre malien des Affaires étrangères Abdoulaye Diop»."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.analysis.mentions.demonyms import Demonyms
from dragoman.analysis.mentions.determiners import determiner_before
from dragoman.analysis.mentions.given_names import gender_of_given_name
from dragoman.analysis.mentions.introduced_names import IntroducedNames
from dragoman.analysis.mentions.mention import ARTICLES, DETERMINERS, OF, Mention
from dragoman.analysis.mentions.of_complements import OfComplements
from dragoman.analysis.mentions.person_names import PersonNames, name_text
from dragoman.analysis.mentions.readings import narrow
from dragoman.analysis.parse import Parsed
from dragoman.analysis.vocabulary import Entry, Vocabulary
from dragoman.language.lexicon import words

_POSTED = words("posted-abroad")
_POINTING_BACK = words("only-pointing-back")
_SAYS_COUNTRY = (" PTY", " OPP", " JRN", " LAB")
_NO_EPITHET = frozenset({"tel", "même", "autre", "présent", "présents", "présente", "présentes", "proche", "proches"})
_SUBJECTS = frozenset({"il", "elle", "on", "ils", "elles", "qui", "nous", "je", "vous"})


class NounPhrases:
    """Reads phrases headed by a common noun for an actor. ``mention_at`` reads the phrases inside them."""

    def __init__(
        self,
        parsed: Parsed,
        vocabulary: Vocabulary,
        demonyms: Demonyms,
        names: PersonNames,
        introduced: IntroducedNames,
        mention_at: Callable[[int], Mention | None],
    ) -> None:
        self._p = parsed
        self._vocabulary = vocabulary
        self._demonyms = demonyms
        self._names = names
        self._introduced = introduced
        self._mention_at = mention_at
        self._of_complements = OfComplements(parsed, vocabulary, introduced, mention_at)

    def read(self, i: int, end: int, entry: Entry) -> Mention | None:
        """The phrase around the common noun of tokens ``[i, end)``; ``None`` where the word is a verb or modifies another."""
        p = self._p
        agent = entry.agent
        assert agent is not None
        if p.pos[i] in ("VERB", "AUX") and end == i + 1 and (i == 0 or p.low[i - 1] not in DETERMINERS):
            return None
        modifies = p.pos[i] == "ADJ" or p.dep[i] == "amod"
        if modifies and end == i + 1 and i > 0 and p.pos[i - 1] in ("NOUN", "PROPN", "ADJ"):
            return None
        if i > 1 and p.low[i - 1] in ("le", "la", "les", "l'") and p.low[i - 2] in _SUBJECTS:
            return None  # «s'il le juge nécessaire»: a verb with its object
        start, determiner, gender, number = determiner_before(p, i)
        if agent.lemma in _POINTING_BACK and not (determiner in ("definite", "demonstrative") and self._is_bare(end)):
            return None
        if not determiner and end < len(p) and p.low[end] in ("«", "“", "que", "qu'", "le", "la", "les", "un", "une"):
            return None  # «…, juge « peu crédible »»: a verb
        if not number:
            number = "p" if p.low[end - 1][-1:] in "sx" and p.low[end - 1] != agent.lemma else "s"
        one = self._one_of(start) if number == "p" else start
        if one < start:
            start, determiner, number = one, "indefinite", "s"
        mention = Mention(
            start, end, end - 1 if p.head[i] == end - 1 else i, "agent", agent=agent, determiner=determiner,
            gender=gender or (agent.gender if agent.gender != "mf" else ""), number=number,
        )  # fmt: skip
        self._complements(mention)
        return mention

    def _is_bare(self, end: int) -> bool:
        """«le groupe.», «le groupe a ajouté»: nothing says of whom or of what."""
        p = self._p
        return end >= len(p) or p.pos[end] in ("VERB", "AUX", "PUNCT", "PRON", "CCONJ") or p.low[end] in ("n'", "ne")

    def _one_of(self, start: int) -> int:
        """«l'un des témoins», «une des victimes»: where the phrase starts; ``start`` itself where it names them all."""
        p = self._p
        if start < 2 or p.low[start - 1] != "des" or p.low[start - 2] not in ("un", "une"):
            return start
        return start - 3 if start > 2 and p.low[start - 3] == "l'" else start - 2

    def _complements(self, m: Mention) -> None:
        """Extends a phrase to the right over adjectives, «de» complements, portfolio and name."""
        p = self._p
        sentence_end = p.sentence(m.i)[1]
        while m.j < sentence_end:
            word = p.low[m.j]
            if word == "'" or p.words[m.j] == "(":
                break
            if self._is_that_body(m):
                break
            if (
                self._adjective(m)
                or self._party(m)
                or self._of_complements.extend(m, sentence_end)
                or self._name_after(m)
                or self._introduced.extend_by_proper_name(m)
                or self._ambassador_to(m)
                or self._second_office(m)
            ):
                continue
            break

    def _is_that_body(self, m: Mention) -> bool:
        """«l'agence RIA Novosti», «le groupe Boko Haram»: the common noun only says what kind of body the name is."""
        p = self._p
        agent = m.agent
        if agent is None or agent.kind not in ("organisation", "group") or m.number == "p" or p.low[m.j] in (*OF, ","):
            return False
        end, entries = self._vocabulary.longest(p.words, p.low, m.j)
        body = next((e for e in entries if e.kind == "body"), None)
        if body is None or not p.words[m.j][:1].isupper():
            return False
        m.kind, m.entry, m.codes, m.agent = "body", body, body.codes, None
        m.proper, m.j = name_text(p, m.j, end), end
        return True

    def _party(self, m: Mention) -> bool:
        """«le député LR», «le maire UDX»: the party after an office is no name; it says of which country."""
        p = self._p
        if m.agent is None or m.agent.kind != "person" or not m.agent.sector or m.person:
            return False
        end, entries = self._vocabulary.longest(p.words, p.low, m.j)
        body = next((e for e in entries if e.kind == "body" and e.codes[0][3:] in _SAYS_COUNTRY), None)
        if body is not None and p.words[m.j][:1].isupper():
            m.codes, m.j = m.codes or (body.codes[0][:3],), end
            return True
        word = p.words[m.j]
        if not (2 <= len(word) <= 5 and word.isalpha() and word.isupper()) or entries:
            return False
        m.j += 1
        return True

    def _adjective(self, m: Mention) -> bool:
        p = self._p
        j = m.j
        if self._demonyms.note_compound(j):
            m.j += 1
            return True
        adjective = self._demonyms.adjective_at(j)
        if adjective is not None and (p.words[j][:1].islower() or not m.codes):
            self._demonyms.adjectives[j] = adjective.codes
            m.codes = narrow(m.codes, adjective.codes)
            m.j += 1
            self._second_adjective(m)
            return True
        _, entries = self._vocabulary.longest(p.words, p.low, j)
        plain = p.pos[j] == "ADJ" and p.words[j][:1].islower() and p.low[j] not in _NO_EPITHET
        within = m.i <= p.head[j] < j
        other = any(e.kind == "agent" for e in entries) and not (within and p.dep[j] == "amod")
        if plain and not other and (within or p.dep[j] == "amod"):
            m.j += 1
            return True
        return False

    def _second_adjective(self, m: Mention) -> None:
        """«les ministres malien et nigérien», «les gouvernements malien, nigérien et tchadien»."""
        p = self._p
        while m.number == "p" and m.j + 1 < len(p) and p.low[m.j] in ("et", ","):
            other = self._demonyms.adjective_at(m.j + 1)
            if other is None or p.words[m.j + 1][:1].isupper():
                break
            self._demonyms.adjectives[m.j + 1] = other.codes
            m.nested.append(Mention(m.j + 1, m.j + 2, m.j + 1, "state", other.codes, other))
            m.j += 2

    def _ambassador_to(self, m: Mention) -> bool:
        """«l'ambassadeur de France au Mali», «auprès de l'ONU», «le chef de mission de MSF pour la Syrie»."""
        p = self._p
        posted = m.agent is not None and (m.agent.lemma in _POSTED or (m.affiliation and m.agent.kind == "person"))
        if not posted or not (m.codes or m.affiliation):
            return False
        if p.low[m.j] not in ("au", "en", "aux", "à", "auprès", "pour"):
            return False
        k = m.j + 1
        while k < len(p) and p.low[k] in (*ARTICLES, *OF):
            k += 1
        end, entries = self._vocabulary.longest(p.words, p.low, k)
        if not any(e.kind in ("state", "capital", "body") for e in entries):
            return False
        m.j = end
        return True

    def _second_office(self, m: Mention) -> bool:
        """«président et directeur général du groupe»: no determiner after «et», so one person with two offices."""
        p = self._p
        if m.agent is None or m.agent.kind != "person" or m.number == "p" or m.person or p.low[m.j] != "et":
            return False
        _, entries = self._vocabulary.longest(p.words, p.low, m.j + 1)
        if not any(e.agent is not None and e.agent.kind == "person" for e in entries):
            return False
        inner = self._mention_at(m.j + 1)
        if inner is None or inner.agent is None or inner.determiner:
            return False
        if m.agent.lemma == "président" and not m.codes:
            m.agent = inner.agent
        m.codes, m.affiliation = m.codes or inner.codes, m.affiliation or inner.affiliation
        m.portfolio, m.person, m.entry, m.j = (*m.portfolio, *inner.portfolio), inner.person, inner.entry, inner.j
        m.of_unknown_place = m.of_unknown_place or inner.of_unknown_place
        return True

    def _is_person_at(self, j: int) -> bool:
        p = self._p
        return "PER" in p.ent[j : j + 2] or bool(gender_of_given_name(name_text(p, j, min(j + 2, len(p)))))

    def _name_after(self, m: Mention) -> bool:
        """A person's name right after the office, or between commas."""
        p = self._p
        if m.person or m.agent is None or not (m.agent.title or m.agent.kind == "person") or m.determiner == "number":
            return False
        j = m.j
        comma = p.low[j] == ","
        if (
            not comma
            and m.portfolio
            and not m.agent.sector
            and p.words[j - 1][:1].isupper()
            and not self._is_person_at(j)
        ):
            m.j += p.words[j][:1].isupper()
            return p.words[j][:1].isupper()  # «le directeur du Printemps Haussmann»: the name of the house goes on
        end = self._names.name_end(j + comma, after_title=not comma)
        if end == j + comma:
            return False
        if not comma and end == j + 1 and p.ent[j] != "PER" and self._vocabulary.longest(p.words, p.low, j)[1]:
            return False  # «le secrétaire régional du syndicat Alliance»
        if comma and not (
            end >= len(p) or p.low[end] in (",", ".", ")", "»") or p.pos[end] in ("VERB", "AUX", "PUNCT")
        ):
            return False
        m.person = name_text(p, j + comma, end)
        m.entry = self._names.leader(m.person)
        m.j = end
        self._names.remember(m.person)
        return True
