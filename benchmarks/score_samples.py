"""Codes the samples (or one article with gold) and prints the measures of the coding guide.

python benchmarks/score_samples.py [--errors]
python benchmarks/score_samples.py --gold FILE.toml --text FILE.txt [--errors]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import dragoman
from dragoman.evaluation import errors, from_record, read_gold, score

SAMPLES = Path(__file__).parent.parent / "samples"


def main() -> None:
    """Reads the gold, codes the same texts, and prints table and errors."""
    options = _options()
    if options.gold:
        golds = [read_gold(options.gold, options.text)]
    else:
        golds = [read_gold(path) for path in sorted(SAMPLES.glob("*.gold.toml"))]
    coder = dragoman.load()
    pairs = [(gold, from_record(coder(gold.text, published=gold.published))) for gold in golds]
    if options.errors:
        for pair in pairs:
            print(*errors(*pair), sep="\n")
    print(score(pairs).as_table())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score the coder on hand-annotated articles.")
    parser.add_argument("--gold", type=Path, help="gold file of another article than the samples")
    parser.add_argument("--text", type=Path, help="its text (default: the .txt beside the gold)")
    parser.add_argument("--errors", action="store_true", help="list misses and false alarms first")
    return parser.parse_args()


if __name__ == "__main__":
    main()
