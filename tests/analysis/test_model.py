"""The quick way to load the model gives what spaCy's own gives."""

from __future__ import annotations

import re

import pytest
import spacy

from dragoman.analysis.coder import Coder
from dragoman.analysis.model import MODEL, load_model, shortened

ARTICLE = (
    "Trois morts à Saint-Louis-du-Ha!\n\nL’armée franco-malienne a réagi jeudi. « Aujourd’hui, nous avons repris la "
    "ville », a-t-il dit. Le vice-premier ministre russo-syrien, M. X. Y., n'a pas répondu : c’est l’arc-en-ciel, "
    "d'après http://exemple.fr/a-b et l'ex-État-major, presqu'île, 25 000 €, 3e. " * 3
)
WORDS = [
    "faux-vampire", "saut-de-ski", "pet-en-l'air", "entr’abat", "États-Unis", "états-uniens", "prud'homme", "yo-yo",
    "a-sexualisée", "contre-la-montre", "Saint-Louis-du-Ha", "russo-syrien", "franco-malienne", "Boulogne-sur-Mer",
    "porte-avions", "dit-il", "-", "grand'mère", "aujourd'hui", "", "ville", "faux-", "sous-marin\n", "ÉTATS-UNIS",
    "demi-", "ex-Yougoslavie", "nord-coréenne", "l'ex-URSS", "vis-à-vis", "Bassar al-Assad", "ſous-marin", "11-Septembre",
]  # fmt: skip


def test_tokens_and_their_reading_are_those_of_spacys_own_load() -> None:
    own = spacy.load(MODEL, exclude=["lemmatizer"])
    quick = load_model()

    def read(nlp: spacy.language.Language) -> list[tuple[object, ...]]:
        return [(t.text, t.idx, t.pos_, t.dep_, t.head.i, t.is_sent_start, t.ent_type_) for t in nlp(ARTICLE)]

    assert read(quick) == read(own)
    assert quick.pipe_names == own.pipe_names
    match = own.tokenizer.token_match
    assert [bool(quick.tokenizer.token_match(word)) for word in WORDS] == [bool(match(word)) for word in WORDS]
    assert len(quick.tokenizer.token_match.__self__.pattern) < len(match.__self__.pattern) / 20


def test_patterns_with_the_same_ending_are_brought_together() -> None:
    letters = "[" + "abcdefghij" * 20 + "]+$"
    short = shortened(f"(?iu)(?:^mi-{letters})|(?:^grande?s?-{letters})|(?:^\\w+-en-{letters})|(?:^sans$)")

    assert short.count(letters) == 1
    for word, matches in [("mi-cab", True), ("Grandes-fi", True), ("a-en-b", True), ("mi-", False), ("sans", True)]:
        assert bool(re.match(short, word)) is matches


@pytest.mark.parametrize(
    "pattern",
    [
        "^mi-[a-z]+$",
        "(?iu)(?:^mi-[a-z]+)|(?:demi)",
        "(?iu)(?:^a(?:[" + "b" * 300 + "])$)",
        "(?i)(?:^a$)",
    ],
)
def test_a_pattern_of_another_shape_stays_as_it_is(pattern: str) -> None:
    assert shortened(pattern) == pattern


def test_a_model_that_is_not_installed_is_an_error_of_the_system() -> None:
    with pytest.raises(OSError, match="fr_core_news_none"):
        load_model("fr_core_news_none")


def test_a_coder_may_have_a_model_that_spacy_loaded(coder: Coder) -> None:
    text = "La Turquie a livré jeudi quatre drones à l'armée éthiopienne, a affirmé le ministre."

    assert Coder(spacy.load(MODEL))(text, published="2026-02-06") == coder(text, published="2026-02-06")
