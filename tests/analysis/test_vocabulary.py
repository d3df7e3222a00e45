from __future__ import annotations

import pytest

from dragoman.analysis.vocabulary import Vocabulary


def kinds(vocabulary: Vocabulary, *words: str) -> tuple[int, set[str]]:
    end, entries = vocabulary.longest(list(words), [w.lower() for w in words], 0)
    return end, {e.kind for e in entries}


def test_the_longest_name_wins(vocabulary: Vocabulary) -> None:
    words = ["Guinée", "équatoriale"]
    end, entries = vocabulary.longest(words, [w.lower() for w in words], 0)

    assert (end, entries[0].codes) == (2, ("GNQ",))


def test_nothing_at_a_word_that_no_table_holds(vocabulary: Vocabulary) -> None:
    assert vocabulary.longest(["bonjour"], ["bonjour"], 0) == (0, ())


@pytest.mark.parametrize(("word", "kind"), [("Malien", "people"), ("malien", "adjective"), ("Bamako", "capital")])
def test_case_tells_a_people_from_an_adjective(vocabulary: Vocabulary, word: str, kind: str) -> None:
    assert kind in kinds(vocabulary, word)[1]


def test_an_ambiguous_demonym_has_both_codes(vocabulary: Vocabulary) -> None:
    _, entries = vocabulary.longest(["congolais"], ["congolais"], 0)

    assert {c for e in entries for c in e.codes} == {"COD", "COG"}


def test_an_acronym_wants_its_capitals(vocabulary: Vocabulary) -> None:
    assert kinds(vocabulary, "ONU")[1] == {"body"}
    assert kinds(vocabulary, "onu")[1] == set()
