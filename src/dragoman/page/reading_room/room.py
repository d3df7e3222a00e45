"""What the pages share: the library, and what the command that started them lets them do."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from sqlite3 import Connection

from dragoman.errors import RejectedInput
from dragoman.library.reader import reader
from dragoman.page.reading_room.jobs import Jobs
from dragoman.page.safety import Token
from dragoman.record import Document, Record

Code = Callable[[Document], Record | RejectedInput]
Fetch = Callable[[str], bytes]


@dataclass
class Room:
    """One served library. ``code`` codes an article added from the page; ``fetch`` gets an address, if that is allowed.

    ``password`` is a hash of ``password.hashed``, or ``None`` where none is asked for.
    """

    library: Path
    code: Code
    fetch: Fetch | None = None
    password: str | None = None
    token: Token = field(default_factory=Token)
    session: Token = field(default_factory=Token)
    jobs: Jobs = field(default_factory=Jobs)

    def reading(self) -> AbstractContextManager[Connection]:
        """A read-only connection for one request, which sees one state of the library. Raises ``LibraryError``."""
        return reader(self.library)
