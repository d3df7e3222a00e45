"""Where the coder's time goes: CPU-seconds of the parse and of each stage after it, on real articles.

python benchmarks/stages.py --texts FOLDER [--json FILE] [--profile FILE] [--write]

FOLDER is the Wikinews part of the corpus WiNER-fr; ``diplomacy-security.txt`` in it lists the articles. One process,
one thread, CPU time of the process, the model's loading left out; of several runs the one whose ratio of everything
after the parse to the parse is the smallest. ``--profile`` keeps the 40 dearest functions after the parse, ``--write``
puts the table into docs/benchmarks.md.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"  # read when numpy and spaCy are imported, so it stands before them

import argparse
import cProfile
import json
import platform
import pstats
import re
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from typing import Any

import dragoman
from dragoman.analysis import coder as coder_module

LIMIT = 0.20  # what the project allows everything after the parse, as a share of the parse
LIST = "diplomacy-security.txt"
PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
MARK, END = "<!-- python benchmarks/stages.py --texts FOLDER --write -->", "<!-- end -->"
PARSE = "parse"
STAGES = {
    PARSE: ("parse",),
    "actors": ("ActorBook",),
    "times": ("_dateline", "FutureFinder", "find_times"),
    "statements": ("find_statements",),
    "events": ("find_events",),
    "counts": ("find_counts", "attach_counts"),
    "assemble": ("assemble",),
}
"""The functions that the coder calls by these names in its module, by stage."""
REST = "everything else"


def main() -> None:
    """Measures, prints, and keeps what was asked for."""
    options = _options()
    articles = read_articles(options.texts, options.articles)
    loading = process_time()
    coder = dragoman.load()
    for text, published in articles[:10]:  # fills what is made at the first use
        coder(text, published=published)
    loading = process_time() - loading
    runs = [measure(coder, articles) for _ in range(options.runs)]
    figures = {
        "articles": len(articles),
        "words": sum(len(text.split()) for text, _ in articles),
        "runs": options.runs,
        **min(runs, key=lambda run: run["after_parse_ratio"]),
        "after_parse_ratio_of_each_run": [run["after_parse_ratio"] for run in runs],
        "limit": LIMIT,
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "load_cpu_seconds": round(loading, 2),
        "help_cpu_seconds": help_seconds(),
        "python": platform.python_version(),
    }
    print(json.dumps(figures, indent=2))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    if options.profile:
        options.profile.write_text(profile(coder, articles), encoding="utf-8")
    if options.write:
        write(as_table(figures))
    if figures["after_parse_ratio"] > LIMIT:
        raise SystemExit(
            f"Everything after the parse takes {figures['after_parse_ratio']:.1%} of it, over {LIMIT:.0%}."
        )


def read_articles(folder: Path, count: int) -> list[tuple[str, str | None]]:
    """Texts and publication dates of the first articles of the list; the date is in the file's name."""
    names = (folder / LIST).read_text(encoding="utf-8").split()[:count]
    if not names:
        raise SystemExit(f"{folder / LIST}: no article is listed; name the Wikinews folder of the corpus.")
    found = []
    for name in names:
        date = re.match(r"\d{4}_\d{2}_\d{2}", Path(name).name)
        found.append(
            ((folder / name).read_text(encoding="utf-8-sig"), date[0].replace("_", "-") if date is not None else None)
        )
    return found


def measure(coder: Any, articles: list[tuple[str, str | None]]) -> dict[str, Any]:
    """One run over the articles: CPU-seconds for 1,000 words of every stage, and what follows from them."""
    words = sum(len(text.split()) for text, _ in articles)
    with timed_stages() as seconds:
        start = process_time()
        for text, published in articles:
            coder(text, published=published)
        total = process_time() - start
    seconds[REST] = total - sum(seconds.values())
    return {
        "after_parse_ratio": round(total / seconds[PARSE] - 1, 4),
        "ratio": {name: round(taken / seconds[PARSE], 4) for name, taken in seconds.items()},
        "cpu_seconds_per_1000_words": {name: round(1000 * taken / words, 5) for name, taken in seconds.items()},
        "cpu_seconds": round(total, 3),
        "articles_per_cpu_second": round(len(articles) / total, 2),
        "words_per_cpu_second": round(words / total),
    }


@contextmanager
def timed_stages() -> Iterator[dict[str, float]]:
    """While it lasts, the coder's calls of its stages add up their CPU-seconds in what is handed out."""
    seconds = dict.fromkeys(STAGES, 0.0)
    names = {name: stage for stage, names in STAGES.items() for name in names}
    if missing := [name for name in names if not hasattr(coder_module, name)]:
        raise SystemExit(f"The coder calls no {', '.join(missing)} any more; mend STAGES in this file.")
    own = {name: getattr(coder_module, name) for name in names}
    for name, stage in names.items():
        setattr(coder_module, name, _timed(own[name], stage, seconds))
    try:
        yield seconds
    finally:
        for name, function in own.items():
            setattr(coder_module, name, function)


def _timed(function: Callable[..., Any], stage: str, seconds: dict[str, float]) -> Callable[..., Any]:
    def timed(*given: Any, **named: Any) -> Any:
        start = process_time()
        try:
            return function(*given, **named)
        finally:
            seconds[stage] += process_time() - start

    return timed


def profile(coder: Any, articles: list[tuple[str, str | None]]) -> str:
    """The 40 functions in which the most time is spent after the parse, and the 40 with all that they call."""
    watch = cProfile.Profile()
    parse = coder_module.parse

    def unwatched(*given: Any, **named: Any) -> Any:
        watch.disable()
        try:
            return parse(*given, **named)
        finally:
            watch.enable()

    coder_module.parse = unwatched
    try:
        for text, published in articles:
            watch.enable()
            coder(text, published=published)
            watch.disable()
    finally:
        coder_module.parse = parse
    with Path(os.devnull).open("w") as nowhere:
        stats = pstats.Stats(watch, stream=nowhere)
    tables = []
    for order in ("tottime", "cumtime"):
        tables += [
            f"The 40 dearest by {order}, in all {stats.total_tt:.2f} s under the profiler",
            "",
            *_rows(stats, order),
            "",
        ]
    return "\n".join(tables)


def _rows(stats: pstats.Stats, order: str) -> Iterator[str]:
    column = {"tottime": 2, "cumtime": 3}[order]
    yield "   calls  tottime  cumtime  function"
    rows = sorted(stats.stats.items(), key=lambda item: -item[1][column])  # type: ignore[attr-defined]
    for (file, line, function), (_, calls, own, cumulative, _) in rows[:40]:
        where = "/".join(Path(file).parts[-2:]) + f":{line} " if line else ""
        yield f"{calls:8} {own:8.3f} {cumulative:8.3f}  {where}{function}"


def help_seconds() -> float:
    """Processor time of ``dragoman --help`` in a fresh process: the least of five."""
    taken = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "dragoman.cli", "--help"], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return round(min(taken), 3)


def as_table(figures: dict[str, Any]) -> str:
    """The figures in Markdown."""
    rows = [
        f"{figures['articles']} articles, {figures['words']:,} words, the better of {figures['runs']} runs:",
        "",
        "| stage | CPU-seconds for 1,000 words | share of the parse |",
        "|---|---|---|",
    ]
    for name, taken in figures["cpu_seconds_per_1000_words"].items():
        rows.append(f"| {name} | {taken:.4f} | {figures['ratio'][name]:.1%} |")
    after = figures["after_parse_ratio"]
    spent = figures["cpu_seconds_per_1000_words"][PARSE] * after
    rows.append(f"| **all after the parse** (allowed: {LIMIT:.0%}) | {spent:.4f} | **{after:.1%}** |")
    each = ", ".join(f"{ratio:.1%}" for ratio in figures["after_parse_ratio_of_each_run"])
    rows += [
        "",
        f"Each run: {each}. One process: {figures['articles_per_cpu_second']:.1f} articles or "
        f"{figures['words_per_cpu_second']:,} words a CPU-second; peak memory {figures['peak_memory_mb']} MB; loading and "
        f"the first articles {figures['load_cpu_seconds']:.1f} CPU-seconds; `dragoman --help` "
        f"{figures['help_cpu_seconds']:.2f} s. Python {figures['python']}.",
    ]
    return "\n".join(rows)


def write(table: str) -> None:
    """Puts the table between the page's marks."""
    page = PAGE.read_text(encoding="utf-8")
    before, mark, rest = page.partition(MARK)
    if not mark or END not in rest:
        raise SystemExit(f"{PAGE}: no «{MARK}» … «{END}»; put the marks where the table goes.")
    PAGE.write_text(f"{before}{MARK}\n{table}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="CPU-seconds of every stage of the coder.")
    parser.add_argument("--texts", type=Path, required=True, help="the Wikinews folder of the corpus")
    parser.add_argument("--articles", type=int, default=120, help="how many of the list are coded (default: 120)")
    parser.add_argument("--runs", type=int, default=2, help="how often (default: 2)")
    parser.add_argument("--json", type=Path, help="keep the figures in this file")
    parser.add_argument("--profile", type=Path, help="keep a profile of what comes after the parse in this file")
    parser.add_argument("--write", action="store_true", help="write the table into docs/benchmarks.md")
    options = parser.parse_args()
    if min(options.articles, options.runs) < 1:
        parser.error("--articles and --runs must be at least 1.")
    return options


if __name__ == "__main__":
    main()
