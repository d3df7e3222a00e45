"""What the first pass saves and what it loses, beside parsing everything; and the counts that it decides by.

python benchmarks/triage.py --texts FOLDER                 every article both ways; prints JSON
python benchmarks/triage.py --texts FOLDER --every 10      one article in ten, for a quick look
python benchmarks/triage.py --texts FOLDER --write         counts the signals and writes signals.toml, without a parser

FOLDER is the Wikinews part of the corpus WiNER-fr (2016/, 2017/, 2018/), with the list of its articles on diplomacy and
security in diplomacy-security.txt. CPU-seconds are of this process (time.process_time), one thread, reading and loading
left out; every article is coded both ways in turn, so that a busy machine slows both alike.

A loss is what the coder finds right when it parses everything and no more when it does not: statements of the listed
articles, events of all gold articles, matched with gold as the scorer does. The counts of signals come from the same
articles; `unseen` is therefore the loss (and cost) of skipping whole articles when each is judged by the counts of the
others, in five parts.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"  # read when numpy and spaCy are imported, so it stands before them

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

import dragoman
from dragoman.evaluation import GoldArticle, from_record
from dragoman.evaluation.scorer import match_events, match_statements
from dragoman.evaluation.standoff import read_standoff
from dragoman.triage import Skipped, compiled, first_pass
from dragoman.triage.first_pass import looked_at, scored, strengths
from dragoman.triage.weights import ALL, setting, weighed

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "src" / "dragoman" / "triage" / "signals.toml"
PARTS = ("dev", "train", "test")
LIST = "diplomacy-security.txt"
LEAST = 4  # articles in which a signal must be seen to be in the table
FOLDS = 5
SURE = 0.65
POLITICAL = {"GOV", "MIL", "REB", "UAF", "OPP", "UNO", "EUR", "IGO"}


@dataclass(slots=True)
class Article:
    """An article of the corpus, with its gold where it has one; of ``test`` only sums are ever printed.

    ``is_busy`` says that the coder, parsing everything, found several sure events of the field in it.
    """

    path: str
    document: dragoman.Document
    is_listed: bool
    part: str | None
    gold: GoldArticle | None
    is_busy: bool = False

    @property
    def is_of_the_field(self) -> bool:
        """Listed, or with an event in the gold that rules may be made from, or with several that the coder is sure of."""
        has_gold = self.part in ("dev", "train") and bool(self.gold and self.gold.events)
        return self.is_listed or has_gold or self.is_busy


@dataclass(frozen=True, slots=True)
class Coded:
    """One article coded one way: what it cost, what it gave, and what of that gold has."""

    seconds: float
    statements: int
    events: int
    right_statements: int
    right_events: int
    is_busy: bool


def main() -> None:
    """Writes the counts, or measures and prints the figures."""
    options = _options()
    articles = read(options.texts)
    if options.write:
        coder = dragoman.load()
        for article in articles:
            article.is_busy = is_busy(coder(article.document))
        write(counted(articles))
        return
    print(json.dumps(measure(articles[:: options.every]), indent=2, ensure_ascii=False))


def read(texts: Path) -> list[Article]:
    """Every article of the corpus that can be read."""
    listed = set((texts / LIST).read_text(encoding="utf-8").split())
    gold = {}
    for part in PARTS:
        for file in sorted((ROOT / "gold" / part).glob("*.json")):
            annotated = read_standoff(file, texts)
            gold[annotated.name] = (part, annotated)
    articles = []
    for file in sorted(texts.glob("2*/*/*.txt")):
        path = file.relative_to(texts).as_posix()
        (document,) = dragoman.read_all([file])
        if isinstance(document, dragoman.Document):
            part, annotated = gold.get(path, (None, None))
            articles.append(Article(path, document, path in listed, part, annotated))
    return articles


def measure(articles: list[Article]) -> dict[str, Any]:
    """The figures over these articles."""
    coder = dragoman.load()
    compiled()
    list(coder.pipe([articles[0].document]))  # what the first article pays for the others
    whole, passed = [], []
    left_out: list[Skipped] = []
    pass_seconds = 0.0
    for article in articles:
        whole.append(code(coder, article, triage=False))
        article.is_busy = whole[-1].is_busy
        passed.append(code(coder, article, triage=True, left_out=left_out))
        began = process_time()
        first_pass(article.document.text)
        pass_seconds += process_time() - began
    seconds = [sum(coded.seconds for coded in found) for found in (whole, passed)]
    return {
        "articles": len(articles),
        "articles_skipped": sum(skipped.is_whole for skipped in left_out),
        "sentences_skipped_elsewhere": sum(len(skipped.spans) for skipped in left_out if not skipped.is_whole),
        "cpu_seconds": {"everything": round(seconds[0], 2), "triage": round(seconds[1], 2)},
        "of_which_first_pass": round(pass_seconds, 2),
        "articles_per_cpu_second": {
            "everything": round(len(articles) / seconds[0], 1),
            "triage": round(len(articles) / seconds[1], 1),
        },
        "times_as_fast": round(seconds[0] / seconds[1], 2),
        "loss": losses(articles, whole, passed),
        "found": {
            "statements": [sum(c.statements for c in found) for found in (whole, passed)],
            "events": [sum(c.events for c in found) for found in (whole, passed)],
        },
        "unseen": unseen(articles, whole),
    }  # fmt: skip


def is_busy(record: dragoman.Record) -> bool:
    """Whether a record holds two sure events or more among states, governments, forces or armed groups."""
    codes = {actor.id: actor.code.split() for actor in record.actors}
    sure = 0
    for event in record.events:
        parties = [codes[id] for id in (*event.sources, *event.recipients) if codes[id]]
        countries = {code[0] for code in parties}
        sectors = {code[-1] for code in parties}
        sure += event.confidence >= SURE and (len(countries) > 1 or bool(sectors & POLITICAL))
    return sure > 1


def code(coder: dragoman.Coder, article: Article, *, triage: bool, left_out: list[Skipped] | None = None) -> Coded:
    """One article coded one way."""
    began = process_time()
    (record,) = coder.pipe([article.document], triage=triage, skipped=left_out.append if left_out is not None else None)
    seconds = process_time() - began
    if isinstance(record, dragoman.RejectedInput):
        return Coded(seconds, 0, 0, 0, 0, False)
    right = (0, 0)
    if article.gold:
        found = from_record(record)
        statements = match_statements(article.gold.statements, found.statements) if article.is_listed else ()
        right = (len(statements), len(match_events(article.gold.events, found.events)))
    return Coded(seconds, len(record.statements), len(record.events), *right, is_busy(record))


def losses(articles: list[Article], whole: list[Coded], passed: list[Coded]) -> dict[str, Any]:
    """Right statements and events of gold without and with the first pass, for each part and in all."""
    figures = {}
    for name, parts in (*((part, (part,)) for part in PARTS), ("all", PARTS)):
        rows = [(w, p) for a, w, p in zip(articles, whole, passed, strict=True) if a.part in parts]
        figures[name] = {
            "statements": share([(w.right_statements, p.right_statements) for w, p in rows]),
            "events": share([(w.right_events, p.right_events) for w, p in rows]),
        }
    return figures


def share(rows: list[tuple[int, int]]) -> dict[str, Any]:
    """How many were right before and after, and what percentage of them was lost (a gain elsewhere makes up for none)."""
    before, after = (sum(row[n] for row in rows) for n in (0, 1))
    lost = sum(max(0, row[0] - row[1]) for row in rows)
    return {"everything": before, "triage": after, "lost_percent": round(100 * lost / before, 2) if before else 0.0}


def unseen(articles: list[Article], whole: list[Coded]) -> dict[str, Any]:
    """Skipping whole articles alone, each judged by the counts of the other four fifths."""
    found = [strengths(looked_at(article.document.text)[1]) for article in articles]
    folds = [int(hashlib.sha256(a.path.encode()).hexdigest(), 16) % FOLDS for a in articles]
    kept = []
    for fold in range(FOLDS):
        weight = weighed(
            tally((a.is_of_the_field, f) for a, f, n in zip(articles, found, folds, strict=True) if n != fold)
        )
        kept += [n for n, f in enumerate(found) if folds[n] == fold and scored(f, weight) >= setting("keep")]
    skipped = set(range(len(articles))) - set(kept)

    def lost(of: str) -> float:
        right = [getattr(coded, of) for coded in whole]
        return round(100 * sum(right[n] for n in skipped) / sum(right), 2) if sum(right) else 0.0

    cost = sum(whole[n].seconds for n in kept) / sum(coded.seconds for coded in whole)
    return {
        "articles_skipped": len(skipped),
        "cpu_kept_percent": round(100 * cost, 1),
        "statements_lost_percent": lost("right_statements"),
        "events_lost_percent": lost("right_events"),
    }


# ---- the table


def counted(articles: list[Article]) -> dict[str, tuple[int, int]]:
    """In how many articles of the field, and in how many others, each signal was seen."""
    return tally((a.is_of_the_field, strengths(looked_at(a.document.text)[1])) for a in articles)


def tally(articles: Iterable[tuple[bool, Iterable[str]]]) -> dict[str, tuple[int, int]]:
    """Counts of signals from (of the field, signals) of each article; those seen too seldom are left out."""
    field: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for is_of_the_field, signals in articles:
        (field if is_of_the_field else other).update([ALL, *signals])
    names = sorted(field.keys() | other.keys(), key=lambda name: (name != ALL, name))
    return {name: (field[name], other[name]) for name in names if field[name] + other[name] >= LEAST}


def write(counts: dict[str, tuple[int, int]]) -> None:
    """Writes the counts, one row a signal, below the table's head and settings."""
    head = TABLE.read_text(encoding="utf-8").partition("\nsignal = [")[0]
    rows = [
        f"  {{ name = {json.dumps(name, ensure_ascii=False)}, field = {field}, other = {other} }},"
        for name, (field, other) in counts.items()
    ]
    TABLE.write_text("\n".join([head, "signal = [", *rows, "]"]) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Cost and loss of the first pass against parsing everything.")
    parser.add_argument("--texts", type=Path, required=True, help="the Wikinews folder of the corpus")
    parser.add_argument("--every", type=int, default=1, help="take one article in so many (default: 1)")
    parser.add_argument("--write", action="store_true", help="write the counts of signals")
    options = parser.parse_args()
    if not (options.texts / LIST).is_file():
        parser.error(f"{options.texts} has no {LIST}; name the Wikinews folder of the corpus.")
    return options


if __name__ == "__main__":
    main()
