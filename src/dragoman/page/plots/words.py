"""The words that stand on the plots and over their tables, in French and in English."""

from __future__ import annotations

_WORDS = {
    "day": ("Jour", "Day"),
    "month": ("Mois", "Month"),
    "quarter": ("Trimestre", "Quarter"),
    "articles": ("Articles", "Articles"),
    "statements": ("Déclarations", "Statements"),
    "events": ("Événements", "Events"),
    "place": ("Lieu", "Place"),
    "country": ("Pays", "Country"),
    "latitude": ("Latitude", "Latitude"),
    "longitude": ("Longitude", "Longitude"),
    "north": ("N", "N"),
    "south": ("S", "S"),
    "east": ("E", "E"),
    "west": ("O", "W"),
    "cooperation": ("Coopération", "Cooperation"),
    "conflict": ("Conflit", "Conflict"),
    "type": ("Type", "Type"),
    "standing": ("Statut", "Standing"),
    "dated": ("Daté par", "Dated by"),
    "dated-text": ("l'article", "the article"),
    "dated-publication": ("la publication", "the publication"),
    "parties": ("Acteurs", "Actors"),
    "article": ("Article", "Article"),
    "words": ("Termes", "Words"),
    "asserted": ("affirmé", "asserted"),
    "claimed": ("déclaré", "claimed"),
    "disputed": ("contesté", "disputed"),
    "planned": ("prévu", "planned"),
    "requested": ("demandé", "requested"),
    "possible": ("possible", "possible"),
    "denied": ("nié", "denied"),
    "lane-asserted": ("affirmé{e}", "asserted"),
    "lane-claimed": ("déclaré{e}, contesté{e}", "claimed, disputed"),
    "lane-other": ("prévu{e}, demandé{e}, possible, nié{e}", "planned, requested, possible, denied"),
    "outside": (
        "Hors de cette période, dans le tableau seul : {count}",
        "Outside of this period, in the table alone: {count}",
    ),
    "cooperation-asserted": ("Coopération affirmée", "Cooperation, asserted"),
    "cooperation-claimed": ("Coopération déclarée", "Cooperation, claimed"),
    "conflict-asserted": ("Conflit affirmé", "Conflict, asserted"),
    "conflict-claimed": ("Conflit déclaré", "Conflict, claimed"),
    "coverage-label": (
        "Articles par mois, de {first} à {last} ; le tableau donne les chiffres.",
        "Articles a month, from {first} to {last}; the table gives the figures.",
    ),
    "activity-label": (
        "Déclarations et événements par mois, de {first} à {last} ; le tableau donne les chiffres.",
        "Statements and events a month, from {first} to {last}; the table gives the figures.",
    ),
    "balance-label": (
        "Événements par trimestre, coopération vers le haut, conflit vers le bas, de {first} à {last} ; "
        "le tableau donne les chiffres.",
        "Events a quarter, cooperation upwards, conflict downwards, from {first} to {last}; the table gives the figures.",
    ),
    "timeline-label": (
        "Chronologie de {count} événements, de {first} à {last} : chaque marque mène à son article ; "
        "le tableau dit la même chose.",
        "Timeline of {count} events, from {first} to {last}: each mark leads to its article; the table says the same.",
    ),
    "world-label": (
        "Carte de {count} lieux : la taille dit le nombre d'événements ; le tableau donne les chiffres.",
        "Map of {count} places: size is the number of events; the table gives the figures.",
    ),
    "world-source": (
        "Fond : villes de plus de 15 000 habitants, GeoNames, CC BY 4.0",
        "Background: towns over 15,000 inhabitants, GeoNames, CC BY 4.0",
    ),
}


def word(name: str, lang: str, **values: str | int) -> str:
    """The word in the language (``fr`` or ``en``), its places filled."""
    return _WORDS[name][lang == "en"].format(**values)
