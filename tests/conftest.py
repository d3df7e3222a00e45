"""What several rooms share: the coder, which takes seconds to load."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("tests.inline_gold")

import dragoman
from dragoman.analysis.coder import Coder


@pytest.fixture(scope="session")
def coder() -> Coder:
    """One coder for the whole run."""
    return dragoman.load()
