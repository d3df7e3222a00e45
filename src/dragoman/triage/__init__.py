"""A first pass without the parser, which decides what of an article is worth parsing."""

from dragoman.triage.first_pass import Verdict, first_pass
from dragoman.triage.skipped import Skipped, skipped
from dragoman.triage.words import compiled

__all__ = ["Skipped", "Verdict", "compiled", "first_pass", "skipped"]
