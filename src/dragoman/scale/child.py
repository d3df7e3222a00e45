"""The process that reads and codes, started and told what to do by ``workers.py``.

One job a line on standard input, as JSON. On standard output, for each: ``{"at": place}`` before each article, so that
it is known which one was in hand if the process dies, then ``{"done": …}`` or ``{"failed": sentence}``. It ends when its
input does. The model is loaded for the first article and kept.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from functools import cache
from typing import Any, TextIO

from dragoman.errors import DragomanError
from dragoman.scale.coding import Coding
from dragoman.scale.inputs import SourceFile
from dragoman.scale.parts import code_part
from dragoman.scale.reading import read_group
from dragoman.scale.settings import Settings
from dragoman.scale.storage import Folder


def main() -> None:
    """Does one job after another until there are no more."""
    answers = _own_output()

    def answer(**said: Any) -> None:
        answers.write(json.dumps(said) + "\n")
        answers.flush()

    try:
        for line in sys.stdin:
            job = json.loads(line)
            try:
                answer(done=_do(job, lambda place: answer(at=place)))
            except BrokenPipeError:
                raise
            except (DragomanError, OSError) as error:
                answer(failed=str(error))
            except Exception as error:  # the job is not one article: those are caught where they are coded
                traceback.print_exc()
                answer(failed=f"a fault of Dragoman ({error!r}): please report it.")
    except BrokenPipeError:  # who gave the jobs is gone
        os._exit(0)


def _own_output() -> TextIO:
    """Standard output, for answers alone: what libraries print goes to standard error."""
    mine = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return os.fdopen(mine, "w", encoding="utf-8")


def _do(job: dict[str, Any], at: Any) -> dict[str, Any]:
    folder, settings, deadly = Folder(job["folder"]), job["settings"], set(job["deadly"])
    if "part" in job:
        return code_part(folder, _coding(settings), job["part"], at, deadly)
    asked = Settings.from_json(settings)
    files = [SourceFile(*file) for file in job["files"]]
    return read_group(folder, asked.options, asked.part_size, job["group"], files, at, deadly)


@cache
def _coding(settings: str) -> Coding:
    return Coding(Settings.from_json(settings))
