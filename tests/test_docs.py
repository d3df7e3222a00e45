"""The docs are true: every command and every Python block runs, and what they say of the program is so.

A ```console block is run line by line where it says ``$``; the lines below a command are its output, standard error
included, with ``...`` for what is left out. A ```python block runs after the ones before it in the same file. Each file
has a folder of its own, with the samples in it. A ```text block is only shown.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from dragoman import record

ROOT = Path(__file__).parent.parent
DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MODELS = ["Record", "Document", "Actor", "Statement", "Event", "Claim", "Count", "Time", "Place"]


def blocks(file: Path) -> Iterator[tuple[str, str]]:
    yield from BLOCK.findall(file.read_text(encoding="utf-8"))


def commands(body: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block with the output shown below it."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def run(command: str, folder: Path) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "NO_COLOR": "1"}
    done = subprocess.run(
        ["bash", "-c", f"{{ {command}\n}} 2>&1"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\nended with {done.returncode}:\n{done.stdout}"
    return done.stdout


@pytest.mark.parametrize("file", DOCS, ids=lambda file: file.name)
def test_every_block_runs(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("samples", "benchmarks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for language, body in blocks(file):
        assert language in {"console", "python", "text"}, f"{file.name}: a block marked «{language}» is never checked."
        if language == "python":
            exec(compile(body, file.name, "exec"), names)
        elif language == "console":
            for command, shown in commands(body):
                written = run(command, tmp_path)
                assert not shown or doctest.OutputChecker().check_output(shown, written, doctest.ELLIPSIS), (
                    f"{file.name} shows another output of «{command}» than it has; paste this one:\n{written}"
                )


@pytest.mark.parametrize("script", sorted((ROOT / "benchmarks").glob("*.py")), ids=lambda script: script.name)
def test_the_benchmarks_page_uses_options_that_its_scripts_have(script: Path) -> None:
    pages = "".join(file.read_text(encoding="utf-8") for file in DOCS)
    used = set(re.findall(r"--[a-z]+", "".join(re.findall(rf"{script.name}([^\n`]*)", pages))))
    assert used <= set(re.findall(r"--[a-z]+", run(f"python {script} --help", ROOT)))


def test_the_readme_shows_every_option_of_the_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    options = set(re.findall(r"--[a-z]+", run("dragoman code --help", ROOT))) - {"--help"}
    assert options
    assert {option for option in options if option not in readme} == set()


@pytest.mark.parametrize("file", DOCS, ids=lambda file: file.name)
def test_links_and_paths_lead_somewhere(file: Path) -> None:
    text = BLOCK.sub("", file.read_text(encoding="utf-8"))
    links = [file.parent / link for link in re.findall(r"\]\((?!http)([^)#]+)\)", text)]
    named = [ROOT / path for path in re.findall(r"`((?:src|samples|benchmarks|docs|tests|requirements)/[^` ]*)`", text)]
    assert [str(path) for path in (*links, *named) if not path.exists()] == []


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        name for file in DOCS for name in re.findall(r"(?:`|^)make ([a-z]+)", file.read_text("utf-8"), re.MULTILINE)
    }
    assert {"demo", "test"} <= named <= targets


@pytest.mark.parametrize("name", MODELS)
def test_the_record_page_names_the_fields_of_each_model(name: str) -> None:
    _, _, section = (ROOT / "docs" / "record.md").read_text(encoding="utf-8").partition(f"\n## {name}\n")
    fields = re.findall(r"^\| `(\w+)` \|", section.partition("\n## ")[0], re.MULTILINE)
    assert fields == list(getattr(record, name).model_fields)


def test_the_record_page_names_every_value_of_a_closed_list() -> None:
    words = set(re.findall(r"`([^`]+)`", (ROOT / "docs" / "record.md").read_text(encoding="utf-8")))
    for kind in ("ActorKind", "StatementKind", "Act", "EventType", "Quad", "Modality", "Standing"):
        assert set(get_args(getattr(record, kind))) <= words, kind
