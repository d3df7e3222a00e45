"""Pages in the styles of French-language outlets, invented: the article comes out, and nothing beside it."""

from __future__ import annotations

import pytest

from dragoman.reading import Options, html
from dragoman.record import Document

from .helpers import document, reasons, results
from .making import MARKUP, PARAGRAPHS, TEXT, TITLE

LINKS = (
    "<ul><li><a href='/a'>Sahel : trois soldats tués dans une embuscade</a></li>"
    "<li><a href='/b'>Niger : le premier ministre démissionne</a></li></ul>"
)


def with_between(between: str) -> str:
    """The article's paragraphs with something in the middle."""
    marked = [f"<p>{p}</p>" for p in PARAGRAPHS]
    return "".join([*marked[:2], between, *marked[2:]])


PAGES = {
    "national daily, JSON-LD graph": (
        f"""<!DOCTYPE html><html lang="fr"><head><title>{TITLE} - Le Quotidien</title>
        <link rel="canonical" href="https://quotidien.example/monde/paris_123.html">
        <script type="application/ld+json">{{"@graph":[{{"@type":"WebSite","name":"Le Quotidien"}},{{"@type":"NewsArticle",
        "headline":"{TITLE}","datePublished":"2020-03-03T14:05:00+01:00","dateModified":"2020-03-05T09:00:00+01:00",
        "author":[{{"name":"Awa Exemple"}},{{"name":"Binta Modèle"}}],"publisher":{{"name":"Le Quotidien"}}}}]}}</script></head>
        <body><nav><a href="/">International</a></nav><main><article><h1>{TITLE}</h1>
        <p class="date">Publié le 03 mars 2020 à 14h05 - Mis à jour le 05 mars 2020 à 09h00</p>
        {with_between('<section><span>Lire aussi :</span> <a href="/x">Au Mali, la colère des éleveurs</a></section>')}
        <section><p>Inscrivez-vous à notre newsletter pour recevoir chaque matin l’essentiel.</p></section></article>
        <aside><h2>Les plus lus</h2>{LINKS}</aside></main><footer>© Le Quotidien 2020</footer></body></html>""",
        ("Le Quotidien", "Awa Exemple, Binta Modèle", "2020-03-03", "https://quotidien.example/monde/paris_123.html"),
    ),
    "international radio, time elements": (
        f"""<!DOCTYPE html><html lang="fr"><head><title>{TITLE}</title><meta property="og:site_name" content="Radio d’essai">
        </head><body><article><h1>{TITLE}</h1><p><span>Publié le : <time datetime="2020-03-03T14:05:00+00:00">03/03/2020
        - 15:05</time></span><span>Modifié le : <time datetime="2020-03-04T14:05:00+00:00">04/03/2020</time></span></p>
        {with_between("<p><strong>► À lire aussi : <a href='/x'>Mali, le dialogue s’ouvre</a></strong></p>")}
        <div><p>Newsletter</p><p>Recevez toute l’actualité internationale directement dans votre boîte mail</p></div>
        <p>Suivez toute l’actualité internationale en téléchargeant l’application</p></article></body></html>""",
        ("Radio d’essai", None, "2020-03-03", None),
    ),
    "agency, bare": (
        f"""<html><head><title>Agence d’essai | {TITLE}</title></head><body><div><h2>{TITLE}</h2>
        <div class="infos">Publié le mardi 3 mars 2020 à 14h05</div><div>{MARKUP}</div></div></body></html>""",
        ("Agence d’essai", None, "2020-03-03", None),
    ),
    "African site, WordPress": (
        f"""<!DOCTYPE html><html lang="fr-FR"><head><title>{TITLE} – Journal du Sahel</title>
        <meta property="og:title" content="{TITLE} – Journal du Sahel"><meta property="og:site_name" content="Journal du Sahel">
        <meta property="og:url" content="https://sahel.example/paris/"></head><body class="single"><article>
        <header class="entry-header"><h1 class="entry-title">{TITLE}</h1><span class="posted-on">Posté le <a href="#">
        <time class="entry-date published" datetime="2020-03-03T14:05:00+00:00">3 mars 2020</time>
        <time class="updated" datetime="2020-03-06T10:00:00+00:00">6 mars 2020</time></a></span>
        <span class="byline">par <span class="author vcard"><a href="/awa">Awa Exemple</a></span></span></header>
        <div class="entry-content">{MARKUP}<div class="sharedaddy"><h3>Partager :</h3><ul><li><a href="#">Cliquez pour partager
        sur Facebook</a></li></ul></div><div><h3>Articles similaires</h3>{LINKS}</div></div></article>
        <div id="comments"><h2>2 commentaires</h2><p>Moussa dit : Très bon article, merci.</p></div></body></html>""",
        ("Journal du Sahel", "Awa Exemple", "2020-03-03", "https://sahel.example/paris/"),
    ),
    "ministry, SPIP": (
        f"""<!DOCTYPE html><html lang="fr"><head><title>{TITLE} - Ministère d’essai</title></head><body><h1>{TITLE}</h1>
        <p class="info-publi"><abbr class="published" title="2020-03-03T13:05:00Z">mardi 3 mars 2020</abbr></p>
        <div class="texte">{MARKUP}</div><div class="menu"><h2>Dans la même rubrique</h2>{LINKS}</div></body></html>""",
        ("Ministère d’essai", None, "2020-03-03", None),
    ),
    "AMP, microdata": (
        f"""<!doctype html><html ⚡ lang="fr"><head><title>{TITLE}</title>
        <link rel="canonical" href="https://hebdo.example/monde/paris"></head><body>
        <article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1>
        <meta itemprop="datePublished" content="2020-03-03"><span itemprop="author">Awa Exemple</span>
        <span itemprop="publisher" itemscope><meta itemprop="name" content="L’Hebdo d’essai"></span>
        <div itemprop="articleBody">{with_between("<div><p>Sur le même sujet</p>" + LINKS + "</div>")}</div></article>
        </body></html>""",
        ("L’Hebdo d’essai", "Awa Exemple", "2020-03-03", "https://hebdo.example/monde/paris"),
    ),
    "regional daily with a paywall and cookies": (
        f"""<!DOCTYPE html><html lang="fr"><head><title>{TITLE}</title><meta property="og:site_name" content="La Gazette">
        </head><body><div class="article"><h1>{TITLE}</h1>
        <div class="date">Par Awa Exemple | Publié le 03/03/2020 à 14:05, mis à jour le 04/03/2020</div>{MARKUP}
        <div><p>Déjà abonné ? Connectez-vous</p></div><div><p>Nous utilisons des cookies pour améliorer votre expérience.</p>
        <button>Tout accepter</button></div></div></body></html>""",
        ("La Gazette", None, "2020-03-03", None),
    ),
    "table and line breaks": (
        f"""<html><head><title>{TITLE}</title></head><body><table><tr><td><a href="/">Accueil</a></td><td><h1>{TITLE}</h1>
        {"<br><br>".join(PARAGRAPHS)}<br><br><a href="/x">Lire la suite</a></td></tr></table></body></html>""",
        (None, None, None, None),
    ),
    "calls to read on inside the text": (
        f"""<!DOCTYPE html><html lang="fr"><head><title>{TITLE} | Info d’essai</title><meta name="date" content="2020-03-03">
        </head><body><article><h1>{TITLE}</h1>{with_between(
            "<p><b>Lire également&nbsp;: <a href='/x'>Le Mali, terrain de jeu des puissances ?</a></b></p>"
            "<p>À LIRE AUSSI | <a href='/y'>Les Casques bleus quittent Kidal</a></p>"
            "<h3>Pour aller plus loin</h3><ul><li><a href='/z'>Comprendre la crise en cinq dates</a></li></ul>"
        )}<p>Partager sur Facebook</p></article></body></html>""",
        ("Info d’essai", None, "2020-03-03", None),
    ),
    "hostile": (
        f"""<!DOCTYPE html><html lang="fr"><head><title>{TITLE}</title><link rel="canonical" href="javascript:alert(1)">
        <meta property="article:published_time" content="2099-01-01"><base href="file:///etc/"></head><body><article>
        <h1>{TITLE}<script>alert(1)</script></h1><p class="date">Publié le 30 février 2020</p>{MARKUP}</article></body></html>""",
        (None, None, None, None),
    ),
}  # fmt: skip


@pytest.mark.parametrize("style", PAGES)
def test_the_article_and_nothing_beside_it(style: str) -> None:
    page, said = PAGES[style]

    read = document(results(html.read, page.encode()))

    assert read.text == f"{TITLE}\n{TEXT}"
    assert read.title == TITLE
    outlet, author, published, url = said
    assert (read.outlet, read.published, read.url) == (outlet, published, url)
    assert author is None or read.author == author


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("<p>Publié le mardi 3 mars 2020 à 14h05</p>", "2020-03-03"),
        ("<p>Publié le 03/03/2020</p>", "2020-03-03"),
        ("<div class='date'>1er févr. 2019</div>", "2019-02-01"),
        ("<span class='date'>Le 3 MARS 2020</span>", "2020-03-03"),
        ("<span class='pub-date'>mar. 3 mars 2020, 14:05</span>", "2020-03-03"),
        ("<p>Mis en ligne le 3 août 2019 à 10:00, mis à jour le 5 août 2019</p>", "2019-08-03"),
        ("<p class='date'>Mis à jour le 5 août 2019</p>", None),
        ("<p class='date'>Publié le 30 février 2020</p>", None),
        ("<p class='date'>Publié le 3 mars 2099</p>", None),
        ("<p class='date'>03/03/0001</p>", None),
        ("<p>Publié il y a deux heures</p>", None),
        ("<p class='date'>3 mars 2020</p><p class='date'>4 mars 2020</p>", None),
    ],
)
def test_french_dates_in_their_usual_forms(line: str, published: str | None) -> None:
    page = f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{line}{MARKUP}</article></body></html>"

    assert document(results(html.read, page.encode())).published == published


def test_the_address_and_charset_of_a_fetched_page() -> None:
    page = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{MARKUP}</body></html>"

    (read,) = html.read_page(
        page.encode("cp1252"), "essai", Options(), address="https://a.example/1", charset="windows-1252"
    )

    assert isinstance(read, Document)
    assert (read.url, read.text) == ("https://a.example/1", f"{TITLE}\n{TEXT}")


@pytest.mark.parametrize(
    "script",
    [
        "[" * 5_000,
        '{"@type": "NewsArticle", "headline": {"a": 1}, "author": [[[]]], "publisher": [{"name": 3}], "datePublished": 7}',
        '{"@graph": [{"@type": ["NewsArticle", 3], "headline": "<script>x", "author": "javascript:alert(1)"}]}',
        "nichts",
    ],
)
def test_json_ld_of_any_shape(script: str) -> None:
    head = f"<head><title>{TITLE}</title><script type='application/ld+json'>{script}</script></head>"
    page = f"<html>{head}<body><h1>{TITLE}</h1>{MARKUP}</body></html>"

    read = document(results(html.read, page.encode()))

    assert (read.title, read.published) == (TITLE, None)


def test_a_page_of_links_is_no_article() -> None:
    links = "".join(f"<li><a href='/{n}'>Rubrique de l’actualité internationale {n}</a></li>" for n in range(30))
    navigation = f"<html><body><nav><ul>{links}</ul></nav><article><h1>Vide</h1></article></body></html>"

    assert reasons(results(html.read, navigation.encode())) == ["no-article-text"]
    assert reasons(results(html.read, navigation.replace("nav", "div").encode())) == ["no-article-text"]


def test_sentences_that_begin_like_a_call_stay() -> None:
    kept = "À lire le communiqué, la livraison aurait déjà commencé, ce que Bamako dément fermement depuis hier."
    page = f"<html><body><article><h1>{TITLE}</h1>{MARKUP}<p>{kept}</p></article></body></html>"

    assert document(results(html.read, page.encode())).text.endswith(kept)


def test_a_page_of_20_megabytes_and_one_of_300_levels() -> None:
    assert reasons(results(html.read, b"<html>" + b"<p>Bonjour. </p>" * 1_300_000)) == ["too-large"]
    assert reasons(results(html.read, ("<div>" * 300 + MARKUP).encode())) == ["too-deep"]


@pytest.mark.parametrize(
    "call",
    [
        "Lire aussi Trêve fragile à Kidal",
        "À lire également «Le Sahel en feu»",
        "[À LIRE AUSSI] Trêve fragile à Kidal",
        "<b>À lire aussi</b> <a href='/x'>Trêve fragile à Kidal</a>",
    ],
)
def test_a_call_with_its_title_right_behind_is_left_out(call: str) -> None:
    read = document(results(html.read, with_page(call).encode()))

    assert "Kidal" not in read.text
    assert "Sahel en feu" not in read.text
    assert PARAGRAPHS[-1] in read.text


def test_a_sentence_that_begins_like_a_call_stays() -> None:
    sentence = "À lire le communiqué de la présidence, la rencontre aurait été cordiale et franche."

    assert sentence in document(results(html.read, with_page(sentence).encode())).text


def with_page(between: str) -> str:
    """A page with a paragraph of its own in the middle of the article."""
    body = with_between(f"<p>{between}</p>")
    return f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{body}</article></body></html>"
