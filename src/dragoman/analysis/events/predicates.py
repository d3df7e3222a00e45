"""The event predicates and object classes of the lexicon, indexed for lookup by inflected form."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from dragoman.analysis.parse import Parsed
from dragoman.analysis.verbs import VerbGroup, VerbReader
from dragoman.language.conjugation import VerbForm
from dragoman.language.lexicon import ModalityCue, Predicate, modality_cues, object_classes, predicates
from dragoman.language.nouns import feminine, plural

_POSSESSIVES = ("son", "sa", "ses", "leur", "leurs", "mon", "ma", "mes", "notre", "nos", "votre", "vos")
_VARIANTS = {
    "de": ("d'", "du", "des"), "à": ("au", "aux"), "le": ("la", "l'", "les"), "un": ("une", "des"),
    "son": _POSSESSIVES, "sa": _POSSESSIVES, "ses": _POSSESSIVES,
}  # fmt: skip
_DETERMINERS = frozenset(
    {"", "le", "la", "l'", "les", "un", "une", "des", "du", "de", "d'", "cette", "ce", "sa", "son", "leur", "à"}
)
_INTO = frozenset({"en", "dans", "sur", "à", "au", "aux"})
_MOST_BETWEEN = 3
_DAYS = frozenset(
    {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "soir", "matin", "janvier",
     "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}
)  # fmt: skip
_NO_CLASS: frozenset[str] = frozenset()
LIGHT = "light-verb"
LIGHT_PASSIVE = "light-verb-passive"


@dataclass(frozen=True, slots=True)
class FoundPredicate:
    """The rows that a word may stand for, in the file's order, and the end (exclusive) of its fixed words."""

    rows: tuple[Predicate, ...]
    end: int
    group: VerbGroup | None = None


class PredicateIndex:
    """Lookup of verbs and nouns of action, of object classes and of modality words; made once."""

    def __init__(self) -> None:
        self._verbs: dict[tuple[str, bool], dict[tuple[str, ...], list[Predicate]]] = defaultdict(dict)
        self._nouns: dict[str, dict[tuple[str, ...], list[Predicate]]] = defaultdict(dict)
        for row in predicates():
            if row.pos == "verb":
                words, reflexive = verb_words(row.lemma)
                self._verbs[words[0], reflexive].setdefault(words[1:], []).append(row)
            else:
                for form in dict.fromkeys((row.lemma, plural(row.lemma))):
                    words = split_expression(form)
                    self._nouns[words[0]].setdefault(words[1:], []).append(row)
        self._opening: dict[VerbReader, frozenset[str]] = {}
        self.classes = _ObjectClasses()
        self.modality = _Modality()
        light = {verb_words(w)[0] for w in self.classes.lemmas(LIGHT)}
        passive = {verb_words(w)[0] for w in self.classes.lemmas(LIGHT_PASSIVE)}
        self.light = frozenset(words[0] for words in light if len(words) == 1)
        """Verbs that carry a noun of action: «mener» of «mène des opérations»."""
        self.light_passive = frozenset((words[0], words[1:]) for words in passive)
        """Those whose subject undergoes it, with their fixed words: «faire l'objet de»."""

    @property
    def verb_lemmas(self) -> set[str]:
        """Infinitives whose forms must be known."""
        light = {verb_words(w)[0][0] for name in (LIGHT, LIGHT_PASSIVE) for w in self.classes.lemmas(name)}
        return {lemma for lemma, _ in self._verbs} | light | self.modality.verb_lemmas

    def opening_words(self, reader: VerbReader) -> frozenset[str]:
        """The words at which a predicate may be found: the forms of its verbs, the first words of its nouns."""
        if reader not in self._opening:
            self._opening[reader] = reader.forms_of({lemma for lemma, _ in self._verbs}) | self._nouns.keys()
        return self._opening[reader]

    def verb_at(self, p: Parsed, v: int, reader: VerbReader) -> FoundPredicate | None:
        """The predicate rows of the verb at token ``v``, the longest expression first."""
        forms = reader.forms(p.low[v])
        if not forms or not any((f.lemma, r) in self._verbs for f in forms for r in (False, True)):
            return None
        group = reader.read(p, v) or self._mistagged(p, v, forms)
        if group is None:
            return None
        near = p.low[group.last : group.last + _MOST_BETWEEN + 1]
        for lemma in sorted(group.lemmas):
            expressions = self._verbs.get((lemma, group.reflexive), {})
            # Few of the many expressions of «avoir» or «faire» have their first word there: the others cost nothing.
            possible = [rest for rest in expressions if not rest or not _spellings(rest[0]).isdisjoint(near)]
            for rest in sorted(possible, key=len, reverse=True):
                end = match_words(p, group.last, rest)
                if end is not None:
                    return FoundPredicate(tuple(expressions[rest]), end, group)
        return None

    def rows_of(self, lemma: str, *, reflexive: bool) -> tuple[Predicate, ...]:
        """The rows of a verb without fixed words."""
        return tuple(self._verbs.get((lemma, reflexive), {}).get((), ()))

    def _mistagged(self, p: Parsed, v: int, forms: tuple[VerbForm, ...]) -> VerbGroup | None:
        """A finite verb that the parser takes for the noun at the root of a headline («L'Union sanctionne …»)."""
        finite = tuple(f for f in forms if f.mood == "ind" and f.tense == "pres" and f.person == 3)
        before = p.low[v - 1] if v > p.sentence(v)[0] else ""
        if finite and p.low[v] == "entre" and p.low[v + 1 : v + 2] and p.low[v + 1] in _INTO:
            return VerbGroup(v, v, v + 1, finite, "ind", "pres", 3)
        if not finite or p.dep[v] != "ROOT" or p.pos[v] != "NOUN" or p.low[v] in self._nouns or before in _DETERMINERS:
            return None
        return VerbGroup(v, v, v + 1, finite, "ind", "pres", 3)

    def noun_at(self, p: Parsed, n: int) -> FoundPredicate | None:
        """The predicate rows of the noun that starts at token ``n``."""
        expressions = self._nouns.get(p.low[n])
        if expressions is None:
            return None
        for rest in sorted(expressions, key=len, reverse=True):
            end = match_words(p, n + 1, rest, skip=0) if rest else n + 1
            if end is not None:
                return FoundPredicate(tuple(expressions[rest]), end)
        return None


def split_expression(lemma: str) -> tuple[str, ...]:
    """«mettre fin à», «cessez-le-feu», «coup d'État» as the tokens that the tokenizer makes."""
    text = lemma.lower().replace("s'", "se ", 1) if lemma.startswith("s'") else lemma.lower()
    return tuple(text.replace("'", "' ").split())


def verb_words(expression: str) -> tuple[tuple[str, ...], bool]:
    """A verb expression from its verb on, and whether it is reflexive: in a text its clitics stand elsewhere."""
    words = split_expression(expression)
    first = next(n for n, word in enumerate(words) if word not in ("se", "en", "y", "le", "la", "l'", "ne"))
    return words[first:], "se" in words[:first]


def match_words(p: Parsed, start: int, rest: tuple[str, ...], skip: int = 1) -> int | None:
    """The end of the fixed words after a verb; an adverb may stand between."""
    if not rest:
        return start
    for gap in range(_MOST_BETWEEN + 1 if skip else 1):
        begin = start + gap
        if gap and not all(_may_stand_between(p, k) for k in range(start, begin)):
            return None
        words = p.low[begin : begin + len(rest)]
        if len(words) < len(rest) or words[0] not in _spellings(rest[0]):
            continue
        if all(_same(a, b) for a, b in zip(rest, words, strict=True)):
            return begin + len(rest)
    return None


def _may_stand_between(p: Parsed, k: int) -> bool:
    """Adverbs and dates stand between a verb and its fixed words («a déclaré mercredi persona non grata»)."""
    return k < len(p) and (p.pos[k] == "ADV" or p.low[k] in _DAYS or p.low[k].isdigit())


def _same(lemma: str, word: str) -> bool:
    return lemma == word or word in _VARIANTS.get(lemma, ())


@cache
def _spellings(lemma: str) -> frozenset[str]:
    """The words that ``_same`` takes for a word of an expression."""
    return frozenset((lemma, *_VARIANTS.get(lemma, ())))


class _ObjectClasses:
    """Which classes a noun belongs to («missile»: weapons)."""

    def __init__(self) -> None:
        self._lemmas: dict[str, tuple[str, ...]] = {c.name: c.lemmas for c in object_classes()}
        self._first: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for name, lemmas in self._lemmas.items():
            for lemma in lemmas:
                forms: tuple[str, ...] = (lemma, plural(lemma))
                if " " not in lemma:  # adjectives are in the classes too («infondées»)
                    forms = (*forms, feminine(lemma), plural(feminine(lemma)))
                for form in dict.fromkeys(forms):
                    words = split_expression(form)
                    self._first[words[0]].append((words[1:], name))

    def lemmas(self, name: str) -> tuple[str, ...]:
        """The members of a class; none when the lexicon has no such class."""
        return self._lemmas.get(name, ())

    def of(self, p: Parsed, n: int) -> frozenset[str]:
        """The classes of the noun (or expression) that starts at token ``n``."""
        rows = self._first.get(p.low[n])
        if rows is None:
            return _NO_CLASS
        key = (self, n)
        if key not in p.memo:
            p.memo[key] = frozenset(
                [name for rest, name in rows if not rest or match_words(p, n + 1, rest, skip=0) is not None]
            )
        classes: frozenset[str] = p.memo[key]
        return classes


class _Modality:
    """Modality words by lemma (verbs) or form (others)."""

    def __init__(self) -> None:
        self.verbs: dict[tuple[str, bool], list[tuple[tuple[str, ...], ModalityCue]]] = defaultdict(list)
        self.words: dict[str, list[tuple[tuple[str, ...], ModalityCue]]] = defaultdict(list)
        for cue in modality_cues():
            words = split_expression(cue.lemma)
            if cue.pos == "verb":
                reflexive = words[0] == "se"
                words = words[reflexive:]
                self.verbs[words[0], reflexive].append((words[1:], cue))
                continue
            for form in _forms(cue):
                parts = split_expression(form)
                self.words[parts[0]].append((parts[1:], cue))
        for rows in (*self.verbs.values(), *self.words.values()):
            rows.sort(key=lambda item: -len(item[0]))

    @property
    def verb_lemmas(self) -> set[str]:
        return {lemma for lemma, _ in self.verbs}

    def at(self, p: Parsed, i: int) -> ModalityCue | None:
        """The modality noun, adjective, adverb or conjunction at token ``i``."""
        for rest, cue in self.words.get(p.low[i], ()):
            if not rest or match_words(p, i + 1, rest, skip=0) is not None:
                return cue
        return None

    def verb(self, p: Parsed, group: VerbGroup) -> ModalityCue | None:
        """The modality of a governing verb."""
        for lemma in sorted(group.lemmas):
            for rest, cue in self.verbs.get((lemma, group.reflexive), ()):
                if match_words(p, group.last, rest) is not None:
                    return cue
        return None


def _forms(cue: ModalityCue) -> dict[str, None]:
    forms = {cue.lemma: None}
    if cue.pos == "noun":
        forms[plural(cue.lemma)] = None
    if cue.pos == "adjective":
        other = feminine(cue.lemma)
        forms.update(dict.fromkeys((plural(cue.lemma), other, plural(other))))
    return forms
