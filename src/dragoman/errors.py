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

    ``source`` names the input as the user gave it (a path, or a path and a row number). The message is
    «source: what is wrong; the mend.»; ``what`` and ``mend`` are its parts, the mend after the last «; ».
    """

    def __init__(self, reason: str, message: str, source: str = "") -> None:
        super().__init__(message)
        self.reason = reason
        self.source = source

    def __reduce__(self) -> tuple[type[RejectedInput], tuple[str, str, str]]:
        """So that it can travel between processes."""
        return type(self), (self.reason, str(self), self.source)

    @property
    def said(self) -> str:
        """The message without the source before it."""
        # A message is written so that a terminal can print it, which not every file name is.
        printable = " ".join(self.source.split()).encode("utf-8", "replace").decode("utf-8")
        return str(self).removeprefix(f"{self.source}: ").removeprefix(f"{printable}: ")

    @property
    def what(self) -> str:
        """What is wrong, without the source and the mend."""
        return self._parts()[0]

    @property
    def mend(self) -> str:
        """What to do about it; empty when the message does not say."""
        return self._parts()[1]

    def _parts(self) -> tuple[str, str]:
        said = self.said.removesuffix(".")
        what, semicolon, mend = said.rpartition("; ")
        return (what, mend) if semicolon else (said, "")
