"""How far confidence can be trusted: reliability by cross-validation on gold/dev and gold/train, and the table behind it.

python benchmarks/calibrate.py --texts FOLDER [--write]

FOLDER is the Wikinews part of the corpus WiNER-fr. Each article's confidences are computed from the outcomes of the
articles in the other nine folds (by the digest of its text), so that none is judged by itself. ``--write`` writes the
outcomes of all of them to src/dragoman/language/fr/confidence.toml.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dragoman
from dragoman.analysis import coder as coder_module
from dragoman.analysis import confidence
from dragoman.analysis.events import standing_of
from dragoman.evaluation import GoldArticle, from_record
from dragoman.evaluation.scorer import match_events, match_statements
from dragoman.evaluation.standoff import digest, read_standoff

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "src" / "dragoman" / "language" / "fr" / "confidence.toml"
FOLDS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """One item that the coder found: of which kind and case, in which fold, and whether gold has it."""

    of: str
    case: str
    fold: int
    right: bool


def main() -> None:
    """Codes the gold's texts, prints the reliability of both kinds, and writes the table if asked."""
    parser = argparse.ArgumentParser(description="Calibrate confidence on gold.")
    parser.add_argument("--texts", type=Path, required=True, help="the Wikinews folder of the corpus")
    parser.add_argument("--write", action="store_true", help="write the table of outcomes")
    options = parser.parse_args()
    files = [file for name in ("dev", "train") for file in sorted((ROOT / "gold" / name).glob("*.json"))]
    judged = list(judge(read_standoff(file, options.texts) for file in files))
    for of in ("statement", "event"):
        print(reliability(of, [j for j in judged if j.of == of]), end="\n\n")
    if options.write:
        write(judged)


def judge(gold: Iterable[GoldArticle]) -> Iterable[Judged]:
    """Every item that the coder finds in the texts, with its case."""
    cases: list[tuple[list[str], list[str]]] = []
    assemble = coder_module.assemble

    def noting(document: Any, p: Any, book: Any, statements: Any, events: Any, *rest: Any) -> Any:
        of_events = [confidence.case_of_event(e, standing_of(e.claims)) for e in events]
        cases.append(([confidence.case_of_statement(s) for s in statements], of_events))
        return assemble(document, p, book, statements, events, *rest)

    coder_module.assemble = noting
    coder = dragoman.load()
    for article in gold:
        found = from_record(coder(article.text, published=article.published))
        of_statements, of_events = cases.pop()
        fold = int(digest(article.text), 16) % FOLDS
        right = {pair.predicted for pair in match_statements(article.statements, found.statements)}
        yield from (Judged("statement", case, fold, n in right) for n, case in enumerate(of_statements))
        right = {pair.predicted for pair in match_events(article.events, found.events)}
        yield from (Judged("event", case, fold, n in right) for n, case in enumerate(of_events))


def reliability(of: str, judged: list[Judged]) -> str:
    """A Markdown table: of the items given a confidence in each band, how many are right."""
    bands: dict[int, list[tuple[float, bool]]] = {}
    for fold in range(FOLDS):
        share = shares([j for j in judged if j.fold != fold])
        for j in (j for j in judged if j.fold == fold):
            bands.setdefault(min(int(share(j.case) * 10), 9), []).append((share(j.case), j.right))
    lines = [f"| confidence of {of}s | items | mean confidence | right |", "|---|---|---|---|"]
    for band, items in sorted(bands.items()):
        mean, right = sum(c for c, _ in items) / len(items), sum(r for _, r in items) / len(items)
        lines.append(f"| {band / 10:.1f} to {(band + 1) / 10:.1f} | {len(items)} | {mean:.2f} | {right:.2f} |")
    return "\n".join(lines)


def shares(judged: list[Judged]) -> Any:
    """The function from a case to its smoothed share of right items, as the coder computes it."""
    right, total = Counter(j.case for j in judged if j.right), Counter(j.case for j in judged)
    mean = sum(right.values()) / max(sum(total.values()), 1)
    smooth = confidence.SMOOTHING
    return lambda case: (right[case] + smooth * mean) / (total[case] + smooth)


def write(judged: list[Judged]) -> None:
    """Writes the outcomes, one row a case, below the table's own head."""
    right, total = (Counter((j.of, j.case) for j in judged if j.right or every) for every in (False, True))
    head = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = [
        f'  {{ of = "{of}", case = "{case}", right = {right[of, case]}, total = {count} }},'
        for (of, case), count in sorted(total.items(), reverse=True)
    ]
    TABLE.write_text("\n".join([*head, "", "outcome = [", *rows, "]"]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
