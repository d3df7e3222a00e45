"""Dragoman reads French diplomatic and security news and writes down who said and did what.

    import dragoman

    coder = dragoman.load()
    record = coder("Le ministère a démenti …", published="2025-10-14")
    print(record.to_json(indent=2))

Everything here is imported when it is first used, so that ``import dragoman`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.analysis.coder import Coder, load
    from dragoman.errors import DragomanError, RejectedInput
    from dragoman.library.store import Library
    from dragoman.reading import Options, read_all
    from dragoman.record import (
        Actor,
        Claim,
        Count,
        Document,
        Event,
        Place,
        Record,
        Span,
        Statement,
        Time,
        json_schema,
    )

    __version__: str

__all__ = [
    "Actor",
    "Claim",
    "Coder",
    "Count",
    "Document",
    "DragomanError",
    "Event",
    "Library",
    "Options",
    "Place",
    "Record",
    "RejectedInput",
    "Span",
    "Statement",
    "Time",
    "__version__",
    "json_schema",
    "load",
    "read_all",
]

_HOMES = {
    "Coder": "dragoman.analysis.coder",
    "load": "dragoman.analysis.coder",
    "DragomanError": "dragoman.errors",
    "RejectedInput": "dragoman.errors",
    "Library": "dragoman.library.store",
    "Options": "dragoman.reading",
    "read_all": "dragoman.reading",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("dragoman")
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES.get(name, "dragoman.record")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
