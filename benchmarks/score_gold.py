"""Scores the coder on the stand-off gold of real articles, whose texts are not in this repository.

python benchmarks/score_gold.py --texts FOLDER [--gold gold/one-reader] [--errors]

For gold/one-reader FOLDER is the Wikinews part of the corpus WiNER-fr (the folder that holds 2016/, 2017/ and 2018/);
for gold/seed it is the folder that holds seed/. One reader annotated each article, and all were used while the rules
were written: read the figures as development scores.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import dragoman
from dragoman.evaluation import errors, from_record, score
from dragoman.evaluation.standoff import read_standoff

GOLD = Path(__file__).parent.parent / "gold" / "one-reader"


def main() -> None:
    """Joins gold and texts, codes the texts, and prints table and errors."""
    parser = argparse.ArgumentParser(description="Score the coder on stand-off gold.")
    parser.add_argument("--texts", type=Path, required=True, help="the folder of the annotated corpus")
    parser.add_argument("--gold", type=Path, default=GOLD, help="a folder of stand-off gold")
    parser.add_argument("--errors", action="store_true", help="list misses and false alarms first")
    options = parser.parse_args()
    golds = [read_standoff(file, options.texts) for file in sorted(options.gold.glob("*.json"))]
    coder = dragoman.load()
    pairs = [(gold, from_record(coder(gold.text, published=gold.published))) for gold in golds]
    if options.errors:
        for pair in pairs:
            print(*errors(*pair), sep="\n")
    print(score(pairs).as_table())


if __name__ == "__main__":
    main()
