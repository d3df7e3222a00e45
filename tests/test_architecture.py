"""A room imports only from those above it in the table of docs/architecture.md."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "dragoman"
FOR_ALL = {"errors", "tables", "cache", "workers"}


def rooms() -> list[str]:
    """The folders and files of the package in the table's order."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    return re.findall(r"^\| `src/dragoman/(\w+)(?:/|\.py)` \|", page, re.MULTILINE)


def imported(file: Path) -> set[str]:
    """The rooms that a file imports when it is imported itself."""
    top = ast.parse(file.read_text(encoding="utf-8")).body
    modules = {node.module for node in top if isinstance(node, ast.ImportFrom) and node.module}
    modules |= {alias.name for node in top if isinstance(node, ast.Import) for alias in node.names}
    return {module.split(".")[1] for module in modules if module.startswith("dragoman.")}


def test_the_table_has_every_room() -> None:
    there = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert set(rooms()) == there - FOR_ALL - {"__init__"}


@pytest.mark.parametrize("room", rooms())
def test_a_room_imports_from_those_above_it_only(room: str) -> None:
    above = {*rooms()[: rooms().index(room)], room, *FOR_ALL}
    files = [SOURCE / f"{room}.py"] if (SOURCE / f"{room}.py").is_file() else sorted((SOURCE / room).rglob("*.py"))
    assert {(str(file.relative_to(SOURCE)), other) for file in files for other in imported(file) - above} == set()
