"""Each action on an article gives the next article, and leaves what it does not touch."""

from __future__ import annotations

import pytest

from dragoman.evaluation.shapes import GoldEvent, GoldStatement
from dragoman.page.annotate import edits
from dragoman.page.annotate.edits import EditError
from dragoman.record import Span

from .making import TEXT, blank, span


def test_words_between_quotation_marks_make_a_direct_statement() -> None:
    article, id = edits.add_statement(blank(), span("Nous n’avons rien livré 😀"))
    (made,) = article.statements
    assert (id, made.kind, article.cite(made.content)) == ("s1", "direct", "Nous n’avons rien livré 😀")


def test_a_statement_inside_another_one_is_within_it() -> None:
    article, outer = edits.add_statement(blank(), span("Alger affirme que Niamey a fermé la frontière"))
    article, inner = edits.add_statement(article, span("Niamey a fermé la frontière"))
    made = edits.item(article, inner)
    assert isinstance(made, GoldStatement)
    assert (made.within, made.kind) == (outer, "indirect")
    assert edits.depth(article, made) == 1
    assert [s.id for s in edits.may_contain(article, made)] == [outer]
    first = edits.item(article, outer)
    assert isinstance(first, GoldStatement)
    assert edits.may_contain(article, first) == ()


def test_removing_a_statement_moves_those_inside_outwards() -> None:
    article, _ = edits.add_statement(blank(), span("un officier, Alger affirme que Niamey a fermé la frontière"))
    article, _ = edits.add_statement(article, span("Alger affirme que Niamey a fermé la frontière"))
    article, _ = edits.add_statement(article, span("Niamey a fermé la frontière"))
    article = edits.remove(article, "s2")
    assert [(s.id, s.within) for s in article.statements] == [("s1", ""), ("s3", "s1")]


def test_nobody_commits_to_a_new_event() -> None:
    article, id = edits.add_event(blank(), span("Niamey a fermé la frontière"), "COERCE")
    made = edits.item(article, id)
    assert isinstance(made, GoldEvent)
    assert (made.claims, made.standing, made.sources) == ((), "possible", ())


def test_items_stand_in_reading_order() -> None:
    article, _ = edits.add_statement(blank(), span("Niamey a fermé la frontière"))
    article, _ = edits.add_statement(article, span("toute livraison"))
    assert [s.id for s in article.statements] == ["s2", "s1"]


def test_words_marked_again_replace_those_they_overlap() -> None:
    article, id = edits.add_statement(blank(), span("Nous n’avons rien"))
    article = edits.mark(article, id, "content", span("Nous n’avons rien livré"))
    article = edits.mark(article, id, "content", span("toute livraison"))
    made = edits.item(article, id)
    assert edits.spans_of(made) == (
        ("content", span("toute livraison")),
        ("content", span("Nous n’avons rien livré")),
    )


def test_time_and_place_keep_their_fields_or_take_the_words() -> None:
    article, id = edits.add_event(blank(), span("a déclaré"), "REJECT")
    article = edits.mark(article, id, "time", span("mardi"))
    article = edits.mark(article, id, "place", span("Bamako", 2))
    made = edits.item(article, id)
    assert isinstance(made, GoldEvent)
    assert made.time is not None
    assert made.place is not None
    assert (made.time.start, made.time.words) == (None, span("mardi"))
    assert (made.place.name, made.place.words) == ("Bamako", span("Bamako", 2))
    made = edits.item(edits.unmark(article, id, "time", span("mardi")), id)
    assert isinstance(made, GoldEvent)
    assert made.time is None


def test_an_item_cannot_lose_its_last_words() -> None:
    article, id = edits.add_statement(blank(), span("toute livraison"))
    with pytest.raises(EditError, match="last-span"):
        edits.unmark(article, id, "content", span("toute livraison"))


@pytest.mark.parametrize(
    ("id", "role", "reason"), [("s9", "cue", "no-item"), ("s1", "time", "no-role"), ("s1", "", "no-role")]
)
def test_words_for_nothing_are_refused(id: str, role: str, reason: str) -> None:
    article, _ = edits.add_statement(blank(), span("toute livraison"))
    with pytest.raises(EditError, match=reason):
        edits.mark(article, id, role, Span(0, 5))


def test_words_are_found_with_plain_apostrophes_and_spaces() -> None:
    assert edits.occurrences(TEXT, "« Nous n'avons rien") == [span("«\u00a0Nous n’avons rien")]
    assert len(edits.occurrences(TEXT, "Bamako")) == 2
    assert edits.occurrences(TEXT, "   ") == []
