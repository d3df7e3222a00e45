"""A record becomes comparable with gold: ids give way to codes and names."""

from __future__ import annotations

from dragoman.evaluation import from_record, score
from dragoman.evaluation.shapes import GoldActor, GoldClaim
from dragoman.record import Actor, Claim, Document, Event, Place, Record, Span, Statement, Time

TEXT = "Bamako a annoncé jeudi avoir reçu des armes de Moscou."


def record() -> Record:
    return Record(
        document=Document.from_text(TEXT, published="2025-10-14"),
        actors=(
            Actor(id="a1", name="Mali", code="MLI GOV", kind="state", mentions=(Span(0, 6),)),
            Actor(id="a2", name="Russie", code="RUS GOV", kind="state", mentions=(Span(47, 53),)),
        ),
        statements=(
            Statement(
                id="s1",
                speakers=("a1",),
                cue=(Span(7, 16),),
                lemma="annoncer",
                kind="indirect",
                act="announce",
                content=(Span(23, 53),),
                confidence=0.9,
            ),
        ),
        events=(
            Event(
                id="e1",
                type="AID",
                quad="material cooperation",
                cameo="0700",
                intensity=7.0,
                sources=("a2",),
                recipients=("a1",),
                time=Time(start="2025-10-09", end="2025-10-09", words=Span(17, 22)),
                place=Place(name="Bamako", country="MLI", words=Span(0, 6)),
                evidence=(Span(23, 53),),
                claims=(Claim(by="a1", statement="s1", modality="actual"),),
                standing="claimed",
                confidence=0.9,
            ),
        ),
    )


def test_ids_become_codes_and_names() -> None:
    article = from_record(record())
    (statement,), (event,) = article.statements, article.events
    assert statement.speakers == (GoldActor("MLI GOV", "Mali"),)
    assert article.cite(statement.content) == "avoir reçu des armes de Moscou"
    assert (event.sources, event.recipients) == (("RUS GOV",), ("MLI GOV",))
    assert event.claims == (GoldClaim("MLI GOV", "actual"),)
    assert (article.published, article.text) == ("2025-10-14", TEXT)


def test_a_record_scores_against_itself() -> None:
    article = from_record(record())
    scores = score([(article, article)])
    assert (scores.events.f1, scores.time.value, scores.place.value) == (1.0, 1.0, 1.0)
