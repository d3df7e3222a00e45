"""Forms of attribution that dispatches use and that the first rules did not know; one example a class, all invented."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.analysis.coder import Coder
from tests.inline_gold import check, example

VERBS = [
    example(
        "an insertion between the verb and its infinitive",
        "<s1>Les syndicats maliens</s1> <c1>ont décidé</c1>, après avoir consulté leurs membres, de <t1>bloquer les "
        "dépôts</t1>.",
        act={1: "announce"},
    ),
    example(
        "an insertion between the verb and its object",
        "<s1>Le président malien</s1> <c1>a ordonné</c1> lundi, par décret, <t1>le gel des avoirs du général</t1>.",
        speakers={1: ["MLI GOV"]}, act={1: "demand"},
    ),
    example(
        "an addressee between the verb and its infinitive",
        "<s1>Le ministère malien</s1> <c1>a déclaré</c1> à la presse <t1>avoir reçu les observateurs</t1>.",
        speakers={1: ["MLI GOV"]},
    ),
    example(
        "a clause far from its verb",
        "<s1>Le ministre malien</s1> <c1>a confié</c1> en milieu de journée, depuis la ville où il se trouvait, que "
        "<t1>la trêve tiendrait</t1>.",
        speakers={1: ["MLI GOV"]},
    ),
    example(
        "an object that begins with a number",
        "<s1>Le ministre malien</s1> <c1>a également salué</c1> <t1>25 soldats revenus du front</t1>.",
        speakers={1: ["MLI GOV"]}, act={1: "praise"},
    ),
    example(
        "an opinion in the infinitive",
        "<s1>Le général malien</s1> <c1>estime</c1> <t1>avoir réuni toutes les preuves</t1>.",
        speakers={1: ["MLI MIL"]},
    ),
    example(
        "a form of two verbs goes with the number of its subject",
        "<s1>Les États-Unis</s1> <c1>pressent</c1> le Mali d'<t1>organiser des élections</t1>.",
        speakers={1: ["USA GOV"]}, act={1: "demand"},
    ),
    example(
        "an object with a participle that has an infinitive of its own",
        "<s1>La commission électorale malienne</s1> <c1>a annoncé</c1> <t1>les candidats autorisés à concourir</t1>.",
        act={1: "announce"},
    ),
    example(
        "a claim with the day on which it is made",
        "<s1>L'État islamique</s1> <c1>revendique</c1> <t1>l'attaque</t1> le 4 juin.",
        speakers={1: ["ISM REB"]}, act={1: "announce"},
    ),
    example(
        "a resolution voted",
        "<s1>L'Union africaine</s1> <c1>a voté, mardi, à l'unanimité, en faveur d'</c1><t1>une résolution sur le "
        "Soudan</t1>.",
        speakers={1: ["IGO"]}, act={1: "announce"},
    ),
    example(
        "accused by nobody in particular",
        "<c1>Accusé</c1> de <t1>soutenir les rebelles</t1>, le général malien a été arrêté.",
        speakers={1: []}, act={1: "accuse"},
    ),
    example(
        "a second act of the same speaker",
        "<s1>Le ministre malien</s1> <c1>a déclaré</c1> que <t1>la route était sûre</t1> et <c2>a exigé</c2> <t2>le départ "
        "des milices</t2>.",
        speakers={1: ["MLI GOV"], 2: ["MLI GOV"]},
    ),
]  # fmt: skip

ATTITUDES = [
    example(
        "seen by somebody as something",
        "<t1>La décision</t1> <c1>est perçue</c1> comme <t1>une victoire</t1> par <s1>le gouvernement malien</s1>.",
        speakers={1: ["MLI GOV"]},
    ),
    example(
        "a participle that opens the sentence ends at its comma",
        "<c1>Voyant</c1> <t1>cette alliance comme une menace</t1>, <s1>la Turquie</s1> a fermé sa frontière.",
        speakers={1: ["TUR GOV"]},
    ),
    example(
        "said of the noun before «que»",
        "<s1>La ministre malienne</s1> salue <t1>une action</t1> qu'elle <c1>qualifie</c1> d'<t1>« héroïque »</t1>.",
        speakers={1: ["MLI GOV"]},
        bug="the praise around it is a statement too, and the marking shows one",
    ),
    example(
        "a gerund speaks for the main clause's subject",
        "<s1>Le ministre malien</s1> a écrit aux militaires, tout en <c1>disant</c1> <t1>comprendre leur colère</t1>.",
        speakers={1: ["MLI GOV"]},
    ),
    example("a bare wish is no statement", "Le ministre malien souhaite nommer un juge avant la fin du mois."),
    example("what only seems", "La hiérarchie militaire malienne semble confirmer ce choix."),
    example("an attempt to say", "L'opposition malienne pourrait chercher à imputer l'attaque aux rebelles."),
    example("suspected by nobody in particular", "Un homme soupçonné de préparer une attaque a été arrêté à Bamako."),
]  # fmt: skip

QUOTATIONS = [
    example(
        "a quotation of several sentences after «que»",
        "<s1>Le ministre malien</s1> <c1>a déclaré</c1> que « <t1>la route est sûre. Nous la garderons</t1> ».",
        speakers={1: ["MLI GOV"]}, kind={1: "direct"},
    ),
    example(
        "a quotation right after its verb",
        "<s1>Le ministre malien</s1> <c1>s'interrogeait</c1> « <t1>pourquoi tant de billets circulent-ils ? Il y a une "
        "anomalie</t1> ».",
        speakers={1: ["MLI GOV"]}, act={1: "ask"},
    ),
    example(
        "said without quotation marks by somebody whom no table knows",
        "<t1>C'est un désastre pour les malades</t1>, <c1>a déclaré</c1> <s1>Tévor Malinguet</s1> dans un entretien.",
    ),
    example(
        "a text speaks",
        "<t1>Ce soir, nous punirons les traîtres</t1>, <c1>indique</c1> <s1>le message</s1>.",
        speakers={1: []},
    ),
]  # fmt: skip

ACROSS_SENTENCES = [
    example(
        "a quotation that opens in the content is its own to the end",
        "Selon <s1>le ministre malien</s1>, <t1>cette époque était celle d'une « peur [qui] était partout. Et qui n'avait "
        "pas de nom</t1> ».",
        speakers={1: ["MLI GOV"]},
    ),
    example(
        "a noun for a person that is in no table",
        "Pour <s1>la donatrice</s1>, <t1>il s'agit de l'effort le plus important de l'histoire</t1>.",
        speakers={1: ["CVL"]},
    ),
    example("nothing is said yet", "Le ministre malien proposera bientôt une ébauche de programme."),
    example("what is rumoured", "On <c1>rapporte</c1> que <t1>des coups de feu ont été tirés</t1>.", speakers={1: []}),
    example("a denial of who claims", "Personne n'a revendiqué l'attaque de Gao."),
    example(
        "an attack that somebody claimed, told in passing",
        "<t1>L'attentat</t1> <c1>revendiqué</c1> par <s1>l'État islamique</s1> a fait quatre morts.",
        speakers={1: ["ISM REB"]},
    ),
]  # fmt: skip

NOUNS = [
    example(
        "a decision with the adjective of who took it",
        "D'où la <c1>décision</c1> <s1>malienne</s1> d'<t1>interrompre les versements</t1>.",
        speakers={1: ["MLI GOV"]},
    ),
    example("somebody's decision that the words give to nobody", "Les familles repoussent la décision d'avoir un enfant."),
    example(
        "a reason given",
        "Le député a été écarté par <s1>le gouvernement malien</s1> au <c1>motif</c1> que « <t1>sa demande est "
        "tardive</t1> ».",
        speakers={1: ["MLI GOV"]},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), [*VERBS, *ATTITUDES, *QUOTATIONS, *ACROSS_SENTENCES, *NOUNS])
def test_a_form_of_attribution(coder: Coder, marked: str, expected: dict[str, Any]) -> None:
    check(coder, marked, **expected)
