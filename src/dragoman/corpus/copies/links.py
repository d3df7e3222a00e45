"""What was found about copies: links from a document to the one that printed its words first, and what follows from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dragoman.record import Span

CopyKind = Literal["exact", "near", "cut", "partial"]
CreditTo = Literal["source", "shared", "other"]


@dataclass(frozen=True, slots=True)
class Credit:
    """The credit that a copy gives: ``words`` in its text, the medium's ``name`` as printed there.

    ``to`` is ``source`` where it names the outlet that printed first, ``shared`` where both give credit to the same third
    one, ``other`` where it names someone else.
    """

    words: Span
    name: str
    to: CreditTo


@dataclass(frozen=True, slots=True)
class SharedSpan:
    """A passage that both documents hold: where it stands in each text, and how many of its words are the same.

    ``same`` are its stretches that are equal word for word and place for place, as pairs of spans, the copy's first.
    """

    copy: Span
    source: Span
    words: int
    same: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class CopyLink:
    """``copy`` holds words that ``source`` printed before it.

    ``exact``: their bodies have the same words. ``near``: at least 80 % of either's words are the other's. ``cut``: at
    least 80 % of the copy's words are the source's, which has more. ``partial``: less. The shares are of the words of each
    body. With ``same_outlet`` an outlet reprints itself, as in an article brought up to date.
    """

    copy: str
    source: str
    same_outlet: bool
    kind: CopyKind
    spans: tuple[SharedSpan, ...]
    copy_share: float
    source_share: float
    credit: Credit | None


@dataclass(frozen=True, slots=True)
class Printing:
    """One printing of a passage: in which document, where, and on whose credit."""

    document: str
    span: Span
    credit: Credit | None


@dataclass(frozen=True)
class Copies:
    """All links of a corpus. ``groups`` has every document: its group goes by the id of the one that printed first.

    Exact, near and cut copies are in the group of their source, as they are no sources of their own; who took over a part
    (``partial``) is not.
    """

    links: tuple[CopyLink, ...]
    groups: Mapping[str, str]

    @cached_property
    def _by_copy(self) -> Mapping[str, list[CopyLink]]:
        return _grouped(self.links, "copy")

    @cached_property
    def _by_source(self) -> Mapping[str, list[CopyLink]]:
        return _grouped(self.links, "source")

    def origin(self, document: str, span: Span) -> tuple[str, Span] | None:
        """Where the words of a span were printed first: a document and the span in its text.

        ``None`` when more than half of the span is in no passage shared with an earlier document: the words are its own.
        """
        for link in self._by_copy.get(document, ()):
            there = _counterpart(span, [pair for shared in link.spans for pair in shared.same])
            if there:
                return self.origin(link.source, there) or (link.source, there)
        return None

    def independent(self, places: Iterable[tuple[str, Span]]) -> int:
        """How many sources stand behind words found in several places, once copies are taken for what they are."""
        return len({self.source_of(document, span) for document, span in places})

    def source_of(self, document: str, span: Span) -> str:
        """The group of the document that printed the words first."""
        origin = self.origin(document, span)
        first = origin[0] if origin else document
        return self.groups.get(first, first)

    def printings(self, document: str, span: Span) -> list[Printing]:
        """Who printed these words of a document after it, in the order of printing, each with its credit."""
        found = []
        for link in self._by_source.get(document, ()):
            there = _counterpart(span, [(b, a) for shared in link.spans for a, b in shared.same])
            if there:
                found.append(Printing(link.copy, there, link.credit))
        return found


def _grouped(links: Iterable[CopyLink], side: Literal["copy", "source"]) -> Mapping[str, list[CopyLink]]:
    found: dict[str, list[CopyLink]] = defaultdict(list)
    for link in links:
        found[getattr(link, side)].append(link)
    return found


def _counterpart(span: Span, pairs: Iterable[tuple[Span, Span]]) -> Span | None:
    """The stretch that answers to ``span`` on the other side, when at least half of it does."""
    covered, start, end = 0, None, 0
    for here, there in sorted(pairs):
        first, last = max(span.start, here.start), min(span.end, here.end)
        if first >= last:
            continue
        covered += last - first
        low = there.start + first - here.start
        high = there.end if last == here.end else there.start + last - here.start
        start = low if start is None else min(start, low)
        end = max(end, high)
    return Span(start, end) if start is not None and start < end and 2 * covered >= span.end - span.start else None
