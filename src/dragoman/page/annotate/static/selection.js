"use strict";
/* Which words of the article are selected, in code points of its text.

   JavaScript counts UTF-16 units: an emoji is two of them and one code point. Every stretch of the page (.seg) carries
   the offset of its first character in the text, so that only the units inside one stretch are ever counted. */

const Words = (() => {
  const TOKEN = /[\p{L}\p{N}\p{M}]+['’]?|[^\s\p{L}\p{N}\p{M}]/gu;

  const points = (string) => Array.from(string).length;
  const units = (string, count) => Array.from(string).slice(0, count).join("").length;

  const article = () => document.getElementById("text");
  const stretches = () => Array.from(article().querySelectorAll(".seg"));
  const startOf = (stretch) => Number(stretch.dataset.start);

  /* Offset of a place in the page (node, offset as ranges have them); null outside of the article. */
  function offsetOf(node, at) {
    if (!article().contains(node)) return null;
    const stretch = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".seg");
    if (stretch && node.nodeType === Node.TEXT_NODE) return startOf(stretch) + points(node.data.slice(0, at));
    const place = document.createRange();
    place.setStart(node, at);
    let last = 0;
    for (const other of stretches()) {
      if (place.comparePoint(other, 0) >= 0) return startOf(other);
      last = startOf(other) + points(other.textContent);
    }
    return last;
  }

  /* The place in the page of an offset: the end of a stretch for the end of a span, its start for a beginning. */
  function placeOf(offset, isEnd) {
    for (const stretch of stretches()) {
      const start = startOf(stretch), end = start + points(stretch.textContent);
      if (isEnd ? start < offset && offset <= end : start <= offset && offset < end) {
        return [stretch.firstChild, units(stretch.textContent, offset - start)];
      }
    }
    return null;
  }

  /* Every word and mark of the article as [start, end], in reading order. */
  function tokens() {
    const found = [];
    for (const line of article().querySelectorAll("p")) {
      const parts = Array.from(line.querySelectorAll(".seg"));
      if (!parts.length) continue;
      const text = parts.map((part) => part.textContent).join("");
      const start = startOf(parts[0]);
      for (const token of text.matchAll(TOKEN)) {
        const from = start + points(text.slice(0, token.index));
        found.push([from, from + points(token[0])]);
      }
    }
    return found;
  }

  /* A span grown to whole words, without the spaces at its ends; null when it holds none. */
  function whole(start, end) {
    const held = tokens().filter((token) => token[0] < end && start < token[1]);
    return held.length ? [held[0][0], held[held.length - 1][1]] : null;
  }

  function textOf(start, end) {
    let words = "";
    for (const stretch of stretches()) {
      const letters = Array.from(stretch.textContent), first = startOf(stretch);
      words += letters.slice(Math.max(start - first, 0), Math.max(end - first, 0)).join("");
      if (first < end && end > first + letters.length && !stretch.nextElementSibling) words += "\n";
    }
    return words.trim();
  }

  function selected() {
    const selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const start = offsetOf(range.startContainer, range.startOffset);
    const end = offsetOf(range.endContainer, range.endOffset);
    return start === null || end === null || start >= end ? null : [start, end];
  }

  function range(start, end) {
    const from = placeOf(start, false), to = placeOf(end, true);
    if (!from || !to) return null;
    const made = document.createRange();
    made.setStart(...from);
    made.setEnd(...to);
    return made;
  }

  function select(start, end) {
    const made = range(start, end), selection = window.getSelection();
    if (!made) return;
    selection.removeAllRanges();
    selection.addRange(made);
  }

  /* The selected words stay marked when a field takes the browser's own selection away. */
  function keep(span) {
    if (!window.Highlight) return;
    const made = span && range(...span);
    if (made) CSS.highlights.set("picked", new Highlight(made));
    else CSS.highlights.delete("picked");
  }

  const rectangle = (start, end) => range(start, end).getBoundingClientRect();

  return { tokens, whole, textOf, selected, select, keep, rectangle };
})();
