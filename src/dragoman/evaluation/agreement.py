"""When a predicted value agrees with gold, one function a measure (coding guide, section 6)."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.evaluation.matching import best_pairs
from dragoman.evaluation.names import fold, same_name
from dragoman.evaluation.shapes import GoldClaim, GoldEvent, GoldPlace, GoldStatement


def country(code: str) -> str:
    """Country or international code of an actor code: «RUS GOV» → «RUS», «UNO» → «UNO»; none of an unknown («UNK»)."""
    return "" if code == "UNK" else code.split(" ")[0]


def same_parties(gold: GoldEvent, predicted: GoldEvent) -> bool:
    """Same countries as sources and as recipients; in all, where gold is reciprocal."""
    sources, recipients = _countries(predicted.sources), _countries(predicted.recipients)
    if not gold.recipients and len(gold.sources) >= 2:
        return sources | recipients == _countries(gold.sources)
    return sources == _countries(gold.sources) and recipients == _countries(gold.recipients)


def same_speakers(gold: GoldStatement, predicted: GoldStatement) -> bool:
    """Same set of actor codes, sector included."""
    return {s.code for s in gold.speakers} == {s.code for s in predicted.speakers}


def same_speaker_names(gold: GoldStatement, predicted: GoldStatement) -> bool:
    """Names pair up one to one, up to accents, case, titles and given name."""
    names = best_pairs(gold.speakers, predicted.speakers, lambda g, p: float(same_name(g.name, p.name)))
    return len(gold.speakers) == len(predicted.speakers) == len(names)


def claim_set(claims: Iterable[GoldClaim]) -> set[tuple[str, str]]:
    """(Claimant's country or ``author``, modality) of each claim."""
    return {(country(claim.by), claim.modality) for claim in claims}


def is_fact(event: GoldEvent) -> bool:
    """Whether the outlet itself is said to vouch for it."""
    return GoldClaim("author", "actual") in event.claims


def same_time(gold: GoldEvent, predicted: GoldEvent) -> bool:
    """Same interval of days."""
    a, b = gold.time, predicted.time
    return a is not None and b is not None and (a.start, a.end) == (b.start, b.end)


def same_place(gold: GoldEvent, predicted: GoldEvent) -> bool:
    """Same place name, up to accents and case, in the same country as far as both say."""
    return gold.place is not None and predicted.place is not None and _same_place(gold.place, predicted.place)


def _countries(codes: Iterable[str]) -> set[str]:
    return {country(code) for code in codes}


def _same_place(a: GoldPlace, b: GoldPlace) -> bool:
    agree = not (a.country and b.country) or a.country == b.country
    return agree and fold(a.name) == fold(b.name)
