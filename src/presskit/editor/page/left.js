// What a text or a page has no room for: named beside it, and one click makes it more important.

import { html, useRef, useState } from "/page/preact.js";
import { put, store } from "/page/store.js";

// The way to the entry that a key names: "work[2]" is the second of work.
export const parts = (key) => {
  const found = /^(\w+)(?:\[(\d+)\])?/.exec(key);
  return found[2] ? [found[1], Number(found[2]) - 1] : [found[1]];
};

const FEW = 4;

export function Left({ rows, where, jump, folded = false }) {
  const [all, setAll] = useState(false);
  const [open, setOpen] = useState(false);
  const before = useRef(null);
  const fresh = useRef(new Set());
  const pressed = useRef(new Set());  // what was made more important here: where it stays out, the reason is told
  const titles = rows.map((one) => one.title).join("\n");
  if (before.current !== null && before.current !== titles) {
    const known = new Set(before.current.split("\n"));
    fresh.current = new Set(rows.map((one) => one.title).filter((title) => !known.has(title)));
  }
  before.current = titles;
  if (!rows.length) return null;
  const sorted = [...rows.filter((one) => fresh.current.has(one.title)), ...rows.filter((one) => !fresh.current.has(one.title))];
  const shown = all ? sorted : sorted.slice(0, FEW);
  const list = html`<ul>${shown.map((one) => html`<li key=${one.key}>
      <button type="button" class="link" title=${one.title} onClick=${() => jump({ at: parts(one.key) })}>${one.title}</button>
      ${one.table && one.table !== "bio" ? html`<span class="kind">${store.forms.tables.find((form) => form.name === one.table)?.title}</span>` : null}
      ${fresh.current.has(one.title) ? html`<span class="tag">just now</span>` : null}
      <${Raise} one=${one} pressed=${pressed.current} />
      ${pressed.current.has(one.key) || one.stars >= 5 ? html`<span class="why">${pressed.current.has(one.key) ? "Still" : "It stays"} out: what is left of the room is too short for it. ${one.table === "bio" ? html`<button type="button" class="link" onClick=${() => jump({ at: parts(one.key) })}>Shade words that may go</button>, or take stars from another.` : "Take stars from another."}</span>` : null}</li>`)}</ul>
    ${rows.length > FEW ? html`<button type="button" class="add small" aria-expanded=${all} onClick=${() => setAll(!all)}>${all ? "Show fewer" : `Show all ${rows.length}`}</button>` : null}`;
  const title = html`Left out ${where} <span class="count">${rows.length}</span>`;
  // Beside a page it is open when something had to go just now: whoever looks at the page shall see the page.
  if (folded) return html`<details class="left" open=${open || fresh.current.size > 0} onToggle=${(event) => setOpen(event.target.open)}><summary>${title}</summary>${list}</details>`;
  return html`<section class="left" aria-label=${`Left out ${where}`}><h3>${title}</h3>${list}</section>`;
}

function Raise({ one, pressed }) {
  if (!/\[\d+\]$/.test(one.key)) return null;
  if (one.stars >= 5) return html`<span class="most" role="img" aria-label="It has all five stars">★★★★★</span>`;
  return html`<button type="button" class="raise" aria-label=${`Make more important: ${one.title}`} onClick=${() => { pressed.add(one.key); put([...parts(one.key), "importance"], one.stars + 1); }}>★ more important</button>`;
}
