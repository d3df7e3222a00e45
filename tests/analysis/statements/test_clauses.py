"""Cue verbs inside a sentence: que-clauses, infinitives, noun phrases, «accuse X de», inserted clauses."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.analysis.coder import Coder
from tests.inline_gold import check, example

THAT_CLAUSES = [
    example(
        "que",
        "<s1>Le ministère malien de la Défense</s1> <c1>a affirmé</c1> que <t1>l'armée contrôle la ville</t1>.",
        speakers={1: ["MLI GOV"]}, kind={1: "indirect"}, act={1: "say"},
    ),
    example(
        "qu' before a pronoun",
        "<s1>Le président rwandais</s1> <c1>a annoncé</c1> qu'<t1>il se rendra à Doha en novembre</t1>.",
        speakers={1: ["RWA GOV"]}, kind={1: "indirect"}, act={1: "announce"},
    ),
    example(
        "que before a quotation",
        "<s1>Le président rwandais</s1> <c1>a affirmé</c1> que « <t1>la frontière restera ouverte à tous</t1> ».",
        speakers={1: ["RWA GOV"]}, kind={1: "direct"},
    ),
    example(
        "qu' before a quotation",
        "<s1>Le porte-parole de l'armée tchadienne</s1> <c1>a assuré</c1> qu'« <t1>aucun soldat n'a été blessé "
        "hier</t1> ».",
        speakers={1: ["TCD MIL"]}, kind={1: "direct"},
    ),
    example(
        "writer's words and a quoted fragment are mixed",
        "<s1>L'armée malienne</s1> <c1>a indiqué</c1> que <t1>l'opération a été « un succès total »</t1>.",
        speakers={1: ["MLI MIL"]}, kind={1: "mixed"},
    ),
    example(
        "a time between verb and que",
        "<s1>L'Union européenne</s1> <c1>a annoncé</c1> lundi que <t1>la mission prendra fin en mai</t1>.",
        speakers={1: ["EUR"]}, act={1: "announce"},
    ),
    example(
        "an addition between verb and que",
        "<s1>Le ministre gabonais de l'Intérieur</s1> <c1>a indiqué</c1> dans un communiqué que <t1>le scrutin aura "
        "lieu en "
        "avril</t1>.",
        speakers={1: ["GAB GOV"]},
    ),
    example(
        "an adverb inside the cue",
        "<s1>Le ministère</s1> <c1>a également souligné</c1> que <t1>les négociations se poursuivent</t1>.",
    ),
    example(
        "confirm",
        "<s1>Le département d'État américain</s1> <c1>a confirmé</c1> que <t1>deux soldats sont morts en Syrie</t1>.",
        speakers={1: ["USA GOV"]}, act={1: "confirm"},
    ),
    example(
        "deny that",
        "<s1>Téhéran</s1> <c1>nie</c1> que <t1>des drones aient été livrés au Soudan</t1>.",
        speakers={1: ["IRN GOV"]}, act={1: "deny"},
    ),
    example(
        "warn that",
        "<s1>Le gouvernement kényan</s1> <c1>a averti</c1> que <t1>toute manifestation serait dispersée</t1>.",
        speakers={1: ["KEN GOV"]}, act={1: "warn"},
    ),
    example(
        "two coordinated clauses belong to one cue",
        "<s1>Le ministre</s1> <c1>a déclaré</c1> que <t1>la route était ouverte et que les convois passaient</t1>.",
    ),
    example(
        "a second cue verb with the same subject",
        "<s1>Le gouvernement zambien</s1> <c1>estime</c1> que <t1>la crise est terminée</t1>, et <c2>annonce</c2> que "
        "<t2>les écoles rouvriront lundi</t2>.",
        speakers={1: ["ZMB GOV"], 2: ["ZMB GOV"]}, within={1: None, 2: None},
    ),
    example(
        "a contrast is the writer's",
        "<s1>Bamako</s1> <c1>affirme</c1> que <t1>la ville est libérée</t1>, tandis que les combats continuent au "
        "nord.",
        speakers={1: ["MLI GOV"]},
    ),
    example(
        "a quotation goes on in the writer's words",
        "<s1>Le président zambien</s1> <c1>a assuré</c1> que <t1>« rien n'est décidé » et que la porte restait "
        "ouverte</t1>.",
        speakers={1: ["ZMB GOV"]}, kind={1: "mixed"},
    ),
    example(
        "a participle of the subject is its next statement",
        "<s1>Le gouvernement gambien</s1> <c1>a reconnu</c1> que <t1>des erreurs avaient été commises</t1>, "
        "<c2>promettant</c2> <t2>une enquête</t2>.",
        speakers={1: ["GMB GOV"], 2: ["GMB GOV"]}, act={2: "promise"}, within={2: None},
    ),
    example(
        "the subject asked in between",
        "<s1>Le Premier ministre népalais</s1>, interrogé par la presse, <c1>a réaffirmé</c1> que <t1>son pays ne "
        "participerait pas au sommet</t1>.",
        speakers={1: ["NPL GOV"]},
    ),
    example(
        "told to an agency",
        "<s1>Le ministère polonais de l'Intérieur</s1> <c1>a indiqué</c1> à l'AFP que <t1>deux soldats étaient "
        "morts</t1>.",
        speakers={1: ["POL GOV"]},
    ),
    example(
        "unnamed officials",
        "Des <s1>responsables américains</s1>, sous couvert d'anonymat, <c1>ont confié</c1> que <t1>le retrait avait "
        "commencé</t1>.",
        speakers={1: ["USA GOV"]},
    ),
    example(
        "a negated cue is reported",
        "<s1>Le ministère turc de la Défense</s1> <c1>n'a pas confirmé</c1> que <t1>ses drones ont été utilisés</t1>.",
        speakers={1: ["TUR GOV"]},
    ),
    example(
        "an indirect question",
        "<s1>Le porte-parole du Kremlin</s1> <c1>n'a pas précisé</c1> <t1>si la rencontre aura lieu à Moscou</t1>.",
        speakers={1: ["RUS GOV"]},
    ),
    example(
        "a comparison is no statement",
        "L'armée malienne a perdu plus de soldats que les rebelles ne le croyaient.",
    ),
]  # fmt: skip

INFINITIVES = [
    example(
        "promise to",
        "<s1>Le gouvernement kényan</s1> <c1>a promis</c1> de <t1>rouvrir la frontière avant lundi</t1>.",
        speakers={1: ["KEN GOV"]}, act={1: "promise"}, kind={1: "indirect"},
    ),
    example(
        "say to want",
        "<s1>Le président colombien</s1> <c1>a dit</c1> <t1>vouloir reprendre le dialogue avec les rebelles</t1>.",
        speakers={1: ["COL GOV"]}, act={1: "say"},
    ),
    example(
        "threaten to",
        "<s1>La junte nigérienne</s1> <c1>a menacé</c1> de <t1>fermer la base américaine</t1>.",
        speakers={1: ["NER GOV"]}, act={1: "threaten"},
    ),
    example(
        "deny having",
        "<s1>Kigali</s1> <c1>dément</c1> <t1>avoir envoyé des troupes au Congo</t1>.",
        speakers={1: ["RWA GOV"]}, act={1: "deny"},
    ),
    example(
        "have denied having",
        "<s1>Kigali</s1> <c1>a démenti</c1> <t1>avoir envoyé des troupes au Congo</t1>.",
        speakers={1: ["RWA GOV"]}, act={1: "deny"},
    ),
    example(
        "refuse to comment",
        "<s1>Le ministère israélien de la Défense</s1> <c1>a refusé</c1> de <t1>commenter ces informations</t1>.",
        speakers={1: ["ISR GOV"]},
    ),
    example(
        "say not to know",
        "<s1>L'ambassadeur du Niger</s1> <c1>affirme</c1> <t1>ne pas connaître la date du départ</t1>.",
        speakers={1: ["NER GOV"]},
    ),
]  # fmt: skip

NOUN_PHRASES = [
    example(
        "deny a thing",
        "<s1>Conakry</s1> <c1>dément</c1> <t1>l'octroi d'une mine à une société étrangère</t1>.",
        speakers={1: ["GIN GOV"]}, act={1: "deny"}, kind={1: "indirect"},
    ),
    example(
        "condemn an attack",
        "<s1>L'Union africaine</s1> <c1>a condamné</c1> <t1>l'attaque contre le village de Solhan</t1>.",
        speakers={1: ["IGO"]}, act={1: "condemn"},
    ),
    example(
        "announce a thing",
        "<s1>Le gouvernement togolais</s1> <c1>a annoncé</c1> <t1>la fermeture de la frontière</t1>.",
        speakers={1: ["TGO GOV"]}, act={1: "announce"},
    ),
    example(
        "demand a thing",
        "<s1>La CEDEAO</s1> <c1>exige</c1> <t1>la libération immédiate du président Kouassi</t1>.",
        speakers={1: ["IGO"]}, act={1: "demand"},
    ),
    example(
        "confirm a thing",
        "<s1>La police kényane</s1> <c1>a confirmé</c1> <t1>la mort de six manifestants</t1>.",
        speakers={1: ["KEN COP"]}, act={1: "confirm"},
    ),
    example(
        "ask for a thing",
        "<s1>Bangui</s1> <c1>a demandé</c1> <t1>le déploiement d'une force régionale</t1>.",
        speakers={1: ["CAF GOV"]},
    ),
    example(
        "claim an attack",
        "<s1>Boko Haram</s1> <c1>a revendiqué</c1> <t1>l'attaque du camp militaire</t1>.",
        speakers={1: ["ISM REB"]},
    ),
    example(
        "report of",
        "<s1>Les autorités burkinabè</s1> <c1>font état de</c1> <t1>vingt morts dans l'attaque</t1>.",
        speakers={1: ["BFA GOV"]},
    ),
    example(
        "the Kremlin denies a thing",
        "<s1>Le Kremlin</s1> <c1>dément</c1> <t1>toute livraison de missiles</t1>.",
        speakers={1: ["RUS GOV"]}, act={1: "deny"},
    ),
    example(
        "negated denial of a thing",
        "<s1>Moscou</s1> <c1>n'a pas démenti</c1> <t1>la présence de ses instructeurs</t1>.",
        speakers={1: ["RUS GOV"]},
    ),
]  # fmt: skip

NOUN_PHRASES += [
    example(
        "an addition between verb and object",
        "<s1>Le Conseil de sécurité</s1> <c1>a réclamé</c1>, à l'unanimité, <t1>un cessez-le-feu immédiat</t1>.",
        speakers={1: ["UNO"]}, act={1: "demand"},
    ),
    example(
        "an addition inside an expression",
        "<s1>Le ministère zambien de la Santé</s1> <c1>a fait état</c1>, dans un communiqué, de <t1>vingt morts</t1>.",
        speakers={1: ["ZMB GOV"]},
        bug="an addition between «faire état» and «de» hides the statement",
    ),
    example(
        "the cue itself is quoted",
        "<s1>Washington</s1> « <c1>condamne</c1> fermement » <t1>l'attaque contre Kharkiv</t1>.",
        speakers={1: ["USA GOV"]}, act={1: "condemn"},
        bug="a cue verb inside a quoted fragment governs nothing",
    ),
    example(
        "said to be worried",
        "<s1>L'Union européenne</s1> <c1>s'est dite</c1> <t1>« préoccupée » par la situation au Soudan</t1>.",
        speakers={1: ["EUR"]}, kind={1: "mixed"},
    ),
    example(
        "a report denied in apposition",
        "<s1>Les rebelles touareg</s1> <c1>affirment</c1> <t1><t2>contrôler la ville</t2></t1>, une information "
        "<c2>démentie</c2> par "
        "<s2>l'armée malienne</s2>.",
        speakers={2: ["MLI MIL"]}, act={2: "deny"},
        bug="the apposition is taken into what the rebels say, and what the army denies is «une information»",
    ),
]  # fmt: skip

SOMEBODY_OF_SOMETHING = [
    example(
        "accuse of doing",
        "<s1>Bamako</s1> <c1>accuse</c1> Paris d'<t1>avoir livré des armes aux rebelles</t1>.",
        speakers={1: ["MLI GOV"]}, act={1: "accuse"}, addressees={1: ["FRA GOV"]},
    ),
    example(
        "warn somebody against",
        "<s1>Paris</s1> <c1>a mis en garde</c1> Niamey contre <t1>toute atteinte à son ambassade</t1>.",
        speakers={1: ["FRA GOV"]}, act={1: "warn"},
    ),
    example(
        "threaten with",
        "<s1>Le ministre nord-coréen de la Défense</s1> <c1>menace</c1> Séoul de <t1>représailles</t1>.",
        speakers={1: ["PRK GOV"]}, act={1: "threaten"}, addressees={1: ["KOR GOV"]},
    ),
    example(
        "accuse a pronoun",
        "<s1>Le gouvernement gambien</s1> <c1>l'accuse</c1> d'<t1>avoir fomenté un coup d'État</t1>.",
        speakers={1: ["GMB GOV"]}, act={1: "accuse"},
    ),
    example(
        "accuse of a thing",
        "<s1>Le gouvernement soudanais</s1> <c1>a accusé</c1> les Émirats arabes unis de <t1>soutien aux "
        "rebelles</t1>.",
        speakers={1: ["SDN GOV"]}, act={1: "accuse"}, addressees={1: ["ARE GOV"]},
    ),
    example(
        "accused by, passive",
        "Le Rwanda <c1>est accusé</c1> par <s1>Kinshasa</s1> de <t1>soutenir les rebelles</t1>.",
        speakers={1: ["COD GOV"]}, act={1: "accuse"},
    ),
    example(
        "accused, nobody says by whom",
        "Le Rwanda <c1>est accusé</c1> de <t1>soutenir les rebelles</t1>.",
        speakers={1: []}, act={1: "accuse"},
    ),
    example(
        "accuse, the accused before in a relative clause",
        "Le Niger suspend la radio locale, qu'<s1>il</s1> <c1>accuse</c1> de <t1>diffuser de fausses nouvelles</t1>.",
        speakers={1: ["NER GOV"]}, act={1: "accuse"},
    ),
    example(
        "thank for",
        "<s1>Le Premier ministre haïtien</s1> <c1>a remercié</c1> le Kenya pour <t1>l'envoi de policiers</t1>.",
        speakers={1: ["HTI GOV"]}, act={1: "praise"}, addressees={1: ["KEN GOV"]},
    ),
    example(
        "congratulate oneself on",
        "<s1>Le Quai d'Orsay</s1> <c1>s'est félicité</c1> de <t1>la libération des otages</t1>.",
        speakers={1: ["FRA GOV"]}, act={1: "praise"},
    ),
    example(
        "call somebody unfounded is a denial",
        "<s1>Abou Dhabi</s1> <c1>a qualifié</c1> d'<t1>infondées les accusations de Khartoum</t1>.",
        speakers={1: ["ARE GOV"]}, act={1: "deny"},
    ),
    example(
        "judge a thing",
        "<s1>Berlin</s1> <c1>juge</c1> <t1>inacceptable la détention de ses ressortissants</t1>.",
        speakers={1: ["DEU GOV"]},
    ),
    example(
        "have judged a thing",
        "<s1>Berlin</s1> <c1>a jugé</c1> <t1>inacceptable la détention de ses ressortissants</t1>.",
        speakers={1: ["DEU GOV"]},
    ),
    example(
        "call for restraint",
        "<s1>Pékin</s1> <c1>appelle</c1> à <t1>la retenue</t1>.",
        speakers={1: ["CHN GOV"]}, act={1: "demand"},
    ),
    example(
        "call on somebody to",
        "<s1>L'ONU</s1> <c1>a appelé</c1> les deux camps à <t1>cesser les combats</t1>.",
        speakers={1: ["UNO"]}, act={1: "demand"},
    ),
    example(
        "urge somebody to",
        "<s1>Washington</s1> <c1>a exhorté</c1> Juba à <t1>respecter l'accord de paix</t1>.",
        speakers={1: ["USA GOV"]}, act={1: "demand"}, addressees={1: ["SSD GOV"]},
    ),
    example(
        "ask somebody to",
        "<s1>Le gouvernement malien</s1> <c1>a demandé</c1> à la Minusma de <t1>quitter le pays</t1>.",
        speakers={1: ["MLI GOV"]}, addressees={1: ["UNO"]},
    ),
]  # fmt: skip

INSERTED_CLAUSES = [
    example(
        "inserted after the clause",
        "<t1>Les combats ont fait douze morts</t1>, <c1>a indiqué</c1> <s1>l'armée nigériane</s1>.",
        speakers={1: ["NGA MIL"]}, kind={1: "indirect"},
    ),
    example(
        "inserted in the middle",
        "<t1>Les combats</t1>, <c1>affirme</c1> <s1>Kinshasa</s1>, <t1>ont repris dans l'est</t1>.",
        speakers={1: ["COD GOV"]}, kind={1: "indirect"},
    ),
    example(
        "inserted, with a pronoun",
        "Le président ougandais a parlé à la radio. <t1>L'élection aura lieu en janvier</t1>, <c1>a-t-il précisé</c1>.",
        speakers={1: ["UGA GOV"]},
    ),
    example(
        "comme",
        "<t1>Le convoi a été attaqué à l'aube</t1>, comme <c1>l'a confirmé</c1> <s1>la gendarmerie béninoise</s1>.",
        speakers={1: ["BEN COP"]},
    ),
]  # fmt: skip

IMPERSONAL = [
    example(
        "an impersonal passive has no speaker",
        "Il <c1>a été annoncé</c1> que <t1>le sommet est reporté à décembre</t1>.",
        speakers={1: []},
    ),
    example(
        "a passive with its agent",
        "<t1>L'attentat</t1> <c1>a été revendiqué</c1> par le groupe État islamique.",
        speakers={1: ["ISM REB"]},
    ),
    example(
        "a thing does not speak",
        "Les images montrent que le pont est détruit.",
    ),
    example(
        "scare quotes",
        "Les « experts » sont arrivés à Bangui lundi avec leurs « machines ».",
    ),
    example(
        "a name in quotation marks",
        "L'opération « Bouclier » a commencé dimanche dans le nord.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "expected"),
    [*THAT_CLAUSES, *INFINITIVES, *NOUN_PHRASES, *SOMEBODY_OF_SOMETHING, *INSERTED_CLAUSES, *IMPERSONAL],
)
def test_a_cue_verb_and_what_it_governs(coder: Coder, marked: str, expected: dict[str, Any]) -> None:
    check(coder, marked, **expected)
