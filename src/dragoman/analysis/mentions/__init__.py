"""The noun phrases of an article that can name an actor."""

from dragoman.analysis.mentions.finder import MentionFinder
from dragoman.analysis.mentions.given_names import gender_of_given_name
from dragoman.analysis.mentions.mention import DETERMINERS, Mention, iter_all
from dragoman.analysis.mentions.person_names import surname

__all__ = ["DETERMINERS", "Mention", "MentionFinder", "gender_of_given_name", "iter_all", "surname"]
