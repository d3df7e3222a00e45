"""Reads tables kept as TOML, one row a line, and refuses a bad row with its file and line.

A table file is an array of inline tables, so that a person can read, sort and check it as rows::

    cue = [
      { lemma = "annoncer", act = "announce", frames = ["que", "quote"] },
    ]
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from dragoman.errors import TableError


class Row(BaseModel):
    """Base of the row models: unknown keys are errors, so that a misspelt one is not silently lost."""

    model_config = ConfigDict(frozen=True, extra="forbid")


R = TypeVar("R", bound=Row)
_ROW_START = re.compile(r"[ \t]*\{")


def read_rows(file: Traversable | Path, key: str, model: type[R], *, unique: tuple[str, ...] = ()) -> tuple[R, ...]:
    """The rows of ``file`` under ``key``, each validated as ``model``.

    ``unique`` names the fields that together may occur only once. Raises ``TableError`` naming file and line.
    """
    text = file.read_text(encoding="utf-8")
    try:
        raw = tomllib.loads(text)[key]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise TableError(f"{file.name}: not a table of «{key}» rows ({error}); mend the file.") from error
    lines = _row_lines(text)
    rows: list[R] = []
    seen: dict[tuple[object, ...], int] = {}
    for number, row in enumerate(raw):
        line = lines[number] if number < len(lines) else 0
        try:
            made = model.model_validate(row)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"])
            raise TableError(f"{file.name}, line {line}: {field}: {first['msg']}; mend this row.") from error
        identity = tuple(getattr(made, name) for name in unique)
        if unique and identity in seen:
            raise TableError(f"{file.name}, line {line}: {identity} is already on line {seen[identity]}; keep one row.")
        seen[identity] = line
        rows.append(made)
    return tuple(rows)


def _row_lines(text: str) -> list[int]:
    """The line number of each row."""
    return [number for number, line in enumerate(text.split("\n"), start=1) if _ROW_START.match(line)]
