"""Cells of tables that a spreadsheet may open.

A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
"""

from __future__ import annotations

Cell = str | int | float | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(cell: Cell) -> Cell:
    """The cell, with an apostrophe before what a spreadsheet would run; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def one_line(text: str) -> str:
    """The text without tabs and line breaks, which end a cell or a row of a tab-separated file."""
    return " ".join(text.split())
