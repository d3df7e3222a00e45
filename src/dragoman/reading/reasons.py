"""Every reason why a source became no document, with what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Reason(StrEnum):
    """Why a source became no document. The codes are stable; programs may test them."""

    EMPTY = "empty"
    BINARY = "binary"
    WRONG_LANGUAGE = "wrong-language"
    NOT_FOUND = "not-found"
    UNREADABLE = "unreadable"
    UNKNOWN_FORMAT = "unknown-format"
    NO_ARTICLE_TEXT = "no-article-text"
    SUMMARY_ONLY = "summary-only"
    ADDRESSES_ONLY = "addresses-only"
    NO_TEXT_COLUMN = "no-text-column"
    BAD_TABLE = "bad-table"
    BAD_JSON_LINE = "bad-json-line"
    BAD_MARKUP = "bad-markup"
    UNSAFE_MARKUP = "unsafe-markup"
    BAD_ARCHIVE = "bad-archive"
    UNSAFE_MEMBER = "unsafe-member"
    TRUNCATED = "truncated"
    WRONG_DIGEST = "wrong-digest"
    TOO_LARGE = "too-large"
    TOO_LONG = "too-long"
    TOO_DEEP = "too-deep"
    TOO_MANY = "too-many"
    TOO_COMPRESSED = "too-compressed"
    TOO_SLOW = "too-slow"
    READER_FAILED = "reader-failed"


MENDS: Mapping[Reason, str] = {
    Reason.EMPTY: "Give an article with at least one sentence.",
    Reason.BINARY: "Save it as plain text, HTML or a table.",
    Reason.WRONG_LANGUAGE: "Give French articles only.",
    Reason.NOT_FOUND: "Check the path.",
    Reason.UNREADABLE: "Check the path and its permissions.",
    Reason.UNKNOWN_FORMAT: "Save it as text, HTML or JSON Lines.",
    Reason.NO_ARTICLE_TEXT: "Save the article's text as a .txt file.",
    Reason.SUMMARY_ONLY: "Read the page behind the item: `dragoman watch` fetches it.",
    Reason.ADDRESSES_ONLY: "Fetch the pages: `dragoman watch` does so.",
    Reason.NO_TEXT_COLUMN: "Name the column that holds the text.",
    Reason.BAD_TABLE: "Write the table or the row anew; the other rows are read.",
    Reason.BAD_JSON_LINE: "Write one JSON object a line; the other lines are read.",
    Reason.BAD_MARKUP: "Get the file again, or write it anew as valid XML or JSON; what was whole is read.",
    Reason.UNSAFE_MARKUP: "Remove the entity declarations: no feed or news item needs them.",
    Reason.BAD_ARCHIVE: "Pack the archive again; what was whole is read.",
    Reason.UNSAFE_MEMBER: "Pack the archive again with plain files and relative names; the other members are read.",
    Reason.TRUNCATED: "Get the file again; what came before the break is read.",
    Reason.WRONG_DIGEST: "Get the archive again: the record is not what its own digest says.",
    Reason.TOO_LARGE: "Split it into articles, or raise `max_bytes` (`max_elements`, `max_decompressed_bytes`).",
    Reason.TOO_LONG: "Split it into articles, or raise `max_characters` (`max_sentence`).",
    Reason.TOO_DEEP: "Save the article's text alone, unpack inner archives, or raise `max_depth` (`max_archive_depth`).",
    Reason.TOO_MANY: "Split the source, or raise `max_items` (`max_members`).",
    Reason.TOO_COMPRESSED: "It is made like a decompression bomb: unpack it yourself if you trust it, or raise `max_ratio`.",
    Reason.TOO_SLOW: "Save the article's text as a .txt file, or raise `max_seconds`.",
    Reason.READER_FAILED: "A fault of Dragoman, not of the file: please report it.",
}
"""What a user can do about each reason, as docs/sources.md tells it."""
