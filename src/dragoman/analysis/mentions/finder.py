"""Finds the noun phrases that can name an actor, with what they say of it: country, sector, office, person.

The grammar reads left to right over tokens and the vocabulary; it asks the parser for little, because the French model
mistakes names for verbs and cuts noun phrases short.
"""

from __future__ import annotations

from dragoman.analysis.mentions.appositions import link_appositions
from dragoman.analysis.mentions.demonyms import Demonyms
from dragoman.analysis.mentions.determiners import determiner_before
from dragoman.analysis.mentions.introduced_names import IntroducedNames
from dragoman.analysis.mentions.mention import DETERMINERS, Mention
from dragoman.analysis.mentions.names_in_lists import join_people_and_name, share_offices, share_surnames
from dragoman.analysis.mentions.noun_phrases import NounPhrases
from dragoman.analysis.mentions.person_names import PersonNames
from dragoman.analysis.mentions.readings import preferred
from dragoman.analysis.parse import Parsed
from dragoman.analysis.vocabulary import Entry, Vocabulary

_TREATIES = frozenset({
    "accord", "accords", "charte", "convention", "conventions", "déclaration", "pacte", "protocole", "statut", "traité",
})  # fmt: skip


class MentionFinder:
    """Finds mentions in one article; made once per article, the vocabulary is shared."""

    def __init__(self, parsed: Parsed, vocabulary: Vocabulary) -> None:
        self._p = parsed
        self._vocabulary = vocabulary
        self._names = PersonNames(parsed, vocabulary)
        self._introduced = IntroducedNames(parsed, vocabulary)
        self._demonyms = Demonyms(parsed, vocabulary)
        self._phrases = NounPhrases(parsed, vocabulary, self._demonyms, self._names, self._introduced, self._at)
        self.adjectives = self._demonyms.adjectives
        """Demonym adjectives by token, with their country codes."""
        self.compounds = self._demonyms.compounds
        """Compound demonyms («russo-malien») by token: the codes of each side."""

    def find(self) -> list[Mention]:
        """The mentions of the article in order, none inside another except as ``nested``."""
        found: list[Mention] = []
        i = 0
        while i < len(self._p):
            mention = self._at(i)
            if mention is None:
                i += 1
                continue
            found.append(mention)
            self._introduced.introduce_acronym(mention)
            i = max(mention.j, i + 1)
        found = join_people_and_name(self._p, found)
        share_offices(self._p, found)
        link_appositions(self._p, found)
        share_surnames(self._p, found)
        return found

    def _at(self, i: int) -> Mention | None:
        p = self._p
        known = self._introduced.at(i)
        if known is not None:
            return known
        end, entries = self._vocabulary.longest(p.words, p.low, i)
        if end > i + 1 and p.low[end - 1] == "état" and p.low[end : end + 1] == ["islamique"]:
            end, entries = self._vocabulary.longest(
                p.words[: i + 1], p.low[: i + 1], i
            )  # «le chef de l'État islamique»
        for entry in preferred(entries) if entries else ():
            mention = self._reading(i, end, entry)
            if mention is not None:
                return mention
        if self._demonyms.note_compound(i):
            return None
        return self._introduced.spelled_out(i) or self._names.at(i)

    def _reading(self, i: int, end: int, entry: Entry) -> Mention | None:
        p = self._p
        if entry.kind == "agent":
            return self._phrases.read(i, end, entry)
        if entry.kind == "adjective":
            if p.pos[i] != "VERB" or p.dep[i] in ("amod", "acl"):
                self.adjectives[i] = entry.codes
            return self._adjective_as_noun(i, end, entry)
        if entry.kind == "prefix":
            return None
        if entry.kind == "leader":
            return self._names.at(i, known=end, leader=entry)
        if entry.kind == "people" and not self._is_people(i):
            self.adjectives[i] = entry.codes
            return None
        if self._starts_longer_name(i, end, entry):
            return None
        if entry.kind == "capital" and i > 1 and p.low[i - 1] in ("de", "d'") and p.low[i - 2] in _TREATIES:
            return None  # «le statut de Rome»
        start, determiner, gender, number = determiner_before(p, i)
        return Mention(
            start, end, i, entry.kind, entry.codes, entry,
            determiner=determiner, gender=entry.gender or gender, number=number or entry.number,
        )  # fmt: skip

    def _starts_longer_name(self, i: int, end: int, entry: Entry) -> bool:
        """«Washington Post», «Paris Saint-Germain», «Denzel Washington»: the name is part of another's."""
        p = self._p
        if entry.kind == "body" or (entry.kind == "people" and entry.number == "s" and self._is_people(i)):
            return False  # «l'Américaine Julie Durand» is hers
        if i > 0 and p.words[i - 1].endswith("-") and p.start[i] == p.end[i - 1]:
            return True  # «Météo-France»
        after = end < len(p) and p.words[end][:1].isupper() and p.words[end].isalpha() and p.pos[end] == "PROPN"
        same_sentence = end < len(p) and p.sentence_of[end] == p.sentence_of[i]
        next_is_entry = after and bool(self._vocabulary.longest(p.words, p.low, end)[1])
        if after and same_sentence and not next_is_entry and p.head[end] == i and p.dep[end] == "flat:name":
            return True
        before = i > 0 and p.ent[i] == "PER" and p.ent[i - 1] == "PER" and p.low[i - 1] not in DETERMINERS
        return before and p.sentence_of[i - 1] == p.sentence_of[i]

    def _is_people(self, i: int) -> bool:
        """A capitalised demonym is a people when a determiner stands before it: «les Maliens», «un Russe»."""
        p = self._p
        return i > 0 and (p.low[i - 1] in DETERMINERS or p.pos[i - 1] in ("NUM", "DET"))

    def _adjective_as_noun(self, i: int, end: int, entry: Entry) -> Mention | None:
        """Some outlets write peoples without capital: «les maliens ont …» (a determiner, no noun beside)."""
        p = self._p
        if p.pos[i] != "NOUN" or i == 0 or p.low[i - 1] not in DETERMINERS:
            return None
        if end < len(p) and p.pos[end] in ("NOUN", "PROPN"):
            return None
        start, determiner, gender, number = determiner_before(p, i)
        if determiner == "definite" and number != "p":
            return None  # «le français» is more often the language
        return Mention(
            start, end, i, "people", entry.codes, entry, determiner=determiner,
            gender=entry.gender or gender, number=number or entry.number,
        )  # fmt: skip
