"use strict";
/* Makes the page quicker to use: it works without this file, by its forms and links. */

(() => {
  const REGIONS = ["tools", "notice", "text", "marking", "items", "editor", "codes", "names", "claimants"];
  const by = (id) => document.getElementById(id);
  document.documentElement.classList.add("scripted");

  let picked = null; // the words that are selected, [start, end]
  let anchor = 0, focus = 0; // the words that the arrows stand on, as numbers of tokens
  let typed = 0; // how often something was typed, to know whether an answer comes too late for the form

  // The words that are selected

  function pick(span, show) {
    picked = span;
    const form = by("marking");
    form.elements.start.value = span ? span[0] : "";
    form.elements.end.value = span ? span[1] : "";
    form.elements.shown.value = span ? Words.textOf(...span) : "";
    const place = form.querySelector(".picked");
    place.textContent = span ? "« " + Words.textOf(...span) + " »" : place.dataset.empty;
    form.classList.toggle("has-words", Boolean(span));
    Words.keep(span);
    if (span && show) Words.select(...span);
  }

  document.addEventListener("selectionchange", () => {
    const span = Words.selected();
    if (span && by("text").contains(window.getSelection().anchorNode)) {
      if (!picked || span[0] !== picked[0] || span[1] !== picked[1]) pick(span, false);
    }
  });

  document.addEventListener("mouseup", (event) => {
    if (!by("text").contains(event.target)) return;
    const span = Words.selected();
    const grown = span && !event.altKey ? Words.whole(...span) : span;
    pick(grown, true);
    if (!grown) choose(event.target);
    else place(grown);
  });

  /* A click on words opens the innermost item that they belong to; a further click the next one around it. */
  function choose(target) {
    const stretch = target.closest(".seg[data-items]");
    if (!stretch) return;
    const ids = innermostFirst(stretch.dataset.items.split(" ").filter((item) => !item.startsWith("p:") && isShown(item)));
    const next = ids[(ids.indexOf(itemOf(document)) + 1) % ids.length];
    if (next) load("/?item=" + encodeURIComponent(next));
  }

  const isShown = (item) => by("show-" + item[0]).checked;

  function innermostFirst(items) {
    const size = (item) => Array.from(by("text").querySelectorAll(".seg"))
      .filter((s) => (s.dataset.items || "").split(" ").includes(item))
      .reduce((sum, s) => sum + s.textContent.length, 0);
    return items.sort((a, b) => size(a) - size(b)).map((item) => item.slice(2));
  }

  // The keyboard in the article

  function place(span) {
    const tokens = Words.tokens();
    anchor = Math.max(tokens.findIndex((token) => token[1] > span[0]), 0);
    const after = tokens.findIndex((token) => token[0] >= span[1]);
    focus = (after < 0 ? tokens.length : after) - 1;
  }

  function walk(event) {
    const tokens = Words.tokens();
    if (!tokens.length) return;
    const steps = { ArrowRight: 1, ArrowLeft: -1 };
    let next = focus;
    if (event.altKey && picked && event.key in steps) {
      const limit = tokens[tokens.length - 1][1];
      const end = Math.min(Math.max(picked[1] + steps[event.key], picked[0] + 1), limit);
      const start = Math.min(Math.max(picked[0] + steps[event.key], 0), picked[1] - 1);
      pick(event.shiftKey ? [start, picked[1]] : [picked[0], end], true);
      event.preventDefault();
      return;
    }
    if (event.key in steps) next = picked ? focus + steps[event.key] : focus;
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") next = vertical(tokens, event.key === "ArrowDown");
    else if (event.key === "Home") next = 0;
    else if (event.key === "End") next = tokens.length - 1;
    else return;
    event.preventDefault();
    focus = Math.min(Math.max(next, 0), tokens.length - 1);
    if (!event.shiftKey) anchor = focus;
    const ends = [anchor, focus].sort((a, b) => a - b);
    pick([tokens[ends[0]][0], tokens[ends[1]][1]], true);
    reveal(Words.rectangle(...tokens[focus]));
  }

  function vertical(tokens, down) {
    const here = Words.rectangle(...tokens[focus]);
    let best = focus, distance = Infinity, line = null;
    for (let n = focus; n >= 0 && n < tokens.length; n += down ? 1 : -1) {
      const there = Words.rectangle(...tokens[n]);
      if (Math.abs(there.top - here.top) < here.height / 2) continue;
      if (line !== null && Math.abs(there.top - line) > here.height / 2) break;
      line = there.top;
      const away = Math.abs(there.left - here.left);
      if (away < distance) [best, distance] = [n, away];
    }
    return best;
  }

  function reveal(rectangle) {
    const box = by("text").getBoundingClientRect();
    if (rectangle.bottom > box.bottom - 20) by("text").scrollTop += rectangle.bottom - box.bottom + 60;
    if (rectangle.top < box.top + 10) by("text").scrollTop -= box.top - rectangle.top + 60;
  }

  document.addEventListener("keydown", (event) => {
    const letter = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && !event.altKey) {
      const typing = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea");
      if (letter === "s") { event.preventDefault(); leave(); by("save").click(); }
      else if (letter === "z" && !typing) { event.preventDefault(); by("undo").click(); }
      return;
    }
    if (event.target === by("text")) walk(event);
    if (event.target.name === "type" && event.target.form === by("marking") && event.key === "Enter") {
      event.preventDefault();
      by("marking").querySelector(".new-event").click();
      return;
    }
    if (event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape") { leave(); pick(null); if (by("close")) load("/"); return; }
    if (event.target.closest("input, select, textarea")) return;
    if (letter === "j" || letter === "k") { step(letter === "j" ? 1 : -1); return; }
    const wanted = document.querySelector('#marking [data-key="' + CSS.escape(event.key.toUpperCase()) + '"]');
    if (!wanted || event.key.length > 1) return;
    event.preventDefault();
    if (wanted.tagName === "SELECT") wanted.focus(); else wanted.click();
  });

  function step(by) {
    const links = Array.from(document.querySelectorAll("#items a.entry")).filter((link) => link.offsetParent);
    const now = links.findIndex((link) => link.hasAttribute("aria-current"));
    const next = links[now < 0 ? (by > 0 ? 0 : links.length - 1) : now + by];
    if (next) load(next.getAttribute("href"));
  }

  const leave = () => { if (document.activeElement && document.activeElement.form) document.activeElement.blur(); };

  // Words and items light each other up

  function light(items, on) {
    for (const item of items) {
      for (const each of document.querySelectorAll("[data-items~='" + CSS.escape(item) + "'], [data-item='" + CSS.escape(item) + "']")) {
        each.classList.toggle("lit", on);
      }
    }
  }
  const itemsOf = (target) => {
    const held = target.closest && target.closest("[data-item], [data-items]");
    return held ? (held.dataset.item || held.dataset.items).split(" ") : [];
  };
  for (const [kind, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(kind, (event) => light(itemsOf(event.target), on));
  }

  // Forms are sent without leaving the page

  let sending = Promise.resolve();

  /* While a mouse button is down somebody draws over words or is about to click: nothing may move under the mouse. */
  let isDown = false, released = () => {};
  document.addEventListener("pointerdown", () => { isDown = true; });
  const release = () => { isDown = false; setTimeout(() => released(), 0); };
  for (const kind of ["pointerup", "pointercancel", "blur", "keydown"]) window.addEventListener(kind, release);
  // The end of a drag on a scroll bar is told to nobody: the next move of the mouse shows it.
  window.addEventListener("pointermove", (event) => { if (isDown && !event.buttons) release(); });
  const still = () => (isDown ? new Promise((resolve) => { released = resolve; }).then(still) : null);

  function send(form, button) {
    const data = new URLSearchParams(new FormData(form));
    if (button && button.name) data.set(button.name, button.value);
    const address = form.getAttribute("action");
    sending = sending.then(async () => {
      const before = typed;
      await show(() => fetch(address, { method: "POST", body: data }), before);
    });
    return sending;
  }

  function load(address) {
    sending = sending.then(() => show(() => fetch(address), typed));
    return sending;
  }

  async function show(ask, before) {
    let answer;
    try {
      answer = await ask();
      if (!answer.ok && answer.status !== 422) throw new Error(await answer.text());
    } catch (error) {
      const notice = by("notice");
      notice.className = "shown";
      notice.textContent = error instanceof TypeError ? document.body.dataset.offline : error.message;
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    await still();
    if (answer.status !== 422) history.replaceState(null, "", answer.url);
    swap(page, typed !== before);
  }

  /* Takes the answer's regions in place of ours, where they differ. A form in which something was typed meanwhile is left
     alone: it is sent again when the field is left. */
  const given = new Map(REGIONS.map((id) => [id, by(id).outerHTML]));

  function swap(page, keepEditor) {
    const active = document.activeElement;
    const name = active && active.id, inEditor = by("editor").contains(active);
    const scrolls = ["text", "items", "editor"].map((id) => [id, by(id).scrollTop]);
    const same = itemOf(page) === itemOf(document);
    const words = picked, kind = by("marking").elements.type;
    const chosen = kind ? kind.value : "";
    for (const id of REGIONS) {
      if (id === "editor" && keepEditor && same) continue;
      const fresh = page.getElementById(id), html = fresh.outerHTML;
      if (html === given.get(id) && id !== "marking" && id !== "editor") continue;
      given.set(id, html);
      by(id).replaceWith(document.adoptNode(fresh));
    }
    // What was chosen for the next event, while an answer to something else was on its way, stays chosen.
    if (chosen && by("marking").elements.type) by("marking").elements.type.value = chosen;
    document.title = page.title;
    fade();
    for (const [id, top] of scrolls) if (id !== "editor" || same) by(id).scrollTop = top;
    // A selection made in the article would take the keyboard away from the field that is being typed in.
    pick(words, !document.activeElement.closest("input, select, textarea"));
    if (name && by(name)) by(name).focus({ preventScroll: true });
    else if (inEditor && !same && by("close")) by("close").focus({ preventScroll: true });
    else if (!inEditor && name !== "text" && document.activeElement === document.body) by("text").focus({ preventScroll: true });
    if (!same) follow();
  }

  /* A message goes after a while, or with a click, unless it asks something. */
  let fading = 0;
  function fade() {
    clearTimeout(fading);
    const notice = by("notice");
    if (notice.querySelector("form")) return;
    const hide = () => notice.classList.remove("shown");
    notice.addEventListener("click", hide);
    fading = setTimeout(hide, 7000);
  }

  const itemOf = (page) => page.querySelector("#marking [name=item]").value;

  /* A newly chosen item is brought into view in both columns. */
  function follow() {
    const entry = document.querySelector("#items .current");
    if (entry) entry.scrollIntoView({ block: "nearest" });
    const words = document.querySelector("#text [class*=chosen-]");
    if (!words) return;
    const box = by("text").getBoundingClientRect(), at = words.getBoundingClientRect();
    if (at.top < box.top || at.bottom > box.bottom) by("text").scrollTop += at.top - box.top - box.height / 3;
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.classList.contains("native") || form.method !== "post") return;
    event.preventDefault();
    const button = event.submitter;
    send(form, button);
    if (form.id === "marking") {
      if (form.elements.type) form.elements.type.value = "";
      pick(null);
      window.getSelection().removeAllRanges();
    }
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.entry, a.tag[href], #close");
    if (!link || event.ctrlKey || event.metaKey || event.button) return;
    event.preventDefault();
    load(link.getAttribute("href"));
  });

  document.addEventListener("input", (event) => { if (event.target.form) typed += 1; });

  document.addEventListener("change", (event) => {
    const field = event.target, form = field.form;
    if (!form) return;
    if (form.id === "marking" && (field.name === "start" || field.name === "end")) {
      const span = [Number(form.elements.start.value), Number(form.elements.end.value)];
      if (span[0] < span[1]) pick(span, true);
    }
    if (field.name === "speaker-name") completeCode(field);
    if (form.id === "fields" && field.type !== "date" && !waitsForMore(field)) send(form);
    if (form.id === "fields" && field.type === "date") field.dataset.changed = "1";
  });

  /* A date is sent when its field is left: while the year is typed, it changes with every digit. */
  document.addEventListener("focusout", (event) => {
    if (event.target.dataset && event.target.dataset.changed && event.target.isConnected) send(event.target.form);
  });

  /* A speaker named before has the code given then. */
  function completeCode(field) {
    const code = by(field.id.replace("name", "code"));
    const known = Array.from(by("names").options).find((option) => option.value === field.value);
    if (known && code && !code.value) code.value = known.dataset.code;
  }

  /* A row is sent when it is whole: a code without its name yet is no mistake. */
  function waitsForMore(field) {
    if (field.name !== "speaker-code" && field.name !== "speaker-name") return false;
    const name = by(field.id.replace("code", "name"));
    return Boolean(field.value) && field.name === "speaker-code" && !name.value;
  }

  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector(".state.unsaved") && !leaving) event.preventDefault();
  });
  let leaving = false;
  document.addEventListener("submit", (event) => { if (event.target.classList.contains("native")) leaving = true; }, true);
  document.addEventListener("click", (event) => { if (event.target.closest("a[download]")) { leaving = true; setTimeout(() => { leaving = false; }, 1000); } });

  follow();
  fade();
})();
