"""The walk of a run: what there is to read, its pieces, their parts, the summary."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass
from typing import Any

from dragoman.scale.engine import Engine
from dragoman.scale.errors import ScaleError
from dragoman.scale.inputs import SourceFile, digest, groups, source_files
from dragoman.scale.layout import GROUPS, MARKERS, RUN, SUMMARY, WORK, group_marker, group_name, part_name
from dragoman.scale.parts import finished_part
from dragoman.scale.settings import Settings
from dragoman.scale.storage import Folder

Tell = Callable[[str, int, int], None]
"""Told of a step («reading» or «coding»), how many of its jobs are done, and how many there are."""


@dataclass(frozen=True)
class Outcome:
    """What a folder holds after a run: rows of each table, rejections by reason, articles skipped by reason, what it took.

    ``parts`` are those of the whole folder; ``coded`` were coded by this very run. ``words`` are those that were coded,
    ``bytes`` those of the tables, ``work_bytes`` those of the pieces in between. ``cpu_seconds`` are those of the
    coding, reading and start left out.
    """

    parts: int
    coded: int
    rows: dict[str, int]
    reasons: dict[str, int]
    skipped: dict[str, int]
    words: int
    bytes: int
    work_bytes: int
    cpu_seconds: float


def scale(
    input: str, output: str, settings: Settings, *, workers: int, ray: str | None = None, tell: Tell = lambda *_: None
) -> Outcome:
    """Codes all that ``input`` names into the tables of the folder ``output``; a run that was cut short goes on.

    Raises ``ScaleError`` when there is nothing to read, when ``output`` holds something else, or when the engine or the
    storage fails; ``OSError`` when the storage cannot be listed. What is finished stays in every case.
    """
    folder = Folder(output)
    files = source_files(input, leave_out=output)
    asked = settings.to_dict()
    _claim(folder, {"settings": asked, "files": len(files), "input": digest(files)})
    if summary := folder.read(SUMMARY):
        folder.remove_folder(WORK)
        return Outcome(**{**json.loads(summary), "coded": 0})
    engine = Engine(workers, ray)
    try:
        job = {"folder": output, "settings": json.dumps(asked)}
        parts = list(_read(folder, engine, job, files, tell))
        markers, coded = _code(folder, engine, job, parts, tell)
    finally:
        engine.close()
    outcome = _sum(markers, coded)
    folder.write(SUMMARY, json.dumps(vars(outcome), indent=2).encode())
    folder.remove_folder(WORK)
    return outcome


def _claim(folder: Folder, run: dict[str, Any]) -> None:
    """Makes the folder that of this run. Raises ``ScaleError`` when it is that of another, or of something else."""
    written = folder.read(RUN)
    if written is None:
        if not folder.is_empty():
            raise ScaleError("not-empty", f"{folder.url}: the folder holds something else; give an empty or new one.")
        folder.write(RUN, json.dumps(run, indent=2, ensure_ascii=False).encode())
        return
    before = json.loads(written)
    if before == run:
        return
    options = [name for name, value in run["settings"].items() if before["settings"].get(name) != value]
    what = f"other settings ({', '.join(options)})" if options else "another input, or one that has changed since"
    raise ScaleError("other-run", f"{folder.url}: the folder holds a run with {what}; give another folder.")


def _read(folder: Folder, engine: Engine, job: dict[str, Any], files: list[SourceFile], tell: Tell) -> Iterator[str]:
    """The names of all parts, in order, after all groups of files were read."""
    read = set(folder.names(GROUPS))
    all_groups = list(enumerate(groups(files)))
    jobs = [
        {**job, "group": number, "files": [astuple(file) for file in group]}
        for number, group in all_groups
        if f"{group_name(number)}.json" not in read
    ]
    _follow(engine.each(jobs), "reading", len(jobs), tell)
    for number, _ in all_groups:
        marker = folder.read(group_marker(number))
        assert marker, f"group {number} was read, and has no marker"
        yield from (part_name(number, piece) for piece in range(json.loads(marker)["pieces"]))


def _code(
    folder: Folder, engine: Engine, job: dict[str, Any], parts: list[str], tell: Tell
) -> tuple[list[dict[str, Any]], int]:
    """What the markers of all parts say, after all were coded, and how many were coded now."""
    done = {name.removesuffix(".json") for name in folder.names(MARKERS)}
    jobs = [{**job, "part": part} for part in parts if part not in done]
    said = _follow(engine.each(jobs), "coding", len(jobs), tell)
    before = [marker for part in parts if part in done and (marker := finished_part(folder, part))]
    return before + said, len(said)


def _follow(results: Iterable[dict[str, Any]], step: str, jobs: int, tell: Tell) -> list[dict[str, Any]]:
    tell(step, 0, jobs)
    said = []
    for result in results:
        said.append(result)
        tell(step, len(said), jobs)
    return said


def _sum(markers: list[dict[str, Any]], coded: int) -> Outcome:
    rows: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    for marker in markers:
        rows.update(marker["rows"])
        reasons.update(marker["reasons"])
        skipped.update(marker["skipped"])
    words, size, work = (sum(marker[name] for marker in markers) for name in ("words", "bytes", "work_bytes"))
    seconds = round(sum(marker["cpu_seconds"] for marker in markers), 3)
    return Outcome(len(markers), coded, dict(rows), dict(reasons), dict(skipped), words, size, work, seconds)
