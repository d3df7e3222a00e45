"""What it costs to link articles, and how that grows with the corpus: CPU-seconds and peak memory.

python benchmarks/linking.py                               1,000 to 4,000 articles
python benchmarks/linking.py --sizes 10000 100000          as large as you like
python benchmarks/linking.py --library                     reading the records from a library, and keeping the links there

The records are made: events of twelve types between forty countries over a year, one article in three telling again what
an earlier one told, one in ten announcing something, one in five presenting a minister, one in ten with the text of an
earlier one, every second quoting two sentences, one in five of them an earlier quotation. Some words are common, most are
rare, as in any language. Each size runs in a process of its
own; what making the records costs is taken off. Coding an article costs 0.1 CPU-seconds or more; ``share_of_coding`` is
what linking adds to that. Memory is that process's peak less what it had before it began. Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from dragoman.corpus.linking import Links
from dragoman.library.links import links_of, write_links
from dragoman.library.store import Library
from dragoman.record import (
    QUAD_OF_TYPE,
    Actor,
    Claim,
    Document,
    Event,
    EventType,
    Place,
    Record,
    Span,
    Statement,
    Time,
    standing_of,
)
from dragoman.world.tables import states

CODING = 0.1  # CPU-seconds an article, at least
FIRST = date(2025, 1, 1)
DAYS, OUTLETS, COUNTRIES, PLACES = 365, 300, 40, 30
TYPES: tuple[EventType, ...] = (
    "ASSAULT", "ASSAULT", "ASSAULT", "CONSULT", "ACCUSE", "REQUEST", "COERCE", "AID", "AGREE", "PROTEST", "SANCTION",
    "RETREAT",
)  # fmt: skip
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "xo", "zu", "kan", "dor")
TOLD_AGAIN, ANNOUNCED, PRESENTED, REPRINTED, QUOTING, QUOTED_AGAIN = 0.33, 0.1, 0.2, 0.1, 0.5, 0.2
SENTENCES, SENTENCE = 14, 24


def main() -> None:
    """Measures each size, one process after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 2000, 4000], help="how many articles")
    parser.add_argument("--library", action="store_true", help="from a library and into it")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(in_library(options.one) if options.library else in_memory(options.one)))
        return
    for size in options.sizes:
        command = [sys.executable, __file__, "--one", str(size), *(["--library"] if options.library else [])]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip(), flush=True)


def in_memory(size: int) -> dict[str, Any]:
    """The figures for records that are made while they are read."""
    with Links(lambda: records(50)) as links:
        list(links.happenings())
    begun = time.process_time()
    for _ in records(size):
        pass
    making = time.process_time() - begun
    memory, begun = peak_mb(), time.process_time()
    with Links(lambda: records(size)) as links:
        read = time.process_time()
        quotations = len(links.quotations)
        quoted = time.process_time()
        several = sum(len(h.members) > 1 for h in links.happenings())
        happenings = time.process_time()
        followed = sum(bool(a.steps) for a in links.announcements())
        offices, names = len(links.holdings), sum(1 for _ in links.names())
        copies = len(links.copies.links)
    seconds = time.process_time() - begun - 2 * making  # they are read twice
    return {
        **figures(size, seconds, memory),
        "reading_and_copies": round(read - begun - making, 1),
        "quotations_seconds": round(quoted - read - making, 1),
        "happenings_seconds": round(happenings - quoted, 1),
        "found": {
            "copies": copies,
            "quotations": quotations,
            "happenings": several,
            "followed_up": followed,
            "offices": offices,
            "names": names,
        },
    }


def in_library(size: int) -> dict[str, Any]:
    """The figures for a library: its records read, its links written."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "news.sqlite") as library:
        with library.database.transaction():
            for record in records(size):
                library.put(record)
        memory, begun = peak_mb(), time.process_time()
        with links_of(library) as links:
            linked = write_links(library, links)
        return {**figures(size, time.process_time() - begun, memory), "found": {"happenings": linked.happenings}}


def figures(size: int, seconds: float, memory: float) -> dict[str, Any]:
    """What every measurement gives."""
    return {
        "articles": size,
        "cpu_seconds": round(seconds, 1),
        "ms_an_article": round(1000 * seconds / size, 2),
        "share_of_coding": f"{seconds / size / CODING:.1%}",
        "memory_mb": round(peak_mb() - memory),
    }


def peak_mb() -> float:
    """The process's peak of resident memory so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def records(size: int) -> Iterator[Record]:
    """That many records, the same each time, in the order of publication."""
    draw = random.Random(size)
    words = ["".join(draw.choices(SYLLABLES, k=draw.choice((2, 3, 3, 4)))) for _ in range(20_000)]
    codes = [state.code for state in states()[:COUNTRIES]]
    names = {state.code: state.names[0] for state in states()}
    recent: list[dict[str, Any]] = []
    bodies: list[str] = []
    quotations: list[str] = []
    for number in range(size):
        day = FIRST + timedelta(days=number * DAYS // size)
        if recent and draw.random() < TOLD_AGAIN:
            event = draw.choice(recent[-200:]) | {"modality": "actual"}
        else:
            event = invented(draw, words, codes, day)
            recent.append(event)
            del recent[:-400]
        body = text_of(draw, words, bodies, REPRINTED, SENTENCES)
        said = text_of(draw, words, quotations, QUOTED_AGAIN, 2) if draw.random() < QUOTING else ""
        yield record(number, draw, words, names, event, day, body, said)


def text_of(draw: random.Random, words: list[str], earlier: list[str], again: float, sentences: int) -> str:
    """Sentences of words of which a few are common and most are rare; now and then one of the earlier texts."""
    if earlier and draw.random() < again:
        return draw.choice(earlier)
    said = draw.choices(words, cum_weights=_commonness(len(words)), k=sentences * SENTENCE)
    text = " ".join(" ".join(said[at : at + SENTENCE]).capitalize() + "." for at in range(0, len(said), SENTENCE))
    earlier.append(text)
    del earlier[:-400]
    return text


@cache
def _commonness(words: int) -> list[float]:
    """By Zipf's law: the n-th word stands in proportion to 1/n, cumulated."""
    return list(accumulate(1 / (rank + 5) for rank in range(words)))


def invented(draw: random.Random, words: list[str], codes: list[str], day: date) -> dict[str, Any]:
    """An event that nobody told before."""
    return {
        "type": draw.choice(TYPES),
        "source": draw.choice(codes[:8] if draw.random() < 0.5 else codes),
        "recipient": draw.choice(codes),
        "day": (day - timedelta(days=draw.randrange(3))).isoformat() if draw.random() < 0.6 else None,
        "place": draw.randrange(PLACES) if draw.random() < 0.5 else None,
        "about": draw.choices(words, k=4),
        "modality": "planned" if draw.random() < ANNOUNCED else "actual",
    }


def record(
    number: int, draw: random.Random, words: list[str], names: dict[str, str], event: dict[str, Any], day: date, body: str,
    said: str,
) -> Record:  # fmt: skip
    """An article that tells the event in some four hundred words, and quotes its first party."""
    told = f"{names[event['source']]} et {names[event['recipient']]} : {' '.join(event['about'])} {draw.choice(words)}"
    minister = f"{draw.choice(words).title()} {draw.choice(words).title()}"
    office = f" Le ministre de la Défense, {minister}, a parlé." if draw.random() < PRESENTED else ""
    quotation = f"\n« {said} »" if said else ""
    text = f"{told}\n\n{told}.{office} {body}{quotation}"
    at = Span(0, len(told))
    actors = [
        Actor(id="a1", name=names[event["source"]], code=f"{event['source']} GOV", kind="state", mentions=(at,)),
        Actor(
            id="a2",
            name=names[event["recipient"]],
            code=f"{event['recipient']} MIL",
            kind="institution",
            mentions=(at,),
        ),
    ]
    if office:
        where = text.index(minister)
        mentions = (Span(where, where + len(minister)),)
        actors.append(Actor(id="a3", name=minister, code=f"{event['source']} GOV", kind="person", mentions=mentions))
    claims = (Claim(by="author", modality=event["modality"]),)
    place = event["place"]
    made = Event(
        id="e1",
        type=event["type"],
        quad=QUAD_OF_TYPE[event["type"]],
        cameo="010",
        intensity=0.0,
        sources=("a1",),
        recipients=("a2",),
        time=Time(start=event["day"], end=event["day"], words=at) if event["day"] else None,
        place=Place(name=f"Ville{place}", country=event["recipient"], words=at) if place is not None else None,
        evidence=(at,),
        claims=claims,
        standing=standing_of(("author", c.modality) for c in claims),
        confidence=0.9,
    )
    document = Document.from_text(text, id=f"d{number}", outlet=f"Média {number % OUTLETS}", published=day.isoformat())
    statements = (quoted(text, said),) if said else ()
    return Record(coder="made", document=document, actors=tuple(actors), statements=statements, events=(made,))


def quoted(text: str, said: str) -> Statement:
    """The statement of the article's quotation, which ends it."""
    start = text.rindex(said)
    content = (Span(start, start + len(said)),)
    return Statement(
        id="s1", speakers=("a1",), cue=(), lemma="dire", kind="direct", act="say", content=content, confidence=0.9
    )


if __name__ == "__main__":
    main()
