from __future__ import annotations

import pytest

from dragoman.errors import TableError
from dragoman.language.conjugation import (
    ConjugationModel,
    VerbForm,
    conjugate,
    form_table,
    inflected_word,
)
from dragoman.tables import read_rows


def forms(lemma: str, mood: str, tense: str) -> str:
    """The forms of one tense in the order of its persons."""
    return " ".join(f for f, r in conjugate(lemma) if (r.mood, r.tense) == (mood, tense))


@pytest.mark.parametrize(
    ("lemma", "present"),
    [
        ("annoncer", "annonce annonces annonce annonçons annoncez annoncent"),
        ("exiger", "exige exiges exige exigeons exigez exigent"),
        ("révéler", "révèle révèles révèle révélons révélez révèlent"),
        ("célébrer", "célèbre célèbres célèbre célébrons célébrez célèbrent"),
        ("déléguer", "délègue délègues délègue déléguons déléguez délèguent"),
        ("protéger", "protège protèges protège protégeons protégez protègent"),
        ("mener", "mène mènes mène menons menez mènent"),
        ("marteler", "martèle martèles martèle martelons martelez martèlent"),
        ("asséner", "assène assènes assène assénons assénez assènent"),
        ("appeler", "appelle appelles appelle appelons appelez appellent"),
        ("rejeter", "rejette rejettes rejette rejetons rejetez rejettent"),
        ("geler", "gèle gèles gèle gelons gelez gèlent"),
        ("acheter", "achète achètes achète achetons achetez achètent"),
        ("regretter", "regrette regrettes regrette regrettons regrettez regrettent"),
        ("tweeter", "tweete tweetes tweete tweetons tweetez tweetent"),
        ("rester", "reste restes reste restons restez restent"),
        ("annexer", "annexe annexes annexe annexons annexez annexent"),
        ("arrêter", "arrête arrêtes arrête arrêtons arrêtez arrêtent"),
        ("déployer", "déploie déploies déploie déployons déployez déploient"),
        ("créer", "crée crées crée créons créez créent"),
        ("aller", "vais vas va allons allez vont"),
        ("avertir", "avertis avertis avertit avertissons avertissez avertissent"),
        ("démentir", "démens démens dément démentons démentez démentent"),
        ("répartir", "répartis répartis répartit répartissons répartissez répartissent"),
        ("soutenir", "soutiens soutiens soutient soutenons soutenez soutiennent"),
        ("offrir", "offre offres offre offrons offrez offrent"),
        ("accueillir", "accueille accueilles accueille accueillons accueillez accueillent"),
        ("fuir", "fuis fuis fuit fuyons fuyez fuient"),
        ("acquérir", "acquiers acquiers acquiert acquérons acquérez acquièrent"),
        ("haïr", "hais hais hait haïssons haïssez haïssent"),
        ("recevoir", "reçois reçois reçoit recevons recevez reçoivent"),
        ("devoir", "dois dois doit devons devez doivent"),
        ("falloir", "faut"),
        ("répondre", "réponds réponds répond répondons répondez répondent"),
        ("prendre", "prends prends prend prenons prenez prennent"),
        ("rompre", "romps romps rompt rompons rompez rompent"),
        ("convaincre", "convaincs convaincs convainc convainquons convainquez convainquent"),
        ("craindre", "crains crains craint craignons craignez craignent"),
        ("dire", "dis dis dit disons dites disent"),
        ("interdire", "interdis interdis interdit interdisons interdisez interdisent"),
        ("écrire", "écris écris écrit écrivons écrivez écrivent"),
        ("faire", "fais fais fait faisons faites font"),
        ("croire", "crois crois croit croyons croyez croient"),
        ("détruire", "détruis détruis détruit détruisons détruisez détruisent"),
        ("être", "suis es est sommes êtes sont"),
    ],
)
def test_present(lemma: str, present: str) -> None:
    assert forms(lemma, "ind", "pres") == present


@pytest.mark.parametrize(
    ("lemma", "past"),
    [
        ("annoncer", "annonçai annonças annonça annonçâmes annonçâtes annoncèrent"),
        ("exiger", "exigeai exigeas exigea exigeâmes exigeâtes exigèrent"),
        ("intervenir", "intervins intervins intervint intervînmes intervîntes intervinrent"),
        ("recevoir", "reçus reçus reçut reçûmes reçûtes reçurent"),
        ("conduire", "conduisis conduisis conduisit conduisîmes conduisîtes conduisirent"),
        ("vivre", "vécus vécus vécut vécûmes vécûtes vécurent"),
        ("naître", "naquis naquis naquit naquîmes naquîtes naquirent"),
        ("haïr", "haïs haïs haït haïmes haïtes haïrent"),
    ],
)
def test_simple_past(lemma: str, past: str) -> None:
    assert forms(lemma, "ind", "past") == past


@pytest.mark.parametrize(
    ("lemma", "first_future"),
    [
        ("envoyer", "enverrai"),
        ("voir", "verrai"),
        ("prévoir", "prévoirai"),
        ("courir", "courrai"),
        ("mourir", "mourrai"),
        ("vouloir", "voudrai"),
        ("tenir", "tiendrai"),
        ("appeler", "appellerai"),
        ("acquérir", "acquerrai"),
    ],
)
def test_future_and_conditional_share_a_stem(lemma: str, first_future: str) -> None:
    assert forms(lemma, "ind", "fut").split()[0] == first_future
    assert forms(lemma, "cond", "pres").split()[0] == first_future + "s"


@pytest.mark.parametrize(
    ("lemma", "participles"),
    [
        ("livrer", "livré livrée livrés livrées"),
        ("promettre", "promis promise promis promises"),
        ("inclure", "inclus incluse inclus incluses"),
        ("conclure", "conclu conclue conclus conclues"),
        ("atteindre", "atteint atteinte atteints atteintes"),
        ("découvrir", "découvert découverte découverts découvertes"),
        ("devoir", "dû due dus dues"),
        ("pouvoir", "pu"),
        ("être", "été"),
    ],
)
def test_past_participles_agree(lemma: str, participles: str) -> None:
    assert forms(lemma, "part", "past") == participles


@pytest.mark.parametrize(
    ("lemma", "gerund"),
    [
        ("avoir", "ayant"),
        ("être", "étant"),
        ("savoir", "sachant"),
        ("tuer", "tuant"),
        ("menacer", "menaçant"),
        ("faire", "faisant"),
    ],
)
def test_present_participle(lemma: str, gerund: str) -> None:
    assert forms(lemma, "part", "pres") == gerund


@pytest.mark.parametrize(
    ("lemma", "subjunctive"),
    [
        ("faire", "fasse fasses fasse fassions fassiez fassent"),
        ("prendre", "prenne prennes prenne prenions preniez prennent"),
        ("recevoir", "reçoive reçoives reçoive recevions receviez reçoivent"),
        ("lancer", "lance lances lance lancions lanciez lancent"),
        ("manger", "mange manges mange mangions mangiez mangent"),
        ("avoir", "aie aies ait ayons ayez aient"),
    ],
)
def test_subjunctive(lemma: str, subjunctive: str) -> None:
    assert forms(lemma, "subj", "pres") == subjunctive


def test_both_spellings_of_1990_belong_to_one_verb() -> None:
    table = form_table(["reconnaître"])
    for form in ("reconnaît", "reconnait", "reconnaîtra", "reconnaitra", "reconnaitre"):
        assert {r.lemma for r in table[form]} == {"reconnaître"}
    assert {"cédera", "cèdera"} <= form_table(["céder"]).keys()
    assert {"renouvelle", "renouvèle"} <= form_table(["renouveler"]).keys()


def test_table_keeps_every_reading_of_a_form() -> None:
    table = form_table(["dire", "être", "suivre"])
    assert VerbForm("dire", "ind", "pres", 3, "s", "") in table["dit"]
    assert VerbForm("dire", "ind", "past", 3, "s", "") in table["dit"]
    assert VerbForm("dire", "part", "past", 0, "s", "m") in table["dit"]
    assert {r.lemma for r in table["suis"]} == {"être", "suivre"}


def test_table_counts_a_repeated_lemma_once() -> None:
    assert form_table(["livrer", "livrer"]) == form_table(["livrer"])


@pytest.mark.parametrize("word", ["table", "ministre", "frontière", "er", "", "se féliciter", "s'indigner", "🙂"])
def test_what_is_no_infinitive_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match=r"infinitive|conjugated"):
        conjugate(word)


@pytest.mark.parametrize(
    ("expression", "verb"),
    [
        ("annoncer", "annoncer"),
        ("se féliciter", "féliciter"),
        ("s'indigner", "indigner"),
        ("faire état de", "faire"),
        ("s'élever contre", "élever"),
    ],
)
def test_inflected_word_of_an_expression(expression: str, verb: str) -> None:
    assert inflected_word(expression) == verb


def test_a_model_with_five_persons_is_refused_with_its_line(tmp_path) -> None:  # type: ignore[no-untyped-def]
    row = 'name = "x", drop = "er", match = ["er"], fut = "er", past = "a", part = "é"'
    file = tmp_path / "conjugation.toml"
    file.write_text(f'model = [\n  {{ {row}, pres = "e es e ons ez" }},\n]\n', encoding="utf-8")
    with pytest.raises(TableError, match=r"line 2: pres"):
        read_rows(file, "model", ConjugationModel)
