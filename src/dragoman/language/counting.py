"""The French words of number and of what is counted, as typed rows over ``fr/numbers.toml`` and ``fr/counts.toml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from dragoman.language.calendar import fold
from dragoman.record import Counted
from dragoman.tables import Row, read_rows

NumberKind = Literal["small", "hundred", "scale", "group", "bound"]
BoundKind = Literal["", "least", "most", "about", "none"]
CountKind = Literal[
    "noun", "done-to", "does", "deed", "force", "toll", "total", "measure", "part", "currency"
]  # fmt: skip


class NumberWord(Row):
    """A number and the words for it, or words that make a number a bound; ``numbers.toml`` explains each ``kind``."""

    kind: NumberKind
    value: int = 0
    bound: BoundKind = ""
    forms: tuple[str, ...] = Field(min_length=1)


class CountWord(Row):
    """Words that tell what a number counts; ``counts.toml`` explains each ``kind``."""

    kind: CountKind
    of: Counted | Literal[""] = ""
    unit: str = ""
    people: bool = False
    words: tuple[str, ...] = Field(min_length=1)


@cache
def number_words() -> tuple[NumberWord, ...]:
    """Every row of ``numbers.toml``. Raises ``TableError`` on a bad row."""
    return read_rows(files("dragoman.language") / "fr" / "numbers.toml", "word", NumberWord, unique=("kind", "forms"))


@cache
def count_words() -> tuple[CountWord, ...]:
    """Every row of ``counts.toml``. Raises ``TableError`` on a bad row."""
    return read_rows(files("dragoman.language") / "fr" / "counts.toml", "word", CountWord, unique=("kind", "words"))


@cache
def numbers(kind: NumberKind) -> dict[str, int]:
    """Folded form -> value, for the number words of one kind."""
    return {fold(f): w.value for w in number_words() if w.kind == kind for f in w.forms}


@cache
def bounds(bound: BoundKind) -> tuple[str, ...]:
    """Folded words that make a number such a bound, the longest first."""
    return tuple(sorted((fold(f) for w in number_words() if w.bound == bound for f in w.forms), key=len, reverse=True))


@cache
def counted(kind: CountKind) -> dict[str, CountWord]:
    """Word, in lower case -> its row, for the count words of one kind."""
    return {form: w for w in count_words() if w.kind == kind for form in w.words}
