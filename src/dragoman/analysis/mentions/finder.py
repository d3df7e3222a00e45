"""Finds the noun phrases that can name an actor, with what they say of it: country, sector, office, person.

The grammar reads left to right over tokens and the vocabulary; it asks the parser for little, because the French model
mistakes names for verbs and cuts noun phrases short.
"""

from __future__ import annotations

from itertools import pairwise

from dragoman.analysis.mentions.demonyms import Demonyms
from dragoman.analysis.mentions.determiners import determiner_before
from dragoman.analysis.mentions.given_names import gender_of_given_name
from dragoman.analysis.mentions.introduced_names import IntroducedNames
from dragoman.analysis.mentions.mention import DETERMINERS, Mention
from dragoman.analysis.mentions.noun_phrases import NounPhrases
from dragoman.analysis.mentions.person_names import PersonNames, surname
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
        _share_surnames(self._p, found)
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


_ONE_OF = (["l'", "un", "des"], ["l'", "une", "des"], ["un", "des"], ["une", "des"])
_CLITICS = frozenset({"leur", "lui", "ne", "n'", "se", "s'"})
_RANKS = frozenset({
    "premier", "première", "ancien", "ancienne", "ex", "actuel", "actuelle", "nouveau", "nouvelle", "alors", "deuxième",
    "jeune", "célèbre", "futur", "future", "simple", "principal", "principale",
})  # fmt: skip


def _share_surnames(p: Parsed, found: list[Mention]) -> None:
    """«Jeanne et Paul Durand»: a given name alone takes the surname after the second."""
    for first, second in pairwise(found):
        joined = p.low[first.j : second.i] == ["et"] and first.kind == second.kind == "person"
        alone = first.entry is None and " " not in first.person and gender_of_given_name(f"{first.person} x")
        if joined and alone and len(second.person.split()) == 2:
            first.person = f"{first.person} {surname(second.person)}"


def _link_appositions(p: Parsed, found: list[Mention]) -> None:
    """«Massimiliano Rebaudengo, le chef de mission de MSF»: two phrases, one actor."""
    for before, after in pairwise(found):
        between = p.low[before.j : after.i]
        if p.sentence_of[before.i] != p.sentence_of[after.i] or between[:1] != [","]:
            continue
        if between == [","] and _is_named_by(p, before, after):
            before.kind, before.entry, before.codes, before.agent = "body", after.entry, after.codes, None
            before.proper = p.text[p.start[after.head] : p.end[after.j - 1]]
            continue
        if between[1:] in _ONE_OF:
            after.number = "s"
        elif any(word not in _RANKS for word in between[1:]):
            continue
        if _is_office_of(before, after) and (_closes(p, after) or not after.determiner):
            after.apposed_to = before


def _is_named_by(p: Parsed, body: Mention, name: Mention) -> bool:
    """«l'agence de presse du groupe, Amaq, annonce»: a common noun for a body, and its name between commas."""
    end = name.j + 1
    return (
        body.agent is not None
        and body.agent.kind in ("organisation", "group")
        and (body.number, body.determiner) == ("s", "definite")
        and name.kind == "body"
        and name.number != "p"
        and end < len(p)
        and p.low[name.j] == ","
        and (p.pos[end] in ("VERB", "AUX") or p.low[end] in _CLITICS)
    )


def _is_office_of(before: Mention, after: Mention) -> bool:
    office = after.agent if before.person else before.agent
    if bool(before.person) == bool(after.person) or office is None or office.kind == "institution":
        return False
    one = office.kind == "person" or (bool(before.person) and after.number == "s")
    return one and after.number != "p" != before.number


def _closes(p: Parsed, m: Mention) -> bool:
    return (
        m.j >= len(p)
        or p.low[m.j] in (",", ".", ")", "»")
        or p.pos[m.j] in ("VERB", "AUX", "PRON")
        or p.low[m.j] in _CLITICS
    )
