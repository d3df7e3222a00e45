"""Lists of events can be kept to those of which the coder is sure enough."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient


def test_less_sure_events_are_left_out_of_the_list_and_of_what_is_downloaded(client: TestClient) -> None:
    everything = json.loads(client.get("/export/events.json").content)
    sure = {event["confidence"] for event in everything}
    assert json.loads(client.get(f"/export/events.json?min_confidence={min(sure)}").content) == everything
    assert json.loads(client.get("/export/events.json?min_confidence=1").content) == []
    assert "<article" not in client.get("/search?kind=events&min_confidence=1").text


def test_the_form_keeps_what_was_asked(client: TestClient) -> None:
    page = client.get("/search?kind=events&min_confidence=0.5").text
    assert 'name="min_confidence"' in page
    assert 'value="0.5"' in page


@pytest.mark.parametrize("asked", ["2", "-1", "nan", "beaucoup", "0,5", "1e-3"])
def test_what_is_no_number_from_0_to_1_is_refused(client: TestClient, asked: str) -> None:
    assert client.get("/search", params={"kind": "events", "min_confidence": asked}).status_code == 400
