"""Processes that share work: order, bounds, and what a death costs."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from dragoman import workers
from dragoman.workers import PER_WORKER, in_order


def double(number: int) -> int:
    """What the processes do: wait a little, so that later jobs overtake earlier ones; 13 kills, 7 raises."""
    time.sleep(0.02 if number % 3 == 0 else 0.001)
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 7:
        raise ValueError("no sevens")
    return number * 2


def made() -> Callable[[int], int]:
    return double


def died(number: int, how: str) -> str:
    return f"{number} {how}"


def results(numbers: list[int | None], size: int = 2) -> list[int | str | None]:
    jobs = ((number, place) for place, number in enumerate(numbers))
    found = list(in_order(jobs, made, died, size))
    assert [place for place, _ in found] == list(range(len(numbers)))
    return [result for _, result in found]


@pytest.mark.parametrize("size", [1, 2, 5])
def test_results_come_in_the_order_of_the_jobs(size: int) -> None:
    numbers = [n for n in range(60) if n not in (7, 13)]
    assert results(numbers, size) == [n * 2 for n in numbers]


def test_a_job_without_work_is_handed_through_in_its_place() -> None:
    assert results([1, None, 2, None]) == [2, None, 4, None]
    assert results([]) == []


def test_a_death_costs_the_job_in_hand_and_nothing_else() -> None:
    found = results([*range(14, 30), 13, *range(30, 40), 13, 40])
    assert [f for f in found if isinstance(f, str)] == ["13 was killed by signal 9 (SIGKILL)"] * 2
    assert [f for f in found if isinstance(f, int)] == [n * 2 for n in range(14, 41)]


def test_every_job_may_kill() -> None:
    assert results([13] * 5) == ["13 was killed by signal 9 (SIGKILL)"] * 5


def test_an_error_in_a_process_is_a_death_with_its_status(capfd: pytest.CaptureFixture[str]) -> None:
    assert results([7, 8]) == ["7 ended with status 1", 16]
    assert "no sevens" in capfd.readouterr().err


def test_jobs_and_results_of_any_size_travel() -> None:
    texts = ["a" * 1_000_000, "b", "c" * 300_000, "d" * 40_000] * 5
    found = list(in_order(((text, None) for text in texts), lambda: str.upper, died, 2))
    assert [result for _, result in found] == [text.upper() for text in texts]


def test_few_jobs_are_taken_ahead_of_what_is_handed_on() -> None:
    taken = 0

    def jobs() -> Iterator[tuple[int, None]]:
        nonlocal taken
        for _ in range(500):
            taken += 1
            yield 1, None

    handed = 0
    for _ in in_order(jobs(), made, died, 2):
        handed += 1
        assert taken - handed <= 2 * PER_WORKER
    assert handed == 500


def test_leaving_early_leaves_no_process() -> None:
    found = in_order(((1, n) for n in range(100)), lambda: _pid, died, 2)
    pids = {next(found)[1] for _ in range(20)}
    found.close()
    assert os.getpid() not in pids
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid or 0, 0)


def _pid(_: int) -> int:
    return os.getpid()


def test_where_processes_cannot_be_forked_each_makes_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "START", "spawn")
    found = list(in_order(((n, n) for n in range(5)), partial(_adding, 3), died, 2))
    assert found == [(n, n + 3) for n in range(5)]


def _adding(number: int) -> Callable[[int], int]:
    return partial(_sum, number)


def _sum(a: int, b: int) -> int:
    return a + b


def test_one_process_makes_only_when_there_is_work() -> None:
    def never() -> Callable[[int], int]:
        raise AssertionError

    assert list(in_order([(None, "a")], never, died, 1)) == [("a", None)]
    assert list(in_order([(None, "a")], never, died, 3)) == [("a", None)]
