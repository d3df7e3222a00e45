"""What takes long to make and is always made alike, kept in the user's cache folder from one start to the next.

JSON, and no pickle: reading it runs nothing, so that a file from elsewhere can do no more than be refused. A first
line with the digest of the rest tells a damaged file. A cache that cannot be read or written is done without: it
saves time and decides nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

_FORMAT = "1"
_KEPT = 3
"""Files of one name that stay: those of two versions in use by turns, and one more."""


def remembered(name: str, made_from: bytes, make: Callable[[], Any]) -> Any:
    """What ``make()`` gives, taken from the cache when it was made there from the same before.

    ``made_from`` is all that the value depends on, data and code; another Python makes it anew. The value is made of
    lists, dicts with string keys, strings, numbers, booleans and ``None``; any other is made each time. Whatever
    ``make`` raises is raised.
    """
    key = hashlib.sha256("\n".join((_FORMAT, sys.version, "")).encode() + made_from).hexdigest()
    folder = user_cache_path("dragoman", appauthor=False)
    file = folder / f"{name}-{key[:32]}.json"
    try:
        return json.loads(_read(file))
    except (OSError, ValueError):
        pass
    value = make()
    try:
        _write(file, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
        _prune(folder, name)
    except (OSError, TypeError, ValueError):
        pass
    return value


def _read(file: Path) -> bytes:
    """The content of a cache file. Raises ``OSError`` where there is none and ``ValueError`` where it is not ours."""
    with file.open("rb") as opened:
        status = os.fstat(opened.fileno())
        if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
            raise ValueError("others could have written it")
        digest, _, content = opened.read().partition(b"\n")
    if hashlib.sha256(content).hexdigest().encode() != digest:
        raise ValueError("damaged")
    return content


def _write(file: Path, content: bytes) -> None:
    """Writes beside the file and puts it in its place at once: two that write together both leave a whole one."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=file.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        Path(beside).replace(file)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _prune(folder: Path, name: str) -> None:
    """Leaves the newest files of a name, so that years of edited tables do not pile up."""
    files = sorted(folder.glob(f"{name}-*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
    for old in files[_KEPT:]:
        old.unlink(missing_ok=True)
