"""Where the sentences of a text begin, by its marks alone: good enough to compare articles, and quick."""

from __future__ import annotations

import re

import numpy as np

from dragoman.corpus.folded_words import FoldedWords, Offsets

# After a line's end, or after a final mark and what closes with it, before a capital, a digit or an opening mark;
# «M. Diop» and «J. B. Camara» are no ends.
_BEGINS = re.compile(
    r"\n\s*(?=\S)"
    r"|(?<!\b[A-ZÀ-Ý]\.)(?<!\bMM\.)(?<=[.!?…])(?:[ \u00a0\u202f]?[»”\"])?[ \t\u00a0\u202f]+(?=[«“\"A-ZÀ-Ý0-9—–])"
)


def sentence_starts(text: str, words: FoldedWords) -> Offsets:
    """The number of the first word of each sentence, in order; every word is in one."""
    offsets = [0, *(match.end() for match in _BEGINS.finditer(text))]
    firsts = np.unique(np.searchsorted(words.starts, np.array(offsets, dtype=np.int64)))
    return firsts[firsts < len(words)]
