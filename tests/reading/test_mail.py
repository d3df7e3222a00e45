from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from dragoman.reading import mail, read, read_bytes

from .helpers import document, reasons, results
from .making import MARKUP, TEXT, TITLE


def message(**changed: str) -> EmailMessage:
    made = EmailMessage()
    headers = {
        "From": "Agence d’essai <depeches@agence.example>",
        "Subject": TITLE,
        "Date": "Tue, 3 Mar 2020 23:30:00 -0500",
    }
    for name, value in (headers | changed).items():
        made[name] = value
    return made


def test_a_plain_mail() -> None:
    made = message()
    made.set_content(TEXT + "\n-- \nAgence d’essai, Paris", charset="windows-1252")

    read = document(results(mail.read, made.as_bytes()))

    assert (read.text.rstrip(), read.title) == (f"{TITLE}\n{TEXT}", TITLE)
    assert (read.outlet, read.published) == ("Agence d’essai", "2020-03-03")


def test_a_mail_in_html_alone_and_one_in_both() -> None:
    alone, both = message(), message()
    alone.set_content(MARKUP + "<script>voler()</script>", subtype="html")
    both.set_content(TEXT)
    both.add_alternative("<p>Une autre version.</p>", subtype="html")

    assert document(results(mail.read, alone.as_bytes())).text == f"{TITLE}\n{TEXT}"
    assert document(results(mail.read, both.as_bytes())).text.rstrip() == f"{TITLE}\n{TEXT}"


def test_attached_articles_are_named() -> None:
    made = message()
    made.set_content(TEXT)
    made.add_attachment(b"PK", maintype="application", subtype="zip", filename="dépêches.zip")

    found = results(mail.read, made.as_bytes())

    assert reasons(found) == ["ok", "unknown-format"]
    assert "dépêches.zip" in str(found[1])


def test_a_mail_is_known_by_its_look_too() -> None:
    made = message()
    made.set_content(TEXT)

    assert document(list(read_bytes(made.as_bytes(), "standard input"))).outlet == "Agence d’essai"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"From: a@b.example\r\nSubject: x\r\n\r\n", "no-article-text"),
        (b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\n" * 300, "too-many"),
    ],
)
def test_bad_mails(data: bytes, reason: str) -> None:
    assert reasons(results(mail.read, data)) == [reason]


def test_broken_headers_do_not_stop_the_reading() -> None:
    data = b"From: =?utf-8?b?\xff?= <\r\nDate: 99 Foo\r\nSubject: =?x?q?=\r\n\r\n" + TEXT.encode()

    read = document(results(mail.read, data))

    assert read.published is None
    assert TEXT in read.text


def test_a_mail_without_a_suffix_whose_first_header_is_folded(tmp_path: Path) -> None:
    file = tmp_path / "message"
    file.write_bytes(b"From:\r\n Agence <a@b.example>\r\nSubject: Un accord\r\n\r\n" + TEXT.encode())

    assert document(list(read(file))).outlet == "Agence"


def test_a_mailbox_of_many_messages_is_no_article(tmp_path: Path) -> None:
    file = tmp_path / "courrier.mbox"
    file.write_bytes(b"From a@b.example Tue Mar  3 10:00:00 2020\nFrom: a@b.example\nSubject: x\n\n" + TEXT.encode())

    assert reasons(list(read(file))) == ["unknown-format"]


def test_a_text_that_begins_with_from_stays_a_text(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("From Bamako à 10:00, la délégation est repartie.\n" + TEXT, encoding="utf-8")

    assert reasons(list(read(file))) == ["ok"]
