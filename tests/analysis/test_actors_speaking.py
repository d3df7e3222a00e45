"""Who speaks in news as it is written: offices in several levels, parties after offices, houses, outlets, lists."""

from __future__ import annotations

import pytest

from dragoman.analysis.coder import Coder

CASES = [
    # appositions that end in a body, or name one person out of several
    ("Paul Durand, directeur du bureau Afrique de la FIDH, a dit que la ville est vide.", ["Paul Durand|NGO"]),
    (
        "« L'hôpital est vide », a ajouté Paul Durand, le chef de mission de MSF pour la Syrie qui considère que "
        "la guerre continue.",
        ["Paul Durand|NGO"],
    ),
    ("Selon Jean Durand, l'un des conseillers du ministre français, la loi est bonne.", ["Jean Durand|FRA GOV"]),
    (
        "Le 3 avril, Ivan Durand, attaché de presse du gouvernement russe, annonce que l'accord est prêt.",
        ["Ivan Durand|RUS GOV"],
    ),
    # a party after an office is no name; what is presided over says the sector
    ("La France vote. Paul Roux, député LR du Nord, affirme que la loi est bonne.", ["Paul Roux|FRA LEG"]),
    ("La France vote. Le maire UDX Paul Roux affirme que la loi est bonne.", ["Paul Roux|FRA GOV"]),
    ("La France joue. Le président de la fédération Jean Roux a dit que tout va bien.", ["Jean Roux|FRA SOC"]),
    ("Selon le directeur de la discothèque, la salle était pleine. La France enquête.", ["directeur de la discothèque|FRA BUS"]),
    ("En Irak, un officier de police a déclaré que la route est fermée.", ["officier de police|IRQ COP"]),
    ("En Syrie, un responsable rebelle a dit que la ville est vide.", ["responsable rebelle|SYR REB"]),
    # bodies under a common noun
    ("D'après l'agence RIA Novosti, l'appareil est tombé.", ["RIA Novosti|RUS JRN"]),
    ("Le groupe de l'État islamique a revendiqué l'attaque de la base.", ["État islamique|ISM REB"]),
    ("Le conseil de sécurité des Nations unies a décidé d'envoyer un émissaire.", ["conseil de sécurité des Nations unies|UNO"]),
    ("Mediapart a publié une enquête. Le site avait annoncé que la loi changerait.", ["Mediapart|FRA JRN"]),
    ("Le Pentagone a annoncé que la base est fermée.", ["Pentagone|USA GOV"]),
    # several at once
    (
        "Les gouvernements britannique, australien et danois ont reconnu que la base est vide.",
        ["gouvernement britannique|GBR GOV", "gouvernement australien|AUS GOV", "gouvernement danois|DNK GOV"],
    ),
    # who is meant
    ("Le ministre a reçu le général Sékou Barda. Ce dernier a dit qu'il partirait.", ["Sékou Barda|MIL"]),
    (
        "Le politologue Filip Durand craint le pire au Burundi. L'universitaire belge estime que la paix est loin.",
        ["Filip Durand|BEL EDU"],
    ),
    (
        "Jeanne Roux et François Roux sont venus. Roux a dit que la loi est bonne.",
        ["Jeanne Roux|CVL"],
    ),
    (
        "Kigali a répondu par la voix du lieutenant-colonel Paul Mugo, porte-parole de l'armée rwandaise : "
        "« C'est faux. »",
        ["Paul Mugo|RWA MIL"],
    ),
    (
        "Interrogé hier, Alain Durand, éliminé au premier tour, a affirmé qu'il ne serait pas candidat.",
        ["Alain Durand|CVL"],
    ),
    ("Le Maroc est présent à côté de l'Algérie. Le royaume a déclaré que la frontière est fermée.", ["Maroc|MAR GOV"]),
    # no office, no body: one of the public; an unnamed source stays open
    ("Au Mali, des observateurs estiment que la paix est loin.", ["observateurs|"]),
    ("Au Mali, plusieurs médias affirment que la route est fermée.", ["médias|JRN"]),
    ("Paul Durand a dit que la route est longue.", ["Paul Durand|CVL"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), CASES, ids=[c[0][:60] for c in CASES])
def test_the_last_speaker(coder: Coder, text: str, speakers: list[str]) -> None:
    record = coder("Les nouvelles du jour\n\n" + text, published="2017-03-15")
    last = record.statements[-1]

    assert [f"{record.actor(i).name}|{record.actor(i).code}" for i in last.speakers] == speakers


def test_a_president_named_first_is_the_president(coder: Coder) -> None:
    """The table of leaders gives the office that the article does not."""
    record = coder("François Hollande est venu à Lyon. Le président a promis d'aider la ville.", published="2016-03-15")

    assert [record.actor(i).name for i in record.statements[-1].speakers] == ["François Hollande"]


def test_a_name_of_the_press_wants_its_capitals(coder: Coder) -> None:
    record = coder("Le monde change. Selon Le Monde, la loi est bonne.", published="2016-03-15")

    assert [a.name for a in record.actors] == ["Le Monde"]


@pytest.mark.parametrize("published", ["2016-12-20", "2017-03-15"])
def test_a_president_elect_is_no_former_office_holder(coder: Coder, published: str) -> None:
    record = coder("Donald Trump a déclaré que la réunion est finie.", published=published)

    assert [record.actor(i).code for i in record.statements[0].speakers] == ["USA GOV"]
