"""Which events a format that knows only facts may show.

Such a format has no place for «the ministry claims it» or «another denies it»: an event that only somebody claims would
read there as one that happened (coding guide, section 3).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.record import Event, Record, Standing

_FACTS: frozenset[Standing] = frozenset({"asserted"})
_ON_SOMEBODYS_WORD: frozenset[Standing] = frozenset({"claimed", "disputed"})


@dataclass(slots=True)
class Kept:
    """Chooses the events that may go out, and counts those that may not by their standing.

    ``include_claimed`` lets claimed and disputed events through; what is only planned, asked for, possible or denied
    never goes out as a fact.
    """

    include_claimed: bool = False
    left_out: Counter[Standing] = field(default_factory=Counter)

    def events(self, record: Record) -> Iterator[Event]:
        """The events of a record that may go out, in order."""
        for event in record.events:
            if self.admits(event):
                yield event
            else:
                self.left_out[event.standing] += 1

    def admits(self, event: Event) -> bool:
        """Whether an event may go out as one that happened."""
        return event.standing in _FACTS or (self.include_claimed and event.standing in _ON_SOMEBODYS_WORD)

    def sentence(self) -> str:
        """How many events were left out and why, in one sentence; empty when none was."""
        if not self.left_out:
            return ""
        parts = ", ".join(f"{count} {standing}" for standing, count in sorted(self.left_out.items()))
        claimed = any(standing in _ON_SOMEBODYS_WORD for standing in self.left_out)
        hint = "; --include-claimed lets the claimed and disputed ones through" if claimed else ""
        return f"left out, as this format cannot say on whose word an event stands: {parts}{hint}"
