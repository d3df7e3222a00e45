"""Articles, a coder that costs nothing, and the tables that a run wrote."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

daft = pytest.importorskip("daft", reason="the optional dependencies of dragoman[scale] are not installed")

STUB = '''
import os, signal, time
import dragoman
from dragoman.errors import RejectedInput
from dragoman.record import Record

class Stub:
    """Codes a document as an empty record, but for texts that say otherwise."""

    def attempt(self, document, *, triage=False):
        with open(os.environ["STUB_LOG"], "a", encoding="utf-8") as log:
            log.write(f"{os.getpid()} {document.id}\\n")
        if "TUER" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "REFUSER" in document.text:
            return RejectedInput("no-verb", f"{document.id}: the text has no verb.", document.id), None
        if "LENTEMENT" in document.text:
            time.sleep(0.2)
        return Record(coder="stub", document=document), None

dragoman.load = Stub
'''


@pytest.fixture
def stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Makes every process of a run code with the stub; the file says which process coded which article."""
    folder = tmp_path / "stub"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(STUB, encoding="utf-8")
    log = folder / "log"
    log.touch()
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.setenv("STUB_LOG", str(log))
    return log


@pytest.fixture
def write_articles(tmp_path: Path) -> Callable[..., Path]:
    """Writes articles, one a line, and gives the file."""

    def write(*texts: str, name: str = "articles.jsonl") -> Path:
        rows = [{"id": f"n{n}", "text": f"{text}\n\n{BODY}", "date": "2025-10-14"} for n, text in enumerate(texts, 1)]
        file = tmp_path / name
        file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        return file

    return write


BODY = "Le ministère des Affaires étrangères a démenti lundi toute livraison d'armes à des rebelles."


def table(output: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a table that a run wrote, in the order of the input."""
    files = sorted((output / name).glob("*.parquet"))
    return [row for file in files for row in parquet.read_table(file).to_pylist()]
