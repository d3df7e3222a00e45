from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman.library.corrections import CorrectionError, NewCorrection, correct, withdraw
from dragoman.library.queries import Correction, Filter, corrections, history, of_document, record
from dragoman.library.reader import reader
from dragoman.library.store import Library
from dragoman.record import Record, Span
from tests.library.making import delivery, library, span, visit

DOCUMENT = delivery().document.id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return library(tmp_path / "library.sqlite", delivery(), visit())


def judge(path: Path, field: str, verdict: Any, new_value: Any = None, **other: Any) -> int:
    given = {
        "document_id": DOCUMENT,
        "owner": "event",
        "item": "e1",
        "reason": "dit le deuxième paragraphe",
        "who": "L. D.",
    }
    return correct(path, NewCorrection(field=field, verdict=verdict, new_value=new_value, **(given | other)))


def in_force(path: Path) -> tuple[Correction, ...]:
    with reader(path) as db:
        return of_document(db, DOCUMENT)


def all_of(path: Path) -> tuple[Correction, ...]:
    with reader(path) as db:
        return history(db, DOCUMENT)


def recode(path: Path, **changes: Any) -> Record:
    changed = delivery().model_copy(update={"coder": "test 2", **changes})
    with Library.open(path) as opened:
        opened.put(changed)
    return changed


def test_a_correction_says_who_when_and_why(path: Path) -> None:
    id = judge(path, "standing", "amended", "claimed")
    (found,) = in_force(path)
    assert (found.id, found.item, found.field, found.verdict) == (id, "e1", "standing", "amended")
    assert (found.value, found.new_value, found.now, found.state) == ("disputed", "claimed", "disputed", "in force")
    assert (found.who, found.reason, found.coder) == ("L. D.", "dit le deuxième paragraphe", "test 1")
    assert found.at.endswith("Z")
    assert found.words == "livré des armes aux rebelles du Nord"


def test_the_coding_is_not_touched(path: Path) -> None:
    judge(path, "standing", "amended", "claimed")
    with reader(path) as db:
        assert record(db, DOCUMENT) == delivery()


def test_the_last_word_counts_and_the_history_stays(path: Path) -> None:
    judge(path, "type", "wrong")
    judge(path, "type", "right", who="M. N.", reason="")
    assert [(c.verdict, c.who) for c in in_force(path)] == [("right", "M. N.")]
    assert [(c.verdict, c.state) for c in all_of(path)] == [("wrong", "replaced"), ("right", "in force")]


def test_a_correction_can_be_taken_back(path: Path) -> None:
    first, second = judge(path, "type", "right"), judge(path, "type", "wrong")
    withdraw(path, second, "M. N.")
    assert [c.id for c in in_force(path)] == [first]
    assert [(c.state, c.withdrawn_by) for c in all_of(path)] == [("in force", ""), ("withdrawn", "M. N.")]
    with pytest.raises(CorrectionError) as error:
        withdraw(path, second, "M. N.")
    assert error.value.reason == "unknown-correction"


def test_it_survives_a_coder_that_numbers_otherwise(path: Path) -> None:
    judge(path, "standing", "amended", "claimed")
    judge(path, "speakers", "right", owner="statement", item="s2")
    aid, accuse = delivery().events
    recode(
        path,
        events=(accuse.model_copy(update={"id": "e1"}), aid.model_copy(update={"id": "e2"})),
    )
    assert [(c.item, c.was_item, c.state) for c in in_force(path)] == [
        ("e2", "e1", "in force"),
        ("s2", "s2", "in force"),
    ]


def test_it_survives_slightly_other_words(path: Path) -> None:
    judge(path, "type", "right")
    aid, accuse = delivery().events
    longer = span(delivery().document.text, "avait livré des armes aux rebelles du Nord")
    recode(path, events=(aid.model_copy(update={"evidence": (longer,)}), accuse))
    assert [(c.item, c.state) for c in in_force(path)] == [("e1", "in force")]


def test_it_says_when_the_coder_agrees(path: Path) -> None:
    judge(path, "standing", "amended", "claimed")
    aid, accuse = delivery().events
    recode(path, events=(aid.model_copy(update={"standing": "claimed"}), accuse))
    assert [c.state for c in in_force(path)] == ["agreed"]


def test_it_says_when_the_coder_changed_its_mind(path: Path) -> None:
    judge(path, "mode", "wrong")
    aid, accuse = delivery().events
    recode(path, events=(aid.model_copy(update={"mode": "military"}), accuse))
    assert [(c.value, c.now, c.state) for c in in_force(path)] == [("", "military", "changed")]


def test_it_says_when_the_item_is_gone(path: Path) -> None:
    judge(path, "type", "right")
    recode(path, events=delivery().events[1:])
    assert [(c.item, c.was_item, c.state) for c in in_force(path)] == [("", "e1", "gone")]


def test_an_event_of_the_same_words_is_another(path: Path) -> None:
    """The accusation stands where the delivery stood: no correction of the one is one of the other."""
    judge(path, "standing", "right")
    aid, accuse = delivery().events
    recode(path, events=(accuse.model_copy(update={"id": "e1", "evidence": aid.evidence}),))
    assert [c.state for c in in_force(path)] == ["gone"]


def test_a_type_that_a_reader_amended_is_found_again(path: Path) -> None:
    judge(path, "type", "amended", "COOPERATE")
    aid, accuse = delivery().events
    recode(path, events=(aid.model_copy(update={"type": "COOPERATE", "quad": "material cooperation"}), accuse))
    assert [(c.item, c.state) for c in in_force(path)] == [("e1", "agreed")]


def test_it_outlives_the_article(path: Path) -> None:
    judge(path, "type", "right")
    with Library.open(path) as opened:
        opened.database.execute("DELETE FROM documents WHERE id = ?", DOCUMENT)
    with reader(path) as db:
        (found,) = corrections(db, Filter()).rows
        assert (found.document.id, found.state) == ("", "gone")
    with Library.open(path) as opened:
        opened.add(delivery())
    assert [c.state for c in in_force(path)] == ["in force"]


def test_corrections_of_the_library_the_newest_first(path: Path) -> None:
    first = judge(path, "type", "right")
    second = judge(path, "type", "right", document_id=visit().document.id)
    with reader(path) as db:
        assert [c.id for c in corrections(db, Filter()).rows] == [second, first]
        assert [c.id for c in corrections(db, Filter(document=DOCUMENT)).rows] == [first]
        assert [c.id for c in corrections(db, Filter(outlet="L’Écho fictif")).rows] == [second]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", "PARADE"),
        ("standing", "true"),
        ("sources", [{"code": "France", "name": "Portville"}]),
        ("sources", "FRA"),
        ("time", {"start": "hier"}),
        ("time", {"start": "2025-10-14"}),
        ("place", {"name": ""}),
        ("evidence", []),
        ("evidence", [[5, 5]]),
        ("evidence", [[0, 1_000_000]]),
        ("evidence", [[-3, 4]]),
        ("claims", [{"by": "Paris", "modality": "actual"}]),
        ("claims", [{"by": "author", "modality": "sure"}]),
        ("mode", "<script>"),
        ("whole", "x"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(path: Path, field: str, value: Any) -> None:
    with pytest.raises(CorrectionError) as error:
        judge(path, field, "amended", value)
    assert error.value.reason == "bad-value"
    assert all_of(path) == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"document_id": "none"}, "unknown-article"),
        ({"item": "e9"}, "unknown-item"),
        ({"owner": "statement", "item": "e1", "field": "speakers"}, "unknown-item"),
        ({"field": "confidence"}, "unknown-field"),
        ({"owner": "actor"}, "unknown-field"),
        ({"verdict": "perhaps"}, "bad-verdict"),
        ({"who": " "}, "no-name"),
        ({"reason": " "}, "no-reason"),
        ({"reason": "a" * 2001}, "no-reason"),
    ],
)
def test_what_cannot_be_taken_is_said(path: Path, change: dict[str, Any], reason: str) -> None:
    given = {"field": "type", "verdict": "wrong"} | change
    with pytest.raises(CorrectionError) as error:
        judge(path, given.pop("field"), given.pop("verdict"), **given)
    assert error.value.reason == reason
    assert str(error.value).endswith(".")


def test_a_value_keeps_the_words_it_had(path: Path) -> None:
    document = visit().document.id
    judge(path, "time", "amended", {"start": "2026-03-02", "end": "2026-03-04"}, document_id=document)
    with reader(path) as db:
        (found,) = of_document(db, document)
    words = Span(*found.new_value["words"])
    assert visit().cite(words) == "une visite à Portville le 3 mars"


def test_within_is_told_by_words(path: Path) -> None:
    judge(path, "within", "amended", "s1", owner="statement", item="s2")
    (found,) = in_force(path)
    assert found.new_value == [list(delivery().statements[0].content[0])]
