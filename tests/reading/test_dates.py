from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.dates import iso_date


@pytest.mark.parametrize(
    "value",
    [
        "2025-10-14",
        "2025-10-14T23:30:00-05:00",
        "2025-10-14 10:15",
        "2025/10/14",
        "20251014",
        "20251014101500",
        "20251014T101500Z",
        "14/10/2025",
        "14-10-2025 10:15",
        "14.10.2025",
        "14 octobre 2025",
        "mardi 14 octobre 2025",
        "14 oct. 2025",
        "Tue, 14 Oct 2025 10:15:00 GMT",
        "1760436900",
        1760436900,
        1760436900.5,
        1760436900000,
        20251014,
        date(2025, 10, 14),
        datetime(2025, 10, 14, 23, 59),
        datetime(2025, 10, 14, 23, tzinfo=timezone(timedelta(hours=9))),
    ],
)
def test_dates_as_sources_write_them(value: object) -> None:
    assert iso_date(value) == "2025-10-14"


def test_the_first_of_a_month_in_french() -> None:
    assert (iso_date("1er août 2025"), iso_date("1er juin 2025")) == ("2025-08-01", "2025-06-01")


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "hier",
        "2025",
        "2025-10",
        "octobre 2025",
        "14 brumaire 2025",
        "10/14/2025",
        "2025-02-30",
        "0000-01-01",
        "1066-10-14",
        "9999-12-31",
        2025,
        12345,
        True,
        float("nan"),
        ["2025-10-14"],
        "14 octobre",
        datetime.now(UTC) + timedelta(days=3),
    ],
)
def test_no_day_is_made_up(value: object) -> None:
    assert iso_date(value) is None


@given(st.text(max_size=30) | st.integers() | st.floats())
def test_never_raises(value: object) -> None:
    iso_date(value)
