"""The same coder over any number of articles, on Daft: in-process or on a Ray cluster, restartable, into Parquet.

A run has two steps. *Reading* turns the input into pieces of so many articles, each a small file; *coding* turns every
piece into one part of each table. A part is finished when its marker is written, which is done last. Everything that is
written has a name that follows from the input alone, and appears whole or not at all: to do a thing twice changes
nothing, so that a run that was killed, or a worker that died, costs only time.
"""

from __future__ import annotations

from dragoman.scale.errors import ScaleError
from dragoman.scale.run import Outcome, scale
from dragoman.scale.settings import Settings

__all__ = ["Outcome", "ScaleError", "Settings", "scale"]
