"""Codes the twelve samples, prints each record for reading, then a line that counts what each one holds.

python samples/demo.py        (or: make demo)
"""

from __future__ import annotations

import os
import shutil
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import dragoman
from dragoman.record import Record
from dragoman.view.text import render

SAMPLES = Path(__file__).parent
READABLE_WIDTH = 100


def records(folder: Path) -> Iterator[tuple[str, Record]]:
    """Each sample's name and record, coded with the date and the outlet that its gold file gives."""
    coder = dragoman.load()
    for path in sorted(folder.glob("*.txt")):
        gold = tomllib.loads(path.with_suffix(".gold.toml").read_text(encoding="utf-8"))
        text = path.read_text(encoding="utf-8")
        yield path.stem, coder(text, published=gold["published"], outlet=gold["outlet"])


def summary(name: str, coded: Iterable[Record]) -> str:
    """One line: how many statements and events the records hold, and the events by standing."""
    coded = list(coded)
    statements = sum(len(record.statements) for record in coded)
    standings = Counter(event.standing for record in coded for event in record.events)
    by_standing = ", ".join(f"{count} {standing}" for standing, count in standings.most_common())
    return f"{name:<16}{statements:>4} statements {standings.total():>4} events  {by_standing}".rstrip()


def main() -> None:
    """Prints the records one after the other, then the counts and their total."""
    color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    width = min(shutil.get_terminal_size().columns, READABLE_WIDTH)
    coded = {}
    for name, record in records(SAMPLES):
        coded[name] = record
        print(render(record, width=width, color=color))
    for name, record in coded.items():
        print(summary(name, [record]))
    print(summary("total", coded.values()))


if __name__ == "__main__":
    main()
