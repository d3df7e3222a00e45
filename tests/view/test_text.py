from __future__ import annotations

import re

from dragoman.record import Document, Record, Statement
from dragoman.view.text import render
from tests.view.examples import empty_record, full_record, span

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def lines(record: Record, **options: int) -> list[str]:
    return [line.strip() for line in render(record, width=200, **options).splitlines()]


def said(content: str) -> Record:
    return Record(
        document=Document.from_text(content),
        statements=[
            Statement(
                id="s1",
                cue=(),
                lemma="dire",
                kind="direct",
                act="say",
                content=[(0, len(content))],
                confidence=1,
            )
        ],
    )


def test_head_names_title_outlet_date_and_id() -> None:
    record = full_record()
    assert lines(record)[:2] == [
        "Le Sahelstan dément 🛰️ toute livraison",
        f"Le Courrier fictif · 2025-10-14 · {record.document.id}",
    ]


def test_a_statement_says_who_what_act_kind_and_cue_with_offsets() -> None:
    text = lines(full_record())
    head = "s1  armée du Sahelstan (MLI MIL) to Portville (FRA GOV) + opposition <portvilloise>"
    at = text.index(f"{head} · announce · mixed")
    content = span("le ministre a dit que Portville niait les faits")
    assert text[at + 1] == (f"« le ministre a dit que Portville niait les faits » [{content.start}–{content.end}]")
    assert text[at + 2].startswith("cue: « a annoncé » [48–57], « selon un communiqué » [")
    assert text[at + 3].startswith("said: 2025-10-14 « mardi » [")


def test_a_nested_statement_follows_and_is_indented_under_its_container() -> None:
    text = render(full_record()).splitlines()
    outer = next(n for n, line in enumerate(text) if line.startswith("  s1 "))
    inner = next(n for n, line in enumerate(text) if line.startswith("      s2 "))
    assert outer < inner < text.index("  s3  nobody named · deny · indirect")


def test_an_event_says_type_parties_standing_and_who_commits_to_it() -> None:
    text = lines(full_record())
    at = text.index(
        "e1  ASSAULT (drone)  armée du Sahelstan (MLI MIL) → Portville (FRA GOV) · disputed · terrorism, military"
    )
    assert text[at + 1] == "claimed by opposition <portvilloise>"
    assert text[at + 2] == "denied by Portville (FRA GOV), in s2"
    assert text[at + 3].startswith("when: 2025-10-01 to 2025-10-31 « en octobre 2025 » [")
    assert text[at + 4].startswith("where: Maréville, MLI « Maréville » [")
    assert text[at + 5].startswith("killed: at least 12 · says opposition <portvilloise> « au moins douze morts » [")
    assert text[at + 6].startswith("wounded: about 20 · in the outlet's own voice « une vingtaine de blessés » [")
    assert text[at + 7].startswith("money: at most 1,500,000 EUR · says Portville (FRA GOV), in s2 « les faits » [")
    assert text[at + 8].startswith("« Des drones auraient frappé Maréville » [")


def test_a_reciprocal_event_in_the_outlets_own_voice() -> None:
    text = lines(full_record())
    at = text.index("e2  CONSULT  armée du Sahelstan (MLI MIL) ↔ Portville (FRA GOV) · asserted")
    assert text[at + 1] == "in the outlet's own voice"


def test_actors_are_listed_with_codes_and_mentions() -> None:
    assert lines(full_record())[-3:] == [
        "armée du Sahelstan (MLI MIL), 1 mention",
        "Portville (FRA GOV), 1 mention",
        "opposition <portvilloise>, 1 mention",
    ]


def test_an_empty_record_says_so() -> None:
    assert lines(empty_record())[-1] == "nothing to record"


def test_a_long_citation_is_elided_in_the_middle_and_keeps_its_offsets() -> None:
    content = "début " + "et la suite " * 100 + "fin"
    quotation = " ".join(lines(said(content))[6:8])
    assert quotation.startswith("« début et la suite")
    assert " […] " in quotation
    assert quotation.endswith(f"suite fin » [0–{len(content)}]")
    assert len(quotation) < 300


def test_lines_keep_to_the_width() -> None:
    assert max(len(line) for line in render(full_record(), width=60).splitlines()) <= 60


def test_colour_is_only_paint() -> None:
    record = full_record()
    plain, painted = render(record), render(record, color=True)
    assert "\x1b" not in plain
    assert painted != plain
    assert ANSI.sub("", painted) == plain


def test_what_an_article_holds_never_reaches_the_terminal_as_a_command() -> None:
    text = render(said("avant\x1b[2J\x07\u202eaprès\nsuite"))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "« avant [2J après suite » [0–" in text
