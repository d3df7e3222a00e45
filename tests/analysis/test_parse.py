from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.analysis.coder import Coder
from dragoman.analysis.parse import Parsed
from dragoman.record import Span

WORDS = [
    "Le",
    "ministre",
    "a dit",
    "l’armée",
    "qu'",
    "aujourd'hui",
    "«",
    "»",
    '"',
    "“",
    "”",
    "\n",
    ".",
    ":",
    " ",
    "\u00a0",
]
ANY = st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=25).map(" ".join)
ARTICLE = (
    "Trois morts à Gao\n\nL’armée a réagi. « Nous avons repris la ville. Le calme règne », a dit le général.\nFin."
)


def sentences(p: Parsed) -> list[str]:
    return [p.text[p.start[i] : p.end[j - 1]] for i, j in p.sentences]


def test_the_first_line_that_is_not_empty_is_the_headline(coder: Coder) -> None:
    text = "\n  \nTrois morts à Gao\nLe calme est revenu."

    assert text[: coder.parse(text).headline_end].strip() == "Trois morts à Gao"


def test_a_text_of_one_line_is_all_headline(coder: Coder) -> None:
    assert coder.parse("Trois morts à Gao").headline_end == len("Trois morts à Gao")


def test_a_headline_and_a_whole_quotation_are_not_read_into_their_neighbours(coder: Coder) -> None:
    found = sentences(coder.parse(ARTICLE))

    assert found[0] == "Trois morts à Gao"
    assert found[1] == "L’armée a réagi."
    assert found[2].startswith("« Nous avons repris la ville.")
    assert found[-1] == "Fin."


def test_a_quoted_phrase_stays_in_the_writers_sentence(coder: Coder) -> None:
    p = coder.parse("Une ligne\n\nLe ministre parle d'une « percée spectaculaire » dans le nord.")

    assert sentences(p)[1:] == ["Le ministre parle d'une « percée spectaculaire » dans le nord."]


def test_words_keep_their_glyphs_and_the_lower_form_has_straight_apostrophes(coder: Coder) -> None:
    p = coder.parse("L’armée a repris Kidal.")

    assert "".join(p.text[s:e] for s, e in zip(p.start, p.end, strict=True)) == "L’arméearepris Kidal.".replace(" ", "")
    assert p.low[0] == "l'"


def test_an_elision_before_a_mark_is_one_token(coder: Coder) -> None:
    p = coder.parse("Il dit qu'« aucun soldat » n'est mort.")

    assert "qu'" in p.low


def test_tokens_in_a_span_lie_inside_it(coder: Coder) -> None:
    p = coder.parse("L'armée a repris Kidal hier.")
    start = p.text.index("repris")

    assert [p.words[k] for k in p.tokens_in(Span(start, start + len("repris Kidal")))] == ["repris", "Kidal"]
    assert [p.words[k] for k in p.tokens_in(Span(start + 1, start + len("repris Kidal")))] == ["Kidal"]


def test_tokens_know_their_quotation_and_paragraph(coder: Coder) -> None:
    p = coder.parse(ARTICLE)
    inside = {p.words[k] for k in range(len(p)) if p.quote_of[k] >= 0}

    assert {"Nous", "règne"} <= inside
    assert "général" not in inside
    assert [p.paragraph_of[p.words.index(word)] for word in ("Trois", "armée", "Fin")] == [0, 2, 3]


def test_a_long_article_is_cut_and_put_together_again(coder: Coder) -> None:
    text = "Un titre\n" + "Le ministre a dit que la paix est proche.\n" * 450
    p = coder.parse(text)

    assert len(p) > 4000
    assert all(p.words[k] == text[p.start[k] : p.end[k]] for k in range(len(p)))
    assert len(p.sentences) == 451


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_offsets_reproduce_the_text_and_the_tree_is_sound(coder: Coder, text: str) -> None:
    p = coder.parse(text)
    rest = list(text)
    for k in range(len(p)):
        assert 0 <= p.start[k] < p.end[k] <= len(text)
        assert k == 0 or p.end[k - 1] <= p.start[k]
        rest[p.start[k] : p.end[k]] = " " * (p.end[k] - p.start[k])
        start, end = p.sentence(k)
        assert start <= k < end
        assert start <= p.head[k] < end
        assert p.left[k] <= k < p.right[k]
        assert len(list(p.ancestors(k))) <= end - start
    assert not "".join(rest).strip()


def test_an_articles_new_words_are_forgotten_once_many_are_known(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream of news never stops bringing new names: memory must not grow with it."""
    article = ARTICLE + "\nLe maire de Zabiléko, M. Torubama, a salué l'accord franco-zabilékois."
    expected = coder.parse(article)
    monkeypatch.setattr("dragoman.analysis.parse._WORDS_KEPT", 0)
    for number in range(50):
        coder.parse(f"Le ministre Nom{number} a reçu Prénom{number} à Ville{number}.")

    assert not [word for word in coder._nlp.vocab.strings if word.startswith(("Prénom", "Ville4"))]
    assert coder.parse(article) == expected


def test_words_are_kept_in_a_zone_that_the_caller_opened(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.analysis.parse._WORDS_KEPT", 0)
    with coder._nlp.memory_zone():
        assert coder.parse(ARTICLE).words[:3] == ["Trois", "morts", "à"]
