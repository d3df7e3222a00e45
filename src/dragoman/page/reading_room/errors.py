"""What a page can answer instead of itself."""

from __future__ import annotations

from dragoman.errors import DragomanError


class NotFound(DragomanError):
    """The address leads to nothing in this library."""

    reason = "not-found"


class BadAddress(DragomanError):
    """A value in the address is none of those possible; ``field`` and ``value`` name it."""

    reason = "bad-address"

    def __init__(self, field: str, value: str) -> None:
        super().__init__(f"{field}: {value!r} is not possible here.")
        self.field = field
        self.value = value
