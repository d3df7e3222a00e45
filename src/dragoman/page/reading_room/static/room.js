// Makes pointing and choosing on an article's page immediate. Everything works without it, by loading the page anew.
"use strict";

const desk = document.querySelector(".desk");
document.documentElement.classList.add("scripted");
if (desk) read(desk);
const working = document.querySelector("[data-status]");
if (working) wait(working.dataset.status);

// The address of a search, which may be sent to somebody, names what was asked for and nothing else.
document.addEventListener("formdata", ({ target, formData }) => {
  if (target.method === "get") for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
});

async function wait(address) {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const answer = await fetch(address).catch(() => null);
    if (answer && (!answer.ok || (await answer.json()).done)) return location.reload();
  }
}

function read(desk) {
  const text = desk.querySelector(".page");
  const entries = new Map([...desk.querySelectorAll(".entry")].map((entry) => [entry.dataset.item, entry]));
  const order = [...new Set([...text.querySelectorAll(".tag")].map((tag) => tag.dataset.item))];
  let chosen = [...entries.values()].find((entry) => entry.classList.contains("lit"))?.dataset.item ?? null;

  const words = (key) => text.querySelectorAll(key.includes(":") ? `[data-m="${CSS.escape(key)}"]` : `[data-m^="${CSS.escape(key)}:"]`);
  const itemOf = (mark) => mark.dataset.m.split(":")[0];

  // On a narrow screen the chosen entry covers the lower half.
  function show(target, behavior) {
    const narrow = matchMedia("(max-width: 1000px)").matches;
    target?.scrollIntoView({ block: narrow ? "start" : "center", behavior: behavior ?? "auto" });
  }

  // Pointing: a value lights its words, words light their entry. What is chosen stays lit.
  function light(keys) {
    for (const lit of desk.querySelectorAll(".m.lit, .entry.near")) lit.classList.remove("lit", "near");
    for (const key of keys) {
      for (const piece of words(key)) piece.classList.add("lit");
      if (keys.length === 1) entries.get(key.split(":")[0])?.classList.add("near");
    }
    if (chosen && !keys.length) for (const piece of words(`${chosen}`)) piece.classList.add("lit");
  }

  function pointed(target) {
    const value = target.closest("[data-lights]");
    if (value) return [value.dataset.lights];
    const entry = target.closest(".entry");
    if (entry) return [entry.dataset.item];
    const tag = target.closest(".tag");
    if (tag) return [tag.dataset.item];
    const mark = target.closest(".page .m[data-m]");
    return mark && entries.has(itemOf(mark)) ? [itemOf(mark)] : null;
  }

  for (const kind of ["pointerover", "focusin"]) {
    desk.addEventListener(kind, (event) => {
      const keys = pointed(event.target);
      if (keys) light(keys);
      else if (kind === "pointerover") light([]);
    });
  }
  desk.addEventListener("pointerleave", () => light([]));
  desk.addEventListener("focusout", (event) => { if (!desk.contains(event.relatedTarget)) light([]); });

  function choose(item, from) {
    if (chosen && entries.has(chosen)) entries.get(chosen).classList.remove("lit");
    chosen = item;
    const address = new URL(location.href);
    address.hash = "";
    address.searchParams.delete("role");
    if (item) address.searchParams.set("item", item); else address.searchParams.delete("item");
    history.replaceState(null, "", address);
    light([]);
    if (!item) return;
    const entry = entries.get(item);
    entry.classList.add("lit");
    entry.open = true;
    if (from === "text") entry.scrollIntoView({ block: "nearest" });
    else show(text.querySelector(`#t-${CSS.escape(item)}`));
  }

  desk.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const go = event.target.closest("[data-go]");
    const tag = event.target.closest(".tag");
    const value = event.target.closest(".value[data-lights]");
    const mark = event.target.closest(".page .m[data-m]");
    if (go) { event.preventDefault(); choose(go.dataset.go, "record"); entries.get(go.dataset.go)?.querySelector("summary").focus(); }
    else if (tag) { event.preventDefault(); choose(tag.dataset.item, "text"); }
    else if (value) { event.preventDefault(); light([value.dataset.lights]); show(words(value.dataset.lights)[0]); }
    else if (mark && entries.has(itemOf(mark)) && getSelection().isCollapsed) choose(itemOf(mark), "text");
  });
  for (const entry of entries.values()) {
    entry.querySelector("summary").addEventListener("click", (event) => {
      event.preventDefault();
      if (entry.open) { entry.open = false; if (chosen === entry.dataset.item) choose(null); }
      else choose(entry.dataset.item, "record");
    });
  }

  if (chosen) entries.get(chosen).scrollIntoView({ block: "nearest", behavior: "instant" });
  if (chosen) show(text.querySelector(`#t-${CSS.escape(chosen)}`), "instant");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    if (event.key === "Escape" && chosen) { const entry = entries.get(chosen); entry.open = false; choose(null); }
    const step = { j: 1, k: -1 }[event.key.toLowerCase()];
    if (!step || !order.length) return;
    event.preventDefault();
    const at = order.indexOf(chosen);
    const next = order[at < 0 ? (step > 0 ? 0 : order.length - 1) : (at + step + order.length) % order.length];
    if (chosen) entries.get(chosen).open = false;
    choose(next, "record");
    text.querySelector(`#t-${CSS.escape(next)}`)?.focus({ preventScroll: true });
    entries.get(next).scrollIntoView({ block: "nearest" });
  });
}
