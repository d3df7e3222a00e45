"""An invented article coded by hand, with everything that a record can hold."""

from __future__ import annotations

from dragoman.record import (
    Actor,
    Claim,
    Count,
    Document,
    Event,
    Place,
    Record,
    Span,
    Statement,
    Time,
)

TEXT = (
    "Le Sahelstan dément 🛰️ toute livraison\n"
    "\n"
    "L'armée a annoncé mardi que « le ministre a dit que Portville niait les faits », selon un "
    "communiqué.\n"
    "Des drones auraient frappé Maréville en octobre 2025, a affirmé l’opposition <portvilloise>.\n"
    "Elle parle d'au moins douze morts, le ministre d'une vingtaine de blessés.\n"
)


def span(words: str, text: str = TEXT) -> Span:
    """Where ``words`` first stand in the text."""
    start = text.index(words)
    return Span(start, start + len(words))


def full_record() -> Record:
    """Nested statements, a reciprocal event, a disputed one, a place, times and an emoji."""
    return Record(
        coder="test 1",
        document=Document.from_text(
            TEXT,
            title="Le Sahelstan dément 🛰️ toute livraison",
            outlet="Le Courrier fictif",
            url="https://example.org/article?a=1&b=2",
            author="A. Nonyme",
            published="2025-10-14",
        ),
        actors=(
            Actor(
                id="a1",
                name="armée du Sahelstan",
                code="MLI MIL",
                kind="institution",
                mentions=(span("L'armée"),),
            ),
            Actor(
                id="a2",
                name="Portville",
                code="FRA GOV",
                kind="state",
                mentions=(span("Portville"),),
                wikidata="Q1",
            ),
            Actor(
                id="a3",
                name="opposition <portvilloise>",
                code="",
                kind="group",
                mentions=(span("l’opposition"),),
            ),
        ),
        statements=(
            Statement(
                id="s2",
                speakers=("a2",),
                speaker=span("Portville"),
                cue=(span("niait"),),
                lemma="nier",
                kind="indirect",
                act="deny",
                content=(span("les faits"),),
                within="s1",
                confidence=0.75,
            ),
            Statement(
                id="s1",
                speakers=("a1",),
                speaker=span("L'armée"),
                cue=(span("a annoncé"), span("selon un communiqué")),
                lemma="annoncer",
                kind="mixed",
                act="announce",
                content=(span("le ministre a dit que Portville niait les faits"),),
                addressees=("a2", "a3"),
                confidence=0.9,
                time=Time(start="2025-10-14", end="2025-10-14", words=span("mardi")),
            ),
            Statement(
                id="s3",
                cue=(span("dément"),),
                lemma="démentir",
                kind="indirect",
                act="deny",
                content=(span("toute livraison"),),
                confidence=1.0,
            ),
        ),
        events=(
            Event(
                id="e1",
                type="ASSAULT",
                mode="drone",
                contexts=("terrorism", "military"),
                quad="material conflict",
                cameo="1951",
                intensity=-9.6,
                sources=("a1",),
                recipients=("a2",),
                time=Time(start="2025-10-01", end="2025-10-31", words=span("en octobre 2025")),
                place=Place(
                    name="Maréville",
                    country="MLI",
                    lat=12.65,
                    lon=-8.0,
                    geonames=2460596,
                    words=span("Maréville"),
                ),
                evidence=(span("Des drones auraient frappé Maréville"), span("🛰️")),
                claims=(
                    Claim(by="a3", modality="actual"),
                    Claim(by="a2", statement="s2", modality="negated"),
                ),
                counts=(
                    Count(of="killed", low=12, high=None, by="a3", words=span("au moins douze morts")),
                    Count(
                        of="wounded",
                        low=20,
                        high=20,
                        approximate=True,
                        by="author",
                        words=span("une vingtaine de blessés"),
                    ),
                    Count(
                        of="money", low=None, high=1.5e6, unit="EUR", by="a2", statement="s2", words=span("les faits")
                    ),
                ),
                standing="disputed",
                confidence=0.6,
            ),
            Event(
                id="e2",
                type="CONSULT",
                quad="verbal cooperation",
                cameo="040",
                intensity=1.0,
                sources=("a1", "a2"),
                evidence=(span("selon un communiqué"),),
                claims=(Claim(by="author", modality="actual"),),
                standing="asserted",
                confidence=1.0,
            ),
        ),
    )


def empty_record(text: str = "Rien à signaler.") -> Record:
    """A record of an article that says nothing."""
    return Record(coder="test 1", document=Document.from_text(text))
