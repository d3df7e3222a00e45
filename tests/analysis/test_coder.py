"""The coder as a user meets it: bad input has a reason, any text is coded without a crash, and always the same way."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dragoman.analysis.coder import MAX_CHARACTERS, Coder
from dragoman.errors import DragomanError, RejectedInput
from dragoman.record import Document, Record

ARTICLE = (
    "Mali : l'armée annonce une offensive\n\n"
    "L'armée malienne a annoncé mardi que l'opération a fait douze morts. « Nous irons jusqu'au bout », a déclaré le "
    "général Salif Ouédrala. Selon l'ONU, mille personnes ont fui. Bamako accuse Paris d'avoir livré des armes aux "
    "rebelles.\n"
)
PIECES = [
    "Le ministre malien", "Bamako", "l’ONU", "M. Bamberré", "il", "elle", "les deux pays", "a déclaré", "a démenti",
    "accuse", "d'avoir livré", "des armes", "que", "qu'", "qu'«", "selon", "d'après", "pour", "c'est ce qu'",
    "a-t-il dit", "l'attaque", "contre", "leur conviction que", "le communiqué", "mardi", "14 octobre 2025", "en juin",
    "«", "»", '"', "“", "”", "‹", "›", ":", ",", ".", "!", "…", "[…]", "\n", "\n\n", "\t", "\u00a0", "\u202f",
    "\u200b", "\ufeff", "\x00", "\x1b", "é", "e\u0301", "🕊️", "👩🏽\u200d🚀", "\u202e", "—", "-t-il", "'", "’", "(",
    ")", "(CEDEAO)", "2", "Kidal", "et", "de", "du",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(max_size=60)


def spans_are_inside(record: Record) -> bool:
    length = len(record.document.text)
    return all(0 <= span.start < span.end <= length for _, span in record.spans())


@pytest.mark.parametrize("text", ["", " ", "\n\n\t", "\u00a0\u202f", "\r\n"])
def test_an_empty_text_is_refused_with_its_reason(coder: Coder, text: str) -> None:
    with pytest.raises(RejectedInput, match="empty; give an article") as refused:
        coder(text)

    assert refused.value.reason == "empty"
    assert isinstance(refused.value, DragomanError)


def test_a_line_of_two_megabytes_is_refused_with_its_reason(coder: Coder) -> None:
    with pytest.raises(RejectedInput, match="split it into its articles") as refused:
        coder("a" * 2_000_000)

    assert refused.value.reason == "too-long"


def test_the_limit_is_in_characters(coder: Coder) -> None:
    with pytest.raises(RejectedInput, match="300,001 characters"):
        coder("é" * (MAX_CHARACTERS + 1))


def test_a_date_that_is_none_is_refused(coder: Coder) -> None:
    with pytest.raises(RejectedInput, match="YYYY-MM-DD") as refused:
        coder("Le calme est revenu.", published="14 octobre 2025")

    assert refused.value.reason == "bad-argument"


def test_a_date_that_is_none_is_refused_for_a_document_too(coder: Coder) -> None:
    with pytest.raises(RejectedInput, match="YYYY-MM-DD"):
        coder(Document.from_text("Le calme est revenu."), published="14 octobre 2025")


@pytest.mark.parametrize(
    "text",
    [
        "Une vallée, trois ponts, deux moulins.",
        "Liste des gares\n\nNord. Sud. Est.",
        "12345 67890",
        "…",
        "🕊️🕊️🕊️",
        "La météo du week-end : soleil au sud, pluie au nord.",
    ],
)
def test_a_text_in_which_nobody_says_or_does_anything_is_an_empty_record(coder: Coder, text: str) -> None:
    record = coder(text)

    assert (record.statements, record.events, record.actors) == ((), (), ())


@pytest.mark.parametrize(
    "text",
    [
        'The minister said: "We have retaken the city." The army attacked the camp on Monday.',
        "Министр заявил: «Мы вернули город». Армия атаковала лагерь.",
        "قال الوزير إن الجيش استعاد المدينة.",
        "部长说，军队已经夺回了城市。",
    ],
)
def test_another_language_gives_a_record_and_no_crash(coder: Coder, text: str) -> None:
    assert spans_are_inside(coder(text))


def test_a_long_line_without_a_full_stop(coder: Coder) -> None:
    record = coder("le ministre malien a dit que la paix est proche " * 400)

    assert spans_are_inside(record)


def test_deep_nesting_of_marks(coder: Coder) -> None:
    record = coder("Bamako a dit " + "« “ " * 200 + "la paix est proche" + " ” »" * 200)

    assert spans_are_inside(record)


def test_the_time_does_not_run_away_with_nested_quotations(coder: Coder) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        coder("« il dit que « " * count)
        return time.process_time() - start

    seconds(10)
    small, large = min(seconds(50) for _ in range(3)), seconds(200)

    assert large < 9 * small


def test_the_record_says_what_was_given(coder: Coder) -> None:
    record = coder(
        ARTICLE, published="2025-10-14", outlet="L'Écho du Fleuve", title="Une offensive", url="https://example.org/1"
    )
    document = record.document

    assert (document.published, document.outlet, document.title) == ("2025-10-14", "L'Écho du Fleuve", "Une offensive")
    assert document.text == ARTICLE
    assert record.coder.startswith("dragoman ")


def test_windows_line_ends_become_line_ends(coder: Coder) -> None:
    assert coder("Un titre\r\nUn corps\rFin").document.text == "Un titre\nUn corps\nFin"


def test_an_argument_wins_over_the_documents_own_field(coder: Coder) -> None:
    document = Document.from_text(ARTICLE, published="2024-01-01", outlet="L'Écho du Fleuve")

    coded = coder(document, published="2025-10-14").document

    assert (coded.published, coded.outlet) == ("2025-10-14", "L'Écho du Fleuve")


def test_a_dateline_stands_for_the_date_of_publication(coder: Coder) -> None:
    text = "Une annonce\n\nBamako, 15 octobre 2025 – L'armée malienne a annoncé mardi que l'opération est finie."
    (statement,) = coder(text).statements

    assert statement.time is not None
    assert statement.time.start == statement.time.end == "2025-10-14"


def test_the_time_of_a_statement_is_that_of_its_cue(coder: Coder) -> None:
    text = "Une annonce\n\nL'armée malienne a annoncé lundi que l'opération commencera vendredi."
    record = coder(text, published="2025-10-14")
    (statement,) = record.statements

    assert statement.time is not None
    assert (statement.time.start, record.cite(statement.time.words)) == ("2025-10-13", "lundi")


def test_ids_count_in_reading_order_and_point_at_what_is_there(coder: Coder) -> None:
    record = coder(ARTICLE, published="2025-10-14")

    assert [s.id for s in record.statements] == [f"s{n}" for n in range(1, len(record.statements) + 1)]
    assert [a.id for a in record.actors] == [f"a{n}" for n in range(1, len(record.actors) + 1)]
    assert [a.mentions[0] for a in record.actors] == sorted(a.mentions[0] for a in record.actors)
    used = {i for s in record.statements for i in (*s.speakers, *s.addressees)}
    used |= {i for e in record.events for i in (*e.sources, *e.recipients)} | {
        c.by for e in record.events for c in e.claims
    }
    assert {a.id for a in record.actors} == used - {"author"}


def test_every_statement_of_an_article_is_found_with_its_speaker(coder: Coder) -> None:
    record = coder(ARTICLE, published="2025-10-14")
    said = {record.cite(s.content[0]): {record.actor(a).code for a in s.speakers} for s in record.statements}

    assert said["l'opération a fait douze morts"] == {"MLI MIL"}
    assert said["Nous irons jusqu'au bout"] == {"MLI MIL"}
    assert said["mille personnes ont fui"] == {"UNO"}
    assert said["avoir livré des armes aux rebelles"] == {"MLI GOV"}


def test_no_statement_of_a_speaker_becomes_a_fact(coder: Coder) -> None:
    text = "Une accusation\n\nBamako affirme que Paris a livré des armes aux rebelles."
    record = coder(text, published="2025-10-14")

    assert not [e for e in record.events if e.type == "AID" and any(c.by == "author" for c in e.claims)]


def test_the_same_text_gives_the_same_record(coder: Coder) -> None:
    first, second = (coder(ARTICLE, published="2025-10-14").to_json() for _ in range(2))

    assert first == second
    assert Record.model_validate_json(first).to_json() == first


def test_what_was_coded_before_changes_nothing(coder: Coder) -> None:
    alone = coder(ARTICLE, published="2025-10-14").to_json()
    coder("Le Rwanda\n\nKigali dénonce une ingérence. Le Front du fleuve (FDF) a démenti.")

    assert coder(ARTICLE, published="2025-10-14").to_json() == alone


def test_a_stream_gives_one_result_for_each_text_in_order(coder: Coder) -> None:
    results = list(coder.pipe([ARTICLE, "", Document.from_text("Le calme est revenu.", id="calme")]))

    assert [type(r) for r in results] == [Record, RejectedInput, Record]
    assert isinstance(results[2], Record)
    assert results[2].document.id == "calme"


def test_one_article_that_breaks_the_coder_does_not_stop_the_stream(
    coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = coder._code
    broken: Callable[[Document], Record] = lambda d: 1 / 0 if d.id == "b" else whole(d)  # type: ignore[assignment,return-value]  # noqa: E731
    monkeypatch.setattr(coder, "_code", broken)

    results = list(coder.pipe([Document.from_text("Un texte.", id="b"), "Un autre texte."]))

    assert isinstance(results[0], RejectedInput)
    assert (results[0].reason, results[0].source) == ("coder-failed", "b")
    assert isinstance(results[1], Record)


def test_a_record_is_one_line_of_json(coder: Coder) -> None:
    line = coder(ARTICLE).to_json()

    assert "\n" not in line
    assert json.loads(line)["document"]["text"] == ARTICLE


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example("«")
@example("\x00")
@example("qu'« »")
def test_any_text_is_coded_or_refused_and_its_spans_are_inside(coder: Coder, text: str) -> None:
    try:
        record = coder(text)
    except RejectedInput:
        return
    assert spans_are_inside(record)


def test_a_lone_surrogate_is_coded_or_refused(coder: Coder) -> None:
    try:
        record = coder("Le calme \ud800 est revenu.")
    except RejectedInput:
        return
    assert record.to_json()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS.filter(str.strip))
def test_any_text_coded_twice_gives_the_same_record(coder: Coder, text: str) -> None:
    assert coder(text).to_json() == coder(text).to_json()
