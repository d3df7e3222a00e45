"""Rows of the tables."""

from dragoman.scale.rows import Row, add_record
from dragoman.scale.schemas import SCHEMAS

__all__ = ["SCHEMAS", "Row", "add_record"]
