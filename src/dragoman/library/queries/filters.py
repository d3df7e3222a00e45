"""What may be asked of a list, and how a list is cut into pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Filter:
    """Everything given must hold; an empty string asks for nothing. Each list takes what makes sense for it.

    ``words``: words of the article (articles), of what is said (statements), of the evidence (events); see ``words``.
    ``speaker``: of the statement, or of one that carries a claim of the event; ``actor``: whoever says it, is spoken
    to, or is a party. Both are a code, its beginning («RUS»), or words of a name without regard to accents and case.
    ``name`` and ``code``: one actor exactly, as ``ActorRow`` gives it, that says it or is a party; without a name
    everyone of that code.
    ``country`` and ``other``: countries of two parties, in either direction; ``country`` alone: of one party.
    ``since`` and ``until``: days of publication, both included. ``min_confidence``: of the event, a number from 0 to 1.
    """

    words: str = ""
    speaker: str = ""
    actor: str = ""
    name: str = ""
    code: str = ""
    country: str = ""
    other: str = ""
    type: str = ""
    act: str = ""
    standing: str = ""
    quad: str = ""
    min_confidence: str = ""
    since: str = ""
    until: str = ""
    outlet: str = ""
    place: str = ""
    document: str = ""


ANYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Paging:
    """Which rows of a list: at most ``size`` that come after a mark that an earlier page gave as ``next``.

    ``most`` is the largest size that is granted: that of a page, unless a whole list is walked through.
    """

    after: str = ""
    size: int = 25
    most: int = MOST_ROWS

    @property
    def limit(self) -> int:
        """How many rows to fetch."""
        return min(max(self.size, 1), self.most)


FIRST_PAGE = Paging()


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A page of a list: its rows, how many rows the whole list has, and the mark of the next page (empty at the end)."""

    rows: tuple[T, ...]
    total: int
    next: str
