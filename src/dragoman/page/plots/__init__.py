"""Plots, drawn on the server: each gives an SVG for the page and the table behind it.

They load nothing, run nothing and say nothing by colour alone.
"""

from dragoman.library.queries.rows import Month
from dragoman.page.plots.balance import balance
from dragoman.page.plots.drawing import Plot
from dragoman.page.plots.months import activity, coverage
from dragoman.page.plots.timeline import timeline
from dragoman.page.plots.world import land, world

__all__ = ["Plot", "activity", "balance", "coverage", "timeline", "warm", "world"]


def warm() -> None:
    """Starts what draws and reads the map's background: a second or two that the first reader need not wait for."""
    coverage((Month("2000-01", 0, 0, 0),), "fr")
    land()
