"""The speech cues of the lexicon, indexed for lookup by inflected form and position."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dragoman.analysis.parse import Parsed
from dragoman.analysis.verbs import VerbGroup, VerbReader
from dragoman.language.conjugation import inflected_word
from dragoman.language.lexicon import Cue, cues, object_classes
from dragoman.language.nouns import feminine, plural


@dataclass(frozen=True, slots=True)
class FoundVerb:
    """A cue verb in the text: its group and the end (exclusive) of the fixed words that belong to it."""

    cue: Cue
    group: VerbGroup
    end: int


class CueIndex:
    """Lookup of verb, noun and preposition cues; made once."""

    def __init__(self) -> None:
        self._verbs: dict[tuple[str, bool], list[tuple[tuple[str, ...], Cue]]] = defaultdict(list)
        self.nouns: dict[str, Cue] = {}
        self._prepositions: dict[str, list[tuple[tuple[str, ...], Cue]]] = defaultdict(list)
        for cue in cues():
            if cue.pos == "verb":
                self._index_verb(cue)
            elif cue.pos == "noun":
                self.nouns[cue.lemma] = cue
                self.nouns[plural(cue.lemma)] = cue
            else:
                words = _tokens(cue.lemma)
                self._prepositions[words[0]].append((words, cue))
        self._false = _inflected(next((c.lemmas for c in object_classes() if c.name == "false"), ()))
        for readings in (*self._verbs.values(), *self._prepositions.values()):
            readings.sort(key=lambda item: -len(item[0]))

    @property
    def verb_lemmas(self) -> set[str]:
        """Infinitives whose forms must be known to find the verb cues."""
        return {lemma for lemma, _ in self._verbs}

    def verb_at(self, p: Parsed, v: int, reader: VerbReader, *, certain: bool = False) -> FoundVerb | None:
        """The cue verb headed by token ``v``, the longest expression first; ``None`` when there is none.

        ``certain`` takes a form that could also be a noun («alerte») for a verb.
        """
        if not any((f.lemma, r) in self._verbs for f in reader.forms(p.low[v]) for r in (False, True)):
            return None
        group = reader.read(p, v, certain=certain)
        if group is None:
            return None
        for lemma in sorted(group.lemmas):
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
        for words, cue in self._prepositions.get(p.low[i], ()):
            if len(p.low[i : i + len(words)]) == len(words) and all(
                _same(a, b) for a, b in zip(words, p.low[i : i + len(words)], strict=True)
            ):
                return cue, i + len(words)
        return None

    def _index_verb(self, cue: Cue) -> None:
        words = cue.lemma.replace("s'", "se ").split()
        reflexive = words[0] == "se"
        words = words[reflexive:]
        self._verbs[inflected_word(words[0]) if len(words) == 1 else words[0], reflexive].append(
            (_tokens(" ".join(words[1:])), cue)
        )


def _inflected(adjectives: tuple[str, ...]) -> frozenset[str]:
    words = [w for w in adjectives if " " not in w]
    return frozenset(f for w in words for f in (w, plural(w), feminine(w), plural(feminine(w))))


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(text.replace("'", "' ").split())


def _match_rest(p: Parsed, start: int, rest: tuple[str, ...]) -> int | None:
    """The end of the fixed words after a verb, one adverb between them allowed."""
    if not rest:
        return start
    for skip in (0, 1):
        begin = start + skip
        if skip and (begin > len(p) or p.pos[start : start + 1] != ["ADV"]):
            continue
        if all(_same(a, b) for a, b in zip(rest, p.low[begin : begin + len(rest)], strict=False)) and begin + len(
            rest
        ) <= len(p):
            return begin + len(rest)
    return None


def _same(lemma: str, word: str) -> bool:
    return lemma == word or (lemma == "de" and word in ("d'", "du", "des")) or (lemma == "à" and word in ("au", "aux"))
