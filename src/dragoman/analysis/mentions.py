"""Finds the noun phrases that can name an actor, with what they say of it: country, sector, office, person.

The grammar reads left to right over tokens and the vocabulary; it asks the parser for little, because the French model
mistakes names for verbs and cuts noun phrases short.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from dragoman.analysis.parse import Parsed
from dragoman.analysis.vocabulary import Entry, Vocabulary
from dragoman.language.lexicon import Agent, words

Determiner = Literal["", "definite", "indefinite", "possessive", "demonstrative", "number"]

DETERMINERS: dict[str, tuple[Determiner, str, str]] = {
    "le": ("definite", "m", "s"), "la": ("definite", "f", "s"), "l'": ("definite", "", "s"),
    "les": ("definite", "", "p"), "du": ("definite", "m", "s"), "des": ("definite", "", "p"),
    "au": ("definite", "m", "s"), "aux": ("definite", "", "p"),
    "un": ("indefinite", "m", "s"), "une": ("indefinite", "f", "s"), "de": ("indefinite", "", ""),
    "d'": ("indefinite", "", ""), "plusieurs": ("number", "", "p"), "quelques": ("number", "", "p"),
    "certains": ("number", "m", "p"), "certaines": ("number", "f", "p"),
    "son": ("possessive", "", "s"), "sa": ("possessive", "f", "s"), "ses": ("possessive", "", "p"),
    "leur": ("possessive", "", "s"), "leurs": ("possessive", "", "p"), "notre": ("possessive", "", "s"),
    "nos": ("possessive", "", "p"), "mon": ("possessive", "m", "s"), "votre": ("possessive", "", "s"),
    "ce": ("demonstrative", "m", "s"), "cet": ("demonstrative", "m", "s"),
    "cette": ("demonstrative", "f", "s"), "ces": ("demonstrative", "", "p"),
    "deux": ("number", "", "p"), "trois": ("number", "", "p"), "quatre": ("number", "", "p"),
}  # fmt: skip
OF = frozenset({"de", "du", "des", "d'"})
_ARTICLES = frozenset({"le", "la", "l'", "les", "l", "'"})
_NAME_PARTICLES = frozenset(
    {"de", "du", "des", "la", "le", "d'", "al", "el", "ben", "bin", "ibn", "ould", "von", "van", "der", "den", "da",
     "dos", "di", "ag", "abou", "abu", "-", "y", "'", "ap", "mc"}
)  # fmt: skip
_TITLES = words("courtesy")
_NOT_A_NAME = words("no-name")
_GENERIC = words("generic-office")
_POSTED = words("posted-abroad")
_COUNTRY_WORDS = frozenset({"pays", "royaume"})


@dataclass(slots=True)
class Mention:
    """A noun phrase over tokens ``[i, j)`` headed by token ``head``."""

    i: int
    j: int
    head: int
    kind: Literal["state", "capital", "people", "body", "agent", "person", "named"]
    codes: tuple[str, ...] = ()
    """Country codes that the phrase itself gives (more than one: an ambiguous demonym), or a body's full code."""
    entry: Entry | None = None
    agent: Agent | None = None
    affiliation: Entry | None = None
    """The body in «le porte-parole de l'ONU»."""
    person: str = ""
    proper: str = ""
    """The proper name in «l'ONG Veille Armes»; alone, for a name or acronym that the article introduced."""
    portfolio: tuple[str, ...] = ()
    determiner: Determiner = ""
    gender: str = ""
    number: str = ""
    nested: list[Mention] = field(default_factory=list)
    apposed_to: Mention | None = None
    affiliated_to: Mention | None = None
    """The body that the article introduced, in «une enquêtrice de Veille Armes»."""
    body_lemma: str = ""
    """The institution in «le chef du ministère»."""
    of_unknown_place: bool = False
    """«le président du Congo»: a place is given, and no table settles it."""
    of_country_word: bool = False
    """The country is given as «du pays»."""


class MentionFinder:
    """Finds mentions in one article; made once per article, the vocabulary is shared."""

    def __init__(self, parsed: Parsed, vocabulary: Vocabulary) -> None:
        self._p = parsed
        self._vocabulary = vocabulary
        self.adjectives: dict[int, tuple[str, ...]] = {}
        """Demonym adjectives by token, with their country codes."""
        self.compounds: dict[int, tuple[tuple[str, ...], ...]] = {}
        """Compound demonyms («russo-malien») by token: the codes of each side."""
        self._known_surnames: set[str] = set()
        self._introduced: dict[tuple[str, ...], Mention] = {}
        """Proper names and acronyms that the article itself introduced, with the mention that did."""

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
            self._introduce_acronym(mention)
            i = max(mention.j, i + 1)
        _link_appositions(self._p, found)
        return found

    # ---- one position ----

    def _at(self, i: int) -> Mention | None:
        p = self._p
        known = self._introduced_at(i)
        if known is not None:
            return known
        end, entries = self._vocabulary.longest(p.words, p.low, i)
        for entry in sorted(entries, key=_preference):
            mention = self._reading(i, end, entry)
            if mention is not None:
                return mention
        compound = self._compound(i)
        if compound:
            self.compounds[i] = compound
            return None
        return self._spelled_out(i) or self._person_at(i)

    def _reading(self, i: int, end: int, entry: Entry) -> Mention | None:
        p = self._p
        if entry.kind == "agent":
            return self._agent_phrase(i, end, entry)
        if entry.kind == "adjective":
            if p.pos[i] != "VERB" or p.dep[i] in ("amod", "acl"):
                self.adjectives[i] = entry.codes
            return self._adjective_as_noun(i, end, entry)
        if entry.kind == "prefix":
            return None
        if entry.kind == "leader":
            return self._person_at(i, known=end, leader=entry)
        if entry.kind == "people" and not self._is_people(i):
            self.adjectives[i] = entry.codes
            return None
        if self._starts_longer_name(i, end, entry):
            return None
        start, determiner, gender, number = self._determiner(i)
        kind: Literal["state", "capital", "people", "body"] = (
            entry.kind if entry.kind in ("state", "capital", "people") else "body"
        )
        return Mention(
            start, end, i, kind, entry.codes, entry,
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
        start, determiner, gender, number = self._determiner(i)
        if determiner == "definite" and number != "p":
            return None  # «le français» is more often the language
        return Mention(
            start, end, i, "people", entry.codes, entry, determiner=determiner,
            gender=entry.gender or gender, number=number or entry.number,
        )  # fmt: skip

    def _determiner(self, i: int) -> tuple[int, Determiner, str, str]:
        """The determiner left of a noun, adjectives and numerals between skipped: start token, kind, gender, number."""
        p = self._p
        k = i
        number = ""
        steps = 0
        while k > 0 and p.sentence_of[k - 1] == p.sentence_of[i] and steps < 4:
            word = p.low[k - 1]
            if word == "'" and k > 1 and p.low[k - 2] == "l":
                return (k - 2, "definite", "", "s")
            if word in DETERMINERS and not (word in ("de", "d'") and not number):
                kind, gender, own = DETERMINERS[word]
                if kind == "number":
                    number = "p"
                    k, steps = k - 1, steps + 1
                    continue
                return (k - (word not in ("du", "des", "au", "aux", "de", "d'")), kind, gender, number or own)
            if p.pos[k - 1] == "NUM" or word.isdigit():
                number = "s" if word in ("1", "un", "une") else "p"
            elif not (p.pos[k - 1] == "ADJ" and p.head[k - 1] == i):
                break
            k, steps = k - 1, steps + 1
        return (k, "number" if number else "", "", number) if number else (i, "", "", "")

    def _compound(self, i: int) -> tuple[tuple[str, ...], ...]:
        """The sides of «russo-malien», whichever way the tokenizer cut it."""
        p = self._p
        text = p.low[i]
        if text.endswith("-") or "-" not in text:
            if i + 2 < len(p) and p.low[i + 1] == "-" and p.start[i + 1] == p.end[i]:
                text = text + "-" + p.low[i + 2]
            elif i + 1 < len(p) and p.low[i + 1].startswith("-") and p.start[i + 1] == p.end[i]:
                text = text + p.low[i + 1]
        if "-" not in text:
            return ()
        first, _, second = text.partition("-")
        sides = [self._side(first, "prefix"), self._side(second, "adjective")]
        return tuple(sides) if all(sides) else ()

    def _side(self, word: str, kind: str) -> tuple[str, ...]:
        end, entries = self._vocabulary.longest([word], [word], 0)
        return next((e.codes for e in entries if e.kind == kind and end), ())

    # ---- names that the article introduces ----

    def _introduce_acronym(self, m: Mention) -> None:
        """«Forces démocratiques syriennes (FDS)»: the acronym stands for them from here on."""
        p = self._p
        if m.kind not in ("body", "agent", "named") or m.j + 2 >= len(p) or p.low[m.j] != "(" or p.low[m.j + 2] != ")":
            return
        acronym = p.words[m.j + 1]
        if (
            2 <= len(acronym) <= 10 and sum(c.isupper() for c in acronym) >= 2 and m.number != "p"
        ) or acronym.isupper():
            if not m.person and not self._vocabulary.longest(p.words, p.low, m.j + 1)[1]:
                self._introduced[(acronym,)] = m
            m.j += 3

    def _spelled_out(self, i: int) -> Mention | None:
        """«Front patriotique du fleuve (FPF)»: an unknown body whose initials the acronym after it repeats."""
        p = self._p
        if not p.words[i][:1].isupper() or p.low[i] in DETERMINERS:
            return None
        for k in range(i + 2, min(i + 12, len(p) - 2)):
            if p.low[k] == "(" and p.low[k + 2] == ")" and p.words[k + 1].isupper() and len(p.words[k + 1]) >= 3:
                initials = [
                    w[0].upper()
                    for w in p.words[i:k]
                    if w[0].isalpha() and w.lower() not in (*OF, *_ARTICLES, "et", "pour")
                ]
                if "".join(initials) != p.words[k + 1]:
                    return None
                start, determiner, gender, number = self._determiner(i)
                return Mention(
                    start,
                    k,
                    i,
                    "named",
                    proper=self._name_text(i, k),
                    determiner=determiner,
                    gender=gender,
                    number=number,
                )
            if p.low[k] in (",", ".", ";", ":", "«", "»") or p.pos[k] in ("VERB", "AUX"):
                return None
        return None

    def _introduced_at(self, i: int) -> Mention | None:
        words = self._p.words
        for name, first in self._introduced.items():
            if tuple(words[i : i + len(name)]) == name:
                start, determiner, gender, number = self._determiner(i)
                return Mention(
                    start, i + len(name), i, "named", proper=" ".join(name), apposed_to=first, determiner=determiner,
                    gender=gender or first.gender, number=number or first.number,
                )  # fmt: skip
        return None

    def _proper_name(self, m: Mention) -> bool:
        """«l'ONG Veille Armes», «le mouvement Nouvelle Aube»: capitalised words after the common noun."""
        p = self._p
        if m.agent is None or m.agent.kind not in ("organisation", "group") or m.proper or m.j >= len(p):
            return False
        if p.low[m.j] in OF or not p.words[m.j][:1].isupper() or self._vocabulary.longest(p.words, p.low, m.j)[1]:
            return False
        end = m.j
        stop = p.sentence(m.i)[1]
        while end < stop and (p.words[end][:1].isupper() or (p.low[end] in _NAME_PARTICLES and self._joins_name(end))):
            end += 1
        if end == m.j or end - m.j > 6:
            return False
        m.proper = self._name_text(m.j, end)
        self._introduced[tuple(p.words[m.j : end])] = m
        m.j = end
        return True

    def _joins_name(self, k: int) -> bool:
        return k + 1 < len(self._p) and self._p.words[k + 1][:1].isupper()

    # ---- common nouns: «le ministre malien des Affaires étrangères Abdoulaye Diop» ----

    def _agent_phrase(self, i: int, end: int, entry: Entry) -> Mention | None:
        p = self._p
        agent = entry.agent
        assert agent is not None
        if p.pos[i] in ("VERB", "AUX") and (i == 0 or p.low[i - 1] not in DETERMINERS):
            return None
        modifies = p.pos[i] == "ADJ" or p.dep[i] == "amod"
        if modifies and end == i + 1 and i > 0 and p.pos[i - 1] in ("NOUN", "PROPN", "ADJ"):
            return None
        start, determiner, gender, number = self._determiner(i)
        if not determiner and end < len(p) and p.low[end] in ("«", "“", "que", "qu'", "le", "la", "les", "un", "une"):
            return None  # «…, juge « peu crédible »»: a verb
        if not number:
            number = "p" if p.low[end - 1][-1:] in "sx" and p.low[end - 1] != agent.lemma else "s"
        mention = Mention(
            start, end, end - 1 if p.head[i] == end - 1 else i, "agent", agent=agent, determiner=determiner,
            gender=gender or (agent.gender if agent.gender != "mf" else ""), number=number,
        )  # fmt: skip
        self._complements(mention)
        return mention

    def _complements(self, m: Mention) -> None:
        """Extends a phrase to the right over adjectives, «de» complements, portfolio and name."""
        p = self._p
        sentence_end = p.sentence(m.i)[1]
        while m.j < sentence_end:
            word = p.low[m.j]
            if word == "'" or p.words[m.j] == "(":
                break
            if (
                self._adjective(m)
                or self._of(m, sentence_end)
                or self._name_after(m)
                or self._proper_name(m)
                or self._ambassador_to(m)
            ):
                continue
            break

    def _adjective(self, m: Mention) -> bool:
        p = self._p
        j = m.j
        compound = self._compound(j)
        if compound:
            self.compounds[j] = compound
            m.j += 1
            return True
        _, entries = self._vocabulary.longest(p.words, p.low, j)
        adjective = next((e for e in entries if e.kind == "adjective"), None)
        if adjective is not None and (p.words[j][:1].islower() or not m.codes):
            self.adjectives[j] = adjective.codes
            m.codes = _narrow(m.codes, adjective.codes)
            m.j += 1
            if m.j + 1 < len(p) and p.low[m.j] == "et":
                _, more = self._vocabulary.longest(p.words, p.low, m.j + 1)
                other = next((e for e in more if e.kind == "adjective"), None)
                if other is not None and m.number == "p":
                    self.adjectives[m.j + 1] = other.codes
                    m.nested.append(Mention(m.j + 1, m.j + 2, m.j + 1, "state", other.codes, other))
                    m.j += 2
            return True
        plain = p.pos[j] == "ADJ" and p.words[j][:1].islower() and p.low[j] not in ("tel", "même", "autre")
        if plain and not any(e.kind == "agent" for e in entries) and (m.i <= p.head[j] < j or p.dep[j] == "amod"):
            m.j += 1
            return True
        return False

    def _of(self, m: Mention, sentence_end: int) -> bool:
        """«du Mali», «de l'ONU», «du ministère russe de la Défense», «des Affaires étrangères», «du pays»."""
        p = self._p
        j = m.j
        linked = p.low[j] in ("et", ",") and bool(m.portfolio) and j + 1 < sentence_end and p.low[j + 1] in OF
        if p.low[j] not in OF and not linked:
            return False
        k = j + 1 + linked
        while k < sentence_end and (p.low[k] in _ARTICLES):
            k += 1
        if k >= sentence_end:
            return False
        if p.low[k] in _COUNTRY_WORDS:
            m.of_country_word, m.j = True, k + 1
            return True
        named = self._introduced_at(k)
        if named is not None and not linked:
            m.nested.append(named)
            m.j = named.j
            m.affiliated_to = named.apposed_to
            return True
        end, entries = self._vocabulary.longest(p.words, p.low, k)
        for entry in sorted(entries, key=_preference):
            if entry.kind in ("state", "capital") and not linked:
                m.codes = _narrow(m.codes, entry.codes)
                m.nested.append(Mention(k, end, k, entry.kind, entry.codes, entry))
                m.j = end
                return True
            if entry.kind == "body" and not linked:
                m.affiliation = m.affiliation or entry
                m.nested.append(Mention(k, end, k, "body", entry.codes, entry))
                m.j = end
                return True
            if entry.kind == "agent" and not linked:
                return self._of_agent(m, k)
        return self._portfolio(m, k, sentence_end)

    def _of_agent(self, m: Mention, k: int) -> bool:
        inner = self._at(k)
        if inner is None or inner.agent is None or inner.person:
            return False
        if m.agent is not None and m.agent.kind == "population" and inner.agent.kind == "population":
            return False
        m.codes = m.codes or inner.codes
        m.body_lemma = inner.agent.lemma.lower()
        m.of_country_word = m.of_country_word or inner.of_country_word
        m.affiliation = m.affiliation or inner.affiliation
        m.portfolio = (*m.portfolio, *inner.portfolio) or (inner.agent.lemma,)
        if m.agent is not None and inner.agent.sector and _is_generic(m.agent):
            m.agent = m.agent.model_copy(update={"sector": inner.agent.sector})
        m.nested.append(inner)
        m.j = inner.j
        return True

    def _portfolio(self, m: Mention, k: int, sentence_end: int) -> bool:
        p = self._p
        if m.agent is None or m.agent.kind in ("population", "source"):
            return False
        j = k
        while j < sentence_end and j < k + 6 and p.pos[j] in ("NOUN", "PROPN", "ADJ") and not self._is_name(j, m):
            if j > k and self._vocabulary.longest(p.words, p.low, j)[1]:
                break
            j += 1
        if j == k:
            return False
        m.portfolio = (*m.portfolio, *p.low[k:j])
        m.of_unknown_place = m.of_unknown_place or (p.ent[k] == "LOC" and p.words[k][:1].isupper())
        m.j = j
        return True

    def _is_name(self, j: int, m: Mention) -> bool:
        """Whether a capitalised word in a portfolio is already the person («des Affaires étrangères Sergueï Lavrov»)."""
        p = self._p
        begun = bool(m.portfolio) or j > m.j + 1
        return (
            begun
            and p.words[j][:1].isupper()
            and (p.ent[j] == "PER" or p.pos[j] == "PROPN")
            and p.low[j - 1] not in (*OF, *_ARTICLES)
        )

    def _ambassador_to(self, m: Mention) -> bool:
        p = self._p
        if (
            m.agent is None
            or (not m.codes and not m.affiliation)
            or p.low[m.j] not in ("au", "en", "aux", "à", "auprès")
        ):
            return False
        if m.agent.lemma not in _POSTED:
            return False
        k = m.j + 1
        while k < len(p) and p.low[k] in (*_ARTICLES, *OF):
            k += 1
        end, entries = self._vocabulary.longest(p.words, p.low, k)
        if not any(e.kind in ("state", "capital", "body") for e in entries):
            return False
        m.j = end
        return True

    def _name_after(self, m: Mention) -> bool:
        """A person's name right after the office, or between commas."""
        p = self._p
        if m.person or m.agent is None or not (m.agent.title or m.agent.kind == "person") or m.determiner == "number":
            return False
        j = m.j
        comma = p.low[j] == ","
        end = self._name_end(j + comma, after_title=not comma)
        if end == j + comma:
            return False
        if comma and not (
            end >= len(p) or p.low[end] in (",", ".", ")", "»") or p.pos[end] in ("VERB", "AUX", "PUNCT")
        ):
            return False
        m.person = self._name_text(j + comma, end)
        m.entry = self._leader(m.person)
        m.j = end
        self._known_surnames.add(surname(m.person))
        return True

    def _leader(self, name: str) -> Entry | None:
        words = name.replace("-", " - ").split()
        end, entries = self._vocabulary.longest(words, [w.lower() for w in words], 0)
        known = next((e for e in entries if e.kind == "leader" and end == len(words)), None)
        return known or self._vocabulary.by_surname(name)

    # ---- persons ----

    def _person_at(self, i: int, known: int = 0, leader: Entry | None = None) -> Mention | None:
        p = self._p
        titled = p.low[i] in _TITLES
        first = i + titled
        if (
            not titled
            and not known
            and p.low[i] in DETERMINERS
            and not self._vocabulary.by_surname(" ".join(p.words[i : i + 2]))
        ):
            return None  # «Le Kremlin»; but «Le Drian»
        end = max(self._name_end(first, after_title=titled), known if not titled else 0)
        if end == first:
            return None
        name = self._name_text(first, end)
        plausible = titled or known or self._is_person(first, end)
        if not plausible:
            return None
        self._known_surnames.add(surname(name))
        leader = leader or self._leader(name)
        gender = {"m.": "m", "mm.": "m", "mme": "f", "mme.": "f", "mmes": "f", "mlle": "f"}.get(p.low[i], "")
        return Mention(
            i, end, first, "person", entry=leader, person=name, gender=gender or (leader.gender if leader else ""),
            number="s",
        )  # fmt: skip

    def _is_person(self, i: int, end: int) -> bool:
        p = self._p
        tags = p.ent[i:end]
        name = self._name_text(i, end)
        if surname(name) in self._known_surnames or name in self._known_surnames:
            return True
        if "PER" not in tags:
            return False
        starts_sentence = i == p.sentence(i)[0]
        return end - i >= 2 or not starts_sentence

    def _name_end(self, i: int, *, after_title: bool) -> int:
        """The end of a person's name that starts at ``i``; ``i`` itself when none starts there."""
        p = self._p
        if i >= len(p):
            return i
        sentence_end = p.sentence(i)[1]
        j = i
        while j < sentence_end:
            word = p.words[j]
            if word[:1].isupper() and p.low[j] not in _NOT_A_NAME and (word.isalpha() or "-" in word or "." in word):
                if j > i and not after_title and p.low[j - 1] not in _NAME_PARTICLES and p.ent[j] in ("LOC",):
                    break
                j += 1
            elif (
                (j > i or p.low[j] in ("al", "el", "abou", "ould"))
                and p.low[j] in _NAME_PARTICLES
                and self._joins(j, i)
            ):
                j += 1
            else:
                break
        while j > i and p.low[j - 1] in _NAME_PARTICLES and not p.words[j - 1][:1].isupper():
            j -= 1
        return j if any(p.words[k][:1].isupper() for k in range(i, j)) else i

    def _joins(self, j: int, i: int) -> bool:
        p = self._p
        nxt = j + 1
        while nxt < len(p) and p.low[nxt] in _NAME_PARTICLES:
            nxt += 1
        if nxt >= len(p) or not p.words[nxt][:1].isupper():
            return False
        if p.low[j] in ("-", "'"):
            return p.start[j] == p.end[j - 1]
        if p.low[j] in ("de", "du", "des", "d'", "la", "le"):
            return p.ent[nxt] == "PER" and p.ent[j] == "PER" and j > i
        return True

    def _name_text(self, i: int, end: int) -> str:
        p = self._p
        return " ".join(p.text[p.start[i] : p.end[end - 1]].replace("’", "'").split())


def surname(name: str) -> str:
    """What the press calls a person at the second mention: the name without the given name."""
    parts = [w for w in name.split() if w.lower().rstrip(".") not in ("m", "mme", "dr", "me")]
    return " ".join(parts[1:]) if len(parts) > 1 else (parts[0] if parts else name)


def _narrow(known: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    both = tuple(c for c in new if c in known)
    return both or known or new


def _is_generic(agent: Agent) -> bool:
    """Offices whose sector is that of the body they belong to: spokesperson, head, member, source."""
    return agent.lemma in _GENERIC


def _preference(entry: Entry) -> int:
    return ("body", "leader", "state", "agent", "capital", "people", "adjective", "prefix").index(entry.kind)


def _link_appositions(p: Parsed, found: list[Mention]) -> None:
    """«Massimiliano Rebaudengo, le chef de mission de MSF»: two phrases, one actor."""
    for before, after in pairwise(found):
        between = p.low[before.j : after.i]
        if between != [","] or p.sentence_of[before.i] != p.sentence_of[after.i]:
            continue
        one_is_named = bool(before.person) != bool(after.person)
        office = after.agent if before.person else before.agent
        if one_is_named and office is not None and office.kind == "person" and after.number != "p" != before.number:
            closes = (
                after.j >= len(p) or p.low[after.j] in (",", ".", ")", "»") or p.pos[after.j] in ("VERB", "AUX", "PRON")
            )
            if closes or after.determiner == "":
                after.apposed_to = before


def iter_all(mentions: list[Mention]) -> Iterator[Mention]:
    """Mentions with the ones nested in them, outer first."""
    for m in mentions:
        yield m
        yield from iter_all(m.nested)
