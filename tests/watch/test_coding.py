"""The coder is loaded when it is first needed, and anew before its memory grows."""

from __future__ import annotations

import pytest

from dragoman.errors import RejectedInput
from dragoman.record import Document
from dragoman.watch import coding
from dragoman.watch.coding import Coding
from tests.watch.making import CountingCoder


def test_the_coder_is_loaded_late_and_renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coding, "RENEWED_AFTER", 3)
    loaded: list[CountingCoder] = []

    def load() -> CountingCoder:
        loaded.append(CountingCoder())
        return loaded[-1]

    one = Coding(load)
    assert loaded == []
    for n in range(7):
        assert one.code(Document.from_text(f"Texte {n}.")).document.text == f"Texte {n}."
    assert [len(coder.coded) for coder in loaded] == [3, 3, 1]


def test_a_refusal_of_the_coder_is_raised() -> None:
    with pytest.raises(RejectedInput, match="too long"):
        Coding(CountingCoder).code(Document.from_text("illisible"))
