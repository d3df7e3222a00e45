"""The errors a user can meet: one base class, one clear sentence each, and a reason code that programs can test."""

from __future__ import annotations


class DragomanError(Exception):
    """Base of every error raised on purpose.

    ``reason`` is a stable code in kebab case; the message is one sentence: what is wrong, where, and the mend.
    """

    reason = "error"


class TableError(DragomanError):
    """A row of a lexicon or of a world table is wrong; the message names the file and the line."""

    reason = "bad-table-row"


class RejectedInput(DragomanError):
    """A source that cannot become a document, or a document that cannot be coded.

    ``source`` names the input as the user gave it (a path, or a path and a row number).
    """

    def __init__(self, reason: str, message: str, source: str = "") -> None:
        super().__init__(message)
        self.reason = reason
        self.source = source
