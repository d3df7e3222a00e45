"""How cooperative or hostile an act is: the Goldstein scale score of its CAMEO code.

The scale is Goldstein's (1992, Journal of Conflict Resolution 36, 369-385), carried over from WEIS to the codes of the
CAMEO codebook (Schrodt 2012, version 1.1b3). The scores are in ``fr/goldstein.toml``.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from pydantic import Field

from dragoman.tables import Row, read_rows


class Score(Row):
    """The score of one CAMEO code and of every longer code that has no row of its own."""

    cameo: str = Field(pattern=r"^\d{2,4}$")
    score: float = Field(ge=-10.0, le=10.0)


@cache
def scores() -> dict[str, float]:
    """Score by CAMEO code. Raises ``TableError`` on a bad row."""
    rows = read_rows(files("dragoman.language") / "fr" / "goldstein.toml", "score", Score, unique=("cameo",))
    return {row.cameo: row.score for row in rows}


def intensity(cameo: str) -> float:
    """The Goldstein score of a CAMEO code, -10 (conflict) to +10 (cooperation).

    A code without a row has the score of the longest code that begins it, in the end of its two-digit root.
    Raises ``ValueError`` when even the root is unknown.
    """
    known = scores()
    for length in range(len(cameo), 1, -1):
        if cameo[:length] in known:
            return known[cameo[:length]]
    raise ValueError(f"«{cameo}» is no CAMEO code: its root is none of 01 to 20; mend the code.")
