from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import RejectedInput
from dragoman.library.store import Library
from dragoman.reading.limits import reject
from dragoman.reading.reasons import Reason


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "library.sqlite")


def rejected(source: str = "a.txt", reason: str = "empty", what: str = "an empty file") -> RejectedInput:
    return RejectedInput(reason, f"{source}: {what}; give an article with at least one sentence.", source)


def test_a_rejection_has_its_sentence_and_its_mend_apart(library: Library) -> None:
    library.rejections.add(rejected("tableau.csv; copie.csv, row 3", what="«un; deux» is no article"))
    (found,) = library.rejections.listed()
    assert found.source == "tableau.csv; copie.csv, row 3"
    assert found.sentence == "«un; deux» is no article"
    assert found.mend == "give an article with at least one sentence"
    assert found.seen_at.endswith("Z")


def test_a_message_that_names_no_mend_is_kept_whole(library: Library) -> None:
    library.rejections.add(RejectedInput("odd", "The text is odd.", "a.txt"))
    (found,) = library.rejections.listed()
    assert (found.sentence, found.mend) == ("The text is odd", "")


def test_the_same_source_for_the_same_reason_is_one_row_with_a_new_time(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter(["2025-10-14T08:00:00Z", "2025-10-15T08:00:00Z", "2025-10-15T08:00:00Z"])
    monkeypatch.setattr("dragoman.library.rejections.now", lambda: next(times))
    first = library.rejections.add(rejected(what="slow, 30.1 s"))
    assert library.rejections.add(rejected(what="slow, 30.2 s")) == first
    (found,) = library.rejections.listed()
    assert (found.seen_at, found.sentence) == ("2025-10-15T08:00:00Z", "slow, 30.2 s")
    library.rejections.add(rejected(reason="too-long"))
    assert library.rejections.counts() == {"empty": 1, "too-long": 1}


def test_a_source_coded_since_is_settled(library: Library) -> None:
    for source in ("a.txt", "b.txt"):
        library.rejections.add(rejected(source))
    library.rejections.settle("a.txt")
    assert [found.source for found in library.rejections.listed()] == ["b.txt"]


def test_they_are_listed_by_reason_and_by_a_part_of_the_source(library: Library) -> None:
    library.rejections.add(rejected("été/a.txt"))
    library.rejections.add(rejected("ÉTÉ/b.txt", "binary"))
    library.rejections.add(rejected("hiver/c.txt", "binary"))
    listed = library.rejections.listed
    assert [found.source for found in listed(reason="binary")] == ["ÉTÉ/b.txt", "hiver/c.txt"]
    assert [found.source for found in listed(source="été")] == ["été/a.txt", "ÉTÉ/b.txt"]
    assert [found.source for found in listed(reason="binary", source="été")] == ["ÉTÉ/b.txt"]


def test_a_file_name_that_is_no_text_is_kept_legible(library: Library) -> None:
    library.rejections.add(reject(Reason.EMPTY, "un  caf\udce9.txt", "an empty file", "give another"))
    (found,) = library.rejections.listed()
    assert (found.source, found.sentence) == ("un  caf\\udce9.txt", "an empty file")
    library.rejections.settle("un  caf\udce9.txt")
    assert list(library.rejections.listed()) == []
