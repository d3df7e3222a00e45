from __future__ import annotations

import io
from pathlib import Path

import pytest

from dragoman.view.output import default_layout, writer, written
from tests.view.examples import full_record


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_colour_unless_it_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = {}
    for no_color in ("", "1"):
        monkeypatch.setenv("NO_COLOR", no_color)
        terminal = Terminal()
        writer(terminal, "text")(full_record())
        shown[no_color] = "\x1b[" in terminal.getvalue()
    assert shown == {"": True, "1": False}


def test_text_is_the_default_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", Terminal())
    assert default_layout(None) == "text"
    assert default_layout(Path("notes.jsonl")) == "jsonl"


def test_a_failure_keeps_the_old_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    out = tmp_path / "notes.jsonl"
    out.write_text("ancien", encoding="utf-8")

    def fill() -> None:
        with written(out) as stream:
            stream.write("nouveau")
            raise OSError("disque plein")

    with pytest.raises(OSError, match="plein"):
        fill()
    assert out.read_text("utf-8") == "ancien"
    assert list(tmp_path.iterdir()) == [out]
