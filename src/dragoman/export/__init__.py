"""Records in the formats of other tools: one module a format."""

from dragoman.export.formats import FORMATS, export
from dragoman.export.kept import Kept

__all__ = ["FORMATS", "Kept", "export"]
