"""What is left of the limits while an archive is read, however deep the archives lie in one another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Tally:
    """What all archives inside one source have used so far."""

    decompressed: int = 0
    members: int = 0


@dataclass(frozen=True)
class Budget:
    """The tally that the archives inside one source share, and how deep this one lies."""

    tally: Tally
    depth: int = 0

    def inside(self) -> Budget:
        """The same tally, one level further in."""
        return Budget(self.tally, self.depth + 1)
