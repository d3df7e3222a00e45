"""Which of several readings of a name or demonym is taken."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.analysis.vocabulary import Entry

_ORDER = ("body", "leader", "state", "agent", "capital", "people", "adjective", "prefix")


def preferred(entries: Iterable[Entry]) -> list[Entry]:
    """The readings of one name, the likeliest first."""
    return sorted(entries, key=lambda entry: _ORDER.index(entry.kind))


def narrow(known: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    """The countries that both of two ambiguous words can mean; those of either when they share none."""
    both = tuple(c for c in new if c in known)
    return both or known or new
