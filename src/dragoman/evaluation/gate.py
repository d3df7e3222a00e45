"""The gate: pinned scores below which the build fails.

``gold/baseline.toml`` holds one row a pin. Raising a pin is done by the command; lowering one is an edit by hand that
shows in the history, with its reason in the row.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, field_validator

from dragoman.evaluation.measures import MEASURES, Measure, Value
from dragoman.tables import Row, read_rows

_BY_KEY = {measure.key: measure for measure in MEASURES}


class Pin(Row):
    """What a measure has reached on a set of articles; values as the table shows them (false facts per 100)."""

    set: str = Field(min_length=1)
    measure: str
    value: float
    tolerance: float = Field(ge=0)
    """How far the measure may fall before the build fails."""
    reason: str = Field(min_length=10)
    """When and why the pin was set to this value."""

    @field_validator("measure")
    @classmethod
    def _known(cls, measure: str) -> str:
        if measure not in _BY_KEY:
            raise ValueError(f"{measure} is no measure; use one of {', '.join(_BY_KEY)}")
        return measure


@dataclass(frozen=True, slots=True)
class Fall:
    """A measure that is worse than its pin by more than its tolerance; ``found`` is ``None`` when it has no value."""

    pin: Pin
    found: float | None

    def __str__(self) -> str:
        found = "no value" if self.found is None else f"{self.found:.3f}"
        return (
            f"{self.pin.set}: {_BY_KEY[self.pin.measure].label} is {found}, pinned at {self.pin.value:.3f} "
            f"(tolerance {self.pin.tolerance:.3f}): mend the coder, or lower the pin in gold/baseline.toml with a reason."
        )


def read_pins(file: Path) -> tuple[Pin, ...]:
    """The pins of a baseline file. Raises ``TableError`` naming the row that is bad."""
    return read_rows(file, "pin", Pin, unique=("set", "measure"))


def write_pins(file: Path, pins: Iterable[Pin]) -> None:
    """Writes the pins one row a line, below the file's own head of comments."""
    head = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    # JSON's strings and numbers are TOML's too.
    rows = [
        "  { " + ", ".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in pin) + " },"
        for pin in pins
    ]
    file.write_text("\n".join([*head, "", "pin = [", *rows, "]"]) + "\n", encoding="utf-8")


def falls(pins: Iterable[Pin], measured: Mapping[str, Sequence[Value]]) -> list[Fall]:
    """The pins that do not hold. Sets that were not measured are left out."""
    found = _found(measured)
    return [
        Fall(pin, value)
        for pin in pins
        if pin.set in measured and _is_fallen(pin, value := found[pin.set, pin.measure])
    ]


def raised(pins: Iterable[Pin], measured: Mapping[str, Sequence[Value]], reason: str) -> list[Pin]:
    """The pins, those that were beaten set to what was reached, for ``reason``."""
    found = _found(measured)
    new = []
    for pin in pins:
        value = found.get((pin.set, pin.measure))
        if value is not None and _gain(_BY_KEY[pin.measure], pin.value, round(value, 3)) > 0:
            pin = pin.model_copy(update={"value": round(value, 3), "reason": reason})
        new.append(pin)
    return new


def _found(measured: Mapping[str, Sequence[Value]]) -> dict[tuple[str, str], float | None]:
    return {(name, value.measure.key): value.value for name, values in measured.items() for value in values}


def _is_fallen(pin: Pin, found: float | None) -> bool:
    # A hair's breadth: a pin is written with three decimals.
    return found is None or _gain(_BY_KEY[pin.measure], pin.value, found) < -pin.tolerance - 0.0005


def _gain(measure: Measure, pinned: float, found: float) -> float:
    return pinned - found if measure.lower_is_better else found - pinned
