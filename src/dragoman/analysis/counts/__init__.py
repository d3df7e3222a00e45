"""Numbers that an article gives with its events: how many were killed, arrested, displaced, how much money."""

from dragoman.analysis.counts.attach import attach_counts
from dragoman.analysis.counts.drafts import ClaimedCount, CountDraft
from dragoman.analysis.counts.finder import find_counts

__all__ = ["ClaimedCount", "CountDraft", "attach_counts", "find_counts"]
