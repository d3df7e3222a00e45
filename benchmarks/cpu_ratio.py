"""What coding costs beside the parser: CPU-seconds of the coder and of spaCy alone, on the same articles, and ratios.

python benchmarks/cpu_ratio.py [--times 100] [--json]
python benchmarks/cpu_ratio.py --text FILE.txt --published 2025-10-14
python benchmarks/cpu_ratio.py --articles DIR --times 5

One process, one thread, CPU time of the process (not the clock on the wall). Every round runs the three side by side,
so that a busy machine slows them alike.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"  # read when numpy and spaCy are imported, so it stands before them

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import spacy

import dragoman

LIMIT = 1.5  # what the project allows itself
SAMPLE = Path(__file__).parent.parent / "samples" / "01-communique.txt"
SAMPLE_PUBLISHED = "2025-11-05"

CODER = "the whole coder"
OUR_PARSE = "our parse alone"
SPACY = "spaCy's own pipeline"


def main() -> None:
    """Reads the articles, measures, and prints the figures."""
    options = _options()
    paths = sorted(options.articles.rglob("*.txt")) if options.articles else [options.text]
    texts = [path.read_text(encoding="utf-8-sig") for path in paths]
    if not texts:
        raise SystemExit(f"{options.articles}: no .txt file in it; name a folder of articles.")
    figures = measure(texts, options.published, options.times)
    print(json.dumps(figures, indent=2, ensure_ascii=False) if options.json else as_table(figures))


def measure(texts: list[str], published: str | None, times: int) -> dict[str, Any]:
    """Codes and parses every text ``times`` times; CPU-seconds in sum, and of the fastest round over all texts."""
    coder, nlp = dragoman.load(), spacy.load("fr_core_news_md")
    works: dict[str, Callable[[str], object]] = {
        CODER: lambda text: coder(text, published=published),
        OUR_PARSE: coder.parse,
        SPACY: nlp,
    }
    for work in works.values():  # the first run fills caches that later ones use
        _cpu(work, texts)
    rounds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(times):
        for name, work in works.items():
            rounds[name].append(_cpu(work, texts))
    return {
        "articles": len(texts),
        "words": sum(len(text.split()) for text in texts),
        "times": times,
        "cpu_seconds": {name: round(sum(taken), 3) for name, taken in rounds.items()},
        "cpu_seconds_fastest_round": {name: round(min(taken), 5) for name, taken in rounds.items()},
        "ratio": {name: round(sum(rounds[CODER]) / sum(rounds[name]), 2) for name in (OUR_PARSE, SPACY)},
        "ratio_fastest_round": {name: round(min(rounds[CODER]) / min(rounds[name]), 2) for name in (OUR_PARSE, SPACY)},
        "limit": LIMIT,
    }


def as_table(figures: dict[str, Any]) -> str:
    """The figures, and whether they are within the limit, as lines to read."""
    lines = [f"{figures['articles']} article(s), {figures['words']} words, {figures['times']} times, one thread"]
    for name, seconds in figures["cpu_seconds"].items():
        fastest = figures["cpu_seconds_fastest_round"][name]
        lines.append(f"{name:<21} {seconds:8.2f} CPU-seconds  (fastest round {fastest * 1000:.1f} ms)")
    for name, ratio in figures["ratio"].items():
        verdict = "within" if ratio <= figures["limit"] else "OVER"
        fastest = figures["ratio_fastest_round"][name]
        lines.append(f"coder / {name:<21} {ratio:5.2f}  (fastest rounds {fastest:.2f}): {verdict} {figures['limit']}")
    return "\n".join(lines)


def _cpu(work: Callable[[str], object], texts: list[str]) -> float:
    start = process_time()
    for text in texts:
        work(text)
    return process_time() - start


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="CPU of the coder against CPU of the parser alone.")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--text", type=Path, help="an article as plain text (default: a sample)")
    what.add_argument("--articles", type=Path, help="a folder of .txt articles instead of one")
    parser.add_argument("--published", help="publication date of what is coded, as 2025-10-14")
    parser.add_argument("--times", type=int, default=100, help="how often each is coded (default: 100)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    if options.times < 1:
        parser.error("--times must be at least 1.")
    if options.text is None and options.articles is None:
        options.text, options.published = SAMPLE, options.published or SAMPLE_PUBLISHED
    return options


if __name__ == "__main__":
    main()
