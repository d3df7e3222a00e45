"""What an outlet prints in article after article: licence lines, notices, a paragraph of background.

Told by its company: a sentence that stands in several articles of one outlet which share little else. Articles that share
most of their sentences are one article printed again, and their sentences are no lines of the outlet's own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from itertools import combinations
from statistics import median

import numpy as np
import numpy.typing as npt

from dragoman.corpus.buckets import Buckets
from dragoman.corpus.copies.signatures import sentence_digests
from dragoman.corpus.folded_words import Hashes, Offsets
from dragoman.language.folding import fold

MIN_ARTICLES = 4
_MIN_WORDS = 4
_LOOKED_AT = 6
_MOST_SHARED = 0.5


class OwnLines:
    """The sentences that are an outlet's own; ``holders`` are the numbers of documents that between them have all of them."""

    def __init__(self, found: Mapping[int, int] | None = None) -> None:
        found = found or {}
        self._keys = np.array(sorted(found), dtype=np.uint64)
        self.holders = sorted(set(found.values()))

    def among(self, keys: Hashes) -> npt.NDArray[np.bool_]:
        """Which of the sentences, given by ``own_keys``, are own lines."""
        return np.isin(keys, self._keys)


def own_keys(outlet: str, words: Hashes, starts: Offsets) -> Hashes:
    """One key for each sentence of an outlet; sentences of fewer than four words all have the key 0."""
    salt = hashlib.blake2b(fold(outlet).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    keys = sentence_digests(words, starts) ^ np.uint64(int.from_bytes(salt, "little"))
    keys[np.diff(np.append(starts, len(words))) < _MIN_WORDS] = 0
    return keys


def find_own_lines(printed: Buckets, sentences_of: Callable[[int], frozenset[int]]) -> OwnLines:
    """The own lines among the sentences ``printed``: entries of sentence key and document number.

    ``sentences_of`` gives the sentence keys of a document.
    """
    found: dict[int, int] = {}
    for keys, owners in printed.parts():
        order = np.lexsort((owners, keys))
        keys, owners = keys[order], owners[order]
        keys, owners = keys[keys != 0], owners[keys != 0]
        starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])) if len(keys) else np.empty(0, dtype=np.int64)
        ends = np.append(starts[1:], len(keys))
        for at in np.flatnonzero(ends - starts >= MIN_ARTICLES):
            holders = np.unique(owners[starts[at] : ends[at]])
            if len(holders) >= MIN_ARTICLES and _share_little(holders, sentences_of):
                found[int(keys[starts[at]])] = int(holders[0])
    return OwnLines(found)


def _share_little(holders: npt.NDArray[np.uint32], sentences_of: Callable[[int], frozenset[int]]) -> bool:
    sample: Offsets = np.linspace(0, len(holders) - 1, min(_LOOKED_AT, len(holders))).astype(np.int64)
    sets = [sentences_of(int(number)) for number in holders[sample]]
    return median(len(a & b) / max(1, len(a | b)) for a, b in combinations(sets, 2)) < _MOST_SHARED
