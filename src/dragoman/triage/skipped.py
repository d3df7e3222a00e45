"""What the first pass left unparsed of an article, for those who want to know."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal

from dragoman.record import Document, Span
from dragoman.triage.first_pass import Verdict


@dataclass(frozen=True, slots=True)
class Skipped:
    """An article of which all or some sentences were not parsed.

    ``reason`` is ``off-topic`` when the whole article was skipped, ``nothing-to-record`` when only ``spans`` were, each
    a sentence (offsets in code points, end exclusive). ``sentences`` counts all of the article's; ``score`` is how
    strongly its words speak for diplomacy and security.
    """

    id: str
    title: str | None
    reason: Literal["off-topic", "nothing-to-record"]
    score: float
    sentences: int
    spans: tuple[Span, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the article was parsed."""
        return self.reason == "off-topic"

    def to_json(self) -> str:
        """One line of JSON."""
        fields = {
            "id": self.id,
            "title": self.title,
            "reason": self.reason,
            "score": round(self.score, 2),
            "sentences": self.sentences,
            "skipped": [list(span) for span in self.spans],
        }
        return json.dumps(fields, ensure_ascii=False)


def skipped(document: Document, verdict: Verdict) -> Skipped | None:
    """What a verdict leaves out of a document; ``None`` when it is parsed whole."""
    if not verdict.skipped:
        return None
    return Skipped(
        document.id,
        document.title,
        "nothing-to-record" if verdict.is_kept else "off-topic",
        verdict.score,
        verdict.sentences,
        verdict.skipped,
    )
