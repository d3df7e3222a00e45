"""The counts behind each measure of the coding guide (section 6), and their table."""

from __future__ import annotations

from dataclasses import dataclass, field

MATCH = 0.5
STRICT = 0.8


@dataclass(slots=True)
class Ratio:
    """``right`` of ``total``; its value is ``None`` when there was nothing to judge."""

    right: int = 0
    total: int = 0

    def add(self, right: bool) -> None:
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

    def add(self, matched: int, gold: int, predicted: int) -> None:
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

    def as_table(self) -> str:
        """The measures as lines of text: name, value, counts."""
        lines = [f"{self.articles} article{'s' if self.articles != 1 else ''}"]
        for name, matches in (
            ("statements", self.statements),
            (f"statements, Jaccard ≥ {STRICT}", self.statements_strict),
        ):
            lines += _match_lines(name, matches)
        for name in ("speaker", "speaker_name", "kind", "act", "within"):
            lines.append(_ratio_line(f"{name.replace('_', ' ')} accuracy", getattr(self, name)))
        lines += _match_lines("events (who, what, whom)", self.events)
        lines += _match_lines("events, type only", self.events_type_only)
        lines.append(_ratio_line("claim accuracy", self.claims))
        per_100 = self.false_facts.value
        shown = "–" if per_100 is None else f"{100 * per_100:.1f}"
        lines.append(
            _line(
                "false facts per 100 events",
                shown,
                f"{self.false_facts.right}/{self.false_facts.total}",
            )
        )
        for name in ("time", "place"):
            lines.append(_ratio_line(f"{name} accuracy", getattr(self, name)))
        lines.append(_ratio_line("citation", self.citation))
        return "\n".join(lines)


def _line(name: str, value: str, counts: str) -> str:
    return f"{name:<40}{value:>6}  {counts}"


def _ratio_line(name: str, ratio: Ratio) -> str:
    return _line(name, _shown(ratio.value), f"{ratio.right}/{ratio.total}")


def _match_lines(name: str, matches: Matches) -> list[str]:
    return [
        _line(
            f"{name}: precision",
            _shown(matches.precision),
            f"{matches.matched}/{matches.predicted}",
        ),
        _line(f"{name}: recall", _shown(matches.recall), f"{matches.matched}/{matches.gold}"),
        _line(f"{name}: F1", _shown(matches.f1), ""),
    ]


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
