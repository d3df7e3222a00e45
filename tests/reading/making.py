"""Makes the archives, feeds and exports that the tests of this room read; every text in them is invented."""

from __future__ import annotations

import base64
import hashlib
import io
import tarfile
import zipfile
from collections.abc import Iterable

TITLE = "Paris annonce la reprise des livraisons"
PARAGRAPHS = (
    "Le ministère des Affaires étrangères a annoncé mardi la reprise des livraisons de blé vers le Mali. "
    "« Nous poursuivrons cette coopération », a déclaré son porte-parole à l’issue de la réunion.",
    "L’opposition a dénoncé une décision hâtive, prise selon elle sans débat au Parlement. "
    "Elle demande la convocation d’une session extraordinaire.",
    "À Bamako, le gouvernement a salué un geste fort, tout en rappelant que l’attaque du 12 mai 2019 "
    "avait fait des morts dans la région de Mopti.",
    "Le président doit se rendre dans la capitale malienne en avril, a précisé la même source.",
)
TEXT = "\n".join(PARAGRAPHS)
MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(head: str = "", body: str = MARKUP) -> str:
    """A web page with the article."""
    return (
        f"<!DOCTYPE html><html lang='fr'><head><title>{TITLE}</title>{head}</head>"
        f"<body><article><h1>{TITLE}</h1>{body}</article></body></html>"
    )


def record(
    content: bytes | str = page(),
    *,
    address: str = "https://journal.example/paris",
    length: int | None = None,
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    headers: str = "",
    digest: str | None = None,
) -> bytes:
    """A WARC response record; ``length`` and ``digest`` can be made to lie."""
    content = content.encode() if isinstance(content, str) else content
    block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + content
    right = "sha1:" + base64.b32encode(hashlib.sha1(block).digest()).decode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n{headers}"
        f"WARC-Block-Digest: {digest or right}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def zipped(members: Iterable[tuple[str | zipfile.ZipInfo, bytes | str]]) -> bytes:
    """A zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def tarred(members: Iterable[tuple[str | tarfile.TarInfo, bytes | str]], mode: str = "w") -> bytes:
    """A tar archive; ``mode`` as tarfile writes it (``w:gz`` …)."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members:
            data = content.encode() if isinstance(content, str) else content
            info = name if isinstance(name, tarfile.TarInfo) else tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()
