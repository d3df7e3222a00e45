"""Who speaks, as far as the words tell."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.record import Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Resolved actors (maybe none) and the words that name them. ``possible`` is false for what cannot speak."""

    actors: tuple[int, ...] = ()
    span: Span | None = None
    possible: bool = True
    resolved: bool = True


NOBODY = Speaker()
IMPOSSIBLE = Speaker(possible=False)
