from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest

from dragoman.errors import TableError
from dragoman.language.conjugation import conjugate, form_table, inflected_word
from dragoman.language.lexicon import Cue, ModalityCue, cues, modality_cues
from dragoman.tables import read_rows


def verb(lemma: str) -> Cue:
    return next(c for c in cues() if c.pos == "verb" and c.lemma == lemma)


def modality(lemma: str, pos: str = "verb") -> tuple[str, str]:
    row = next(m for m in modality_cues() if (m.lemma, m.pos) == (lemma, pos))
    return row.modality, row.scope


def sort_key(lemma: str) -> str:
    plain = unicodedata.normalize("NFD", lemma.replace("œ", "oe"))
    return plain.encode("ascii", "ignore").decode().lower()


def is_sorted(lemmas: Iterable[str]) -> bool:
    keys = [sort_key(lemma) for lemma in lemmas]
    return keys == sorted(keys)


def test_the_lexicons_are_as_large_as_promised() -> None:
    assert len(cues()) >= 600
    assert len(modality_cues()) >= 150


def test_every_verb_has_its_forms() -> None:
    verbs = {inflected_word(row.lemma.removeprefix("y ")) for row in (*cues(), *modality_cues()) if row.pos == "verb"}
    for lemma in verbs:
        third = [f for f, r in conjugate(lemma) if r[1:5] == ("ind", "pres", 3, "s")]
        assert third, lemma


@pytest.mark.parametrize("pos", ["verb", "noun", "preposition"])
def test_cues_are_sorted_so_that_a_person_finds_a_row(pos: str) -> None:
    assert is_sorted(c.lemma for c in cues() if c.pos == pos)


@pytest.mark.parametrize("pos", ["verb", "noun", "adjective", "adverb", "preposition", "conjunction"])
def test_modality_words_are_sorted(pos: str) -> None:
    assert is_sorted(m.lemma for m in modality_cues() if m.pos == pos)


def test_lemmas_use_the_straight_apostrophe_and_composed_letters() -> None:
    for row in (*cues(), *modality_cues()):
        assert "’" not in row.lemma
        assert row.lemma == unicodedata.normalize("NFC", row.lemma).strip()


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("indique", "indiquer"),
        ("annonça", "annoncer"),
        ("dément", "démentir"),
        ("reconnaît", "reconnaître"),
        ("martelé", "marteler"),
        ("rejette", "rejeter"),
        ("promis", "promettre"),
        ("prévient", "prévenir"),
        ("déplorait", "déplorer"),
    ],
)
def test_cue_verbs_are_found_by_their_forms(form: str, lemma: str) -> None:
    table = form_table(c.lemma for c in cues() if c.pos == "verb" and " " not in c.lemma and "'" not in c.lemma)
    assert lemma in {r.lemma for r in table[form]}


@pytest.mark.parametrize(
    "lemma",
    ["lancer", "souffler", "sourire", "poursuivre", "glisser", "lâcher", "publier", "défendre"],
)
def test_ordinary_verbs_are_cues_with_a_quotation_only(lemma: str) -> None:
    assert verb(lemma).frames == ("quote",)


@pytest.mark.parametrize(
    "lemma",
    ["accuser", "rappeler", "répéter", "assurer", "soutenir", "prévenir", "traiter", "conclure",
     "ajouter", "menacer", "convenir", "juger", "déclarer", "lancer", "appeler"],
)  # fmt: skip
def test_an_object_alone_is_no_content_of_verbs_that_mean_something_else_with_it(
    lemma: str,
) -> None:
    assert "np" not in verb(lemma).frames


@pytest.mark.parametrize(
    "lemma",
    ["démentir", "nier", "condamner", "dénoncer", "saluer", "réclamer", "exiger", "annoncer",
     "confirmer", "revendiquer", "réaffirmer", "déplorer"],
)  # fmt: skip
def test_an_object_is_the_content_of_verbs_of_speech(lemma: str) -> None:
    assert "np" in verb(lemma).frames


@pytest.mark.parametrize(
    ("lemma", "act", "polarity"),
    [
        ("annoncer", "announce", ""),
        ("décider", "announce", ""),
        ("confirmer", "confirm", ""),
        ("démentir", "deny", "denies"),
        ("refuser", "deny", "refuses"),
        ("accuser", "accuse", ""),
        ("exiger", "demand", ""),
        ("promettre", "promise", ""),
        ("menacer", "threaten", ""),
        ("saluer", "praise", ""),
        ("fustiger", "condemn", ""),
        ("avertir", "warn", ""),
        ("se demander", "ask", ""),
        ("estimer", "say", ""),
    ],
)
def test_acts(lemma: str, act: str, polarity: str) -> None:
    assert (verb(lemma).act, verb(lemma).polarity) == (act, polarity)


def test_only_denials_have_a_polarity() -> None:
    with_polarity = {c.act for c in cues() if c.polarity}
    assert with_polarity <= {"deny", "demand"}
    assert all(c.polarity for c in cues() if c.lemma in ("nier", "démenti", "rejeter", "refus"))


def test_wanting_is_no_speech() -> None:
    assert not [c for c in cues() if c.lemma in ("vouloir", "pouvoir", "devoir", "compter")]


def test_an_expression_with_a_preposition_leads_to_its_content() -> None:
    for cue in cues():
        last = cue.lemma.rsplit(" ", 1)[-1]
        if cue.pos == "verb" and " " in cue.lemma and last in ("de", "à", "contre", "pour", "sur"):
            assert {"np", "inf"} & set(cue.frames), cue.lemma


def test_implicatives_keep_the_fact_and_attempts_do_not() -> None:
    assert modality("réussir") == ("actual", "infinitive")
    assert modality("venir") == ("actual", "infinitive")
    assert modality("tenter") == ("possible", "infinitive")
    assert modality("échouer") == ("negated", "infinitive")


def test_verbs_of_demand_reach_their_object_verbs_of_intention_only_an_infinitive() -> None:
    assert modality("exiger") == ("requested", "complement")
    assert modality("compter") == ("planned", "infinitive")
    assert modality("empêcher") == ("negated", "complement")


def test_modality_of_other_words() -> None:
    assert modality("présumé", "adjective") == ("possible", "word")
    assert modality("peut-être", "adverb") == ("possible", "clause")
    assert modality("en cas de", "preposition") == ("possible", "complement")
    assert modality("sans que", "conjunction") == ("negated", "clause")
    assert modality("même si", "conjunction") == ("actual", "clause")
    assert modality("refus", "noun") == ("negated", "complement")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ('lemma = "dire", pos = "verb", act = "speak", frames = ["que"]', "act"),
        ('lemma = "dire", pos = "verb", act = "say", frames = ["qui"]', "frames"),
        ('lemma = "dire", pos = "verb", act = "say", frames = []', "frames"),
        ('lemma = "dire", pos = "verb", act = "say", frame = ["que"]', "frame"),
    ],
)
def test_a_bad_cue_is_refused_with_its_line(tmp_path: Path, row: str, says: str) -> None:
    good = 'lemma = "nier", pos = "verb", act = "deny", frames = ["que"]'
    file = tmp_path / "cues.toml"
    file.write_text(f"cue = [\n  {{ {good} }},\n  {{ {row} }},\n]\n", encoding="utf-8")
    with pytest.raises(TableError, match=rf"cues\.toml, line 3: {says}"):
        read_rows(file, "cue", Cue)


def test_a_lemma_twice_is_refused_with_both_lines(tmp_path: Path) -> None:
    row = '{ lemma = "si", pos = "conjunction", modality = "possible", scope = "clause" },'
    file = tmp_path / "modality.toml"
    file.write_text(f"modality = [\n  {row}\n  {row}\n]\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"line 3.*line 2"):
        read_rows(file, "modality", ModalityCue, unique=("lemma", "pos"))
