"""Reading gold files: exact words become spans, and what cannot be found is said clearly."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.evaluation import GoldError, read_gold

TEXT = "Le Mali proteste\nLe Malien a dit : «\u00a0L’accord tient\u00a0». Le Mali s’est tu.\n"
STATEMENT = """
[[statement]]
id = "s1"
speakers = [{{ code = "MLI GOV", name = "Mali" }}]
cue = ["a dit"]
kind = "direct"
act = "say"
content = [{content}]
"""


def write(folder: Path, gold: str) -> Path:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    path = folder / "a.gold.toml"
    path.write_text(gold, encoding="utf-8")
    return path


def test_words_become_spans_of_the_original_text(tmp_path: Path) -> None:
    gold = STATEMENT.format(content='"« L\'accord tient »"')
    article = read_gold(write(tmp_path, 'published = "2025-10-14"\n' + gold))
    (statement,) = article.statements
    assert article.cite(statement.content) == "«\u00a0L’accord tient\u00a0»"
    assert article.cite(statement.cue) == "a dit"
    assert article.published == "2025-10-14"


def test_nth_counts_whole_words(tmp_path: Path) -> None:
    gold = STATEMENT.format(content='{ words = "Mali", nth = 2 }')
    article = read_gold(write(tmp_path, gold))
    assert article.statements[0].content[0].start == TEXT.rindex("Mali")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('"La trêve tient"', "a.gold.toml, s1: «La trêve tient» is not in the text"),
        ('"Mali"', "a.gold.toml, s1: «Mali» is in the text 2 times; say which with nth"),
        ('{ words = "Mali", nth = 3 }', "«Mali» is in the text 2 times, not 3"),
    ],
)
def test_words_missing_or_ambiguous_are_an_error(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(GoldError, match=message):
        read_gold(write(tmp_path, STATEMENT.format(content=content)))


def test_a_misspelt_key_is_an_error(tmp_path: Path) -> None:
    gold = STATEMENT.format(content='"proteste"') + 'whithin = "s2"\n'
    with pytest.raises(GoldError, match=r"a\.gold\.toml: statement\.0\.whithin"):
        read_gold(write(tmp_path, gold))


def test_a_claim_without_a_modality_is_an_error(tmp_path: Path) -> None:
    gold = """
[[event]]
id = "e1"
type = "ACCUSE"
sources = []
recipients = []
evidence = ["proteste"]
claims = ["author"]
standing = "asserted"
"""
    with pytest.raises(GoldError, match=r"event\.0\.claims"):
        read_gold(write(tmp_path, gold))


def test_within_must_name_another_statement(tmp_path: Path) -> None:
    gold = STATEMENT.format(content='"proteste"') + 'within = "s9"\n'
    with pytest.raises(GoldError, match="within «s9» names no other statement"):
        read_gold(write(tmp_path, gold))


def test_ids_are_unique(tmp_path: Path) -> None:
    gold = STATEMENT.format(content='"proteste"')
    with pytest.raises(GoldError, match="id «s1» is used twice"):
        read_gold(write(tmp_path, gold + gold))


def test_what_is_not_toml_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="not TOML"):
        read_gold(write(tmp_path, "published = hier"))
