"""The marked text is the article's text, whatever the marks."""

from __future__ import annotations

import random
import re
from html import unescape

from dragoman.page.reading_room.marked_text import Writer
from dragoman.page.reading_room.passages import Mark, Passage, marks_of, paragraphs
from dragoman.record import Span
from tests.page.reading_room import shelf

TEXT = "Titre\n\nLe ministre a dit que Paris nie les faits.\nFin."


def words(passage: Passage) -> str:
    return "".join(child if isinstance(child, str) else words(child) for child in passage.children)


def marks(passage: Passage, around: tuple[str, ...] = ()) -> list[tuple[str, tuple[str, ...]]]:
    """Each mark with the items around it."""
    found = []
    for child in passage.children:
        if isinstance(child, Passage):
            assert child.mark is not None
            found.append((child.mark.item, around))
            found += marks(child, (*around, child.mark.item))
    return found


def test_speech_within_speech_is_a_passage_within_a_passage() -> None:
    outer = Mark("s1", "content", shelf.spot(TEXT, "Paris nie les faits"))
    inner = Mark("s2", "content", shelf.spot(TEXT, "les faits"), depth=1)
    line = paragraphs(TEXT, [inner, outer])[1]
    assert marks(line) == [("s1", ()), ("s2", ("s1",))]
    assert words(line) == "Le ministre a dit que Paris nie les faits."


def test_marks_that_cross_are_split_where_they_cross() -> None:
    one = Mark("s1", "content", shelf.spot(TEXT, "dit que Paris"))
    other = Mark("e1", "evidence", shelf.spot(TEXT, "Paris nie"))
    line = paragraphs(TEXT, [one, other])[1]
    assert words(line) == "Le ministre a dit que Paris nie les faits."
    assert marks(line) == [("s1", ()), ("e1", ("s1",)), ("e1", ())]


def test_a_mark_over_two_lines_begins_once() -> None:
    whole = Mark("s1", "content", Span(0, len(TEXT)))
    lines = paragraphs(TEXT, [whole])
    pieces = [child for line in lines for child in line.children if isinstance(child, Passage)]
    assert [piece.is_first for piece in pieces] == [True, False, False]


def test_no_marks_and_no_text() -> None:
    assert paragraphs("", []) == []
    assert [words(line) for line in paragraphs("Un\n\n Deux ", [])] == ["Un", " Deux "]


def test_any_marks_leave_every_character_in_place() -> None:
    chance = random.Random(7)
    text = "Première ligne, assez longue.\n\nDeuxième : « été » 🙂 et fin.\nTroisième"
    for _ in range(300):
        spans = [sorted(chance.sample(range(len(text) + 1), 2)) for _ in range(chance.randrange(9))]
        found = [
            Mark(f"s{n}", chance.choice(["content", "evidence", "cue"]), Span(*span)) for n, span in enumerate(spans)
        ]
        lines = paragraphs(text, found)
        assert [words(line) for line in lines] == [line for line in text.split("\n") if line.strip()]
        for mark in found:
            covered = "".join(_covered(line, mark.key) for line in lines)
            assert covered == text[mark.span.start : mark.span.end].replace("\n", "")


def _covered(passage: Passage, key: str) -> str:
    found = ""
    for child in passage.children:
        if isinstance(child, Passage):
            assert child.mark is not None
            found += words(child) if child.mark.key == key else _covered(child, key)
    return found


def test_the_html_says_the_words_of_the_article_and_nothing_else() -> None:
    for record in (shelf.denial(), shelf.hostile()):
        labels = {item.id: "" for item in (*record.statements, *record.events)}
        writer = Writer(
            "/article/x", labels, dict.fromkeys([None, "disputed", "planned"], "•"), lambda key: key == "s1"
        )
        html = "\n".join(writer.html(line) for line in paragraphs(record.document.text, marks_of(record)))
        assert unescape(re.sub(r"<[^>]*>", "", html)) == record.document.text
        assert "<script" not in html
        assert html.count('id="t-s1"') == 1
