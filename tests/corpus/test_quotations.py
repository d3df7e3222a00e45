"""A quotation in many hands: its earliest form, who cut or changed it, and whom each article gives it to."""

from __future__ import annotations

import pytest

from dragoman.corpus.quotations import Change, QuotationGroup, find_quotations_in_many
from dragoman.record import Actor, Document, Record, Span, Statement

WHOLE = "Nous rouvrirons les marchés un par un, en commençant par les îles, et nous n'oublierons aucun village du lac"
GOVERNOR = ("gouverneur des Lacs", "MLI GOV", "institution")


def article(
    id: str, published: str | None, *quoted: str, speaker: tuple[str, str, str] = GOVERNOR, kind: str = "direct"
) -> Record:
    """An article in which the speaker says the quoted parts, as one statement with a cue clause between them."""
    text = "Lacs\n« " + " », a-t-il dit, « ".join(quoted) + " »"
    spans = []
    for part in quoted:
        start = text.index(part)
        spans.append(Span(start, start + len(part)))
    name, code, what = speaker
    actor = Actor(id="a1", name=name, code=code, kind=what, mentions=(Span(0, 4),)) if name else None
    statement = Statement(
        id="s1", speakers=("a1",) if actor else (), cue=(), lemma="dire", kind=kind, act="say", content=tuple(spans), confidence=1
    )  # fmt: skip
    document = Document.from_text(text, id=id, published=published)
    return Record(document=document, actors=(actor,) if actor else (), statements=(statement,))


def group_of(*records: Record) -> QuotationGroup:
    (group,) = find_quotations_in_many(records)
    return group


def told(records: list[Record], group: QuotationGroup, change: Change) -> tuple[str, str, str, bool]:
    """The kind of a change, its words in the reference, its words in the variant, and whether it is marked."""
    texts = {record.document.id: record.document.text for record in records}
    (variant,) = [variant for variant in group.variants if change in variant.changes]
    there, here = texts[group.reference.document], texts[variant.printings[0].document]
    reference = there[change.reference.start : change.reference.end] if change.reference else ""
    return change.kind, reference, here[change.here.start : change.here.end] if change.here else "", change.marked


def changes(*records: Record) -> list[tuple[str, str, str, bool]]:
    group = group_of(*records)
    return [told(list(records), group, change) for variant in group.variants for change in variant.changes]


def test_the_same_words_in_another_typography_are_one_variant() -> None:
    styled = WHOLE.replace("'", "’").replace("îles", "ILES").replace(", et", " – et")
    group = group_of(article("b", "2026-03-02", styled), article("a", "2026-03-01", WHOLE))
    assert group.reference.document == "a"
    assert [[printing.document for printing in variant.printings] for variant in group.variants] == [["a", "b"]]
    assert group.variants[0].changes == ()


def test_a_cut_quotation_shows_what_was_left_out() -> None:
    cut = "Nous rouvrirons les marchés un par un, et nous n'oublierons aucun village du lac"
    assert changes(article("a", "2026-03-01", WHOLE), article("b", "2026-03-02", cut)) == [
        ("left out", "en commençant par les îles", "", False)
    ]


@pytest.mark.parametrize("mark", ["[…]", "(...)", "[ … ]"])
def test_an_omission_that_the_article_marks_is_told_from_one_it_does_not(mark: str) -> None:
    cut = f"Nous rouvrirons les marchés un par un {mark} et nous n'oublierons aucun village du lac"
    found = changes(article("a", "2026-03-01", WHOLE), article("b", "2026-03-02", cut))
    assert found == [("left out", "en commençant par les îles", "", True)]


def test_an_omission_that_is_marked_at_the_beginning_is_told_too() -> None:
    cut = "[...] en commençant par les îles, et nous n'oublierons aucun village du lac"
    found = changes(article("a", "2026-03-01", WHOLE), article("b", "2026-03-02", cut))
    assert found == [("left out", "Nous rouvrirons les marchés un par un", "", True)]


def test_changed_and_added_words_show_on_both_sides() -> None:
    changed = WHOLE.replace("en commençant par les îles", "en finissant par les côtes").replace(
        " du lac", " [de la rive] du lac"
    )
    assert changes(article("a", "2026-03-01", WHOLE), article("b", "2026-03-02", changed)) == [
        ("replaced", "commençant", "finissant", False),
        ("replaced", "îles", "côtes", False),
        ("added", "", "de la rive", True),
    ]


def test_the_earliest_form_is_the_reference_though_a_longer_one_comes_later() -> None:
    found = changes(article("late", "2026-03-05", WHOLE), article("early", "2026-03-01", WHOLE.partition(", et")[0]))
    assert found == [("added", "", "et nous n'oublierons aucun village du lac", False)]


def test_of_one_day_the_longest_is_the_reference_and_the_undated_comes_last() -> None:
    records = [
        article("z", "2026-03-01", WHOLE),
        article("a", "2026-03-01", WHOLE[:60]),
        article("b", None, WHOLE + " et du port"),
    ]
    assert group_of(*records).reference.document == "z"


def test_two_halves_meet_through_the_whole() -> None:
    first, second = WHOLE.split(", et ")
    records = [article("a", "2026-03-01", first), article("b", "2026-03-02", WHOLE), article("c", "2026-03-03", second)]
    assert [variant.printings[0].document for variant in group_of(*records).variants] == ["a", "b", "c"]


def test_a_quotation_broken_by_its_cue_is_the_same_as_one_in_a_piece() -> None:
    broken = article("b", "2026-03-02", "Nous rouvrirons les marchés un par un", "en commençant par les îles, et nous n'oublierons aucun village du lac")  # fmt: skip # noqa: E501
    group = group_of(article("a", "2026-03-01", WHOLE), broken)
    assert group.variants[0].changes == ()
    assert len(group.variants[0].printings[1].spans) == 2


def test_the_quoted_part_of_a_mixed_statement_counts_and_an_indirect_one_does_not() -> None:
    mixed = article("b", "2026-03-02", WHOLE, kind="mixed")
    assert group_of(article("a", "2026-03-01", WHOLE), mixed).reference.document == "a"
    document = Document.from_text(f"Lacs\nIl a dit : {WHOLE}.", id="b", published="2026-03-02")
    said = mixed.statements[0].model_copy(update={"kind": "indirect", "content": (Span(16, 16 + len(WHOLE)),)})
    indirect = mixed.model_copy(update={"document": document, "statements": (said,)})
    assert find_quotations_in_many([article("a", "2026-03-01", WHOLE), indirect]) == []


@pytest.mark.parametrize(
    ("other", "in_conflict"),
    [
        (GOVERNOR, False),
        (("", "", "source"), False),
        (("Awa Kélétigui", "MLI GOV", "person"), False),
        (("Maire de Zita", "MLI CVL", "institution"), True),
        (("gouvernement", "BFA GOV", "institution"), True),
    ],
)
def test_speakers_who_cannot_be_one_are_in_conflict(other: tuple[str, str, str], in_conflict: bool) -> None:
    group = group_of(article("a", "2026-03-01", WHOLE), article("b", "2026-03-02", WHOLE, speaker=other))
    assert group.speakers_conflict is in_conflict


def test_two_persons_are_one_by_their_last_name_only() -> None:
    def conflict(one: str, other: str) -> bool:
        first = article("a", "2026-03-01", WHOLE, speaker=(one, "MLI GOV", "person"))
        return group_of(
            first, article("b", "2026-03-02", WHOLE, speaker=(other, "MLI GOV", "person"))
        ).speakers_conflict

    assert not conflict("Awa Kélétigui", "Keletigui")
    assert conflict("Awa Kélétigui", "Moussa Dembaga")


def test_a_short_phrase_of_two_speakers_is_two_quotations() -> None:
    phrase = "Nous ne céderons pas un mètre"
    ours, theirs = (
        article("a", "2026-03-01", phrase),
        article("b", "2026-03-02", phrase, speaker=("Ruz", "BFA GOV", "state")),
    )
    assert find_quotations_in_many([ours, theirs]) == []
    assert group_of(ours, article("c", "2026-03-02", phrase)).reference.document == "a"


def test_a_quotation_of_one_article_is_no_group() -> None:
    assert find_quotations_in_many([article("a", "2026-03-01", WHOLE), article("a", "2026-03-01", WHOLE)]) == []
    assert find_quotations_in_many([]) == []


def unsaid(id: str, text: str, published: str = "2026-03-04") -> Record:
    """An article in which the record finds no statement."""
    return Record(document=Document.from_text(text, id=id, published=published))


def test_words_in_marks_that_a_record_gives_to_nobody_are_found_beside_a_statement() -> None:
    cut = WHOLE.partition(", et")[0]
    group = group_of(
        article("a", "2026-03-01", WHOLE), unsaid("b", f"Lacs\nSur les marchés, la promesse, « {cut} », reste.")
    )
    printing = group.variants[1].printings[0]
    assert (printing.document, printing.statement, printing.words, printing.speakers) == ("b", None, cut, ())
    assert group.speakers_conflict is False


def test_words_in_marks_over_two_paragraphs_are_one_quotation() -> None:
    one, other = WHOLE.split(", et ")
    group = group_of(article("a", "2026-03-01", WHOLE), unsaid("b", f"Lacs\n« {one},\n« et {other} »\nFin."))
    assert len(group.variants[0].printings[1].spans) == 2


def test_two_articles_that_give_the_words_to_nobody_meet_in_whole_sentences_only() -> None:
    charge = "association de pêcheurs en relation avec une entreprise de contrebande"
    charges = [unsaid(id, f"Ils sont poursuivis pour « {charge} ».") for id in ("a", "b")]
    assert find_quotations_in_many(charges) == []
    sentences = [unsaid(id, f"Un tract circule. « {WHOLE}. » {id.upper()} l'a lu.") for id in ("a", "b")]
    assert group_of(*sentences).id.startswith("a:")


@pytest.mark.parametrize(
    "text",
    [
        "Le rapport intitulé « {} » est paru.",
        "Un livre, titré « {} », est paru.",
        "Son film « {} » est sorti.",
        "Une conférence sur le thème « {} » s'ouvre.",
    ],
)
def test_the_title_of_a_work_is_no_quotation(text: str) -> None:
    assert find_quotations_in_many([article("a", "2026-03-01", WHOLE), unsaid("b", text.format(WHOLE))]) == []


def test_a_name_in_capitals_is_no_quotation() -> None:
    name = "Association Nationale des Pêcheurs Unis des Grands Lacs et Rivières du Nord"
    assert (
        find_quotations_in_many([article("a", "2026-03-01", name), unsaid("b", f"Ils ont fondé l'« {name} ».")]) == []
    )


def test_a_quotation_of_which_a_statement_has_a_part_is_passed_over() -> None:
    record = article("b", "2026-03-02", "Nous rouvrirons les marchés un par un")
    text = record.document.text.replace(" »", f" comme le dit depuis {WHOLE} »")
    cut = record.model_copy(update={"document": Document.from_text(text, id="b", published="2026-03-02")})
    (group,) = find_quotations_in_many([article("a", "2026-03-01", WHOLE), cut])
    assert all(p.statement for variant in group.variants for p in variant.printings)
