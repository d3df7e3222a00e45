"""Mail (EML): one message is one article, its sender the outlet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import PurePosixPath
from typing import BinaryIO

from dragoman.errors import RejectedInput
from dragoman.reading.dates import iso_date
from dragoman.reading.documents import document_from_text
from dragoman.reading.encoding import decode
from dragoman.reading.fragments import text_of
from dragoman.reading.limits import Options, reject, take
from dragoman.reading.reasons import Reason
from dragoman.reading.time_limit import time_limit
from dragoman.record import Document

_MAX_PARTS = 200


def read(file: BinaryIO, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    """The message's plain text, else its HTML; attached articles are named in rejections, not read."""
    try:
        data = take(file, source, options.limits.max_bytes)
        with time_limit(source, options.limits):
            message, parts = _parsed(data, source)
            found: list[Document | RejectedInput] = [
                _document(message, parts, data, source, options),
                *_attachments(parts, source),
            ]
        # Outside the block: what is done with a document is not counted.
        yield from found
    except RejectedInput as rejection:
        yield rejection


def _parsed(data: bytes, source: str) -> tuple[EmailMessage, list[EmailMessage]]:
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        parts: list[EmailMessage] = []
        for part in message.walk():
            parts.append(part)
            if len(parts) > _MAX_PARTS:
                raise reject(Reason.TOO_MANY, source, f"a mail of more than {_MAX_PARTS} parts", "save its text")
    except RecursionError as error:
        raise reject(Reason.TOO_DEEP, source, "a mail nested too deeply", "save its text") from error
    except RejectedInput:
        raise
    except Exception as error:  # the standard library's parser has many ways to fail on bad headers
        raise reject(Reason.BAD_MARKUP, source, f"not a mail ({type(error).__name__})", "save its text") from error
    return message, parts


def _document(message: EmailMessage, parts: list[EmailMessage], data: bytes, source: str, options: Options) -> Document:
    text = _text(parts, "plain", source) or text_of(_text(parts, "html", source))
    if not text.strip():
        raise reject(Reason.NO_ARTICLE_TEXT, source, "a mail without text", "save the article as a .txt file")
    return document_from_text(
        text,
        title=_header(message, "Subject"),
        published=options.published or iso_date(_header(message, "Date")),
        outlet=options.outlet or _sender(message),
        sha256=hashlib.sha256(data).hexdigest(),
        source=source,
        limits=options.limits,
    )


def _text(parts: list[EmailMessage], kind: str, source: str) -> str:
    for part in parts:
        if part.get_content_type() != f"text/{kind}" or _is_attached(part):
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            charset = _quietly(part.get_content_charset)
            text = decode(payload, source, charset or None)
            # A signature's mark, by which mail programs leave out what follows.
            return text.replace("\r\n", "\n").partition("\n-- \n")[0]
    return ""


def _attachments(parts: list[EmailMessage], source: str) -> Iterator[RejectedInput]:
    from dragoman.reading.formats import BY_SUFFIX

    for part in parts:
        name = _quietly(part.get_filename)
        if _is_attached(part) and PurePosixPath(name).suffix.lower() in BY_SUFFIX:
            where = f"{source}, attachment {name[:200]}"
            yield reject(Reason.UNKNOWN_FORMAT, where, "attachments are not read", "save it and read the file")


def _is_attached(part: EmailMessage) -> bool:
    return "attachment" in _quietly(part.get_content_disposition)


def _sender(message: EmailMessage) -> str | None:
    """The sender's name, else the domain of the address."""
    try:
        address = message["From"].addresses[0]
        return str(address.display_name or address.domain) or None
    except Exception:  # headers of strangers break the standard library in many ways
        return None


def _header(message: EmailMessage, name: str) -> str:
    return _quietly(lambda: str(message[name] or ""))


def _quietly(get: object) -> str:
    try:
        return str(get() or "")  # type: ignore[operator]
    except Exception:  # as above
        return ""
