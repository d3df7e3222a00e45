"""Every example on the attribution page is read as its row says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.analysis.coder import Coder

PAGE = Path(__file__).parent.parent / "docs" / "attribution.md"
ROW = re.compile(r"^\| ([^|]+) \| ([^|]*\*\*[^|]*) \| (\w+) \| (\w+) \| ([A-Z ]+|nobody) \|$", re.MULTILINE)
ROWS = ROW.findall(PAGE.read_text(encoding="utf-8"))


def test_the_page_has_its_examples() -> None:
    assert len(ROWS) >= 20


@pytest.mark.parametrize(("form", "marked", "kind", "act", "speaker"), ROWS, ids=[row[0] for row in ROWS])
def test_an_example_is_read_as_the_page_says(
    coder: Coder, form: str, marked: str, kind: str, act: str, speaker: str
) -> None:
    said = [words.rstrip(".") for words in re.findall(r"\*\*(.+?)\*\*", marked)]
    record = coder("Les nouvelles du jour\n\n" + marked.replace("**", ""), published="2025-11-05")
    codes = {actor.id: actor.code for actor in record.actors}
    found = [
        ([record.cite(span).rstrip(".") for span in s.content], s.kind, s.act, [codes[id] for id in s.speakers])
        for s in record.statements
    ]
    assert (said, kind, act, [] if speaker == "nobody" else [speaker]) in found, form
