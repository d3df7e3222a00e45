from __future__ import annotations

import pytest

from dragoman.corpus.event_mentions import mentions_of, ordinal
from dragoman.corpus.followups import Announcement, follow_up
from dragoman.record import Record
from tests.corpus.telling import Happened, Told, record_of

END = "2026-12-31"


def article(id: str, published: str, *events: Happened) -> Record:
    text = f"Titre de {id}\n" + "\n".join(event.words for event in events)
    return record_of(Told(f"Média {id}", published, text, events), id)


def followed(*records: Record) -> list[Announcement]:
    mentions = sorted(
        (m for r in records for m in mentions_of(r)), key=lambda m: (m.type, m.published or 0, m.document)
    )
    return list(follow_up(mentions, ordinal(END)))


def visit(words: str, claims: str = "author/planned", **more: str) -> Happened:
    given = {"who": "Awa Diallo=SEN GOV", "whom": "Mali=MLI GOV", "mode": "visit", "claims": claims}
    return Happened("CONSULT", words, **(given | more))  # type: ignore[arg-type]


PLAN = article("a", "2026-02-20", visit("Awa Diallo se rendra au Mali le 3 mars", days="2026-03-03"))


@pytest.mark.parametrize(
    ("published", "event", "kind"),
    [
        ("2026-02-25", visit("Awa Diallo ira au Mali le 3 mars", days="2026-03-03"), "repeated"),
        ("2026-03-04", visit("Awa Diallo a été reçue au Mali", "author/actual", days="2026-03-03"), "done"),
        ("2026-03-04", visit("Awa Diallo est arrivée au Mali", "author/actual"), "done"),
        ("2026-03-01", visit("Awa Diallo ira au Mali en mai", days="2026-05-01/2026-05-31"), "delayed"),
        ("2026-03-01", visit("La visite d'Awa Diallo au Mali a été reportée"), "delayed"),
        ("2026-03-01", visit("La visite d'Awa Diallo au Mali est annulée"), "dropped"),
        ("2026-03-01", visit("Awa Diallo ne se rendra pas au Mali", "author/negated", days="2026-03-03"), "dropped"),
    ],
)
def test_what_a_later_article_says_is_a_step_with_its_article(published: str, event: Happened, kind: str) -> None:
    (announcement,) = followed(PLAN, article("b", published, event))
    assert [(step.kind, step.mention.document) for step in announcement.steps] == [(kind, "b")]
    assert announcement.state == kind
    assert announcement.steps[0].why


@pytest.mark.parametrize(
    ("published", "event"),
    [
        ("2026-02-10", visit("Awa Diallo a été reçue au Mali", "author/actual")),
        ("2026-03-04", visit("Awa Diallo a été reçue au Mali", "author/actual", days="2025-12-01")),
        ("2026-03-04", visit("Bintou Sarr a été reçue au Mali", "author/actual", who="Bintou Sarr=SEN GOV")),
        ("2026-03-04", visit("Awa Diallo a été reçue au Niger", "author/actual", whom="Niger=NER GOV")),
        ("2026-08-04", visit("Une délégation a été reçue au Mali", "author/actual", who="délégation=SEN GOV")),
        ("2026-03-04", visit("Awa Diallo aurait été reçue au Mali", "author/possible", days="2026-03-03")),
    ],
    ids=["before it", "long before", "another person", "another country", "only the countries", "only possible"],
)
def test_what_speaks_of_something_else_is_no_step(published: str, event: Happened) -> None:
    found = followed(PLAN, article("b", published, event))
    assert [a.state for a in found if a.subject.document == "a"] == ["no word since"]


def test_no_word_since_holds_until_the_last_day_of_the_corpus() -> None:
    (announcement,) = followed(PLAN)
    assert (announcement.state, announcement.until, announcement.is_due) == ("no word since", ordinal(END), True)


def test_a_plan_is_followed_through_all_its_turns() -> None:
    steps = [
        ("b", "2026-02-25", visit("Awa Diallo ira au Mali le 3 mars", days="2026-03-03")),
        ("c", "2026-03-01", visit("Awa Diallo ira au Mali en mai", days="2026-05-01/2026-05-31")),
        ("d", "2026-05-14", visit("Awa Diallo a été reçue au Mali", "author/actual", days="2026-05-13")),
    ]
    (announcement,) = followed(PLAN, *(article(id, day, event) for id, day, event in steps))
    assert [step.kind for step in announcement.steps] == ["repeated", "delayed", "done"]
    assert announcement.state == "done"


def test_an_article_without_a_date_follows_nothing() -> None:
    deed = article("b", "2026-03-04", visit("Awa Diallo a été reçue au Mali", "author/actual", days="2026-03-03"))
    undated = deed.model_copy(update={"document": deed.document.model_copy(update={"published": None})})
    (announcement,) = followed(PLAN, undated)
    assert announcement.state == "no word since"


def test_what_was_planned_long_ago_is_history_and_no_announcement() -> None:
    assert (
        followed(article("a", "2026-06-20", visit("Awa Diallo devait aller au Mali en mars", days="2026-03-03"))) == []
    )
