from __future__ import annotations

import pytest

from dragoman.triage.weights import ALL, setting, weighed, weights


def test_a_signal_seen_in_the_field_speaks_for_it_and_one_seen_elsewhere_against() -> None:
    found = weighed({ALL: (100, 900), "other: joueur": (0, 90), "armed: rebelle": (50, 5)})
    assert found["armed: rebelle"] > 0 > found["other: joueur"]


def test_a_rare_signal_weighs_less_than_a_common_one_of_the_same_rate() -> None:
    found = weighed({ALL: (100, 900), "armed: milice": (4, 0), "armed: rebelle": (40, 0)})
    assert 0 < found["armed: milice"] < found["armed: rebelle"]


@pytest.mark.parametrize("name", ["deed aider", "type AID", "government AID", "state", "law: police"])
def test_what_the_field_is_made_of_never_speaks_against_it(name: str) -> None:
    assert weighed({ALL: (100, 900), name: (0, 90)})[name] == 0


def test_the_table_can_be_read_and_has_both_kinds() -> None:
    assert min(weights().values()) < 0 < max(weights().values())
    assert setting("keep") > 0
