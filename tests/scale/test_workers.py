"""What becomes of a job when its worker dies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.scale import workers
from dragoman.scale.workers import Died, Pool


def pool_of(behaviour: Callable[[dict[str, Any]], dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> Pool:
    class Fake:
        def do(self, job: dict[str, Any]) -> dict[str, Any]:
            return behaviour(job)

        def close(self) -> None:
            pass

    monkeypatch.setattr(workers, "Worker", Fake)
    return Pool(1)


def test_a_death_is_no_ones_fault_until_it_happens_twice_on_the_same_article(monkeypatch: pytest.MonkeyPatch) -> None:
    deaths = iter(["n3", "n7", "n3"])
    jobs: list[list[str]] = []

    def dies_three_times(job: dict[str, Any]) -> dict[str, Any]:
        jobs.append(job["deadly"])
        if (place := next(deaths, None)) is not None:
            raise Died(place, -9)
        return {"part": job["part"]}

    said = pool_of(dies_three_times, monkeypatch).do({"part": "p"})

    assert said == {"part": "p"}
    assert jobs == [[], [], [], ["n3"]]


@pytest.mark.parametrize("place", [None, "n3"])
def test_a_worker_that_dies_whatever_is_left_out_ends_the_run(
    place: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = []

    def dies(job: dict[str, Any]) -> dict[str, Any]:
        jobs.append(job)
        raise Died(place, -9)

    said = pool_of(dies, monkeypatch).do({"part": "p"})

    assert said == {"failed": "a worker dies again and again (it ended with -9); see what it wrote above."}
    assert len(jobs) == 3
