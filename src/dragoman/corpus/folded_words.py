"""A text as words that typography cannot change: without case, accents, marks, dashes, and the kind of a space."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from dragoman.language.folding import fold

Hashes: TypeAlias = npt.NDArray[np.uint64]
Offsets: TypeAlias = npt.NDArray[np.int64]

# Combining accents, soft hyphens and zero-width joiners stand inside a word without being letters.
_WORD = re.compile(r"\w[\w\u0300-\u036f\u00ad\u200c\u200d\u2060]*")
_INVISIBLE = re.compile("[\u00ad\u200c\u200d\u2060]")
_MAX_KNOWN = 300_000
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class FoldedWords:
    """The words of a text in order: a digest of each one's folded form, and its ``[start, end)`` in the text."""

    hashes: Hashes
    starts: Offsets
    ends: Offsets

    def __len__(self) -> int:
        return len(self.hashes)


class _Known(dict[str, int]):
    """The digests of words already seen."""

    def __missing__(self, word: str) -> int:
        # Python's own hash of a string differs from run to run, and so would what is found.
        folded = fold(_INVISIBLE.sub("", word)).encode("utf-8", "surrogatepass")
        digest = self[word] = int.from_bytes(hashlib.blake2b(folded, digest_size=8).digest(), "little")
        return digest


class WordFolder:
    """Cuts texts into folded words; what it remembers of words already seen is bounded."""

    def __init__(self) -> None:
        self._known = _Known()

    def __call__(self, text: str) -> FoldedWords:
        if len(self._known) > _MAX_KNOWN:
            self._known.clear()
        spans = np.array([match.span() for match in _WORD.finditer(text)], dtype=np.int64).reshape(-1, 2)
        digests = map(self._known.__getitem__, _WORD.findall(text))
        return FoldedWords(np.fromiter(digests, dtype=np.uint64, count=len(spans)), spans[:, 0], spans[:, 1])


def shingles(words: Hashes, size: int) -> Hashes:
    """A digest of each run of ``size`` words, one for each place where one begins; empty for fewer words."""
    count = len(words) - size + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    mixed = np.zeros(count, dtype=np.uint64)
    for at in range(size):
        # A product alone would give «a b» and «b a» related digests; the shift breaks the relation.
        mixed = (mixed ^ words[at : at + count]) * _MULTIPLIER
        mixed ^= mixed >> np.uint64(29)
    return mixed
