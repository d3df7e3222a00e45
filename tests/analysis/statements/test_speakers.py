"""Who is behind the words that name the speaker: names, offices, pronouns, issuers, two at a time, or nobody."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.analysis.coder import Coder
from tests.inline_gold import check, example

PRONOUNS = [
    example(
        "il is the minister named before",
        "Le ministre camerounais de la Défense est arrivé à Maroua. <s1>Il</s1> <c1>a affirmé</c1> que <t1>la route "
        "est "
        "sûre</t1>.",
        speakers={1: ["CMR GOV"]},
    ),
    example(
        "elle is the woman named before",
        "Awa Traorima, ministre malienne de la Santé, est arrivée à Mopti. <s1>Elle</s1> <c1>a promis</c1> de "
        "<t1>rouvrir "
        "l'hôpital</t1>.",
        speakers={1: ["MLI GOV"]}, names={1: ["Awa Traorima"]},
    ),
    example(
        "il passes over a woman",
        "Le président guinéen a reçu la ministre française Claire Dumesnil. <s1>Il</s1> <c1>a déclaré</c1> que <t1>la "
        "page "
        "est tournée</t1>.",
        speakers={1: ["GIN GOV"]},
    ),
    example(
        "elle passes over a man",
        "La ministre française Claire Dumesnil a reçu le président guinéen. <s1>Elle</s1> <c1>a déclaré</c1> que "
        "<t1>la page "
        "est tournée</t1>.",
        speakers={1: ["FRA GOV"]}, names={1: ["Claire Dumesnil"]},
    ),
    example(
        "elle is an institution",
        "L'Union européenne suit la crise soudanaise. <s1>Elle</s1> <c1>demande</c1> que <t1>les convois puissent "
        "passer</t1>.",
        speakers={1: ["EUR"]},
    ),
    example(
        "the same speaker goes on",
        "<s1>Le ministre béninois de l'Intérieur</s1> <c1>a indiqué</c1> que <t1>le calme est revenu</t1>. <s2>Il</s2> "
        "<c2>a ajouté</c2> que <t2>l'enquête continue</t2>.",
        speakers={1: ["BEN GOV"], 2: ["BEN GOV"]},
    ),
    example(
        "ils are the two that spoke",
        "<s1>Le Mali et le Niger</s1> <c1>ont annoncé</c1> que <t1>la frontière rouvre</t1>. <s2>Ils</s2> <c2>ont "
        "promis</c2> de <t2>patrouiller ensemble</t2>.",
        speakers={2: ["MLI GOV", "NER GOV"]},
    ),
    example(
        "ce dernier",
        "Le président togolais a reçu l'ambassadeur du Japon. <s1>Ce dernier</s1> <c1>a affirmé</c1> que <t1>l'aide va "
        "augmenter</t1>.",
        speakers={1: ["JPN GOV"]},
    ),
    example(
        "il with nobody before stays open",
        "<s1>Il</s1> <c1>a affirmé</c1> que <t1>la route est sûre</t1>.",
        speakers={1: []},
    ),
]  # fmt: skip

PRONOUNS += [
    example(
        "ils are two of different phrases",
        "Le chef de la diplomatie turque a reçu son homologue iranien. <s1>Ils</s1> <c1>ont condamné</c1> <t1>les "
        "frappes "
        "sur la ville</t1>.",
        speakers={1: ["TUR GOV", "IRN GOV"]},
        bug="«ils» after a meeting of two is nobody",
    ),
    example(
        "a pronoun before its name stays open",
        "« <t1>Nous ne reculerons pas</t1> », <c1>avait-il lancé</c1> en juin. Le président zambien est arrivé hier.",
        speakers={1: []},
    ),
    example(
        "elle in the next sentence is the spokeswoman",
        "<s1>La porte-parole de la diplomatie russe, Anna Vorobina</s1>, <c1>a jugé</c1> que <t1>Paris « joue avec le "
        "feu "
        "»</t1>. <s2>Elle</s2> <c2>a accusé</c2> l'Otan de <t2>provoquer la guerre</t2>.",
        speakers={1: ["RUS GOV"], 2: ["RUS GOV"]}, names={2: ["Anna Vorobina"]}, addressees={2: ["IGO"]},
    ),
]  # fmt: skip

NAMES = [
    example(
        "the office of the apposition wins over the place of the scene",
        "Le général Salif Ouédrala, chef d'état-major de l'armée burkinabè, est arrivé à Niamey. <s1>Le général</s1> "
        "<c1>a "
        "assuré</c1> que <t1>ses hommes étaient prêts</t1>.",
        speakers={1: ["BFA MIL"]}, names={1: ["Salif Ouédrala"]},
    ),
    example(
        "a counterpart named in apposition",
        "Koffi Bamberré, le ministre ivoirien de la Défense, et son homologue togolais, Essi Komlan, se sont vus à "
        "Lomé. "
        "« <t1>L'heure est grave</t1> », <c1>a averti</c1> <s1>M. Komlan</s1>.",
        speakers={1: ["TGO GOV"]}, names={1: ["Essi Komlan"]}, act={1: "warn"},
    ),
    example(
        "le groupe is the armed group named before",
        "<s1>Boko Haram</s1> <c1>a revendiqué</c1> <t1>l'attaque</t1>. <s2>Le groupe</s2> <c2>affirme</c2> <t2>avoir "
        "tué dix "
        "soldats</t2>.",
        speakers={1: ["ISM REB"], 2: ["ISM REB"]},
    ),
    example(
        "le groupe is the group that the article introduced",
        "Le Front de libération du fleuve (FLF) a pris la ville de Bor. <s1>Le groupe</s1> <c1>affirme</c1> <t1>avoir "
        "tué dix "
        "soldats</t1>.",
        names={1: ["Front de libération du fleuve"]},
    ),
    example(
        "an organisation of which the article gives the name",
        "L'ONG Veille Armes enquête au Soudan. <c1>Selon</c1> <s1>l'ONG</s1>, <t1>les vols partaient du Tchad</t1>.",
        speakers={1: ["NGO"]}, names={1: ["Veille Armes"]},
    ),
    example(
        "a source close to a government",
        "<s1>Une source proche du gouvernement ivoirien</s1> <c1>assure</c1> que <t1>le ministre partira</t1>.",
        speakers={1: ["CIV UNK"]},
    ),
    example(
        "the surname after the full name",
        "Le ministre ivoirien Koffi Bamberré a réuni la presse. <s1>Bamberré</s1> <c1>a déclaré</c1> que "
        "<t1>l'enquête est "
        "close</t1>.",
        speakers={1: ["CIV GOV"]}, names={1: ["Koffi Bamberré"]},
    ),
    example(
        "M. X",
        "Le ministre ivoirien Koffi Bamberré a réuni la presse. <s1>M. Bamberré</s1> <c1>a déclaré</c1> que "
        "<t1>l'enquête "
        "est close</t1>.",
        speakers={1: ["CIV GOV"]}, names={1: ["Koffi Bamberré"]},
    ),
    example(
        "Mme X after the quotation",
        "La ministre ivoirienne Aya Bamberré a réuni la presse. « <t1>L'enquête est close depuis lundi</t1> », <c1>a "
        "affirmé</c1> <s1>Mme Bamberré</s1>.",
        speakers={1: ["CIV GOV"]}, names={1: ["Aya Bamberré"]},
    ),
    example(
        "name and office in apposition",
        "Koffi Bamberré, ministre ivoirien de la Défense, <c1>a déclaré</c1> que <t1>l'enquête est close</t1>.",
        speakers={1: ["CIV GOV"]}, names={1: ["Koffi Bamberré"]},
    ),
    example(
        "office and name in apposition",
        "Le ministre ivoirien de la Défense, Koffi Bamberré, <c1>a déclaré</c1> que <t1>l'enquête est close</t1>.",
        speakers={1: ["CIV GOV"]}, names={1: ["Koffi Bamberré"]},
    ),
    example(
        "an acronym that the article introduced",
        "Le Front patriotique du fleuve (FPF) tient la ville de Bor, au Soudan du Sud. <s1>Le FPF</s1> "
        "<c1>affirme</c1> que "
        "<t1>l'armée a fui</t1>.",
        names={1: ["Front patriotique du fleuve"]},
    ),
    example(
        "l'organisation",
        "Amnesty International a enquêté à Goma. <s1>L'organisation</s1> <c1>affirme</c1> que <t1>des civils ont été "
        "torturés</t1>.",
        speakers={1: ["NGO"]},
    ),
    example(
        "le ministère after its full name",
        "Le ministère algérien des Affaires étrangères a réagi. <s1>Le ministère</s1> <c1>dénonce</c1> <t1>une "
        "ingérence "
        "grave</t1>.",
        speakers={1: ["DZA GOV"]},
    ),
    example(
        "le communiqué du ministère",
        "Le communiqué du ministère russe de la Défense <c1>précise</c1> que <t1>le navire a coulé</t1>.",
        speakers={1: ["RUS GOV"]},
    ),
    example(
        "le texte is who spoke before",
        "<s1>L'armée malienne</s1> <c1>a annoncé</c1> que <t1>deux camps ont été détruits</t1>. <s2>Le texte</s2> "
        "<c2>précise</c2> que <t2>dix hommes ont été arrêtés</t2>.",
        speakers={2: ["MLI MIL"]},
    ),
    example(
        "the same source",
        "<c1>Selon</c1> <s1>une source sécuritaire burkinabè</s1>, <t1>six soldats sont morts</t1>. « <t2>Le camp a "
        "été brûlé"
        " en entier</t2> », <c2>a ajouté</c2> <s2>la même source</s2>.",
        speakers={1: ["BFA UNK"], 2: ["BFA UNK"]},
    ),
    example(
        "son homologue",
        "Le ministre malien des Affaires étrangères a reçu son homologue russe. <s1>Son homologue russe</s1> <c1>a "
        "promis</c1> de <t1>livrer du blé</t1>.",
        speakers={1: ["RUS GOV"]},
    ),
    example(
        "the two ministers",
        "Le ministre malien Sidi Kantabé a reçu à Bamako le ministre nigérien Moussa Zarmané. <s1>Les deux "
        "ministres</s1> "
        "<c1>ont souligné</c1> que <t1>la menace grandit</t1>.",
        speakers={1: ["MLI GOV", "NER GOV"]}, names={1: ["Sidi Kantabé", "Moussa Zarmané"]},
    ),
]  # fmt: skip

STATES = [
    example(
        "nigérien is Niger",
        "<s1>Le gouvernement nigérien</s1> <c1>a annoncé</c1> que <t1>le couvre-feu est levé</t1>.",
        speakers={1: ["NER GOV"]},
    ),
    example(
        "nigérian is Nigeria",
        "<s1>Le gouvernement nigérian</s1> <c1>a annoncé</c1> que <t1>le couvre-feu est levé</t1>.",
        speakers={1: ["NGA GOV"]},
    ),
    example(
        "congolais settled by Kinshasa",
        "La réunion a eu lieu à Kinshasa. <s1>L'armée congolaise</s1> <c1>affirme</c1> que <t1>la ville est "
        "calme</t1>.",
        speakers={1: ["COD MIL"]},
    ),
    example(
        "congolais settled by Brazzaville",
        "La réunion a eu lieu à Brazzaville. <s1>L'armée congolaise</s1> <c1>affirme</c1> que <t1>la ville est "
        "calme</t1>.",
        speakers={1: ["COG MIL"]},
    ),
    example(
        "congolais left open",
        "<s1>L'armée congolaise</s1> <c1>affirme</c1> que <t1>la ville est calme</t1>.",
        speakers={1: ["MIL"]},
    ),
    example(
        "guinéen without more is Guinea",
        "<s1>Le gouvernement guinéen</s1> <c1>affirme</c1> que <t1>la ville est calme</t1>.",
        speakers={1: ["GIN GOV"]},
    ),
    example(
        "the two countries",
        "Le Mali et la Mauritanie partagent une longue frontière. <s1>Les deux pays</s1> <c1>ont annoncé</c1> que "
        "<t1>les "
        "patrouilles reprendront</t1>.",
        speakers={1: ["MLI GOV", "MRT GOV"]},
    ),
    example(
        "three states at once",
        "<s1>Le Mali, le Niger et le Burkina Faso</s1> <c1>ont annoncé</c1> que <t1>leur force commune est prête</t1>.",
        speakers={1: ["MLI GOV", "NER GOV", "BFA GOV"]},
    ),
    example(
        "three states and somebody asked",
        "<s1>Le Royaume-Uni, la France et l'Allemagne</s1> <c1>ont exhorté</c1> Téhéran à <t1>reprendre les "
        "négociations</t1>.",
        speakers={1: ["GBR GOV", "FRA GOV", "DEU GOV"]},
    ),
    example(
        "two offices at once",
        "<s1>Le président français et la chancelière allemande</s1> <c1>ont appelé</c1> à <t1>un cessez-le-feu</t1>.",
        speakers={1: ["FRA GOV", "DEU GOV"]},
    ),
    example(
        "one office of two states",
        "<s1>Les présidents malien et burkinabè</s1> <c1>ont promis</c1> de <t1>créer une force commune</t1>.",
        speakers={1: ["MLI GOV", "BFA GOV"]},
    ),
    example(
        "an embassy is of its sender",
        "<s1>L'ambassade des États-Unis à Bamako</s1> <c1>a annoncé</c1> que <t1>les visas sont suspendus</t1>.",
        speakers={1: ["USA GOV"]},
    ),
    example(
        "an opposition",
        "<s1>L'opposition tchadienne</s1> <c1>dénonce</c1> <t1>une mascarade</t1>.",
        speakers={1: ["TCD OPP"]}, act={1: "condemn"},
    ),
    example(
        "two capitals at once",
        "<s1>Moscou et Pékin</s1> <c1>dénoncent</c1> <t1>les nouvelles sanctions</t1>.",
        speakers={1: ["RUS GOV", "CHN GOV"]},
    ),
    example(
        "a palace is its state",
        "<s1>La Maison-Blanche</s1> <c1>a assuré</c1> que <t1>l'aide continuera</t1>.",
        speakers={1: ["USA GOV"]},
    ),
    example(
        "le pays is the country spoken of",
        "Le Ghana accueille le sommet. <s1>Le pays</s1> <c1>a annoncé</c1> que <t1>les visas seront gratuits</t1>.",
        speakers={1: ["GHA GOV"]},
    ),
    example(
        "a prosecutor",
        "<s1>Le procureur de Dakar</s1> <c1>a annoncé</c1> que <t1>trois suspects ont été arrêtés</t1>.",
        speakers={1: ["SEN JUD"]},
    ),
    example(
        "residents",
        "Des <s1>habitants</s1> <c1>affirment</c1> que <t1>les tirs ont repris à Ouagadougou</t1>.",
        speakers={1: ["BFA CVL"]},
    ),
    example(
        "a person described by no office is one of the public",
        "<s1>L'entraîneur Tévor Malinguet</s1> <c1>affirme</c1> que <t1>la route de Bamako est coupée</t1>.",
        speakers={1: ["MLI CVL"]},
    ),
    example(
        "a name that nothing explains is a private person of no known country",
        "<s1>Tévor Malinguet</s1> <c1>affirme</c1> que <t1>la route est coupée</t1>.",
        speakers={1: ["CVL"]},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), [*PRONOUNS, *NAMES, *STATES])
def test_who_speaks(coder: Coder, marked: str, expected: dict[str, Any]) -> None:
    check(coder, marked, **expected)
