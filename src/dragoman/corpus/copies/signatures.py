"""Sentences made comparable: a digest of each, and MinHash bands that like sentences share.

MinHash estimates the Jaccard resemblance of two sets of shingles (Broder, 1997); signatures cut into bands make
candidates of whatever agrees in one whole band (Indyk and Motwani, 1998). With 6 bands of 3, sentences that share
three quarters of their shingles meet with a chance of 96 %, those that share a tenth with 0.6 %.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rensa import RMinHash

from dragoman.corpus.folded_words import Hashes, Offsets, shingles

SHINGLE = 3
MIN_WORDS = 8  # shorter sentences are alike by chance: «Il n'a pas donné de détails.»
_BANDS, _ROWS = 6, 3
_SEED = 20261124


def sentence_digests(words: Hashes, starts: Offsets) -> Hashes:
    """One digest a sentence, equal where the words are equal."""
    if not len(starts):
        return np.empty(0, dtype=np.uint64)
    places = np.arange(len(words), dtype=np.uint64) - np.repeat(starts, _lengths(words, starts)).astype(np.uint64)
    mixed = (words ^ (places * np.uint64(0x9E3779B97F4A7C15))) * np.uint64(0xBF58476D1CE4E5B9)
    return np.add.reduceat(mixed ^ (mixed >> np.uint64(31)), starts)


def sentence_shingles(words: Hashes, starts: Offsets) -> list[Hashes]:
    """The shingles of each sentence that is long enough to be told from others."""
    ends = np.append(starts[1:], len(words))
    return [shingles(words[starts[at] : ends[at]], SHINGLE) for at in _long(words, starts)]


def sentence_bands(words: Hashes, starts: Offsets) -> tuple[Offsets, Hashes]:
    """The numbers of the sentences that are long enough, and the bands of each."""
    return _long(words, starts), bands(sentence_shingles(words, starts))


def bands(sets: Sequence[Hashes]) -> Hashes:
    """The band digests of each set of shingles: an array of one row a set, one column a band."""
    if not sets:
        return np.empty((0, _BANDS), dtype=np.uint64)
    offsets = np.cumsum([0, *map(len, sets)]).astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(sets), offsets, _BANDS * _ROWS, _SEED)
    signatures = np.array(matrix.to_rows(), dtype=np.uint64).reshape(len(sets), _BANDS, _ROWS)
    return np.stack([_band_digests(signatures[:, band], band) for band in range(_BANDS)], axis=1)


def _long(words: Hashes, starts: Offsets) -> Offsets:
    return np.flatnonzero(_lengths(words, starts) >= MIN_WORDS) if len(starts) else starts


def _band_digests(rows: Hashes, band: int) -> Hashes:
    """One digest for the signature's values in one band; bands do not meet one another."""
    digest = np.full(len(rows), band + 1, dtype=np.uint64)
    for column in rows.T:
        digest = (digest ^ column) * np.uint64(0x9E3779B97F4A7C15)
        digest ^= digest >> np.uint64(29)
    return digest


def _lengths(words: Hashes, starts: Offsets) -> Offsets:
    return np.diff(np.append(starts, len(words)))
