// What was done in this browser and is not answered yet. docs/decisions/editor.md says why none of it is lost.
//
// An edit is an operation with the tab that it was done in and its number there, by which the server knows whether it
// has it already; and with what it was made of: the text that the page had, and what was shown on top of that, because
// it had no answer yet. It stays here, and in the browser's storage, until the server has it or says that it cannot be
// made. So it may be sent as often as one likes, by this tab or, when this one is gone, by any other.

import { kept, load } from "/page/kept.js";

export const tab = Math.random().toString(36).slice(2);

let waiting = [];   // the edits, in their order; the first `away` of them are on their way
let away = 0;
let number = 0;
let basis = null;   // what the next one is made of: { rev, text, after }
let unsaved = null; // what the file could not take, so that it does not go with the server

export const pending = () => waiting;
export const isAway = () => away > 0;

// --- what an edit was made of -----------------------------------------------------------------------

const bare = ({ do: what, ...one }) => ({ ...one, do: what, basis: undefined, tab: undefined, n: undefined, over: undefined });

// The page shows another text, or another part of it is answered: what comes next is made of that.
function anew() {
  basis = null;
}

function made(state, operation) {
  if (operation.do === "text") return { text: operation.of, after: [] };  // a whole text says itself of which it was made
  return (basis ??= { rev: state.rev, text: state.text, after: waiting.filter((one) => one.do !== "text").map(bare) });
}

// --- edits -------------------------------------------------------------------------------------------

const alike = (one, other) => one.do === other.do && !one.over && (
  one.do === "put" ? one.basis === other.basis && one.at.join(".") === other.at.join(".")
  : one.do === "sentence" ? one.basis === other.basis && one.row === other.row && one.reads !== undefined && other.reads !== undefined
  : one.do === "text");

// Another edit; of one field that is typed into the last is enough, as long as the one before it is not on its way.
export function add(state, operation) {
  const { of, ...rest } = operation;
  const one = { ...rest, tab, n: ++number, basis: made(state, operation) };
  const last = waiting[waiting.length - 1];
  if (waiting.length > away && last.tab === tab && alike(last, one)) {
    waiting.pop();
    if (one.do === "text") one.basis = last.basis;
  }
  waiting.push(one);
  store();
  return one;
}

// The next ones to send: those that were made of the same, a whole text by itself. Null if nothing waits.
export function next() {
  const sent = of(0);
  away = sent?.do.length ?? 0;
  return sent;
}

// All that waits, for a tab that is closed: the next ones, and then those that were made of what these came to.
export function all() {
  const sent = of(0);
  const then = [];
  for (let at = sent?.do.length; at < waiting.length; at += then.at(-1).do.length) then.push(of(at));
  return sent && { ...sent, then };
}

function of(begin) {
  const first = waiting[begin];
  if (!first) return null;
  let end = begin + 1;
  while (end < waiting.length && waiting[end].basis === first.basis && waiting[end].tab === first.tab) end++;
  const rows = waiting.slice(begin, end).map(({ basis: _, begins, ...one }) => one);
  const { rev, text, after } = first.basis;
  return { base: rev ?? -1, from: rev === undefined ? text : undefined, after: after.length ? after : undefined, do: rows };
}

export function back() {
  away = 0;
}

// The server does not know the revision any more: the text itself is sent.
export function forgotten() {
  delete waiting[0].basis.rev;
}

// What the server has of each tab, up to a number, waits no more; returns that. Others that were made of the same saw it.
export function has(taken, moved) {
  const gone = waiting.filter((one) => one.n <= (taken?.[one.tab] ?? 0));
  waiting = waiting.filter((one) => !gone.includes(one));
  away = Math.max(0, away - gone.length);
  for (const one of gone) if (waiting.some((other) => other.basis === one.basis)) one.basis.after.push(bare(one));
  if (gone.length || moved) anew();
  if (gone.length) store();
  return gone;
}

// The first one cannot be made, or is let go with what was typed after it in the same place; returns them.
export function drop() {
  const [first] = waiting;
  const gone = waiting.filter((one) => one === first || (one.tab === first.tab && first.do !== "add" && alike(first, { ...one, basis: first.basis })));
  waiting = waiting.filter((one) => !gone.includes(one));
  anew();
  store();
  return gone;
}

export function over() {
  waiting[0].over = true;
  store();
}

// --- the storage --------------------------------------------------------------------------------------

const below = `${kept}-edits-`;
navigator.locks?.request(`${below}${tab}`, () => new Promise(() => {}));  // held as long as this tab lives

function store() {
  const rows = waiting.length || !unsaved ? waiting : [{ do: "text", text: unsaved.text, tab, n: number + 1, basis: { text: unsaved.of, after: [] } }];
  if (!rows.length) return localStorage.removeItem(`${below}${tab}`);
  const bases = [...new Set(rows.map((one) => one.basis))];
  try {
    localStorage.setItem(`${below}${tab}`, JSON.stringify({ bases, rows: rows.map((one) => ({ ...one, basis: bases.indexOf(one.basis) })) }));
  } catch { /* a full storage: they are in the memory of this tab still */ }
}

// What stands with the file: a text that it cannot take lies here, too.
export function keep(text, of) {
  unsaved = text === null ? null : { text, of };
  store();
}

const PATIENCE = 10_000;     // milliseconds in which a tab that is closed may be opened again: whoever types there sees what was typed
const seen = new Map();      // since when a tab has been gone

// Take over what tabs have left that are no more: one that is loaded at once, this one before it was among them; others
// when nobody comes.
export async function adopt(loaded = false) {
  const mine = `${below}${tab}`;
  const before = `${below}${sessionStorage.getItem(`${kept}-tab`)}`;
  sessionStorage.setItem(`${kept}-tab`, tab);
  const names = Object.keys(localStorage).filter((name) => name.startsWith(below) && name !== mine);
  if (!names.length) return false;
  const again = loaded && performance.getEntriesByType("navigation")[0]?.type === "reload";
  const { held = [] } = (await navigator.locks?.query()) || {};
  const alive = new Set(held.map((one) => one.name));
  const gone = names.filter((name) => !alive.has(name) || (again && name === before));
  const now = Date.now();
  for (const name of gone) if (!seen.has(name)) seen.set(name, now);
  const left = gone.filter((name) => loaded || now - seen.get(name) > PATIENCE);
  for (const name of left) {
    const { bases = [], rows = [] } = load(name.slice(kept.length + 1), {});
    const found = rows.map((one) => ({ ...one, basis: bases[one.basis] })).filter((one) => one.basis && !waiting.some((other) => other.tab === one.tab && other.n === one.n));
    waiting = [...waiting, ...found];
    anew();
    store();
    localStorage.removeItem(name);
  }
  return left.length > 0;
}
