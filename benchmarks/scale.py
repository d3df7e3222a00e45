"""What ``dragoman scale`` costs beside a plain loop, and from that what a million articles cost.

python benchmarks/scale.py                                      60 articles made of the samples; Daft beside the loop
python benchmarks/scale.py --articles FOLDER --every 10         every tenth article of your own
python benchmarks/scale.py --articles FOLDER --every 10 --cost  what a million and a hundred million like them cost
python benchmarks/scale.py --cost --words 400 --price 0.05      with longer articles and other prices

The plain loop is ``dragoman code … --workers 1 --format jsonl``; Daft runs in-process with one worker. Each codes the
same articles in a process of its own, once all of them and once a single one, in turn, ``--times`` times, and the best
run of each counts: the difference is what the other articles cost, start and model left out. CPU-seconds are those of
the process and all its children. ``--cost`` takes the figures of the Daft run, which writes the tables;
with ``--words`` for articles of that many words, time and bytes growing as the words do.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from itertools import islice
from pathlib import Path
from typing import Any

import dragoman
from dragoman.record import Document

os.environ["OMP_NUM_THREADS"] = "1"
LIMIT = 1.10  # what the project allows
SAMPLES = Path(__file__).parent.parent / "samples"
DRAGOMAN = [sys.executable, "-m", "dragoman.cli"]
LOOP, DAFT = "plain loop", "Daft, in-process"


def main() -> None:
    """Measures, and prints the figures."""
    options = _options()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        figures = measure(Path(folder), options)
    if options.cost:
        figures["cost"] = [cost(figures, number, options) for number in (1_000_000, 100_000_000)]
    print(json.dumps(figures, indent=2) if options.json else as_table(figures, options))


def measure(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """CPU-seconds and seconds by the clock of both engines for an article, and what else the cost follows from."""
    documents = articles(options.articles, options.every, options.copies)
    many, one = folder / "many.jsonl", folder / "one.jsonl"
    write(many, documents)
    write(one, documents[:1])
    triage = "--triage" if options.triage else "--no-triage"
    rounds: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for number in range(options.times):
        for name, command in ((LOOP, loop), (DAFT, daft)):
            for file in (many, one):
                rounds[name, file.stem].append(run(command(file, folder / f"{file.stem}-{number}", triage)))
    best = {key: [min(values) for values in zip(*taken, strict=True)] for key, taken in rounds.items()}
    cpu, wall = ({name: best[name, "many"][n] - best[name, "one"][n] for name in (LOOP, DAFT)} for n in (0, 1))
    summary = json.loads((folder / "many-0" / "summary.json").read_text("utf-8"))
    others = len(documents) - 1
    words = sum(len(document.text.split()) for document in documents)
    assert records(folder / "many-0.jsonl") == len(documents) == summary["rows"]["documents"]
    return {
        "articles": len(documents),
        "words": words,
        "triage": options.triage,
        "cpu_ms_an_article": {name: round(taken / others * 1000, 2) for name, taken in cpu.items()},
        "wall_ms_an_article": {name: round(taken / others * 1000, 2) for name, taken in wall.items()},
        "start_cpu_seconds": {name: round(best[name, "one"][0], 2) for name in (LOOP, DAFT)},
        "cpu_ratio": round(cpu[DAFT] / cpu[LOOP], 3),
        "wall_ratio": round(wall[DAFT] / wall[LOOP], 3),
        "cpu_seconds_for_1000_words": round(cpu[DAFT] / others / (words / len(documents)) * 1000, 4),
        "words_an_article": round(words / len(documents), 1),
        "output_bytes_an_article": round(summary["bytes"] / len(documents)),
        "work_bytes_an_article": round(summary["work_bytes"] / len(documents)),
        "peak_memory_of_a_worker_mb": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000),
    }


def articles(path: Path, every: int, copies: int) -> list[Document]:
    """The articles to code; each copy has a line of its own, so that no two are the same."""
    items = dragoman.read_all([path], dragoman.Options(published="2025-11-05" if path == SAMPLES else None))
    read = list(islice((item for item in items if isinstance(item, Document)), None, None, every))
    if not read:
        raise SystemExit(f"{path}: no article in it; name a folder of articles.")
    return [_copy(document, number) for number in range(copies) for document in read]


def _copy(document: Document, number: int) -> Document:
    if not number:
        return document
    return Document.from_text(
        f"{document.text}\n\nÉdition {number + 1}.\n", title=document.title, published=document.published
    )


def write(file: Path, documents: list[Document]) -> None:
    """The articles one a line, in the shape that Dragoman reads back as it is."""
    lines = (json.dumps({"document": document.model_dump()}, ensure_ascii=False) + "\n" for document in documents)
    file.write_text("".join(lines), encoding="utf-8")


def loop(file: Path, output: Path, triage: str) -> list[str]:
    """The command of the plain loop."""
    asked = ["--workers", "1", triage, "--format", "jsonl", "--out", f"{output}.jsonl"]
    return [*DRAGOMAN, "code", str(file), *asked]


def daft(file: Path, output: Path, triage: str) -> list[str]:
    """The command of the engine."""
    return [*DRAGOMAN, "scale", str(file), str(output), "--workers", "1", triage]


def run(command: list[str]) -> tuple[float, float]:
    """CPU-seconds, with those of all children, and seconds by the clock."""
    before, began = _cpu(), time.perf_counter()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return _cpu() - before, time.perf_counter() - began


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def records(file: Path) -> int:
    """How many records a file holds."""
    with file.open(encoding="utf-8") as lines:
        return sum(1 for _ in lines)


def cost(figures: dict[str, Any], articles: int, options: argparse.Namespace) -> dict[str, Any]:
    """What so many articles cost, each figure from those that were measured."""
    words = options.words or figures["words_an_article"]
    longer = words / figures["words_an_article"]
    core_hours = articles * longer * figures["cpu_ms_an_article"][DAFT] / 1000 / 3600
    output, work = (articles * longer * figures[f"{kind}_bytes_an_article"] / 1e9 for kind in ("output", "work"))
    return {
        "articles": articles,
        "words": round(articles * words),
        "core_hours": round(core_hours, 1),
        "hours_on_the_cores": round(core_hours / options.cores, 2),
        "cores": options.cores,
        "memory_gb": round(options.cores * figures["peak_memory_of_a_worker_mb"] / 1000, 1),
        "output_gb": round(output, 1),
        "work_gb": round(work, 1),
        "machines_money": round(core_hours * options.price, 2),
        "storage_money_a_month": round(output * options.storage, 2),
    }


def as_table(figures: dict[str, Any], options: argparse.Namespace) -> str:
    """The figures as lines to read."""
    lines = [f"{figures['articles']} articles, {figures['words']} words, triage {'on' if figures['triage'] else 'off'}"]
    for kind in ("cpu", "wall"):
        for name, taken in figures[f"{kind}_ms_an_article"].items():
            lines.append(f"{name:<18} {taken:9.2f} ms {kind} an article")
        ratio = figures[f"{kind}_ratio"]
        lines.append(f"{DAFT} / {LOOP}: {ratio:.3f} of {kind} ({'within' if ratio <= LIMIT else 'OVER'} {LIMIT:.2f})")
    measured = (
        "cpu_seconds_for_1000_words", "words_an_article", "output_bytes_an_article", "work_bytes_an_article",
        "peak_memory_of_a_worker_mb",
    )  # fmt: skip
    lines += [f"{name.replace('_', ' '):<30} {figures[name]}" for name in measured]
    if "cost" in figures:
        lines.append(f"at {options.price} a core-hour and {options.storage} a GB-month:")
        for name in figures["cost"][0]:
            lines.append(f"{name.replace('_', ' '):<30} " + "".join(f"{row[name]:>18,}" for row in figures["cost"]))
    return "\n".join(lines)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=SAMPLES, metavar="PATH", help="what Dragoman reads")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth article")
    parser.add_argument("--copies", type=int, metavar="N", help="code each N times (5 of the samples)")
    parser.add_argument("--times", type=int, default=2, metavar="N", help="runs of each; the better counts")
    parser.add_argument("--triage", action="store_true", help="with the first pass that leaves articles unparsed")
    parser.add_argument("--cost", action="store_true", help="what a million and a hundred million cost")
    parser.add_argument("--words", type=float, help="words of an article, for --cost; by default as measured")
    parser.add_argument("--cores", type=int, default=64, help="cores that work at once, for --cost")
    parser.add_argument("--price", type=float, default=0.04, help="money for a core-hour, for --cost")
    parser.add_argument("--storage", type=float, default=0.023, help="money for a GB-month, for --cost")
    parser.add_argument("--folder", type=Path, help="where to work; by default where temporary files go")
    parser.add_argument("--json", action="store_true", help="for a program")
    options = parser.parse_args()
    options.copies = options.copies or (5 if options.articles == SAMPLES else 1)
    return options


if __name__ == "__main__":
    main()
