"""A small library for the tests: three invented dispatches whose records are written by hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dragoman.corpus.linking import Links
from dragoman.library.links import write_links
from dragoman.library.store import Library
from dragoman.record import QUAD_OF_TYPE, Actor, Claim, Count, Document, Event, Place, Record, Span, Statement, Time

DENIAL = (
    "Bamako dément toute livraison d’armes\n"
    "Le ministère malien a affirmé lundi que Niamey avait livré des armes aux rebelles près de Gao.\n"
    "Le gouvernement nigérien assure que « Niamey n’a rien livré » et que le porte-parole malien a dit que "
    "« tout va bien ».\n"
    "Les deux pays signeront un accord en mars."
)
SIGNED = (
    "Un accord signé entre Bamako et Niamey\nLe Mali et le Niger ont signé un accord de coopération mercredi à Gao.\n"
    "Il vaut au moins 3,5 millions d’euros et environ vingt instructeurs."
)
HOSTILE = "<script>alert(1)</script> & «titre»\nLe Mali a condamné l’attaque. <img src=x onerror=alert(2)>"


def spot(text: str, words: str, nth: int = 0) -> Span:
    """Where the words stand in the text."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def linked(path: Path, records: Iterable[Record]) -> Path:
    """Writes a library of these records with the links between them, and gives its path."""
    with Library.open(path) as made:
        for record in records:
            made.add(record)
        with Links(made.records) as links:
            write_links(made, links)
    return path


def library(path: Path) -> Path:
    """Writes the library and gives its path."""
    with Library.open(path) as made:
        for record in (denial(), signed(), hostile()):
            made.add(record)
    return path


def denial() -> Record:
    """A disputed delivery, speech within speech, and an agreement that is planned."""
    at = _finder(DENIAL)
    return Record(
        coder="test",
        document=_document("dementi", DENIAL, "2025-10-14", "Le Courrier d’essai"),
        actors=(
            _actor("a1", "ministère malien", "MLI GOV", at("ministère malien")),
            _actor("a2", "gouvernement nigérien", "NER GOV", at("gouvernement nigérien")),
            _actor("a3", "Niger", "NER GOV", at("Niamey"), "state"),
            _actor("a4", "rebelles", "MLI REB", at("rebelles"), "group"),
            _actor("a5", "porte-parole malien", "MLI GOV", at("porte-parole malien"), "person"),
            _actor("a6", "Mali", "MLI GOV", at("Bamako"), "state"),
        ),
        statements=(
            _said("s1", "a1", at("Niamey avait livré des armes aux rebelles près de Gao"), at("a affirmé"), "accuse"),
            _said("s2", "a2", _whole_denial(), at("assure"), "deny"),
            _said("s3", "a5", at("tout va bien"), at("a dit"), "say", within="s2"),
        ),
        events=(
            _event("e1", "AID", ("a3",), ("a4",), at("Niamey avait livré des armes aux rebelles"), "disputed",
                   Claim(by="a1", statement="s1", modality="actual"),
                   Claim(by="a2", statement="s2", modality="negated"),
                   place=Place(name="Gao", country="MLI", lat=16.27, lon=-0.04, geonames=2457161, words=at("Gao")),
                   time=Time(start="2025-10-13", end="2025-10-13", words=at("lundi"))),
            _event("e2", "AGREE", ("a6", "a3"), (), at("Les deux pays signeront un accord"), "planned",
                   Claim(by="author", modality="planned"),
                   time=Time(start="2026-03-01", end="2026-03-31", words=at("en mars"))),
        ),
    )  # fmt: skip


def signed() -> Record:
    """What came of the plan."""
    at = _finder(SIGNED)
    place = Place(name="Gao", country="MLI", lat=16.27, lon=-0.04, geonames=2457161, words=at("Gao"))
    return Record(
        coder="test",
        document=_document("accord", SIGNED, "2026-03-12", "Agence d’essai"),
        actors=(
            _actor("a1", "Mali", "MLI GOV", at("Le Mali"), "state"),
            _actor("a2", "Niger", "NER GOV", at("le Niger"), "state"),
        ),
        events=(
            _event("e1", "AGREE", ("a1", "a2"), (), at("Le Mali et le Niger ont signé un accord"), "asserted",
                   Claim(by="author", modality="actual"), place=place, counts=(
                       Count(of="money", low=3.5e6, high=None, unit="EUR", by="author",
                             words=at("au moins 3,5 millions d’euros")),
                       Count(of="forces", low=20, high=20, approximate=True, by="a2",
                             words=at("environ vingt instructeurs")),
                   )),
        ),
    )  # fmt: skip


def hostile() -> Record:
    """An article whose words would be markup if they were not escaped."""
    at = _finder(HOSTILE)
    return Record(
        coder="test",
        document=_document("../../etc/passwd", HOSTILE, None, '"><script>alert(3)</script>'),
        actors=(_actor("a1", "<b>Mali</b>", "MLI GOV", at("Le Mali")),),
        statements=(_said("s1", "a1", at("<img src=x onerror=alert(2)>"), at("a condamné"), "condemn"),),
    )


def many(path: Path, count: int) -> Path:
    """A library of ``count`` articles with an event each."""
    with Library.open(path) as made:
        for n in range(count):
            record = signed()
            document = record.document.model_copy(update={"id": f"doc{n:03}", "published": f"2026-01-{n % 28 + 1:02}"})
            made.add(record.model_copy(update={"document": document}))
    return path


def _finder(text: str) -> Any:
    return lambda words, nth=0: spot(text, words, nth)


def _document(id: str, text: str, published: str | None, outlet: str) -> Document:
    return Document.from_text(text, id=id, title=text.split("\n")[0], published=published, outlet=outlet)


def _actor(id: str, name: str, code: str, mention: Span, kind: str = "institution") -> Actor:
    return Actor(id=id, name=name, code=code, kind=kind, mentions=(mention,))  # type: ignore[arg-type]


def _said(id: str, who: str, content: Span, cue: Span, act: str, within: str | None = None) -> Statement:
    return Statement(
        id=id, speakers=(who,), cue=(cue,), lemma=act, kind="indirect", act=act, content=(content,), within=within,  # type: ignore[arg-type]
        confidence=0.9,
    )  # fmt: skip


def _whole_denial() -> Span:
    return Span(spot(DENIAL, "Niamey n’a rien livré").start, spot(DENIAL, "tout va bien").end)


def _event(
    id: str, type: str, sources: tuple[str, ...], recipients: tuple[str, ...], words: Span, standing: str,
    *claims: Claim, **more: Any,
) -> Event:  # fmt: skip
    return Event(
        id=id, type=type, quad=QUAD_OF_TYPE[type], cameo="010", intensity=1.0, sources=sources, recipients=recipients,  # type: ignore[arg-type,index]
        evidence=(words,), claims=claims, standing=standing, confidence=0.9, **more,  # type: ignore[arg-type]
    )  # fmt: skip
