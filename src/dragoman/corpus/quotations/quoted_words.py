"""The words that an article quotes: statement by statement, then what stands in quotation marks and in no statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from dragoman.analysis.quotation import Quotation, find_quotations
from dragoman.corpus.folded_words import FoldedWords, WordFolder
from dragoman.corpus.quotations.titles import is_title
from dragoman.record import Actor, ActorKind, Record, Span, Statement

MIN_WORDS = 5
MIN_WORDS_OF_NOBODY = 8  # fewer, in marks and without a speaker, may be a name, a title or irony
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
    """Words that an article quotes, with ``spans`` in its text; ``statement`` is ``None`` where the record gives them to
    no statement, and they have no speaker then."""

    document: str
    statement: str | None
    published: str | None
    spans: tuple[Span, ...]
    said: str
    speakers: tuple[Speaker, ...]
    speaker: Span | None
    words: tuple[Word, ...]

    @property
    def id(self) -> str:
        """Tells it from every other of the corpus, the same in each run."""
        return f"{self.document}:{self.statement or self.spans[0].start}"


def quoted_in(record: Record, fold: WordFolder) -> Iterator[Quoted]:
    """What the record's statements quote word for word, of five words or more, with the quoted parts of mixed ones; then
    what stands in quotation marks and in no statement, of eight words or more, titles of works left out."""
    text = record.document.text
    quotations = [quotation for quotation in find_quotations(text) if quotation.depth == 0]
    if not quotations and not any(statement.kind == "direct" for statement in record.statements):
        return
    words = fold(text)
    of_statements = [*_of_statements(record, words, [quotation.inner for quotation in quotations])]
    yield from of_statements
    taken = [span for quoted in of_statements for span in quoted.spans]
    yield from _of_nobody(record, words, quotations, taken)


def _of_statements(record: Record, words: FoldedWords, marked: list[Span]) -> Iterator[Quoted]:
    text = record.document.text
    actors = {actor.id: actor for actor in record.actors}
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


def _of_nobody(record: Record, words: FoldedWords, quotations: list[Quotation], taken: list[Span]) -> Iterator[Quoted]:
    """A quotation of which a statement has a part is passed over whole: what is left of it may be its cue clause."""
    text = record.document.text
    for parts in _whole(quotations):
        spans = tuple(part.inner for part in parts)
        if any(span.start < other.end and other.start < span.end for span in spans for other in taken):
            continue
        found = tuple(_words(text, words, spans))
        if len(found) >= MIN_WORDS_OF_NOBODY and not is_title(text, parts[0].outer, spans[-1].end):
            yield Quoted(
                document=record.document.id,
                statement=None,
                published=record.document.published,
                spans=spans,
                said=" ".join(text[span.start : span.end] for span in spans),
                speakers=(),
                speaker=None,
                words=found,
            )


def _whole(quotations: list[Quotation]) -> Iterator[list[Quotation]]:
    """Each quotation with the paragraphs over which it goes on."""
    parts: list[Quotation] = []
    for quotation in quotations:
        if parts and not quotation.continues:
            yield parts
            parts = []
        parts.append(quotation)
    if parts:
        yield parts


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
