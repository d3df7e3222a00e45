"""A record with an event of every standing, made by hand so that no test hangs on a reading of the coder."""

from __future__ import annotations

from dragoman.record import Actor, Claim, Count, Document, Event, Place, Record, Span, Statement, Time

TEXT = (
    "Mali : attaque d'un poste à Gao\n\n"
    "Des hommes armés ont tué au moins deux soldats maliens mardi à Gao. L'armée affirme avoir abattu dix assaillants, "
    "ce que les rebelles démentent. Le président ivoirien se rendra à Bamako jeudi. Les rebelles auraient arrêté un maire. "
    "=Le ministre «malien» a salué l'aide."
)


def span(words: str) -> Span:
    """Where the words stand first."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _actor(id: str, name: str, code: str, kind: str, words: str) -> Actor:
    return Actor.model_validate({"id": id, "name": name, "code": code, "kind": kind, "mentions": (span(words),)})


ATTACK = Event(
    id="e1", type="ASSAULT", mode="firearms", quad="material conflict", cameo="190", intensity=-10.0, sources=("a1",),
    recipients=("a2",), time=Time(start="2025-10-14", end="2025-10-14", words=span("mardi")),
    place=Place(name="Gao", country="MLI", lat=16.27167, lon=-0.04472, geonames=2457161, words=span("Gao")),
    evidence=(span("Des hommes armés ont tué au moins deux soldats maliens"),),
    claims=(Claim(by="author", modality="actual"),),
    counts=(Count(of="killed", low=2, by="author", words=span("au moins deux soldats")),),
    standing="asserted", confidence=0.8,
)  # fmt: skip
DISPUTED = Event(
    id="e2", type="ASSAULT", quad="material conflict", cameo="190", intensity=-10.0, sources=("a3",), recipients=("a4",),
    evidence=(span("avoir abattu dix assaillants"),),
    claims=(Claim(by="a3", statement="s1", modality="actual"), Claim(by="a4", modality="negated")),
    standing="disputed", confidence=0.7,
)  # fmt: skip
PLANNED = Event(
    id="e3", type="CONSULT", mode="visit", quad="verbal cooperation", cameo="042", intensity=1.9, sources=("a5",),
    recipients=("a6",), evidence=(span("Le président ivoirien se rendra à Bamako"),),
    claims=(Claim(by="author", modality="planned"),), standing="planned", confidence=0.8,
)  # fmt: skip
POSSIBLE = Event(
    id="e4", type="COERCE", mode="arrest", quad="material conflict", cameo="173", intensity=-5.0, sources=("a4",),
    evidence=(span("Les rebelles auraient arrêté un maire"),), claims=(Claim(by="author", modality="possible"),),
    standing="possible", confidence=0.5,
)  # fmt: skip
CLAIMED = Event(
    id="e5", type="AID", quad="material cooperation", cameo="070", intensity=7.0, sources=("a7",), recipients=("a6",),
    evidence=(span("=Le ministre «malien» a salué l'aide"),), claims=(Claim(by="a6", modality="actual"),),
    standing="claimed", confidence=0.6,
)  # fmt: skip


def record(*events: Event) -> Record:
    """The article with these events; with all of them when none is named."""
    return Record(
        coder="test",
        document=Document.from_text(
            TEXT, title="Mali : attaque d'un poste à Gao", outlet="Le Journal fictif", published="2025-10-15",
            url="https://example.org/gao",
        ),
        actors=(
            _actor("a1", "hommes armés", "MLI UAF", "group", "Des hommes armés"),
            _actor("a2", "soldats maliens", "MLI MIL", "group", "soldats maliens"),
            _actor("a3", "Armée malienne", "MLI MIL", "institution", "L'armée"),
            _actor("a4", "rebelles", "MLI REB", "group", "les rebelles"),
            _actor("a5", "Président ivoirien", "CIV GOV", "person", "Le président ivoirien"),
            _actor("a6", "=Mali", "MLI GOV", "state", "malien"),
            _actor("a7", "Nations unies", "UNO", "organisation", "armés"),
            _actor("a8", "Union européenne", "EUR", "organisation", "armés"),
        ),
        statements=(
            Statement(
                id="s1", speakers=("a3",), cue=(span("affirme"),), lemma="affirmer", kind="indirect", act="say",
                content=(span("avoir abattu dix assaillants"),), confidence=0.9,
            ),
        ),
        events=events or (ATTACK, DISPUTED, PLANNED, POSSIBLE, CLAIMED),
    )  # fmt: skip
