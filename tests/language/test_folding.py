from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Énergie", "energie"),
        ("CÔTE D’IVOIRE", "cote d'ivoire"),
        ("cœur", "coeur"),
        ("Œuvre", "oeuvre"),
        ("e\u0301te\u0301", "ete"),
        ("Maïs, ça, où", "mais, ca, ou"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_accents_case_and_apostrophes_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(alphabet="aàâäçéèêëîïôöùûüÿœŒÀÉ’'’- e\u0301", max_size=30))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aàâäçéèêëîïôöùûüÿ’- ", max_size=30))
def test_case_makes_no_difference(text: str) -> None:
    assert fold(text.upper()) == fold(text)
