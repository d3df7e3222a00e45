"""Copies in a corpus: who printed which words of whom, and who printed them first."""

from dragoman.corpus.copies.find import copy_groups, find_copies
from dragoman.corpus.copies.links import Copies, CopyKind, CopyLink, Credit, Printing, SharedSpan

__all__ = ["Copies", "CopyKind", "CopyLink", "Credit", "Printing", "SharedSpan", "copy_groups", "find_copies"]
