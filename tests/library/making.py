"""Small records for the library's questions: invented articles, coded by hand in a line or two each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dragoman.library.store import Library
from dragoman.record import QUAD_OF_TYPE, Actor, Claim, Document, Event, Place, Record, Span, Statement, Time


def span(text: str, words: str) -> Span:
    """Where the words first stand in the text."""
    start = text.index(words)
    return Span(start, start + len(words))


class Article:
    """A record that grows: ``Article("…").actor(…).said(…).done(…).record``; actors are called by their names."""

    def __init__(self, text: str, published: str | None = None, outlet: str = "Le Courrier fictif") -> None:
        self.text = text
        title = text.partition("\n")[0]
        self.document = Document.from_text(text, title=title, published=published, outlet=outlet)
        self.actors: dict[str, Actor] = {}
        self.statements: list[Statement] = []
        self.events: list[Event] = []

    def actor(self, name: str, code: str = "", mention: str = "", kind: Any = "state") -> Article:
        id = f"a{len(self.actors) + 1}"
        mentions = (span(self.text, mention or name),)
        self.actors[name] = Actor(id=id, name=name, code=code, kind=kind, mentions=mentions)
        return self

    def said(self, words: str, *speakers: str, cue: str = "", act: Any = "say", to: tuple[str, ...] = ()) -> Article:
        self.statements.append(
            Statement(
                id=f"s{len(self.statements) + 1}",
                speakers=self._ids(speakers),
                addressees=self._ids(to),
                cue=(span(self.text, cue),) if cue else (),
                lemma=cue or "dire",
                kind="indirect",
                act=act,
                content=(span(self.text, words),),
                confidence=0.8,
            )
        )
        return self

    def done(
        self,
        type: Any,
        words: str,
        sources: tuple[str, ...] = (),
        recipients: tuple[str, ...] = (),
        *,
        standing: Any = "asserted",
        claims: tuple[tuple[str, str, str], ...] = (("author", "", "actual"),),
        day: str = "",
        place: tuple[str, float, float] | None = None,
    ) -> Article:
        """``claims``: who («author» or a name), in which statement, how."""
        cited = span(self.text, words)
        where = Place(name=place[0], country="MLI", lat=place[1], lon=place[2], words=cited) if place else None
        self.events.append(
            Event(
                id=f"e{len(self.events) + 1}",
                type=type,
                quad=QUAD_OF_TYPE[type],
                cameo="010",
                intensity=-1.0,
                sources=self._ids(sources),
                recipients=self._ids(recipients),
                time=Time(start=day, end=day, words=cited) if day else None,
                place=where,
                evidence=(cited,),
                claims=tuple(
                    Claim(by="author" if by == "author" else self.actors[by].id, statement=said or None, modality=how)
                    for by, said, how in claims  # type: ignore[misc]
                ),
                standing=standing,
                confidence=0.7,
            )
        )
        return self

    def _ids(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.actors[name].id for name in names)

    @property
    def record(self) -> Record:
        """What was coded so far."""
        return Record(
            coder="test 1",
            document=self.document,
            actors=tuple(self.actors.values()),
            statements=tuple(self.statements),
            events=tuple(self.events),
        )


def delivery() -> Record:
    """The Sahelstan accuses Portville of arming rebels; Portville denies it."""
    text = (
        "Le Sahelstan accuse Portville\n\n"
        "Le général Sékou Traoré a affirmé que Portville avait livré des armes aux rebelles du Nord.\n"
        "Portville a démenti toute livraison. L’Élysée n’a rien ajouté."
    )
    article = Article(text, "2025-10-14").actor("Sékou Traoré", "MLI MIL", kind="person").actor("Portville", "FRA GOV")
    article.actor("rebelles du Nord", "MLI REB", kind="group")
    article.said("Portville avait livré des armes aux rebelles du Nord", "Sékou Traoré", cue="a affirmé", act="accuse")
    article.said("toute livraison", "Portville", cue="a démenti", act="deny")
    claims = (("Sékou Traoré", "s1", "actual"), ("Portville", "s2", "negated"))
    article.done(
        "AID", "livré des armes aux rebelles du Nord", ("Portville",), ("rebelles du Nord",),
        standing="disputed", claims=claims,
    )  # fmt: skip
    return article.done("ACCUSE", "Le Sahelstan accuse Portville", ("Sékou Traoré",), ("Portville",)).record


def visit() -> Record:
    """A visit announced, in January."""
    text = (
        "Visite prévue\n\nLe ministère malien a annoncé une visite à Portville le 3 mars. "
        "Les sanctions générales et le cœur du débat restent."
    )
    article = Article(text, "2026-01-20", "L’Écho fictif").actor("ministère malien", "MLI GOV", kind="institution")
    article.actor("Portville", "FRA GOV")
    article.said("une visite à Portville le 3 mars", "ministère malien", cue="a annoncé", act="announce")
    return article.done(
        "CONSULT", "une visite à Portville le 3 mars", ("ministère malien",), ("Portville",), standing="planned",
        claims=(("ministère malien", "s1", "planned"),), day="2026-03-03", place=("Portville", 12.6, -8.0),
    ).record  # fmt: skip


def meeting() -> Record:
    """The visit took place, in March."""
    text = "Rencontre\n\nLe ministre malien a été reçu mardi à Portville. Le SEKOU TRAORE d’hier s’est tu."
    article = Article(text, "2026-03-04").actor("ministre malien", "MLI GOV", kind="person")
    article.actor("Portville", "FRA GOV").actor("Sekou Traore", "MLI MIL", "SEKOU TRAORE", kind="person")
    return article.done(
        "CONSULT", "a été reçu mardi à Portville", ("ministre malien",), ("Portville",), day="2026-03-03",
        place=("Portville", 12.6, -8.0),
    ).record  # fmt: skip


def library(path: Path, *records: Record) -> Path:
    """A library that holds the records; without any, the three above."""
    with Library.open(path) as opened:
        for record in records or (delivery(), visit(), meeting()):
            opened.add(record)
    return path
