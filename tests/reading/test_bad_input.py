"""Broken and hostile input, one test for each kind that docs/sources.md names."""

from __future__ import annotations

import json
import signal
import time
import unicodedata
from contextlib import suppress

import pytest

from dragoman.errors import RejectedInput
from dragoman.reading import MENDS, Limits, Options, Reason, html, jsonl, limits_from, read_bytes, text
from dragoman.reading.limits import reject
from dragoman.reading.time_limit import time_limit

from .helpers import ARTICLE, BODY, document, reasons, results

MOJIBAKE = ARTICLE.encode().decode("cp1252", "replace").replace("\ufffd", "")


@pytest.mark.parametrize(
    ("given", "repairs"),
    [
        (ARTICLE, ()),
        (ARTICLE.replace("Le", "L\u200be").replace("coopé", "coopé\xad"), ("invisible-characters",)),
        (ARTICLE.replace("mardi", "\u202emardi\u202c").replace("« ", "\u2066« "), ("invisible-characters",)),
        (unicodedata.normalize("NFD", ARTICLE), ("decomposed-accents",)),
        (ARTICLE.replace("mardi", "mar\x00di\x07"), ("control-characters",)),
        (
            unicodedata.normalize("NFD", ARTICLE.replace("mardi", "mar\u200bdi")),
            ("invisible-characters", "decomposed-accents"),
        ),
    ],
)
def test_repairs_are_made_and_told(given: str, repairs: tuple[str, ...]) -> None:
    read = document(results(text.read, given.encode()))

    assert (read.text, read.repairs) == (ARTICLE, repairs)


def test_unseen_characters_at_the_edge_of_a_word_stay_in_a_text_and_go_from_a_page() -> None:
    given = BODY.replace("mardi", "\u200bmardi\u200e ").replace("Le", "\xadLe")
    page = f"<html><body><article><p>{given}</p></article></body></html>"

    read = document(results(text.read, given.encode()))

    assert (read.text, read.repairs) == (given, ())
    assert "annoncé mardi" in document(results(html.read, page.encode())).text


def test_mojibake_is_repaired_and_told() -> None:
    given = (
        "Le ministÃ¨re a annoncÃ© la reprise de l’aide.\n"
        "Lâ€™opposition dÃ©nonce une dÃ©cision hÃ¢tive.\n"
        "Une ligne saine, déjà."
    )

    read = document(results(text.read, given.encode()))

    assert (
        read.text
        == "Le ministère a annoncé la reprise de l’aide.\nL’opposition dénonce une décision hâtive.\nUne ligne saine, déjà."
    )
    assert read.repairs == ("mojibake",)


@pytest.mark.parametrize(
    "name", ["João Ângelo a rencontré Âge Coulibaly.", "À CÔTÉ DE L’ÎLE, ÇA VA « MÂLE » !", "L’Å est une lettre."]
)
def test_names_that_look_like_mojibake_stay(name: str) -> None:
    read = document(results(text.read, (BODY + name).encode()))

    assert (read.text, read.repairs) == (BODY + name, ())


def test_lone_surrogates_and_lost_characters_are_told() -> None:
    halves = document(results(jsonl.read, json.dumps({"text": f"{BODY} \ud83d fin"}).encode()))
    lost = document(results(text.read, ARTICLE.encode() + b"\xe9t\xe9"))

    assert halves.repairs == ("lone-surrogates",)
    assert "\ufffd fin" in halves.text
    assert lost.repairs == ("replacement-characters",)


def test_a_title_in_need_of_repair_is_told_too() -> None:
    read = document(results(jsonl.read, json.dumps({"text": BODY, "title": "Un dÃ©menti"}).encode()))

    assert (read.title, read.repairs) == ("Un démenti", ("mojibake",))


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
def test_undeclared_encodings(encoding: str) -> None:
    assert document(results(text.read, ARTICLE.encode(encoding))).text == ARTICLE


@pytest.mark.parametrize(
    "given",
    [
        "Le ministre parle " * 120_000,
        "«" * 1_000_000,
        ("« " * 50 + "\n") * 2_000,
        "Le ministre parle " * 10_000,
        "a" * 2_000_000 + ".",
    ],
)
def test_texts_that_no_article_is_are_refused_at_once(given: str) -> None:
    start = time.monotonic()

    assert reasons(results(text.read, given.encode())) == ["too-long"]
    assert time.monotonic() - start < 5


def test_a_million_quotation_marks_in_short_lines() -> None:
    assert reasons(results(text.read, ("« " * 50 + "\n").encode() * 10_000)) == ["too-long"]


def test_unbalanced_quotation_marks_are_read() -> None:
    given = 'Le ministre a dit : « Nous irons. Puis “ encore » et "encore.\nLe porte-parole a démenti mardi.\n'

    assert document(results(text.read, given.encode())).text == given


def test_mixed_languages() -> None:
    english = "The minister announced on Tuesday that deliveries would resume next month, his office said. "

    assert reasons(results(text.read, (english * 10 + "\n" + BODY * 10).encode())) == ["ok"]
    assert reasons(results(text.read, (BODY * 10 + english * 10).encode())) == ["ok"]
    assert reasons(results(text.read, (english * 10).encode())) == ["wrong-language"]


@pytest.mark.parametrize("date", ["2099-01-01", "0001-01-01", "30 février 2020", "31/04/2020", "2020-13-01"])
def test_impossible_dates_are_no_date(date: str) -> None:
    assert document(results(jsonl.read, json.dumps({"text": BODY, "date": date}).encode())).published is None


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//a.example",
        "http://",
        "http://[",
        "https://moi:secret@a.example/",
        "https://a.example/\u202e",
    ],
)
def test_unsafe_addresses_are_not_kept(address: str) -> None:
    assert document(results(jsonl.read, json.dumps({"text": BODY, "url": address}).encode())).url is None


def test_scripts_in_titles() -> None:
    read = document(
        results(jsonl.read, json.dumps({"text": BODY, "title": "Un <b>accord</b><script>alert(1)</script>"}).encode())
    )

    assert read.title == "Un accord"
    assert read.text == f"Un accord\n{BODY}"


def test_every_reason_has_its_mend_in_one_sentence() -> None:
    assert set(MENDS) == set(Reason)
    assert all(mend.endswith(".") for mend in MENDS.values())


def test_limits_are_set_by_name() -> None:
    assert limits_from(["max_bytes=1_000", "max-seconds=0.5"]) == Limits(max_bytes=1_000, max_seconds=0.5)
    assert limits_from([]) == Limits()


@pytest.mark.parametrize("setting", ["max_bites=3", "max_bytes=", "max_bytes=-1", "max_bytes=x", "max_seconds=inf"])
def test_wrong_limits_are_told(setting: str) -> None:
    with pytest.raises(ValueError, match=r"max_bites|max_bytes|max_seconds"):
        limits_from([setting])


def busy(source: str, limits: Limits) -> None:
    with time_limit(source, limits):
        while True:
            # As libraries do that swallow what they do not know.
            with suppress(Exception):
                time.sleep(1)


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(RejectedInput) as caught:
        busy("essai", Limits(max_seconds=0.05))

    assert caught.value.reason == "too-slow"


def test_a_page_within_its_time_is_read_and_the_clock_is_off_again() -> None:
    page = f"<html><body><article><p>{BODY}</p></article></body></html>".encode()

    assert reasons(results(html.read, page, Options(limits=Limits(max_seconds=5)))) == ["ok"]
    time.sleep(0.01)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.eml", "a.rss", "a.rtf"])
def test_what_is_done_with_a_document_is_not_counted(name: str) -> None:
    given = {
        "a.html": f"<html><body><article><p>{BODY}</p></article></body></html>",
        "a.eml": f"From: a@b.example\nSubject: x\n\n{BODY}",
        "a.rss": f"<rss version='2.0'><channel><item><description>{BODY * 3}</description></item></channel></rss>",
        "a.rtf": "{\\rtf1 Le ministre a parle de la cooperation avec Paris.}",
    }.get(name, BODY)

    for item in read_bytes(given.encode(), name, Options(limits=Limits(max_seconds=3))):
        assert reasons([item]) == ["ok"]
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_reader_that_fails_is_a_rejection(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("inattendu")

    monkeypatch.setattr("dragoman.reading.documents.with_title", fail)

    (rejection,) = read_bytes(ARTICLE.encode(), "essai")

    assert reasons([rejection]) == ["reader-failed"]


def test_a_rejection_is_one_printable_sentence() -> None:
    rejection = reject(Reason.EMPTY, "a\udc00.txt", "no\ntext", "give some")

    assert str(rejection) == "a?.txt: no text; give some."


def test_no_more_characters_than_the_coder_reads() -> None:
    assert limits_from(["max_characters=1000"]).max_characters == 1000
    with pytest.raises(ValueError, match="300000 is the most"):
        limits_from(["max_characters=900000"])
