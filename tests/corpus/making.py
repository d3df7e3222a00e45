"""A corpus with a known answer: the samples reprinted, cut, lightly edited, partly reused, with or without credit.

All names of outlets are invented. ``corpus()`` gives the documents and what is to be found; the order is shuffled.
"""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dragoman.record import Document

SAMPLES = Path(__file__).parent.parent.parent / "samples"
NOTICE = "Dépêche fictive écrite pour Dragoman."

# Openings of articles of their own, into which sentences of a sample are taken over.
OWN_WORDS = [
    "Le marché aux poissons n'avait pas désempli depuis l'aube. Entre deux étals, on commentait surtout la hausse du carburant.",
    "Sous les arcades du vieux port, les libraires replient leurs tréteaux. La saison des pluies a gâté une partie des stocks.",
    "Trois lycéennes ont remporté le concours de calcul mental. Leur professeure prépare déjà la finale régionale de printemps.",
    "La vigne a souffert du gel tardif, racontent les coopérateurs. Ils espèrent sauver la moitié de la récolte cette année.",
    "Au théâtre municipal, la troupe répète une comédie oubliée. Les décors, peints à la main, ont demandé six semaines.",
    "Le nouveau pont suspendu ouvrira aux piétons avant l'été. Les riverains redoutent surtout le bruit des chantiers voisins.",
    "Deux astronomes amateurs ont photographié la comète. Leur cliché circule depuis dans les clubs de toute la région.",
    "Le festival de marionnettes affiche complet pour la première fois. Ses organisateurs cherchent une salle plus grande.",
    "La bibliothèque rouvre après dix mois de travaux. Les lecteurs y trouveront un atelier de reliure et une salle de cartes.",
    "À la gare routière, les horaires d'hiver sont affichés. Plusieurs lignes rurales ne circuleront plus que le samedi.",
    "Les apiculteurs signalent une bonne miellée d'acacia. Les cours restent pourtant inférieurs à ceux des dernières années.",
    "Le club d'échecs fête son centenaire dans une école. Une partie géante y a été jouée sur la cour peinte en damier.",
]
SYNONYMS = {
    "a annoncé": "a fait savoir", "selon": "d'après", "Selon": "D'après", "mardi": "ce mardi", "mercredi": "ce mercredi",
    "lundi": "ce lundi", "jeudi": "ce jeudi", "également": "aussi", "plusieurs": "de nombreuses", "décision": "mesure",
    "demandé": "réclamé", "affirme": "assure", "ont": "auraient", "gouvernement": "exécutif", "accord": "texte",
}  # fmt: skip


@dataclass(frozen=True)
class Sample:
    """A sample dispatch as its outlet printed it."""

    name: str
    outlet: str
    published: str
    headline: str
    paragraphs: tuple[str, ...]

    def document(self) -> Document:
        return article(self.name, self.outlet, self.published, self.headline, *self.paragraphs)

    def later(self, days: int) -> str:
        return (date.fromisoformat(self.published) + timedelta(days=days)).isoformat()


def article(id: str, outlet: str | None, published: str | None, headline: str, *paragraphs: str) -> Document:
    text = "\n".join([headline, *paragraphs]) + "\n"
    return Document.from_text(text, id=id, title=headline, outlet=outlet, published=published)


def samples() -> list[Sample]:
    found = []
    for file in sorted(SAMPLES.glob("[0-9]*.txt")):
        gold = tomllib.loads(file.with_suffix(".gold.toml").read_text(encoding="utf-8"))
        headline, *paragraphs = [line for line in file.read_text(encoding="utf-8").split("\n") if line]
        kept = tuple(line for line in paragraphs if line != NOTICE)
        found.append(Sample(file.stem[:2], gold["outlet"], gold["published"], headline, kept))
    return found


def other_typography(text: str) -> str:
    """The same words in another house style: quotation marks, apostrophes, dashes, spaces, capitals without accents."""
    text = (
        re.sub(r"«[ \u00a0\u202f]?|[ \u00a0\u202f]?»", '"', text)
        if "«" in text
        else re.sub(r'"([^"\n]*)"', "« \\1 »", text)
    )
    swapped = text.translate(str.maketrans({"’": "'", "'": "’"}))
    return swapped.replace("É", "E").replace(" - ", " — ").replace(" :", "\u202f:").replace("oe", "œ")


def edited(paragraphs: tuple[str, ...]) -> list[str]:
    """A light hand: some words exchanged, every fortieth left out, a word put in."""
    found = []
    for number, paragraph in enumerate(paragraphs):
        words = [SYNONYMS.get(word, word) if at % 3 == 0 else word for at, word in enumerate(paragraph.split(" "))]
        kept = [word for at, word in enumerate(words, start=1) if at % 40]
        found.append(" ".join([*kept[:-3], "notamment", *kept[-3:]] if number % 3 == 1 else kept))
    return found


def half(paragraphs: tuple[str, ...]) -> list[str]:
    """The opening paragraphs, up to about half of the words."""
    wanted, kept = sum(len(p) for p in paragraphs) / 2, []
    for paragraph in paragraphs:
        kept.append(paragraph)
        if sum(map(len, kept)) >= wanted:
            break
    return kept


def longest_sentences(paragraphs: tuple[str, ...], count: int) -> list[str]:
    """The longest sentences without quotation marks, in the order of the text."""
    sentences = [s for p in paragraphs for s in re.split(r"(?<=[.!?]) ", p) if not re.search(r"[«»“”\"]", s)]
    chosen = sorted(sentences, key=len, reverse=True)[:count]
    return [s for s in sentences if s in chosen]


def corpus() -> tuple[list[Document], set[tuple[str, str, str]]]:
    """The documents, and what is to be found: (copy, source, kind)."""
    documents: list[Document] = []
    answer: set[tuple[str, str, str]] = set()
    for number, sample in enumerate(samples()):
        made = _reprints(sample) + _reuses(sample, OWN_WORDS[number])
        documents += [sample.document(), *(document for document, _ in made), *_no_copies(sample)]
        answer |= {(document.id, sample.name, kind) for document, kind in made}
    random.Random(7).shuffle(documents)
    return documents, answer


def _reprints(sample: Sample) -> list[tuple[Document, str]]:
    name, texts = sample.name, sample.paragraphs
    styled = [other_typography(p) for p in texts]
    return [
        (article(f"{name}-same", "La Vigie", sample.later(0), sample.headline, *texts, f"({sample.outlet})"), "exact"),
        (article(f"{name}-styled", "Le Phare du Soir", sample.later(1), "Un autre titre", *styled), "exact"),
        (article(f"{name}-undated", None, None, sample.headline, *texts, "À lire aussi : Un été sans pluie"), "exact"),
        (article(f"{name}-edited", "Le Méridien", sample.later(1), "Ce que l'on sait", *edited(texts)), "near"),
        (article(f"{name}-cut", "Radio Cap", sample.later(2), "En bref", *half(texts), f"Avec {sample.outlet}"), "cut"),
    ]


def _reuses(sample: Sample, own: str) -> list[tuple[Document, str]]:
    taken = longest_sentences(sample.paragraphs, 2)
    first, second = own.split(". ", 1)
    paragraphs = [f"{first}.", *taken, second]
    return [(article(f"{sample.name}-part", "La Place", sample.later(3), "Carnet du jour", *paragraphs), "partial")]


def _no_copies(sample: Sample) -> list[Document]:
    """Articles that share with the sample a subject, a quotation or an outlet's notice, and no text of their own."""
    name, quoted = sample.name, re.findall(r"«[^»]*»|\"[^\"\n]*\"", " ".join(sample.paragraphs))
    longest = max(quoted, key=len, default="«\u00a0Rien n'a été signé.\u00a0»")
    notice = (
        "Le Relais est édité par une coopérative de lecteurs ; ses articles paraissent sous une licence commune à tous."
    )
    return [
        article(
            f"{name}-quoted",
            "Le Relais",
            sample.later(1),
            "Verbatim",
            f"Une voix du jour : {longest}",
            notice,
        ),
        article(f"{name}-subject", "Le Relais", sample.later(1), sample.headline, f"Dossier {name} à venir.", notice),
    ]
