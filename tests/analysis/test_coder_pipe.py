"""``Coder.pipe``: streams of articles, several processes, the first pass, and what none of them may lose."""

from __future__ import annotations

import os
import signal

import pytest

from dragoman.analysis.attempts import Outcome
from dragoman.analysis.coder import Coder
from dragoman.errors import RejectedInput
from dragoman.record import Document, Record
from dragoman.triage import Skipped

FIELD = (
    "Mali : l'armée annonce une offensive\n\n"
    "L'armée malienne a annoncé mardi une offensive contre les rebelles. Le ciel était gris sur la capitale. "
    "Le ministre de la Défense a condamné l'attaque des jihadistes à Gao.\n"
)
SPORT = (
    "Triathlon : la victoire au sprint\n\n"
    "La triathlète a remporté dimanche la course devant la championne en titre. L'entraîneur a félicité les joueurs. "
    "« Nous irons plus vite », a déclaré la cycliste.\n"
)
DEADLY = "Ce texte tue son processus."


def articles(number: int) -> list[Document]:
    return [Document.from_text(f"{FIELD}Article {n}.\n", id=str(n)) for n in range(number)]


def test_several_processes_give_the_same_records_in_the_same_order(coder: Coder) -> None:
    documents = articles(12)
    assert list(coder.pipe(documents, workers=3)) == list(coder.pipe(documents)) == [coder(d) for d in documents]


def test_what_a_reader_rejected_goes_through_in_its_place(coder: Coder) -> None:
    rejected = RejectedInput("empty", "vide.txt: an empty file; give an article.", "vide.txt")
    for workers in (1, 2):
        first, second, third, fourth = coder.pipe([FIELD, rejected, "", FIELD], workers=workers)
        assert second is rejected
        assert isinstance(third, RejectedInput)
        assert third.reason == "empty"
        assert first == fourth


def test_an_article_in_which_a_process_dies_is_rejected_and_the_others_are_coded(
    coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = Coder.attempt

    def deadly(self: Coder, document: Document | str, *, triage: bool = False) -> Outcome:
        if isinstance(document, Document) and DEADLY in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return attempt(self, document, triage=triage)

    monkeypatch.setattr(Coder, "attempt", deadly)
    documents = articles(10)
    documents[4] = Document.from_text(DEADLY, id="4")
    found = list(coder.pipe(documents, workers=2))
    assert [r.document.id if isinstance(r, Record) else r.reason for r in found] == [
        "0", "1", "2", "3", "worker-died", "5", "6", "7", "8", "9"
    ]  # fmt: skip
    assert "killed by signal 9 (SIGKILL)" in str(found[4])


@pytest.mark.parametrize("workers", [1, 2])
def test_the_first_pass_leaves_out_and_tells(coder: Coder, workers: int) -> None:
    told: list[Skipped] = []
    field, sport = coder.pipe([FIELD, SPORT], triage=True, skipped=told.append, workers=workers)
    assert isinstance(field, Record)
    assert isinstance(sport, Record)
    assert [skipped.reason for skipped in told] == ["nothing-to-record", "off-topic"]
    assert (sport.document.text, sport.statements, sport.events, sport.actors) == (SPORT, (), (), ())
    (span,) = told[0].spans
    assert FIELD[span.start : span.end] == "Le ciel était gris sur la capitale."


def test_what_is_kept_is_recorded_as_if_all_had_been_parsed(coder: Coder) -> None:
    (whole,), (passed,) = coder.pipe([FIELD]), coder.pipe([FIELD], triage=True)
    assert isinstance(whole, Record)
    assert whole.statements
    assert whole == passed


def test_everything_is_parsed_unless_asked_otherwise(coder: Coder) -> None:
    (record,) = coder.pipe([SPORT])
    assert isinstance(record, Record)
    assert record.statements
