"""Spans that overlap are shown by cutting the text; nothing of it is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.page.annotate import edits
from dragoman.page.annotate.segments import Mark, lines, marks_of
from dragoman.record import Span

from .making import TEXT, blank, span

MARKS = st.lists(
    st.builds(
        lambda item, a, b, role: Mark(item, role, "s", Span(min(a, b), max(a, b) + 1)),
        st.sampled_from(["s1", "s2", "s3", "s4", "s5"]),
        st.integers(0, len(TEXT) - 1),
        st.integers(0, len(TEXT) - 1),
        st.sampled_from(["content", "cue"]),
    ),
    max_size=8,
)


@given(MARKS)
def test_every_character_is_there_once_with_exactly_its_marks(marks: list[Mark]) -> None:
    shown = [s for line in lines(TEXT, marks) for s in line.segments]
    assert "".join(s.text for s in shown) == TEXT.replace("\n", "")
    for segment in shown:
        assert TEXT[segment.start : segment.start + len(segment.text)] == segment.text
        for at in range(segment.start, segment.start + len(segment.text)):
            assert {id(m) for m in segment.marks} == {id(m) for m in marks if m.span.start <= at < m.span.end}


def test_what_lies_inside_is_drawn_on_the_nearer_line() -> None:
    article, _ = edits.add_statement(blank(), span("Alger affirme que Niamey a fermé la frontière"))
    article, _ = edits.add_statement(article, span("Niamey a fermé la frontière"))
    shown = {s.text: s.classes for line in lines(TEXT, marks_of(article)) for s in line.segments}
    assert "s2" in shown["Alger affirme que "]
    assert {"s1", "s2", "deep2"} <= set(shown["Niamey a fermé la frontière"])


def test_empty_lines_are_left_out_and_offsets_stay() -> None:
    shown = lines("Un\n\n  \nDeux", [])
    assert [(line.start, line.segments[0].text) for line in shown] == [(0, "Un"), (7, "Deux")]
