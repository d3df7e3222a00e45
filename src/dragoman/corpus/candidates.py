"""Who may share words with whom: those that meet at a key, each with the first few that are there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from dragoman.corpus.buckets import Buckets, Numbers
from dragoman.corpus.folded_words import Hashes

Places: TypeAlias = npt.NDArray[np.intp]

EARLIEST = 4  # of a text that hundreds printed, each is compared with the first few, not with all
MOST_COMPARED = 24  # what meets more documents than this is made of stock phrases


def candidate_pairs(buckets: Buckets, ranks: Numbers, ignored: Hashes) -> Iterator[tuple[int, list[int]]]:
    """Each rank with the earlier ranks to compare it with, both ascending; ranks without any are left out.

    ``ranks`` gives the rank of each owner: 0 for what was printed first. ``ignored`` are keys that do not count.
    """
    met = [_meetings(keys, ranks[owners], ignored) for keys, owners in buckets.parts()]
    pairs, times = np.unique(np.concatenate(met), return_counts=True)
    later = (pairs >> np.uint64(32)).astype(np.int64)
    earlier = (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)
    firsts = _firsts(later)
    for first, last in pairwise([*firsts.tolist(), len(later)]):
        # Those met most often, when there are many; the sort is stable, so that the earliest of them win.
        most = np.argsort(-times[first:last], kind="stable")[:MOST_COMPARED]
        yield int(later[first]), np.sort(earlier[first:last][most]).tolist()


def _meetings(keys: Hashes, ranks: Numbers, ignored: Hashes) -> Hashes:
    """A pair of ranks, the later one in the upper half, for each key at which one meets one of the earliest."""
    kept = ~np.isin(keys, ignored)
    keys, by_rank = keys[kept], ranks[kept].astype(np.uint64)
    order = np.lexsort((by_rank, keys))
    keys, by_rank = keys[order], by_rank[order]
    once = np.union1d(_firsts(keys), _firsts(by_rank))
    keys, by_rank = keys[once], by_rank[once]
    firsts = _firsts(keys)
    first = np.repeat(firsts, np.diff(np.append(firsts, len(keys))))
    places = np.arange(len(keys)) - first
    found = []
    for nth in range(EARLIEST):
        behind = np.flatnonzero(places > nth)
        found.append(by_rank[behind] << np.uint64(32) | by_rank[first[behind] + nth])
    return np.concatenate(found)


def _firsts(values: npt.NDArray[Any]) -> Places:
    """The places where a value differs from the one before it, the first included."""
    return np.flatnonzero(np.append(True, values[1:] != values[:-1])[: len(values)])
