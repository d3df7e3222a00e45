"""Counts as a user reads them in a record: what is counted, between which bounds, on whose word, with which words."""

from __future__ import annotations

import pytest

from dragoman.analysis.coder import Coder
from dragoman.record import Record
from tests.analysis.events.reading import PUBLISHED, code


def counts(coder: Coder, text: str, *, headed: bool = True) -> list[str]:
    """``TYPE of low..high by «words»`` for each count of each event; ``headed``: the text has no headline."""
    record = code(coder, text) if headed else coder(text, published=PUBLISHED)
    return [shown(record, n, c) for n, event in enumerate(record.events) for c in range(len(event.counts))]


def shown(record: Record, event: int, number: int) -> str:
    e = record.events[event]
    c = e.counts[number]
    by = "author" if c.by == "author" else record.actor(c.by).code
    low, high = ("?" if bound is None else f"{bound:g}" for bound in (c.low, c.high))
    about = "~" if c.approximate else ""
    return f"{e.type} {c.of} {about}{low}..{high}{' ' + c.unit if c.unit else ''} {by} «{record.cite(c.words)}»"


@pytest.mark.parametrize(
    ("text", "gold"),
    [
        (
            "Deux soldats maliens ont été tués mardi par des hommes armés à Kidal.",
            ["ASSAULT killed 2..2 author «Deux soldats»"],
        ),
        (
            "Des rebelles ont attaqué l'armée malienne, faisant au moins seize morts et une dizaine de blessés.",
            ["ASSAULT killed 16..? author «au moins seize morts»", "ASSAULT wounded ~10..10 author «une dizaine de blessés»"],
        ),
        (
            "Des rebelles ont tué dix ou douze civils maliens à Ménaka.",
            ["ASSAULT killed 10..12 author «dix ou douze civils»"],
        ),
        (
            "Des rebelles ont attaqué l'armée malienne, ce qui a coûté la vie à 25 personnes.",
            ["ASSAULT killed 25..25 author «25 personnes»"],
        ),
        (
            "La police sénégalaise a arrêté 36 manifestants à Dakar.",
            ["COERCE arrested 36..36 author «36 manifestants»"],
        ),
        (
            "Plus de 5 000 personnes ont manifesté à Bamako contre le gouvernement malien.",
            ["PROTEST participants 5000..? author «Plus de 5 000 personnes»"],
        ),
        (
            "La Russie a envoyé 200 instructeurs au Mali.",
            ["AID forces 200..200 author «200 instructeurs»"],
        ),
        (
            "L'Union européenne a accordé une aide de 3,5 millions d'euros au Niger.",
            ["AID money 3.5e+06..3.5e+06 EUR author «3,5 millions d'euros»"],
        ),
        (
            "Les rebelles ont libéré vingt soldats maliens.",
            ["RETREAT freed 20..20 author «vingt soldats»"],
        ),
        (
            "Des hommes armés ont enlevé trois villageois maliens près de Mopti.",
            ["ASSAULT abducted 3..3 author «trois villageois»"],
        ),
    ],
)  # fmt: skip
def test_each_kind_of_count_stands_on_its_event(coder: Coder, text: str, gold: list[str]) -> None:
    assert counts(coder, text) == gold


def test_a_part_is_no_count_of_its_own(coder: Coder) -> None:
    text = "L'attaque de rebelles contre l'armée malienne a fait 12 morts, dont trois enfants."
    assert counts(coder, text) == ["ASSAULT killed 12..12 author «12 morts»"]


def test_two_claimants_keep_their_figures(coder: Coder) -> None:
    text = (
        "Des rebelles ont attaqué un camp de l'armée malienne.\n\n"
        "L'armée malienne a affirmé que l'attaque avait fait 3 morts. L'ONU a affirmé que l'attaque avait fait 30 morts."
    )
    assert counts(coder, text) == ["ASSAULT killed 3..3 MLI MIL «3 morts»", "ASSAULT killed 30..30 UNO «30 morts»"]


def test_of_one_claimant_the_most_precise_figure_stays(coder: Coder) -> None:
    text = (
        "Mali : une dizaine de soldats tués dans une attaque rebelle\n\n"
        "Douze soldats maliens ont été tués mardi dans une attaque de rebelles près de Kidal."
    )
    assert counts(coder, text, headed=False) == ["ASSAULT killed 12..12 author «Douze soldats»"]


def test_a_toll_of_its_own_sentence_belongs_to_the_attack_before(coder: Coder) -> None:
    text = "Des hommes armés ont attaqué mardi l'armée malienne à Kidal. Le bilan s'élève à 12 morts."
    assert counts(coder, text) == ["ASSAULT killed 12..12 author «12 morts»"]


@pytest.mark.parametrize(
    "text",
    [
        "L'armée malienne a démenti que l'attaque des rebelles ait fait 12 morts.",
        "Un séisme a fait 200 morts au Pérou. La France a envoyé de l'aide au Pérou.",
        "Des hommes armés ont attaqué l'armée malienne. La guerre a fait 400 000 morts depuis 2012.",
        "Le soldat malien a été tué de douze balles par des hommes armés.",
        "Le Mali compte 20 millions d'habitants. Des hommes armés ont attaqué l'armée malienne.",
    ],
)
def test_what_no_event_plainly_governs_is_not_recorded(coder: Coder, text: str) -> None:
    assert [c for c in counts(coder, text) if "12.." in c or "200" in c or "400" in c or "2e+07" in c] == []
