"""What reading accepts and refuses: the options, the limits and the shape of a rejection."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from types import MappingProxyType
from typing import Any, BinaryIO

from dragoman.errors import RejectedInput
from dragoman.reading.budget import Budget
from dragoman.reading.reasons import Reason

FIELDS = ("text", "title", "date", "url", "outlet", "author", "id", "language")
"""The fields of an article that a column of a table can hold."""


@dataclass(frozen=True)
class Limits:
    """The largest input that is read; docs/sources.md tells what each protects from.

    Of one file that is read whole (text, page, feed, mail, RTF, JSON), of one line of a table, of
    one page in a web archive: ``max_bytes``. HTML is held to 20 MB in any case: trafilatura returns
    nothing above that. Tables, archives and web archives have no limit of their own, as they stream.

    Of one document: ``max_characters`` of text (code points; the coder reads no more),
    ``max_sentence`` characters without an end of line or sentence, and ``max_quotation_marks``.

    Of one page: ``max_depth`` levels of markup (250 at most: deeper trees are cut by the parser)
    and ``max_elements``; above, the extraction takes minutes.

    Of one archive or compressed file, with all that lies inside: ``max_decompressed_bytes``,
    ``max_ratio`` of them to the compressed ones, ``max_archive_depth`` levels of archives within
    archives, ``max_members``.

    Of one feed, sitemap or corpus export: ``max_items``.

    Of one article: ``max_seconds`` to find it on its page or in its file (kept on the main thread
    of a POSIX system; elsewhere the other limits bound the time).
    """

    max_bytes: int = 20_000_000
    max_characters: int = 300_000
    max_sentence: int = 20_000
    max_quotation_marks: int = 15_000
    max_depth: int = 250
    max_elements: int = 50_000
    max_decompressed_bytes: int = 50_000_000_000
    max_ratio: int = 200
    max_archive_depth: int = 4
    max_members: int = 1_000_000
    max_items: int = 50_000
    max_seconds: float = 30.0


@dataclass(frozen=True)
class Options:
    """What the user says about the sources.

    ``published`` (an ISO date) and ``outlet`` win over what a source says of itself. ``columns``
    maps a field (see ``FIELDS``) to the name of the table's column that holds it; fields left out
    keep the default names. ``budget`` is internal: what is left of the limits inside an archive.
    Raises ``ValueError`` for a date that is not one, or an unknown field.
    """

    published: str | None = None
    outlet: str | None = None
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    limits: Limits = Limits()
    budget: Budget | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.published is not None:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", self.published):
                raise ValueError(f"published {self.published!r} is not a date; write it as 2025-10-14.")
            date.fromisoformat(self.published)
        for name in self.columns:
            if name not in FIELDS:
                raise ValueError(f"columns: {name!r} is not a field; use one of {', '.join(FIELDS)}.")


def limits_from(settings: Iterable[str]) -> Limits:
    """The default limits with some changed, each as ``max_bytes=5000000``.

    Raises ``ValueError`` with a sentence for an unknown limit, a number that is not positive, or more characters than
    the coder reads.
    """
    known = {limit.name: float if limit.name == "max_seconds" else int for limit in fields(Limits)}
    changed: dict[str, Any] = {}
    for setting in settings:
        name, _, written = setting.partition("=")
        name = name.strip().replace("-", "_")
        if name not in known:
            raise ValueError(f"{name!r} is not a limit; use one of {', '.join(known)}.")
        try:
            changed[name] = known[name](written.strip().replace("_", ""))
        except ValueError:
            changed[name] = 0
        if not 0 < changed[name] < float("inf"):
            raise ValueError(f"{name}: {written.strip()!r} is not a positive number; write it as {name}=1000.")
        if name == "max_characters" and changed[name] > Limits.max_characters:
            raise ValueError(f"max_characters: {Limits.max_characters} is the most that is coded as one article.")
    return Limits(**changed)


def reject(reason: Reason, source: str, what: str, mend: str) -> RejectedInput:
    """The rejection of ``source`` as one sentence: where, what is wrong, and the mend."""
    sentence = " ".join(f"{source}: {what}; {mend}.".split())
    # File names and JSON can hold half characters, which no terminal can print.
    printable = sentence.encode("utf-8", "replace").decode("utf-8")
    return RejectedInput(reason.value, printable, source)


def take(
    file: BinaryIO, source: str, max_bytes: int, mend: str = "split it into articles, or raise max_bytes"
) -> bytes:
    """All bytes of ``file``. Raises ``RejectedInput`` (``too-large``) above ``max_bytes``."""
    data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise reject(Reason.TOO_LARGE, source, f"more than {max_bytes:,} bytes", mend)
    return data
