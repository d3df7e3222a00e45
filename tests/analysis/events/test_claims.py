"""On whose word: what only a speaker says is never the author's fact."""

from __future__ import annotations

from dragoman.analysis.coder import Coder
from tests.analysis.events.reading import claims, code, lines

DISPUTE = "Le Mali accuse la France d'avoir livré des armes aux rebelles maliens. Paris rejette ces accusations."
DENIAL = (
    "Le ministre russe a qualifié d'infondées les accusations portées contre l'Africa Corps concernant des attaques "
    "contre des habitants maliens."
)


def test_what_a_speaker_reports_is_his_claim(coder: Coder) -> None:
    record = code(coder, "Le ministère russe a affirmé que la Russie avait livré des armes au Mali.")
    assert claims(record, "AID") == [{"RUS GOV/actual"}]


def test_two_speakers_who_disagree_dispute_one_event(coder: Coder) -> None:
    record = code(coder, DISPUTE)
    assert "MLI GOV ACCUSE FRA GOV [author/actual]" in lines(record)
    assert "FRA GOV REJECT MLI GOV [author/actual]" in lines(record)
    assert claims(record, "AID") == [{"MLI GOV/actual", "FRA GOV/negated"}]
    assert [e.standing for e in record.events if e.type == "AID"] == ["disputed"]


def test_a_denial_negates_the_deed_and_not_the_accusation(coder: Coder) -> None:
    record = code(coder, DENIAL)
    assert "- ACCUSE RUS PRM [author/actual]" in lines(record, "ACCUSE")
    assert claims(record, "ASSAULT") == [{"RUS GOV/negated"}]


def test_a_quotation_of_nobody_makes_no_fact(coder: Coder) -> None:
    record = code(coder, "« La Russie a livré des chars et des missiles au Mali en juin. » La salle est restée calme.")
    assert all("author/actual" not in c for c in claims(record, "AID"))


def test_what_is_asked_for_has_not_happened(coder: Coder) -> None:
    record = code(coder, "L'ONU a exigé la libération des opposants maliens.")
    assert claims(record, "RETREAT") in ([], [{"UNO/requested"}])
