"""Forms of attribution seen in articles and outlets that no rule was written for; one example a class, all invented."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.analysis.coder import Coder
from tests.inline_gold import check, example

VERBS = [
    example(
        "a courtesy that is offered is what is said",
        "<s1>Le président malien</s1> <c1>a présenté</c1> <t1>ses condoléances aux parents de la victime</t1>.",
        speakers={1: ["MLI GOV"]},
        act={1: "say"},
    ),
    example(
        "somebody held responsible",
        "<s1>Les États-Unis</s1> <c1>tiennent</c1> <t1>les autorités locales pour responsables de l'incident</t1>.",
        speakers={1: ["USA GOV"]},
        act={1: "accuse"},
    ),
    example(
        "an impersonal passive has no speaker",
        "Il lui <c1>est reproché</c1> d'<t1>avoir négocié en secret avec l'ambassadeur</t1>.",
        speakers={1: []},
        act={1: "accuse"},
    ),
    example(
        "a verb that the parser takes for a noun, its infinitive behind an insertion",
        "<s1>L'armée malienne</s1> <c1>annonce</c1>, via un communiqué publié sur son site, <t1>avoir pris le contrôle "
        "de la ville</t1>.",
        speakers={1: ["MLI MIL"]},
        act={1: "announce"},
    ),
    example(
        "an expression with an insertion before its preposition",
        "<s1>Le ministre malien</s1> a fait l'annonce, dans la nuit du 16 au 17 octobre, du <t1>début de l'offensive "
        "contre la ville</t1>.",
        speakers={1: ["MLI GOV"]},
        act={1: "announce"},
    ),
    example(
        "how somebody sees a thing, with «y»",
        "<s1>Le Kremlin</s1> y <c1>voit</c1> <t1>une provocation</t1>.",
        speakers={1: ["RUS GOV"]},
    ),
    example(
        "an adverb with an elided «de» inside the verb",
        "<s1>Le ministère malien</s1> <c1>a d'abord estimé</c1> que <t1>le tir venait du nord</t1>.",
        speakers={1: ["MLI GOV"]},
    ),
    example(
        "a narrative infinitive",
        "Le ministre malien <c2>a critiqué</c2> <t2>l'accord</t2>. Avant d'<c1>ajouter</c1> : « <t1>Nous ne signerons pas ce "
        "texte. Nous en voulons un autre</t1> ».",
    ),
    example(
        "a refusal to comment says nothing of what it is about",
        "<s1>Le ministre malien</s1> <c1>n'a pas souhaité commenter</c1> <t1>l'information</t1>.",
        speakers={1: ["MLI GOV"]},
        act={1: "say"},
    ),
    example(
        "who takes the floor to say it",
        "<s1>Le ministre malien</s1> en a profité pour <c1>démentir</c1> <t1>toute rencontre avec les rebelles</t1>.",
        speakers={1: ["MLI GOV"]},
        act={1: "deny"},
    ),
]

QUOTED = [
    example(
        "a quotation of two words after a colon",
        "<s1>Le président malien</s1> <c1>a écrit</c1> : « <t1>Nous vaincrons</t1> ».",
        speakers={1: ["MLI GOV"]},
        kind={1: "direct"},
    ),
    example(
        "a quotation that is the whole object but its article",
        "<s1>Le ministre malien</s1> <c1>a noté</c1> la « <t1>volonté de nuire des groupes armés</t1> ».",
        speakers={1: ["MLI GOV"]},
        kind={1: "direct"},
    ),
    example(
        "a quotation inside a quotation",
        "« <t1>J'ai vu des élèves courir dans la rue. Un adulte <c2>a dit</c2> : « <t2>il y a eu un coup de feu</t2> »</t1> »,"
        " <c1>ont confié</c1> des témoins.",
        within={2: 1},
    ),
    example(
        "a claim and the words that go with it are two statements",
        "<t1>L'attaque</t1> <c1>a été revendiquée</c1> par <s1>les rebelles maliens</s1> dans un communiqué publié lundi : "
        "« <t2>Un de nos combattants a visé la caserne</t2> ».",
        act={1: "announce", 2: "say"},
    ),
    example(
        "a quotation of whole sentences after «pour»",
        "<c1>Pour</c1> <s1>le ministre malien</s1>, « <t1>c'est la réponse du voisin qui dictera la suite. Il peut encore "
        "revenir à la légalité</t1> ».",
        speakers={1: ["MLI GOV"]},
        kind={1: "direct"},
    ),
    example(
        "a person of whom the sentence before a colon tells",
        "<s1>Le ministre malien</s1> se montre ferme : « <t1>Nous ne céderons pas un pouce de notre territoire</t1> ».",
        speakers={1: ["MLI GOV"]},
        kind={1: "direct"},
    ),
]

PREPOSITIONS = [
    example(
        "who was named last",
        "Les organisateurs français étaient nombreux lundi. <c1>Selon</c1> <s1>ces derniers</s1>, <t1>la ville a été "
        "traversée par un cortège de 60 000 personnes</t1>.",
        speakers={1: ["FRA CVL"]},
    ),
    example(
        "a relative clause on the speaker is the writer's",
        "<t1>C'est la troisième attaque depuis le début du mois</t1>, <c1>d'après</c1> <s1>l'ONU</s1>, qui a suspendu ses "
        "convois.",
        speakers={1: ["UNO"]},
    ),
    example(
        "an apposition alone is on the speaker's word",
        "Le jeune homme, <t1>proche des rebelles</t1> <c1>selon</c1> <s1>l'armée malienne</s1>, a été plaqué au sol.",
        speakers={1: ["MLI MIL"]},
    ),
    example(
        "what a source told belongs to the source",
        "<t1>Le parquet a ouvert une enquête</t1>, a-t-on appris <c1>de source</c1> judiciaire.",
    ),
    example(
        "more on the speaker before the clause",
        "<c1>Selon</c1> <s1>Issa Kamaté</s1>, l'un des conseillers du ministre malien, « <t1>le candidat a la tête à autre "
        "chose</t1> ».",
    ),
]

BOUNDARIES = [
    example(
        "another speaker's clause begins after «et»",
        "Des témoins <c1>évoquent</c1> <t1>de nombreux blessés</t1> et <s2>le ministère malien</s2> <c2>demande</c2> aux "
        "habitants de <t2>rester chez eux</t2>.",
    ),
    example(
        "a participle that goes on with what is told",
        "<s1>Les Nations unies</s1> <c1>craignent</c1> que <t1>les combats poussent les habitants à fuir, provoquant un exode "
        "massif</t1>.",
        speakers={1: ["UNO"]},
    ),
    example(
        "the tense of what is told goes on with it",
        "<s1>Le ministre malien</s1> <c1>a averti</c1> que <t1>la route était peu sûre et n'offrait aucun abri</t1>.",
        speakers={1: ["MLI GOV"]},
    ),
    example(
        "an inserted remark on the subject of a passive",
        "<t1>Cette demande</t1>, jugée excessive, <c1>a été rejetée</c1> par <s1>le gouvernement malien</s1>.",
        speakers={1: ["MLI GOV"]},
        act={1: "deny"},
    ),
]

NO_STATEMENT = [
    "Le maire français a été condamné par le tribunal à deux ans de prison.",
    "C'est le ministre français qui sera chargé de critiquer le gouvernement.",
    "Le ministre malien devrait annoncer sa démission mardi.",
    "Le candidat espère l'emporter avant que le président n'annonce la sienne.",
    "La plupart des gens trouveraient le réseau de l'aéroport utile.",
    "Le projet de loi est nommé d'après un défenseur de la démocratie.",
    "L'organisation du référendum très contesté a été empêchée par le gouvernement espagnol.",
    "Dans la région, 62 % ont voté pour la sortie de l'accord.",
    "Les sondages lui attribuent 5 % des intentions de vote.",
]


@pytest.mark.parametrize(("marked", "expected"), [*VERBS, *QUOTED, *PREPOSITIONS, *BOUNDARIES])
def test_a_form_is_read(coder: Coder, marked: str, expected: dict[str, Any]) -> None:
    check(coder, marked, **expected)


@pytest.mark.parametrize("text", NO_STATEMENT)
def test_nothing_is_said_there(coder: Coder, text: str) -> None:
    assert coder(f"Les nouvelles du jour\n\n{text}", published="2017-03-15").statements == ()


def test_a_headline_of_one_person_is_not_merged_with_the_words_of_another(coder: Coder) -> None:
    record = coder(
        "Mali : Issa Kamaté annonce la création de 500 emplois\n\n"
        "Le directeur de l'usine malienne, Moussa Kordia, a affirmé : « Nous nous réjouissons de la création de 500 emplois ».",
        published="2017-03-15",
    )
    named = [{record.actor(n).name for n in s.speakers} for s in record.statements]
    assert {"Issa Kamaté"} in named
    assert {"Moussa Kordia"} in named
