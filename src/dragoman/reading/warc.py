"""Web archives (WARC, WARC.gz): the article of every page in them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from dragoman.errors import RejectedInput
from dragoman.reading import html
from dragoman.reading.limits import Options, reject
from dragoman.reading.reasons import Reason
from dragoman.reading.warc_digest import is_as_stated
from dragoman.reading.warc_frames import Frame, Kind, Loss, frames
from dragoman.record import Document

_PAGES = {"text/html", "application/xhtml+xml"}
_MIGHT_BE_A_PAGE = re.compile(rb"^WARC-Type:[ \t]*(?:response|resource)", re.IGNORECASE | re.MULTILINE)
_CUT = re.compile(rb"^WARC-Truncated:", re.IGNORECASE | re.MULTILINE)
_REASONS: Mapping[Kind, Reason] = {
    "damaged": Reason.BAD_ARCHIVE,
    "truncated": Reason.TRUNCATED,
    "bomb": Reason.TOO_COMPRESSED,
}
_MEND = "get the archive again"


def read(file: BinaryIO, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    """The article of each response or resource that is a page; damage is told with its bytes.

    Requests, metadata, images and answers other than 200 hold no article and are passed over. A
    record whose digest is wrong, that was cut when it was archived, or that is damaged is rejected,
    and reading goes on with the next whole one.
    """
    pages = 0
    for found in frames(file, options.limits.max_bytes, options.limits.max_ratio):
        if isinstance(found, Loss):
            pages += 1
            yield reject(
                _REASONS[found.kind], f"{source}, bytes {found.at}", found.cause, f"{_MEND} (what is whole is read)"
            )
            continue
        for item in _of_record(found, f"{source}, record at byte {found.at}", options):
            pages += 1
            yield item
    if not pages:
        yield reject(Reason.NO_ARTICLE_TEXT, source, "a web archive without a page", "give one with responses")


def _of_record(frame: Frame, where: str, options: Options) -> Iterator[Document | RejectedInput]:
    if not _MIGHT_BE_A_PAGE.search(frame.headers):
        return
    if frame.data is None:
        what = f"a record of {frame.length:,} bytes, where {options.limits.max_bytes:,} is the most"
        yield reject(Reason.TOO_LARGE, where, what, "raise max_bytes if it is an article")
        return
    try:
        record = _parsed(frame.data, where)
        if record is None or not _is_page(record):
            return
        _check_whole(frame, where)
        page = _content(record, where, options)
    except RejectedInput as rejection:
        yield rejection
        return
    address = record.headers.get("WARC-Target-URI", "").strip("<>")
    yield from html.read_page(page, where, options, address=address, charset=record.http_charset)


def _parsed(data: bytes, where: str) -> Any:
    # Late: seldom needed.
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    try:
        wanted = WarcRecordType.response | WarcRecordType.resource
        return next(iter(ArchiveIterator(io.BytesIO(data), record_types=wanted, parse_http=False)), None)
    except (OSError, ValueError, RuntimeError) as error:
        raise reject(Reason.BAD_ARCHIVE, where, f"a record that cannot be read ({error})", _MEND) from error


def _is_page(record: Any) -> bool:
    kind = str(record.headers.get("Content-Type", "")).partition(";")[0].strip().lower()
    if kind != "application/http":
        return kind in _PAGES
    record.freeze()
    record.parse_http(auto_decode="all")
    headers = record.http_headers
    return headers is not None and headers.status_code == 200 and record.http_content_type in _PAGES


def _check_whole(frame: Frame, where: str) -> None:
    """Raises ``RejectedInput`` for a page that was cut when archived, or that is not what its digest says."""
    if _CUT.search(frame.headers):
        raise reject(Reason.TRUNCATED, where, "the page was cut when it was archived", "archive the page again")
    assert frame.data is not None
    if is_as_stated(frame.headers, frame.data[len(frame.headers) :]) is False:
        raise reject(Reason.WRONG_DIGEST, where, "its content is not what its digest says", _MEND)


def _content(record: Any, where: str, options: Options) -> bytes:
    """The page, its transfer and content encoding undone, and no more of it than is read at all."""
    most = options.limits.max_bytes
    try:
        page = bytes(record.reader.read(most + 1))
    except (OSError, ValueError, RuntimeError) as error:
        raise reject(Reason.BAD_ARCHIVE, where, f"the page cannot be decoded ({error})", _MEND) from error
    if len(page) > most:
        raise reject(Reason.TOO_LARGE, where, f"a page of more than {most:,} bytes", "raise max_bytes")
    return page
