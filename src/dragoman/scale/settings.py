"""What is asked of a run, as every process that takes part is told it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import dragoman
from dragoman.reading.limits import Limits, Options

PART_SIZE = 1000


@dataclass(frozen=True)
class Settings:
    """How the input is read and coded. ``part_size`` is the number of articles in a part; with ``triage`` only what
    can hold something is parsed, and events under ``min_confidence`` are left out.

    ``published`` (an ISO date), ``outlet``, ``columns`` and ``limits`` are those of ``reading.Options``.
    """

    published: str | None = None
    outlet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    part_size: int = PART_SIZE
    triage: bool = True
    min_confidence: float = 0.0

    @property
    def options(self) -> Options:
        """The options of reading."""
        return Options(self.published, self.outlet, self.columns, self.limits)

    def to_dict(self) -> dict[str, Any]:
        """As JSON values, with the version of the program, which decides the output too."""
        return {**asdict(self), "columns": dict(self.columns), "coder": f"dragoman {dragoman.__version__}"}

    @classmethod
    def from_json(cls, written: str) -> Settings:
        """The settings that ``to_dict`` gave."""
        values = json.loads(written)
        del values["coder"]
        return cls(**{**values, "limits": Limits(**values["limits"])})
