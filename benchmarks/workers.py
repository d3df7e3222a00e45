"""Several processes beside one: speed, memory for each, and whether memory grows with the number of articles.

python benchmarks/workers.py                               the samples, one process and two in turn
python benchmarks/workers.py --workers 8 --rounds 5
python benchmarks/workers.py --articles 100000             memory alone, over so many short articles

The articles are the samples, with a name of invented letters put into each, so that no two are alike and the words that
are new never end. Time is the clock on the wall, the model loaded; on a machine with other work it tells little, and so
CPU-seconds are given too: `times_as_fast_if_alone` is what they amount to when each process has a core to itself.
Memory is of the processes that code: `resident` counts what they share with their parent, `own` what they do not.
Prints JSON.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"  # read when numpy and spaCy are imported, so it stands before them

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import perf_counter
from typing import Any

import psutil

import dragoman

SAMPLES = Path(__file__).parent.parent / "samples"
MB = 1_000_000
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LOOKS = 20  # at memory in a run


def main() -> None:
    """Measures and prints the figures."""
    options = _options()
    coder = dragoman.load()
    list(coder.pipe(articles(12)))  # the first run fills caches that later ones use
    figures = growth(coder, options) if options.articles else speed(coder, options)
    print(json.dumps({"workers": options.workers, **figures}, indent=2))


def articles(number: int, seed: int = 7, *, short: bool = False) -> Iterator[str]:
    """So many articles, the same for the same seed; short ones are a sample's headline and first paragraph."""
    draw = random.Random(seed)
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    for n in range(number):
        name = "".join(draw.choices(LETTERS, k=9)).capitalize()
        text = texts[n % len(texts)]
        text = "\n\n".join(text.split("\n\n")[:2]) if short else text
        yield f"{text.rstrip()}\n\nLe général {name} a démenti.\n"


def speed(coder: dragoman.Coder, options: argparse.Namespace) -> dict[str, Any]:
    """One process and several in turn over the same articles; the best round of each."""
    taken: dict[int, list[tuple[float, float]]] = {1: [], options.workers: []}
    memory: list[dict[str, float]] = []
    for _ in range(options.rounds):
        for workers, rounds in taken.items():
            wall, cpu = perf_counter(), _cpu()
            for n, _ in enumerate(coder.pipe(articles(options.number), workers=workers)):
                if workers > 1 and n == options.number // 2:
                    memory += held()
            rounds.append((perf_counter() - wall, _cpu() - cpu))
    alone, together = (min(rounds) for rounds in taken.values())
    cpu_alone, cpu_together = (min(cpu for _, cpu in rounds) for rounds in taken.values())
    return {
        "articles": options.number,
        "rounds": options.rounds,
        "seconds": {"one": round(alone[0], 2), "several": round(together[0], 2)},
        "cpu_seconds": {"one": round(cpu_alone, 2), "several": round(cpu_together, 2)},
        "articles_per_second": {
            "one": round(options.number / alone[0], 1),
            "several": round(options.number / together[0], 1),
        },
        "times_as_fast": round(alone[0] / together[0], 2),
        "times_as_fast_if_alone": round(options.workers * cpu_alone / cpu_together, 2),
        "mb_per_worker": {kind: max(m[kind] for m in memory) for kind in memory[0]},
    }


def growth(coder: dragoman.Coder, options: argparse.Namespace) -> dict[str, Any]:
    """The memory of the processes at moments of one long run, the greatest of all of them at each."""
    looks = []
    step = max(1, options.articles // LOOKS)
    for n, _ in enumerate(coder.pipe(articles(options.articles, short=True), workers=options.workers), start=1):
        if n % step == 0:
            workers = held()
            looks.append({"articles": n, **{kind: max(m[kind] for m in workers) for kind in workers[0]}})
    first, last = looks[1], looks[-1]
    own = psutil.Process().memory_info().rss / MB
    return {
        "articles": options.articles,
        "mb": looks,
        "parent_mb": round(own),
        "grown_percent": round(100 * (last["resident"] - first["resident"]) / first["resident"], 1),
    }


def held() -> list[dict[str, float]]:
    """Memory of every process that codes, in MB."""
    found = []
    for process in psutil.Process().children():
        memory = process.memory_full_info()
        found.append({"resident": round(memory.rss / MB), "own": round(memory.uss / MB)})
    return found


def _cpu() -> float:
    """CPU-seconds of this process and of those that it has ended."""
    return sum(usage.ru_utime + usage.ru_stime for usage in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Several processes beside one: speed and memory.")
    parser.add_argument("--workers", type=int, default=2, help="processes (default: 2)")
    parser.add_argument("--number", type=int, default=120, help="articles of a round (default: 120)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured (default: 3)")
    parser.add_argument("--articles", type=int, help="measure memory alone, over so many short articles")
    options = parser.parse_args()
    if options.workers < 2 or options.number < 10 or options.rounds < 1 or (options.articles or LOOKS) < LOOKS:
        parser.error(f"at least 2 workers, 10 articles, 1 round, and {LOOKS} articles for memory.")
    return options


if __name__ == "__main__":
    main()
