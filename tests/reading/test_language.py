from __future__ import annotations

import pytest

from dragoman.reading import check_language, detect
from dragoman.record import Document

FRENCH = "Le président a annoncé mardi que les troupes quitteraient la région avant décembre. "
ENGLISH = "The president announced on Tuesday that the troops would leave the region soon. "


def reason(text: str) -> str | None:
    rejection = check_language(Document.from_text(text), "essai")
    return rejection.reason if rejection else None


def test_detect_names_the_language_and_how_sure_it_is() -> None:
    language, probability = detect(FRENCH)

    assert language == "fr"
    assert 0.9 < probability <= 1.0


@pytest.mark.parametrize(
    "text",
    [
        FRENCH,
        FRENCH.upper(),
        "Mali : accord signé",
        "Awa Konaté, Moussa Coulibaly et Fatou Diarra ont vu Mohamed Ould Ahmed à Nouakchott.",
        "Al-Shabaab, Boko Haram",
        "Visite de Xi Jinping à Nur-Sultan : Kassym-Jomart Tokaïev et Shavkat Mirzioïev présents",
        "Ok",
        "le 3 mars 2020, " * 1100,
        "Paris, Bamako et Moscou, " * 700,
        "12 000 - 15 %",
        ENGLISH * 22 + FRENCH * 40,
    ],
)
def test_french_or_too_little_to_tell_passes(text: str) -> None:
    assert reason(text) is None


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "El presidente anunció el martes que las tropas se retirarán de la región.",
        "Il presidente ha annunciato martedì che le truppe si ritireranno dalla regione.",
        "O presidente anunciou na terça-feira que as tropas vão retirar-se da região.",
        "Der Präsident kündigte am Dienstag an, dass die Truppen die Region verlassen.",
        "Президент объявил",
        "أعلن الرئيس يوم الثلاثاء",
        "总统星期二宣布",
        "Ο πρόεδρος ανακοίνωσε",
        ENGLISH * 100,
    ],
)
def test_another_language_is_turned_away(text: str) -> None:
    assert reason(text) == "wrong-language"


def test_the_rejection_names_its_source_and_the_language() -> None:
    rejection = check_language(Document.from_text(ENGLISH), "dossier/a.txt")

    assert rejection is not None
    assert rejection.source == "dossier/a.txt"
    assert "«en»" in str(rejection)
