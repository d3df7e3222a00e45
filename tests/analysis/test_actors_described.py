"""What an article says of a person or a body gives its code: trades, bodies, nationality, what the name is said with."""

from __future__ import annotations

import pytest

from dragoman.analysis.coder import Coder

PERSONS = [
    # a trade or a science says the sector
    ("La Belgique gagne. La championne a déclaré que le titre était mérité.", ["championne|BEL CVL"]),
    ("La France vote. Paul Durand, sismologue à Grenoble, a dit que la secousse est forte.", ["Paul Durand|FRA EDU"]),
    ("La France vote. Les organisateurs de la marche ont annoncé qu'elle continuera.", ["organisateurs de la marche|FRA CVL"]),
    ("Le feu gagne la France. Les pompiers ont annoncé que trois maisons brûlent.", ["pompiers|FRA GOV"]),
    # a nationality before the name
    ("L'Américaine Julie Durand a déclaré que la course était dure.", ["Julie Durand|USA CVL"]),
    # without a comma, between brackets, after «est», after a long complement
    ("Paul Durand porte-parole du gouvernement malien a déclaré que la ville est vide.", ["Paul Durand|MLI GOV"]),
    ("Paul Durand (La France insoumise) a estimé que la loi est mauvaise.", ["Paul Durand|FRA PTY"]),
    ("Paul Durand est un écrivain français. Paul Durand a affirmé que le livre est vrai.", ["Paul Durand|FRA CVL"]),
    (
        "La France attend. Le secrétaire d'État à l'enseignement supérieur, Paul Durand, a dit que la loi est prête.",
        ["Paul Durand|FRA GOV"],
    ),
    # of whom one speaks
    ("Les avocats de Paul Durand ont annoncé qu'ils feraient appel.", ["avocats de Paul Durand|CVL"]),
    ("L'un des témoins a déclaré que la voiture roulait vite.", ["témoins|CVL"]),
    ("Le responsable de la fouille, Paul Durand, a dit que la grotte est ancienne.", ["Paul Durand|"]),
    ("Le fondateur de Moulinor, Paul Durand, a reconnu que la vente est prévue.", ["Paul Durand|BUS"]),
    # offices of several
    (
        "Les présidents malien et nigérien, Paul Durand et Jean Martin, ont dit que la route est sûre.",
        ["Paul Durand|MLI GOV", "Jean Martin|NER GOV"],
    ),
    (
        "Les députés français Paul Durand et Jean Martin ont dit que la loi est bonne.",
        ["Paul Durand|FRA LEG", "Jean Martin|FRA LEG"],
    ),
    # pointing back
    (
        "Un porte-parole du gouvernement malien a parlé. Le porte-parole a déclaré que la ville est vide.",
        ["porte-parole du gouvernement malien|MLI GOV"],
    ),
    ("Le constructeur Moulinor a répondu. « Nous partons », a ajouté le groupe.", ["Moulinor|BUS"]),
    ("Le chef du syndicat français a dit que la loi est mauvaise. Son syndicat a dit qu'il part.", ["syndicat|FRA LAB"]),
    (
        "France : le budget\n\nLe président français a reçu le président malien. Le président a déclaré que la loi est bonne.",
        ["président français|FRA GOV"],
    ),
    ("Les sénateurs français ont voté. Selon le sénateur Paul Durand, la loi est bonne.", ["Paul Durand|FRA LEG"]),
    ("Le chef de l'État islamique a annoncé que la ville tombera.", ["chef de l'État islamique|ISM REB"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), PERSONS)
def test_the_last_speaker(coder: Coder, text: str, speakers: list[str]) -> None:
    record = coder(text)
    last = record.statements[-1]

    assert [f"{record.actor(a).name}|{record.actor(a).code}" for a in last.speakers] == speakers


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Un Britannique est parmi les blessés à Nice. La police a dit que la route est fermée.", "FRA COP"),
        ("Québec : la rivière déborde\n\nLe maire a dit que la route est fermée.", "CAN GOV"),
        ("À Lyon et à Lille, le suspect algérien est connu. La police a dit qu'il est armé.", "FRA COP"),
    ],
)
def test_towns_say_where_the_article_is_set_and_nationalities_of_people_do_not(
    coder: Coder, text: str, code: str
) -> None:
    record = coder(text)

    assert record.actor(record.statements[-1].speakers[0]).code == code


def test_ones_own_citizens_are_those_of_the_subject(coder: Coder) -> None:
    record = coder("La France et la Belgique ont appelé leurs citoyens à rester chez eux après l'attaque en Turquie.")

    codes = {record.actor(a).code for e in record.events if e.type == "REQUEST" for a in e.recipients}
    assert codes <= {"FRA CVL", "BEL CVL"}
    assert codes


def test_forces_joined_to_an_army_are_of_its_country(coder: Coder) -> None:
    record = coder("L'armée irakienne et les milices alliées ont bombardé l'État islamique en Syrie.")

    sources = {record.actor(a).code for e in record.events for a in e.sources}
    assert sources == {"IRQ MIL", "IRQ PRM"}


def test_a_treaty_named_after_a_capital_is_no_state(coder: Coder) -> None:
    record = coder("Le Mali a quitté le statut de Rome.")

    assert "ITA GOV" not in {a.code for a in record.actors}
