"""Which format a file is in: by its suffix, else by how it begins."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import RejectedInput
from dragoman.reading import (
    compressed,
    csv,
    feed,
    html,
    json_file,
    jsonl,
    mail,
    newsml,
    ninjs,
    parquet,
    rtf,
    sitemap,
    tar_archive,
    text,
    warc,
    zip_archive,
)
from dragoman.reading.encoding import decode
from dragoman.reading.limits import Options, reject
from dragoman.reading.reasons import Reason
from dragoman.reading.rows import find_columns
from dragoman.record import Document

Reader = Callable[[BinaryIO, str, Options], Iterator[Document | RejectedInput]]


def read_xml(file: BinaryIO, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    """What XML holds, by its root element: a feed, a sitemap, NewsML or a page."""
    start = file.tell()
    head = file.read(_HEAD)
    file.seek(start)
    try:
        yield from _of_xml(head, source)(file, source, options)
    except RejectedInput as rejection:
        yield rejection


def read_json(file: BinaryIO, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    """JSON Lines, or JSON in one piece, told apart by the first line."""
    start = file.tell()
    head = file.read(_HEAD)
    file.seek(start)
    try:
        yield from _of_json(decode(head, source))(file, source, options)
    except RejectedInput as rejection:
        yield rejection


BY_SUFFIX: Mapping[str, Reader] = {
    ".txt": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".json": read_json,
    ".csv": csv.read,
    ".tsv": csv.read,
    ".parquet": parquet.read,
    ".xml": read_xml,
    ".rss": read_xml,
    ".atom": read_xml,
    ".eml": mail.read,
    ".rtf": rtf.read,
    ".warc": warc.read,
    ".zip": zip_archive.read,
    ".tar": tar_archive.read,
    ".tgz": compressed.read,
    ".tbz2": compressed.read,
    ".txz": compressed.read,
    ".gz": compressed.read,
    ".bz2": compressed.read,
    ".xz": compressed.read,
}
_HEAD = 8_192
_BY_BEGINNING: Mapping[bytes, Reader] = {
    b"PAR1": parquet.read,
    b"WARC/": warc.read,
    b"{\\rtf": rtf.read,
    b"PK\x05\x06": zip_archive.read,
    **dict.fromkeys(compressed.MAGIC, compressed.read),
}
_KNOWN_BUT_NOT_READ = {
    b"%PDF-": "a PDF file",
    b"\xd0\xcf\x11\xe0": "an old office file",
    b"\x28\xb5\x2f\xfd": "a Zstandard file",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!\x1a\x07": "a RAR archive",
}
_OFFICE = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".epub")
_ZIP = b"PK\x03\x04"
_MAIL = re.compile(rb"(?:[A-Z][A-Za-z-]*:(?:[ \t].*)?\r?\n(?:[ \t].*\r?\n)*){2}", re.IGNORECASE)
_MAILBOX = re.compile(rb"From \S+ .{0,60}\d\d:\d\d.{0,40}\r?\n[A-Za-z-]+:")


def reader_for(path: Path, head: bytes, options: Options, source: str | None = None) -> Reader:
    """The reader for a file that begins with ``head``. Raises ``RejectedInput`` with ``source``, by default the path."""
    source = source or str(path)
    if not head:
        raise reject(Reason.EMPTY, source, "an empty file", "give an article with at least one sentence")
    suffix = path.suffix.lower()
    known_but_not_read = [name for magic, name in _KNOWN_BUT_NOT_READ.items() if head.startswith(magic)]
    if head.startswith(_ZIP) and (
        suffix in _OFFICE or b"[Content_Types].xml" in head or b"mimetypeapplication" in head
    ):
        known_but_not_read = ["an office file"]
    if _MAILBOX.match(head):
        raise reject(Reason.UNKNOWN_FORMAT, source, "a mailbox of many messages", "save each message as .eml")
    if known_but_not_read:
        what = f"{known_but_not_read[0]}, which is not read"
        raise reject(Reason.UNKNOWN_FORMAT, source, what, "save it as text or HTML")
    # What a file begins with tells more than its name, where it tells at all.
    if head.startswith(_ZIP):
        return zip_archive.read
    for magic, reader in _BY_BEGINNING.items():
        if head.startswith(magic):
            return reader
    if head[257:262] == b"ustar":
        return tar_archive.read
    known = BY_SUFFIX.get(suffix)
    # Pages are often saved under .txt, and no article begins with a doctype.
    if known is text.read and _is_page(head.decode("latin-1")):
        return html.read
    return known or _sniffed(head, source, options)


def _sniffed(head: bytes, source: str, options: Options) -> Reader:
    beginning = decode(head, source)
    first_line = beginning.lstrip().partition("\n")[0]
    if _is_page(beginning):
        return html.read
    if beginning.lstrip().startswith("<") and _root(beginning):
        return _of_xml(head, source)
    if first_line.startswith(("{", "[{")) or first_line.strip() in {"[", "{"}:
        return _of_json(beginning)
    if _is_csv(first_line, source, options):
        return csv.read
    return mail.read if _is_mail(head) else text.read


def _is_page(beginning: str) -> bool:
    start = beginning.removeprefix("ï»¿").lstrip("\ufeff \t\r\n")[:200].lower()
    return start.startswith(("<!doctype html", "<html")) or (start.startswith("<?xml") and "html" in start)


def _of_json(beginning: str) -> Reader:
    first_line = beginning.lstrip("\ufeff \t\r\n").partition("\n")[0]
    try:
        first = json.loads(first_line)
        more = beginning.lstrip("\ufeff \t\r\n").partition("\n")[2].strip()
        if isinstance(first, dict):
            in_one_piece = not more and (ninjs.is_item(first) or "articles" in first or "items" in first)
            return json_file.read if in_one_piece else jsonl.read
    except (ValueError, RecursionError):
        if first_line.startswith('{"') and not first_line.strip().endswith((",", "{", "[")):
            return jsonl.read
    return json_file.read


def _of_xml(head: bytes, source: str) -> Reader:
    root = _root(decode(head, source))
    reader = _BY_ROOT.get(root.lower())
    if reader is None:
        what = f"XML of a kind that is not read (<{root[:40]}>)" if root else "no XML"
        raise reject(Reason.UNKNOWN_FORMAT, source, what, "save its articles as text, HTML or JSON Lines")
    return reader


def _root(beginning: str) -> str:
    """The name of the first element, without its prefix; empty when there is none."""
    found = re.search(
        r"<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,60})", re.sub(r"<!--.*?-->", "", beginning, flags=re.DOTALL)
    )
    return found[1] if found else ""


_BY_ROOT: Mapping[str, Reader] = {
    "rss": feed.read,
    "rdf": feed.read,
    "feed": feed.read,
    "channel": feed.read,
    "urlset": sitemap.read,
    "sitemapindex": sitemap.read,
    "newsitem": newsml.read,
    "newsmessage": newsml.read,
    "packageitem": newsml.read,
    "html": html.read,
}


def _is_mail(head: bytes) -> bool:
    lines = _MAIL.match(head)
    return bool(lines) and all(re.search(name, head, re.I | re.M) for name in (rb"^From:", rb"^(?:Subject|Date):"))


def _is_csv(first_line: str, source: str, options: Options) -> bool:
    names = first_line.strip().replace('"', "").split(csv.delimiter_of(first_line))
    if len(names) < 2:
        return False
    try:
        return len(find_columns(names, source, options)) > 1
    except RejectedInput:
        return False
