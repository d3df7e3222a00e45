from __future__ import annotations

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.analysis.quotation import Quotation, find_quotations

MARKED = st.text(alphabet='«»“”„‹›"\n \u00a0\u202faé1.,(', max_size=80)


def inner(text: str) -> list[str]:
    return [text[q.inner.start : q.inner.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Il a dit « Nous partons » hier.",
        "Il a dit «Nous partons» hier.",
        "Il a dit «\u00a0Nous partons\u00a0» hier.",
        "Il a dit «\u202fNous partons\u202f» hier.",
        "Il a dit “Nous partons” hier.",
        "Il a dit „Nous partons“ hier.",
        "Il a dit „Nous partons” hier.",
        "Il a dit ‹ Nous partons › hier.",
        'Il a dit "Nous partons" hier.',
        '"Nous partons"',
        "« Nous partons »",
    ],
)
def test_every_glyph_style_gives_the_words_without_marks_and_spaces(text: str) -> None:
    assert inner(text) == ["Nous partons"]


def test_the_outer_span_holds_the_marks() -> None:
    (q,) = find_quotations("Il a dit « Nous partons » hier.")

    assert (q.outer, q.depth, q.closed, q.continues) == ((9, 25), 0, True, False)


@pytest.mark.parametrize(
    "text",
    ["« Ils parlent de “transition” depuis un an »", "“Ils parlent de «transition» depuis un an”", '« Il dit "oui" »'],
)
def test_a_quotation_inside_a_quotation(text: str) -> None:
    outer, nested = find_quotations(text)

    assert (outer.depth, nested.depth) == (0, 1)
    assert outer.inner.start <= nested.outer.start < nested.outer.end <= outer.inner.end


def test_the_same_mark_nested() -> None:
    assert [q.depth for q in find_quotations("« Le groupe « Aube » est parti », dit-il.")] == [0, 1]


@pytest.mark.parametrize(
    "text", ["Nous partons » a-t-il dit.", "un tube de 12\" d'épaisseur", "", "   ", "rien ici", "«»", "« »"]
)
def test_no_quotation(text: str) -> None:
    assert find_quotations(text) == []


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    (q,) = find_quotations("Il a dit « Nous partons.\nLe calme est revenu.")

    assert (q.closed, q.inner) == (False, (11, 24))


def test_an_unpaired_straight_mark_is_no_quotation_across_paragraphs() -> None:
    assert find_quotations('Il a dit "nous partons.\nLe calme est revenu.') == []


def test_a_quotation_over_paragraphs_with_its_mark_repeated() -> None:
    text = "Il a dit : « Nous partons.\n« Nous reviendrons un jour. »"
    found = find_quotations(text)

    assert inner(text) == ["Nous partons.", "Nous reviendrons un jour."]
    assert [(q.closed, q.continues, q.depth) for q in found] == [(False, False, 0), (True, True, 0)]


def test_a_quotation_over_three_paragraphs_goes_on_in_each() -> None:
    text = "Il a dit : « Nous partons.\n« Nous reviendrons.\n« Un jour. »"

    assert inner(text) == ["Nous partons.", "Nous reviendrons.", "Un jour."]
    assert [q.continues for q in find_quotations(text)] == [False, True, True]


def test_a_quotation_over_two_paragraphs_without_the_mark_repeated() -> None:
    text = "Il a dit : « Nous partons.\nNous reviendrons. » Puis il est sorti."

    assert inner(text) == ["Nous partons.", "Nous reviendrons."]


def test_a_forgotten_closing_mark_does_not_swallow_the_article() -> None:
    text = "Il a dit « nous partons.\nLe calme est revenu.\nRien de neuf.\nElle a dit « non » hier."

    assert inner(text) == ["nous partons.", "non"]


@pytest.mark.parametrize(
    ("first", "then"),
    [("«", ""), ("»", ""), ('"', ""), ("«»", ""), ('" a', ""), ("«\n", ""), ("«a\n«", ""), ("‹«“", ""), ("«", "”"),
     ("«", ' "a'), ("«", 'a" '), ("“a\n", "«a\n")],
)  # fmt: skip
def test_the_time_is_linear_in_the_number_of_marks(first: str, then: str) -> None:
    """Up to 100,000 marks: four times as many take four times as long, not sixteen."""

    def seconds(count: int) -> float:
        text = first * count + then * count
        start = time.process_time()
        find_quotations(text)
        return time.process_time() - start

    gc.disable()
    try:
        small, large = min(seconds(12_500) for _ in range(3)), min(seconds(50_000) for _ in range(2))
    finally:
        gc.enable()

    assert large < 10 * max(small, 0.005)


@settings(max_examples=300, deadline=None)
@given(MARKED)
def test_spans_are_inside_the_text_and_inside_each_other(text: str) -> None:
    for q in find_quotations(text):
        assert 0 <= q.outer.start <= q.inner.start < q.inner.end <= q.outer.end <= len(text)
        assert text[q.inner.start : q.inner.end] == text[q.inner.start : q.inner.end].strip()


@settings(max_examples=300, deadline=None)
@given(MARKED)
def test_two_quotations_are_apart_or_one_holds_the_other(text: str) -> None:
    found = find_quotations(text)
    assert found == sorted(found, key=lambda q: (q.outer.start, -q.outer.end))
    for a in found:
        for b in found:
            assert a is b or _apart(a, b) or _holds(a, b) or _holds(b, a)


def _apart(a: Quotation, b: Quotation) -> bool:
    return a.outer.end <= b.outer.start or b.outer.end <= a.outer.start


def _holds(a: Quotation, b: Quotation) -> bool:
    return a.outer.start <= b.outer.start and b.outer.end <= a.outer.end
