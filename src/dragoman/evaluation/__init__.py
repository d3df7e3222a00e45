"""Gold annotations, the scorer of the coding guide, and the list of errors behind a score."""

from dragoman.evaluation.differences import Difference, errors
from dragoman.evaluation.gold import GoldError, read_gold
from dragoman.evaluation.scorer import score
from dragoman.evaluation.scores import Scores
from dragoman.evaluation.shapes import GoldArticle, from_record

__all__ = [
    "Difference",
    "GoldArticle",
    "GoldError",
    "Scores",
    "errors",
    "from_record",
    "read_gold",
    "score",
]
