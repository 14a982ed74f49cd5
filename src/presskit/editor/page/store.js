// All that the page knows, in one place: the profile as the server has it, what waits to be there (edits.js), and how
// that stands. One request with edits is under way at a time; what is typed meanwhile goes with the next.

import * as edits from "/page/edits.js";
import { identity, keep, load } from "/page/kept.js";

export { keep, load };
export const tab = edits.tab;
export const nonce = document.querySelector('meta[name="presskit-nonce"]').content;

const below = `/api/${identity}`;
const listeners = new Set();
let saved = null;    // the text that the file holds
let underway = null;
let polling = 0;

export const store = {
  state: null,        // what the server said of the profile last
  forms: null,        // what forms have to ask for
  dial: load("dial", { unit: "words", most: 60, voice: "", audience: "", as_of: "" }),
  said: null,         // the text of the dial
  gone: false,        // whether the server does not answer
  contested: null,    // of the first edit that waits: the lines that were changed elsewhere, too
  fault: null,        // why the last edit was not taken
  begun: load("begun", {}), // entries that lack something that they need, by table
  welcome: load("welcome", { told: null }).told, // what was read of the bio, until whoever began closes it
  left: load("left", { rows: [] }).rows,  // lines of the bio it was begun with that had no place
  drafts: new Map(),  // what was typed and is not answered, by the way to the field
  settled: new Map(), // what the server made of it
  busy: () => edits.pending().length > 0,
};

export const way = (at) => at.join(".");

export function told() {
  for (const listener of [...listeners]) listener();
}

export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// --- asking ---------------------------------------------------------------------------------------

export async function ask(route, body, signal) {
  const options = body === undefined ? {} : {
    method: "POST",
    headers: { "Content-Type": body instanceof Blob || body instanceof ArrayBuffer ? "application/octet-stream" : "application/json" },
    body: body instanceof Blob || body instanceof ArrayBuffer ? body : JSON.stringify(body),
  };
  const answer = await fetch(`${below}/${route}`, { ...options, signal, cache: "no-store" });
  const type = answer.headers.get("content-type") || "";
  const found = type.includes("json") ? await answer.json() : { problem: await answer.text() };
  if (!answer.ok) throw Object.assign(new Error(found.problem || answer.statusText), { found, status: answer.status });
  return found;
}

export const address = (route) => `${below}/${route}`;

export const at = (data, ways) => ways.reduce((held, part) => (held == null ? undefined : held[part]), data);

// A state that the server has told. One that is older than what is here is of use for nothing: what it has is in the
// newer one, too.
export function taken(state) {
  store.gone = store.shut = false;
  if (store.state && state.rev < store.state.rev) return;
  const moved = state.text !== undefined && state.text !== store.state?.text;
  store.state = { ...store.state, ...state };
  const gone = edits.has(state.taken, moved);
  drafts();
  for (const one of gone) {
    if (one.begins) {
      const [name, done] = [one.table[0], whole.get(one.table[0])];
      forget(name);
      if (done) setTimeout(() => done(entries(name).length - 1));
    }
    if (one.do === "put" && !store.drafts.has(way(one.at))) store.settled.set(way(one.at), JSON.stringify(at(store.state.data, one.at)));
  }
  const { saving, text } = store.state;
  if (saving.state === "saved") saved = text;
  edits.keep(saving.state === "unsaved" && saved !== null && saved !== text ? text : null, saved);
  if (state.said) store.said = state.said;
  if (state.data?.person?.name) document.title = `${state.data.person.name} – presskit`;
}

// What was typed, as fields show it.
function drafts() {
  store.drafts.clear();
  for (const one of edits.pending()) if (one.do === "put") store.drafts.set(way(one.at), one.value);
}

// --- editing --------------------------------------------------------------------------------------

// An operation for the profile; resolves when it is answered.
export function edit(operation) {
  edits.add(store.state, operation);
  drafts();
  told();
  return flush();
}

// For whom texts and pages are; an audience that the profile names no more is nobody's.
export const audience = () => (store.state?.audiences?.includes(store.dial.audience) ? store.dial.audience : "");
const dialled = () => ({ ...store.dial, audience: audience() });

// A field that is typed in just now: a date that is half written is no mistake yet, and what would be told of it moves
// everything below away from whoever goes on to the next field.
const WAIT = 1500;
const typed = { at: "", when: 0, later: 0 };
export const isTyped = (there) => Date.now() - typed.when < WAIT && (there === typed.at || there.startsWith(`${typed.at}.`));

export function put(ways, value) {
  clearTimeout(typed.later);
  Object.assign(typed, { at: way(ways), when: Date.now(), later: setTimeout(told, WAIT + 20) });
  const begun = isBegun(ways);
  if (begun) note(ways, value);
  return begun && !edits.pending().some((one) => one.begins && one.table[0] === ways[0]) ? take(ways[0], ways) : edit({ do: "put", at: ways, value });
}

// --- an entry that is begun -----------------------------------------------------------------------

const entries = (table) => (Array.isArray(store.state.data?.[table]) ? store.state.data[table] : []);
const isBegun = (ways) => store.begun[ways[0]] !== undefined && ways[1] === entries(ways[0]).length;

// What stands in the file at a way of the profile, or in the entry that is begun.
export const standing = (ways) => (isBegun(ways) ? at(store.begun[ways[0]], ways.slice(2)) : at(store.state.data, ways));

const whole = new Map();  // what is to be done once an entry that was begun is one of the file, by table

// Begin an entry of a table: it is one of the file as soon as it has what it needs; then `done` is told its place.
export function start(table, values, done) {
  whole.delete(table);
  if (done) whole.set(table, done);
  store.begun = { ...store.begun, [table]: values || store.begun[table] || {} };
  told();
}

export function forget(table) {
  whole.delete(table);
  delete store.begun[table];
  keep("begun", store.begun);
  told();
}

function note([table, , field, ...inner], value) {
  if (inner.length) return;
  const row = { ...store.begun[table], [field]: value };
  if (value === null || value === "" || value?.length === 0) delete row[field];
  store.begun = { ...store.begun, [table]: row };
  keep("begun", store.begun);
}

// Once it has what it needs it is sent; it is shown as begun until the answer has it.
function take(table, ways) {
  const row = store.begun[table];
  const { needs, any } = store.forms.tables.find((one) => one.name === table);
  if (!(any.length ? any.some((name) => name in row) : needs.every((name) => name in row))) return told();
  return edit({ do: "add", table: [table], value: row, at: ways, begins: true });
}

// Send what waits, and what comes meanwhile; resolves when all of it is answered, or nobody answers.
export function flush() {
  if (!underway && store.busy() && !store.contested) underway = send().finally(() => { underway = null; });
  return underway ? underway.then((again) => (again ? flush() : undefined)) : Promise.resolve();
}

// Send the next ones; whether there is more to send.
async function send() {
  let state;
  try {
    state = await ask("edit", { ...edits.next(), dial: dialled() });
  } catch (fault) {
    edits.back();
    if (fault.found?.stale) {
      edits.forgotten();
      return true;
    }
    store.gone = !fault.status;
    store.shut = fault.status === 403;
    if (fault.status && !store.shut) store.fault = fault.found;
    told();
    return false;  // they stay, and are sent again when it is looked how it stands
  }
  edits.back();
  taken(state);
  store.fault = state.refused || null;
  if (state.refused) edits.drop();
  if (state.contested) store.contested = state.contested;
  drafts();
  told();
  return !store.contested;
}

// Make one's own edit all the same, or let it go, where another tab changed the same lines.
export function settleContest(mine) {
  store.contested = null;
  if (mine) edits.over();
  else edits.drop();
  drafts();
  told();
  return flush();
}

export async function act(route, body) {
  await flush();
  try {
    taken(await ask(route, { ...body, base: store.state.rev, dial: dialled() }));
    store.fault = null;
  } catch (fault) {
    if (fault.status) store.fault = fault.found;
    else store.gone = true;
  }
  told();
}

export const undo = () => act("undo", {});
export const redo = () => act("redo", {});

// --- the dial -------------------------------------------------------------------------------------

let turning = null;

export async function turn(change) {
  store.dial = { ...store.dial, ...change };
  keep("dial", store.dial);
  told();
  turning?.abort();
  turning = new AbortController();
  try {
    const found = await ask("said", dialled(), turning.signal);
    if (!found.invalid) store.said = found;  // of a profile with a mistake the text from before stays
    told();
  } catch (fault) {
    if (fault.name !== "AbortError" && !fault.status) store.gone = true;
  }
}

// --- looking -------------------------------------------------------------------------------------

export async function look() {
  try {
    const before = store.state?.rev;
    const state = await ask(`state?rev=${before ?? ""}&tab=${tab}`);
    taken(state);
    if (before !== undefined && before !== state.rev && !underway) turn({});
    if (!store.contested && !underway && await edits.adopt()) drafts();
    if (store.busy()) flush();
  } catch (fault) {
    store.gone = !fault.status;
    if (fault.status === 403) store.shut = true;
  }
  told();
  clearTimeout(polling);
  const soon = store.gone ? 2000 : store.state?.saving?.state === "saving" ? 150 : 1000;
  polling = setTimeout(look, soon);
}

export async function begin() {
  store.forms = await ask("forms");
  await edits.adopt(true);
  drafts();
  await look();
  if (store.state?.valid) turn({});
  told();
}

// A tab that is closed sends what waits on its way out; it stays in the storage, too, until the server has told that it has it.
addEventListener("pagehide", () => {
  const last = edits.all();
  if (last) fetch(`${below}/edit`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(last), keepalive: true }).catch(() => {});
  navigator.sendBeacon?.(`${below}/bye`, new Blob([JSON.stringify({ tab })], { type: "application/json" }));
});
addEventListener("pageshow", (event) => event.persisted && look());
addEventListener("visibilitychange", () => document.visibilityState === "visible" && store.state && look());
