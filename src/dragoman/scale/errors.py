"""What can end a run over many articles."""

from __future__ import annotations

from dragoman.errors import DragomanError


class ScaleError(DragomanError):
    """A run that cannot start or go on; the message is one sentence with the mend, ``reason`` its code."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
