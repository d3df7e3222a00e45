"""How time and memory grow with the number of articles: short dispatches made from the samples' sentences.

python benchmarks/growth.py [--sizes 100 1000 10000] [--json FILE]

Each size is a fresh process that codes so many articles as a stream and keeps none of the records. Every article is
different: a headline with a number of its own, one or two sentences of the samples, drawn with a seed, and a quotation
of a person named at random, so that names that were never met keep coming, as they do in news. Printed
for each tenth of the way: CPU-milliseconds of an article, articles a second by the clock, memory held.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"  # read when numpy and spaCy are imported, so it stands before them

import argparse
import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import psutil

import dragoman

SAMPLES = Path(__file__).parent.parent / "samples"
SENTENCE = re.compile(r"(?<=[.!?»])\s+(?=[A-ZÀ-Ý«])")
SYLLABLES = ["ba", "dou", "ké", "ma", "lo", "ti", "sa", "ro", "né", "ga", "fi", "zou", "mé", "la", "ko", "vi"]
TENTHS = 10


def main() -> None:
    """Measures every size and prints the figures; a child measures one."""
    options = _options()
    if options.only:
        print(json.dumps(measure(options.only, options.seed)))
        return
    sizes = []
    for size in options.sizes:
        command = [sys.executable, __file__, "--only", str(size), "--seed", str(options.seed)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        sizes.append(json.loads(done.stdout))
        print(as_row(sizes[-1]), flush=True)
    if options.json:
        options.json.write_text(json.dumps(sizes, indent=2) + "\n", encoding="utf-8")


def dispatches(count: int, seed: int) -> Iterator[str]:
    """``count`` articles, each of a headline, one or two sentences of the samples and a quotation."""
    draw = random.Random(seed)
    texts = [path.read_text(encoding="utf-8").split("\n", 1) for path in sorted(SAMPLES.glob("*.txt"))]
    headlines = [headline for headline, _ in texts]
    sentences = [
        sentence
        for _, body in texts
        for paragraph in body.split("\n")
        for sentence in SENTENCE.split(paragraph)
        if 40 < len(sentence) < 250
    ]
    for number in range(count):
        name = " ".join("".join(draw.choices(SYLLABLES, k=4)).capitalize() for _ in range(2))
        told = draw.sample(sentences, draw.randint(1, 2))
        yield f"{draw.choice(headlines)} ({number})\n\n{' '.join(told)} «Rien n'est décidé», a dit {name}."


def measure(size: int, seed: int) -> dict[str, Any]:
    """Codes ``size`` articles; time and memory at every tenth of the way."""
    process = psutil.Process()
    coder = dragoman.load()
    for text in dispatches(20, seed + 1):  # fills what is made at the first use
        coder(text, published="2025-11-05")
    step = max(size // TENTHS, 1)
    tenths: list[dict[str, float]] = []
    words = found = 0
    start, cpu = perf_counter(), process_time()
    begun = cpu
    for number, text in enumerate(dispatches(size, seed), start=1):
        record = coder(text, published="2025-11-05")
        words += len(text.split())
        found += len(record.statements) + len(record.events)
        if number % step == 0:
            now = process_time()
            memory = process.memory_info().rss / 2**20
            tenths.append(
                {"articles": number, "ms": round(1000 * (now - cpu) / step, 2), "memory_mb": round(memory, 1)}
            )
            cpu = now
    seconds = perf_counter() - start
    return {
        "articles": size,
        "words": words,
        "statements_and_events": found,
        "cpu_ms_per_article": round(1000 * (process_time() - begun) / size, 2),
        "articles_per_second": round(size / seconds, 2),
        "memory_mb_first_tenth": tenths[0]["memory_mb"],
        "memory_mb_last_tenth": tenths[-1]["memory_mb"],
        "memory_growth": round(tenths[-1]["memory_mb"] / tenths[0]["memory_mb"] - 1, 4),
        "tenths": tenths,
    }


def as_row(figures: dict[str, Any]) -> str:
    """One size as a line of a table in Markdown."""
    first, last = figures["tenths"][0], figures["tenths"][-1]
    return (
        f"| {figures['articles']:,} | {figures['cpu_ms_per_article']:.1f} | {first['ms']:.1f} | {last['ms']:.1f} "
        f"| {figures['memory_mb_first_tenth']:.0f} | {figures['memory_mb_last_tenth']:.0f} |"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time and memory by number of articles.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000], help="how many articles")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="keep the figures in this file")
    parser.add_argument("--only", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if min(options.sizes) < 1:
        parser.error("--sizes must be at least 1.")
    return options


if __name__ == "__main__":
    main()
