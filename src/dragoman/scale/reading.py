"""A group of files -> pieces: small files of so many articles, or of why there is none, each as the readers gave it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, cast

import pyarrow as pa
from pyarrow import parquet

from dragoman.errors import RejectedInput
from dragoman.library.intake import named
from dragoman.reading.formats import reader_for
from dragoman.reading.limits import Options, reject
from dragoman.reading.reasons import Reason
from dragoman.record import Document
from dragoman.scale.inputs import SourceFile
from dragoman.scale.layout import group_marker, group_name, part_name, piece_file
from dragoman.scale.storage import Folder, opened

MAX_CHARACTERS = 20_000_000
"""A piece is closed before its articles have more than this, so that it can be held in memory."""
_HEAD = 8_192
SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("source", "document", "reason", "message", "rejected")],
)
Row = dict[str, str | None]


@dataclass
class _Pieces:
    """Rows as they are read, written away by pieces."""

    folder: Folder
    group: int
    size: int
    written: int = 0
    _rows: list[Row] = field(default_factory=list)
    _characters: int = 0

    def add(self, source: str, item: Document | RejectedInput) -> None:
        row = _row(source, item)
        length = len(row.get("document") or "")
        if self._rows and (len(self._rows) >= self.size or self._characters + length > MAX_CHARACTERS):
            self.close()
        self._rows.append(row)
        self._characters += length

    def close(self) -> None:
        if not self._rows:
            return
        sink = pa.BufferOutputStream()
        parquet.write_table(pa.Table.from_pylist(self._rows, SCHEMA), sink, compression="zstd")
        self.folder.write(piece_file(part_name(self.group, self.written)), sink.getvalue().to_pybytes())
        self.written, self._rows, self._characters = self.written + 1, [], 0


def read_group(
    folder: Folder,
    options: Options,
    part_size: int,
    group: int,
    files: list[SourceFile],
    at: Callable[[str], None],
    deadly: set[str],
) -> dict[str, Any]:
    """Writes the pieces of a group of files, its marker last, and returns what that says: how many there are.

    ``at`` is told the place of each item before it is read; the rest of a file is not read from a place in ``deadly``.
    """
    pieces = _Pieces(folder, group, part_size)
    for number, file in enumerate(files):
        for place, item in _places(f"{group_name(group)}/{number}", file, options, deadly):
            if item is None:
                at(place)
            else:
                pieces.add(file.label, item)
    pieces.close()
    read = {"pieces": pieces.written}
    folder.write(group_marker(group), json.dumps(read).encode())
    return read


def rows_of_piece(data: bytes) -> list[Row]:
    """The rows of a piece, in order."""
    return cast("list[Row]", parquet.read_table(io.BytesIO(data)).to_pylist())


def _places(
    number: str, file: SourceFile, options: Options, deadly: set[str]
) -> Iterator[tuple[str, Document | RejectedInput | None]]:
    """Each item of a file after its place with ``None``."""
    items = _items(file, options)
    ordinal = 0
    while True:
        place = f"{number}/{ordinal}"
        if place in deadly:
            what = "the process that read it died twice" + (" (what came before is read)" if ordinal else "")
            yield place, reject(Reason.READER_FAILED, file.label, what, "please report it")
            return
        yield place, None
        item = next(items, None)
        if item is None:
            return
        yield place, item
        ordinal += 1


def _items(file: SourceFile, options: Options) -> Iterator[Document | RejectedInput]:
    """As ``dragoman.reading.read``, for a file anywhere, under the name that the user knows."""
    try:
        with opened(file.url) as raw:
            stream = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", raw))
            read = reader_for(Path(file.label), stream.peek(_HEAD)[:_HEAD], options)
            yield from read(cast("BinaryIO", stream), file.label, options)
    except RejectedInput as rejection:
        yield rejection
    except FileNotFoundError:
        yield reject(Reason.NOT_FOUND, file.label, "no such file", "check the path")
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        yield reject(Reason.UNREADABLE, file.label, f"cannot be opened ({cause})", "check the path and its permissions")
    except Exception as error:  # one file must never stop a run over many
        yield reject(Reason.READER_FAILED, file.label, f"the reader failed ({error!r})", "please report it")


def _row(source: str, item: Document | RejectedInput) -> Row:
    if isinstance(item, Document):
        try:
            return {"source": _printable(source), "document": item.model_dump_json()}
        except ValueError as error:  # half characters in an address, say
            item = reject(Reason.READER_FAILED, source, f"an article that cannot be kept ({error})", "please report it")
    refused = named(item, item.source or source)
    return {
        "source": _printable(source),
        "reason": refused.reason,
        "message": str(refused),
        "rejected": _printable(refused.source),
    }


def _printable(name: str) -> str:
    """File names can hold half characters, which Parquet does not take."""
    return name.encode("utf-8", "replace").decode("utf-8")
