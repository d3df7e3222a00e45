"""A browser for the tests of pages, and a page served as the command serves it."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import uvicorn
from starlette.types import ASGIApp

from dragoman.page.server import address, bound

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright. Without it the test is skipped, but on CI (``CI_BROWSER=1``) it fails."""
    chromium = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        chromium = None
    if chromium is None:
        if os.environ.get("CI_BROWSER") == "1":
            pytest.fail("CI_BROWSER=1, and there is no chromium or no playwright.")
        pytest.skip("no browser: install Debian's chromium and the development requirements")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def served() -> Iterator[Callable[[Callable[[int], ASGIApp]], str]]:
    """Serves the application made for a free port, on this machine, until the test ends; gives its address."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def serve(make: Callable[[int], ASGIApp]) -> str:
        listener = bound(0)
        server = uvicorn.Server(uvicorn.Config(make(listener.getsockname()[1]), log_level="warning", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        running.append((server, thread))
        deadline = time.monotonic() + 10
        while not server.started:
            assert time.monotonic() < deadline, "the page was not served within ten seconds"
            time.sleep(0.02)
        return address(listener)

    yield serve
    for server, thread in running:
        server.should_exit = True
        thread.join(5)
