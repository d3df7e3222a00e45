"""How long the reading room takes to answer: every question put to the library, every plot, and every page of them.

python benchmarks/reading_room_times.py LIBRARY.sqlite
python benchmarks/reading_room_times.py LIBRARY.sqlite --times 20

Warm, one request at a time, in this process: the median of the clock and of the processor's time, in milliseconds. The
processor's time is what the page costs whatever else the machine does, and on a quiet one both are the same. Prints a
table; ends with 1 when a page takes over 300 ms of it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.testclient import TestClient

from dragoman.errors import RejectedInput
from dragoman.library import queries
from dragoman.library.queries import Filter
from dragoman.library.reader import reader
from dragoman.page import plots
from dragoman.page.plots.drawing import forget
from dragoman.page.reading_room.app import application
from dragoman.page.reading_room.room import Room
from dragoman.record import Document

LIMIT_MS = 300
PORT = 8100

FILTERS = {
    "nothing asked": Filter(),
    "a common word": Filter(words="président"),
    "a phrase": Filter(words='"Union européenne"'),
    "a speaker and an act": Filter(speaker="FRA", act="deny"),
    "a pair, a standing": Filter(country="RUS", other="USA", standing="asserted"),
    "all at once": Filter(
        words="accord", actor="FRA", type="AGREE", standing="asserted", since="2016-01-01", until="2018-12-31"
    ),
}


def main() -> None:
    """Measures, prints, and judges."""
    options = _options()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one core, as the project promises
    print(f"{'':44}{'clock':>10}{'processor':>11}")
    for name, question in questions(options.library).items():
        print(_line(name, *_median(question, options.times)))
    for name, drawing in drawings(options.library).items():
        print(_line(name, *_median(drawing, options.times)))
    slow = []
    room = Room(options.library, _no_coder)
    with TestClient(application(room, PORT), base_url=f"http://127.0.0.1:{PORT}") as client:
        for address in addresses(options.library):
            clock, processor = _median(lambda address=address: _get(client, address), options.times)
            print(_line(address, clock, processor))
            slow += [address] if processor > LIMIT_MS else []
    if slow:
        raise SystemExit(f"over {LIMIT_MS} ms: {', '.join(slow)}")


def questions(library: Path) -> dict[str, Callable[[], Any]]:
    """Every question, each with a connection of its own as a page has."""
    with reader(library) as db:
        newest = queries.search_articles(db, Filter()).rows[0].document.id
        busiest = queries.actors(db).rows[0]
        pair = next(iter(queries.pairs(db).rows), None)
    asked: dict[str, Callable[[Any], Any]] = {}
    for about, filter in FILTERS.items():
        for search in (queries.search_articles, queries.search_statements, queries.search_events):
            asked[f"{search.__name__}: {about}"] = lambda db, s=search, f=filter: s(db, f)  # type: ignore[misc]
    asked |= {
        "record": lambda db: queries.record(db, newest),
        "overview": queries.overview,
        "facets": queries.facets,
        "actors": queries.actors,
        "actor": lambda db: queries.actor(db, busiest.name, busiest.code),
        "actor: a whole country": lambda db: queries.actor(db, "", busiest.code[:3]),
        "pairs": queries.pairs,
        "disputes": lambda db: queries.disputes(db, Filter()),
        "announcements": lambda db: queries.announcements(db, Filter()),
        "places": queries.places,
        "corrections": lambda db: queries.corrections(db, Filter()),
    }
    if pair:
        asked["pair_events"] = lambda db: queries.pair_events(db, pair.a, pair.b)
        asked["pair_quarters"] = lambda db: queries.pair_quarters(db, pair.a, pair.b)
    return {name: lambda question=question: _asked(library, question) for name, question in asked.items()}  # type: ignore[misc]


def drawings(library: Path) -> dict[str, Callable[[], Any]]:
    """Every plot, drawn as if nobody had looked at it before; pages keep those that were drawn."""
    with reader(library) as db:
        months, found = queries.overview(db).months, queries.places(db)
        pair = next(iter(queries.pairs(db).rows), None)
        events = queries.pair_events(db, pair.a, pair.b) if pair else ()
        quarters = queries.pair_quarters(db, pair.a, pair.b) if pair else ()
    drawn: dict[str, Callable[[], Any]] = {
        "plot of months": lambda: plots.coverage(months, "fr"),
        "plot of two rows of months": lambda: plots.activity(months, "fr"),
        "plot of quarters": lambda: plots.balance(quarters, "fr"),
        f"timeline of {len(events)} events": lambda: plots.timeline(events, "fr"),
        f"map of {len(found)} places": lambda: plots.world(found, "fr"),
    }
    return {f"{name}, drawn anew": lambda draw=draw: (forget(), draw()) for name, draw in drawn.items()}  # type: ignore[misc]


def addresses(library: Path) -> list[str]:
    """Every page, each with something on it."""
    with reader(library) as db:
        longest = db.execute("SELECT id FROM documents ORDER BY length(text) DESC LIMIT 1").fetchone()[0]
        busiest = queries.actors(db).rows[0]
        pair = next(iter(queries.pairs(db).rows), None)
    found = [
        "/",
        f"/article/{longest}",
        "/actors",
        "/pairs",
        "/disputes",
        "/announcements",
        "/map",
        "/corrections",
        "/add",
    ]
    found += [f"/actor?{urlencode({'name': busiest.name, 'code': busiest.code})}", f"/actor?code={busiest.code[:3]}"]
    found += [f"/pair?a={pair.a}&b={pair.b}"] if pair else []
    for kind in ("articles", "statements", "events"):
        found += [f"/search?kind={kind}", f"/search?kind={kind}&words=pr%C3%A9sident"]
    return found


def _asked(library: Path, question: Callable[[Any], Any]) -> None:
    with reader(library) as db:
        question(db)


def _get(client: TestClient, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answers {answer.status_code}")


def _median(measured: Callable[[], Any], times: int) -> tuple[float, float]:
    clock, processor = [], []
    for n in range(times + 1):
        started, spent = time.perf_counter(), time.process_time()
        measured()
        if n:  # the first warms
            clock.append((time.perf_counter() - started) * 1000)
            processor.append((time.process_time() - spent) * 1000)
    return statistics.median(clock), statistics.median(processor)


def _line(name: str, clock: float, processor: float) -> str:
    return f"{name[:44]:44}{clock:7.1f} ms{processor:8.1f} ms"


def _no_coder(_document: Document) -> RejectedInput:
    return RejectedInput("no-coder", "nothing is coded here; start dragoman serve.", "")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--times", type=int, default=11)
    return parser.parse_args()


if __name__ == "__main__":
    main()
