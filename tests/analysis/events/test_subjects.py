"""The doer of an infinitive, of a relative clause, of an impersonal verb."""

from __future__ import annotations

from dragoman.analysis.coder import Coder
from tests.analysis.events.reading import code, parties


def test_the_accused_did_what_the_infinitive_says(coder: Coder) -> None:
    record = code(coder, "Khartoum accuse les Émirats arabes unis de fournir des armes aux rebelles tchadiens.")
    assert parties(record, "ACCUSE") == ["SDN GOV → ARE GOV"]
    assert parties(record, "AID") == ["ARE GOV → TCD REB"]


def test_the_antecedent_of_que_is_the_accused(coder: Coder) -> None:
    record = code(
        coder, "Les Émirats arabes unis, que Khartoum accuse de soutenir les rebelles, ont fermé la frontière."
    )
    assert parties(record, "ACCUSE") == ["SDN GOV → ARE GOV"]


def test_whoever_is_called_upon_is_to_act(coder: Coder) -> None:
    record = code(coder, "L'ONU a appelé le gouvernement malien à libérer les opposants.")
    assert parties(record, "REQUEST") == ["UNO → MLI GOV"]
    assert parties(record, "RETREAT") == ["MLI GOV → MLI OPP"]


def test_an_impersonal_il_is_nobody(coder: Coder) -> None:
    record = code(coder, "Le ministre russe Piotr Vetrov est rentré. Il est prévu de livrer des armes au Mali.")
    assert parties(record, "AID") == []


def test_a_pronoun_between_commas_stresses_the_name_before_it(coder: Coder) -> None:
    record = code(coder, "Le Tchad se tait. Le Niger, lui, demande à Ankara des explications.")
    assert parties(record, "REQUEST") == ["NER GOV → TUR GOV"]
