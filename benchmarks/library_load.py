"""The library under load: its size, readers beside a writer, and a writer that is killed.

python benchmarks/library_load.py RECORDS.jsonl                          8 readers and a writer for 60 s, 20 kills
python benchmarks/library_load.py RECORDS.jsonl --seconds 5 --kills 3

RECORDS.jsonl is what `dragoman code … --format jsonl --out RECORDS.jsonl` wrote. Three parts, each on a library of its
own in a temporary folder:

size   every record added; the file's bytes beside the text's, after its log was folded in.
load   a writer process adds the records over and over, as other articles each time, while reader processes put the
       reading room's questions at random. Counted: answers, errors, and articles that were added but are not there.
kills  a process that adds the records is killed with SIGKILL at a random moment, and begun again, that many times; the
       last one ends by itself. After each kill: the file is sound, its search index too, and every article whose
       adding was reported is there once.

Prints JSON; ends with 1 when there was an error, or an article was lost or doubled.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from dragoman.library.queries import (
    Filter,
    actors,
    announcements,
    disputes,
    facets,
    overview,
    pair_events,
    pairs,
    places,
    record,
    search_articles,
    search_events,
    search_statements,
)
from dragoman.library.reader import reader
from dragoman.library.store import Library
from dragoman.record import Document, Record

Question = Callable[[sqlite3.Connection, random.Random], Any]
WORDS = ("France", "président", "sanctions", "élysée", "attaque", "accord", '"Union européenne"', "minist*")


def main() -> None:
    """Runs the three parts and prints their figures."""
    options = _options()
    if options.add_to:
        add_all(options.records, options.add_to)
        return
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        figures = {
            "size": size(Path(folder) / "size.sqlite", options.records),
            "load": load(Path(folder) / "load.sqlite", options),
            "kills": kills(Path(folder) / "kills.sqlite", options),
        }
    print(json.dumps(figures, indent=2, ensure_ascii=False))
    if figures["load"]["errors"] or figures["load"]["lost"] or figures["kills"]["faults"]:
        raise SystemExit(1)


def read_records(path: Path) -> Iterator[Record]:
    """The records of a file of JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield Record.model_validate_json(line)


def size(path: Path, records: Path) -> dict[str, Any]:
    """Every record in a library, and what the file weighs."""
    text = articles = 0
    started = time.perf_counter()
    with Library.open(path) as library:
        for coded in read_records(records):
            articles += library.add(coded)
            text += len(coded.document.text.encode())
    seconds = time.perf_counter() - started
    return {
        "articles": articles,
        "text_bytes": text,
        "file_bytes": path.stat().st_size,
        "ratio": round(path.stat().st_size / text, 2),
        "articles_per_second": round(articles / seconds),
    }


def load(path: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Readers beside a writer for a while; then the library is counted against what the writer reported."""
    first = next(read_records(options.records))
    with Library.open(path) as library:
        library.add(first)
    processes = multiprocessing.get_context("spawn")
    everybody = options.readers + 1
    # On a busy machine a process can take longer to start than the load lasts.
    all_are_up = processes.Barrier(everybody)
    with processes.Pool(everybody, initializer=all_are_up.wait) as pool:
        writing = pool.apply_async(write, (path, options.records, options.seconds))
        reading = [pool.apply_async(ask, (path, options.seed + n, options.seconds)) for n in range(options.readers)]
        added, write_errors = writing.get()
        answers = [reader.get() for reader in reading]
    connection = sqlite3.connect(path)
    there = {row[0] for row in connection.execute("SELECT id FROM documents")}
    integrity = connection.execute("PRAGMA integrity_check").fetchone()[0]
    connection.close()
    times = [milliseconds for answer, _ in answers for milliseconds in answer]
    return {
        "readers": options.readers,
        "seconds": options.seconds,
        "articles_added": len(added),
        "answers": len(times),
        "median_ms": round(statistics.median(times), 1),
        "p95_ms": round(statistics.quantiles(times, n=20)[-1], 1),
        "errors": [error for _, errors in answers for error in errors] + write_errors,
        "lost": sorted(set(added) - there),
        "integrity": integrity,
    }


def write(path: Path, records: Path, seconds: float) -> tuple[list[str], list[str]]:
    """Adds the records for so long, each time round as other articles; the ids of those that were added."""
    added: list[str] = []
    errors: list[str] = []
    rounds = 0
    with Library.open(path) as library:
        until = time.time() + seconds
        while time.time() < until:
            rounds += 1
            for coded in read_records(records):
                if time.time() >= until:
                    break
                other = _other(coded, rounds)
                try:
                    library.add(other)
                    added.append(other.document.id)
                except Exception as error:
                    errors.append(f"writer: {error}")
    return added, errors


def _other(coded: Record, rounds: int) -> Record:
    """The same article with another end, which makes it another article."""
    document = Document.from_text(
        f"{coded.document.text}\n{rounds}", **coded.document.model_dump(exclude={"text", "id", "sha256"})
    )
    return coded.model_copy(update={"document": document})


def ask(path: Path, seed: int, seconds: float) -> tuple[list[float], list[str]]:
    """Puts questions at random for so long: milliseconds of each answer, its connection included, and errors."""
    until = time.time() + seconds
    draw = random.Random(seed)
    times: list[float] = []
    errors: list[str] = []
    while time.time() < until:
        question = draw.choice(QUESTIONS)
        started = time.perf_counter()
        try:
            with reader(path) as db:
                question(db, draw)
            times.append((time.perf_counter() - started) * 1000)
        except Exception as error:
            errors.append(f"reader: {type(error).__name__}: {error}")
    return times, errors


def _words(search: Callable[..., Any]) -> Question:
    return lambda db, draw: search(db, Filter(words=draw.choice(WORDS)))


def _always(query: Callable[..., Any], *given: Any) -> Question:
    return lambda db, _draw: query(db, *given)


def _one_article(db: sqlite3.Connection, _draw: random.Random) -> None:
    newest = search_articles(db, Filter()).rows[0]
    record(db, newest.document.id)


def _one_pair(db: sqlite3.Connection, _draw: random.Random) -> None:
    for pair in pairs(db).rows[:1]:
        pair_events(db, pair.a, pair.b)


QUESTIONS: tuple[Question, ...] = (
    *(_words(search) for search in (search_articles, search_statements, search_events)),
    _always(search_statements, Filter(speaker="FRA", act="deny")),
    _always(search_events, Filter(country="RUS", other="USA")),
    *(_always(query) for query in (overview, facets, actors, places)),
    *(_always(query, Filter()) for query in (disputes, announcements)),
    _one_article,
    _one_pair,
)


def kills(path: Path, options: argparse.Namespace) -> dict[str, Any]:
    """A writer killed again and again; what it reported as added is looked for after each time."""
    draw = random.Random(options.seed)
    expected = sum(1 for _ in read_records(options.records))
    reported: set[str] = set()
    faults: list[str] = []
    killed = 0
    command = [sys.executable, str(Path(__file__).resolve()), str(options.records), "--add-to", str(path)]
    # Killed at whatever moment: within the time that all takes, over the number of kills.
    pace = _seconds_for_all(options) / max(options.kills, 1)
    while killed < options.kills:
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            if process.stdout.readline():  # it has begun to add
                time.sleep(draw.uniform(0, 2 * pace))
            ended = process.poll() is not None
            if not ended:
                os.kill(process.pid, signal.SIGKILL)
                killed += 1
            reported |= {line.strip() for line in process.stdout if line.endswith("\n")}
        faults += check(path, reported)
        if ended:
            # All was added before the moment came: begin anew, so that every kill interrupts something.
            reported.clear()
            for suffix in ("", "-wal", "-shm"):
                Path(f"{path}{suffix}").unlink(missing_ok=True)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    reported |= set(done.stdout.split())
    faults += check(path, reported, expected)
    return {"kills": killed, "articles": expected, "reported": len(reported - {"begun"}), "faults": faults}


def _seconds_for_all(options: argparse.Namespace) -> float:
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        figures = size(Path(folder) / "pace.sqlite", options.records)
    return float(figures["articles"] / figures["articles_per_second"])


def add_all(records: Path, path: Path) -> None:
    """Adds the records one by one, and says each on standard output once it is safe."""
    print("begun", flush=True)
    with Library.open(path) as library:
        for coded in read_records(records):
            library.add(coded)
            print(coded.document.id, flush=True)


def check(path: Path, reported: set[str], expected: int | None = None) -> list[str]:
    """What is wrong with the library: its file, its index, or its articles."""
    faults = []
    with Library.open(path) as library:
        ids = [row["id"] for row in library.database.select("SELECT id FROM documents")]
        if missing := reported - {"begun"} - set(ids):
            faults.append(f"{len(missing)} reported articles are not there")
        if len(set(ids)) != len(ids):
            faults.append("an article is there twice")
        if expected is not None and len(ids) != expected:
            faults.append(f"{len(ids)} articles in place of {expected}")
        if library.database.select("PRAGMA integrity_check") != [{"integrity_check": "ok"}]:
            faults.append("the file is damaged")
        if library.database.select("PRAGMA foreign_key_check"):
            faults.append("rows point nowhere")
        library.database.execute("INSERT INTO documents_fts (documents_fts, rank) VALUES ('integrity-check', 1)")
        for id in random.Random(len(ids)).sample(ids, min(len(ids), 20)):
            library.get(id)  # raises when its rows are no record
    return faults


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path, help="records as JSON Lines")
    parser.add_argument("--seconds", type=float, default=60, help="of readers beside a writer")
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where the libraries are made (default: the system's)")
    parser.add_argument("--add-to", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
