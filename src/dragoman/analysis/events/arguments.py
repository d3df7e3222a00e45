"""The arguments of a predicate: which actors stand in its slots, and what its object is."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.language.lexicon import Slot
from dragoman.record import Span


@dataclass(slots=True)
class Arguments:
    """Actors by slot, in the text's order, and the words of each slot."""

    slots: dict[Slot, tuple[int, ...]] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    heads: dict[Slot, list[int]] = field(default_factory=dict)
    """The words of each slot's phrase, for the object classes that a predicate needs."""
    object_place: str = ""
    """The country of an object that is a place («bombarder Alep»)."""
    subject_is_thing: bool = False
    """The subject is a noun phrase that is no actor."""
    infinitive: bool = False
    """Read of an infinitive, whose doer another clause may name («il est prévu de …»)."""
    unnamed_agent: bool = False
    """A passive without «par»."""
    towns: set[Slot] = field(default_factory=set)
    """Slots filled by a town that may stand for its state («Bamako»)."""
    both: tuple[int, ...] = ()
    """The parties of a compound demonym («russo-malien») or of «entre X et Y»."""
