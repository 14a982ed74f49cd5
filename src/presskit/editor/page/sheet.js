// A page as a picture; a click on its words comes to the card that they are from.

import { html, useRef, useState } from "/page/preact.js";
import { address, put, store } from "/page/store.js";

// With the keyboard: arrows go from words to words, Return comes to where they are from.
export function Sheet({ page, place, sections, jump }) {
  const [over, setOver] = useState(null);
  const [chosen, setChosen] = useState(null);  // a heading whose section may be left out
  const host = useRef();
  const lines = page.lines || [];
  const at = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    return lines.find(([left, top, wide, high]) => x >= left && x <= left + wide && y >= top - 0.004 && y <= top + high + 0.004) || null;
  };
  const from = (line) => heading(line[4], sections) || whence(line[4]);
  const move = (event) => {
    const line = at(event);
    if (line !== over?.line) setOver(line && { line, from: from(line) });
  };
  const go = (line) => {
    const to = line && from(line);
    setChosen(to?.id ? { line, ...to } : null);
    if (to?.id) requestAnimationFrame(() => host.current?.querySelector(".choose button")?.focus());
    else if (to) jump({ at: to });
  };
  const keys = (event) => {
    if (event.target !== host.current) return event.key === "Escape" && (setChosen(null), host.current.focus());
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (event.key === "Enter" && over) return event.preventDefault(), go(over.line);
    if (!step) return;
    event.preventDefault();
    let next = over ? lines.indexOf(over.line) + step : step > 0 ? 0 : lines.length - 1;
    while (lines[next] && !from(lines[next])) next += step;
    if (!lines[next]) return;
    setOver({ line: lines[next], from: from(lines[next]) });
    requestAnimationFrame(() => host.current?.querySelector(".spot")?.scrollIntoView({ block: "nearest" }));
  };
  const spot = ([left, top, wide, high]) => ({ left: `${left * 100}%`, top: `${top * 100}%`, width: `${wide * 100}%`, height: `${high * 100}%` });
  const hide = () => {
    const hidden = store.state.data?.kit?.sections?.hidden || [];
    put(["kit", "sections", "hidden"], [...hidden, chosen.id]);
    setChosen(null);
    host.current.focus();
  };
  return html`<figure ref=${host} role="group" tabindex="0" aria-label=${`Page ${place + 1}; arrow keys go through its words, Return comes to where they are from`} class=${over?.from ? "linked" : ""}
      onMouseMove=${move} onMouseLeave=${() => setOver(null)} onBlur=${(event) => event.target === host.current && setOver(null)} onClick=${(event) => !event.target.closest(".choose") && go(at(event))} onKeyDown=${keys}>
    <img src=${address(`picture/${page.name}`)} width=${page.width} height=${page.height} alt=${`Page ${place + 1}: ${page.text.slice(0, 1200)}`} />
    ${over?.from ? html`<span class="spot" style=${spot(over.line)}></span>` : null}
    <span class="unseen" role="status">${over?.from ? over.line[4] : ""}</span>
    ${chosen ? html`<div class="choose" style=${{ left: `${chosen.line[0] * 100}%`, top: `${(chosen.line[1] + chosen.line[3]) * 100}%` }}>
      <button type="button" onClick=${hide}>Leave out “${chosen.title}”</button> <button type="button" class="quiet" aria-label="Close" onClick=${() => { setChosen(null); host.current.focus(); }}>×</button></div>` : null}
  </figure>`;
}

const words = (text) => text.toLowerCase().replace(/[’']s\b/g, "").match(/[\p{L}\p{N}]+/gu) || [];

// The section that words are the heading of, which may be left out by a click.
function heading(line, sections) {
  const said = words(line).join(" ");
  return (said && sections?.find((one) => !one.hidden && words(one.title).join(" ") === said)) || null;
}

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
  // A line of a list is made of several fields of its card: “Voicer, Truro, 2006–2013”.
  const together = (way, row) => {
    const there = new Set(words(Object.entries(row).flatMap(([field, value]) => (HIDDEN.has(field) || typeof value === "object" ? [] : [value])).join(" ")));
    const found = said.filter((word) => there.has(word));
    const size = found.join("").length;
    if (found.length > 1 && size >= 0.8 * whole && (!best || size > best.score)) best = { way, score: size };
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
      together([table, place], row);
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
