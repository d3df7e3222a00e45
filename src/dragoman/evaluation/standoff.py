"""Gold kept apart from its text: offsets, codes and the text's digest, so that no article text need be published."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path, PurePath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from dragoman.evaluation.gold import GoldError
from dragoman.evaluation.shapes import GoldArticle

_ARTICLE: TypeAdapter[GoldArticle] = TypeAdapter(GoldArticle)


def to_standoff(article: GoldArticle, path: str) -> str:
    """The annotation as JSON without the text. ``path`` says where the text lies in its corpus."""
    fields = _ARTICLE.dump_python(article, mode="json")
    del fields["text"]
    fields["name"] = path
    fields["sha256"] = digest(article.text)
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def read_standoff(file: Path, texts: Path) -> GoldArticle:
    """The annotation joined with its text from the folder ``texts``.

    Raises ``GoldError`` when the text is missing or is not the one that was annotated, or the file is no stand-off
    gold; ``OSError`` when a file cannot be opened.
    """
    content = file.read_text(encoding="utf-8")
    source = texts / text_path(content, file.name)
    if not source.is_file():
        name = source.relative_to(texts)
        raise GoldError(f"{file.name}: its text {name} is not under {texts}; name the corpus's folder.")
    text = _plain(source)
    if text is None or digest(text) != _fields(content, file.name)["sha256"]:
        # A page, or a text in another encoding, was annotated as Dragoman reads it.
        text = _as_read(source, file.name)
    return from_standoff(content, text, file.name)


def from_standoff(content: str, text: str, where: str) -> GoldArticle:
    """The annotation, as ``to_standoff`` wrote it, joined with its text. ``where`` names it in messages.

    Raises ``GoldError`` when it is no stand-off gold, or when ``text`` is not the one that was annotated.
    """
    fields = _fields(content, where)
    if digest(text) != fields.pop("sha256"):
        raise GoldError(f"{where}: {fields['name']} is not the text that was annotated; use the corpus's own copy.")
    try:
        article = _ARTICLE.validate_python({**fields, "text": text})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise GoldError(f"{where}: {place}: {first['msg']}; mend this entry.") from error
    for span in article.spans():
        if not 0 <= span.start < span.end <= len(text):
            raise GoldError(f"{where}: span {list(span)} is empty or outside the text; mend this entry.")
    _check_ids(article, where)
    return article


def text_path(content: str, where: str) -> str:
    """Where the annotated text lies in its corpus. Raises ``GoldError`` when this is no stand-off gold."""
    name = str(_fields(content, where)["name"])
    if PurePath(name).is_absolute() or ".." in PurePath(name).parts:
        raise GoldError(f"{where}: its text {name} lies outside of the corpus; give a path inside it.")
    return name


def text_digest(content: str, where: str) -> str:
    """The digest of the annotated text. Raises ``GoldError`` when this is no stand-off gold."""
    return str(_fields(content, where)["sha256"])


def _check_ids(article: GoldArticle, where: str) -> None:
    statements = {s.id: s for s in article.statements}
    ids = [*(s.id for s in article.statements), *(e.id for e in article.events)]
    for id in ids:
        if ids.count(id) > 1:
            raise GoldError(f"{where}: id {id} is used twice; give each item its own.")
    for statement in article.statements:
        seen = {statement.id}
        while statement.within:
            if statement.within in seen or statement.within not in statements:
                raise GoldError(f"{where}, {statement.id}: within {statement.within} names no statement around it.")
            seen.add(statement.within)
            statement = statements[statement.within]


def _fields(content: str, where: str) -> dict[str, Any]:
    try:
        fields = json.loads(content)
    except ValueError as error:
        raise GoldError(f"{where}: not JSON ({error}); give stand-off gold.") from error
    if not isinstance(fields, dict) or not {"name", "sha256", "statements", "events"} <= fields.keys():
        raise GoldError(f"{where}: not stand-off gold; give a file that «dragoman annotate» wrote.")
    return fields


def _plain(source: Path) -> str | None:
    try:
        return source.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def _as_read(source: Path, where: str) -> str:
    from dragoman.errors import RejectedInput
    from dragoman.reading import read
    from dragoman.record import Document

    found = next(read(source), None)
    if isinstance(found, Document):
        return found.text
    why = f" ({found})" if isinstance(found, RejectedInput) else ""
    raise GoldError(f"{where}: {source.name} is not the text that was annotated{why}; use the corpus's own copy.")


def digest(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
