"""The counts behind each measure of the coding guide (section 6)."""

from __future__ import annotations

from dataclasses import dataclass, field

MATCH = 0.5
STRICT = 0.8


@dataclass(slots=True)
class Ratio:
    """``right`` of ``total``; its value is ``None`` when there was nothing to judge."""

    right: int = 0
    total: int = 0

    def judge(self, right: bool) -> None:
        """Counts one more judgement."""
        self.right += right
        self.total += 1

    @property
    def value(self) -> float | None:
        """The share, 0.0 to 1.0."""
        return self.right / self.total if self.total else None


@dataclass(slots=True)
class Matches:
    """How many gold and predicted items there are, and how many of them were paired."""

    matched: int = 0
    gold: int = 0
    predicted: int = 0

    def count(self, matched: int, gold: int, predicted: int) -> None:
        """Counts the items of one more article."""
        self.matched += matched
        self.gold += gold
        self.predicted += predicted

    @property
    def precision(self) -> float | None:
        """Share of the predicted items that were paired; ``None`` when nothing was predicted."""
        return self.matched / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """Share of the gold items that were paired; ``None`` when gold holds none."""
        return self.matched / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; ``None`` when there is nothing on either side."""
        either = self.gold + self.predicted
        return 2 * self.matched / either if either else None


@dataclass(slots=True)
class Scores:
    """Counts behind every measure; ``false_facts`` counts among the predicted events."""

    articles: int = 0
    statements: Matches = field(default_factory=Matches)
    statements_strict: Matches = field(default_factory=Matches)
    speaker: Ratio = field(default_factory=Ratio)
    speaker_name: Ratio = field(default_factory=Ratio)
    kind: Ratio = field(default_factory=Ratio)
    act: Ratio = field(default_factory=Ratio)
    within: Ratio = field(default_factory=Ratio)
    events: Matches = field(default_factory=Matches)
    events_type_only: Matches = field(default_factory=Matches)
    claims: Ratio = field(default_factory=Ratio)
    false_facts: Ratio = field(default_factory=Ratio)
    time: Ratio = field(default_factory=Ratio)
    place: Ratio = field(default_factory=Ratio)
    citation: Ratio = field(default_factory=Ratio)

    def add(self, other: Scores) -> None:
        """Adds another article's counts to these."""
        self.articles += other.articles
        for name in self.__slots__[1:]:
            mine, theirs = getattr(self, name), getattr(other, name)
            for count in mine.__slots__:
                setattr(mine, count, getattr(mine, count) + getattr(theirs, count))
