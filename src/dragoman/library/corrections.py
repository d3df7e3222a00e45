"""What readers say of the coder's values: written beside them, never over them, and kept when an article is re-coded."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from dragoman.library.anchors import Owner, anchor_of, item_of
from dragoman.library.correction_values import FIELDS, CorrectionError, checked, value_of
from dragoman.library.database import now
from dragoman.library.migrate import text_digest
from dragoman.library.store import Library

__all__ = ["CorrectionError", "NewCorrection", "Verdict", "correct", "withdraw"]

Verdict = Literal["right", "wrong", "amended"]

LONGEST_REASON = 2000
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class NewCorrection:
    """A reader's word on one field of a statement or an event (``FIELDS``), or on the ``whole`` of it.

    ``item`` is its id in the present coding. ``new_value`` is for ``amended`` alone, in the shape of
    ``correction_values``. Wrong and amended need a reason.
    """

    document_id: str
    owner: Owner
    item: str
    field: str
    verdict: Verdict
    reason: str
    who: str
    new_value: Any = None


def correct(path: str | Path, new: NewCorrection) -> int:
    """Writes a correction, and gives its id. An earlier one on the same field stays in the history.

    Raises ``CorrectionError`` when it cannot be taken, ``LibraryError`` when the library cannot be written.
    """
    _check(new)
    with Library.open(path) as library, library.database.transaction():
        try:
            record = library.get(new.document_id)
        except KeyError as error:
            raise CorrectionError(
                "unknown-article", f"the library has no article {new.document_id}; load the page again."
            ) from error
        item = item_of(record, new.owner, new.item)
        if item is None:
            raise CorrectionError(
                "unknown-item",
                f"the article has no {new.owner} {new.item} any more, it was coded again; load the page again.",
            )
        new_value = None
        if new.verdict == "amended":
            new_value = _json(checked(record, item, new.field, new.new_value))
        return library.database.execute(
            "INSERT INTO corrections "
            "(text_sha256, owner, anchor, field, verdict, value, new_value, reason, who, made_at, coder) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            text_digest(record.document.text),
            new.owner,
            anchor_of(record, item).to_json(),
            new.field,
            new.verdict,
            _json(value_of(record, item, new.field)),
            new_value,
            new.reason.strip(),
            new.who.strip(),
            now(),
            record.coder,
        )


def withdraw(path: str | Path, correction_id: int, who: str) -> None:
    """Takes a correction back. It stays in the history, with who took it back and when.

    Raises ``CorrectionError`` when there is none of this id in force, or nobody's name is given.
    """
    _check_name(who)
    with Library.open(path) as library, library.database.transaction():
        in_force = "id = ? AND withdrawn_at IS NULL"
        if not library.database.number(f"SELECT count(*) FROM corrections WHERE {in_force}", correction_id):
            raise CorrectionError(
                "unknown-correction", f"there is no correction {correction_id} to take back; load the page again."
            )
        library.database.execute(
            f"UPDATE corrections SET withdrawn_at = ?, withdrawn_by = ? WHERE {in_force}",
            now(),
            who.strip(),
            correction_id,
        )


def _check(new: NewCorrection) -> None:
    if new.field not in FIELDS.get(new.owner, ()):
        raise CorrectionError(
            "unknown-field", f"a {new.owner} has no field {new.field!r} to correct; choose one of the page's."
        )
    if new.verdict not in get_args(Verdict):
        raise CorrectionError("bad-verdict", f"{new.verdict!r} is no verdict; say right, wrong or amended.")
    _check_name(new.who)
    if new.verdict != "right" and not new.reason.strip():
        raise CorrectionError("no-reason", "no reason is given; say in a few words why the value is not right.")
    if len(new.reason) > LONGEST_REASON:
        raise CorrectionError("no-reason", f"the reason has over {LONGEST_REASON} characters; shorten it.")


def _check_name(who: str) -> None:
    if not who.strip() or len(who) > LONGEST_NAME:
        raise CorrectionError(
            "no-name", f"a correction is signed; give a name of 1 to {LONGEST_NAME} characters, or initials."
        )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
