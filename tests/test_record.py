"""The record refuses what it could not cite: spans outside the text, ids that point nowhere, two things with one id."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dragoman.errors import RejectedInput
from dragoman.record import (
    QUAD_OF_TYPE,
    Actor,
    Claim,
    Document,
    Event,
    Place,
    Record,
    Span,
    Statement,
    Time,
    json_schema,
)

TEXT = "Bamako affirme que l’armée a gagné 🕊️."
LENGTH = len(TEXT)


def actor(**changes: Any) -> Actor:
    return Actor(
        **{"id": "a1", "name": "Mali", "code": "MLI GOV", "kind": "state", "mentions": (Span(0, 6),), **changes}
    )


def statement(**changes: Any) -> Statement:
    fields: dict[str, Any] = {
        "id": "s1", "speakers": ("a1",), "speaker": Span(0, 6), "cue": (Span(7, 14),), "lemma": "affirmer",
        "kind": "indirect", "act": "say", "content": (Span(19, LENGTH - 1),), "confidence": 0.9,
    }  # fmt: skip
    return Statement(**{**fields, **changes})


def event(**changes: Any) -> Event:
    fields: dict[str, Any] = {
        "id": "e1", "type": "ASSAULT", "quad": "material conflict", "cameo": "190", "intensity": -10.0,
        "sources": ("a1",), "evidence": (Span(19, 34),), "standing": "claimed",
        "claims": (Claim(by="a1", statement="s1", modality="actual"),),
        "confidence": 0.7,
    }  # fmt: skip
    return Event(**{**fields, **changes})


def record(**changes: Any) -> Record:
    fields: dict[str, Any] = {
        "document": Document.from_text(TEXT), "actors": (actor(),), "statements": (statement(),), "events": (event(),)
    }  # fmt: skip
    return Record(**{**fields, **changes})


def test_a_sound_record_is_made_and_cites_its_words() -> None:
    made = record()

    assert made.cite(made.statements[0].content[0]) == "l’armée a gagné 🕊️"
    assert made.actor("a1").name == "Mali"


OUTSIDE = [Span(0, 0), Span(5, 4), Span(-1, 3), Span(0, LENGTH + 1), Span(LENGTH, LENGTH + 1)]


@pytest.mark.parametrize("span", OUTSIDE)
@pytest.mark.parametrize("field", ["mentions", "speaker", "cue", "content", "evidence", "time", "place", "said at"])
def test_a_span_that_is_empty_or_outside_the_text_is_refused(field: str, span: Span) -> None:
    changes: dict[str, Any] = {
        "mentions": {"actors": (actor(mentions=(span,)),)},
        "speaker": {"statements": (statement(speaker=span),)},
        "cue": {"statements": (statement(cue=(span,)),)},
        "content": {"statements": (statement(content=(Span(0, 6), span)),)},
        "said at": {"statements": (statement(time=Time(words=span)),)},
        "evidence": {"events": (event(evidence=(span,)),)},
        "time": {"events": (event(time=Time(start="2025-10-14", words=span)),)},
        "place": {"events": (event(place=Place(name="Gao", words=span)),)},
    }[field]

    with pytest.raises(ValidationError, match="is empty or outside the text"):
        record(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"statements": (statement(speakers=("a9",)),)},
        {"statements": (statement(addressees=("a9",)),)},
        {"statements": (statement(within="s9"),)},
        {"events": (event(sources=("a9",)),)},
        {"events": (event(recipients=("a9",)),)},
        {"events": (event(claims=(Claim(by="a9", modality="actual"),)),)},
        {"events": (event(claims=(Claim(by="author", statement="s9", modality="actual"),)),)},
    ],
)
def test_an_id_that_points_nowhere_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match=r"points to '[as]9', which the record does not hold"):
        record(**changes)


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"actors": (actor(), actor(name="Togo"))}, "actors"),
        ({"statements": (statement(), statement(lemma="dire"))}, "statements"),
        ({"events": (event(), event(type="COERCE"))}, "events"),
    ],
)
def test_two_things_with_one_id_are_refused(changes: dict[str, Any], what: str) -> None:
    with pytest.raises(ValidationError, match=f"two {what} share an id"):
        record(**changes)


def test_a_statement_inside_itself_is_refused() -> None:
    with pytest.raises(ValidationError, match="statement s1 is inside itself"):
        record(statements=(statement(within="s2"), statement(id="s2", within="s1")))


def test_the_author_needs_no_id() -> None:
    made = record(events=(event(claims=(Claim(by="author", modality="actual"),)),))

    assert made.events[0].claims[0].by == "author"


@pytest.mark.parametrize("missing", [{"content": ()}, {"kind": "quoted"}, {"act": "mumble"}, {"confidence": 1.1}])
def test_a_statement_says_something_of_a_known_kind(missing: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        statement(**missing)


@pytest.mark.parametrize(
    "wrong", [{"type": "HELP"}, {"cameo": "7"}, {"evidence": ()}, {"standing": "true"}, {"extra": 1}]
)
def test_an_event_is_of_a_known_type_and_has_evidence(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        event(**wrong)


@pytest.mark.parametrize("day", ["14 octobre", "2025", "2025-10", "2025-10-14T00:00", ""])
def test_a_date_is_a_day(day: str) -> None:
    with pytest.raises(ValidationError):
        Document.from_text(TEXT, published=day)
    with pytest.raises(ValidationError):
        Time(start=day, words=Span(0, 6))


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        record().events = ()  # type: ignore[misc]


def test_an_actor_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        record().actor("a9")


def test_a_record_survives_json() -> None:
    made = record()

    assert Record.model_validate_json(made.to_json()) == made
    assert Record.model_validate_json(made.to_json(indent=2)) == made


def test_every_span_of_a_record_is_listed_with_what_it_supports() -> None:
    made = record(
        events=(event(time=Time(words=Span(1, 2)), place=Place(name="Gao", words=Span(2, 3))),),
        statements=(statement(time=Time(words=Span(3, 4))),),
    )

    assert [where for where, _ in made.spans()] == [
        "actor a1 mentions", "statement s1 speaker", "statement s1 cue", "statement s1 content", "statement s1 time",
        "event e1 evidence", "event e1 time", "event e1 place",
    ]  # fmt: skip


def test_a_document_from_a_string_has_its_digest_and_an_id_from_it() -> None:
    document = Document.from_text(TEXT)

    assert document.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert document.id == document.sha256[:16]
    assert Document.from_text(TEXT, id="un").id == "un"
    assert document.language == "fr"


def test_every_type_has_its_quad_class() -> None:
    schema = json_schema()

    assert set(QUAD_OF_TYPE) == set(schema["$defs"]["Event"]["properties"]["type"]["enum"])
    assert schema["$schema"].endswith("2020-12/schema")


@given(st.text(max_size=40), st.integers(-5, 50), st.integers(-5, 50))
def test_a_mention_is_kept_just_when_it_is_inside(text: str, start: int, end: int) -> None:
    document = Document(id="d", text=text, sha256="0" * 64)
    try:
        Record(document=document, actors=(actor(mentions=(Span(start, end),)),))
    except ValidationError:
        assert not 0 <= start < end <= len(text)
    else:
        assert 0 <= start < end <= len(text)


def test_a_rejection_says_why_and_of_what() -> None:
    rejected = RejectedInput("empty", "The file is empty; give an article.", "a.txt")

    assert (rejected.reason, str(rejected), rejected.source) == (
        "empty",
        "The file is empty; give an article.",
        "a.txt",
    )
