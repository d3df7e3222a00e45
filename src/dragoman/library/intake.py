"""Items of a source -> articles of the library, each coded once and written with what became of it.

The rules, for an article whose text the library does not hold: it is coded and written. For one whose text is there
already, under whatever id: it is the same article, and is coded again only when the coder, or what its own source says
of it, has changed. A copy from elsewhere changes nothing but for one case: it has a date and the article has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dragoman.errors import RejectedInput
from dragoman.library.migrate import text_digest
from dragoman.library.sources import Stamp, Visit
from dragoman.library.store import Library
from dragoman.record import Document, Record

Item = Document | RejectedInput
Result = Record | RejectedInput


@dataclass(frozen=True)
class Kept:
    """An article that the library holds; ``is_new`` says that it was coded just now."""

    record: Record
    is_new: bool


@dataclass(frozen=True)
class Step:
    """One item of a source: the document that must be coded for it, if any, and what writes what became of it.

    ``settle`` takes the record or rejection of ``wanted`` (``None`` when nothing was wanted), and gives what the user
    is told: nothing for the step that ends a source. Steps are settled in the order in which they came; a few may be
    asked for ahead, so that their documents are coded at the same time.
    """

    wanted: Document | None
    settle: Callable[[Result | None], Kept | RejectedInput | None]


class Intake:
    """Takes sources into a library. ``coder`` is the name that records are signed with.

    With ``again``, sources are read and their articles coded although nothing has changed.
    """

    def __init__(self, library: Library, coder: str, *, again: bool = False) -> None:
        self._library = library
        self._database = library.database
        self._coder = coder
        self._again = again

    def steps(self, label: str, stamp: Stamp, read: Callable[[], Iterable[Item]]) -> Iterator[Step]:
        """A step for each item of a source, in order, and one that ends it; ``label`` names the source to the user.

        A source that an earlier run finished is not read at all; of one that was cut short, the items that are done
        are read but not coded. Raises ``LibraryError`` when the library cannot be written, as ``settle`` does.
        """
        visit = Visit(self._database, stamp, self._coder, again=self._again)
        if visit.is_finished:
            for row in visit.items():
                yield self._done(row["document_id"], row["rejection_id"])
            return
        count = 0
        for item in read():
            yield self._step(visit, count, item, label)
            count += 1
        yield Step(None, lambda _: self._finish(visit, count))

    def _finish(self, visit: Visit, count: int) -> None:
        with self._database.transaction():
            visit.finish(count)
            self._library.rejections.settle_source(visit.source_id)

    def _step(self, visit: Visit, ordinal: int, item: Item, label: str) -> Step:
        settled = visit.item(ordinal)
        if isinstance(item, RejectedInput):
            if settled and settled["reason"] == item.reason and settled["text_sha256"] is None:
                return self._done(None, settled["rejection_id"])
            rejection = named(item, item.source or label)
            return Step(None, lambda _: self._refused(visit, ordinal, rejection))
        # An archive that gives its items in another order than before is coded, not skipped.
        if settled and settled["text_sha256"] == text_digest(item.text):
            return self._done(settled["document_id"], settled["rejection_id"])
        wanted, _ = self._wanted(visit, ordinal, item)
        return Step(wanted, lambda result: self._coded(visit, ordinal, item, label, result))

    def _done(self, document_id: str | None, rejection_id: int | None) -> Step:
        def tell(_: Result | None) -> Kept | RejectedInput:
            if document_id:
                return Kept(self._library.get(document_id), is_new=False)
            assert rejection_id is not None
            return self._library.rejections.again(rejection_id)

        return Step(None, tell)

    def _coded(
        self, visit: Visit, ordinal: int, document: Document, label: str, result: Result | None
    ) -> Kept | RejectedInput:
        if isinstance(result, RejectedInput):
            return self._refused(visit, ordinal, named(result, f"{label} (document {document.id})"), document)
        with self._database.transaction():
            # A step before this one, or another process, may have written the same article, or taken its id.
            wanted, known = self._wanted(visit, ordinal, document)
            if result and wanted:
                written = result.document.model_copy(update={"id": wanted.id})
                known = result.model_copy(update={"document": written})
                self._library.put(known)
                self._own(visit, written, document)
            assert known is not None
            visit.settle(
                ordinal,
                document=document,
                text_sha256=text_digest(document.text),
                document_id=known.document.id,
            )
        return Kept(known, is_new=bool(result and wanted))

    def _refused(
        self, visit: Visit, ordinal: int, rejection: RejectedInput, document: Document | None = None
    ) -> RejectedInput:
        with self._database.transaction():
            rejection_id = self._library.rejections.add(
                rejection, document_id=document.id if document else None, source_id=visit.source_id
            )
            visit.settle(
                ordinal,
                document=document,
                text_sha256=text_digest(document.text) if document else None,
                rejection_id=rejection_id,
            )
        return rejection

    def _wanted(self, visit: Visit, ordinal: int, document: Document) -> tuple[Document | None, Record | None]:
        """The document to code, if any, and the record that the library holds of this text, if any."""
        known = self._library.known(document)
        if known is None:
            return self._with_free_id(document), None
        held = known.document
        repeated = visit.gave_before(held.id, ordinal)
        owner = self._owner(held)
        # What was added from Python has no source, and is then the same document only under the same id.
        is_own = not repeated and (owner == visit.source_id if owner else held.id == document.id)
        is_better = bool(document.published and not held.published)
        target = document.model_copy(update={"id": held.id}) if is_own or is_better else held
        if target == held and known.coder == self._coder and not (self._again and not repeated):
            return None, known
        return target, known

    def _with_free_id(self, document: Document) -> Document:
        """Tables number their rows alike; of two articles with one id, the later goes by the digest of its text."""
        digest = text_digest(document.text)
        for id in (document.id, digest[:16], digest):
            holder = self._database.first("SELECT sha256 FROM documents WHERE id = ?", id)
            if holder is None or holder["sha256"] == document.sha256:
                return document.model_copy(update={"id": id})
        raise AssertionError("two texts with one SHA-256")

    def _owner(self, held: Document) -> int | None:
        row = self._database.first("SELECT source_id FROM documents WHERE id = ?", held.id)
        return row["source_id"] if row else None

    def _own(self, visit: Visit, written: Document, read: Document) -> None:
        """The source whose wording was written is the one whose later changes count."""
        if written == read.model_copy(update={"id": written.id}):
            self._database.execute("UPDATE documents SET source_id = ? WHERE id = ?", visit.source_id, written.id)


def named(rejection: RejectedInput, source: str) -> RejectedInput:
    """The same rejection under the name by which the user knows the source."""
    return RejectedInput(rejection.reason, f"{source}: {rejection.said}", source)
