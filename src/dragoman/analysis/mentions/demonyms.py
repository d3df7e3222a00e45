"""Adjectives of countries: «malien», «russo-malien»."""

from __future__ import annotations

from dragoman.analysis.parse import Parsed
from dragoman.analysis.vocabulary import Entry, Vocabulary


class Demonyms:
    """The demonym adjectives of one article, as they are come upon."""

    def __init__(self, parsed: Parsed, vocabulary: Vocabulary) -> None:
        self._p = parsed
        self._vocabulary = vocabulary
        self.adjectives: dict[int, tuple[str, ...]] = {}
        """Country codes by token."""
        self.compounds: dict[int, tuple[tuple[str, ...], ...]] = {}
        """Compounds («russo-malien») by token: the codes of each side."""
        hyphened = [i for i, word in enumerate(parsed.low) if "-" in word]
        self._may_be_compound = {*hyphened, *(i - 1 for i in hyphened)}

    def adjective_at(self, i: int) -> Entry | None:
        """The demonym adjective that starts at token ``i``."""
        _, entries = self._vocabulary.longest(self._p.words, self._p.low, i)
        return next((e for e in entries if e.kind == "adjective"), None)

    def note_compound(self, i: int) -> bool:
        """Keeps the compound at token ``i``, if one stands there."""
        sides = self._compound(i) if i in self._may_be_compound else ()
        if sides:
            self.compounds[i] = sides
        return bool(sides)

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
