"""Frames: the same sentences about something else, with the names, days and numbers changed. «Le vainqueur de l'étape est …»

Two articles on two matches, two verdicts or two polls share their sentences, and are no copies: what they say differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from dragoman.corpus.copies.alignment import Passage
from dragoman.corpus.copies.prepared import Prepared
from dragoman.language.folding import fold

_MIN_EXCHANGES = 3
_MIN_OF_ONE_OUTLET = 2  # outlets fill frames of their own; a frame that two outlets share is rare
_WORDS_PER_EXCHANGE = 25
_SAME_NAME = 0.6  # «Zelensky» and «Zelenskyy», «Chebab» and «Shebab»
_NUMBER = re.compile(
    r"\d.*|(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|cent|mille)s?"
    r"|(?:douz|quinz|vingt|trent|cent)aines?|\w+iemes?|premi(?:er|ere)s?|seconde?s?"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
_BEFORE_A_SENTENCE = '.!?…:\n«“"–—-'


def are_frames(passages: Iterable[Passage], copy: Prepared, source: Prepared) -> bool:
    """Whether the passages differ by so many names and numbers that they tell of two things."""
    passages = list(passages)
    exchanged = {pair for passage in passages for pair in _exchanges(passage, copy, source)}
    words = sum(passage.words for passage in passages)
    enough = _MIN_OF_ONE_OUTLET if copy.outlet == source.outlet else _MIN_EXCHANGES
    return len(exchanged) >= enough and len(exchanged) * _WORDS_PER_EXCHANGE > words


def _exchanges(passage: Passage, copy: Prepared, source: Prepared) -> Iterator[tuple[str, str]]:
    """The names and numbers that stand between equal words, where both sides have other ones."""
    for run, following in pairwise(passage.runs):
        here = _told(copy, run.here + run.length, following.here)
        there = _told(source, run.there + run.length, following.there)
        ours, theirs = " ".join(sorted(here - there)), " ".join(sorted(there - here))
        if ours and theirs and not _is_one_name(ours, theirs):
            yield ours, theirs


def _is_one_name(one: str, other: str) -> bool:
    if _NUMBER.fullmatch(one) or _NUMBER.fullmatch(other):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SAME_NAME


def _told(document: Prepared, first: int, last: int) -> set[str]:
    text, words = document.document.text, document.words
    found = set()
    for at in range(first, last):
        word = text[words.starts[at] : words.ends[at]]
        before = text[max(0, words.starts[at] - 3) : words.starts[at]].rstrip(" \u00a0\u202f")
        folded = fold(word)
        if _NUMBER.fullmatch(folded) or (word[0].isupper() and before and before[-1] not in _BEFORE_A_SENTENCE):
            found.add(folded)
    return found
