"""Verbs with their auxiliaries, clitics and negation, and their subjects.

Forms come from our own conjugation, not from the parser's lemmas and tenses, which are often wrong in French; the
parser's heads serve to find subjects (design, «Facts measured on this ground»).
"""

from dragoman.analysis.verbs.function_words import INVERTED, RELATIVES
from dragoman.analysis.verbs.group import VerbGroup
from dragoman.analysis.verbs.reader import VerbReader
from dragoman.analysis.verbs.subjects import FoundSubject, find_subject, own_subject_before

__all__ = [
    "INVERTED",
    "RELATIVES",
    "FoundSubject",
    "VerbGroup",
    "VerbReader",
    "find_subject",
    "own_subject_before",
]
