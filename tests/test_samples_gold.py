"""The samples: twelve kinds of news, marked as fiction, each with gold that fits its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.evaluation import GoldArticle, read_gold, score

SAMPLES = Path(__file__).parent.parent / "samples"
KINDS = [
    "01-communique", "02-sommet", "03-attaque", "04-dementi", "05-sanctions", "06-mediation",
    "07-expulsion", "08-aide", "09-armes", "10-election", "11-breves", "12-entretien",
]  # fmt: skip


def gold(kind: str) -> GoldArticle:
    return read_gold(SAMPLES / f"{kind}.gold.toml")


def test_the_twelve_kinds_are_there_and_nothing_else() -> None:
    assert sorted(p.stem for p in SAMPLES.glob("*.txt")) == KINDS
    assert sorted(p.name.removesuffix(".gold.toml") for p in SAMPLES.glob("*.toml")) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_the_gold_fits_the_text(kind: str) -> None:
    article = gold(kind)
    assert article.published
    assert article.outlet
    assert len(article.statements) >= 8
    assert len(article.events) >= 6
    scores = score([(article, article)])
    assert scores.citation.value == scores.statements.f1 == scores.events.f1 == 1.0


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_says_that_it_is_fiction(kind: str) -> None:
    text = (SAMPLES / f"{kind}.txt").read_text(encoding="utf-8")
    assert text.splitlines()[-1] == "Dépêche fictive écrite pour Dragoman."
    assert 150 <= len(text.split()) <= 350
    assert "fiction" in (SAMPLES / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_the_standing_follows_from_the_claims(kind: str) -> None:
    for event in gold(kind).events:
        modalities = {c.modality for c in event.claims}
        if any(c.by == "author" and c.modality == "actual" for c in event.claims):
            expected = "asserted"
        elif modalities & {"actual", "planned"} and "negated" in modalities:
            expected = "disputed"
        elif modalities == {"negated"}:
            expected = "denied"
        else:
            (only,) = modalities
            expected = "claimed" if only == "actual" else only
        assert event.standing == expected, event.id


@pytest.mark.parametrize("kind", KINDS)
def test_parties_and_claimants_are_coded_as_actors(kind: str) -> None:
    article = gold(kind)
    for event in article.events:
        actors = (*event.sources, *event.recipients, *(c.by for c in event.claims))
        assert all(a == "author" or (len(a.split()[0]) == 3 and a.isupper()) for a in actors)
