"""What a row of a lexicon may hold. The rows themselves are tested beside each table."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from dragoman.errors import TableError
from dragoman.language.lexicon import (
    Agent,
    Cue,
    ModalityCue,
    ObjectClass,
    Predicate,
    agents,
    cues,
    object_classes,
    predicates,
)
from dragoman.tables import Row, read_rows

CUE = '{ lemma = "marteler", pos = "verb", act = "say", frames = ["que", "quote"] }'
PREDICATE = '{ lemma = "livrer", pos = "verb", type = "AID", cameo = "072", source = ["subject"] }'
AGENT = '{ lemma = "ministre", sector = "GOV", kind = "person", gender = "mf" }'
CLASS = '{ name = "weapons", lemmas = ["arme"] }'
MODALITY = '{ lemma = "présumé", pos = "adjective", modality = "possible", scope = "word" }'
GOOD: list[tuple[type[Row], str]] = [
    (Cue, CUE),
    (Predicate, PREDICATE),
    (Agent, AGENT),
    (ObjectClass, CLASS),
    (ModalityCue, MODALITY),
]


def read(folder: Path, model: type[Row], row: str) -> Row:
    file = folder / "table.toml"
    file.write_text(f"row = [\n  {row},\n]\n", encoding="utf-8")
    return read_rows(file, "row", model)[0]


@pytest.mark.parametrize(("model", "row"), GOOD)
def test_a_good_row_is_read(tmp_path: Path, model: type[Row], row: str) -> None:
    assert isinstance(read(tmp_path, model, row), model)


@pytest.mark.parametrize(
    ("model", "row", "field"),
    [
        (Cue, CUE.replace('"say"', '"mumble"'), "act"),
        (Cue, CUE.replace('"quote"', '"quotes"'), "frames"),
        (Cue, CUE.replace('["que", "quote"]', "[]"), "frames"),
        (Cue, CUE.replace("lemma", "lemme"), "lemma"),
        (Cue, CUE.replace(" }", ', polarity = "no" }'), "polarity"),
        (Predicate, PREDICATE.replace('"AID"', '"HELP"'), "type"),
        (Predicate, PREDICATE.replace('"072"', '"7"'), "cameo"),
        (Predicate, PREDICATE.replace('"subject"', '"sujet"'), "source"),
        (Agent, AGENT.replace('"GOV"', '"GVT"'), "sector"),
        (Agent, AGENT.replace('"mf"', '"n"'), "gender"),
        (ObjectClass, CLASS.replace('["arme"]', "[]"), "lemmas"),
        (ModalityCue, MODALITY.replace('"word"', '"sentence"'), "scope"),
        (ModalityCue, MODALITY.replace(" }", ", sure = true }"), "sure"),
    ],
)
def test_a_bad_row_is_refused_with_its_file_line_and_field(
    tmp_path: Path, model: type[Row], row: str, field: str
) -> None:
    with pytest.raises(TableError, match=rf"table\.toml, line 2: {field}.*mend this row"):
        read(tmp_path, model, row)


def test_rows_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        cues()[0].lemma = "autre"  # type: ignore[misc]


def test_the_lexicons_are_read_once() -> None:
    assert cues() is cues()
    assert agents() is agents()


def test_every_class_that_a_predicate_needs_exists() -> None:
    known = {c.name for c in object_classes()}

    assert {name for row in predicates() for name in row.needs} <= known
