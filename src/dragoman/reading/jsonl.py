"""JSON Lines: an article a line, or a Dragoman record a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from pydantic import ValidationError

from dragoman.errors import RejectedInput
from dragoman.reading import ninjs
from dragoman.reading.documents import check_text
from dragoman.reading.exports import check_text_is_there
from dragoman.reading.language import check_language
from dragoman.reading.limits import Options, reject
from dragoman.reading.lines import decoded, pieces
from dragoman.reading.reasons import Reason
from dragoman.reading.rows import document_of, find_columns
from dragoman.record import Document


def read(file: BinaryIO, source: str, options: Options) -> Iterator[Document | RejectedInput]:
    """A document or a rejection for each line not blank; a broken one does not stop the rest.

    A file whose first article has no text column is rejected once, as a whole.
    """
    articles = 0
    try:
        for number, line in _numbered_lines(file, source, options):
            where = f"{source}, line {number}"
            try:
                item = _parsed(line, where)
                articles += 1
                if articles == 1 and not isinstance(item.get("document"), dict) and not ninjs.is_item(item):
                    check_text_is_there(list(item), source, options)
                yield _document(item, where, options)
            except RejectedInput as rejection:
                if rejection.reason == Reason.ADDRESSES_ONLY:
                    yield rejection
                    return
                if articles == 1 and rejection.reason == Reason.NO_TEXT_COLUMN:
                    yield _whole(rejection, where, source)
                    return
                yield rejection
    except RejectedInput as rejection:
        yield rejection


def _numbered_lines(file: BinaryIO, source: str, options: Options) -> Iterator[tuple[int, str]]:
    """Lines counted from 1; of one too long, only its beginning with a mark that it is broken."""
    limit = options.limits.max_bytes
    number, whole = 1, True
    for piece in pieces(decoded(file, source), limit):
        if whole and piece.strip("\ufeff \t\r\n"):
            yield number, piece
        whole = piece.endswith("\n")
        number += whole


def _parsed(line: str, where: str) -> dict[str, Any]:
    mend = "write one JSON object a line"
    try:
        item = json.loads(line.lstrip("\ufeff"), strict=False)
    except RecursionError as error:
        raise reject(Reason.BAD_JSON_LINE, where, "JSON nested too deeply", mend) from error
    except ValueError as error:
        raise reject(Reason.BAD_JSON_LINE, where, f"not JSON ({str(error).splitlines()[0]})", mend) from error
    if not isinstance(item, dict):
        raise reject(Reason.BAD_JSON_LINE, where, f"a JSON {type(item).__name__}, not an object", mend)
    return item


def _document(item: dict[str, Any], where: str, options: Options) -> Document:
    if isinstance(item.get("document"), dict):
        return _recorded(item["document"], where, options)
    if ninjs.is_item(item):
        return ninjs.document_of_item(item, where, options)
    return document_of(item, find_columns(list(item), where, options), where, options)


def _recorded(fields: dict[str, Any], where: str, options: Options) -> Document:
    """The document inside a record, its text untouched, as the record's offsets count in it."""
    said = {"published": options.published, "outlet": options.outlet}
    try:
        document = Document.model_validate({**fields, **{k: v for k, v in said.items() if v}})
    except ValidationError as error:
        first = error.errors()[0]
        what = f"a record whose document is wrong ({'.'.join(map(str, first['loc']))}: {first['msg']})"
        raise reject(Reason.BAD_JSON_LINE, where, what, "write it anew with dragoman code") from error
    check_text(document.text, where, options.limits)
    if rejection := check_language(document, where):
        raise rejection
    return document


def _whole(rejection: RejectedInput, where: str, source: str) -> RejectedInput:
    return RejectedInput(rejection.reason, str(rejection).replace(where, source, 1), source)
