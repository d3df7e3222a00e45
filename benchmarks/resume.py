"""A big web archive through reader and library: memory, and whether a run that is killed ends as an unbroken one does.

python benchmarks/resume.py                               1 GB, killed 10 times, stub coder
python benchmarks/resume.py --size 50 --kills 3 --gzip
python benchmarks/resume.py --coder real --articles 40    with the real coder

The archive is made here, from a seed: invented French articles on pages of 5 KB to 6 MB (mostly inline scripts and
lists of links, as on real pages), with images, requests and missing pages between them, exact and near copies, pages in
English, pages without text and records with a wrong digest. `dragoman code ARCHIVE --library FILE` reads it twice: once
unbroken, once killed with SIGKILL at random moments and given again each time. Every table of the two libraries is then
compared, but for times and the numbers of runs. The stub coder writes one actor, one statement and one event an article.

Memory is the peak of resident memory (VmHWM) of each process beyond what it held when the first record was asked for,
its imports and, with the real coder, its model loaded. Prints JSON.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import hashlib
import json
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

MB = 1_000_000
NOT_COMPARED = {"run_id", "seen_at", "finished_at"}  # and the table runs: they tell when, not what
POLL_SECONDS = 0.01

Block = tuple[str, bytes]  # what kind of record it is, and its bytes


def main() -> None:
    """Makes the archive, runs it both ways, and prints the figures."""
    options = _options()
    if options.child:
        child(*options.child, coder=options.coder)
        return
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        figures = measure(Path(folder), options)
    print(json.dumps(figures, indent=2, ensure_ascii=False))
    if not figures["same_library"]:
        raise SystemExit(1)


def measure(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """The figures of one archive."""
    draw = random.Random(options.seed)
    archive = folder / ("archive.warc.gz" if options.gzip else "archive.warc")
    records = write_archive(archive, options, draw)
    unbroken, broken = folder / "unbroken.sqlite", folder / "broken.sqlite"
    whole = run(archive, unbroken, options.coder)
    attempts = []
    for share in sorted(draw.random() for _ in range(options.kills)):
        attempts.append(run(archive, broken, options.coder, until=_reached(broken, int(share * whole["items"]), draw)))
    last = run(archive, broken, options.coder)
    table_rows, broken_rows = contents(unbroken), contents(broken)
    return {
        "archive_mb": round(sum(records["bytes"].values()) / MB),
        "archive_file_mb": round(archive.stat().st_size / MB),
        "archive_records": records["count"],
        "archive_mb_by_kind": {kind: round(n / MB, 1) for kind, n in records["bytes"].items()},
        "coder": options.coder,
        "items": whole["items"],
        "articles": whole["articles"],
        "rejections": whole["rejections"],
        "unbroken_seconds": whole["seconds"],
        "kills_at_item": [attempt["items"] for attempt in attempts],
        "killed_runs": sum(attempt["killed"] for attempt in attempts),
        "seconds_with_kills": round(sum(a["seconds"] for a in attempts) + last["seconds"], 1),
        "peak_mb_at_start": max(a["start_mb"] for a in (whole, *attempts, last)),
        "peak_mb_beyond_start": max(a["beyond_mb"] for a in (whole, *attempts, last)),
        "library_mb": round(unbroken.stat().st_size / MB, 1),
        "same_library": broken_rows == table_rows,
        "same_output": last["output"] == whole["output"],
        "tables_compared": {table: len(rows) for table, rows in table_rows.items()},
        "differing_tables": [table for table, rows in table_rows.items() if broken_rows[table] != rows],
        "integrity": check(broken),
    }


# ---- the two runs


def child(archive: str, library: str, *, coder: str) -> None:
    """`dragoman code ARCHIVE --library LIBRARY`, saying «ready» when all is loaded."""
    import dragoman
    from dragoman.cli import main as command

    loaded = Stub() if coder == "stub" else dragoman.load()
    vars(dragoman)["load"] = lambda: loaded
    import dragoman.library.intake
    import dragoman.reading

    print("ready", file=sys.stderr, flush=True)
    command(["code", archive, "--library", library, "--workers", "1", "--no-triage"])


class Stub:
    """Codes every article as one actor, one statement and one event."""

    def attempt(self, document: Any, *, triage: bool) -> tuple[Any, None]:  # noqa: ARG002
        import dragoman
        from dragoman.record import Actor, Claim, Event, Record, Statement

        spans = ((0, len(document.text) // 2), (len(document.text) // 2, len(document.text)))
        record = Record(
            coder=f"dragoman {dragoman.__version__}",
            document=document,
            actors=(Actor(id="a1", name="ministère", code="", kind="institution", mentions=spans),),
            statements=(
                Statement(
                    id="s1", speakers=("a1",), cue=spans[:1], lemma="dire", kind="indirect", act="say",
                    content=spans[1:], confidence=0.5,
                ),
            ),
            events=(
                Event(
                    id="e1", type="CONSULT", quad="verbal cooperation", cameo="040", intensity=1.0,
                    sources=("a1",), evidence=spans[:1], claims=(Claim(by="author", modality="actual"),),
                    standing="asserted", confidence=0.5,
                ),
            ),
        )  # fmt: skip
        return record, None


def run(archive: Path, library: Path, coder: str, until: Callable[[], bool] = lambda: False) -> dict[str, Any]:
    """One process over the archive, killed as soon as ``until`` says so; its time, memory and what the library holds."""
    command = [sys.executable, __file__, "--coder", coder, "--child", str(archive), str(library)]
    written = library.with_suffix(".jsonl")
    with (
        written.open("wb") as output,
        subprocess.Popen(command, stdout=output, stderr=subprocess.PIPE, text=True) as process,
    ):
        assert process.stderr is not None
        assert process.stderr.readline() == "ready\n"
        began, start = time.monotonic(), _peak(process.pid)
        peak, killed = start, False
        # What it says of rejections must not fill the pipe and stop it.
        said = _drained(process)
        while process.poll() is None:
            peak = max(peak, _peak(process.pid))
            if until():
                process.send_signal(signal.SIGKILL)
                killed = process.wait() == -signal.SIGKILL
                break
            time.sleep(POLL_SECONDS)
        if process.returncode not in (0, 1, -signal.SIGKILL):
            raise SystemExit(f"the run ended with {process.returncode}: {said[-1:]}")
    return {
        "seconds": round(time.monotonic() - began, 1),
        "start_mb": round(start / MB),
        "beyond_mb": round((peak - start) / MB),
        "killed": killed,
        "output": hashlib.sha256(written.read_bytes()).hexdigest(),
        "items": _count(library, "items"),
        "articles": _count(library, "documents"),
        "rejections": _count(library, "rejections"),
    }


def _drained(process: subprocess.Popen[str]) -> list[str]:
    import threading

    lines: list[str] = []
    assert process.stderr is not None
    threading.Thread(target=lambda: lines.extend(process.stderr or ()), daemon=True).start()
    return lines


def _reached(library: Path, items: int, draw: random.Random) -> Callable[[], bool]:
    """True a random moment after the library holds so many items: within an article, a commit, or between them."""
    deadline: list[float] = []

    def reached() -> bool:
        if not deadline and _count(library, "items") >= items:
            deadline.append(time.monotonic() + draw.random() * 0.2)
        return bool(deadline) and time.monotonic() >= deadline[0]

    return reached


def _peak(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def _count(library: Path, table: str) -> int:
    if not library.exists():
        return 0
    connection = sqlite3.connect(f"file:{library}?mode=ro", uri=True, timeout=5)
    try:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.OperationalError:  # no table yet
        return 0
    finally:
        connection.close()


# ---- the two libraries


def contents(library: Path) -> dict[str, list[str]]:
    """A digest of every row of every table, sorted, without the columns that tell when."""
    connection = sqlite3.connect(library)
    try:
        # The shadow tables are how the full-text index keeps its words, which depends on its history.
        names = connection.execute("SELECT name FROM pragma_table_list WHERE type = 'table' ORDER BY name").fetchall()
        compared = [name for (name,) in names if name != "runs" and not name.startswith("sqlite_")]
        return {name: _digests(connection, name) for name in compared}
    finally:
        connection.close()


def _digests(connection: sqlite3.Connection, table: str) -> list[str]:
    cursor = connection.execute(f'SELECT * FROM "{table}"')
    kept = [n for n, column in enumerate(cursor.description) if column[0] not in NOT_COMPARED]
    return sorted(hashlib.sha256(repr([row[n] for n in kept]).encode()).hexdigest() for row in cursor)


def check(library: Path) -> str:
    """What SQLite says of the file: «ok»."""
    connection = sqlite3.connect(library)
    try:
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        return (
            f"{len(broken)} rows point nowhere"
            if broken
            else str(connection.execute("PRAGMA integrity_check").fetchone()[0])
        )
    finally:
        connection.close()


# ---- the archive


def write_archive(path: Path, options: argparse.Namespace, draw: random.Random) -> dict[str, Counter[str]]:
    """Writes records until the archive has its size, or so many pages; how many of each kind, and their bytes."""
    counts: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    with path.open("wb") as file:
        for kind, block in records(options.size * MB, draw):
            file.write(gzip.compress(block, 1, mtime=0) if options.gzip else block)
            counts[kind] += 1
            sizes[kind] += len(block)
            pages = sum(counts.values()) - counts["image"] - counts["request"] - counts["missing page"]
            if sum(sizes.values()) >= options.size * MB or (options.articles and pages >= options.articles):
                break
    return {"count": counts, "bytes": sizes}


def records(size: int, draw: random.Random) -> Iterator[Block]:
    """An endless web archive; no record is longer than a tenth of ``size``."""
    kinds = {
        "page": 40, "page of 0.3 to 2 MB": 30, "page of 3 to 6 MB": 3, "exact copy": 4, "near copy": 4,
        "page in English": 2, "page without text": 2, "wrong digest": 2,
        "image": 20, "request": 30, "missing page": 5,
    }  # fmt: skip
    articles = [article(draw)]
    number = 0
    each_once = draw.sample(list(kinds), len(kinds))
    while True:
        number += 1
        kind = each_once.pop() if each_once else draw.choices(list(kinds), list(kinds.values()))[0]
        address = f"https://courrier-fictif.example/{number}"
        if kind == "request":
            yield kind, warc("request", address, f"GET /{number} HTTP/1.1\r\nHost: x.example\r\n\r\n".encode())
        elif kind == "image":
            yield kind, answer(address, draw.randbytes(min(draw.randint(20_000, 1_500_000), size // 10)), "image/jpeg")
        elif kind == "missing page":
            yield kind, answer(address, b"<html><body>Rien ici.</body></html>", status="404 Not Found")
        else:
            body = _words(kind, articles, draw)
            weight = {"page of 0.3 to 2 MB": (300_000, 2 * MB), "page of 3 to 6 MB": (3 * MB, 6 * MB)}
            bulk = min(draw.randint(*weight.get(kind, (3_000, 60_000))), size // 10)
            yield kind, answer(address, page(body, bulk, draw), wrong=kind == "wrong digest")


def _words(kind: str, articles: list[list[str]], draw: random.Random) -> list[str]:
    if kind == "page in English":
        return ["The ministry denied the report", *["The ministry said on Monday that it had no weapons to sell."] * 8]
    if kind == "page without text":
        return ["Vide"]
    if kind == "exact copy":
        return draw.choice(articles)
    if kind == "near copy":
        return [*draw.choice(articles), f"Cet article a été mis à jour à {draw.randint(1, 23)} heures."]
    articles.append(article(draw))
    return articles[-1]


def article(draw: random.Random) -> list[str]:
    """A headline and paragraphs about states that do not exist."""
    states = ["le Sahelstan", "la Maréanie", "l'Ostrélie", "la Valdorie", "le Kourastan", "la Nordalie"]
    places = ["Portville", "Maréville", "Hautcastel", "Oued-Blanc", "Saint-Corentin"]
    says = ["a affirmé", "a démenti", "a annoncé", "a rappelé", "a reconnu", "a souligné"]
    what = [
        "que des négociations s'ouvriraient à {place} avant la fin du mois",
        "que {state} avait livré {n} véhicules à son armée",
        "toute présence de soldats étrangers près de {place}",
        "que {n} observateurs seraient envoyés à la frontière",
        "que l'accord signé avec {state} restait en vigueur",
    ]
    days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi"]

    def sentence() -> str:
        said = draw.choice(what).format(state=draw.choice(states), place=draw.choice(places), n=draw.randint(2, 900))
        return f"Le ministère des Affaires étrangères {draw.choice(says)} {draw.choice(days)} {said}."

    title = f"{draw.choice(places)} : {draw.randint(2, 9_999)} observateurs attendus à la frontière"
    return [title, *(" ".join(sentence() for _ in range(draw.randint(2, 5))) for _ in range(draw.randint(3, 9)))]


def page(words: list[str], bulk: int, draw: random.Random) -> bytes:
    """A page with the article and about ``bulk`` bytes of what surrounds it: a fifth links (20 KB at most), else script."""
    title, *paragraphs = words
    links = "".join(
        f'<li class="lien"><a href="/rubrique/{n}">Rubrique {n}</a></li>' for n in range(min(bulk // 5, 20_000) // 55)
    )
    script = draw.randbytes(bulk * 2 // 5).hex()
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="article:published_time" content="2025-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}">'
        f'<script>var etat = "{script}";</script></head><body><nav><ul>{links}</ul></nav>'
        f"<article><h1>{title}</h1>\n{body}</article></body></html>"
    ).encode()


def answer(
    address: str, content: bytes, kind: str = "text/html", status: str = "200 OK", *, wrong: bool = False
) -> bytes:
    """A response record with the digest of its block, or of another one."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n"
    return warc("response", address, head.encode() + content, wrong=wrong)


def warc(kind: str, address: str, block: bytes, *, wrong: bool = False) -> bytes:
    """One WARC 1.0 record."""
    digest = base64.b32encode(hashlib.sha1(b"" if wrong else block).digest()).decode()
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2025-10-14T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{hashlib.md5(address.encode()).hexdigest()[:12]}>\r\n"
        f"WARC-Block-Digest: sha1:{digest}\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="A big archive, killed again and again: memory, and the same library.")
    parser.add_argument("--size", type=int, default=1000, help="of the archive, in MB (default: 1000)")
    parser.add_argument("--articles", type=int, help="end the archive after so many pages")
    parser.add_argument("--kills", type=int, default=10, help="how often the run is killed (default: 10)")
    parser.add_argument("--coder", choices=["stub", "real"], default="stub", help="what codes (default: stub)")
    parser.add_argument("--gzip", action="store_true", help="compress each record")
    parser.add_argument("--seed", type=int, default=7, help="another archive, other moments (default: 7)")
    parser.add_argument("--folder", type=Path, help="where to work (default: the folder for temporary files)")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
