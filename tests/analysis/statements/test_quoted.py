"""Quotations that are sentences of their own: where the cue stands, how far the words go, who says them."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.analysis.coder import Coder
from tests.inline_gold import check, example

DIRECT = {1: "direct"}

WHERE_THE_CUE_STANDS = [
    example(
        "cue after",
        "« <t1>Nous avons repris la ville de Kidal</t1> », <c1>a déclaré</c1> <s1>le ministre malien de la "
        "Défense</s1>.",
        speakers={1: ["MLI GOV"]}, kind=DIRECT, act={1: "say"},
    ),
    example(
        "cue after, inverted pronoun",
        "Le ministre sénégalais des Affaires étrangères s'est exprimé mardi. "
        "« <t1>Notre position n'a pas changé</t1> », <c1>a-t-il dit</c1>.",
        speakers={1: ["SEN GOV"]}, kind=DIRECT,
    ),
    example(
        "cue after, simple tense inverted",
        "La ministre togolaise de la Défense était à Lomé lundi. « <t1>La frontière restera fermée</t1> », "
        "prévient-elle.",
        speakers={1: ["TGO GOV"]}, kind=DIRECT, act={1: "warn"},
    ),
    example(
        "cue before, colon",
        "<s1>Le porte-parole du gouvernement béninois</s1> <c1>a déclaré</c1> : "
        "« <t1>Nous ne céderons pas à la pression</t1>. »",
        speakers={1: ["BEN GOV"]}, kind=DIRECT,
    ),
    example(
        "cue before, with a day between",
        "<s1>Le président tchadien</s1> <c1>a affirmé</c1> mercredi : « <t1>Nos soldats rentreront en décembre</t1> ».",
        speakers={1: ["TCD GOV"]}, kind=DIRECT,
    ),
    example(
        "cue inside, quotation broken in two",
        "« <t1>Nos forces</t1> », <c1>a ajouté</c1> <s1>l'armée nigérienne</s1>, « <t1>resteront dans la région</t1> "
        "».",
        speakers={1: ["NER MIL"]}, kind=DIRECT,
    ),
    example(
        "cue inside the marks",
        "Le ministre russe de la Défense a reçu la presse. "
        "« <t1>La Russie</t1>, <c1>a-t-il dit</c1>, <t1>tiendra ses engagements envers ses partenaires</t1>. »",
        speakers={1: ["RUS GOV"]}, kind=DIRECT,
    ),
    example(
        "cue between two quoted sentences",
        "« <t1>Le dialogue reste ouvert</t1> », <c1>a assuré</c1> <s1>l'Élysée</s1>. « <t1>Nous attendons une "
        "réponse</t1> ».",
        speakers={1: ["FRA GOV"]}, kind=DIRECT,
    ),
    example(
        "several sentences, one cue",
        "« <t1>Nous avons gagné. Le pays est libre. La paix revient</t1> », <c1>a lancé</c1> <s1>le président "
        "guinéen</s1>.",
        speakers={1: ["GIN GOV"]}, kind=DIRECT,
    ),
    example(
        "subject before the verb after a quotation",
        "« <t1>Nous refusons toute ingérence étrangère</t1> », <s1>le gouvernement nigérien</s1> <c1>a réagi</c1> "
        "jeudi.",
        speakers={1: ["NER GOV"]}, kind=DIRECT,
    ),
    example(
        "comme l'a",
        "« <t1>L'accord sera respecté par tous</t1> », comme <c1>l'a souligné</c1> <s1>l'ambassadeur du Maroc</s1>.",
        speakers={1: ["MAR GOV"]}, kind=DIRECT,
    ),
    example(
        "reflexive cue after",
        "« <t1>C'est une victoire pour notre peuple</t1> », s'est félicité <s1>le Premier ministre malgache</s1>.",
        speakers={1: ["MDG GOV"]}, kind=DIRECT, act={1: "praise"},
    ),
    example(
        "the quotation is a question",
        "« <t1>Qui a livré ces armes ?</t1> », <c1>s'est interrogé</c1> <s1>l'ambassadeur malien</s1>.",
        speakers={1: ["MLI GOV"]}, kind=DIRECT,
    ),
    example(
        "an exclamation keeps its mark",
        "« <t1>Jamais nous ne partirons !</t1> », <c1>a martelé</c1> <s1>le président ivoirien</s1>.",
        speakers={1: ["CIV GOV"]}, kind=DIRECT,
    ),
    example(
        "an ellipsis in brackets stays",
        "« <t1>Nos relations sont anciennes […] et elles dureront</t1> », <c1>indique</c1> <s1>le ministère algérien "
        "des "
        "Affaires étrangères</s1>.",
        speakers={1: ["DZA GOV"]}, kind=DIRECT,
    ),
]  # fmt: skip

GLYPHS = [
    example(
        "curly quotes",
        "“<t1>Nous avons repris la ville</t1>”, <c1>a déclaré</c1> <s1>le ministre malien de la Défense</s1>.",
        speakers={1: ["MLI GOV"]}, kind=DIRECT,
    ),
    example(
        "straight quotes",
        '"<t1>Nous avons repris la ville</t1>", <c1>a déclaré</c1> <s1>le ministre malien de la Défense</s1>.',
        speakers={1: ["MLI GOV"]}, kind=DIRECT,
    ),
    example(
        "no-break spaces and curly apostrophes",
        "«\u00a0<t1>L’armée a repris la ville</t1>\u00a0», <c1>a déclaré</c1> <s1>l’ambassadeur malien</s1>.",
        speakers={1: ["MLI GOV"]}, kind=DIRECT,
    ),
    example(
        "narrow no-break spaces",
        "«\u202f<t1>Nous avons repris la ville</t1>\u202f», <c1>a déclaré</c1> <s1>le ministre malien de la "
        "Défense</s1>.",
        speakers={1: ["MLI GOV"]}, kind=DIRECT,
    ),
    example(
        "guillemets without spaces",
        "«<t1>Nous avons repris la ville</t1>», <c1>a déclaré</c1> <s1>le ministre malien de la Défense</s1>.",
        speakers={1: ["MLI GOV"]}, kind=DIRECT,
    ),
    example(
        "a quotation inside a quotation stays one",
        "« <t1>Ils parlent de “transition” depuis cinq ans</t1> », <c1>a déploré</c1> <s1>l'opposition guinéenne</s1>.",
        speakers={1: ["GIN OPP"]}, kind=DIRECT,
    ),
    example(
        "the comma inside the marks",
        "“<t1>Nous avons repris la ville</t1>,” <c1>a déclaré</c1> <s1>le ministre malien de la Défense</s1>.",
        speakers={1: ["MLI GOV"]}, kind=DIRECT,
    ),
]  # fmt: skip

HOW_FAR_THE_WORDS_GO = [
    example(
        "a quotation that follows without a cue runs on",
        "« <t1>Nous voulons la paix</t1> », <c1>a déclaré</c1> <s1>le président soudanais</s1>. "
        "« <t1>Mais pas à n'importe quel prix</t1> ».",
        speakers={1: ["SDN GOV"]}, kind=DIRECT,
    ),
    example(
        "the full stop inside the last marks",
        "« <t1>Nous voulons la paix</t1> », <c1>a déclaré</c1> <s1>le président soudanais</s1>. "
        "« <t1>Mais pas à n'importe quel prix</t1>. »",
    ),
    example(
        "a new cue makes a new statement",
        "« <t1>Nous voulons la paix</t1> », <c1>a déclaré</c1> <s1>le président soudanais</s1>. "
        "« <t2>Mais pas à n'importe quel prix</t2> », <c2>a-t-il ajouté</c2>.",
        speakers={1: ["SDN GOV"], 2: ["SDN GOV"]}, kind={1: "direct", 2: "direct"},
    ),
    example(
        "over two paragraphs, the mark repeated",
        "<s1>Le président burundais</s1> <c1>a déclaré</c1> : « <t1>Nous avons entendu le peuple</t1>.\n\n"
        "« <t1>Nous agirons sans tarder</t1> ».",
        speakers={1: ["BDI GOV"]}, kind=DIRECT,
    ),
    example(
        "writer's words between end the quotation",
        "« <t1>Nous voulons la paix</t1> », <c1>a déclaré</c1> <s1>le président soudanais</s1>. La réunion a duré une "
        "heure.",
        speakers={1: ["SDN GOV"]},
    ),
    example(
        "two speakers in turn",
        "« <t1>Nous sommes prêts à négocier</t1> », <c1>a affirmé</c1> <s1>le ministre éthiopien des Affaires "
        "étrangères</s1>. "
        "« <t2>Nous n'y croyons pas du tout</t2> », <c2>a répondu</c2> <s2>le ministre érythréen de "
        "l'Information</s2>.",
        speakers={1: ["ETH GOV"], 2: ["ERI GOV"]}, kind={1: "direct", 2: "direct"},
    ),
    example(
        "le communiqué is its issuer",
        "Le ministère russe des Affaires étrangères a réagi vendredi. "
        "« <t1>Ces accusations sont sans fondement</t1> », <c1>indique</c1> <s1>le communiqué</s1>.",
        speakers={1: ["RUS GOV"]}, kind=DIRECT,
    ),
    example(
        "a refusal to comment is a statement",
        "« <t1>Nous ne commenterons pas cette affaire</t1> », <c1>a répondu</c1> <s1>le ministère chinois de la "
        "Défense</s1>.",
        speakers={1: ["CHN GOV"]},
    ),
    example(
        "a first person performs the act",
        "« <t1>Nous condamnons cette attaque lâche</t1> », <c1>a dit</c1> <s1>l'ambassadeur de France</s1>.",
        speakers={1: ["FRA GOV"]}, act={1: "condemn"},
    ),
    example(
        "nobody is said to say it",
        "Une banderole accrochée au pont disait beaucoup. « Plus jamais ça dans notre ville ».",
    ),
    example(
        "a passive cue without agent has no speaker",
        "« <t1>Le couvre-feu sera levé dimanche à minuit</t1> », <c1>est-il indiqué</c1>.",
        speakers={1: []},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), [*WHERE_THE_CUE_STANDS, *GLYPHS, *HOW_FAR_THE_WORDS_GO])
def test_a_whole_quotation(coder: Coder, marked: str, expected: dict[str, Any]) -> None:
    check(coder, marked, **expected)


@pytest.mark.parametrize(
    "cue", ["a déclaré", "a martelé", "a insisté", "a prévenu", "a regretté", "a rappelé", "confie"]
)
def test_common_cues_after_a_quotation(coder: Coder, cue: str) -> None:
    check(
        coder,
        f"« <t1>La situation reste très fragile</t1> », <c1>{cue}</c1> <s1>l'ambassadeur du Ghana</s1>.",
        speakers={1: ["GHA GOV"]},
        kind=DIRECT,
    )


def test_the_same_quotation_as_the_only_line_of_a_text(coder: Coder) -> None:
    check(
        coder,
        "« <t1>Nous avons repris la ville</t1> », <c1>a déclaré</c1> <s1>le ministre malien de la Défense</s1>.",
        speakers={1: ["MLI GOV"]},
        kind=DIRECT,
        headline="",
    )
