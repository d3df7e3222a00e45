"""What it costs to find copies and quotations in many hands, and how that grows with the corpus: CPU-seconds and peak memory.

python benchmarks/copies.py                                1,000 to 4,000 articles
python benchmarks/copies.py --sizes 1000 20000 100000      as large as you like
python benchmarks/copies.py --texts FOLDER                 articles made from the sentences of your own texts

The articles are made: sentences drawn word by word from the samples (or from FOLDER), each word after one that it
follows there, with invented words among them, so that stock phrases recur as in news and most words are rare. One in five
reprints an earlier article: whole, cut, edited, or two sentences of it; three sentences of each count as quotations. Each
size runs in a process of its own; memory is that process's peak less what it had before it began.
Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from dragoman.corpus.copies import find_copies
from dragoman.corpus.quotations import find_quotations_in_many
from dragoman.record import Document, Record, Span, Statement

T = TypeVar("T")
SAMPLES = Path(__file__).parent.parent / "samples"
OUTLETS = 200
REPRINTED = 0.2
KEPT = 500
INVENTED = 0.4
SYLLABLES = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "xo", "zu", "kan", "dor"]


def main() -> None:
    """Measures each size, one process after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 2000, 4000], help="how many articles")
    parser.add_argument("--texts", type=Path, default=SAMPLES, help="folder of .txt files to draw words from")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one, options.texts)))
        return
    for size in options.sizes:
        command = [sys.executable, __file__, "--one", str(size), "--texts", str(options.texts)]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip(), flush=True)


def measure(size: int, texts: Path) -> dict[str, float]:
    """CPU-seconds of each search alone, and how much memory it took at its peak."""
    follows = words_that_follow(texts)
    find_copies(articles(50, follows))
    memory = peak_mb()
    made = Making(articles(size, follows))
    begun = time.process_time()
    copies = find_copies(made)
    copying = time.process_time() - begun - made.seconds
    of_copies = peak_mb() - memory
    coded = Making(quoting(articles(size, follows)))
    begun = time.process_time()
    groups = find_quotations_in_many(coded)
    quotations = time.process_time() - begun - coded.seconds
    return {
        "articles": size,
        "words_per_article": round(sum(len(d.text.split()) for d in articles(200, follows)) / 200),
        "copies_cpu_ms_per_article": round(1000 * copying / size, 3),
        "copies_extra_peak_mb": round(of_copies, 1),
        "copy_links": len(copies.links),
        "quotations_cpu_ms_per_article": round(1000 * quotations / size, 3),
        "both_extra_peak_mb": round(peak_mb() - memory, 1),
        "quotation_groups": len(groups),
    }


class Making(Iterator[T]):
    """Hands things on, and counts the CPU-seconds of making them, which are no part of a search."""

    def __init__(self, things: Iterator[T]) -> None:
        self._things = things
        self.seconds = 0.0

    def __next__(self) -> T:
        begun = time.process_time()
        try:
            return next(self._things)
        finally:
            self.seconds += time.process_time() - begun


def quoting(documents: Iterator[Document]) -> Iterator[Record]:
    """The documents with three of their sentences as what somebody said, word for word."""
    for document in documents:
        lines = [match.span() for match in re.finditer(r"[^\n]+", document.text)][1:]
        yield Record(
            document=document,
            statements=tuple(
                Statement(
                    id=f"s{at}", cue=(), lemma="dire", kind="direct", act="say", content=(Span(*line),), confidence=1.0
                )
                for at, line in enumerate(lines[2:12:4])
            ),
        )


def peak_mb() -> float:
    """The peak of this process's memory so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def words_that_follow(texts: Path) -> dict[str, list[str]]:
    """For each word of the texts, the words that come after it; the empty word opens a sentence."""
    follows: dict[str, list[str]] = defaultdict(list)
    for file in sorted(texts.rglob("*.txt")):
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", file.read_text(encoding="utf-8", errors="replace")):
            words = sentence.split()
            for word, following in zip(["", *words], [*words, ""], strict=True):
                follows[word].append(following)
    return dict(follows)


def articles(size: int, follows: dict[str, list[str]]) -> Iterator[Document]:
    """Made articles of some 350 words; the same for the same size."""
    chance = random.Random(size)
    kept: list[list[str]] = []
    for number in range(size):
        sentences = [made_sentence(chance, follows) for _ in range(15)]
        if kept and chance.random() < REPRINTED:
            sentences = reprinted(chance, chance.choice(kept), sentences)
        elif len(kept) < KEPT:
            kept.append(sentences)
        else:
            kept[chance.randrange(KEPT)] = sentences
        text = f"Titre {number}\n" + "\n".join(sentences)
        day = f"{2000 + number // 10_000}-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
        yield Document.from_text(text, id=str(number), published=day, outlet=f"Journal {chance.randrange(OUTLETS)}")


def made_sentence(chance: random.Random, follows: dict[str, list[str]]) -> str:
    """About 23 words, each after one that it follows somewhere."""
    words: list[str] = []
    while len(words) < 18:
        word = chance.choice(follows[""])
        while word and len(words) < 45:
            words.append(word if chance.random() > INVENTED else invented_word(chance))
            word = chance.choice(follows[word])
    return " ".join(words).rstrip(".,") + "."


def invented_word(chance: random.Random) -> str:
    """One of a hundred thousand words, the first of them far more often than the last."""
    number = int(100_000 ** chance.random())
    return "".join(SYLLABLES[number // 17**place % 17] for place in range(4))


def reprinted(chance: random.Random, source: list[str], own: list[str]) -> list[str]:
    """The source whole, cut, edited, or two sentences of it among the article's own."""
    way = chance.randrange(4)
    if way == 1:
        return source[: len(source) // 2]
    if way == 2:
        return [" ".join(word for word in sentence.split() if chance.random() > 0.04) for sentence in source]
    if way == 3:
        return [*own[:7], *source[3:5], *own[7:]]
    return source


if __name__ == "__main__":
    main()
