"""What the tests of this room share: invented French articles and short ways to read them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

from dragoman.errors import RejectedInput
from dragoman.reading import Options
from dragoman.record import Document

ARTICLE = (
    "Le ministère annonce la reprise des livraisons\n"
    "\n"
    "Le ministère des Affaires étrangères a annoncé mardi la reprise des livraisons. "
    "« Nous poursuivrons cette coopération », a déclaré son porte-parole à l’issue de la réunion.\n"
    "L’opposition a dénoncé une décision hâtive.\n"
)
BODY = ARTICLE.split("\n\n", 1)[1]

Reader = Callable[[BinaryIO, str, Options], Iterator[Document | RejectedInput]]


def results(reader: Reader, data: bytes, options: Options | None = None) -> list[Document | RejectedInput]:
    """Everything that a format's reader yields for these bytes."""
    return list(reader(io.BytesIO(data), "essai", options or Options()))


def document(found: list[Document | RejectedInput]) -> Document:
    """The one document among the results; a rejection fails the test with its message."""
    assert len(found) == 1, found
    assert isinstance(found[0], Document), found[0]
    return found[0]


def reasons(found: list[Document | RejectedInput]) -> list[str]:
    """Each result as «ok» or its reason."""
    return [f.reason if isinstance(f, RejectedInput) else "ok" for f in found]
