"""Finds the noun phrases that can name an actor, with what they say of it: country, sector, office, person.

The grammar reads left to right over tokens and the vocabulary; it asks the parser for little, because the French model
mistakes names for verbs and cuts noun phrases short.
"""

from __future__ import annotations

from itertools import pairwise

from dragoman.analysis.mentions.demonyms import Demonyms
from dragoman.analysis.mentions.determiners import determiner_before
from dragoman.analysis.mentions.introduced_names import IntroducedNames
from dragoman.analysis.mentions.mention import DETERMINERS, Mention
from dragoman.analysis.mentions.noun_phrases import NounPhrases
from dragoman.analysis.mentions.person_names import PersonNames
from dragoman.analysis.mentions.readings import preferred
from dragoman.analysis.parse import Parsed
from dragoman.analysis.vocabulary import Entry, Vocabulary


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
        _link_appositions(self._p, found)
        return found

    def _at(self, i: int) -> Mention | None:
        p = self._p
        known = self._introduced.at(i)
        if known is not None:
            return known
        end, entries = self._vocabulary.longest(p.words, p.low, i)
        for entry in preferred(entries):
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
        start, determiner, gender, number = determiner_before(p, i)
        return Mention(
            start, end, i, entry.kind, entry.codes, entry,
            determiner=determiner, gender=entry.gender or gender, number=number or entry.number,
        )  # fmt: skip

    def _starts_longer_name(self, i: int, end: int, entry: Entry) -> bool:
        """«Washington Post», «Paris Saint-Germain», «Denzel Washington»: the name is part of another's."""
        p = self._p
        if entry.kind == "body":
            return False
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


_RANKS = frozenset({
    "premier", "première", "ancien", "ancienne", "ex", "actuel", "actuelle", "nouveau", "nouvelle", "alors", "deuxième",
    "jeune", "célèbre", "futur", "future", "simple", "principal", "principale",
})  # fmt: skip


def _link_appositions(p: Parsed, found: list[Mention]) -> None:
    """«Massimiliano Rebaudengo, le chef de mission de MSF»: two phrases, one actor."""
    for before, after in pairwise(found):
        between = p.low[before.j : after.i]
        ranked = between[:1] == [","] and all(word in _RANKS for word in between[1:])
        if not ranked or p.sentence_of[before.i] != p.sentence_of[after.i]:
            continue
        one_is_named = bool(before.person) != bool(after.person)
        office = after.agent if before.person else before.agent
        one = office is not None and (office.kind == "person" or (before.person and after.number == "s"))
        if (
            one_is_named
            and office is not None
            and one
            and office.kind != "institution"
            and after.number != "p" != before.number
        ):
            closes = (
                after.j >= len(p) or p.low[after.j] in (",", ".", ")", "»") or p.pos[after.j] in ("VERB", "AUX", "PRON")
            )
            if closes or not after.determiner:
                after.apposed_to = before
