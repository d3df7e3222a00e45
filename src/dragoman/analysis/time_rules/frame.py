"""What a time expression may be resolved against."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

from dragoman.analysis.time_rules.groups import Groups

Anchor = Literal["absolute", "publication", "context"]


class MissingError(Exception):
    """What the expression counts from is not known."""


class Frame:
    """What an expression may be resolved against; ``anchor`` is what a rule did ask for.

    The dates raise ``MissingError`` when they are not known.
    """

    def __init__(self, published: date | None, last: date | None, is_future: Callable[[], bool]) -> None:
        self._published, self._last, self._is_future = published, last, is_future
        self.anchor: Anchor = "absolute"

    @property
    def published(self) -> date:
        """The publication date."""
        self.anchor = "publication"
        if self._published is None:
            raise MissingError
        return self._published

    @property
    def last(self) -> date:
        """The day last named in the text."""
        self.anchor = "context"
        if self._last is None:
            raise MissingError
        return self._last

    def count_from_publication(self) -> None:
        """Says that the expression depends on the publication date, though its day cannot be told."""
        _ = self.published

    def future(self, groups: Groups) -> bool:
        """The direction that the words give («dernier», «prochain», «d'ici», «depuis»), or else the tense."""
        if groups.direction:
            return groups.direction > 0
        if groups["bound"].startswith(("d'ici", "depuis")):
            return groups["bound"] != "depuis"
        return self._is_future()
