"""The gender that a given name tells, for pronouns."""

from __future__ import annotations

from functools import cache

from dragoman.language.folding import fold
from dragoman.world.tables import given_names


def gender_of_given_name(name: str) -> str:
    """«m», «f», or empty when the first of a name's words tells neither; a lone word may be a surname and tells nothing."""
    words = fold(name).replace("-", " ").split()
    return _genders().get(words[0], "") if len(words) >= 2 else ""


@cache
def _genders() -> dict[str, str]:
    return {name: row.gender for row in given_names() for name in row.names}
