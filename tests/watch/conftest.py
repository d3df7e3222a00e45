from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.watch.making import World
from tests.watch.server import serving


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with serving() as server:
        yield World(server, tmp_path / "news.sqlite")
