from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.library.words import plain, read_words


def found(typed: str, text: str) -> list[str]:
    return [text[start:end] for start, end in read_words(typed).spans(text)]


@pytest.mark.parametrize(
    ("typed", "text", "hits"),
    [
        ("elysee", "À l’Élysée, rien.", ["Élysée"]),
        ("ÉLYSÉE", "l'elysee", ["elysee"]),
        ("l'accord", "cet accord d’hier", ["accord"]),
        ("coeur", "le cœur du débat", ["cœur"]),
        ("cœur", "le coeur du débat", ["coeur"]),
        ("général", "les généraux et le général", ["généraux", "général"]),
        ("généraux", "le général", ["général"]),
        ("sanctions", "une sanction", ["sanction"]),
        ("sanct*", "une sanction, sanctionné", ["sanction", "sanctionné"]),
        ('"gaz russe"', "le gaz. Russe, il l’est : gaz russe", ["gaz. Russe", "gaz russe"]),
        ("«gaz russe»", "du gaz très russe", []),
        ("porte-parole", "la porte-parole", ["porte-parole"]),
        ("Mali", "les Maliens", []),
        ("G5", "le G5 Sahel", ["G5"]),
    ],
)
def test_words_are_found_as_a_reader_expects(typed: str, text: str, hits: list[str]) -> None:
    assert found(typed, text) == hits


def test_all_words_must_be_there() -> None:
    assert read_words("gaz russe").hold("le russe, le gaz")
    assert not read_words("gaz russe").hold("le gaz")


@pytest.mark.parametrize("typed", ["", "   ", "?!", '""', "«»", "'", "*", "l'"])
def test_what_holds_no_word_asks_for_nothing(typed: str) -> None:
    assert not read_words(typed)


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text(alphabet=st.sampled_from("aé\"*«»()^:-+ NEAROD'’œ\x00{}_"), max_size=30) | st.text(max_size=30))
def test_nothing_typed_is_syntax(typed: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
    connection.execute("INSERT INTO t VALUES ('un texte')")
    words = read_words(typed)
    if words:
        connection.execute("SELECT * FROM t WHERE t MATCH ?", (words.query,)).fetchall()
        words.spans("un texte")


@given(
    st.lists(st.sampled_from(["Élysée", "cœur", "général", "gaz", "d’été", "l'an", "accords"]), min_size=1, max_size=3)
)
def test_the_index_and_the_text_agree(words: list[str]) -> None:
    """What the index finds by a word is marked in the text, and the other way round."""
    text = "À l’Élysée, le coeur des généraux : un gaz d’été, l’an passé, l'accord."
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
    connection.execute("INSERT INTO t VALUES (?)", (text,))
    asked = read_words(" ".join(words))
    matched = bool(connection.execute("SELECT 1 FROM t WHERE t MATCH ?", (asked.query,)).fetchone())
    assert matched == asked.hold(text)
