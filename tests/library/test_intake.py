from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import RejectedInput
from dragoman.library.intake import Intake, Item, Kept, Step
from dragoman.library.sources import Stamp
from dragoman.library.store import Library
from dragoman.record import Document, Record

STAMP = Stamp("/archive.jsonl", size=10, modified_ns=1)


class Killed(BaseException):
    pass


class Coder:
    """Signs its name, and keeps what it was given; «refusé» is refused."""

    def __init__(self, name: str = "test 1") -> None:
        self.name = name
        self.given: list[str] = []

    def __call__(self, document: Document) -> Record | RejectedInput:
        self.given.append(document.text)
        if "refusé" in document.text:
            return RejectedInput("no-verb", f"{document.id}: no verb; write one.", document.id)
        return Record(coder=self.name, document=document)


class Archive:
    """A source that counts how often it is opened, and is cut short before its n-th item when told so."""

    def __init__(self, *items: Item) -> None:
        self.items = items
        self.opened = 0
        self.killed_before = -1

    def __call__(self) -> Iterator[Item]:
        self.opened += 1
        for ordinal, item in enumerate(self.items):
            if ordinal == self.killed_before:
                raise Killed
            yield item


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite") as library:
        yield library


def article(text: str, **fields: Any) -> Document:
    return Document.from_text(text, **fields)


def broken(source: str = "archive.jsonl, line 2") -> RejectedInput:
    return RejectedInput("bad-json-line", f"{source}: not JSON; write it anew.", source)


def settled(steps: Iterable[Step], code: Coder) -> Iterator[Kept | RejectedInput]:
    """What became of each step, one after the other."""
    for step in steps:
        outcome = step.settle(code(step.wanted) if step.wanted else None)
        if outcome is not None:
            yield outcome


def take(
    library: Library,
    read: Callable[[], Iterator[Item]],
    code: Coder,
    stamp: Stamp = STAMP,
    *,
    again: bool = False,
) -> list[tuple[str, bool | None]]:
    """The text or reason of each outcome, and whether it was coded now."""
    outcomes = settled(Intake(library, code.name, again=again).steps("archive.jsonl", stamp, read), code)
    return [(o.record.document.text, o.is_new) if isinstance(o, Kept) else (o.reason, None) for o in outcomes]


def texts(library: Library) -> list[str]:
    return sorted(record.document.text for record in library.records())


def test_a_source_is_read_once_and_told_again_from_the_library(library: Library) -> None:
    read, code = Archive(article("Un."), broken(), article("refusé"), article("Deux.")), Coder()
    first = [("Un.", True), ("bad-json-line", None), ("no-verb", None), ("Deux.", True)]
    assert take(library, read, code) == first
    again = [("Un.", False), ("bad-json-line", None), ("no-verb", None), ("Deux.", False)]
    assert take(library, read, code) == again
    assert read.opened == 1
    assert code.given == ["Un.", "refusé", "Deux."]


def test_a_rejection_told_again_is_the_same_sentence(library: Library) -> None:
    def told() -> list[str]:
        read = Archive(broken(), article("refusé", id="x"))
        outcomes = settled(Intake(library, "test 1").steps("archive.jsonl", STAMP, read), Coder())
        return [str(outcome) for outcome in outcomes]

    first = told()
    assert first == [
        "archive.jsonl, line 2: not JSON; write it anew.",
        "archive.jsonl (document x): no verb; write one.",
    ]
    assert told() == first


@pytest.mark.parametrize("killed_before", range(5))
def test_a_run_cut_short_anywhere_goes_on_with_nothing_lost_and_nothing_twice(
    library: Library, killed_before: int
) -> None:
    read = Archive(article("Un."), broken(), article("refusé"), article("Un."), article("Deux."))
    code = Coder()
    read.killed_before = killed_before
    with pytest.raises(Killed):
        take(library, read, code)
    read.killed_before = -1
    outcomes = take(library, read, code)
    assert [text for text, _ in outcomes] == ["Un.", "bad-json-line", "no-verb", "Un.", "Deux."]
    assert sorted(code.given) == ["Deux.", "Un.", "refusé"]
    assert texts(library) == ["Deux.", "Un."]
    assert library.rejections.counts() == {"bad-json-line": 1, "no-verb": 1}


def test_killed_between_coding_and_writing_codes_that_article_again_and_no_other(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(record: Record) -> None:
        put(record)
        if record.document.text == "Deux.":
            raise Killed

    read, code, put = Archive(article("Un."), article("Deux.")), Coder(), library.put
    monkeypatch.setattr(library, "put", killed)
    with pytest.raises(Killed):
        take(library, read, code)
    assert texts(library) == ["Un."]
    monkeypatch.undo()
    assert take(library, read, code) == [("Un.", False), ("Deux.", True)]
    assert code.given == ["Un.", "Deux.", "Deux."]


def test_an_archive_that_gives_other_items_than_before_is_coded_not_skipped(library: Library) -> None:
    read, code = Archive(article("Un."), article("Deux.")), Coder()
    read.killed_before = 1
    with pytest.raises(Killed):
        take(library, read, code)
    read = Archive(article("Zéro."), article("Un."), article("Deux."))
    assert take(library, read, code) == [("Zéro.", True), ("Un.", False), ("Deux.", True)]


@pytest.mark.parametrize(
    "changed",
    [
        Stamp(STAMP.name, 11, 1),
        Stamp(STAMP.name, 10, 2),
        Stamp(STAMP.name, 10, 1, '{"outlet": "Le Courrier"}'),
    ],
    ids=["size", "time", "what the user asked for"],
)
def test_a_source_that_was_changed_is_read_anew_and_only_what_is_new_is_coded(library: Library, changed: Stamp) -> None:
    code = Coder()
    take(library, Archive(article("Un."), broken()), code)
    read = Archive(article("Zéro."), article("Un."), article("Deux."))
    assert take(library, read, code, changed) == [("Zéro.", True), ("Un.", False), ("Deux.", True)]
    assert library.rejections.counts() == {}, "the broken line was mended"


def test_a_rejection_stays_until_the_source_was_read_to_its_end(library: Library) -> None:
    code = Coder()
    take(library, Archive(broken(), article("Un.")), code)
    read = Archive(article("Zéro."), article("Un."))
    read.killed_before = 0
    with pytest.raises(Killed):
        take(library, read, code, Stamp(STAMP.name, 11, 1))
    assert library.rejections.counts() == {"bad-json-line": 1}


def test_a_source_without_a_size_is_read_every_time(library: Library) -> None:
    read, code = Archive(broken()), Coder()
    for _ in range(2):
        take(library, read, code, Stamp("/absent.txt"))
    assert read.opened == 2
    assert library.rejections.counts() == {"bad-json-line": 1}


def test_what_a_newer_coder_reads_is_coded_anew(library: Library) -> None:
    read, newer = Archive(article("Un."), article("Un.")), Coder("test 2")
    take(library, read, Coder("test 1"))
    assert take(library, read, newer) == [("Un.", True), ("Un.", False)]
    assert [record.coder for record in library.records()] == ["test 2"]


def test_again_codes_each_article_once_more(library: Library) -> None:
    read, code = Archive(article("Un."), article("Un."), article("refusé")), Coder()
    take(library, read, code)
    code.given.clear()
    assert take(library, read, code, again=True) == [("Un.", True), ("Un.", False), ("no-verb", None)]
    assert code.given == ["Un.", "refusé"]


def test_an_article_deleted_from_the_library_is_coded_again(library: Library) -> None:
    read, code = Archive(article("Un."), article("Deux.")), Coder()
    take(library, read, code)
    outside = sqlite3.connect(library.path)  # like most tools, it does not check foreign keys
    with outside:
        outside.execute("DELETE FROM documents WHERE text = 'Un.'")
    outside.close()
    assert take(library, read, code) == [("Un.", True), ("Deux.", False)]


class TestCopies:
    """The same text from elsewhere."""

    ELSEWHERE = Stamp("/autre.jsonl", size=5, modified_ns=1)

    def test_it_is_stored_once_and_where_it_was_found_is_kept(self, library: Library) -> None:
        code = Coder()
        take(library, Archive(article("Un.", id="1", outlet="Le Courrier", published="2025-10-14")), code)
        copy = article("Un.", id="77", outlet="La Gazette", url="https://example.org/1", published="2025-10-15")
        assert take(library, Archive(copy), code, self.ELSEWHERE) == [("Un.", False)]
        assert code.given == ["Un."]
        (record,) = library.records()
        assert record.document.outlet == "Le Courrier"
        found = library.database.select("SELECT document_id, outlet, url, published FROM items ORDER BY source_id")
        assert [tuple(row.values()) for row in found] == [
            ("1", "Le Courrier", None, "2025-10-14"),
            ("1", "La Gazette", "https://example.org/1", "2025-10-15"),
        ]

    def test_one_with_a_date_takes_the_place_of_one_without(self, library: Library) -> None:
        code = Coder()
        take(library, Archive(article("Un.", id="1")), code)
        dated = article("Un.", id="77", published="2025-10-15")
        assert take(library, Archive(dated), code, self.ELSEWHERE) == [("Un.", True)]
        (record,) = library.records()
        assert (record.document.id, record.document.published) == ("1", "2025-10-15")

    def test_what_its_own_source_says_now_wins(self, library: Library) -> None:
        code = Coder()
        take(library, Archive(article("Un.", id="1", published="2025-10-14")), code)
        later = Archive(article("Un.", id="1", published="2025-10-15"))
        assert take(library, later, code, Stamp(STAMP.name, 11, 1)) == [("Un.", True)]
        (record,) = library.records()
        assert record.document.published == "2025-10-15"

    def test_a_newer_coder_keeps_what_the_first_source_says(self, library: Library) -> None:
        take(library, Archive(article("Un.", outlet="Le Courrier")), Coder("test 1"))
        copy = article("Un.", outlet="La Gazette")
        assert take(library, Archive(copy), Coder("test 2"), self.ELSEWHERE) == [("Un.", True)]
        (record,) = library.records()
        assert (record.coder, record.document.outlet) == ("test 2", "Le Courrier")

    def test_one_that_was_added_from_python_is_not_coded_again(self, library: Library) -> None:
        code = Coder()
        library.add(Record(coder=code.name, document=article("Un.")))
        assert take(library, Archive(article("Un.")), code) == [("Un.", False)]

    def test_one_that_was_added_from_python_keeps_what_it_says(self, library: Library) -> None:
        code = Coder()
        library.add(Record(coder=code.name, document=article("Un.", id="fil", outlet="Le Courrier")))
        assert take(library, Archive(article("Un.")), code) == [("Un.", False)]
        (record,) = library.records()
        assert record.document.outlet == "Le Courrier"

    def test_the_same_document_added_from_python_takes_what_its_source_says(self, library: Library) -> None:
        code = Coder()
        library.add(Record(coder=code.name, document=article("Un.")))
        assert take(library, Archive(article("Un.", outlet="Le Courrier")), code) == [("Un.", True)]

    def test_nearly_the_same_is_another_article(self, library: Library) -> None:
        assert take(library, Archive(article("Un deux trois."), article("Un deux  trois.")), Coder()) == [
            ("Un deux trois.", True),
            ("Un deux  trois.", True),
        ]


def test_two_articles_with_one_id_are_both_kept(library: Library) -> None:
    code = Coder()
    read = Archive(article("Un.", id="1"), article("Deux.", id="1"), article("Trois.", id="1"))
    take(library, read, code)
    assert texts(library) == ["Deux.", "Trois.", "Un."]
    assert library.get("1").document.text == "Un."
    assert take(library, read, code, again=True) == [("Un.", True), ("Deux.", True), ("Trois.", True)]
    assert texts(library) == ["Deux.", "Trois.", "Un."]


def test_a_page_read_otherwise_by_a_newer_reader_takes_its_own_place(library: Library) -> None:
    digest = "ab" * 32
    take(library, Archive(article("Menu. Un.", sha256=digest)), Coder("test 1"))
    take(library, Archive(article("Un.", sha256=digest)), Coder("test 2"))
    assert texts(library) == ["Un."]


def test_another_process_that_was_quicker_is_met_without_harm(library: Library) -> None:
    class Slow(Coder):
        def __call__(self, document: Document) -> Record | RejectedInput:
            record = Record(coder=self.name, document=document)
            with Library.open(library.path) as other:
                other.add(record)
            return record

    assert take(library, Archive(article("Un.")), Slow()) == [("Un.", False)]
    assert texts(library) == ["Un."]
