"""What the coding guide fixes for whoever codes by hand: modes of a type, who must be named, and the standing."""

from __future__ import annotations

from collections.abc import Iterable

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
    """The standing that follows from the claims (coding guide, section 3).

    Asserted when the author says that it happened; disputed when one affirms it or promises it and another negates it;
    else the strongest commitment that is there. Without any claim it is ``possible``, the weakest.
    """
    claims = tuple(claims)
    if GoldClaim("author", "actual") in claims:
        return "asserted"
    deniers = {claim.by for claim in claims if claim.modality == "negated"}
    affirmers = {claim.by for claim in claims if claim.modality in ("actual", "planned")}
    if any(one != other for one in affirmers for other in deniers):
        return "disputed"
    said = {claim.modality for claim in claims}
    ranks: tuple[tuple[str, Standing], ...] = (
        ("actual", "claimed"),
        ("negated", "denied"),
        ("planned", "planned"),
        ("requested", "requested"),
    )
    return next((standing for modality, standing in ranks if modality in said), "possible")
