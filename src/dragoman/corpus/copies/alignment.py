"""Two documents laid side by side: the passages that they share, word for word or lightly edited.

Runs of equal words are found by ``difflib`` over shingles of four words; what was moved elsewhere is found by looking
again in what is left. Runs that follow each other closely on both sides are one passage with edits inside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from dragoman.corpus.folded_words import Hashes, shingles

SHINGLE = 4
_MAX_GAP = 8
_MIN_MOVED = 8
_MAX_ROUNDS = 6
_MAX_REPEATS = 12  # a shingle that a text repeats more often than this is a table's, and would cost the square of it
_NOWHERE = -(10**9)  # shingles are never below zero: a key that meets nothing


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """``length`` equal words: from word ``here`` of one document and from word ``there`` of the other."""

    here: int
    there: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Runs in order on both sides, with few words between them."""

    runs: tuple[Run, ...]

    @property
    def here(self) -> tuple[int, int]:
        """First word and the word after the last, in the first document."""
        return self.runs[0].here, self.runs[-1].here + self.runs[-1].length

    @property
    def there(self) -> tuple[int, int]:
        """The same in the second document."""
        return self.runs[0].there, self.runs[-1].there + self.runs[-1].length

    @property
    def words(self) -> int:
        """How many words are equal."""
        return sum(run.length for run in self.runs)


def shared_passages(here: Hashes, there: Hashes) -> list[Passage]:
    """The passages that two documents share, by their place in the first; runs of less than four words are none."""
    runs = sorted(_runs(here, there))
    return [Passage(tuple(_with_gaps(group, here, there))) for group in _joined(runs)]


def _runs(here: Hashes, there: Hashes) -> Iterator[Run]:
    """Equal runs that do not overlap, the longest alignment first, then what was moved."""
    a, b = _keys(here, _NOWHERE), _keys(there, 2 * _NOWHERE)
    taken_here, taken_there = bytearray(len(here)), bytearray(len(there))
    for round in range(_MAX_ROUNDS):
        if round and len({key for key in a if key >= 0}.intersection(b)) <= _MIN_MOVED - SHINGLE:
            return
        found = False
        for i, j, size in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
            length = size + SHINGLE - 1
            if not size or (round and length < _MIN_MOVED):
                continue
            for start, there_start, part in _free(Run(i, j, length), taken_here, taken_there):
                found = True
                yield Run(start, there_start, part)
            for at in range(size):
                a[i + at], b[j + at] = -1 - i - at, -1 - len(a) - j - at
        if not found:
            return


def _free(run: Run, taken_here: bytearray, taken_there: bytearray) -> Iterator[tuple[int, int, int]]:
    """The parts of the run that no earlier one has taken; neighbouring shingles share words."""
    start = 0
    for at in range(run.length + 1):
        if at == run.length or taken_here[run.here + at] or taken_there[run.there + at]:
            if at > start:
                yield run.here + start, run.there + start, at - start
            start = at + 1
    for at in range(run.length):
        taken_here[run.here + at] = taken_there[run.there + at] = 1


def _keys(words: Hashes, nowhere: int) -> list[int]:
    keys: list[int] = shingles(words, SHINGLE).tolist()
    many = {key for key, count in Counter(keys).items() if count > _MAX_REPEATS}
    return [nowhere - at if key in many else key for at, key in enumerate(keys)] if many else keys


def _joined(runs: list[Run]) -> Iterator[list[Run]]:
    group: list[Run] = []
    for run in runs:
        if group:
            last = group[-1]
            gap, gap_there = run.here - last.here - last.length, run.there - last.there - last.length
            if not (0 <= gap <= _MAX_GAP and 0 <= gap_there <= _MAX_GAP):
                yield group
                group = []
        group.append(run)
    if group:
        yield group


def _with_gaps(group: list[Run], here: Hashes, there: Hashes) -> Iterator[Run]:
    """The runs, and between them the equal words of the gaps, which are too short to be runs."""
    for at, run in enumerate(group):
        yield run
        if at + 1 < len(group):
            start, start_there = run.here + run.length, run.there + run.length
            a = here[start : group[at + 1].here].tolist()
            b = there[start_there : group[at + 1].there].tolist()
            for i, j, size in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
                if size:
                    yield Run(start + i, start_there + j, size)
