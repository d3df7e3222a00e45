from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from dragoman.record import Span
from dragoman.view.notebook import Highlight, highlighted, to_html
from tests.view.examples import TEXT, empty_record, full_record

ROLES = ("content", "cue", "evidence")


class Reader(HTMLParser):
    """The text content of a fragment, and each marked piece with its classes and its title."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []
        self.pieces: list[tuple[int, int, set[str]]] = []
        self._marked: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._marked = set((dict(attrs).get("class") or "").split()) if tag == "mark" else set()

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._marked = set()

    def handle_data(self, data: str) -> None:
        self.pieces.append((len(self.text), len(self.text) + len(data), self._marked))
        self.text += data


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Highlight]]:
    characters = st.one_of(st.sampled_from("<>&\"'«»é\n\r\u00a0;#x"), st.characters(exclude_categories=["Cs", "Cc"]))
    text = draw(st.text(characters, min_size=1, max_size=60))
    bounds = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    roles = st.sampled_from(ROLES)
    labels = st.text("ab<>\"'&", max_size=5)
    made = st.builds(lambda b, role, label: Highlight(Span(*b), role, label), bounds, roles, labels)
    return text, draw(st.lists(made, max_size=8))


@given(marked_texts())
def test_any_spans_leave_the_text_as_it_was(case: tuple[str, list[Highlight]]) -> None:
    text, highlights = case
    assert Reader(highlighted(text, highlights)).text == text


@given(marked_texts())
def test_each_character_carries_the_roles_of_the_spans_over_it(
    case: tuple[str, list[Highlight]],
) -> None:
    text, highlights = case
    for start, end, roles in Reader(highlighted(text, highlights)).pieces:
        for at in range(start, end):
            assert roles == {h.role for h in highlights if h.span.start <= at < h.span.end}


def test_overlapping_spans_are_cut_at_every_boundary() -> None:
    html = highlighted("abcdef", [Highlight(Span(0, 4), "content", "s1"), Highlight(Span(2, 6), "cue", "s2")])
    assert html == (
        '<mark class="content" title="s1">ab</mark>'
        '<mark class="content cue" title="s1; s2">cd</mark>'
        '<mark class="cue" title="s2">ef</mark>'
    )


def test_a_record_shows_its_article_and_its_tables() -> None:
    html = to_html(full_record())
    shown = Reader(html).text
    assert TEXT in shown
    assert "armée du Sahelstan (MLI MIL) → Portville (FRA GOV)" in shown
    assert "disputed: claimed by opposition <portvilloise>; denied by Portville" in shown
    assert "killed: at least 12 (says opposition <portvilloise>)" in shown
    counted = [shown[start:end] for start, end, roles in Reader(html).pieces if "count" in roles]
    assert "une vingtaine de blessés" in counted
    assert full_record()._repr_html_() == html


def test_everything_is_escaped_and_nothing_runs() -> None:
    hostile = "<script>alert('x')</script> <img src=x onerror=alert(1)> \"&amp;\""
    html = to_html(empty_record(hostile))
    tags = set(Reader(html).tags)
    assert tags <= {"style", "div", "mark", "p", "table", "caption", "tr", "td", "tbody"}
    assert hostile in Reader(html).text


def test_an_empty_record_says_so() -> None:
    assert "nothing to record" in to_html(empty_record())
