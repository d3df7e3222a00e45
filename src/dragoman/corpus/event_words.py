"""The words of an event's evidence, for comparison: what it is about, which of two opposite acts it tells, and the turn
that its sentence gives it (put off, given up).

The lists are ``opposites.toml``, ``plain_words.toml`` and ``turns.toml``; a word is compared without accents or case.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from dragoman.language.folding import fold
from dragoman.tables import Row, read_rows

Turn = Literal["delayed", "dropped", "done"]
Pole = tuple[int, int]
"""A row of ``opposites.toml`` and which side of it."""

_WORD = re.compile(r"[a-z]+|\d+(?:[.,]\d+)*")
_WRITTEN = re.compile(r"[^\W\d_]+")
_ORDINAL = re.compile(
    r"\b(\d+)(?:e|eme|er|ere)\b|\b(premier|deuxieme|second|troisieme|quatrieme|cinquieme|sixieme)e?\b"
)
_SPELLED = {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5, "sixieme": 6}
_SHORT = 4
_STEM = 6
_SENTENCE_END = re.compile(r"[.!?…]\s|\n")


class Opposite(Row):
    """Two kinds of acts that undo each other, each by the beginnings of its words."""

    one: tuple[str, ...] = Field(min_length=1)
    other: tuple[str, ...] = Field(min_length=1)


class TurnWords(Row):
    """Words in a sentence that say what became of a plan, by their beginnings; ``unless``: beginnings of other words."""

    turn: Turn
    words: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()


def stems(text: str, without: str = "") -> dict[str, str]:
    """Beginnings of the words that tell one event from another, each with a word that has it; those of ``without``
    (names of parties) are left out."""
    known = {word[:_STEM] for word in _WORD.findall(fold(without))}
    found: dict[str, str] = {}
    for word in _WRITTEN.findall(text):
        folded = fold(word)
        stem = folded[:_STEM]
        if len(folded) >= _SHORT and folded.isalpha() and stem not in known and not _is_plain(folded):
            found.setdefault(stem, word)
    return found


def poles(text: str) -> frozenset[Pole]:
    """Which of two opposite acts the words tell; nothing of a pair when they tell both."""
    folded = " ".join(_WORD.findall(fold(text)))
    found = set()
    for row, pair in enumerate(_opposites()):
        sides = [bool(pattern.search(folded)) for pattern in pair]
        if sides[0] != sides[1]:
            found.add((row, int(sides[1])))
    return frozenset(found)


def are_opposite(one: frozenset[Pole], other: frozenset[Pole]) -> bool:
    """Whether some pair of acts is told by one side here and by the other there."""
    return any((row, 1 - side) in other for row, side in one)


def ordinals(text: str) -> frozenset[int]:
    """Which of a series the words count: «le troisième essai» is not «le quatrième»."""
    return frozenset(int(digits) if digits else _SPELLED[word] for digits, word in _ORDINAL.findall(fold(text)))


def turn_at(text: str, start: int, end: int) -> Turn | None:
    """What the sentence around ``text[start:end]`` says became of a plan, if it says so."""
    begins = max(
        (m.end() for m in _SENTENCE_END.finditer(text, max(0, start - 400), start)), default=max(0, start - 400)
    )
    after = _SENTENCE_END.search(text, end, min(len(text), end + 400))
    words = _WORD.findall(fold(text[begins : after.start() if after else min(len(text), end + 400)]))
    for row in _turns():
        for word in words:
            if word.startswith(row.words) and not word.startswith(row.unless or ("\0",)):
                return row.turn
    return None


@cache
def _opposites() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = read_rows(files("dragoman.corpus") / "opposites.toml", "opposite", Opposite)
    return tuple((_beginning(row.one), _beginning(row.other)) for row in rows)


def _beginning(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + ")")


@cache
def _turns() -> tuple[TurnWords, ...]:
    return read_rows(files("dragoman.corpus") / "turns.toml", "turn", TurnWords)


class _Plain(Row):
    words: tuple[str, ...]


@cache
def _plain() -> tuple[frozenset[str], tuple[str, ...]]:
    (row,) = read_rows(files("dragoman.corpus") / "plain_words.toml", "plain", _Plain)
    short = {word for word in row.words if len(word) <= _SHORT}
    return frozenset(word + end for word in short for end in ("", "s", "e", "es")), tuple(set(row.words) - short)


@cache
def _is_plain(word: str) -> bool:
    exact, beginnings = _plain()
    return word in exact or word.startswith(beginnings)
