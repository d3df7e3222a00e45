"""A reader's word on a value is taken, shown, exported and taken back; the coder's own value stays."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from starlette.testclient import TestClient

from dragoman.library.store import Library
from dragoman.page.reading_room.room import Room
from tests.page.reading_room import shelf


def judge(client: TestClient, room: Room, item: str, field: str, verdict: str, **more: str) -> tuple[int, str]:
    """Sends the form; the status and the page or the address that follows."""
    fields = {"document": "dementi", "item": item, "field": field, "verdict": verdict, "who": "Zoé", "reason": "lu"}
    answer = client.post("/correct", data={"token": room.token.value, **fields, **more})
    return answer.status_code, answer.headers.get("location", answer.text)


def exported(client: TestClient) -> list[dict[str, object]]:
    return list(json.loads(client.get("/export/corrections.json").content))


def test_a_value_is_marked_right_with_who_and_when(client: TestClient, room: Room) -> None:
    assert judge(client, room, "e1", "sources", "right", reason="") == (303, "/article/dementi?item=e1#t-e1")
    assert "juste</span>" in client.get("/corrections").text
    assert "juste (qui agit), Zoé" in client.get("/article/dementi").text
    (found,) = exported(client)
    assert (found["verdict"], found["who"]) == ("right", "Zoé")


@pytest.mark.parametrize(
    ("item", "field", "sent", "kept"),
    [("e1", "type", {"value": "COOPERATE"}, "COOPERATE"),
     ("e1", "mode", {"value": ""}, ""),
     ("e1", "standing", {"value": "claimed"}, "claimed"),
     ("e1", "recipients", {"name0": "rebelles touaregs", "code0": "mli reb", "name3": "civils"},
      [{"code": "MLI REB", "name": "rebelles touaregs"}, {"code": "", "name": "civils"}]),
     ("e1", "sources", {}, []),
     ("e1", "time", {"start": "2025-10-12", "end": "2025-10-13"},
      {"start": "2025-10-12", "end": "2025-10-13", "words": list(shelf.spot(shelf.DENIAL, "lundi"))}),
     ("e1", "time", {}, None),
     ("e2", "place", {"name": "Bamako", "country": "mli", "words": "Bamako"},
      {"name": "Bamako", "country": "MLI", "words": list(shelf.spot(shelf.DENIAL, "Bamako"))}),
     ("e1", "evidence", {"words": "Niamey avait livré des armes\nn'a rien livré"},
      [list(shelf.spot(shelf.DENIAL, "Niamey avait livré des armes")), list(shelf.spot(shelf.DENIAL, "n’a rien livré"))]),
     ("e1", "claims", {"by0": "MLI GOV", "modality0": "possible", "by2": "author", "modality2": ""},
      [{"by": "MLI GOV", "modality": "possible"}]),
     ("s3", "within", {"value": ""}, None),
     ("s1", "act", {"value": "say"}, "say")],
)  # fmt: skip
def test_a_value_is_amended(
    client: TestClient, room: Room, item: str, field: str, sent: dict[str, str], kept: object
) -> None:
    status, where = judge(client, room, item, field, "amended", **sent)
    assert (status, where) == (303, f"/article/dementi?item={item}#t-{item}")
    (found,) = exported(client)
    assert found["new_value"] == kept
    with Library.open(room.library) as library:
        assert library.get("dementi") == shelf.denial()


@pytest.mark.parametrize(
    ("item", "field", "verdict", "more", "told"),
    [("e1", "type", "", {}, "Dites si c’est juste"),
     ("e1", "type", "wrong", {"reason": ""}, "en quelques mots pourquoi"),
     ("e1", "type", "right", {"who": ""}, "votre nom ou vos initiales"),
     ("e1", "type", "amended", {"value": "WAR"}, "n’est pas possible"),
     ("e1", "sources", "amended", {"code0": "RUSSIE"}, "n’est pas possible"),
     ("e1", "time", "amended", {"start": "hier"}, "n’est pas possible"),
     ("e1", "evidence", "amended", {"words": ""}, "Donnez les mots"),
     ("e1", "evidence", "amended", {"words": "des <b>mots</b> d’ailleurs"}, "n’est pas dans l’article")],
)  # fmt: skip
def test_what_cannot_be_taken_is_explained_and_what_was_typed_is_kept(
    client: TestClient, room: Room, item: str, field: str, verdict: str, more: dict[str, str], told: str
) -> None:
    status, html = judge(client, room, item, field, verdict, **more)
    assert status == 422
    assert told in html
    assert "<b>mots" not in html
    if more.get("who") != "":
        assert 'value="Zoé"' in html
    assert exported(client) == []


def test_a_correction_is_taken_back_and_stays_in_the_history(client: TestClient, room: Room) -> None:
    judge(client, room, "s1", "whole", "wrong", reason="personne ne dit cela")
    (found,) = exported(client)
    token = {"token": room.token.value}
    assert client.post("/corrections/withdraw", data={**token, "id": "999", "who": "Ali"}).status_code == 422
    assert client.post("/corrections/withdraw", data={**token, "id": "x", "who": "Ali"}).status_code == 404
    assert client.post("/corrections/withdraw", data={**token, "id": found["id"], "who": "Ali"}).status_code == 303
    html = client.get("/corrections").text
    assert "personne ne dit cela" in html
    assert "retiré par Ali" in html
    assert '<span class="verdict' not in client.get("/article/dementi").text


def test_a_name_with_accents_is_remembered(client: TestClient, room: Room) -> None:
    judge(client, room, "e1", "type", "right", who="Élodie; Ñ=1")
    assert 'value="Élodie; Ñ=1"' in client.get("/correct?document=dementi&item=e2").text


def test_corrections_are_exported_as_gold(client: TestClient, room: Room) -> None:
    judge(client, room, "e1", "type", "amended", value="COOPERATE")
    with zipfile.ZipFile(io.BytesIO(client.get("/corrections/gold.zip").content)) as archive:
        assert archive.testzip() is None
        text = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "COOPERATE" in text
