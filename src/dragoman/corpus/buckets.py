"""Keys and their owners on disk, read back grouped by key: what meets whom, in the memory of one part in many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from dragoman.corpus.folded_words import Hashes

Numbers = npt.NDArray[np.uint32]
_PARTS = 32
_ENTRY = np.dtype([("key", "<u8"), ("owner", "<u4")])


class Buckets:
    """A multimap from keys to owners that lives in files of ``folder``."""

    def __init__(self, folder: Path, name: str) -> None:
        self._files: list[BinaryIO] = [(folder / f"{name}-{part}").open("w+b") for part in range(_PARTS)]

    def add(self, entries: Iterable[tuple[Hashes, int]]) -> None:
        """Puts each owner under all its keys; many at once cost less than one by one."""
        entries = [(keys, owner) for keys, owner in entries if len(keys)]
        if not entries:
            return
        keys = np.concatenate([keys for keys, _ in entries])
        owners = np.repeat([owner for _, owner in entries], [len(keys) for keys, _ in entries])
        parts = (keys >> np.uint64(40)) % np.uint64(_PARTS)
        order = np.argsort(parts, kind="stable")
        sorted_entries = np.empty(len(keys), dtype=_ENTRY)
        sorted_entries["key"], sorted_entries["owner"] = keys[order], owners[order]
        ends = np.searchsorted(parts[order], np.arange(_PARTS), side="right")
        for file, part in zip(self._files, np.split(sorted_entries, ends[:-1]), strict=True):
            file.write(part.tobytes())

    def parts(self) -> Iterator[tuple[Hashes, Numbers]]:
        """Keys and owners, part by part; all entries of one key are in one part."""
        for file in self._files:
            file.seek(0)
            entries = np.frombuffer(file.read(), dtype=_ENTRY)
            yield entries["key"], entries["owner"]

    def close(self) -> None:
        """Lets go of the files."""
        for file in self._files:
            file.close()
