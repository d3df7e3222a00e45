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
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from dragoman.cache import remembered
from dragoman.errors import TableError


class Row(BaseModel):
    """Base of the row models: unknown keys are errors, so that a misspelt one is not silently lost."""

    model_config = ConfigDict(frozen=True, extra="forbid")


R = TypeVar("R", bound=Row)
_ROW_START = re.compile(r"[ \t]*\{")
_WORTH_REMEMBERING = 10_000
"""Characters: a shorter table is parsed about as soon as its cache file is read."""


def read_rows(file: Traversable | Path, key: str, model: type[R], *, unique: tuple[str, ...] = ()) -> tuple[R, ...]:
    """The rows of ``file`` under ``key``, each validated as ``model``.

    ``unique`` names the fields that together may occur only once. Raises ``TableError`` naming file and line.
    """
    text = file.read_text(encoding="utf-8")
    try:
        raw = _parsed(file.name, text)[key]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise TableError(f"{file.name}: not a table of «{key}» rows ({error}); mend the file.") from error
    rows: list[R] = []
    seen: dict[tuple[object, ...], int] = {}
    for number, row in enumerate(raw):
        try:
            made = model.model_validate(row)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"])
            line = _line(text, number)
            raise TableError(f"{file.name}, line {line}: {field}: {first['msg']}; mend this row.") from error
        if unique:
            identity = tuple(getattr(made, name) for name in unique)
            if identity in seen:
                line, other = _line(text, number), _line(text, seen[identity])
                raise TableError(f"{file.name}, line {line}: {identity} is already on line {other}; keep one row.")
            seen[identity] = number
        rows.append(made)
    return tuple(rows)


def _parsed(name: str, text: str) -> dict[str, Any]:
    """The file as TOML gives it. A long one is parsed once and remembered; its rows are checked at every start."""
    if len(text) < _WORTH_REMEMBERING:
        return tomllib.loads(text)
    parsed: dict[str, Any] = remembered(name, text.encode(), lambda: tomllib.loads(text))
    return parsed


def _line(text: str, number: int) -> int:
    """The line number of the row with this number; 0 where rows do not stand one a line."""
    lines = [at for at, line in enumerate(text.split("\n"), start=1) if _ROW_START.match(line)]
    return lines[number] if number < len(lines) else 0
