"""Copies are found, with who printed first, and what is no copy is not taken for one."""

from __future__ import annotations

import pytest

from dragoman.corpus.copies import Copies, CopyLink, copy_groups, find_copies
from dragoman.corpus.folded_words import WordFolder
from dragoman.record import Document, Span
from tests.corpus import making
from tests.corpus.making import article

Answer = set[tuple[str, str, str]]
STATEMENT = (
    "Le ministère a présenté jeudi un plan de réouverture des marchés de la région des lacs, fermés depuis les inondations.",
    "Les droits d'étal seront suspendus pendant six mois, et les ponts de bois remplacés avant la prochaine saison des pluies.",
)


@pytest.fixture(scope="module")
def made() -> tuple[dict[str, Document], Answer, Copies]:
    documents, answer = making.corpus()
    return {document.id: document for document in documents}, answer, find_copies(documents)


def only_link(*documents: Document) -> CopyLink:
    (link,) = find_copies(documents).links
    return link


def words(text: str, span: Span) -> list[int]:
    return WordFolder()(text[span.start : span.end]).hashes.tolist()


def test_the_made_corpus_is_read_right(made: tuple[dict[str, Document], Answer, Copies]) -> None:
    """A link counts when copy, source and kind are those of the answer; F1 over all links, found and wanted."""
    _, answer, copies = made
    found = {(link.copy, link.source, link.kind) for link in copies.links}
    assert 2 * len(found & answer) / (len(found) + len(answer)) >= 0.95, (found - answer, answer - found)


def test_spans_that_are_the_same_hold_the_same_words_in_both_texts(
    made: tuple[dict[str, Document], Answer, Copies],
) -> None:
    documents, _, copies = made
    pairs = [(link, pair) for link in copies.links for shared in link.spans for pair in shared.same]
    assert pairs
    for link, (here, there) in pairs:
        assert words(documents[link.copy].text, here) == words(documents[link.source].text, there)


def test_whole_copies_are_in_the_group_of_the_first_printer_and_partial_ones_are_not(
    made: tuple[dict[str, Document], Answer, Copies],
) -> None:
    _, _, copies = made
    assert {copies.groups[f"03-{kind}"] for kind in ("same", "styled", "undated", "edited", "cut")} == {"03"}
    assert copies.groups["03-part"] == "03-part"
    assert copies.groups["03-quoted"] == "03-quoted"


def test_the_order_of_the_documents_changes_nothing(made: tuple[dict[str, Document], Answer, Copies]) -> None:
    documents, _, copies = made
    backwards = [documents[id] for id in sorted(documents, reverse=True)]
    assert find_copies(backwards) == copies


def test_the_earliest_date_prints_first_and_the_undated_last() -> None:
    link = only_link(
        article("b", "Le Phare", "2026-03-02", "Marchés", *STATEMENT),
        article("a", "La Vigie", None, "Marchés", *STATEMENT),
    )
    assert (link.copy, link.source, link.kind) == ("a", "b", "exact")


def test_of_one_day_who_gives_credit_comes_after_who_gives_none() -> None:
    link = only_link(
        article("a", "Le Phare", "2026-03-02", "Marchés", *STATEMENT, "Avec l'agence Lacs Presse"),
        article("b", "Agence Lacs Presse", "2026-03-02", "Marchés", *STATEMENT),
    )
    assert (link.copy, link.source) == ("a", "b")
    assert link.credit is not None
    assert (link.credit.to, link.credit.name) == ("source", "agence Lacs Presse")


@pytest.mark.parametrize(
    ("line", "to"),
    [
        ("(AFP)", "other"),
        ("Avec AFP et Reuters", "other"),
        ("Source : Le Phare du Soir", "source"),
        ("© Le Phare du Soir", "source"),
        ("Ces marchés avaient fermé en mai, a rapporté Le Phare du Soir.", "source"),
        ("Ces marchés avaient fermé en mai.", None),
        ("Le phare du soir ne brillait plus sur le lac.", None),
    ],
)
def test_a_credit_is_recognised(line: str, to: str | None) -> None:
    link = only_link(
        article("first", "Le Phare du Soir", "2026-03-01", "Marchés", *STATEMENT),
        article("second", "La Vigie", "2026-03-02", "Marchés", *STATEMENT, line),
    )
    assert (link.credit.to if link.credit else None) == to


def test_two_reprints_of_one_agency_share_their_credit() -> None:
    first = article("first", "Le Phare", "2026-03-01", "Marchés", f"PARIS (AFP) – {STATEMENT[0]}", STATEMENT[1])
    second = article("second", "La Vigie", "2026-03-02", "Lacs", *STATEMENT, "Agence France-Presse")
    link = only_link(first, second)
    assert link.kind == "exact"
    assert link.credit is not None
    assert (link.credit.to, link.credit.name) == ("shared", "Agence France-Presse")


def test_two_articles_that_quote_one_speaker_are_no_copies() -> None:
    quoted = "« Nous rouvrirons les marchés un par un, en commençant par ceux des îles, et nous n'oublierons aucun village. »"
    documents = [
        article(
            "a", "Le Phare", "2026-03-01", "Lacs", f"Le gouverneur s'est voulu rassurant devant la presse. {quoted}"
        ),
        article("b", "La Vigie", "2026-03-01", "Îles", f"Interrogé au port dans la soirée, il a répondu : {quoted}"),
    ]
    assert find_copies(documents).links == ()


def test_a_notice_that_an_outlet_prints_everywhere_is_no_copy() -> None:
    notice = (
        "Cet article paraît dans le cadre d'un partenariat entre huit rédactions de la région, réunies depuis dix ans."
    )
    documents = [
        article(f"n{at}", "Le Phare", f"2026-03-0{at + 1}", "Carnet", own, notice)
        for at, own in enumerate(making.OWN_WORDS[:6])
    ]
    assert find_copies(documents).links == ()


def test_a_paragraph_of_background_that_changes_a_little_each_time_is_no_copy() -> None:
    background = (
        "La région des lacs connaît depuis {} ans des crues qui ont déplacé des milliers de familles vers les collines."
    )
    counted = ["six", "sept", "huit", "neuf", "dix", "onze"]
    documents = [
        article(f"n{at}", "Le Phare", f"2026-03-0{at + 1}", "Carnet", own, background.format(counted[at]))
        for at, own in enumerate(making.OWN_WORDS[:6])
    ]
    assert find_copies(documents).links == ()
    assert len(find_copies(documents[:2]).links) == 1


@pytest.mark.parametrize(
    ("outlet", "url", "same"), [("Le Phare", None, True), (None, "http://[vigie/lacs", False), (None, None, False)]
)
def test_what_an_outlet_takes_over_from_itself_is_marked(outlet: str | None, url: str | None, same: bool) -> None:
    first = article("a", "Le Phare", "2026-03-01", "Lacs", *STATEMENT)
    second = article("b", outlet, "2026-03-02", "Lacs", *STATEMENT).model_copy(update={"url": url})
    assert only_link(first, second).same_outlet is same


def test_an_article_that_is_brought_up_to_date_is_no_notice() -> None:
    documents = [
        article(f"v{at}", "Le Phare", f"2026-03-0{at + 1}", "Lacs", *STATEMENT, *making.OWN_WORDS[: at // 4])
        for at in range(5)
    ]
    assert {(link.copy, link.source) for link in find_copies(documents).links} == {
        (f"v{at}", "v0") for at in range(1, 5)
    }
    assert set(copy_groups(documents[:4]).values()) == {"v0"}


def test_the_same_sentences_about_another_match_are_no_copy() -> None:
    frame = (
        "À {}, {} a battu {} par {} buts à {} devant {} spectateurs ; {} a marqué le premier but et {} reste en tête."
    )
    documents = [
        article(
            "a", "Le Phare", "2026-03-01", "Sport", frame.format("Zita", "Mbali", "Orune", 3, 1, 8000, "Sabo", "Mbali")
        ),
        article(
            "b", "Le Phare", "2026-03-08", "Sport", frame.format("Kéré", "Tassa", "Dolou", 2, 0, 650, "Yeni", "Tassa")
        ),
    ]
    assert find_copies(documents).links == ()


def test_paragraphs_in_another_order_are_found_again() -> None:
    texts = [STATEMENT[0], *making.OWN_WORDS[:3], STATEMENT[1]]
    link = only_link(
        article("a", "Le Phare", "2026-03-01", "Lacs", *texts),
        article("b", "La Vigie", "2026-03-02", "Lacs", *texts[::-1]),
    )
    assert (link.kind, link.copy_share) == ("exact", 1.0)


def test_decomposed_accents_and_soft_hyphens_hide_nothing() -> None:
    import unicodedata

    hidden = [unicodedata.normalize("NFD", text).replace("marchés", "mar\u00adchés") for text in STATEMENT]
    link = only_link(
        article("a", "Le Phare", "2026-03-01", "Lacs", *STATEMENT),
        article("b", "La Vigie", "2026-03-02", "Lacs", *hidden),
    )
    assert link.kind == "exact"


def test_words_lead_back_to_who_printed_them_first(made: tuple[dict[str, Document], Answer, Copies]) -> None:
    documents, _, copies = made
    first, copy, part = documents["02"], documents["02-styled"], documents["02-part"]
    said = "ont décidé de déployer leur force en attente dans le golfe de Guinée"
    at, there = copy.text.index(said), first.text.index(said)
    assert copies.origin("02-styled", Span(at, at + len(said))) == ("02", Span(there, there + len(said)))
    in_part = part.text.index(said)
    places = [
        ("02", Span(there, there + 10)),
        ("02-styled", Span(at, at + 10)),
        ("02-part", Span(in_part, in_part + 10)),
    ]
    assert copies.independent(places) == 1
    own = part.text.index("Sous les arcades")
    assert copies.origin("02-part", Span(own, own + 10)) is None
    assert copies.independent([*places, ("02-part", Span(own, own + 10))]) == 2
    printed = copies.printings("02", Span(there, there + len(said)))
    kinds = [printing.document.removeprefix("02-") for printing in printed]
    assert (kinds[0], set(kinds[1:3]), kinds[3:]) == ("same", {"edited", "styled"}, ["cut", "part", "undated"])


@pytest.mark.parametrize("text", ["", "\n", "…", "« »", "Un."])
def test_texts_of_next_to_nothing_are_no_copies(text: str) -> None:
    documents = [Document.from_text(text, id=id) for id in "abcde"]
    assert find_copies(documents) == Copies((), {id: id for id in "abcde"})
    assert find_copies([]) == Copies((), {})
