"""A text that several outlets printed to the letter is one article of a library, and its printings are copies all the same."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman import cli
from dragoman.corpus.reprints import Imprint
from dragoman.library.intake import Intake
from dragoman.library.reprints import reprints_of
from dragoman.library.sources import Stamp
from dragoman.library.store import Library
from dragoman.record import Document, Record
from tests.corpus.telling import corpus
from tests.corpus.told_corpus import RETOLD

TEXT = "La garde côtière a secouru dimanche vingt-sept pêcheurs au large du port."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "news.sqlite") as library:
        yield library


def take(library: Library, source: str, *documents: Document, record: Record | None = None) -> None:
    """Takes the documents in as one source's, each coded as ``record``, if that is given."""
    for step in Intake(library, "test").steps(source, Stamp(source), lambda: documents):
        coded = (record or Record(document=documents[0])).model_copy(update={"coder": "test", "document": step.wanted})
        step.settle(coded if step.wanted else None)


def printed(outlet: str | None, published: str | None, text: str = TEXT, url: str | None = None) -> Document:
    return Document.from_text(text, outlet=outlet, published=published, url=url)


def outlets(library: Library) -> list[list[str]]:
    return [[imprint.outlet for imprint in imprints] for imprints in reprints_of(library.database).values()]


def test_the_first_printer_is_the_earliest_whoever_came_into_the_library_first(library: Library) -> None:
    take(library, "one", printed("La Vigie", "2026-03-02"))
    take(library, "two", printed("Radio Cap", None), printed("Agence du Golfe", "2026-03-01"))
    (imprints,) = reprints_of(library.database).values()
    assert imprints == (
        Imprint("Agence du Golfe", "2026-03-01", None),
        Imprint("La Vigie", "2026-03-02", None),
        Imprint("Radio Cap", None, None),
    )


def test_of_one_day_the_outlet_that_the_text_credits_printed_first(library: Library) -> None:
    text = f"{TEXT}\nSource : Zita Presse"
    take(library, "one", printed("La Vigie", "2026-03-01", text), printed("Zita Presse", "2026-03-01", text))
    assert outlets(library) == [["Zita Presse", "La Vigie"]]


def test_one_outlet_under_two_names_or_dates_and_one_that_is_not_known_are_no_reprints(library: Library) -> None:
    take(
        library,
        "one",
        printed("Radio Cap", "2026-03-01"),
        printed("Radio Cap", "2026-03-04"),
        printed(None, "2026-03-05"),
    )
    take(library, "two", printed(None, "2026-03-06", url="https://www.radiocap.fr/1"))
    assert outlets(library) == []


def test_an_address_is_an_outlet_where_no_name_is_given(library: Library) -> None:
    take(library, "one", printed("Le Cap", "2026-03-02"), printed(None, "2026-03-01", url="https://vigie.example/1"))
    assert outlets(library) == [["vigie.example", "Le Cap"]]


def test_a_library_keeps_and_tells_its_reprints(library: Library) -> None:
    take(library, "one", printed("La Vigie", "2026-03-02"), printed("Agence du Golfe", "2026-03-01"))
    run = CliRunner().invoke(cli.main, ["link", str(library.path), "--format", "jsonl"])
    assert "copies         0, and 1 printings of a text that another outlet had to the letter" in run.stderr
    (link,) = [found for line in run.stdout.splitlines() if (found := json.loads(line))["link"] == "reprint"]
    assert (link["kind"], link["outlet"], link["first"]["outlet"]) == ("exact", "La Vigie", "Agence du Golfe")
    rows = library.database.select("SELECT outlet, published FROM reprints ORDER BY ordinal")
    assert [tuple(row.values()) for row in rows] == [("Agence du Golfe", "2026-03-01"), ("La Vigie", "2026-03-02")]


def test_who_reprints_a_text_repeats_and_adds_no_independent_source(library: Library) -> None:
    records = {record.document.id: record for record in corpus(RETOLD).records}
    for record in records.values():
        library.add(record)

    def voices() -> tuple[int, list[tuple[str, str, str]]]:
        CliRunner().invoke(cli.main, ["link", str(library.path)])
        connection = sqlite3.connect(library.path)
        (id, sources) = connection.execute(
            "SELECT h.id, sources FROM happenings AS h JOIN happening_events ON happening_id = h.id "
            "WHERE document_id = 't00'"
        ).fetchone()
        rows = connection.execute(
            "SELECT part, name, after FROM happening_voices WHERE happening_id = ? AND document_id = 't00' AND is_outlet",
            (id,),
        ).fetchall()
        connection.close()
        return sources, sorted(set(rows))

    sources, before = voices()
    own = records["t00"].document
    day_before = (date.fromisoformat(own.published or "") - timedelta(days=1)).isoformat()
    earlier = own.model_copy(update={"id": "earlier", "outlet": "Agence du Golfe", "published": day_before})
    later = own.model_copy(update={"id": "later", "outlet": "La Vigie", "published": "2026-12-31"})
    take(library, "other", later, earlier, record=records["t00"])
    now, after = voices()
    assert now == sources
    assert [(part, name) for part, name, _ in before] == [("asserts", own.outlet)]
    assert {(part, name) for part, name, _ in after} == {
        ("asserts", "Agence du Golfe"),
        ("repeats", "La Vigie"),
        ("repeats", own.outlet),
    }
    assert {who for _, _, who in after[1:]} == {'["Agence du Golfe"]'}
