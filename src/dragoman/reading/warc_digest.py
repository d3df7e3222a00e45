"""The digest that a WARC record states of itself."""

from __future__ import annotations

import base64
import hashlib
import re

_BLOCK = re.compile(rb"^WARC-Block-Digest:[ \t]*([\w-]+):([\w=+/-]+)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_PAYLOAD = re.compile(rb"^WARC-Payload-Digest:[ \t]*([\w-]+):([\w=+/-]+)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_ALGORITHMS = {"md5", "sha1", "sha256", "sha384", "sha512"}


def is_as_stated(headers: bytes, block: bytes) -> bool | None:
    """Whether a record's block is what its digest says; ``None`` when nothing that can be checked is stated.

    The block digest decides; where there is none, the payload digest of an HTTP answer does, unless
    the answer is chunked: tools differ on whether the chunks' lengths belong to the payload.
    """
    if stated := _BLOCK.search(headers):
        return _matches(stated, block)
    stated = _PAYLOAD.search(headers)
    answer, _, payload = block.partition(b"\r\n\r\n")
    if stated is None or not answer.startswith(b"HTTP/") or b"chunked" in answer.lower():
        return None
    return _matches(stated, payload)


def _matches(stated: re.Match[bytes], data: bytes) -> bool | None:
    algorithm = stated[1].decode("ascii", "replace").lower().replace("-", "")
    if algorithm not in _ALGORITHMS:
        return None
    digest = hashlib.new(algorithm, data).digest()
    written = stated[2].decode("ascii", "replace").rstrip("=").lower()
    return written in {digest.hex(), base64.b32encode(digest).decode().rstrip("=").lower()}
