"""Local folders and object storage through one door: pyarrow's file systems."""

from __future__ import annotations

import os
import re
import uuid
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

from pyarrow import fs

from dragoman.scale.errors import ScaleError

SCHEMES = ("s3", "gs", "az", "abfs", "abfss")
SCRATCH = "_work/scratch"
"""Where a local file is written before it gets its name: inside the folder, so that a rename is one step."""
_REMOTE = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<root>[^/]*)/?(?P<path>.*?)(?P<options>\?\w+=.*)?")


class Address(NamedTuple):
    """An address taken apart: ``root`` is the bucket or container, ``options`` what follows ``?``, with it."""

    scheme: str
    root: str
    path: str
    options: str


def remote(url: str) -> Address | None:
    """The parts of an address in object storage; ``None`` for a local path.

    Raises ``ScaleError`` for a kind of address that is not known.
    """
    found = _REMOTE.fullmatch(url)
    if not found:
        return None
    if found["scheme"] not in SCHEMES:
        known = ", ".join(f"{name}://" for name in SCHEMES)
        raise ScaleError("bad-address", f"{url}: {found['scheme']}:// is not read; give a local path, or {known}.")
    return Address(found["scheme"], found["root"], found["path"].rstrip("/"), found["options"] or "")


def resolve(url: str) -> tuple[Any, str]:
    """The file system of an address and the path in it. Raises ``ScaleError`` when there is none."""
    address = remote(url)
    if address is None:
        return fs.LocalFileSystem(), os.path.abspath(url)  # noqa: PTH100 - pyarrow wants text
    system, base = _system(address.scheme, address.root, address.options)
    return system, f"{base}/{address.path}".rstrip("/")


@cache
def _system(scheme: str, root: str, options: str) -> tuple[Any, str]:
    """Credentials come from the environment, as each cloud's own tools take them."""
    try:
        if scheme == "az":
            account, key = os.environ["AZURE_STORAGE_ACCOUNT"], os.environ.get("AZURE_STORAGE_KEY")
            return fs.AzureFileSystem(account_name=account, account_key=key), root
        system, base = fs.FileSystem.from_uri(f"{scheme}://{root}{options}")
    except KeyError as error:
        raise ScaleError(
            "bad-address", f"{scheme}://{root}: set {error.args[0]} to the name of the account."
        ) from error
    except (OSError, ValueError, AttributeError) as error:
        cause = f"the storage cannot be reached ({error})"
        raise ScaleError("bad-address", f"{scheme}://{root}: {cause}; check the address.") from error
    return system, base


def opened(url: str) -> BinaryIO:
    """The file at an address, for reading; it can be sought in. Raises ``OSError``."""
    system, path = resolve(url)
    if system.type_name == "local":
        return Path(path).open("rb")
    return cast("BinaryIO", system.open_input_file(path))


@dataclass(frozen=True)
class Folder:
    """A folder that a run writes into, by its address. What is written under a name appears whole or not at all."""

    url: str

    def write(self, name: str, data: bytes) -> None:
        """Puts ``data`` under ``name``, in place of what is there. Raises ``OSError``."""
        system, root = resolve(self.url)
        if system.type_name != "local":  # an object appears when its upload ends
            with system.open_output_stream(f"{root}/{name}") as stream:
                stream.write(data)
            return
        target, scratch = Path(root, name), Path(root, SCRATCH, uuid.uuid4().hex)
        for folder in (target.parent, scratch.parent):
            folder.mkdir(parents=True, exist_ok=True)
        with scratch.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(target)

    def read(self, name: str) -> bytes | None:
        """What is under ``name``; ``None`` when nothing is."""
        system, root = resolve(self.url)
        try:
            with system.open_input_stream(f"{root}/{name}", compression=None) as stream:
                return cast("bytes", stream.read())
        except FileNotFoundError:
            return None

    def names(self, folder: str) -> list[str]:
        """The names of the files in one of its folders, sorted."""
        system, root = resolve(self.url)
        selector = fs.FileSelector(f"{root}/{folder}", allow_not_found=True)
        return sorted(found.base_name for found in system.get_file_info(selector) if found.type == fs.FileType.File)

    def is_empty(self) -> bool:
        """Whether nothing is there."""
        system, root = resolve(self.url)
        return not system.get_file_info(fs.FileSelector(root, allow_not_found=True))

    def remove(self, name: str) -> None:
        """Takes the file ``name`` away; one that is not there is no matter."""
        system, root = resolve(self.url)
        with suppress(FileNotFoundError):
            system.delete_file(f"{root}/{name}")

    def remove_folder(self, name: str) -> None:
        """Takes a folder away with all that is in it."""
        system, root = resolve(self.url)
        with suppress(FileNotFoundError):
            system.delete_dir(f"{root}/{name}")
