"""Dragoman as a component of a spaCy pipeline: ``nlp.add_pipe("dragoman")``, then ``doc._.statements``, ``doc._.events``.

The component codes ``doc.text`` with Dragoman's own parser, whatever else the pipeline holds, so that its records are
those of ``dragoman code``. What it finds is kept with the doc as JSON: docs can be pickled, stored and sent to processes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Words

from dragoman.errors import RejectedInput
from dragoman.record import Actor, Event, Record, Span, Statement

if TYPE_CHECKING:
    from dragoman.analysis.coder import Coder

_KEY = "dragoman"


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """A statement with the doc's own spans: ``content`` and ``cue`` cover the cited words, whole tokens each."""

    statement: Statement
    speakers: tuple[Actor, ...]
    cue: tuple[Words, ...]
    content: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event with its parties, and the doc's own spans of its evidence, whole tokens each."""

    event: Event
    sources: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    evidence: tuple[Words, ...]


class DragomanComponent:
    """Codes each doc. ``published`` is the ISO date of all of them; ``doc._.published`` of one doc wins over it."""

    def __init__(self, published: str | None = None) -> None:
        self._published = published

    def __call__(self, doc: Doc) -> Doc:
        """The doc with its record. A text that cannot be coded (empty, too long) gets none, and raises nothing."""
        try:
            record = _coder()(doc.text, published=doc._.published or self._published)
        except RejectedInput:
            return doc
        doc.user_data[_KEY] = record.to_json()
        return doc


@Language.factory(
    "dragoman", assigns=["doc._.dragoman", "doc._.statements", "doc._.events"], default_config={"published": None}
)
def make_component(nlp: Language, name: str, published: str | None) -> DragomanComponent:  # noqa: ARG001
    """What ``nlp.add_pipe("dragoman", config={"published": "2025-10-14"})`` makes."""
    return DragomanComponent(published)


@cache
def _coder() -> Coder:
    """One coder a process, loaded when the first doc comes: spaCy imports this module whenever it loads a pipeline."""
    from dragoman.analysis.coder import load

    return load()


def _record(doc: Doc) -> Record | None:
    kept = doc.user_data.get(_KEY)
    return Record.model_validate_json(kept) if kept is not None else None


def _statements(doc: Doc) -> list[FoundStatement]:
    record = _record(doc)
    if record is None:
        return []
    return [
        FoundStatement(s, _actors(record, s.speakers), _words(doc, s.cue), _words(doc, s.content))
        for s in record.statements
    ]


def _events(doc: Doc) -> list[FoundEvent]:
    record = _record(doc)
    if record is None:
        return []
    return [
        FoundEvent(e, _actors(record, e.sources), _actors(record, e.recipients), _words(doc, e.evidence))
        for e in record.events
    ]


def _actors(record: Record, ids: tuple[str, ...]) -> tuple[Actor, ...]:
    return tuple(record.actor(id) for id in ids)


def _words(doc: Doc, spans: tuple[Span, ...]) -> tuple[Words, ...]:
    found: list[Any] = [doc.char_span(start, end, alignment_mode="expand") for start, end in spans]
    return tuple(words for words in found if words is not None)


for _name, _getter in (("dragoman", _record), ("statements", _statements), ("events", _events)):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, getter=_getter)
if not Doc.has_extension("published"):
    Doc.set_extension("published", default=None)
