"""Gold and predictions are read from any of their forms and paired by their text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.evaluation.articles import pair_files
from dragoman.evaluation.gold import GoldError
from dragoman.evaluation.standoff import to_standoff
from dragoman.record import Document, Record, Span, Statement

from .making import article, statement

WORDS = "Le ministère dément. " * 60


def record(text: str, *statements: Statement) -> str:
    return Record(coder="test", document=Document.from_text(text), statements=statements).to_json() + "\n"


def said(start: int, end: int) -> Statement:
    return Statement(
        id="s1",
        cue=(Span(0, 1),),
        lemma="dire",
        kind="indirect",
        act="say",
        content=(Span(start, end),),
        confidence=1.0,
    )


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Stand-off gold of one article, and its text in a corpus's folder."""
    (tmp_path / "texts" / "2017").mkdir(parents=True)
    annotated = article(statement("s1", (0, 19)))
    (tmp_path / "texts" / "2017" / "a.txt").write_text(annotated.text, encoding="utf-8")
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.json").write_text(to_standoff(annotated, "2017/a.txt"), encoding="utf-8")
    return folder


def test_records_bring_the_texts_of_stand_off_gold(gold: Path, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(record("x" * 1000, said(0, 19)) + record(WORDS), encoding="utf-8")
    paired = pair_files(gold, records)
    ((first, predicted),) = paired.pairs
    assert first.name == "2017/a.txt"
    assert predicted.statements[0].content == (Span(0, 19),)
    assert paired.without_gold == 1


def test_a_second_readers_gold_can_be_the_prediction(gold: Path, tmp_path: Path) -> None:
    paired = pair_files(gold, gold, tmp_path / "texts")
    assert paired.pairs[0][0] == paired.pairs[0][1]


def test_an_article_that_was_not_predicted_counts_as_empty(gold: Path, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text("", encoding="utf-8")
    paired = pair_files(gold, records, tmp_path / "texts")
    assert paired.unpredicted == ("2017/a.txt",)
    assert paired.pairs[0][1].statements == ()


def test_what_cannot_be_read_is_said(gold: Path, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text('{"text": "rien"}\n', encoding="utf-8")
    with pytest.raises(GoldError, match=r"records\.jsonl, line 1: no record"):
        pair_files(gold, records)
    records.write_text("", encoding="utf-8")
    with pytest.raises(GoldError, match=r"in none of the records; name the corpus's folder"):
        pair_files(gold, records)
    with pytest.raises(GoldError, match="holds no"):
        pair_files(tmp_path / "texts", gold)


def test_another_text_under_the_same_name_is_refused(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "texts" / "2017" / "a.txt").write_text("autre", encoding="utf-8")
    with pytest.raises(GoldError, match="not the text that was annotated"):
        pair_files(gold, gold, tmp_path / "texts")


def test_a_name_cannot_lead_out_of_the_corpus(gold: Path, tmp_path: Path) -> None:
    fields = json.loads((gold / "a.json").read_text(encoding="utf-8"))
    (gold / "a.json").write_text(json.dumps({**fields, "name": "../gold/a.json"}), encoding="utf-8")
    with pytest.raises(GoldError, match="outside of the corpus"):
        pair_files(gold, gold, tmp_path / "texts")


def test_two_annotations_of_one_text_cannot_be_told_apart(gold: Path, tmp_path: Path) -> None:
    (gold / "b.json").write_text((gold / "a.json").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(GoldError, match="same text"):
        pair_files(gold, gold, tmp_path / "texts")
