"""Copies in a corpus: which documents printed which passages of which others, and who printed them first.

One pass over the documents keeps, on disk, their texts and a few digests of each sentence; documents with a sentence alike
are then laid side by side, in the order of printing. First is who has the earliest date of publication; of one day, who
gives nobody credit for the text, then the longer, then the smaller id. Undated documents come last.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from dragoman.corpus.buckets import Buckets, Numbers
from dragoman.corpus.candidates import candidate_pairs
from dragoman.corpus.copies.alignment import SHINGLE
from dragoman.corpus.copies.credits import gives_credit
from dragoman.corpus.copies.laid_beside import link_between
from dragoman.corpus.copies.links import Copies, CopyLink
from dragoman.corpus.copies.own_lines import find_own_lines, outlet_salt, own_keys
from dragoman.corpus.copies.prepared import Prepared
from dragoman.corpus.copies.sentences import sentence_starts
from dragoman.corpus.copies.signatures import bands, sentence_shingles
from dragoman.corpus.copies.spooled import Spooled
from dragoman.corpus.folded_words import Hashes, WordFolder, shingles
from dragoman.corpus.media_names import outlet_name
from dragoman.corpus.spool import Spool
from dragoman.record import Document

_BATCH = 400
_KEPT_READY = 256
_MIN_SHINGLES = 6  # fewer cannot make fifteen words in three runs
_UNDATED = "9999-99-99"
Rank = tuple[str, bool, int, str]


def find_copies(documents: Iterable[Document]) -> Copies:
    """Every copy among the documents, which are read once; a document whose id came before is passed over.

    Memory holds a few numbers a document and what was found; the texts are in a temporary folder meanwhile.
    """
    with tempfile.TemporaryDirectory(prefix="dragoman-copies-") as folder:
        corpus = _Corpus(Path(folder))
        try:
            corpus.read(documents)
            links = tuple(corpus.links())
            return Copies(links, _groups(corpus.ids_by_rank(), links))
        finally:
            corpus.close()


def copy_groups(documents: Iterable[Document]) -> dict[str, str]:
    """The group of each document, by id: copies go by the id of the document that printed first."""
    return dict(find_copies(documents).groups)


class _Corpus:
    """The documents on disk, and what tells which of them to lay side by side."""

    def __init__(self, folder: Path) -> None:
        self._spool: Spool[Spooled] = Spool(folder, "documents")
        self._shingles: Spool[Hashes] = Spool(folder, "shingles")
        self._bands = Buckets(folder, "bands")
        self._printed = Buckets(folder, "printed")
        self._fold = WordFolder()
        self._ranks: list[Rank] = []
        self._salts: list[int] = []

    def read(self, documents: Iterable[Document]) -> None:
        """Spools the documents, and notes the digests of their sentences."""
        seen: set[str] = set()
        batch: list[tuple[int, Spooled]] = []
        for document in documents:
            if document.id in seen:
                continue
            seen.add(document.id)
            spooled = Spooled(
                document.id,
                document.title,
                document.text,
                outlet_name(document.outlet, document.url),
                document.published,
            )
            batch.append((self._spool.add(spooled), spooled))
            if len(batch) == _BATCH:
                self._note(batch)
                batch = []
        self._note(batch)

    def _note(self, batch: Sequence[tuple[int, Spooled]]) -> None:
        sets: list[Hashes] = []
        owners: list[int] = []
        printed: list[tuple[Hashes, int]] = []
        for number, document in batch:
            words = self._fold(document.text)
            starts = sentence_starts(document.text, words)
            self._ranks.append((document.published or _UNDATED, gives_credit(document), -len(words), document.id))
            self._shingles.add(np.unique(shingles(words.hashes, SHINGLE)))
            self._salts.append(int(outlet_salt(document.outlet)))
            printed.append((own_keys(document.outlet, words.hashes, starts), number))
            found = sentence_shingles(words.hashes, starts)
            sets += found
            owners += [number] * len(found)
        self._printed.add(printed)
        self._bands.add(zip(bands(sets), owners, strict=True))

    def ids_by_rank(self) -> list[str]:
        """The documents' ids in the order of printing."""
        return [rank[-1] for rank in sorted(self._ranks)]

    def links(self) -> Iterator[CopyLink]:
        """The links, by the copy's rank and then by the source's."""
        order = sorted(range(len(self._ranks)), key=self._ranks.__getitem__)
        ranks: Numbers = np.empty(len(order), dtype=np.uint32)
        ranks[order] = np.arange(len(order), dtype=np.uint32)
        salts = np.array(self._salts, dtype=np.uint64)
        keys_of = lru_cache(maxsize=_KEPT_READY)(self._sentence_keys)
        own_lines = find_own_lines(self._printed, self._bands, salts, keys_of)

        @lru_cache(maxsize=_KEPT_READY)
        def ready(rank: int) -> Prepared:
            document = self._spool[order[rank]]
            return Prepared(document, self._fold(document.text), own_lines)

        @lru_cache(maxsize=_KEPT_READY)
        def shingles_of(rank: int) -> Hashes:
            return self._shingles[order[rank]]

        for rank, earlier in candidate_pairs(self._bands, ranks, own_lines.bands):
            # The larger a corpus, the more of its articles meet by chance: those must not cost reading their texts.
            sources = [source for source in earlier if _share_enough(shingles_of(rank), shingles_of(source))]
            if not sources:
                continue
            copy = ready(rank)
            taken = np.zeros_like(copy.counts)
            for source in sources:
                if link := link_between(copy, ready(source), taken):
                    yield link

    def _sentence_keys(self, number: int) -> frozenset[int]:
        document = self._spool[number]
        words = self._fold(document.text)
        return frozenset(own_keys(document.outlet, words.hashes, sentence_starts(document.text, words)).tolist())

    def close(self) -> None:
        """Lets go of the files."""
        for store in (self._spool, self._shingles, self._bands, self._printed):
            store.close()


def _share_enough(one: Hashes, other: Hashes) -> bool:
    return len(np.intersect1d(one, other, assume_unique=True)) >= _MIN_SHINGLES


def _groups(ids: Iterable[str], links: Iterable[CopyLink]) -> dict[str, str]:
    """Links come in the order of printing, so the group of a source is settled before that of its copies."""
    groups = {id: id for id in ids}
    for link in links:
        if link.kind != "partial" and groups[link.copy] == link.copy:
            groups[link.copy] = groups[link.source]
    return groups
