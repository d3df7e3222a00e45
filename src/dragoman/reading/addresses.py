"""Web addresses: only those of pages are kept."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_MAX_LENGTH = 2_000
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ud800-\udfff]")


def safe_address(address: str | None, base: str | None = None) -> str | None:
    """``address``, made absolute by ``base``, when it is an http or https address of a page, else ``None``.

    ``javascript:``, ``data:``, ``file:`` and the like are never kept, nor an address with a user
    name in it or longer than 2,000 characters.
    """
    # Browsers leave out line ends and tabs, with which «java\nscript:» is hidden.
    wanted = re.sub(r"[\t\r\n]", "", (address or "").strip())
    try:
        whole = urljoin(base or "", wanted) if base else wanted
        parts = urlsplit(whole)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
        return None
    return whole if len(whole) <= _MAX_LENGTH and not _UNPRINTABLE.search(whole) else None
