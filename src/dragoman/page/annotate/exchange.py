"""The files that the page hands out for brat."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePath

from dragoman.evaluation.brat import configuration, to_brat
from dragoman.page.annotate.session import Session


def brat_files(session: Session) -> dict[str, str]:
    """File name → content: the text, its annotation, and the configuration that brat shows it with."""
    stem = PurePath(session.path).stem or "article"
    article = session.article
    return {f"{stem}.txt": article.text, f"{stem}.ann": to_brat(article), "annotation.conf": configuration()}


def brat_archive(session: Session) -> bytes:
    """The same files in one ZIP."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in brat_files(session).items():
            archive.writestr(name, content)
    return packed.getvalue()
