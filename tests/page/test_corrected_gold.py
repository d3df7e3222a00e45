from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluation.shapes import GoldArticle, from_record
from dragoman.evaluation.standoff import from_standoff
from dragoman.library.corrections import NewCorrection, correct
from dragoman.library.queries import of_document, record
from dragoman.library.reader import reader
from dragoman.page.corrected_gold import archive, corrected
from tests.library.making import delivery, library, visit

DOCUMENT = delivery().document.id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return library(tmp_path / "library.sqlite", delivery(), visit())


def judge(path: Path, owner: Any, item: str, field: str, verdict: Any, new_value: Any = None) -> None:
    correct(path, NewCorrection(DOCUMENT, owner, item, field, verdict, "voir le texte", "L. D.", new_value))


def gold(path: Path) -> GoldArticle:
    with reader(path) as db:
        return corrected(record(db, DOCUMENT), of_document(db, DOCUMENT))


def test_without_corrections_it_is_what_the_coder_said(path: Path) -> None:
    assert gold(path) == from_record(delivery())
    judge(path, "event", "e1", "type", "right")
    assert gold(path) == from_record(delivery())


def test_amendments_are_in_place(path: Path) -> None:
    judge(path, "event", "e1", "sources", "amended", [{"code": "FRA MIL", "name": "armée de Portville"}])
    judge(path, "event", "e1", "claims", "amended", [{"by": "MLI MIL", "modality": "actual"}])
    judge(path, "event", "e2", "type", "amended", "REQUEST")
    judge(path, "statement", "s1", "speakers", "amended", [{"code": "MLI MIL", "name": "S. Traoré"}])
    judge(path, "statement", "s2", "within", "amended", "s1")
    found = gold(path)
    assert found.events[0].sources == ("FRA MIL",)
    assert (found.events[0].standing, len(found.events[0].claims)) == ("claimed", 1)
    assert found.events[1].type == "REQUEST"
    assert found.statements[0].speakers[0].name == "S. Traoré"
    assert found.statements[1].within == "s1"


def test_what_should_not_be_there_is_not(path: Path) -> None:
    judge(path, "statement", "s2", "within", "amended", "s1")
    judge(path, "statement", "s1", "whole", "wrong")
    judge(path, "event", "e1", "whole", "wrong")
    judge(path, "event", "e2", "recipients", "wrong")
    found = gold(path)
    assert [(s.id, s.within) for s in found.statements] == [("s2", "")]
    assert [(e.id, e.recipients) for e in found.events] == [("e2", ())]


def test_the_archive_is_gold_that_reads_back(path: Path) -> None:
    with reader(path) as db:
        assert zipfile.ZipFile(io.BytesIO(archive(db))).namelist() == []
    judge(path, "event", "e1", "standing", "amended", "claimed")
    with reader(path) as db:
        written = archive(db)
        assert archive(db) == written
    with zipfile.ZipFile(io.BytesIO(written)) as opened:
        assert opened.namelist() == [f"{DOCUMENT}.json"]
        content = opened.read(f"{DOCUMENT}.json").decode()
    assert "Traoré a affirmé que" not in content
    article = from_standoff(content, delivery().document.text, "x")
    assert article.events[0].standing == "claimed"
