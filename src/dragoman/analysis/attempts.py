"""What becomes of each article of a stream: its record or its rejection, and what the first pass left unparsed."""

from __future__ import annotations

from typing import Any

from dragoman.errors import RejectedInput
from dragoman.record import Document, Record
from dragoman.triage import Skipped

Outcome = tuple[Record | RejectedInput, Skipped | None]


def failed(document: Document | str, error: Exception) -> Outcome:
    """The outcome of an article on which the coder failed: a bug of ours, which must not stop the others."""
    name = _name(document)
    return RejectedInput("coder-failed", f"{name}: the coder failed ({error!r}); please report it.", name), None


def died(document: Any, how: str) -> Outcome:
    """The outcome of an article whose process ended under it; ``how`` completes «the process that coded it …»."""
    name = _name(document)
    said = f"{name}: the process that coded it {how}; give it more memory, or code this article alone."
    return RejectedInput("worker-died", said, name), None


def _name(document: Any) -> str:
    return document.id if isinstance(document, Document) else ""
