"""How one document is coded: the only place of this room that knows the coder."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import dragoman
from dragoman.errors import RejectedInput
from dragoman.record import Document
from dragoman.scale.settings import Settings
from dragoman.view.confident import confident

if TYPE_CHECKING:
    from dragoman.analysis.attempts import Outcome
    from dragoman.analysis.coder import Coder


class Coding:
    """Codes documents as ``dragoman code`` does with the same settings; the model is loaded when it is first needed."""

    def __init__(self, settings: Settings) -> None:
        self._triage = settings.triage
        self._least = settings.min_confidence

    def load(self) -> None:
        """Loads the model and the tables, if that was not done. Raises what they raise when they are broken."""
        _ = self._coder

    @cached_property
    def _coder(self) -> Coder:
        return dragoman.load()

    def __call__(self, document: Document) -> Outcome:
        """The record of a document or why there is none, and what the first pass skipped of it; never raises."""
        result, skipped = self._coder.attempt(document, triage=self._triage)
        return (result if isinstance(result, RejectedInput) else confident(result, self._least)), skipped
