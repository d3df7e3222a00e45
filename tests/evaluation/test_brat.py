"""Gold goes to brat and comes back the same; what is foreign is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.evaluation import GoldError, read_gold
from dragoman.evaluation.brat import LINE_BREAKS, configuration, to_brat
from dragoman.evaluation.brat_import import from_brat
from dragoman.evaluation.guide import MODES, standing_of
from dragoman.evaluation.shapes import (
    GoldActor,
    GoldArticle,
    GoldClaim,
    GoldEvent,
    GoldPlace,
    GoldStatement,
    GoldTime,
)
from dragoman.record import Span

SAMPLES = Path(__file__).parents[2] / "samples"


def back(article: GoldArticle) -> GoldArticle:
    return from_brat(
        to_brat(article), article.text, name=article.name, published=article.published, outlet=article.outlet
    )


@pytest.mark.parametrize("gold", sorted(SAMPLES.glob("*.gold.toml")), ids=lambda file: file.stem)
def test_every_sample_comes_back_as_it_was(gold: Path) -> None:
    article = read_gold(gold)
    assert back(article) == article


TEXTS = st.text(st.sampled_from("aé 😀\u00a0\n\u2028\t;«"), min_size=1, max_size=40).filter(
    lambda text: LINE_BREAKS.sub("", text)
)


@st.composite
def articles(draw: st.DrawFn) -> GoldArticle:
    text = draw(TEXTS)

    def span() -> Span:
        inside = [i for i, c in enumerate(text) if not LINE_BREAKS.match(c)]
        a, b = draw(st.sampled_from(inside)), draw(st.sampled_from(inside))
        return Span(min(a, b), max(a, b) + 1)

    def spans(least: int) -> tuple[Span, ...]:
        return tuple(span() for _ in range(draw(st.integers(least, 3))))

    names = st.text(max_size=8).map(lambda name: name.encode("utf-8", "replace").decode())
    statements = [
        GoldStatement(f"s{n}", (GoldActor("RUS GOV", draw(names)),), spans(0), "mixed", "deny", spans(1), "")
        for n in range(draw(st.integers(0, 2)))
    ]
    if len(statements) == 2:
        inner = statements[1]
        statements[1] = GoldStatement(
            inner.id, inner.speakers, inner.cue, inner.kind, inner.act, inner.content, statements[0].id
        )
    claims = (GoldClaim("author", "planned"), GoldClaim("MLI GOV", "negated"))
    events = [
        GoldEvent(
            f"e{n}", "ASSAULT", draw(st.sampled_from(("", *MODES["ASSAULT"]))), ("RUS PRM",), (),
            draw(st.sampled_from((None, GoldTime("2025-10-14", None, span())))),
            draw(st.sampled_from((None, GoldPlace("Kidal 2 000", "MLI", span())))),
            spans(1), claims, standing_of(claims),
        )
        for n in range(draw(st.integers(0, 2)))
    ]  # fmt: skip
    return GoldArticle("a.txt", text, "2025-10-14", None, tuple(statements), tuple(events))


@given(articles())
@settings(max_examples=200, deadline=None)
def test_any_article_comes_back_whatever_its_characters(article: GoldArticle) -> None:
    assert back(article) == article


def test_words_are_those_that_brat_compares_with_the_text() -> None:
    text = "« Oui 😀 », a-t-il dit,\n« non »."
    article = GoldArticle(
        "a.txt", text, None, None,
        (GoldStatement("s1", (), (Span(11, 21),), "direct", "say", (Span(2, 7), Span(25, 28)), ""),), (),
    )  # fmt: skip
    assert to_brat(article).splitlines()[:3] == [
        "T1\tStatement 11 21\ta-t-il dit",
        "T2\tContent 2 7;25 28\tOui 😀 non",
        "E1\tStatement:T1 Content:T2",
    ]


def test_a_span_over_two_lines_is_cut_as_brat_cuts_it() -> None:
    article = GoldArticle(
        "a.txt", "Oui\nnon dit-il", None, None,
        (GoldStatement("s1", (), (Span(8, 14),), "indirect", "say", (Span(0, 7),), ""),), (),
    )  # fmt: skip
    assert "T2\tContent 0 3;4 7\tOui non\n" in to_brat(article)
    assert back(article) == article


GOOD = (
    "T1\tStatement 4 7\tdit\nT2\tContent 8 11\tnon\nE1\tStatement:T1 Content:T2\nA1\tKind E1 direct\nA2\tAct E1 say\n"
)


def test_an_annotation_made_in_brat_needs_no_notes() -> None:
    article = from_brat(GOOD, "Ali dit non", name="a.txt")
    assert article.statements == (GoldStatement("s1", (), (Span(4, 7),), "direct", "say", (Span(8, 11),), ""),)


@pytest.mark.parametrize(
    ("ann", "line", "says"),
    [
        ("T1\tPerson 0 3\tAli\n", 1, "belongs to no statement"),
        (GOOD + "T3\tAttack 0 3\tAli\nE2\tAttack:T3\n", 7, "Attack is no type"),
        (GOOD.replace("\tnon\n", "\toui\n"), 2, "not «oui»"),
        (GOOD.replace("8 11", "8 99"), 2, "outside the text"),
        (GOOD.replace("8 11", "8"), 2, "not a type and offsets"),
        (GOOD.replace("A1\tKind E1 direct\n", ""), 3, "no Kind"),
        (GOOD.replace("direct", "spoken"), 4, "'spoken' is no Kind"),
        (GOOD.replace("Kind E1", "Kind E7"), 4, "E7 is no E line"),
        (GOOD.replace("E1\tStatement:T1 Content:T2", "E1\tStatement:T1 Theme:T2"), 3, "Theme is no role"),
        (GOOD.replace("E1\tStatement:T1 Content:T2", "E1\tStatement:T1 Content:T9"), 3, "T9 should be words"),
        (GOOD + "N1\tReference T1 Wikidata:Q1\tAli\n", 6, "begins with 'N1'"),
        (GOOD + "A1\tAct E1 deny\n", 6, "A1 is there twice"),
        (GOOD + "R1\tWithin Arg1:E1 Arg2:E1\n", 6, "within itself"),
        (GOOD + "R1\tCause Arg1:E1 Arg2:E1\n", 6, "no relation"),
        (GOOD + "#1\tAnnotatorNotes E1\tà revoir\n", 6, "not the JSON"),
        (GOOD + '#1\tAnnotatorNotes E1\t{"speaker": []}\n', 6, "speaker"),
        ("n'importe quoi", 1, "begins with"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(ann: str, line: int, says: str) -> None:
    with pytest.raises(GoldError, match=f"^line {line}: .*{says}"):
        from_brat(ann, "Ali dit non", name="a.txt")


def test_the_configuration_declares_all_that_is_written() -> None:
    article = read_gold(SAMPLES / "04-dementi.gold.toml")
    declared = configuration()
    for line in to_brat(article).splitlines():
        id, _, rest = line.partition("\t")
        name = rest.split(":")[0].split(" ")[0]
        assert id[0] == "#" or name in declared
