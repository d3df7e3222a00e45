"""The whole walk: records in, every kind of link between their articles out.

The records are read once for events, offices and copies, and once more for quotations. What is compared later waits in a
private temporary database, so that memory does not grow with the corpus but for one row a person and office.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby
from typing import Any, TypeVar

from dragoman.corpus.copies import Copies, find_copies
from dragoman.corpus.event_mentions import EventMention, mentions_of, ordinal
from dragoman.corpus.followups import Announcement, follow_up
from dragoman.corpus.happenings import Happening, link_happenings, news_day
from dragoman.corpus.offices import Holding, OfficeBook, OfficeConflict, office_conflicts, seeds
from dragoman.corpus.people import BareName, NameBook, PersonLink, bare_names
from dragoman.corpus.quotations import QuotationGroup, find_quotations_in_many
from dragoman.corpus.reprints import Imprint, as_first_printed
from dragoman.record import Document, Record, Span

T = TypeVar("T")
Records = Callable[[], Iterable[Record]]
"""Gives the records, from the first, each time it is called."""


class Links:
    """The links of a corpus, each kind found when it is asked for. Use it as a context manager.

    ``articles`` is how many records there were, ``first`` and ``last`` the ordinals of the oldest and newest day of
    publication (``None`` when no article has one).

    ``reprints`` are texts that several outlets printed to the letter, by the article's id, the first printer's first: such
    an article counts as that outlet's, of that day, and the others repeat it.
    """

    def __init__(self, records: Records, reprints: Mapping[str, tuple[Imprint, ...]] | None = None) -> None:
        self._given = records
        self.reprints: Mapping[str, tuple[Imprint, ...]] = reprints or {}
        self._spool = _Spool()
        self._book = OfficeBook()
        self._found: set[str] = set()
        self.articles = 0
        self.first: int | None = None
        self.last: int | None = None
        self.copies: Copies = find_copies(self._read())

    def __enter__(self) -> Links:
        return self

    def __exit__(self, *_: object) -> None:
        self._spool.close()

    def happenings(self) -> Iterator[Happening]:
        """Every event in exactly one happening."""
        for _, mentions in groupby(self._spool.mentions("news_day"), key=lambda m: m.type):
            yield from link_happenings(mentions)

    def told_by_several(self) -> Iterator[Happening]:
        """Happenings of more than one article. They are found with the first call, and wait on disk for the next ones."""
        return self._kept("happenings", (h for h in self.happenings() if len(h.members) > 1))

    def followed(self) -> Iterator[Announcement]:
        """Every plan and promise, found with the first call as happenings are."""
        return self._kept("announcements", self.announcements())

    def find(self) -> None:
        """Finds everything now, so that what is asked later takes no longer than reading it."""
        for _ in (self.told_by_several(), self.followed(), self.holdings, self.quotations):
            pass

    def printed_after(self, document: str) -> tuple[str, ...]:
        """The outlets that printed the article's text to the letter after its first printer."""
        return tuple(imprint.outlet for imprint in self.reprints.get(document, ())[1:])

    def origin(self, document: str, span: Span) -> str:
        """The article that printed these words first."""
        return self.copies.source_of(document, span)

    def announcements(self) -> Iterator[Announcement]:
        """Every plan and promise, with what came of it."""
        for _, mentions in groupby(self._spool.mentions("published"), key=lambda m: m.type):
            yield from follow_up(mentions, self.last)

    @cached_property
    def holdings(self) -> tuple[Holding, ...]:
        """Who holds which office, as the articles say."""
        return self._book.holdings()

    def office_conflicts(self) -> Iterator[OfficeConflict]:
        """Offices in which articles name different persons over the same days."""
        return office_conflicts(self.holdings)

    def names(self) -> Iterator[PersonLink]:
        """Whom bare names may be, by the holders of the articles and of the table."""
        book = NameBook([*self.holdings, *seeds()])
        return (link for bare in self._spool.bare_names() if (link := book.link(bare)))

    @cached_property
    def quotations(self) -> tuple[QuotationGroup, ...]:
        """The same quotation in several articles; the records are read once more for them."""
        return tuple(find_quotations_in_many(self._records()))

    def _records(self) -> Iterator[Record]:
        for record in self._given():
            if imprints := self.reprints.get(record.document.id):
                yield record.model_copy(update={"document": as_first_printed(record.document, imprints)})
            else:
                yield record

    def _kept(self, kind: str, found: Iterator[T]) -> Iterator[T]:
        if kind not in self._found:
            self._spool.keep(kind, found)
            self._found.add(kind)
        return self._spool.kept(kind)

    def _read(self) -> Iterator[Document]:
        for record in self._records():
            self.articles += 1
            published = ordinal(record.document.published)
            if published is not None:
                self.first = published if self.first is None else min(self.first, published)
                self.last = published if self.last is None else max(self.last, published)
            self._spool.add(record)
            self._book.add(record)
            yield record.document


class _Spool:
    """Events and bare names on disk, given back in the order that linking wants. Only this process reads the file."""

    def __init__(self) -> None:
        # Without a name SQLite keeps it in a temporary file of its own and removes that at the end.
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute(
            "CREATE TABLE mentions (type TEXT, news_day INTEGER, published INTEGER, document TEXT, event TEXT, packed BLOB)"
        )
        self._db.execute("CREATE TABLE names (packed BLOB)")
        self._db.execute("CREATE TABLE found (kind TEXT, packed BLOB)")

    def add(self, record: Record) -> None:
        self._db.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?)",
            (
                (m.type, news_day(m), m.published or 0, m.document, m.event, pickle.dumps(m, pickle.HIGHEST_PROTOCOL))
                for m in mentions_of(record)
            ),
        )
        self._db.executemany(
            "INSERT INTO names VALUES (?)",
            ((pickle.dumps(bare, pickle.HIGHEST_PROTOCOL),) for bare in bare_names(record)),
        )

    def mentions(self, day: str) -> Iterator[EventMention]:
        rows = self._db.execute(f"SELECT packed FROM mentions ORDER BY type, {day}, document, event")
        return (pickle.loads(packed) for (packed,) in rows)

    def bare_names(self) -> Iterator[BareName]:
        return (pickle.loads(packed) for (packed,) in self._db.execute("SELECT packed FROM names ORDER BY rowid"))

    def keep(self, kind: str, things: Iterable[object]) -> None:
        rows = ((kind, pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)) for thing in things)
        self._db.executemany("INSERT INTO found VALUES (?, ?)", rows)

    def kept(self, kind: str) -> Iterator[Any]:
        rows = self._db.execute("SELECT packed FROM found WHERE kind = ? ORDER BY rowid", (kind,))
        return (pickle.loads(packed) for (packed,) in rows)

    def close(self) -> None:
        self._db.close()
