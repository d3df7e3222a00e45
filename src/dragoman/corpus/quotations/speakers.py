"""Whether two articles can mean the same speaker."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from dragoman.corpus.quotations.quoted_words import Speaker
from dragoman.language.folding import fold


def conflict(printings: Iterable[tuple[Speaker, ...]]) -> bool:
    """Whether two of the printings name speakers of whom none can be the other's. Who names nobody contradicts nobody."""
    named = [speakers for speakers in set(printings) if speakers]
    return any(not any(_can_be_one(a, b) for a in one for b in other) for one, other in combinations(named, 2))


def _can_be_one(one: Speaker, other: Speaker) -> bool:
    """Persons by their last name; anyone else by a name of theirs or by code: a ministry may be its minister."""
    names = [fold(speaker.name).replace("-", " ").split() for speaker in (one, other)]
    if one.kind == other.kind == "person":
        return bool(names[0] and names[1]) and (names[0][-1] in names[1] or names[1][-1] in names[0])
    if names[0] == names[1] or not one.code or not other.code:
        return True
    shorter, longer = sorted((one.code, other.code), key=len)
    return longer == shorter or longer.startswith(f"{shorter} ")
