"""Gold kept apart from its text: offsets, codes and the text's digest, so that no article text need be published."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from dragoman.evaluation.gold import GoldError
from dragoman.evaluation.shapes import GoldArticle

_ARTICLE: TypeAdapter[GoldArticle] = TypeAdapter(GoldArticle)


def to_standoff(article: GoldArticle, path: str) -> str:
    """The annotation as JSON without the text. ``path`` says where the text lies in its corpus."""
    fields = _ARTICLE.dump_python(article, mode="json")
    del fields["text"]
    fields["name"] = path
    fields["sha256"] = _digest(article.text)
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def read_standoff(file: Path, texts: Path) -> GoldArticle:
    """The annotation joined with its text from the folder ``texts``.

    Raises ``GoldError`` when the text is missing or is not the one that was annotated.
    """
    fields: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    source = texts / fields["name"]
    if not source.is_file():
        raise GoldError(f"{file.name}: its text {fields['name']} is not under {texts}; name the corpus's folder.")
    text = source.read_text(encoding="utf-8")
    if _digest(text) != fields.pop("sha256"):
        raise GoldError(f"{file.name}: {fields['name']} is not the text that was annotated; use the corpus's own copy.")
    return _ARTICLE.validate_python({**fields, "text": text})


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
