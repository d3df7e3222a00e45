"""A document made ready to be laid beside another: its words, and which of them count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from dragoman.analysis.quotation import find_quotations
from dragoman.corpus.copies.aside import parts_aside
from dragoman.corpus.copies.own_lines import OwnLines
from dragoman.corpus.copies.sentences import sentence_starts
from dragoman.corpus.copies.spooled import Spooled
from dragoman.corpus.folded_words import FoldedWords, Hashes
from dragoman.corpus.media_names import medium_key
from dragoman.record import Span

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Prepared:
    """A document's words, and what is asked of them when it is laid beside another."""

    document: Spooled
    words: FoldedWords
    own_lines: OwnLines

    @cached_property
    def counts(self) -> Mask:
        """Which words are of the body: not those set aside, nor what the outlet prints in article after article."""
        text = self.document.text
        sentences = sentence_starts(text, self.words)
        own = self.own_lines.among(self.document.outlet, self.words.hashes, sentences)
        of_own_lines = np.repeat(own, np.diff(np.append(sentences, len(self.words))))
        return ~(_mask(self.words, parts_aside(text, self.document.title)) | of_own_lines)

    @cached_property
    def quoted(self) -> Mask:
        """Which words stand in quotation marks."""
        return _mask(self.words, (quotation.inner for quotation in find_quotations(self.document.text)))

    @cached_property
    def body(self) -> int:
        """How many words count."""
        return int(self.counts.sum())

    @cached_property
    def outlet(self) -> str:
        """A key of the outlet; the same for two documents that name none."""
        return medium_key(self.document.outlet)

    def comparable(self, side: int) -> Hashes:
        """The words' digests, where those that do not count are equal to no word of the other side."""
        nothing = np.arange(len(self.words), dtype=np.uint64) + np.uint64(side << 40)
        return np.where(self.counts, self.words.hashes, nothing)

    def span(self, start: int, end: int) -> Span:
        """The stretch of text from word ``start`` to before word ``end``."""
        return Span(int(self.words.starts[start]), int(self.words.ends[end - 1]))


def _mask(words: FoldedWords, spans: Iterable[Span]) -> Mask:
    mask = np.zeros(len(words), dtype=np.bool_)
    for span in spans:
        first, last = np.searchsorted(words.starts, [span.start, span.end])
        mask[first:last] = True
    return mask
