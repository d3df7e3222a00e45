"""Exports of press archives and agencies: many articles a file."""

from __future__ import annotations

import json

import pytest

from dragoman.errors import RejectedInput
from dragoman.reading import Limits, Options, read_bytes
from dragoman.record import Document

from .helpers import document, reasons
from .making import MARKUP, PARAGRAPHS, TEXT, TITLE


def found(data: bytes | str, name: str, options: Options | None = None) -> list[Document | RejectedInput]:
    return list(read_bytes(data if isinstance(data, bytes) else data.encode(), name, options or Options()))


def escaped(text: str) -> str:
    return "".join(c if ord(c) < 128 else f"\\'{c.encode('cp1252').hex()}" for c in text)


def rtf(body: str) -> bytes:
    return ("{\\rtf1\\ansi\\ansicpg1252 " + body + "}").encode("ascii")


def coded_rtf(*titles: str) -> bytes:
    def row(code: str, value: str) -> str:
        return f"\\trowd\\cellx1000\\cellx9000 \\intbl {code}\\cell {escaped(value)}\\cell\\row\n"

    return rtf(
        "".join(
            row("HD", title) + row("BY", "Par Awa Exemple") + row("WC", "123 mots") + row("PD", "3 mars 2020")
            + row("SN", "Le Journal d’essai") + row("LA", "Français") + row("LP", PARAGRAPHS[0])
            + row("TD", "\\par ".join(PARAGRAPHS[1:])) + row("NS", "gpol : Politique")
            + row("AN", f"Document LEJOUR0020200303eg33000{n}")
            for n, title in enumerate(titles, 1)
        )
    )  # fmt: skip


def laid_out(title: str, number: int) -> list[str]:
    before = ["International", title, "Par Awa Exemple", "1 123 mots", "3 mars 2020", "14:05", "Le Journal d’essai"]
    return [
        *before,
        "LEJOUR",
        "4",
        "Français",
        "Copyright 2020 Le Journal",
        *PARAGRAPHS,
        f"Document LEJOUR0020200303eg33000{number}",
    ]


def test_factiva_as_rtf_with_field_codes() -> None:
    first, second = found(coded_rtf(TITLE, "Bamako dément"), "a.rtf")

    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.text, first.title) == (f"{TITLE}\n{TEXT}", TITLE)
    assert (first.outlet, first.author, first.published) == ("Le Journal d’essai", "Awa Exemple", "2020-03-03")
    assert (first.id, second.title) == ("LEJOUR0020200303eg330001", "Bamako dément")


def test_factiva_as_rtf_in_plain_layout() -> None:
    lines = laid_out(TITLE, 1) + laid_out("Bamako dément toute livraison", 2)

    first, second = found(rtf("\\par ".join(map(escaped, lines))), "a.rtf")

    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.text, first.title, first.author) == (f"{TITLE}\n{TEXT}", TITLE, "Awa Exemple")
    assert (second.outlet, second.published, second.id) == (
        "Le Journal d’essai",
        "2020-03-03",
        "LEJOUR0020200303eg330002",
    )


@pytest.mark.parametrize("codes", [True, False])
def test_factiva_as_html(codes: bool) -> None:
    paragraphs = "".join(f"<p class='articleParagraph frarticleParagraph'>{p}</p>" for p in PARAGRAPHS)
    rows = {"HD": TITLE, "BY": "Par Awa Exemple", "WC": "123 mots", "PD": "3 mars 2020", "SN": "Le Journal d’essai",
            "LA": "Français", "TD": paragraphs, "AN": "Document LEJOUR0020200303eg330001"}  # fmt: skip
    table = (
        "<table>"
        + "".join(f"<tr><td class='index'><b>{k}</b></td><td>{v}</td></tr>" for k, v in rows.items())
        + "</table>"
    )
    plain = (
        f"<div id='hd'><span class='frHeadline'>{TITLE}</span></div><div class='author'>Par Awa Exemple</div>"
        "<div>123 mots</div><div>3 mars 2020</div><div>Le Journal d’essai</div><div>LEJOUR</div><div>Français</div>"
        f"<div>Copyright 2020</div>{paragraphs}<p>Document LEJOUR0020200303eg330001</p>"
    )
    article = f"<div class='article frArticle'>{table if codes else plain}</div>"

    items = found(f"<html><body>{article * 2}</body></html>", "a.html")

    assert reasons(items) == ["ok", "ok"]
    first = items[0]
    assert isinstance(first, Document)
    assert (first.text, first.title) == (f"{TITLE}\n{TEXT}", TITLE)
    assert (first.outlet, first.author, first.published) == ("Le Journal d’essai", "Awa Exemple", "2020-03-03")
    assert first.id == "LEJOUR0020200303eg330001"


def test_europresse_as_html() -> None:
    def article(number: str, header: str) -> str:
        return (
            "<article><header><span class='DocPublicationName'>Le Journal d’essai, no. 23374</span>"
            f"<span class='DocHeader'>{header}</span><div class='titreArticle'><p class='titreArticleVisu'>{TITLE}</p></div>"
            f"<div class='docAuthors'>Awa Exemple</div></header><div class='docOcurrContainer'>{MARKUP}</div>"
            f"<footer><div class='publiC-lblNodoc'>{number}</div></footer></article>"
        )

    first, second = found(
        "<html><body>"
        + article("news·20200303·LJ·1", "")
        + article("", "Monde, mardi 3 mars 2020 1234 mots, p. 4")
        + "</body></html>",
        "a.html",
    )

    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.text, first.title, first.author) == (f"{TITLE}\n{TEXT}", TITLE, "Awa Exemple")
    assert (first.outlet, first.published, first.id) == ("Le Journal d’essai", "2020-03-03", "news·20200303·LJ·1")
    assert second.published == "2020-03-03"


def test_an_export_never_comes_out_of_a_fetched_page() -> None:
    from dragoman.reading import html

    forged = (
        "<html><body><article><span class='DocPublicationName'>Un autre journal</span>"
        f"<div class='titreArticle'>{TITLE}</div><div class='docOcurrContainer'>{MARKUP}</div></article></body></html>"
    )

    read = document(list(html.read_page(forged.encode(), "essai", Options(), address="https://a.example/x")))

    assert read.outlet != "Un autre journal"


def test_a_plain_rtf_is_one_article() -> None:
    read = document(found(rtf(escaped(TITLE) + "\\par " + "\\par ".join(map(escaped, PARAGRAPHS))), "a.rtf"))

    assert (read.title, read.text) == (TITLE, f"{TITLE}\n{TEXT}")


@pytest.mark.parametrize(
    "data", [b"{\\rtf1\\ansicpg99999 Bonjour \\'e9}", b"{\\rtf1 \\u99999999999? \\'zz}", b"{\\rtf1"]
)
def test_broken_rtf_ends_in_a_reason_or_a_text(data: bytes) -> None:
    assert "reader-failed" not in reasons(found(data, "a.rtf"))


NEWS_ITEM = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x"><itemMeta><provider literal="AE">
<name>Agence d’essai</name></provider><versionCreated>2020-03-05T00:00:00Z</versionCreated></itemMeta><contentMeta>
<contentCreated>2020-03-03T23:00:00+01:00</contentCreated><headline>{TITLE}</headline><by>Awa Exemple</by></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>{MARKUP}</body>
</html></inlineXML></contentSet></newsItem>"""


def test_newsml_g2() -> None:
    read = document(found(NEWS_ITEM, "a.xml"))

    assert (read.text, read.title) == (f"{TITLE}\n{TEXT}", TITLE)
    assert (read.outlet, read.author, read.published) == ("Agence d’essai", "Awa Exemple", "2020-03-03")


def test_a_news_message_holds_many_items() -> None:
    elsewhere = "<newsItem><contentSet><remoteContent href='b.jpg'/></contentSet></newsItem>"
    message = f"<newsMessage><itemSet>{NEWS_ITEM}{elsewhere}{NEWS_ITEM}</itemSet></newsMessage>"

    assert reasons(found(message, "a.xml")) == ["ok", "no-article-text", "ok"]


def test_hostile_xml() -> None:
    bomb = "<!DOCTYPE n [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" + NEWS_ITEM.replace(TITLE, "&b;")
    outside = "<!DOCTYPE n [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + NEWS_ITEM.replace(TITLE, "&x;")

    assert reasons(found(bomb, "a.xml")) == ["unsafe-markup"]
    assert reasons(found(outside, "a.xml")) == ["unsafe-markup"]
    assert reasons(found(NEWS_ITEM[:-20], "a.xml")) == ["bad-markup"]
    assert reasons(found("<newsItem>" * 400 + "</newsItem>" * 400, "a.xml")) == ["too-deep"]
    assert reasons(found("<facture><ligne/></facture>", "a.xml")) == ["unknown-format"]


def test_ninjs() -> None:
    item = {"uri": "http://agence.example/1", "headline": TITLE, "body_xhtml": MARKUP, "byline": "Awa Exemple",
            "versioncreated": "2020-03-03T10:00:00Z", "infosources": [{"name": "Agence d’essai"}]}  # fmt: skip

    read = document(found(json.dumps(item), "a.json"))

    assert (read.text, read.title, read.url) == (f"{TITLE}\n{TEXT}", TITLE, "http://agence.example/1")
    assert (read.outlet, read.author, read.published) == ("Agence d’essai", "Awa Exemple", "2020-03-03")
    assert reasons(found((json.dumps(item) + "\n") * 2, "a.jsonl")) == ["ok", "ok"]


def test_ninjs_of_the_third_version() -> None:
    item = {
        "uri": "urn:x",
        "headlines": [{"role": "main", "value": TITLE}],
        "bodies": [{"role": "main", "value": MARKUP}],
    }

    assert document(found(json.dumps(item), "a.json")).text == f"{TITLE}\n{TEXT}"


def test_json_in_one_piece() -> None:
    rows = [{"titre": TITLE, "texte": TEXT, "date": "03/03/2020"}, {"titre": "Vide", "texte": ""}, 7]

    assert reasons(found(json.dumps(rows, indent=1), "a.json")) == ["ok", "empty", "bad-markup"]
    assert reasons(found(json.dumps({"articles": rows[:1]}), "a.json")) == ["ok"]
    assert reasons(found("[1,", "a.json")) == ["bad-markup"]
    assert reasons(found("[" * 100_000, "a.json")) == ["too-deep"]
    assert reasons(found(json.dumps(rows, indent=1), "a.json", Options(limits=Limits(max_items=2)))) == ["too-many"]


MEDIACLOUD = "id,indexed_date,language,media_name,media_url,publish_date,title,url"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (f"{MEDIACLOUD}\n1,2020-03-04,fr,Le Journal,journal.example,2020-03-03,{TITLE},https://journal.example/1\n", "a.csv"),
        ("URL,MobileURL,Date,Title\nhttps://a.example,,2020-03-03,T\n", "a.csv"),
        (json.dumps({"articles": [{"url": "https://a.example", "title": "T", "seendate": "2020", "domain": "a"}]}), "a.json"),
        (json.dumps({"date": "2020", "url": "https://a.example", "title": "T", "lang": "fr", "domain": "a"}) + "\n", "a.jsonl"),
    ],
)  # fmt: skip
def test_exports_that_hold_addresses_only_say_so(data: str, name: str) -> None:
    items = found(data, name)

    assert reasons(items) == ["addresses-only"]
    assert "dragoman watch" in str(items[0])


def test_a_mediacloud_export_with_text() -> None:
    row = f'1,2020-03-04,fr,Le Journal,journal.example,2020-03-03,{TITLE},https://journal.example/1,"{TEXT}"'

    read = document(found(f"{MEDIACLOUD},text\n{row}\n", "a.csv"))

    assert (read.text, read.outlet, read.published) == (f"{TITLE}\n{TEXT}", "Le Journal", "2020-03-03")
    assert read.url == "https://journal.example/1"


def test_a_gdelt_table_with_text() -> None:
    row = {"url": "https://a.example/1", "title": TITLE, "seendate": "20200303T101500Z", "domain": "a.example",
           "language": "French", "text": TEXT}  # fmt: skip

    read = document(found(json.dumps(row) + "\n", "a.jsonl"))

    assert (read.outlet, read.published, read.url) == ("a.example", "2020-03-03", "https://a.example/1")
