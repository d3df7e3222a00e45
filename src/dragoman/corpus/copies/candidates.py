"""Which documents may share text: those with a sentence alike, each with the first few that printed it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dragoman.corpus.buckets import Buckets, Numbers
from dragoman.corpus.folded_words import Hashes

EARLIEST = 4  # of a text that hundreds printed, each is compared with the first few, not with all
MOST_COMPARED = 24  # what meets more documents than this is made of stock phrases


def candidate_pairs(bands: Buckets, ranks: Numbers, ignored: Hashes) -> Iterator[tuple[int, list[int]]]:
    """Each rank with the earlier ranks to compare it with, both ascending; ranks without any are left out.

    ``ranks`` gives the rank of each document number: 0 for what was printed first. ``ignored`` are bands that do not count.
    """
    met = [_meetings(keys, ranks[owners], ignored) for keys, owners in bands.parts()]
    pairs, times = np.unique(np.concatenate(met), return_counts=True)
    later = (pairs >> np.uint64(32)).astype(np.int64)
    earlier = (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)
    firsts = np.flatnonzero(np.append(True, later[1:] != later[:-1])) if len(later) else np.empty(0, dtype=np.int64)
    for first, last in zip(firsts, np.append(firsts[1:], len(later)), strict=True):
        # Those met most often, when there are many; the sort is stable, so that the earliest of them win.
        most = np.argsort(-times[first:last], kind="stable")[:MOST_COMPARED]
        yield int(later[first]), np.sort(earlier[first:last][most]).tolist()


def _meetings(keys: Hashes, ranks: Numbers, ignored: Hashes) -> Hashes:
    """A pair of ranks, the later one in the upper half, for each key at which a document meets one of the earliest."""
    kept = ~np.isin(keys, ignored)
    keys, by_rank = keys[kept], ranks[kept].astype(np.uint64)
    order = np.lexsort((by_rank, keys))
    keys, by_rank = keys[order], by_rank[order]
    once = np.append(True, (keys[1:] != keys[:-1]) | (by_rank[1:] != by_rank[:-1]))[: len(keys)]
    keys, by_rank = keys[once], by_rank[once]
    firsts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)])
    first = np.repeat(firsts, np.diff(np.append(firsts, len(keys))))
    places = np.arange(len(keys)) - first
    found = []
    for nth in range(EARLIEST):
        behind = np.flatnonzero(places > nth)
        found.append(by_rank[behind] << np.uint64(32) | by_rank[first[behind] + nth])
    return np.concatenate(found)
