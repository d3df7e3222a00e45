"""The event predicates: what the coding guide allows, and what a user of the lexicon relies on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from dragoman.errors import TableError
from dragoman.language.intensity import intensity
from dragoman.language.lexicon import ObjectClass, Predicate, object_classes, predicates
from dragoman.record import EventType
from dragoman.tables import read_rows

MODES: dict[EventType, str] = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}

# CAMEO codes by type, as PLOVER's own mapping has them, with the exceptions of the coding guide: a signed agreement
# (057) is AGREE, an apology (055) and an eased sanction (085) CONCEDE, a resignation (0831) RETREAT, an appeal (02)
# REQUEST, a denial (016) REJECT, sanctions (163) and convictions (116) SANCTION, a blockade or an occupation (191, 192)
# COERCE, property destroyed and violent repression (1712, 175) ASSAULT.
CAMEO: dict[EventType, str] = {
    "AGREE": "03 057 0871",
    "CONSULT": "04",
    "SUPPORT": "050 051 052 053 054 056",
    "CONCEDE": "055 080 081 082 083 085",
    "COOPERATE": "06",
    "AID": "07",
    "RETREAT": "084 086 087 0831",
    "REQUEST": "02 10",
    "ACCUSE": "09 110 111 112 113 114 115",
    "REJECT": "12 016",
    "THREATEN": "13",
    "PROTEST": "14",
    "SANCTION": "16 116",
    "MOBILIZE": "15",
    "COERCE": "170 171 172 173 174 175 176 191 192",
    "ASSAULT": "1712 175 18 190 193 194 195 196 20",
}

CONTEXTS = """
political military intelligence peacekeeping executive economic diplomatic resource culture disease migration
humanitarian human_security legal human_rights rights_freedoms terrorism government election legislative cbrn cyber
political_institutions corruption
"""


def rows(lemma: str, pos: str = "verb") -> list[Predicate]:
    return [p for p in predicates() if p.lemma == lemma and p.pos == pos]


def meanings(lemma: str, pos: str = "verb") -> set[str]:
    return {f"{p.type} {p.mode}".strip() for p in rows(lemma, pos)}


def specificity(p: Predicate) -> int:
    kinds = bool(p.source_kinds or p.recipient_kinds)
    if p.needs:
        return 0 if kinds else 1
    return 2 if kinds else 3 if p.needs_recipient else 4


def test_there_are_enough_rows_and_lemmas() -> None:
    assert len(predicates()) >= 900
    assert len({(p.lemma, p.pos) for p in predicates()}) >= 900
    parts = Counter(p.pos for p in predicates())
    assert min(parts["verb"], parts["noun"]) >= 300


def test_every_mode_is_one_of_its_type() -> None:
    illegal = [(p.lemma, p.type, p.mode) for p in predicates() if p.mode and p.mode not in MODES[p.type].split()]
    assert illegal == []


@pytest.mark.parametrize("event_type", MODES)
def test_every_type_and_mode_has_a_verb_and_a_noun(event_type: EventType) -> None:
    for pos in ("verb", "noun"):
        own = {p.mode for p in predicates() if p.type == event_type and p.pos == pos}
        assert set(MODES[event_type].split()) <= own, pos
        assert own


def test_cameo_codes_agree_with_the_type() -> None:
    wrong = [(p.lemma, p.type, p.cameo) for p in predicates() if not p.cameo.startswith(tuple(CAMEO[p.type].split()))]
    assert wrong == []


def test_cameo_codes_are_three_or_four_digits_and_scored() -> None:
    for p in predicates():
        assert len(p.cameo) in (3, 4), p.lemma
        assert -10.0 <= intensity(p.cameo) <= 10.0


def test_contexts_are_those_of_plover() -> None:
    assert {c for p in predicates() for c in p.contexts} <= set(CONTEXTS.split())


def test_every_needed_class_exists_and_every_class_serves() -> None:
    needed = {name for p in predicates() for name in p.needs}
    known = {c.name for c in object_classes()}
    assert needed <= known
    assert known - needed == {
        "light-verb", "light-verb-passive", "accident", "figurative", "say-act", "kind-of-thing", "part-of-body",
    }  # fmt: skip


def test_no_row_hides_a_later_one() -> None:
    by_lemma: dict[tuple[str, str], list[Predicate]] = {}
    for p in predicates():
        by_lemma.setdefault((p.lemma, p.pos), []).append(p)
    for key, own in by_lemma.items():
        ranks = [specificity(p) for p in own]
        assert ranks == sorted(ranks), key
        assert len(set(own)) == len(own), key


def test_the_rows_of_a_lemma_stand_together() -> None:
    keys = [(p.lemma, p.pos) for p in predicates()]
    starts = [key for number, key in enumerate(keys) if number == 0 or keys[number - 1] != key]
    assert len(starts) == len(set(starts))


def test_a_constraint_has_something_to_look_at() -> None:
    for p in predicates():
        assert p.source or p.recipient or p.needs, p.lemma
        assert not (p.reciprocal and p.recipient), p.lemma
        assert not (p.needs_recipient and not p.reciprocal and not p.recipient), p.lemma
        assert not (p.needs_in and not p.needs), p.lemma
        assert not (p.recipient_kinds and not p.recipient), p.lemma


def test_no_single_verb_of_ordinary_french_is_without_a_guard() -> None:
    single = [p for p in predicates() if p.pos == "verb" and " " not in p.lemma]
    assert {p.lemma for p in single if specificity(p) == 4 and not p.needs_source} == {
        "bombarder",
        "canonner",
        "kidnapper",
        "pilonner",
    }


@pytest.mark.parametrize("lemma", ["donner", "envoyer", "lancer", "mener", "signer", "créer", "prendre", "apporter"])
def test_light_everyday_verbs_always_need_an_object(lemma: str) -> None:
    assert all(p.needs for p in rows(lemma))


@pytest.mark.parametrize(
    "lemma", ["arrêter", "tuer", "frapper", "libérer", "menacer", "aider", "attaquer", "soutenir", "exécuter"]
)
def test_without_an_object_class_a_recipient_is_needed(lemma: str) -> None:
    assert all(p.needs or p.needs_recipient for p in rows(lemma))
    assert rows(lemma)


@pytest.mark.parametrize("lemma", ["toucher", "dire", "avoir", "faire", "aller", "venir"])
def test_verbs_that_say_nothing_by_themselves_are_absent(lemma: str) -> None:
    assert rows(lemma) == []


@pytest.mark.parametrize(
    ("lemma", "pos", "meaning"),
    [
        ("se rendre", "verb", "CONSULT visit"),
        ("rendre visite", "verb", "CONSULT visit"),
        ("échanger", "verb", "CONSULT"),
        ("échanger", "verb", "RETREAT release"),
        ("signer", "verb", "AGREE"),
        ("créer", "verb", "COOPERATE"),
        ("exprimer", "verb", "AGREE"),
        ("qualifier", "verb", "REJECT"),
        ("rejeter", "verb", "REJECT"),
        ("convoquer", "verb", "REQUEST meet"),
        ("expulser", "verb", "SANCTION expel"),
        ("expulser", "verb", "COERCE deport"),
        ("condamner", "verb", "SANCTION convict"),
        ("condamner", "verb", "ACCUSE disapprove"),
        ("ouvrir le feu", "verb", "ASSAULT firearms"),
        ("menacer", "verb", "THREATEN violence"),
        ("appeler à manifester", "verb", "PROTEST demo"),
        ("félicitations", "noun", "SUPPORT"),
        ("livraison", "noun", "AID"),
        ("visite", "noun", "CONSULT visit"),
        ("aide", "noun", "AID"),
        ("accusation", "noun", "ACCUSE allege"),
        ("attaque", "noun", "ASSAULT"),
        ("coup d'État", "noun", "COERCE seize"),
        ("cessez-le-feu", "noun", "RETREAT ceasefire"),
        ("frappe de drone", "noun", "ASSAULT drone"),
        ("embargo", "noun", "SANCTION"),
        ("démission", "noun", "RETREAT resign"),
    ],
)
def test_what_a_word_means(lemma: str, pos: str, meaning: str) -> None:
    assert meaning in meanings(lemma, pos)


def test_a_host_is_the_recipient_of_a_visit() -> None:
    host = next(p for p in rows("recevoir") if p.mode == "visit")
    assert (host.source, host.recipient) == (("object",), ("subject",))
    for guest in rows("visite", "noun"):
        assert "de" in guest.source
        assert "à" in guest.recipient


def test_the_victim_stands_after_de() -> None:
    for lemma in ("assassinat", "arrestation", "enlèvement", "libération"):
        assert all("de" in p.recipient or "de" in p.needs_in for p in rows(lemma, "noun")), lemma
        assert all("de" not in p.source for p in rows(lemma, "noun")), lemma


def test_where_an_attack_happens_is_no_victim() -> None:
    for p in rows("attaque", "noun"):
        assert {"à", "en", "dans"}.isdisjoint(p.recipient)


def test_meetings_agreements_and_fights_are_reciprocal() -> None:
    for lemma, pos in (
        ("rencontrer", "verb"),
        ("s'affronter", "verb"),
        ("affrontement", "noun"),
        ("s'entretenir", "verb"),
    ):
        assert all(p.reciprocal for p in rows(lemma, pos)), lemma


def test_captives_freed_by_force_are_aid_and_prisoners_let_go_a_release() -> None:
    kinds = [(p.type, p.mode) for p in rows("libérer")]
    assert kinds.index(("AID", "")) < kinds.index(("RETREAT", "release"))


def test_a_call_to_protest_asks_for_the_protest() -> None:
    assert {p.modality for p in rows("appeler à la grève")} == {"requested"}
    assert {p.modality for p in rows("préavis de grève", "noun")} == {"planned"}


def test_lemmas_are_written_with_straight_apostrophes_and_no_stray_blanks() -> None:
    words = [p.lemma for p in predicates()] + [w for c in object_classes() for w in c.lemmas]
    assert [w for w in words if "’" in w or w != " ".join(w.split()) or not w] == []


def test_an_object_class_lists_a_word_once() -> None:
    assert [c.name for c in object_classes() if len(set(c.lemmas)) != len(c.lemmas)] == []


def test_light_verbs_have_an_agent_and_passive_ones_a_victim() -> None:
    classes = {c.name: set(c.lemmas) for c in object_classes()}
    assert {"mener", "lancer", "procéder", "perpétrer", "effectuer"} <= classes["light-verb"]
    assert {"faire l'objet", "subir", "essuyer", "être la cible"} <= classes["light-verb-passive"]
    assert classes["light-verb"].isdisjoint({"ordonner", "annoncer", "planifier"})


GOOD = '{ lemma = "livrer", pos = "verb", type = "AID", cameo = "072", source = ["subject"], recipient = ["à"] },'


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        (GOOD.replace("AID", "GIFT"), "type"),
        (GOOD.replace("072", "7B"), "cameo"),
        (GOOD.replace('["à"]', '["derrière"]'), "recipient"),
        (GOOD.replace('"verb"', '"adverb"'), "pos"),
        (GOOD.replace("recipient", "receiver"), "receiver"),
        (GOOD.replace('recipient = ["à"]', 'source_kinds = ["robot"]'), "source_kinds"),
        (GOOD.replace(', source = ["subject"]', ""), "source"),
    ],
)
def test_a_bad_row_is_refused_with_file_and_line(tmp_path: Path, bad: str, field: str) -> None:
    table = tmp_path / "predicates.toml"
    table.write_text(f"predicate = [\n  {GOOD}\n  {bad}\n]\n", encoding="utf-8")
    with pytest.raises(TableError, match=rf"predicates\.toml, line 3: {field}"):
        read_rows(table, "predicate", Predicate)


def test_a_class_without_lemmas_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "objects.toml"
    table.write_text('class = [\n  { name = "weapons", lemmas = [] },\n]\n', encoding="utf-8")
    with pytest.raises(TableError, match=r"objects\.toml, line 2: lemmas"):
        read_rows(table, "class", ObjectClass, unique=("name",))
