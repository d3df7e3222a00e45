"""What the coding guide fixes for whoever codes by hand: modes of a type, who must be named, and the standing."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman import record
from dragoman.evaluation.shapes import GoldClaim
from dragoman.record import EventType, Standing

MODES: dict[EventType, tuple[str, ...]] = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law",
        "arrest", "deport", "withhold", "misinformation", "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip
"""The modes of each type, in the guide's order (section 3)."""

NEEDS_RECIPIENT: frozenset[EventType] = frozenset(
    ("SUPPORT", "COOPERATE", "AID", "REQUEST", "ACCUSE", "THREATEN", "SANCTION", "COERCE", "ASSAULT")
)
"""The types that the guide marks with ``*``."""


def standing_of(claims: Iterable[GoldClaim]) -> Standing:
    """The standing that follows from the claims (see ``record.standing_of``)."""
    return record.standing_of((claim.by, claim.modality) for claim in claims)
