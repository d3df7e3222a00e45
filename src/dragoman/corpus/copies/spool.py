"""Documents kept on disk while a corpus is compared, so that memory does not hold their texts."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Spooled:
    """What comparing needs of a document."""

    id: str
    title: str | None
    text: str
    outlet: str
    published: str | None


class Spool:
    """Documents in the order they were added, read back by their number."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / "documents").open("w+b")
        self._offsets: list[int] = []

    def __len__(self) -> int:
        return len(self._offsets)

    def add(self, document: Spooled) -> int:
        """Keeps the document and gives its number."""
        self._file.seek(0, 2)
        self._offsets.append(self._file.tell())
        fields = (document.id, document.title, document.text, document.outlet, document.published)
        pickle.dump(fields, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        return len(self._offsets) - 1

    def __getitem__(self, number: int) -> Spooled:
        self._file.seek(self._offsets[number])
        return Spooled(*pickle.load(self._file))

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()
