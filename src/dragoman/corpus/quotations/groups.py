"""One quotation as many articles print it: its earliest form, its variants, and how each differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.corpus.quotations.quoted_words import Speaker
from dragoman.record import Span

ChangeKind = Literal["left out", "added", "replaced"]


@dataclass(frozen=True, slots=True)
class Printing:
    """A quotation as one article has it: ``spans`` are its words in that text, ``speaker`` the words that name who spoke.

    ``statement`` is ``None`` where the words stand in quotation marks and the record gives them to nobody.
    """

    document: str
    statement: str | None
    published: str | None
    spans: tuple[Span, ...]
    words: str
    speakers: tuple[Speaker, ...]
    speaker: Span | None


@dataclass(frozen=True, slots=True)
class Change:
    """A difference from the reference: ``reference`` are the words there, ``here`` those in the variant's first printing.

    ``left out`` has no words here, ``added`` none in the reference. ``marked`` is true where the article says so itself: an
    omission by «[…]» or «(…)», an addition by brackets around it.
    """

    kind: ChangeKind
    reference: Span | None
    here: Span | None
    marked: bool


@dataclass(frozen=True, slots=True)
class Variant:
    """The printings that have the same words, typography aside, by date; no ``changes`` where they are the reference's."""

    printings: tuple[Printing, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class QuotationGroup:
    """A quotation of several articles. ``reference`` is its earliest form, of one day the longest.

    ``speakers_conflict`` is true when two articles give it to speakers who cannot be one.
    """

    id: str
    reference: Printing
    variants: tuple[Variant, ...]
    speakers_conflict: bool
