"""How long Dragoman makes one wait: the command's help, the import, and loading the coder.

python benchmarks/startup.py [--times 5] [--json]

Each is a fresh process, by the clock and in processor time, which a busy machine leaves as it is. A bare Python start
and spaCy's own loading of the model are measured beside them. «cold» is the first loading after a table was edited or
the program installed, with an empty cache folder; ``dragoman.load()`` is any later one.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from statistics import median
from time import perf_counter

STARTS = {
    "python alone": [sys.executable, "-c", "pass"],
    "import dragoman": [sys.executable, "-c", "import dragoman"],
    "dragoman --help": [sys.executable, "-m", "dragoman.cli", "--help"],
    "spaCy's load": [sys.executable, "-c", "import spacy; spacy.load('fr_core_news_md')"],
    "dragoman.load()": [sys.executable, "-c", "import dragoman; dragoman.load()"],
    "the same, cold": [sys.executable, "-c", "import dragoman; dragoman.load()"],
}
FLOOR = "python alone"
COLD = "the same, cold"


def main() -> None:
    """Measures every start and prints the median and the fastest, with the ratio to a bare Python."""
    options = _options()
    taken: dict[str, list[tuple[float, float]]] = {}
    for name, command in STARTS.items():
        _start(command, cold=name == COLD)  # the first run reads from the disk what later ones find in memory
        taken[name] = [_start(command, cold=name == COLD) for _ in range(options.times)]
    floor = median(wall for wall, _ in taken[FLOOR])
    figures = {
        name: {
            "median_s": round(median(wall for wall, _ in runs), 3),
            "fastest_s": round(min(wall for wall, _ in runs), 3),
            "cpu_s": round(min(cpu for _, cpu in runs), 3),
            "ratio": round(median(wall for wall, _ in runs) / floor, 1),
        }
        for name, runs in taken.items()
    }
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    for name, row in figures.items():
        print(
            f"{name:<16} {row['median_s']:6.2f} s  (fastest {row['fastest_s']:.2f}, processor {row['cpu_s']:.2f}), "
            f"{row['ratio']:5.1f} × {FLOOR}"
        )


def _start(command: list[str], *, cold: bool) -> tuple[float, float]:
    """Seconds by the clock, and of processor time, of a fresh process; ``cold`` gives it an empty cache folder."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "XDG_CACHE_HOME": folder} if cold else None
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        wall = perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


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
