"""The annotation view without a browser: each form does what it says, and loses nothing when it is wrong."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.evaluation.shapes import GoldClaim
from dragoman.evaluation.standoff import read_standoff
from dragoman.page.annotate import edits
from dragoman.page.annotate.app import application
from dragoman.page.annotate.labels import Labels
from dragoman.page.annotate.session import Session

from .making import TEXT, session, span

HOST = "http://127.0.0.1:8000"


class Page:
    """What a browser without JavaScript does."""

    def __init__(self, work: Session) -> None:
        self.session = work
        self.client = TestClient(application(work, 8000), base_url=HOST)
        found = re.search(r'name="token" value="([^"]+)"', self.client.get("/").text)
        assert found
        self.token = found[1]

    def get(self, item: str = "") -> str:
        return unescape(self.client.get("/", params={"item": item}).text)

    def post(self, action: str, **fields: Any) -> Any:
        return self.client.post(f"/{action}", data={"token": self.token, **fields})

    def mark(self, role: str, words: str, item: str = "", **more: Any) -> Any:
        where = span(words)
        fields = {"start": where.start, "end": where.end, "shown": words, **more}
        return self.post("mark", role=role, item=item, **fields)


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return Page(session(tmp_path))


EVENT = {
    "item": "e1", "type": "COERCE", "mode": "restrict", "source": ["ner gov", ""], "recipient": ["DZA GOV", ""],
    "claim-by": ["DZA GOV", ""], "claim-modality": ["actual", "actual"],
}  # fmt: skip


def test_an_article_is_coded_and_saved(page: Page, tmp_path: Path) -> None:
    page.mark("new-statement", "Nous n’avons rien livré 😀")
    page.mark("cue", "a déclaré", "s1")
    fields = {"kind": "direct", "act": "deny", "within": ""}
    page.post(
        "statement", item="s1", **fields, **{"speaker-code": ["MLI GOV", ""], "speaker-name": ["ministre malien", ""]}
    )
    page.mark("new-event", "Niamey a fermé la frontière", type="COERCE")
    page.mark("time", "mardi", "e1")
    page.post("event", **EVENT, start="2025-10-14", end="2025-10-14")
    answer = page.post("save", item="e1")
    assert "Enregistré dans article.gold.json : 1 déclarations, 1 événements." in answer.text
    saved = read_standoff(tmp_path / "article.gold.json", tmp_path)
    (statement,), (event,) = saved.statements, saved.events
    assert (saved.cite(statement.content), saved.cite(statement.cue)) == ("Nous n’avons rien livré 😀", "a déclaré")
    assert (statement.speakers[0].name, statement.act) == ("ministre malien", "deny")
    assert (event.sources, event.recipients, event.mode) == (("NER GOV",), ("DZA GOV",), "restrict")
    assert (event.claims, event.standing) == ((GoldClaim("DZA GOV", "actual"),), "claimed")
    assert event.time is not None
    assert (event.time.start, saved.text[slice(*event.time.words)]) == ("2025-10-14", "mardi")
    assert "Bamako" not in (tmp_path / "article.gold.json").read_text(encoding="utf-8")


def test_words_can_be_given_as_words(page: Page) -> None:
    page.post("mark", role="new-statement", words="Bamako", nth="2")
    assert page.session.article.statements[0].content == (span("Bamako", 2),)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "Choisissez des mots"),
        ({"words": "Paris"}, "« Paris » n'est pas dans le texte"),
        ({"words": "Bamako"}, "est 2 fois dans le texte"),
        ({"words": "Bamako", "nth": "3"}, "est 2 fois dans le texte"),
        ({"start": "5", "end": "5"}, "Les positions vont de 0 à"),
        ({"start": "0", "end": "99999"}, "Les positions vont de 0 à"),
        ({"start": "-1", "end": "4"}, "Les positions vont de 0 à"),
        ({"start": "0", "end": "5", "shown": "Gao"}, "rechargez la page"),
    ],
)
def test_words_that_cannot_be_are_refused_beside_the_form(page: Page, fields: dict[str, str], says: str) -> None:
    answer = page.post("mark", role="new-statement", **fields)
    assert answer.status_code == 422
    assert says in unescape(answer.text)
    for typed in fields.values():
        assert f'value="{typed}"' in answer.text or typed == "Gao"
    assert page.session.article.statements == ()


def test_an_event_needs_its_type(page: Page) -> None:
    assert "Choisissez le type" in page.mark("new-event", "Niamey a fermé la frontière").text


def test_a_wrong_field_says_so_beside_it_and_keeps_all_that_was_typed(page: Page) -> None:
    page.mark("new-event", "Niamey a fermé la frontière", type="COERCE")
    before = page.session.article
    wrong = {**EVENT, "source": ["Niger", ""], "mode": "visit", "start": "2025-02-30", "country": "Mali"}
    answer = page.post("event", **wrong)
    assert answer.status_code == 422
    text = unescape(answer.text)
    for error, sentence in (
        ("source-0", "bad-code"),
        ("mode", "bad-mode"),
        ("start", "bad-day"),
        ("country", "bad-country"),
    ):
        assert f'id="{error}-error" role="alert">{Labels("fr")(sentence)}' in text
    for typed in ("NIGER", "DZA GOV", "2025-02-30", "MALI"):
        assert f'value="{typed}"' in text
    assert page.session.article == before


def test_fields_that_wait_for_their_words_are_taken_once_those_are_marked(page: Page) -> None:
    page.mark("new-event", "Niamey a fermé la frontière", type="COERCE")
    answer = page.post("event", **EVENT, start="2025-10-14", end="2025-10-14")
    assert Labels("fr")("no-time-words") in unescape(answer.text)
    assert "sauf les champs à corriger de e1" in page.post("save").text
    assert 'value="2025-10-14"' in page.get("e1")
    page.mark("time", "mardi", "e1")
    (event,) = page.session.article.events
    assert event.time is not None
    assert (event.time.start, event.sources) == ("2025-10-14", ("NER GOV",))
    assert page.session.drafts == {}


def test_undo_takes_refused_fields_back_first(page: Page) -> None:
    page.mark("new-event", "Niamey a fermé la frontière", type="COERCE")
    page.post("event", **{**EVENT, "source": "Niger"})
    page.post("undo", item="e1")
    assert "NIGER" not in page.get("e1")
    assert len(page.session.article.events) == 1


def test_a_new_type_drops_the_mode_of_the_old_one(page: Page) -> None:
    page.mark("new-event", "Niamey a fermé la frontière", type="COERCE")
    page.post("event", **EVENT)
    page.post("event", **{**EVENT, "type": "ACCUSE"})
    (event,) = page.session.article.events
    assert (event.type, event.mode) == ("ACCUSE", "")


def test_a_missing_recipient_is_said_and_not_refused(page: Page) -> None:
    page.mark("new-event", "Niamey a fermé la frontière", type="COERCE")
    page.post("event", **{**EVENT, "recipient": [""]})
    assert page.session.article.events[0].recipients == ()
    assert Labels("fr")("no-recipient") in page.get("e1")
    assert "dont 1 à revoir" in page.post("save").text


def test_undo_brings_back_what_was_deleted(page: Page) -> None:
    page.mark("new-statement", "toute livraison")
    made = page.session.article
    page.post("delete", item="s1")
    assert page.session.article.statements == ()
    page.post("undo")
    assert page.session.article == made


def test_a_file_that_another_wrote_is_not_overwritten(page: Page, tmp_path: Path) -> None:
    page.mark("new-statement", "toute livraison")
    page.post("save")
    file = tmp_path / "article.gold.json"
    theirs = json.loads(file.read_text(encoding="utf-8")) | {"outlet": "Le Matin"}
    file.write_text(json.dumps(theirs), encoding="utf-8")
    page.mark("cue", "dément", "s1")
    answer = page.post("save")
    assert answer.status_code == 422
    assert Labels("fr")("overwrite") in answer.text
    assert json.loads(file.read_text(encoding="utf-8")) == theirs
    mine = page.session.article
    page.post("reload")
    assert page.session.article.outlet == "Le Matin"
    page.post("undo")
    assert page.session.article == mine
    page.post("save", overwrite="1")
    assert read_standoff(file, tmp_path).statements == mine.statements


def test_a_folder_that_cannot_be_written_loses_nothing(page: Page, tmp_path: Path) -> None:
    page.mark("new-statement", "toute livraison")
    page.session.out = tmp_path / "gone" / "a.gold.json"
    assert "rien n'est perdu" in unescape(page.post("save").text)
    assert not page.session.is_saved


def test_saving_leaves_no_other_file(page: Page, tmp_path: Path) -> None:
    page.post("save")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["article.gold.json", "article.txt"]


@pytest.mark.parametrize("token", [None, "", "x"])
@pytest.mark.parametrize("action", ["mark", "delete", "save", "undo", "import", "accept", "language"])
def test_a_form_that_is_not_ours_changes_nothing(page: Page, action: str, token: str | None) -> None:
    page.mark("new-statement", "toute livraison")
    before = page.session.article
    fields = {"item": "s1", "role": "new-statement", "words": "Kidal"} | ({} if token is None else {"token": token})
    assert page.client.post(f"/{action}", data=fields).status_code == 403
    assert page.session.article == before
    assert not page.session.out.exists()


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/hostname", "/article.txt"]
)
def test_nothing_else_of_this_machine_is_served(page: Page, path: str) -> None:
    assert page.client.get(path).status_code == 404


def test_what_an_article_holds_is_shown_as_text(tmp_path: Path) -> None:
    words = 'Le ministère a déclaré hier que <script>alert(1)</script> & "rien" n\'était fait. Il le dément encore.'
    page = Page(session(tmp_path, words))
    page.post("mark", role="new-statement", words="<script>alert(1)</script>")
    page.post(
        "statement",
        item="s1",
        kind="direct",
        act="say",
        **{"speaker-code": "", "speaker-name": '"><img src=x onerror=y>'},
    )
    html = page.client.get("/?item=s1").text
    assert "<script>alert" not in html
    assert "<img" not in html
    assert not re.search(
        r"\son\w+=|style=|javascript:", re.sub(r"&[#\w]+;|value=\"[^\"]*\"", "", html).replace("onerror=y", "")
    )


def test_every_label_exists_in_both_languages(page: Page) -> None:
    page.post("language", language="en")
    assert "Save</button>" in page.get()
    page.post("language", language="xx")
    assert page.session.language == "en"


def test_brat_goes_out_and_comes_in(page: Page) -> None:
    page.mark("new-statement", "Nous n’avons rien livré 😀")
    page.mark("cue", "a déclaré", "s1")
    coded = page.session.article
    archive = zipfile.ZipFile(io.BytesIO(page.client.get("/brat.zip").content))
    assert sorted(archive.namelist()) == ["annotation.conf", "article.ann", "article.txt"]
    assert archive.read("article.txt").decode() == TEXT
    page.post("delete", item="s1")
    sent = {"ann": ("article.ann", archive.read("article.ann"))}
    page.client.post("/import", data={"token": page.token}, files=sent)
    assert page.session.article == coded


def test_a_foreign_ann_file_is_refused_with_its_line(page: Page) -> None:
    sent = {"ann": ("a.ann", b"T1\tPerson 0 5\tKidal\n")}
    answer = page.client.post("/import", data={"token": page.token}, files=sent)
    assert "a.ann : line 1: this Person belongs to no statement" in answer.text


def predicted(page: Page) -> None:
    article = page.session.article
    article, _ = edits.add_statement(article, span("Alger affirme que Niamey a fermé la frontière"))
    article, _ = edits.add_statement(article, span("Niamey a fermé la frontière"))
    article, _ = edits.add_event(article, span("Niamey a fermé la frontière"), "COERCE")
    page.session.predicted = article


def test_the_coders_reading_is_not_shown_before_it_is_asked_for(page: Page) -> None:
    predicted(page)
    assert "COERCE ·" not in page.get()
    assert 'data-item="p:' not in page.get()
    page.post("accept", proposal="s1")
    assert page.session.article.statements == ()
    page.post("proposals", show="1")
    assert 'data-item="p:e1"' in page.get()


def test_proposals_are_taken_over_one_by_one_or_together(page: Page) -> None:
    predicted(page)
    page.mark("new-statement", "toute livraison")
    page.post("proposals", show="1")
    page.post("accept", proposal="s1")
    assert 'data-item="p:s1"' not in page.get()
    page.post("accept", proposal="")
    assert [(s.id, s.within) for s in page.session.article.statements] == [("s1", ""), ("s2", ""), ("s3", "s2")]
    assert page.session.article.events[0].id == "e1"
    page.post("undo")
    assert 'data-item="p:e1"' in page.get()


def test_the_date_and_outlet_can_be_set(page: Page) -> None:
    page.post("article", published="2025-10-14", outlet="Agence du Sahel")
    assert (page.session.article.published, page.session.article.outlet) == ("2025-10-14", "Agence du Sahel")
    answer = page.post("article", published="14/10/2025", outlet="")
    assert answer.status_code == 422
    assert 'value="14/10/2025"' in answer.text


def test_labels_are_all_used_with_the_values_they_ask_for() -> None:
    from dragoman.page.annotate import labels

    for key, both in labels._BOTH.items():
        asked = [set(re.findall(r"{(\w+)}", words)) for words in both]
        assert asked[0] == asked[1], key
        assert all(both), key
    source = "".join(
        file.read_text(encoding="utf-8")
        for pattern in ("*.py", "templates/*.html")
        for file in Path(labels.__file__).parent.glob(pattern)
        if file.name != "labels.py"
    )
    computed = {"key-statement", "key-event", "key-content", "key-cue", "key-evidence", "key-time", "key-place"}
    assert {key for key in labels._BOTH if not re.search(f"[\"']{key}[\"']", source)} <= computed
