from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.cache import remembered


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the cache is during the test."""
    monkeypatch.setattr("dragoman.cache.user_cache_path", lambda *_args, **_options: tmp_path / "cache")
    return tmp_path / "cache"


def counted(value: object) -> tuple[Callable[[], object], list[int]]:
    made: list[int] = []

    def make() -> object:
        made.append(1)
        return value

    return make, made


@pytest.mark.usefixtures("folder")
def test_what_was_made_once_is_not_made_again() -> None:
    make, made = counted({"ville": [{"nom": "Ségou", "habitants": 9, "port": None}]})

    first, second = remembered("villes", b"1", make), remembered("villes", b"1", make)

    assert (first, len(made)) == (second, 1)


@pytest.mark.usefixtures("folder")
def test_another_source_is_made_anew() -> None:
    make, made = counted([1])

    remembered("villes", b"1", make)
    remembered("villes", b"2", make)

    assert len(made) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda content: content[:-3],
        lambda content: content.replace(b"Gao", b"Gap"),
        lambda content: b"\x80\x04" + content,
        lambda content: content.partition(b"\n")[2],
    ],
    ids=["emptied", "cut short", "a letter changed", "other bytes before it", "without its digest"],
)
def test_a_damaged_file_is_made_again_and_mended(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    make, made = counted(["Gao"])
    remembered("villes", b"1", make)
    (file,) = folder.iterdir()
    file.write_bytes(damage(file.read_bytes()))

    assert remembered("villes", b"1", make) == ["Gao"]
    assert remembered("villes", b"1", make) == ["Gao"]
    assert len(made) == 2


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners of files here")
def test_a_file_that_others_could_have_written_is_not_believed(folder: Path) -> None:
    make, made = counted(["Gao"])
    remembered("villes", b"1", make)
    (file,) = folder.iterdir()
    file.chmod(0o666)

    assert remembered("villes", b"1", make) == ["Gao"]
    assert len(made) == 2


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners of files here")
def test_the_cache_is_for_its_user_alone(folder: Path) -> None:
    remembered("villes", b"1", lambda: 1)

    assert folder.stat().st_mode & 0o077 == 0
    assert [file.stat().st_mode & 0o077 for file in folder.iterdir()] == [0]


def test_where_nothing_can_be_written_it_is_made_each_time(folder: Path) -> None:
    folder.write_text("a file stands where the folder should be")
    make, made = counted(["Gao"])

    assert remembered("villes", b"1", make) == remembered("villes", b"1", make) == ["Gao"]
    assert len(made) == 2


def test_a_value_that_json_lacks_is_handed_on_and_not_kept(folder: Path) -> None:
    value = {"jour": object()}

    assert remembered("jours", b"1", lambda: value) is value
    assert not folder.exists() or not list(folder.iterdir())


def test_an_error_while_making_reaches_the_caller_and_leaves_nothing(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        remembered("villes", b"1", lambda: 1 / 0)

    assert not folder.exists()


def test_old_files_of_a_name_do_not_pile_up(folder: Path) -> None:
    for version in range(10):
        remembered("villes", bytes([version]), lambda: 1)
    remembered("pays", b"1", lambda: 1)

    assert len(list(folder.glob("villes-*"))) == 3
    assert len(list(folder.glob("pays-*"))) == 1


def test_many_that_write_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    script = (
        "from dragoman.cache import remembered\n"
        "for n in range(30):\n"
        "    assert remembered('villes', bytes([n // 10]), lambda: ['Gao'] * 50_000) == ['Gao'] * 50_000\n"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    runs = [subprocess.Popen([sys.executable, "-c", script], env=environment) for _ in range(4)]

    assert [run.wait(timeout=60) for run in runs] == [0, 0, 0, 0]
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert len(files) == 3
    assert all(json.loads(file.read_bytes().partition(b"\n")[2]) == ["Gao"] * 50_000 for file in files)
