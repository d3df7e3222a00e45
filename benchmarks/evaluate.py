"""Codes the gold's texts, prints the README's table of scores, and fails when a pinned measure has fallen.

python benchmarks/evaluate.py [--texts FOLDER] [--errors samples|dev|train] [--write] [--raise-pins REASON]

FOLDER is the Wikinews part of the corpus WiNER-fr (the folder that holds 2016/, 2017/ and 2018/), whose texts are not
in this repository. Without it the samples alone are scored, and the command says so. Rules are developed on dev only:
the errors on test are not to be looked at, and this command does not list them. gold/train has one reader an article; it
is development material, scored only when its errors are asked for.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import dragoman
from dragoman.evaluation import GoldArticle, errors, from_record, read_gold
from dragoman.evaluation.differences import by_cause
from dragoman.evaluation.gate import falls, raised, read_pins, write_pins
from dragoman.evaluation.measures import Value, values
from dragoman.evaluation.report import as_markdown, as_table
from dragoman.evaluation.scorer import score_article
from dragoman.evaluation.standoff import read_standoff

ROOT = Path(__file__).parent.parent
BASELINE = ROOT / "gold" / "baseline.toml"
TABLE = re.compile(r"(?<=<!-- make evaluate -->\n).*?(?=\n<!-- end -->)", re.DOTALL)

Pairs = list[tuple[GoldArticle, GoldArticle]]


def main() -> None:
    """Scores, prints, compares; exits with 1 when a measure fell."""
    options = _options()
    coder = dragoman.load()
    pairs = {name: _coded(coder, gold) for name, gold in _gold(options.texts, train=options.errors == "train").items()}
    if options.errors:
        print(by_cause(error for pair in pairs[options.errors] for error in errors(*pair)), end="\n\n")
    scores = {name: [score_article(*pair) for pair in found] for name, found in pairs.items()}
    for name, found in scores.items():
        print(f"{name}: {as_table(found)}", end="\n\n")
    measured = {name: values(found) for name, found in scores.items()}
    table = as_markdown({name: (len(scores[name]), measured[name]) for name in measured})
    print(table, end="\n\n")
    if options.write:
        _write(table)
    sys.exit(_gate(measured, options.raise_pins))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score the coder on gold and compare with the pinned scores.")
    parser.add_argument("--texts", type=Path, help="the Wikinews folder of the corpus")
    parser.add_argument(
        "--errors", choices=["samples", "dev", "train"], help="list the errors on this set, grouped by cause"
    )
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    parser.add_argument("--raise-pins", metavar="REASON", help="set the pins that were beaten to what was reached")
    return parser.parse_args()


def _gold(texts: Path | None, *, train: bool) -> dict[str, list[GoldArticle]]:
    gold = {"samples": [read_gold(file) for file in sorted((ROOT / "samples").glob("*.gold.toml"))]}
    if texts is None or not texts.is_dir():
        where = f"there is no folder {texts}" if texts else "no --texts was given"
        print(f"The texts of gold/dev and gold/test are absent ({where}): only the samples are checked.\n")
        return gold
    for name in ("dev", "test", *(["train"] if train else [])):
        gold[name] = [read_standoff(file, texts) for file in sorted((ROOT / "gold" / name).glob("*.json"))]
    return gold


def _coded(coder: dragoman.Coder, gold: Sequence[GoldArticle]) -> Pairs:
    return [(g, from_record(coder(g.text, published=g.published, outlet=g.outlet))) for g in gold]


def _write(table: str) -> None:
    readme = ROOT / "README.md"
    readme.write_text(TABLE.sub(lambda _: table, readme.read_text(encoding="utf-8")), encoding="utf-8")


def _gate(measured: dict[str, list[Value]], reason: str | None) -> int:
    pins = read_pins(BASELINE)
    if reason:
        write_pins(BASELINE, raised(pins, measured, reason))
    fallen = falls(pins, measured)
    for fall in fallen:
        print(f"FALLEN {fall}")
    checked = sum(pin.set in measured for pin in pins)
    print(f"{checked - len(fallen)} of {checked} pinned scores hold ({', '.join(measured)})")
    return 1 if fallen else 0


if __name__ == "__main__":
    main()
