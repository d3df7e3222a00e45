"""Things kept on disk while a corpus is compared, so that memory does not hold them."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")


class Spool(Generic[T]):
    """Things in the order they were added, read back by their number; in a file of ``folder``."""

    def __init__(self, folder: Path, name: str) -> None:
        self._file = (folder / name).open("w+b")
        self._offsets: list[int] = []

    def __len__(self) -> int:
        return len(self._offsets)

    def add(self, thing: T) -> int:
        """Keeps it and gives its number."""
        self._file.seek(0, 2)
        self._offsets.append(self._file.tell())
        pickle.dump(thing, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        return len(self._offsets) - 1

    def __getitem__(self, number: int) -> T:
        self._file.seek(self._offsets[number])
        thing: T = pickle.load(self._file)
        return thing

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()
