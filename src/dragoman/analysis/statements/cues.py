"""The speech cues of the lexicon, indexed for lookup by inflected form and position."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dragoman.analysis.parse import Parsed
from dragoman.analysis.verbs import VerbGroup, VerbReader
from dragoman.language.conjugation import inflected_word
from dragoman.language.lexicon import Cue, cues, object_classes, words
from dragoman.language.nouns import feminine, plural

_MAX_BETWEEN = 8
_BETWEEN = words("time-word") | frozenset(
    {",", "à", "l'", "la", "une", "large", "unanimité", "majorité", "quasi-unanimité"}
)
_PLURAL_WORDS = frozenset({"les", "des", "ces", "ses", "leurs", "nos", "plusieurs", "deux", "certains", "certaines"})


@dataclass(frozen=True, slots=True)
class FoundVerb:
    """A cue verb in the text: its group and the end (exclusive) of the fixed words that belong to it."""

    cue: Cue
    group: VerbGroup
    end: int


_OCCASIONS = frozenset({"à", "au", "aux", "sur", "dans", "devant", "lors", "en"})
_THEMSELVES = frozenset({"lui", "elle", "eux", "elles"})
_CLAUSE_WORDS = frozenset({"que", "qu'", "qui", ";", ":", "«"})
_OWN = {"son": ("son", "leur"), "sa": ("sa", "leur"), "ses": ("ses", "leurs")}
"""A possessive in an expression is that of its subject: «affirmer ses réserves», «affirment leurs réserves»."""


class CueIndex:
    """Lookup of verb, noun and preposition cues; made once."""

    def __init__(self) -> None:
        self._verbs: dict[tuple[str, bool], list[tuple[tuple[str, ...], Cue]]] = defaultdict(list)
        self._there: dict[str, Cue] = {}
        self.nouns: dict[str, Cue] = {}
        self._prepositions: dict[str, list[tuple[tuple[str, ...], Cue]]] = defaultdict(list)
        self._opening: dict[VerbReader, frozenset[str]] = {}
        for cue in cues():
            if cue.pos == "verb":
                self._index_verb(cue)
            elif cue.pos == "noun":
                self.nouns[cue.lemma] = cue
                self.nouns[plural(cue.lemma)] = cue
            else:
                parts = _tokens(cue.lemma)
                self._prepositions[parts[0]].append((parts, cue))
        self.quoting = frozenset(
            lemma for (lemma, _), found in self._verbs.items() if any(not rest for rest, _ in found)
        )
        """Infinitives that are cues by themselves."""
        self._false = _inflected(next((c.lemmas for c in object_classes() if c.name == "false"), ()))
        for readings in (*self._verbs.values(), *self._prepositions.values()):
            readings.sort(key=lambda item: -len(item[0]))

    @property
    def verb_lemmas(self) -> set[str]:
        """Infinitives whose forms must be known to find the verb cues."""
        return {lemma for lemma, _ in self._verbs}

    def opening_words(self, reader: VerbReader) -> frozenset[str]:
        """The words at which a cue may be found: the forms of its verbs, its nouns, what opens its prepositions."""
        if reader not in self._opening:
            self._opening[reader] = reader.forms_of(self.verb_lemmas) | self.nouns.keys() | self._prepositions.keys()
        return self._opening[reader]

    def verb_at(self, p: Parsed, v: int, reader: VerbReader, *, certain: bool = False) -> FoundVerb | None:
        """The cue verb headed by token ``v``, the longest expression first; ``None`` when there is none.

        ``certain`` takes a form that could also be a noun («alerte») for a verb.
        """
        forms = reader.forms(p.low[v])
        if not forms or not any((f.lemma, r) in self._verbs for f in forms for r in (False, True)):
            return None
        group = reader.read(p, v, certain=certain)
        if group is None or p.low[v] == "sommes":  # «nous sommes», hardly ever «tu sommes»
            return None
        if "y" in p.low[group.first : group.head]:
            there = next((self._there[lemma] for lemma in group.lemmas if lemma in self._there), None)
            if there is not None:
                return FoundVerb(there, group, group.last)
        for lemma in _by_agreement(p, group):
            for rest, cue in self._verbs.get((lemma, group.reflexive), ()):
                end = _match_rest(p, group.last, rest)
                if end is not None:
                    return FoundVerb(cue, group, end)
        return None

    def says_false(self, p: Parsed, start: int, end: int) -> bool:
        """Whether a judgement is a denial: «qualifie d'infondées les accusations», «juge mensongères …»."""
        return any(p.low[k] in self._false for k in range(start, min(end, start + 4)))

    def preposition_at(self, p: Parsed, i: int) -> tuple[Cue, int] | None:
        """The preposition cue that starts at token ``i`` and its end (exclusive)."""
        found = self._prepositions.get(p.low[i])
        if found is None:
            return None
        after = p.low[i + 1] if i + 1 < len(p) else ""
        for parts, cue in found:
            if len(parts) > 1 and not _same(parts[1], after):
                continue  # most are refused by their second word
            here = p.low[i : i + len(parts)]
            if len(here) == len(parts) and all(_same(a, b) for a, b in zip(parts, here, strict=True)):
                return cue, i + len(parts)
        return None

    def _index_verb(self, cue: Cue) -> None:
        words = cue.lemma.replace("s'", "se ").split()
        if words[0] == "y":
            self._there[words[1]] = cue
            return
        reflexive = words[0] == "se"
        words = words[reflexive:]
        self._verbs[inflected_word(words[0]) if len(words) == 1 else words[0], reflexive].append(
            (_tokens(" ".join(words[1:])), cue)
        )


def _by_agreement(p: Parsed, group: VerbGroup) -> list[str]:
    """The lemmas that the form may have, first those that agree in number with the subject («ils pressent»)."""
    lemmas = sorted(group.lemmas)
    if len(lemmas) < 2:
        return lemmas
    subject = next((c for c in p.children[group.head] if p.dep[c].startswith("nsubj")), None)
    if subject is None:
        return lemmas
    plural = p.low[p.left[subject]] in _PLURAL_WORDS or p.low[subject] in ("ils", "elles")
    agreeing = {f.lemma for f in group.forms if f.number == ("p" if plural else "s")}
    return sorted(lemmas, key=lambda lemma: lemma not in agreeing)


def _inflected(adjectives: tuple[str, ...]) -> frozenset[str]:
    words = [w for w in adjectives if " " not in w]
    return frozenset(f for w in words for f in (w, plural(w), feminine(w), plural(feminine(w))))


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(text.replace("'", "' ").split())


def _match_rest(p: Parsed, start: int, rest: tuple[str, ...]) -> int | None:
    """The end of the fixed words after a verb; adverbs, a day and «à l'unanimité» may stand between."""
    if not rest:
        return start
    begin = start
    while begin + len(rest) <= len(p) and begin <= start + _MAX_BETWEEN:
        if all(_same(a, b) for a, b in zip(rest, p.low[begin : begin + len(rest)], strict=True)):
            return begin + len(rest)
        if len(rest) > 1 and rest[-1] == "de" and (past := _past_insertion(p, begin, rest)) is not None:
            return past
        if rest == ("de",) and (past := _past_occasion(p, begin)) is not None:
            return past
        if (
            p.low[begin] == ","
            and p.low[begin + 1 : begin + 2]
            and p.low[begin + 1] in _THEMSELVES
            and p.low[begin + 2 : begin + 3] == [","]
        ):
            begin += 3  # «parlent, eux, de violences»
            continue
        if p.pos[begin] != "ADV" and p.low[begin] not in _BETWEEN:
            return None
        begin += 1
    return None


def _past_occasion(p: Parsed, k: int) -> int | None:
    """«a parlé sur la télévision d'État d'une « attaque »»: where and when it was said, before a quoted object."""
    if p.low[k] not in _OCCASIONS:
        return None
    for t in range(k + 1, min(p.sentence(k)[1] - 3, k + 8)):
        if _same("de", p.low[t]) and ("«" in p.low[t + 1 : t + 3]):
            return t + 1
        if p.low[t] in _CLAUSE_WORDS or p.pos[t] in ("VERB", "AUX"):
            return None
    return None


def _past_insertion(p: Parsed, k: int, rest: tuple[str, ...]) -> int | None:
    """«a fait l'annonce, dans la nuit, du début de l'offensive»: the fixed words with an insertion before «de»."""
    comma = k + len(rest) - 1
    if (
        comma >= len(p)
        or p.low[comma] != ","
        or not all(_same(a, b) for a, b in zip(rest[:-1], p.low[k:comma], strict=True))
    ):
        return None
    for t in range(comma + 1, min(p.sentence(k)[1] - 1, comma + 14)):
        if p.low[t] == ",":
            return t + 2 if _same("de", p.low[t + 1]) else None
        if p.low[t] in _CLAUSE_WORDS:
            return None
    return None


def _same(lemma: str, word: str) -> bool:
    if lemma in _OWN:
        return word in _OWN[lemma]
    return lemma == word or (lemma == "de" and word in ("d'", "du", "des")) or (lemma == "à" and word in ("au", "aux"))
