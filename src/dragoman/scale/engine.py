"""Daft, which spreads the jobs: over the cores of this machine, or over a Ray cluster. No other file knows it."""

from __future__ import annotations

import json
import logging
import os
import socket
from collections.abc import Iterator
from typing import Any

from dragoman.scale.errors import ScaleError
from dragoman.scale.workers import close_all, pool

QUIET = {
    # Neither Daft nor Ray tells its makers of a run; nothing but what the user asks for uses the network.
    "DO_NOT_TRACK": "1",
    "SCARF_NO_ANALYTICS": "true",
    "DAFT_ANALYTICS_ENABLED": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
    # Progress is ours to show.
    "DAFT_PROGRESS_BAR": "0",
}

MANY = 1_000_000
SECONDS_TO_ANSWER = 10


class Engine:
    """Runs jobs with Daft. ``ray`` is the address of a cluster; without one, ``workers`` processes of this machine.

    Only one engine may be used in the life of a process, as Daft has one runner. Raises ``ScaleError`` when Daft or
    Ray is not installed, or the cluster does not answer.
    """

    def __init__(self, workers: int, ray: str | None = None) -> None:
        os.environ.update(QUIET)
        self._daft = _daft()
        self._on_ray = ray is not None
        # On a cluster Ray says how many jobs a machine gets at once: one for each of its cores.
        self._workers = MANY if self._on_ray else workers
        if ray is None:
            self._daft.set_runner_native(workers)
        else:
            _connect(ray)
            self._daft.set_runner_ray(noop_if_initialized=True)

    def each(self, jobs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """What each job gave, as it is done. Raises ``ScaleError`` for one that cannot be done."""
        if not jobs:
            return
        daft = self._daft
        table = daft.from_pydict({"job": [json.dumps(job) for job in jobs]})
        table = table.into_partitions(len(jobs)) if self._on_ray else table.into_batches(1)
        do = _jobs(daft, self._workers)
        for row in table.select(do.run(table["job"]).alias("said")).iter_rows():
            said = json.loads(row["said"])
            if "failed" in said:
                raise ScaleError("job-failed", f"{said['failed']} What is finished stays; the same command goes on.")
            yield said

    def close(self) -> None:
        """Ends the workers of this process."""
        close_all()


def _jobs(daft: Any, limit: int) -> Any:
    class Jobs:
        @daft.method(return_dtype=daft.DataType.string())  # type: ignore[untyped-decorator]
        def run(self, job: str) -> str:
            return json.dumps(pool(limit).do(json.loads(job)))

    return daft.cls(Jobs, use_process=False, cpus=1)()


def _daft() -> Any:
    try:
        import daft
    except ImportError as error:
        raise ScaleError(
            "no-engine", "dragoman scale needs Daft, which is not here: pip install 'dragoman[scale]'."
        ) from error
    return daft


def _connect(address: str) -> None:
    try:
        import ray
    except ImportError as error:
        raise ScaleError("no-engine", "--ray needs Ray, which is not here: pip install 'dragoman[scale]'.") from error
    try:
        _knock(address)
        ray.init(
            address=address,
            runtime_env={"env_vars": QUIET},
            log_to_driver=False,
            logging_level=logging.ERROR,
        )
    except (OSError, RuntimeError, ValueError) as error:
        cause = str(error).splitlines()[0].rstrip(".")
        what = f"no Ray cluster answers at {address} ({cause})"
        raise ScaleError("no-cluster", f"{what}; start one, or leave --ray out.") from error


def _knock(address: str) -> None:
    """Raises ``OSError`` when nothing listens at an address with a port: Ray itself would wait for minutes."""
    host, colon, port = address.rpartition("://")[2].rpartition(":")
    if colon and port.isdigit():
        socket.create_connection((host, int(port)), SECONDS_TO_ANSWER).close()
