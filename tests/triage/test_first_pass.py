"""The first pass keeps what speaks of diplomacy and security, and leaves out what does not, without a parser."""

from __future__ import annotations

import pytest

from dragoman.record import Document
from dragoman.triage import first_pass, skipped

DIPLOMACY = (
    "Le Sahelstan rappelle son ambassadeur\n\n"
    "Le ministre des Affaires étrangères a annoncé mardi le rappel de l'ambassadeur au Mali. "
    "Il accuse l'armée malienne d'avoir attaqué un poste militaire à la frontière. "
    "Trois soldats ont été tués par des rebelles. "
    "Le ciel était gris sur la capitale. "
    "« Nous ne resterons pas sans réponse », a déclaré le général.\n"
)
SPORT = (
    "Triathlon : la victoire au sprint\n\n"
    "La triathlète a remporté dimanche la course devant la championne en titre. "
    "Les nageurs étaient partis sous la pluie, et les cyclistes ont souffert. "
    "L'entraîneur a félicité les joueurs. "
    "Les spectateurs ont applaudi le vainqueur.\n"
)


def left_out(text: str) -> list[str]:
    return [text[span.start : span.end] for span in first_pass(text).skipped]


def test_an_article_of_the_field_is_kept() -> None:
    assert first_pass(DIPLOMACY).is_kept


def test_of_a_kept_article_only_what_can_hold_nothing_is_left_out() -> None:
    assert left_out(DIPLOMACY) == ["Le ciel était gris sur la capitale."]


def test_an_article_of_sport_is_left_out_whole() -> None:
    verdict = first_pass(SPORT)
    assert not verdict.is_kept
    assert len(verdict.skipped) == verdict.sentences == 5


def test_the_headline_weighs_more_than_the_end() -> None:
    said = "L'armée bombarde les rebelles"
    filler = ["La course a lieu dimanche.", "Les nageurs arrivent.", "Le champion sourit.", "Les joueurs aussi."]
    first, last = "\n".join([said, *filler]), "\n".join([*filler, said])
    assert first_pass(first).score > first_pass(last).score


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "🕊️", "İ" * 20, "a" * 100_000])
def test_a_text_without_words_of_the_field_is_left_out(text: str) -> None:
    assert not first_pass(text).is_kept


def test_what_was_left_out_is_told_with_its_reason() -> None:
    document = Document.from_text(DIPLOMACY, title="Le Sahelstan rappelle son ambassadeur")
    told = skipped(document, first_pass(document.text))
    assert told is not None
    assert (told.id, told.reason, told.is_whole) == (document.id, "nothing-to-record", False)
    assert '"reason": "nothing-to-record"' in told.to_json()
    whole = skipped(Document.from_text(SPORT), first_pass(SPORT))
    assert whole is not None
    assert (whole.reason, whole.is_whole) == ("off-topic", True)


def test_an_article_parsed_whole_has_nothing_to_tell() -> None:
    text = "L'armée malienne attaque les rebelles\n\nLe ministre a condamné l'attaque des jihadistes.\n"
    assert skipped(Document.from_text(text), first_pass(text)) is None
