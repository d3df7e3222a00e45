"""INPUT -> the files it names, in the order of ``dragoman code``, and the groups in which they are read."""

from __future__ import annotations

import glob
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any

from pyarrow import fs

from dragoman.errors import RejectedInput
from dragoman.reading import walk
from dragoman.reading.formats import BY_SUFFIX
from dragoman.scale.errors import ScaleError
from dragoman.scale.storage import Address, remote, resolve

GROUP_BYTES = 64_000_000
"""Small files are read together up to so many bytes; a larger file is read by one process."""
_WILDCARD = re.compile(r"[*?\[]")


@dataclass(frozen=True)
class SourceFile:
    """A file of articles: the name that the user knows it by, its address, its size and time of change."""

    label: str
    url: str
    size: int
    changed: int


def source_files(address: str, *, leave_out: str) -> list[SourceFile]:
    """Every file that an address names: a file, a folder (walked) or a glob, local or in object storage.

    What lies in the folder ``leave_out`` is not listed: the output may be inside the input. Raises ``ScaleError`` when
    nothing is found.
    """
    there = remote(address)
    found = list(_remote(there) if there else _not_in(leave_out, _local(address)))
    if not found:
        known = ", ".join(BY_SUFFIX)
        raise ScaleError("no-input", f"{address}: nothing to read is there; give a file, or a folder of {known}.")
    return found


def groups(files: Iterable[SourceFile]) -> Iterator[list[SourceFile]]:
    """The files in groups that are read by one process each, in order."""
    group: list[SourceFile] = []
    size = 0
    for file in files:
        if group and size + file.size > GROUP_BYTES:
            yield group
            group, size = [], 0
        group.append(file)
        size += file.size
    if group:
        yield group


def digest(files: Iterable[SourceFile]) -> str:
    """A name for exactly these files, unchanged: SHA-256 over addresses, sizes and times of change."""
    lines = (f"{file.label}\0{file.size}\0{file.changed}\n" for file in files)
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _local(address: str) -> Iterator[SourceFile]:
    path = Path(address)
    is_glob = _WILDCARD.search(address) and not path.exists()
    names = glob.glob(address, recursive=True) if is_glob else [address]  # noqa: PTH207 - any address, absolute or not
    for found in sorted(names):
        if not Path(found).is_dir():
            if Path(found).exists():
                yield _local_file(found)
            continue
        for inside in walk(Path(found)):
            if not isinstance(inside, RejectedInput):
                yield _local_file(str(inside))
            elif inside.source != str(Path(found)):  # a folder in it that cannot be opened is told when it is read
                yield SourceFile(inside.source, inside.source, 0, 0)


def _not_in(folder: str, files: Iterable[SourceFile]) -> Iterator[SourceFile]:
    barred = None if remote(folder) else Path(folder).resolve()
    return (file for file in files if barred is None or barred not in Path(file.url).resolve().parents)


def _local_file(label: str) -> SourceFile:
    status = Path(label).stat()
    return SourceFile(label, str(Path(label).absolute()), status.st_size, status.st_mtime_ns)


def _remote(address: Address) -> Iterator[SourceFile]:
    pattern = f"{address.root}/{address.path}"
    wildcard = _WILDCARD.search(address.path)
    base = address.path[: address.path.rfind("/", 0, wildcard.start()) + 1] if wildcard else address.path
    system, root = resolve(f"{address.scheme}://{address.root}/{base}{address.options}")
    for info in _listed(system, root):
        if wildcard and not fnmatchcase(info.path, pattern):
            continue
        label = f"{address.scheme}://{info.path}"
        yield SourceFile(label, label + address.options, info.size or 0, info.mtime_ns or 0)


def _listed(system: Any, root: str) -> Iterator[Any]:
    info = system.get_file_info(root)
    if info.type == fs.FileType.File:
        yield info
        return
    inside = system.get_file_info(fs.FileSelector(root, recursive=True, allow_not_found=True))
    for info in sorted(inside, key=lambda info: str(info.path)):
        name = PurePosixPath(info.path)
        if info.type == fs.FileType.File and name.suffix.lower() in BY_SUFFIX and not name.name.startswith("."):
            yield info
