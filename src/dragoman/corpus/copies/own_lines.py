"""What an outlet prints in article after article: notices, a paragraph of background, a frame that is filled anew.

Told by its company: a sentence that stands, word for word or nearly, in several articles of one outlet which share little
else. Articles that share most of their sentences are one article printed again, and their sentences are no own lines.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from itertools import combinations
from statistics import median

import numpy as np
import numpy.typing as npt

from dragoman.corpus.buckets import Buckets
from dragoman.corpus.copies.signatures import sentence_bands, sentence_digests
from dragoman.corpus.folded_words import Hashes, Offsets
from dragoman.language.folding import fold

MIN_ARTICLES = 4
_MIN_WORDS = 4
_BANDS_TO_AGREE = 2  # one may be shared by chance
_LOOKED_AT = 6
_MOST_SHARED = 0.5
_NONE = np.empty(0, dtype=np.uint64)

SentencesOf = Callable[[int], frozenset[int]]


class OwnLines:
    """The sentences that are an outlet's own. ``bands`` are the keys by which they meet, whatever the outlet."""

    def __init__(self, exact: Hashes = _NONE, near: Hashes = _NONE, bands: Hashes = _NONE) -> None:
        self._exact, self._near, self.bands = exact, near, bands

    def among(self, outlet: str, words: Hashes, starts: Offsets) -> npt.NDArray[np.bool_]:
        """Which of an article's sentences are own lines of its outlet."""
        own = np.isin(own_keys(outlet, words, starts), self._exact)
        if len(self._near):
            places, bands = sentence_bands(words, starts)
            own[places] |= np.isin(bands ^ outlet_salt(outlet), self._near).sum(axis=1) >= _BANDS_TO_AGREE
        return own


def outlet_salt(outlet: str) -> np.uint64:
    """A number by which the keys of one outlet are told from those of another."""
    digest = hashlib.blake2b(fold(outlet).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return np.uint64(int.from_bytes(digest, "little"))


def own_keys(outlet: str, words: Hashes, starts: Offsets) -> Hashes:
    """One key for each sentence of an outlet; sentences of fewer than four words all have the key 0."""
    keys = sentence_digests(words, starts) ^ outlet_salt(outlet)
    keys[np.diff(np.append(starts, len(words))) < _MIN_WORDS] = 0
    return keys


def find_own_lines(printed: Buckets, bands: Buckets, salts: Hashes, sentences_of: SentencesOf) -> OwnLines:
    """The own lines among the sentences of a corpus.

    ``printed`` has each document under the ``own_keys`` of its sentences, ``bands`` under their bands; ``salts`` are those of
    the documents' outlets, ``sentences_of`` gives the sentence keys of a document, both by its number.
    """
    exact = [key for keys, owners in printed.parts() for key in _crowded(keys, owners, sentences_of)]
    near: list[int] = []
    raw: list[int] = []
    for keys, owners in bands.parts():
        salted = keys ^ salts[owners]
        found = list(_crowded(salted, owners, sentences_of))
        near += found
        raw += keys[np.isin(salted, np.array(found, dtype=np.uint64))].tolist()
    return OwnLines(*(np.unique(np.array(found, dtype=np.uint64)) for found in (exact, near, raw)))


def _crowded(keys: Hashes, owners: npt.NDArray[np.uint32], sentences_of: SentencesOf) -> Iterator[int]:
    """The keys under which several documents meet that share little else; the key 0 is none."""
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)])
    ends = np.append(starts[1:], len(keys))
    for at in np.flatnonzero(ends - starts >= MIN_ARTICLES):
        key, holders = int(keys[starts[at]]), np.unique(owners[starts[at] : ends[at]])
        if key and len(holders) >= MIN_ARTICLES and _share_little(holders, sentences_of):
            yield key


def _share_little(holders: npt.NDArray[np.uint32], sentences_of: SentencesOf) -> bool:
    sample = np.linspace(0, len(holders) - 1, min(_LOOKED_AT, len(holders))).astype(np.int64)
    sets = [sentences_of(int(number)) for number in holders[sample]]
    return median(len(a & b) / max(1, len(a | b)) for a, b in combinations(sets, 2)) < _MOST_SHARED
