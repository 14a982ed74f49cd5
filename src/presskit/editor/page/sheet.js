// A page as a picture; a click on its words comes to the card that they are from.

import { html, useState } from "/page/preact.js";
import { address, store } from "/page/store.js";

export function Sheet({ page, place, jump }) {
  const [over, setOver] = useState(null);
  const at = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    return (page.lines || []).find(([left, top, wide, high]) => x >= left && x <= left + wide && y >= top - 0.004 && y <= top + high + 0.004) || null;
  };
  const move = (event) => {
    const line = at(event);
    if (line !== over?.line) setOver(line && { line, from: whence(line[4]) });
  };
  const go = (event) => {
    const line = at(event);
    const from = line && whence(line[4]);
    if (from) jump({ at: from });
  };
  const [left, top, wide, high] = over?.line || [];
  return html`<figure class=${over?.from ? "linked" : ""} onMouseMove=${move} onMouseLeave=${() => setOver(null)} onClick=${go}>
    <img src=${address(`picture/${page.name}`)} width=${page.width} height=${page.height} alt=${`Page ${place + 1}: ${page.text.slice(0, 1200)}`} />
    ${over?.from ? html`<span class="spot" style=${{ left: `${left * 100}%`, top: `${top * 100}%`, width: `${wide * 100}%`, height: `${high * 100}%` }}></span>` : null}
  </figure>`;
}

const words = (text) => text.toLowerCase().replace(/[’']s\b/g, "").match(/[\p{L}\p{N}]+/gu) || [];

// The way to the field in which printed words stand, by the longest run of them; null where no field has enough of them.
export function whence(line) {
  const said = words(line);
  const whole = said.join("").length;
  let best = null;
  const look = (way, text) => {
    const there = words(text);
    const run = longest(said, there);
    if (!run || (run.count < 3 && run.size < 0.6 * whole)) return;
    const score = run.size + (0.9 * run.size) / Math.max(1, there.join("").length);
    if (!best || score > best.score) best = { way, score };
  };
  const deep = (way, value) => {
    if (typeof value === "string" || typeof value === "number") look(way, String(value));
    else if (Array.isArray(value)) for (const one of value) deep(way, one);
  };
  for (const [table, rows] of Object.entries(store.state.data || {})) {
    if (["kit", "words", "check", "sources"].includes(table)) continue;
    if (!Array.isArray(rows)) {
      if (rows && typeof rows === "object") for (const [field, value] of Object.entries(rows)) if (!HIDDEN.has(field)) deep([table, field], value);
      continue;
    }
    rows.forEach((row, place) => {
      if (!row || typeof row !== "object") return;
      for (const [field, value] of Object.entries(row)) if (!HIDDEN.has(field) && !(table === "bio" && field === "text")) deep([table, place, field], value);
      if (table === "bio") look([table, place], (store.state.sentences[place] || []).map((piece) => piece.text).join(""));
    });
  }
  return best?.way || null;
}

const HIDDEN = new Set(["id", "about", "needs", "sources", "file", "importance", "focus", "audiences", "private", "given_name", "family_name", "short_name"]);

// The longest run of words that both have in this order: how many, and of how many letters.
function longest(one, other) {
  let found = null;
  let before = new Array(other.length + 1).fill(null);
  for (const word of one) {
    const now = new Array(other.length + 1).fill(null);
    other.forEach((there, at) => {
      if (there !== word) return;
      const last = before[at] || { count: 0, size: 0 };
      now[at + 1] = { count: last.count + 1, size: last.size + word.length };
      if (!found || now[at + 1].size > found.size) found = now[at + 1];
    });
    before = now;
  }
  return found;
}
