from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

import pytest

import dragoman


def test_version_is_the_packages() -> None:
    assert dragoman.__version__ == version("dragoman")


@pytest.mark.parametrize("name", dragoman.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(dragoman, name)
    assert name in dir(dragoman)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'charger'"):
        _ = dragoman.charger


def test_importing_the_package_brings_in_nothing_heavy() -> None:
    check = (
        "import sys, dragoman, dragoman.cli;"
        "heavy = {'spacy', 'pydantic', 'trafilatura', 'pyarrow', 'pandas', 'rich'};"
        "print(*heavy & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
