"""On a Ray cluster of two machines, one of which dies midway, a run gives what it gives in-process."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.scale.conftest import table
from tests.scale.test_run import DRAGOMAN, Write, run, scale, tables, wait_for

pytest.importorskip("ray", reason="the optional dependencies of dragoman[scale] are not installed")

NODE = ["--num-cpus=1", "--object-store-memory=80000000", "--disable-usage-stats", "--block"]
QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_AUTH_MODE": "disabled", "DO_NOT_TRACK": "1"}
RAY = str(Path(sys.executable).parent / "ray")


class Cluster:
    """Two nodes on this machine, one core each."""

    def __init__(self, folder: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        port = self.address.partition(":")[2]
        head = ["--head", f"--port={port}", "--include-dashboard=false", f"--temp-dir={folder}"]
        self.head = self._start(*head)
        wait_for(lambda: self._raylets(self.head))
        self.second = self._start(f"--address={self.address}")
        wait_for(lambda: self._raylets(self.second))

    def kill(self, node: subprocess.Popen[bytes]) -> None:
        """As when its plug is pulled."""
        if psutil.pid_exists(node.pid):
            for process in [*psutil.Process(node.pid).children(recursive=True), psutil.Process(node.pid)]:
                process.kill()
            node.wait()

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        command = [RAY, "start", *arguments, *NODE]
        return subprocess.Popen(command, env={**os.environ, **QUIET}, stdout=subprocess.DEVNULL)

    def _raylets(self, node: subprocess.Popen[bytes]) -> bool:
        return any("raylet" in process.name() for process in psutil.Process(node.pid).children(recursive=True))


@pytest.fixture
def cluster(stub: Path) -> Iterator[Cluster]:  # noqa: ARG001 - the workers of the nodes inherit its environment
    # Ray's sockets lie in its folder, and their paths must be short.
    with tempfile.TemporaryDirectory(prefix="ray", dir="/tmp", ignore_cleanup_errors=True) as folder:
        made = Cluster(folder)
        yield made
        for node in (made.second, made.head):
            made.kill(node)


def test_a_cluster_that_loses_a_machine_gives_what_one_process_gives(
    cluster: Cluster, write_articles: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = write_articles(*(f"LENTEMENT {n}" for n in range(60)), "À REFUSER")
    output, alone = tmp_path / "out", tmp_path / "alone"
    asked = [str(articles), "--part-size", "5"]
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)

    with subprocess.Popen([*DRAGOMAN, "scale", *asked, str(output), "--ray", cluster.address], stderr=-1) as running:
        wait_for(lambda: len(list(output.glob("_work/parts/*"))) >= 3)
        cluster.kill(cluster.second)
        _, said = running.communicate(timeout=90)
    done = scale(*asked, alone)

    assert running.returncode == done.returncode == 0, said
    assert "60 articles coded, 1 rejected (1 no-verb)" in said.decode()
    assert [row["document"] for row in table(output, "documents")] == [f"n{n}" for n in range(1, 61)]
    assert tables(output) == tables(alone)


def test_a_cluster_that_does_not_answer_is_told(write_articles: Write, tmp_path: Path) -> None:
    done = run("scale", write_articles("Un"), tmp_path / "out", "--ray", "127.0.0.1:1")

    assert done.exit_code == 1
    assert "no Ray cluster answers at 127.0.0.1:1" in done.stderr
    assert done.stderr.endswith("; start one, or leave --ray out.\n")
