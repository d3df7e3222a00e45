"""The actors of an article: who is meant by a name, an office, an institution, «les deux parties», «il»."""

from dragoman.analysis.actors.book import ActorBook
from dragoman.analysis.actors.roster import ActorDraft

__all__ = ["ActorBook", "ActorDraft"]
