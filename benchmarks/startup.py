"""How long Dragoman makes one wait: the command's help, the import, and loading the coder.

python benchmarks/startup.py [--times 5] [--json]

Each is a fresh process on the wall clock. A bare Python start and spaCy's own loading of the model are
measured beside them, as the floor that they set.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from statistics import median
from time import perf_counter

STARTS = {
    "python alone": [sys.executable, "-c", "pass"],
    "import dragoman": [sys.executable, "-c", "import dragoman"],
    "dragoman --help": [sys.executable, "-m", "dragoman.cli", "--help"],
    "spaCy's load": [sys.executable, "-c", "import spacy; spacy.load('fr_core_news_md')"],
    "dragoman.load()": [sys.executable, "-c", "import dragoman; dragoman.load()"],
}
FLOOR = "python alone"


def main() -> None:
    """Measures every start and prints the median and the fastest, with the ratio to a bare Python."""
    options = _options()
    taken: dict[str, list[float]] = {name: [] for name in STARTS}
    for name, command in STARTS.items():
        _wall(command)  # the first run reads from the disk what later ones find in memory
        taken[name] = [_wall(command) for _ in range(options.times)]
    floor = median(taken[FLOOR])
    figures = {
        name: {
            "median_s": round(median(seconds), 3),
            "fastest_s": round(min(seconds), 3),
            "ratio": round(median(seconds) / floor, 1),
        }
        for name, seconds in taken.items()
    }
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    for name, row in figures.items():
        print(f"{name:<16} {row['median_s']:6.2f} s  (fastest {row['fastest_s']:.2f}), {row['ratio']:5.1f} × {FLOOR}")


def _wall(command: list[str]) -> float:
    start = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time of a start, in fresh processes.")
    parser.add_argument("--times", type=int, default=5, help="how often each is started (default: 5)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    if options.times < 1:
        parser.error("--times must be at least 1.")
    return options


if __name__ == "__main__":
    main()
