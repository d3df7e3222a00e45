"""Parties that another sentence supplies, and events that are left out for want of one."""

from __future__ import annotations

from dragoman.analysis.coder import Coder
from tests.analysis.events.reading import code, parties


def test_who_denies_rejects_the_accuser(coder: Coder) -> None:
    record = code(coder, "Kigali accuse Kinshasa d'avoir armé des miliciens. Kinshasa a démenti ces accusations.")
    assert parties(record, "REJECT") == ["COD GOV → RWA GOV"]


def test_a_condemned_delivery_is_held_against_who_delivered(coder: Coder) -> None:
    record = code(coder, "La Turquie a livré des drones à l'armée éthiopienne. L'Érythrée a condamné cette livraison.")
    assert parties(record, "ACCUSE") == ["ERI GOV → TUR GOV"]


def test_an_accusation_of_nobody_has_no_source(coder: Coder) -> None:
    record = code(coder, "Les autorités soudanaises sont accusées d'exactions contre des civils.")
    assert parties(record, "ACCUSE") == ["- → SDN GOV"]


def test_aid_to_nobody_is_left_out(coder: Coder) -> None:
    assert parties(code(coder, "Le Japon a donné de l'argent."), "AID") == []
