"""What several rooms share: the coder, which takes seconds to load."""

from __future__ import annotations

import pytest
import spacy

import dragoman
from dragoman.analysis.coder import Coder
from dragoman.analysis.vocabulary import Vocabulary

pytest.register_assert_rewrite("tests.inline_gold")


@pytest.fixture(scope="session")
def coder() -> Coder:
    """One coder for the whole run."""
    return dragoman.load()


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The names and nouns that can be actors; a blank pipeline cuts words as the full one does."""
    return Vocabulary(spacy.blank("fr").tokenizer)
