"""The annotation view in a real browser: by mouse, by keyboard, and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluation.shapes import GoldClaim
from dragoman.evaluation.standoff import read_standoff
from dragoman.page.annotate import edits
from dragoman.page.annotate.app import application
from dragoman.page.annotate.opening import open_session
from dragoman.page.annotate.session import Session
from dragoman.record import Span

from .making import TEXT, session, span

LAPTOP = {"width": 1366, "height": 700}
WORDS = "Nous n’avons rien livré 😀"


@pytest.fixture
def work(tmp_path: Path) -> Session:
    return session(tmp_path)


@pytest.fixture
def url(work: Session, served: Callable[..., str]) -> str:
    return served(lambda port: application(work, port))


@pytest.fixture
def page(browser: Any, url: str) -> Iterator[Any]:
    """The open page; what it complains of in the console fails the test."""
    context = browser.new_context(viewport=LAPTOP, locale="en-US")
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(url)
    yield opened
    context.close()
    # The browser reports every refused form this way; it is not our complaint.
    assert [c for c in complaints if "422" not in c] == []


BOX = """([from, to]) => {
  const place = (offset, end) => {
    for (const seg of document.querySelectorAll('#text .seg')) {
      const start = Number(seg.dataset.start), letters = Array.from(seg.textContent);
      const inside = offset - start;
      if (end ? inside > 0 && inside <= letters.length : inside >= 0 && inside < letters.length)
        return [seg.firstChild, letters.slice(0, inside).join('').length];
    }
  };
  const range = document.createRange();
  range.setStart(...place(from, false));
  range.setEnd(...place(to, true));
  const boxes = Array.from(range.getClientRects()), first = boxes[0], last = boxes[boxes.length - 1];
  return [first.left, first.top + first.height / 3, last.right, last.top + last.height / 3];
}"""


def drag(page: Any, where: Span) -> None:
    """Draws the mouse over these words as a person does."""
    left, top, right, bottom = page.evaluate(BOX, list(where))
    page.mouse.move(left + 1, top)
    page.mouse.down()
    page.mouse.move((left + right) / 2, (top + bottom) / 2, steps=4)
    page.mouse.move(right - 1, bottom, steps=4)
    page.mouse.up()


def press_and_wait(page: Any, key: str, selector: str) -> None:
    page.keyboard.press(key)
    page.wait_for_selector(selector)


def test_an_article_is_coded_with_the_mouse_saved_and_read_again(page: Any, tmp_path: Path) -> None:
    drag(page, span(WORDS))
    assert page.inner_text(".picked") == f"« {WORDS} »"
    page.click("button.new-statement")
    page.wait_for_selector("#editor .id.s")
    drag(page, span("a déclaré"))
    page.click("#marking button.cue")
    page.wait_for_selector("#text .chosen-cue")
    page.fill("#speaker-name-0", "ministre malien")
    page.fill("#speaker-code-0", "MLI GOV")
    page.select_option("#act", "deny")
    page.wait_for_selector("#items .entry:has-text('deny'):has-text('ministre malien (MLI GOV)')")

    drag(page, span("Niamey a fermé la frontière"))
    page.select_option("#marking select", "COERCE")
    page.click("button.new-event")
    page.wait_for_selector("#editor .id.e")
    page.select_option("#mode", "restrict")
    page.fill("#source-0", "ner gov")
    page.fill("#recipient-0", "DZA GOV")
    page.fill("#claim-by-0", "DZA GOV")
    page.select_option("#claim-modality-0", "actual")
    page.wait_for_selector("#editor .derived:has-text('claimed')")
    page.fill("#claim-by-1", "NER GOV")
    page.select_option("#claim-modality-1", "negated")
    page.wait_for_selector("#editor .derived:has-text('disputed')")
    drag(page, span("mardi"))
    page.click("#marking button.time")
    page.wait_for_selector("#text .chosen-time")
    page.fill("#start", "2025-10-14")
    page.fill("#end", "2025-10-14")
    page.press("#end", "Control+s")
    page.wait_for_selector(".state.saved")
    assert "1 déclarations, 1 événements" in page.inner_text("#notice")

    page.reload()
    assert page.inner_text("#items .list-s .cited") == WORDS
    assert page.input_value("#source-0") == "NER GOV"
    saved = read_standoff(tmp_path / "article.gold.json", tmp_path)
    (statement,), (event,) = saved.statements, saved.events
    assert (saved.cite(statement.content), saved.cite(statement.cue)) == (WORDS, "a déclaré")
    assert (statement.kind, statement.act, statement.speakers[0].code) == ("direct", "deny", "MLI GOV")
    assert (event.type, event.mode, event.sources, event.recipients) == (
        "COERCE", "restrict", ("NER GOV",), ("DZA GOV",),
    )  # fmt: skip
    assert event.claims == (GoldClaim("DZA GOV", "actual"), GoldClaim("NER GOV", "negated"))
    assert event.standing == "disputed"
    assert event.time is not None
    assert (event.time.words, event.time.start, event.time.end) == (span("mardi"), "2025-10-14", "2025-10-14")


def test_a_loose_draw_of_the_mouse_takes_whole_words(page: Any) -> None:
    words = span("officier, Alger affirme")
    drag(page, Span(words.start + 3, words.end - 2))
    assert page.inner_text(".picked") == "« officier, Alger affirme »"


def test_the_keyboard_is_enough(page: Any, work: Session, tmp_path: Path) -> None:
    page.focus("#text")
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    assert page.inner_text(".picked") == "« Bamako dément »"
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    for _ in range(5):
        page.keyboard.press("Shift+ArrowRight")
    assert page.inner_text(".picked") == f"« {WORDS} »"
    page.keyboard.press("Alt+ArrowLeft")
    assert page.inner_text(".picked") == "« Nous n’avons rien livré »"
    page.keyboard.press("Alt+ArrowRight")
    page.keyboard.press("Alt+ArrowRight")
    press_and_wait(page, "d", "#items .list-s .entry")
    assert work.article.statements[0].content == (span(WORDS),)
    page.keyboard.press("Escape")
    page.wait_for_selector("#editor .help")
    page.focus("#text")
    page.keyboard.press("Home")
    page.keyboard.press("e")
    page.keyboard.type("AID")
    press_and_wait(page, "Enter", "#items .list-e .entry")
    assert work.article.events[0].type == "AID"
    press_and_wait(page, "Control+s", ".state.saved")
    page.keyboard.press("Escape")
    page.wait_for_selector("#editor .help")
    press_and_wait(page, "j", "#editor .id.s")
    page.focus("#text")
    press_and_wait(page, "Control+z", "#items .list-e .none")
    assert len(read_standoff(tmp_path / "article.gold.json", tmp_path).events) == 1


def test_a_wrong_field_keeps_what_was_typed_and_says_so(page: Any) -> None:
    drag(page, span("toute livraison"))
    page.click("button.new-statement")
    page.wait_for_selector("#speaker-name-0")
    page.fill("#speaker-name-0", "Bamako")
    page.fill("#speaker-code-0", "Mali")
    page.press("#speaker-code-0", "Tab")
    page.wait_for_selector("#speaker-0-error")
    assert page.input_value("#speaker-name-0") == "Bamako"
    assert page.get_attribute("#speaker-code-0", "aria-invalid") == "true"
    page.fill("#speaker-code-0", "MLI GOV")
    page.press("#speaker-code-0", "Tab")
    page.wait_for_selector("#items .who:has-text('Bamako (MLI GOV)')")
    assert page.locator("#speaker-0-error").count() == 0


def test_typing_on_while_an_answer_comes_loses_nothing(page: Any, work: Session) -> None:
    drag(page, span("toute livraison"))
    page.click("button.new-statement")
    page.wait_for_selector("#speaker-name-0")
    page.route("**/statement", lambda route: (page.wait_for_timeout(150), route.continue_()))
    page.fill("#speaker-name-0", "Bamako")
    page.press("#speaker-name-0", "Tab")
    page.keyboard.type("MLI GOV", delay=40)
    page.keyboard.press("Tab")
    page.wait_for_selector("#items .who:has-text('Bamako (MLI GOV)')")
    assert work.article.statements[0].speakers[0].code == "MLI GOV"


def test_an_answer_that_comes_while_words_are_drawn_over_moves_nothing(page: Any, work: Session) -> None:
    drag(page, span("toute livraison"))
    page.click("button.new-statement")
    page.wait_for_selector("#speaker-name-0")
    page.fill("#speaker-name-0", "Bamako")
    left, top, right, bottom = page.evaluate(BOX, list(span("mardi")))
    page.mouse.move(left + 1, top)
    page.mouse.down()
    for _ in range(50):  # the field was left: wait until its answer must be there
        page.mouse.move(right - 1, bottom)
        page.wait_for_timeout(10)
        if work.article.statements[0].speakers:
            break
    page.wait_for_timeout(100)
    page.mouse.up()
    page.wait_for_selector("#items .who:has-text('Bamako')")
    assert page.inner_text(".picked") == "« mardi »"
    page.keyboard.press("s")
    page.wait_for_selector("#text .chosen-cue")
    assert work.article.statements[0].cue == (span("mardi"),)


def test_words_and_items_light_each_other_up(page: Any) -> None:
    drag(page, span("toute livraison"))
    page.click("button.new-statement")
    page.wait_for_selector("#items .list-s .entry")
    page.mouse.move(5, 5)
    page.hover("#items .list-s .entry")
    assert page.inner_text("#text .seg.lit") == "toute livraison"
    page.mouse.move(5, 5)
    assert page.locator(".lit").count() == 0
    page.hover("#text .seg[data-items]")
    assert page.locator("#items li.lit").count() == 1
    page.uncheck("#show-s")
    assert not page.is_visible("#items .list-s")


def test_a_click_on_words_opens_the_innermost_item_then_the_next(page: Any, url: str, work: Session) -> None:
    article, _ = edits.add_statement(work.article, span("Alger affirme que Niamey a fermé la frontière"))
    article, _ = edits.add_statement(article, span("Niamey a fermé la frontière"))
    work.change(article)
    page.goto(url)
    page.click("#text .seg.deep2")
    page.wait_for_selector("#editor .id:has-text('s2')")
    assert page.input_value("#within") == "s1"
    page.click("#text .seg.deep2")
    page.wait_for_selector("#editor .id:has-text('s1')")


def test_without_javascript_the_page_reads_and_its_forms_work(browser: Any, url: str, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=LAPTOP)
    page = context.new_page()
    page.goto(url)
    assert "Bamako dément toute livraison" in page.inner_text("#text")
    page.fill("#marking [name=words]", "« Nous n'avons rien livré")
    page.click("button.new-statement")
    assert "livré" in page.inner_text("#text .chosen-content")
    page.fill("#marking [name=start]", str(span("a déclaré").start))
    page.fill("#marking [name=end]", str(span("a déclaré").end))
    page.click("#marking button.cue")
    page.fill("#speaker-name-0", "ministre malien")
    page.fill("#speaker-code-0", "MLI GOV")
    page.click("#apply")
    assert page.input_value("#speaker-name-0") == "ministre malien"
    page.fill("#marking [name=words]", "Paris")
    page.click("#marking button.cue")
    assert "« Paris » n'est pas dans le texte" in page.inner_text("#marking .error")
    page.click("#save")
    assert "Enregistré dans article.gold.json" in page.inner_text("#notice")
    (saved,) = read_standoff(tmp_path / "article.gold.json", tmp_path).statements
    assert saved.cue == (span("a déclaré"),)
    context.close()


def test_a_long_article_stays_quick(browser: Any, served: Callable[..., str], tmp_path: Path) -> None:
    long = TEXT * 60
    (tmp_path / "long.txt").write_text(long, encoding="utf-8")
    work = open_session(tmp_path / "long.txt")
    article = work.article
    for n in range(60):
        start = n * len(TEXT) + TEXT.index("Niamey")
        article, _ = edits.add_event(article, Span(start, start + 6), "COERCE")
    work.change(article)
    context = browser.new_context(viewport=LAPTOP, locale="en-US")
    page = context.new_page()
    page.set_default_timeout(5000)
    page.goto(served(lambda port: application(work, port)))
    page.click("#items [data-item='e:e30'] a")
    page.wait_for_selector("#editor .id:has-text('e30')")
    page.focus("#text")
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("p")
    page.wait_for_selector("#editor .role-spans li:nth-child(2)")
    context.close()


def test_a_date_can_be_typed_digit_by_digit(page: Any, work: Session) -> None:
    article, id = edits.add_event(work.article, span("Niamey a fermé la frontière"), "COERCE")
    work.change(edits.mark(article, id, "time", span("mardi")))
    page.goto(f"{page.url}?item=e1")
    page.focus("#start")
    for key in "10142025":
        page.keyboard.press(key)
        page.wait_for_timeout(30)
    page.keyboard.press("Control+s")
    page.wait_for_selector(".state.saved")
    (event,) = work.article.events
    assert event.time is not None
    assert event.time.start == "2025-10-14"
