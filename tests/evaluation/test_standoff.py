"""Gold without its text finds its text again, and says when it cannot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.evaluation import GoldArticle, GoldError, read_gold
from dragoman.evaluation.guide import MODES, NEEDS_RECIPIENT, standing_of
from dragoman.evaluation.shapes import GoldClaim
from dragoman.evaluation.standoff import from_standoff, read_standoff, to_standoff

SAMPLES = Path(__file__).parents[2] / "samples"
GOLD = sorted(SAMPLES.glob("*.gold.toml"))


@pytest.fixture
def article() -> GoldArticle:
    return read_gold(SAMPLES / "04-dementi.gold.toml")


@pytest.mark.parametrize("gold", GOLD, ids=lambda file: file.stem)
def test_it_comes_back_and_holds_no_text(gold: Path) -> None:
    article = read_gold(gold)
    written = to_standoff(article, "04.txt")
    back = from_standoff(written, article.text, "04.json")
    assert (back.statements, back.events) == (article.statements, article.events)
    assert article.text.split("\n")[0] not in written


def test_a_text_in_another_encoding_is_read_as_dragoman_reads_it(tmp_path: Path) -> None:
    text = "Le ministère a démenti.\nIl a été très clair à ce sujet, d’après la présidence.\n"
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    (tmp_path / "a.gold.json").write_text(
        to_standoff(GoldArticle("a", text, None, None, (), ()), "a.txt"), encoding="utf-8"
    )
    assert read_standoff(tmp_path / "a.gold.json", tmp_path).text == text


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda f: f.update(sha256="0" * 64), "not the text"),
        (lambda f: f["statements"][0].update(content=[[0, 99999]]), "outside the text"),
        (lambda f: f["statements"][0].update(content=[[5, 5]]), "empty"),
        (lambda f: f["statements"][0].update(act="mumble"), "statements.0.act"),
        (lambda f: f["statements"][1].update(id="s1"), "used twice"),
        (lambda f: f["statements"][0].update(within="s1"), "no statement around"),
        (lambda f: f["statements"][0].update(within="s99"), "no statement around"),
        (lambda f: f.pop("events"), "not stand-off gold"),
    ],
)
def test_what_does_not_fit_is_refused(article: GoldArticle, change: object, says: str) -> None:
    fields = json.loads(to_standoff(article, "04-dementi.txt"))
    change(fields)  # type: ignore[operator]
    with pytest.raises(GoldError, match=says):
        from_standoff(json.dumps(fields), article.text, "04.json")


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "a/../../b.txt"])
def test_a_text_outside_of_the_corpus_is_never_opened(article: GoldArticle, tmp_path: Path, name: str) -> None:
    gold = tmp_path / "a.gold.json"
    gold.write_text(to_standoff(article, name), encoding="utf-8")
    with pytest.raises(GoldError, match="outside of the corpus"):
        read_standoff(gold, tmp_path)


@pytest.mark.parametrize("gold", GOLD, ids=lambda file: file.stem)
def test_the_samples_follow_the_rules_of_the_guide(gold: Path) -> None:
    for event in read_gold(gold).events:
        assert event.standing == standing_of(event.claims), event.id
        assert not event.mode or event.mode in MODES[event.type], event.id


@pytest.mark.parametrize(
    ("claims", "standing"),
    [
        ("author/actual MLI GOV/negated", "asserted"),
        ("MLI GOV/actual", "claimed"),
        ("MLI GOV/actual FRA GOV/negated", "disputed"),
        ("MLI GOV/actual author/negated", "disputed"),
        ("MLI GOV/planned FRA GOV/negated", "disputed"),
        ("FRA GOV/negated", "denied"),
        ("FRA GOV/possible MLI GOV/negated", "denied"),
        ("author/planned", "planned"),
        ("MLI GOV/requested", "requested"),
        ("author/possible", "possible"),
        ("", "possible"),
    ],
)
def test_the_standing_follows_from_the_claims(claims: str, standing: str) -> None:
    parts = claims.replace("/", " ").split()
    made, by = [], []
    for part in parts:
        if part in ("actual", "negated", "planned", "possible", "requested"):
            made.append(GoldClaim(" ".join(by), part))  # type: ignore[arg-type]
            by = []
        else:
            by.append(part)
    assert standing_of(made) == standing


def test_a_type_that_asks_for_a_recipient_is_a_type() -> None:
    assert set(MODES) > NEEDS_RECIPIENT
    assert len(MODES) == 16
