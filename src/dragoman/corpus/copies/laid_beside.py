"""One document laid beside an earlier one: the link between them, if they share enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np

from dragoman.corpus.copies.alignment import Passage, Run, shared_passages
from dragoman.corpus.copies.credits import credit_between
from dragoman.corpus.copies.frames import are_frames
from dragoman.corpus.copies.links import CopyKind, CopyLink, SharedSpan
from dragoman.corpus.copies.prepared import Mask, Prepared
from dragoman.record import Span

MIN_WORDS = 15
_MIN_BESIDE = 6
_MIN_DENSITY = 0.6
_MOST = 0.8


def link_between(copy: Prepared, source: Prepared, taken: Mask) -> CopyLink | None:
    """The link from a document to one printed before it, or ``None``.

    A passage makes a link from 15 equal words on, and shorter ones, from 6 on, belong to it then. Words that stand in
    quotation marks on both sides make none: two articles that quote one speaker did not copy each other. ``taken`` marks
    the copy's words that were found in still earlier documents; without others there is no link, and those are marked too.
    """
    ours, theirs = copy.comparable(1), source.comparable(2)
    passages = [
        passage
        for passage in shared_passages(ours, theirs)
        if _is_dense(passage) and not are_frames([passage], copy, source)
    ]
    if not any(_makes_link(passage, copy, source, taken) for passage in passages):
        return None
    passages = [passage for passage in passages if passage.words >= _MIN_BESIDE]
    if are_frames(passages, copy, source):
        return None
    here, there = np.zeros_like(copy.counts), np.zeros_like(source.counts)
    for run in _runs(passages):
        here[run.here : run.here + run.length] = True
        there[run.there : run.there + run.length] = True
    taken |= here
    copy_share, source_share = float(here.sum() / copy.body), float(there.sum() / source.body)
    return CopyLink(
        copy=copy.document.id,
        source=source.document.id,
        same_outlet=bool(copy.outlet) and copy.outlet == source.outlet,
        kind=_kind(copy_share, source_share),
        spans=tuple(_shared_span(passage, copy, source) for passage in passages),
        copy_share=round(copy_share, 4),
        source_share=round(source_share, 4),
        credit=credit_between(copy.document, source.document),
    )


def _is_dense(passage: Passage) -> bool:
    longest = max(end - start for start, end in (passage.here, passage.there))
    return passage.words >= _MIN_DENSITY * longest


def _makes_link(passage: Passage, copy: Prepared, source: Prepared, taken: Mask) -> bool:
    new = 0
    for run in passage.runs:
        here, there = slice(run.here, run.here + run.length), slice(run.there, run.there + run.length)
        new += int((~(copy.quoted[here] & source.quoted[there]) & ~taken[here]).sum())
    return new >= MIN_WORDS


def _runs(passages: Iterable[Passage]) -> Iterable[Run]:
    return (run for passage in passages for run in passage.runs)


def _kind(copy_share: float, source_share: float) -> CopyKind:
    if copy_share == source_share == 1:
        return "exact"
    if copy_share < _MOST:
        return "partial"
    return "near" if source_share >= _MOST else "cut"


def _shared_span(passage: Passage, copy: Prepared, source: Prepared) -> SharedSpan:
    return SharedSpan(
        copy=copy.span(*passage.here),
        source=source.span(*passage.there),
        words=passage.words,
        same=tuple(pair for run in passage.runs for pair in _stretches(run, copy, source)),
    )


def _stretches(run: Run, copy: Prepared, source: Prepared) -> Iterator[tuple[Span, Span]]:
    """The run cut where typography shifts one text against the other, so that inside a stretch places answer one to one."""
    here = copy.words.starts[run.here : run.here + run.length]
    there = source.words.starts[run.there : run.there + run.length]
    cuts = (np.flatnonzero(np.diff(here - there)) + 1).tolist()
    for first, last in pairwise([0, *cuts, run.length]):
        yield copy.span(run.here + first, run.here + last), source.span(run.there + first, run.there + last)
