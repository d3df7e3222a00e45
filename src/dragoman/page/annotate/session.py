"""One annotator's work on one article: every version of it, and the file it is saved to."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.evaluation.shapes import GoldArticle
from dragoman.evaluation.standoff import from_standoff, to_standoff
from dragoman.page.annotate.forms import EventForm, StatementForm


class ChangedOnDisk(DragomanError):
    """The file to save to is not as this session left it; saving would destroy another's work."""

    reason = "changed-on-disk"


@dataclass
class Session:
    """``path`` is what the file says of where the text lies; ``predicted`` is the coder's own reading, if given.

    ``drafts`` are the fields that were refused, as typed, by the id of their item: kept until they are mended.
    ``disk`` is the digest of the file as it was read or written last, ``None`` where there was none.
    """

    article: GoldArticle
    path: str
    out: Path
    predicted: GoldArticle | None = None
    disk: str | None = None
    language: str = "fr"
    shows_predicted: bool = False
    accepted: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, StatementForm | EventForm] = field(default_factory=dict)
    notice: tuple[str, dict[str, object]] | None = None
    _versions: list[tuple[GoldArticle, dict[str, str]]] = field(default_factory=list)
    _saved: GoldArticle | None = None

    def __post_init__(self) -> None:
        # What was taken from another file is not in this one yet.
        is_elsewhere = self.disk is None and bool(self.article.statements or self.article.events)
        self._saved = None if is_elsewhere else self.article

    @property
    def is_saved(self) -> bool:
        """Whether the file holds all that was done."""
        return self.article == self._saved

    @property
    def can_undo(self) -> bool:
        """Whether there is an action to take back."""
        return bool(self._versions or self.drafts)

    def change(self, article: GoldArticle, accepted: dict[str, str] | None = None) -> None:
        """Goes on with another version; the present one is kept."""
        if article == self.article:
            return
        self._versions.append((self.article, self.accepted))
        self.article = article
        self.accepted = self.accepted if accepted is None else accepted

    def undo(self) -> None:
        """Takes the last action back, if there is one; fields that were refused come first."""
        if self.drafts:
            self.drafts.clear()
        elif self._versions:
            self.article, self.accepted = self._versions.pop()

    def save(self, *, overwrite: bool = False) -> None:
        """Writes the file beside itself and renames it, so that it is never half-written.

        Raises ``ChangedOnDisk`` when somebody else wrote it meanwhile, unless told to overwrite, and ``OSError``.
        """
        if not overwrite and digest(self.out) != self.disk:
            raise ChangedOnDisk(f"{self.out.name} was changed by another program; reload it, or overwrite it.")
        write(self.out, to_standoff(self.article, self.path))
        self.disk = digest(self.out)
        self._saved = self.article

    def reload(self) -> None:
        """Takes what is on disk in place of the present version, which can be had back with undo.

        Raises ``GoldError`` when that is no gold of this text, and ``OSError``.
        """
        article = from_standoff(self.out.read_text(encoding="utf-8"), self.article.text, self.out.name)
        self.disk = digest(self.out)
        self.change(article)
        self.drafts.clear()
        self._saved = article


def digest(file: Path) -> str | None:
    """What tells one state of a file from another; ``None`` when there is no file."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None


def write(file: Path, content: str) -> None:
    """Writes a whole file or nothing of it. Raises ``OSError``."""
    beside = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
