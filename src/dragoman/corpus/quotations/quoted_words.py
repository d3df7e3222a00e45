"""The words that an article puts in a speaker's mouth, statement by statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from dragoman.analysis.quotation import find_quotations
from dragoman.corpus.folded_words import FoldedWords, WordFolder
from dragoman.record import Actor, ActorKind, Record, Span, Statement

MIN_WORDS = 5
_BEHIND = 8  # of what follows the last word: room for «[…]»


class Speaker(NamedTuple):
    """Who an article says spoke: the actor's name, code and kind in that article."""

    name: str
    code: str
    kind: ActorKind


class Word(NamedTuple):
    """A quoted word: its folded digest, its place in the text, and what stands between it and the next quoted one."""

    digest: int
    start: int
    end: int
    behind: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quoted words of one statement, with ``spans`` in its document's text."""

    document: str
    statement: str
    published: str | None
    spans: tuple[Span, ...]
    said: str
    speakers: tuple[Speaker, ...]
    speaker: Span | None
    words: tuple[Word, ...]


def quoted_in(record: Record, fold: WordFolder) -> Iterator[Quoted]:
    """What the record's statements quote word for word, of five words or more; the quoted parts of mixed ones."""
    text = record.document.text
    if not any(statement.kind in ("direct", "mixed") for statement in record.statements):
        return
    mixed = any(statement.kind == "mixed" for statement in record.statements)
    actors = {actor.id: actor for actor in record.actors}
    words = fold(text)
    marked = [quotation.inner for quotation in find_quotations(text) if quotation.depth == 0] if mixed else []
    taken: list[Span] = []
    for statement in record.statements:
        spans = _quoted_spans(statement, marked)
        if not spans or all(any(o.start <= s.start and s.end <= o.end for o in taken) for s in spans):
            continue
        found = tuple(_words(text, words, spans))
        if len(found) >= MIN_WORDS:
            taken += spans
            yield Quoted(
                document=record.document.id,
                statement=statement.id,
                published=record.document.published,
                spans=spans,
                said=" ".join(text[span.start : span.end] for span in spans),
                speakers=tuple(_speaker(actors[id]) for id in statement.speakers),
                speaker=statement.speaker,
                words=found,
            )


def _quoted_spans(statement: Statement, marked: list[Span]) -> tuple[Span, ...]:
    if statement.kind == "direct":
        return tuple(sorted(statement.content))
    if statement.kind != "mixed":
        return ()
    parts = (
        Span(max(content.start, quote.start), min(content.end, quote.end))
        for content in statement.content
        for quote in marked
    )
    return tuple(sorted(part for part in parts if part.start < part.end))


def _words(text: str, words: FoldedWords, spans: tuple[Span, ...]) -> Iterator[Word]:
    bounds = np.searchsorted(words.starts, spans)
    inside = np.concatenate([np.arange(first, last) for first, last in bounds])
    starts, ends, digests = (column[inside].tolist() for column in (words.starts, words.ends, words.hashes))
    for at, (digest, start, end) in enumerate(zip(digests, starts, ends, strict=True)):
        following = starts[at + 1] if at + 1 < len(starts) else end + _BEHIND
        yield Word(digest, start, end, text[end:following])


def _speaker(actor: Actor) -> Speaker:
    return Speaker(actor.name, actor.code, actor.kind)
