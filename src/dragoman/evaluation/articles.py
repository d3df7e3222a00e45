"""Reads gold and predicted articles from files, whatever their form, and pairs them by their text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from dragoman.evaluation.gold import GoldError, read_gold
from dragoman.evaluation.shapes import GoldArticle, from_record
from dragoman.evaluation.standoff import digest, from_standoff, read_standoff, text_digest
from dragoman.record import Record

GOLD_TOML = ".gold.toml"


@dataclass(frozen=True, slots=True)
class Paired:
    """Gold beside prediction, of the same text.

    ``pairs`` holds every gold article once; the ``unpredicted`` (names) are paired with an empty prediction.
    ``without_gold`` counts the predicted articles that nobody annotated.
    """

    pairs: tuple[tuple[GoldArticle, GoldArticle], ...]
    unpredicted: tuple[str, ...]
    without_gold: int


def pair_files(gold: Path, predicted: Path, texts: Path | None = None) -> Paired:
    """Reads both sides and pairs them.

    Each side is a file or a folder: records (``.jsonl``), gold with its text beside it (``.gold.toml``), or stand-off
    gold (``.json``), whose texts are taken from the folder ``texts`` or from the records of the other side. Raises
    ``GoldError`` for what cannot be read, and when two articles of one side have the same text.
    """
    files = {side: _files(side) for side in (gold, predicted)}
    recorded = {file: list(_records(file)) for side in files.values() for file in side if file.suffix == ".jsonl"}
    from_records = {digest(article.text): article.text for articles in recorded.values() for article in articles}

    def read(side: Path) -> dict[str, GoldArticle]:
        return _by_text(
            article
            for file in files[side]
            for article in (recorded[file] if file in recorded else [_read(file, from_records, texts)])
        )

    return pair(read(gold), read(predicted))


def pair(gold: dict[str, GoldArticle], predicted: dict[str, GoldArticle]) -> Paired:
    """Pairs articles by the digest of their texts, which are the keys."""
    nothing = {key: replace(article, statements=(), events=()) for key, article in gold.items()}
    pairs = tuple((article, predicted.get(key, nothing[key])) for key, article in gold.items())
    missing = tuple(article.name for key, article in gold.items() if key not in predicted)
    return Paired(pairs, missing, len(predicted.keys() - gold.keys()))


def _files(side: Path) -> list[Path]:
    if not side.exists():
        raise GoldError(f"{side}: no such file or folder; name gold or records that exist.")
    if not side.is_dir():
        return [side]
    found = sorted(f for f in side.iterdir() if f.suffix in (".json", ".jsonl") or f.name.endswith(GOLD_TOML))
    if not found:
        raise GoldError(f"{side}: holds no {GOLD_TOML}, .json or .jsonl file; name the folder that holds them.")
    return found


def _read(file: Path, from_records: Mapping[str, str], texts: Path | None) -> GoldArticle:
    if file.name.endswith(GOLD_TOML):
        return read_gold(file)
    if file.suffix != ".json":
        raise GoldError(f"{file.name}: not {GOLD_TOML}, .json or .jsonl; give gold, or records of dragoman code.")
    return _standoff(file, from_records, texts)


def _standoff(file: Path, from_records: Mapping[str, str], texts: Path | None) -> GoldArticle:
    content = file.read_text(encoding="utf-8")
    text = from_records.get(text_digest(content, file.name))
    if text is not None:
        return from_standoff(content, text, file.name)
    if texts is None:
        raise GoldError(f"{file.name}: its text is in none of the records; name the corpus's folder (--texts).")
    return read_standoff(file, texts)


def _records(file: Path) -> Iterator[GoldArticle]:
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield from_record(Record.model_validate(json.loads(line)))
            except (ValidationError, ValueError) as error:
                raise GoldError(f"{file.name}, line {number}: no record; give the output of dragoman code.") from error


def _by_text(articles: Iterable[GoldArticle]) -> dict[str, GoldArticle]:
    found: dict[str, GoldArticle] = {}
    for article in articles:
        key = digest(article.text)
        if key in found:
            raise GoldError(f"{article.name} and {found[key].name} are of the same text; keep one of them.")
        found[key] = article
    return found
