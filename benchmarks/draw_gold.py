"""Draws the gold's 80 articles from the corpus, and splits them into dev and test.

python benchmarks/draw_gold.py --texts FOLDER

FOLDER is the Wikinews part of the corpus WiNER-fr (it holds 2016/, 2017/, 2018/ and diplomacy-security.txt). Chance is
the SHA-256 of a path after a fixed seed, so that anybody draws the same. Of the articles in diplomacy-security.txt,
every seventh from the first (20) was annotated for the first release and used while rules were written: these are kept,
and are dev. The 40 lowest of the others, and the 20 lowest of the rest of the corpus, join them; articles of
over 1,500 words are passed over (two of them would hold a third of all words). Of these 60 the half
whose texts have the lower digests is test, the other half dev.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

SEED = "dragoman-gold:"
USED_EVERY, USED = 7, 20
FROM_FIELD, FROM_REST, TEST = 40, 20, 30
MOST_WORDS = 1500


def main() -> None:
    """Prints one line an article: split, list, path."""
    parser = argparse.ArgumentParser(description="Draw the gold's articles and split them.")
    parser.add_argument("--texts", type=Path, required=True, help="the Wikinews folder of the corpus")
    texts: Path = parser.parse_args().texts
    field = (texts / "diplomacy-security.txt").read_text(encoding="utf-8").split()
    used = field[::USED_EVERY][:USED]
    articles = sorted(
        str(p.relative_to(texts)) for p in texts.rglob("????/??/*.txt") if not p.name.endswith("urls.txt")
    )
    short = {path for path in articles if len((texts / path).read_text(encoding="utf-8").split()) <= MOST_WORDS}
    drawn = _lowest(short & set(field) - set(used), FROM_FIELD) + _lowest(short - set(field), FROM_REST)
    by_digest = sorted(drawn, key=lambda path: hashlib.sha256((texts / path).read_bytes()).hexdigest())
    test = set(by_digest[:TEST])
    for path in sorted([*used, *drawn]):
        origin = "used" if path in used else "field" if path in field else "rest"
        print("test" if path in test else "dev", origin, path)


def _lowest(paths: set[str], count: int) -> list[str]:
    return sorted(paths, key=lambda path: hashlib.sha256((SEED + path).encode()).hexdigest())[:count]


if __name__ == "__main__":
    main()
