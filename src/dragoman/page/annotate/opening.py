"""From the command's arguments to a session: the text, what is annotated already, and where it will be saved."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from dragoman.errors import RejectedInput
from dragoman.evaluation.gold import GoldError, read_gold
from dragoman.evaluation.shapes import GoldArticle, from_record
from dragoman.evaluation.standoff import from_standoff, read_standoff, text_path
from dragoman.page.annotate.session import Session, digest
from dragoman.reading import read
from dragoman.record import Record

GOLD = ".gold.json"
TOML = ".gold.toml"


def open_session(
    file: Path, *, out: Path | None = None, texts: Path | None = None, predicted: Path | None = None
) -> Session:
    """The session on ``file``: an article in any format that holds one, or its gold (``.json`` or ``.gold.toml``).

    ``out`` is where the gold is saved (by default beside the text, or the gold file itself); what it holds already is
    taken up. ``texts`` is the folder of the corpus that stand-off gold names its text in. ``predicted`` holds records,
    one of which is of this text. Raises ``GoldError``, ``RejectedInput`` and ``OSError``.
    """
    if file.name.endswith(TOML):
        article = read_gold(file)
        path, usual = file.name.removesuffix(TOML) + ".txt", file.with_name(file.name.removesuffix(TOML) + GOLD)
    elif file.suffix == ".json":
        article = read_standoff(file, texts or file.parent)
        path, usual = text_path(file.read_text(encoding="utf-8"), file.name), file
    else:
        article = _blank(file)
        path, usual = _inside(file, texts), file.with_name(file.stem + GOLD)
    target = (out or usual).resolve()
    state = digest(target)
    if state is not None and target != file.resolve():
        article = from_standoff(target.read_text(encoding="utf-8"), article.text, target.name)
    coder = _predicted(predicted, article.text) if predicted else None
    return Session(article, path, target, predicted=coder, disk=state)


def _blank(file: Path) -> GoldArticle:
    found = list(read(file))
    for item in found:
        if isinstance(item, RejectedInput):
            raise item
    if len(found) != 1:
        raise GoldError(f"{file.name}: holds {len(found)} articles; give a file with one.")
    (document,) = found
    assert not isinstance(document, RejectedInput)
    return GoldArticle(file.name, document.text, document.published, document.outlet, (), ())


def _inside(file: Path, texts: Path | None) -> str:
    """Where the text lies in the folder of texts, or beside its gold."""
    if texts is None:
        return file.name
    try:
        return file.resolve().relative_to(texts.resolve()).as_posix()
    except ValueError as error:
        raise GoldError(f"{file.name}: not in the folder {texts}; name the folder that holds it.") from error


def _predicted(records: Path, text: str) -> GoldArticle:
    with records.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                fields = json.loads(line)
                if fields["document"]["text"] == text:
                    return from_record(Record.model_validate(fields))
            except (ValueError, KeyError, TypeError, ValidationError) as error:
                raise GoldError(f"{records.name}, line {number}: no record; give what dragoman code wrote.") from error
    raise GoldError(f"{records.name}: holds no record of this text; code the text as it is now.")
