"""Which files an input names, and in which order and groups they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.scale import inputs
from dragoman.scale.errors import ScaleError
from dragoman.scale.inputs import SourceFile, digest, groups, source_files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.jsonl", "plus/c.warc.gz", "plus/d.png", ".caché/e.txt", "out/documents/f.parquet"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_text(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def labels(address: str) -> list[str]:
    return [file.label for file in source_files(address, leave_out="out")]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("address", "found"),
    [
        (".", ["a.jsonl", "b.txt", "plus/c.warc.gz"]),
        ("b.txt", ["b.txt"]),
        ("plus/d.png", ["plus/d.png"]),
        ("*.txt", ["b.txt"]),
        ("**/*.warc.gz", ["plus/c.warc.gz"]),
        ("p*", ["plus/c.warc.gz"]),
    ],
)
def test_a_file_a_folder_or_a_glob_is_read_in_the_order_of_the_command_line(address: str, found: list[str]) -> None:
    assert labels(address) == found


def test_the_output_inside_the_input_is_not_read(folder: Path) -> None:
    everything = [file.label for file in source_files(str(folder), leave_out=str(folder / "elsewhere"))]

    assert str(folder / "out/documents/f.parquet") in everything
    assert str(folder / "out/documents/f.parquet") not in labels(str(folder))


def test_a_kind_of_address_that_is_not_read_is_told() -> None:
    with pytest.raises(ScaleError, match="https:// is not read; give a local path, or s3://"):
        source_files("https://example.org/articles.jsonl", leave_out="out")


def test_small_files_are_read_together_and_a_large_one_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "GROUP_BYTES", 100)
    files = [SourceFile(str(n), str(n), size, 0) for n, size in enumerate((40, 60, 1, 300, 50, 50, 1))]

    assert [[file.size for file in group] for group in groups(files)] == [[40, 60], [1], [300], [50, 50], [1]]


def test_a_changed_file_is_another_input(folder: Path) -> None:
    before = digest(source_files(str(folder), leave_out="out"))
    (folder / "b.txt").write_text("autre chose")

    assert digest(source_files(str(folder), leave_out="out")) != before
