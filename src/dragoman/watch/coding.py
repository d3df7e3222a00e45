"""The coder, loaded when the first article needs it and anew from time to time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from dragoman.errors import RejectedInput
from dragoman.record import Document, Record

# The model keeps every new word that it meets; over months that would fill the memory.
RENEWED_AFTER = 5_000


class Coder(Protocol):
    """What codes: ``analysis.coder.Coder``, or a stand-in of a test."""

    def pipe(self, documents: Iterable[Document]) -> Iterator[Record | RejectedInput]:
        """One result for each document."""
        ...


class Coding:
    """Codes one article at a time with what ``load`` gives."""

    def __init__(self, load: Callable[[], Coder]) -> None:
        self._load = load
        self._coder: Coder | None = None
        self._coded = 0

    def code(self, document: Document) -> Record:
        """The record of an article. Raises ``RejectedInput`` when it cannot be coded."""
        if self._coder is None or self._coded >= RENEWED_AFTER:
            self._coder, self._coded = None, 0  # the old one goes before the new one comes
            self._coder = self._load()
        self._coded += 1
        (result,) = self._coder.pipe([document])
        if isinstance(result, RejectedInput):
            raise result
        return result
