from __future__ import annotations

import pytest

from dragoman.corpus.event_mentions import mentions_of
from dragoman.corpus.happenings import Happening, link_happenings, news_day
from dragoman.corpus.happenings_voices import counts_of, independent_sources, standing_of_happening, voices_of
from dragoman.record import Record, Span
from tests.corpus.telling import Happened, Told, record_of


def article(id: str, outlet: str, published: str, *events: Happened) -> Record:
    text = f"Titre de {id}\n" + "\n".join(event.words for event in events)
    return record_of(Told(outlet, published, text, events), id)


def linked(*records: Record) -> list[Happening]:
    mentions = sorted(
        (m for record in records for m in mentions_of(record)), key=lambda m: (m.type, news_day(m), m.document)
    )
    return list(link_happenings(mentions))


def several(*records: Record) -> list[set[str]]:
    """The articles of each happening that more than one tells."""
    return [{m.document for m in h.mentions} for h in linked(*records) if len(h.members) > 1]


def attack(words: str, **more: str) -> Happened:
    given = {"who": "assaillants=NER UAF", "whom": "soldats=NER MIL", "days": "2025-09-08", "place": "Tillabéri=NER"}
    return Happened("ASSAULT", words, **(given | more))  # type: ignore[arg-type]


def visit(words: str, **more: str) -> Happened:
    given = {"who": "Awa Diallo=SEN GOV", "whom": "Mali=MLI GOV", "mode": "visit", "days": "2026-03-03"}
    return Happened("CONSULT", words, **(given | more))  # type: ignore[arg-type]


FIRST = article("a", "Écho", "2025-09-09", attack("Onze soldats ont été tués lundi près de Tillabéri"))


def test_two_articles_of_one_attack_are_one_happening_and_say_on_what_they_agree() -> None:
    second = article("b", "Matin", "2025-09-10", attack("L'attaque de Tillabéri a fait douze morts", days=""))
    (happening,) = linked(FIRST, second)
    (why,) = [m.why for m in happening.members if m.why]
    assert [(p.field, p.what) for p in why] == [
        ("news of the same days", "2025-09-08"), ("place", "Tillabéri"), ("party", "NER MIL"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        attack("Six soldats ont été tués lundi", days="2025-09-22"),
        attack("Six soldats ont été tués lundi près de Diffa", place="Diffa=NER 13.3 12.6"),
        attack("Six civils ont été tués lundi", whom="civils=NGA CVL", place="Maiduguri=NGA"),
        attack("Deux soldats ont été enlevés lundi", mode="abduct"),
        attack("Des soldats ont été tués", days="", place=""),
    ],
    ids=["another day", "another place", "another country", "another mode", "nothing but countries"],
)
def test_what_may_be_another_event_is_not_linked(other: Happened) -> None:
    first = article(
        "a", "Écho", "2025-09-09",
        attack("Onze soldats ont été tués lundi", mode="firearms", place="Tillabéri=NER 14.2 1.5"),
    )  # fmt: skip
    assert several(first, article("b", "Matin", "2025-09-10", other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "L'Union a adopté lundi des sanctions contre sept chefs",
            "L'Union a levé lundi des sanctions contre sept chefs",
        ),
        ("Le président nomme le général Keïta", "Le président démet le général Keïta"),
        ("Trente otages ont été libérés lundi à Kidal", "Trente otages ont été arrêtés lundi à Kidal"),
        ("Les troupes sont arrivées lundi à Gao", "Les troupes se sont retirées lundi de Gao"),
        ("Le tribunal a condamné lundi l'opposant", "Le tribunal a acquitté lundi l'opposant"),
    ],
)
def test_opposites_are_never_one_happening(one: str, other: str) -> None:
    same = {"who": "autorités=MLI GOV", "whom": "Awa Diallo=MLI OPP", "days": "2026-01-19", "place": "Gao=MLI"}
    records = [
        article(id, outlet, "2026-01-20", Happened("COERCE", words, **same))  # type: ignore[arg-type]
        for id, outlet, words in (("a", "Écho", one), ("b", "Matin", other))
    ]
    assert several(*records) == []
    twice = article("c", "Soir", "2026-01-20", Happened("COERCE", one, **same))  # type: ignore[arg-type]
    assert several(records[0], records[1], twice) == [{"a", "c"}]


def test_a_plan_and_its_occurrence_are_one_happening_only_when_their_times_agree() -> None:
    plan = article("a", "Écho", "2026-02-20", visit("Awa Diallo se rendra au Mali le 3 mars", claims="author/planned"))
    deed = article("b", "Matin", "2026-03-04", visit("Awa Diallo a été reçue au Mali"))
    later = article("c", "Matin", "2026-06-04", visit("Awa Diallo a été reçue au Mali", days="2026-06-02"))
    undated = article(
        "d", "Écho", "2026-02-20", visit("Awa Diallo se rendra au Mali", days="", claims="author/planned")
    )
    asked = article("e", "Écho", "2026-02-20", visit("Awa Diallo est invitée au Mali", claims="author/requested"))
    assert several(plan, deed) == [{"a", "b"}]
    assert several(plan, later) == []
    assert several(undated, deed) == []
    assert several(asked, deed) == []


def test_a_denial_joins_what_it_denies_and_makes_it_disputed() -> None:
    denial = attack(
        "Aucun soldat n'a été tué lundi à Tillabéri", who="assaillants=NER UAF", claims="ministère=NER GOV/negated"
    )
    (happening,) = linked(FIRST, article("b", "Matin", "2025-09-10", denial))
    assert standing_of_happening(happening) == "disputed"
    assert [(v.part, v.name) for v in voices_of(happening)] == [
        ("asserts", "Écho"), ("repeats", "Matin"), ("denies", "ministère"),
    ]  # fmt: skip
    assert independent_sources(voices_of(happening)) == 1


def test_who_repeats_whom_counts_once() -> None:
    quoting = attack("Onze soldats ont été tués lundi à Tillabéri", claims="préfet=NER GOV/actual")
    records = (
        FIRST,
        article("b", "Matin", "2025-09-10", quoting),
        article("c", "Soir", "2025-09-10", quoting),
        article("d", "Nuit", "2025-09-11", attack("Onze soldats tués lundi près de Tillabéri")),
    )
    (happening,) = linked(*records)
    assert len(happening.members) == 4
    assert independent_sources(voices_of(happening)) == 3  # Écho, Nuit, and the prefect behind two outlets

    def printed_first(document: str, _span: Span) -> str:
        return {"d": "a", "c": "b"}.get(document, document)

    voices = voices_of(happening, printed_first)
    assert independent_sources(voices) == 2
    assert [(v.name, v.printed_in) for v in voices if v.printed_in] == [("Soir", "b"), ("Nuit", "a")]


def test_numbers_of_all_articles_are_kept_with_who_gives_them() -> None:
    records = (
        article(
            "a", "Écho", "2025-09-09", attack("Onze soldats ont été tués lundi près de Tillabéri", counts="killed 11")
        ),
        article("b", "Matin", "2025-09-10", attack("Vingt soldats ont été tués lundi à Tillabéri", counts="killed 20")),
    )
    (happening,) = linked(*records)
    (counted,) = counts_of(happening)
    assert (counted.of, counted.low, counted.high) == ("killed", 11, 20)
    assert [(said.name, said.low) for said in counted.said] == [("Écho", 11), ("Matin", 20)]


def test_two_events_of_one_article_are_two_happenings() -> None:
    twice = article(
        "a",
        "Écho",
        "2025-09-09",
        attack("Onze soldats tués lundi près de Tillabéri"),
        attack("Six soldats tués à Tillabéri"),
    )
    assert len(linked(twice)) == 2


def test_accusations_are_one_only_when_they_say_the_same() -> None:
    def accuse(words: str) -> Happened:
        return Happened("ACCUSE", words, "Mali=MLI GOV", "Algérie=DZA GOV", "allege", "2026-01-19")

    one = article("a", "Écho", "2026-01-19", accuse("Bamako accuse Alger d'héberger des trafiquants touaregs"))
    same = article("b", "Matin", "2026-01-20", accuse("Alger hébergerait des trafiquants touaregs, accuse Bamako"))
    other = article("c", "Soir", "2026-01-20", accuse("Bamako accuse Alger d'avoir abattu un drone"))
    assert several(one, same, other) == [{"a", "b"}]
    assert several(one, other) == []


def test_the_order_of_articles_does_not_matter() -> None:
    records = [
        FIRST,
        article("b", "Matin", "2025-09-10", attack("L'attaque de Tillabéri a fait douze morts", days="")),
        article("c", "Soir", "2025-09-24", attack("Nouvelle attaque à Tillabéri lundi", days="2025-09-22")),
    ]
    assert [h.id for h in linked(*records)] == [h.id for h in linked(*reversed(records))]


def test_no_article_is_lost_when_a_story_goes_on_for_months() -> None:
    plan = article("plan", "Écho", "2025-12-01", visit("Awa Diallo ira au Mali en mars", days="2026-03-01/2026-03-31"))
    deed = visit("Awa Diallo a été reçue au Mali", days="2026-03-30")
    told = [article(f"d{n}", f"Média {n}", f"2026-{4 + n:02}-07", deed) for n in range(6)]
    others = [article(f"o{n}", "Soir", f"2026-{1 + n:02}-15", attack(f"Attaque {n}", days="")) for n in range(9)]
    found = linked(plan, *told, *others)
    assert sum(len(happening.members) for happening in found) == 1 + 6 + 9
    assert {"plan", *(f"d{n}" for n in range(6))} in [{m.document for m in h.mentions} for h in found]


def test_articles_without_a_day_do_not_draw_each_other_in_for_ever() -> None:
    told = [
        article(
            f"a{n:02}",
            f"Média {n}",
            f"2026-01-{1 + 2 * n:02}",
            attack("L'attaque de Tillabéri a fait douze morts", days=""),
        )
        for n in range(15)
    ]
    found = linked(*told)
    assert sum(len(happening.members) for happening in found) == 15
    assert max(len(happening.members) for happening in found) <= 5
