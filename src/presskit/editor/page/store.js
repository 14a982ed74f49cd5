// All that the page knows, in one place: the profile as the server has it, what was typed since, and how that stands.
//
// One request with edits is under way at a time; what is typed meanwhile goes with the next. Each says of which revision
// it was made, so that what others wrote meanwhile is merged. What was not answered yet also lies in the browser's
// storage, for each tab by itself, so that neither a reload nor the end of the server or the tab loses a key.

const identity = document.querySelector('meta[name="presskit-profile"]').content;
const below = `/api/${identity}`;
const kept = `presskit-${identity}`;
export const tab = Math.random().toString(36).slice(2);

export const nonce = document.querySelector('meta[name="presskit-nonce"]').content;

const listeners = new Set();
let queue = [];      // operations that wait
let sent = [];       // those that are on their way
let basis = null;    // of which text the first that waits was made: { rev, text, lost: the server may not know it, over }
let alone = 0;       // how many of those that wait are sent one by one: they may be there already, or cannot be made
let saved = null;    // the text that the file holds
let filed = null;    // the text of the file as this tab has sent it last
let underway = null;
let polling = 0;
let answered = 0;

export const store = {
  state: null,        // what the server said of the profile last
  forms: null,        // what forms have to ask for
  dial: load("dial", { unit: "words", most: 60, voice: "", audience: "", as_of: "" }),
  said: null,         // the text of the dial
  gone: false,        // whether the server does not answer
  contested: null,    // edits that met lines that were changed elsewhere
  fault: null,        // why the last edit was not taken
  begun: load("begun", {}), // entries that lack something that they need, by table
  adding: new Map(),  // those of them that are on their way, with their places
  drafts: new Map(),  // what was typed and is not answered, by the way to the field
  settled: new Map(), // what the server made of it
};

export const way = (at) => at.join(".");

export function told() {
  for (const listener of [...listeners]) listener();
}

export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function load(name, otherwise) {
  try {
    return { ...otherwise, ...JSON.parse(localStorage.getItem(`${kept}-${name}`) || "{}") };
  } catch {
    return otherwise;
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(`${kept}-${name}`, JSON.stringify(value));
  } catch { /* a full storage costs the convenience only */ }
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

function taken(state) {
  answered++;
  const fresh = !store.state || state.rev >= store.state.rev || state.text !== undefined;
  if (fresh) store.state = { ...store.state, ...state };
  arrived();
  keepQueue();
  if (state.said) store.said = state.said;
  if (state.data?.person?.name) document.title = `${state.data.person.name} – presskit`;
  store.gone = store.shut = false;
}

export const at = (data, ways) => ways.reduce((held, part) => (held == null ? undefined : held[part]), data);

// --- editing --------------------------------------------------------------------------------------

// An operation for the profile; several changes of one field that wait are one. That of a whole text says of which text
// it was made.
export function edit(operation) {
  if (!queue.length && !sent.length) basis = { rev: store.state.rev, text: store.state.text };
  const last = queue[queue.length - 1];
  if (operation.do === "put") {
    store.drafts.set(way(operation.at), operation.value);
    if (last?.do === "put" && way(last.at) === way(operation.at) && queue.length > alone) queue.pop();
  }
  if (operation.do === "text") {
    const before = [...sent, ...queue].findLast((one) => one.do === "text");
    operation.of = before ? before.text : filed ?? operation.of;
    if (last?.do === "text" && queue.length > alone) operation.of = queue.pop().of;
  }
  queue.push(operation);
  keepQueue();
  told();
  return flush();
}

// The text of the file in this tab is that of the server again.
export function file() {
  filed = null;
}

// For whom texts and pages are; an audience that the profile names no more is nobody's.
export const audience = () => (store.state?.audiences?.includes(store.dial.audience) ? store.dial.audience : "");
const dialled = () => ({ ...store.dial, audience: audience() });

export function put(ways, value) {
  const begun = isBegun(ways);
  if (begun) note(ways, value);
  return begun && !store.adding.has(ways[0]) ? take(ways[0], ways) : edit({ do: "put", at: ways, value });
}

// --- an entry that is begun -----------------------------------------------------------------------

const entries = (table) => (Array.isArray(store.state.data?.[table]) ? store.state.data[table] : []);
const isBegun = (ways) => store.begun[ways[0]] !== undefined && ways[1] === entries(ways[0]).length;

// What stands in the file at a way of the profile, or in the entry that is begun.
export const standing = (ways) => (isBegun(ways) ? at(store.begun[ways[0]], ways.slice(2)) : at(store.state.data, ways));

// Begin an entry of a table: it is one of the file as soon as it has what it needs.
export function start(table, values) {
  store.begun = { ...store.begun, [table]: values || store.begun[table] || {} };
  told();
}

export function forget(table) {
  delete store.begun[table];
  store.adding.delete(table);
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
  const { needs } = store.forms.tables.find((one) => one.name === table);
  if (!needs.every((name) => name in row)) return told();
  store.adding.set(table, entries(table).length);
  return edit({ do: "add", table: [table], value: row, at: ways }).finally(() => store.adding.delete(table));
}

function arrived() {
  for (const [table, place] of store.adding) if (entries(table).length > place) forget(table);
}

// What is not answered yet lies in the storage under this tab's own name, which it holds as a lock as long as it lives.
const stored = `${kept}-queue-`;
navigator.locks?.request(`${stored}${tab}`, () => new Promise(() => {}));

function keepQueue() {
  const rows = [...(store.contested?.sent || []), ...sent, ...queue];
  const { saving, text } = store.state;
  if (saving.state === "saved") saved = text;
  if (!rows.length && saving.state === "unsaved" && saved !== null && saved !== text) {
    // what cannot be saved lies here, too, lest it goes with the server
    keep(`queue-${tab}`, { queue: [{ do: "text", text, of: saved }], from: saved, alone: 1 });
    return;
  }
  const from = (store.contested?.basis || basis)?.text;
  const first = (store.contested?.sent.length || 0) + Math.max(sent.length, alone);
  if (rows.length) keep(`queue-${tab}`, { queue: rows, from, alone: first });
  else localStorage.removeItem(`${stored}${tab}`);
}

// What a tab that is no more has left, this one before it was loaded anew among them; fields show it from the first.
async function left() {
  const before = `${stored}${sessionStorage.getItem(`${kept}-tab`)}`;
  sessionStorage.setItem(`${kept}-tab`, tab);
  const again = performance.getEntriesByType("navigation")[0]?.type === "reload";
  const { held = [] } = (await navigator.locks?.query()) || {};
  const alive = new Set(held.map((one) => one.name));
  const names = Object.keys(localStorage).filter((name) => name.startsWith(stored) && (!alive.has(name) || (again && name === before)));
  const found = names.map((name) => [name, load(name.slice(kept.length + 1), { queue: [], from: undefined, alone: 0 })]);
  for (const [, { queue: rows }] of found) for (const one of rows) if (one.do === "put") store.drafts.set(way(one.at), one.value);
  return found;
}

async function adopt(found) {
  for (const [name, lot] of found) {
    await flush();
    if (lot.queue.length) {
      basis = { rev: -1, text: lot.from ?? store.state.text, lost: true };
      queue = [...lot.queue, ...queue];
      alone = lot.alone;
      keepQueue();
    }
    localStorage.removeItem(name);
    await flush();
  }
}

// Send what waits, and what comes meanwhile; resolves when all of it is answered, or nobody answers.
export function flush() {
  if (!underway && queue.length && !store.contested) {
    store.sending = true;
    underway = send().finally(() => {
      underway = null;
      store.sending = false;
    });
  }
  return underway ? underway.then(() => (store.gone || store.shut || store.contested ? undefined : flush())) : Promise.resolve();
}

// Those that go together: a whole text goes by itself, for it was made of another.
function together() {
  if (alone || queue[0].do === "text") return 1;
  const text = queue.findIndex((one) => one.do === "text");
  return text < 0 ? queue.length : text;
}

async function send() {
  const made = basis;
  const count = together();
  sent = queue.slice(0, count);
  queue = queue.slice(count);
  const whole = sent[0].do === "text" ? sent[0] : null;
  const from = whole ? whole.of : made.lost ? made.text : undefined;
  const rows = sent.map(({ of, ...one }) => one);
  try {
    const state = await ask("edit", { base: made.rev, do: rows, dial: dialled(), from, over: made.over });
    settle(sent, state);
    if (state.contested) store.contested = { conflicts: state.contested, sent, basis: made };
    else {
      store.fault = null;
      if (whole) filed = whole.text;
    }
    sent = [];
    alone = Math.max(0, alone - 1);
    taken(state);
    basis = { rev: state.rev, text: state.text };
  } catch (fault) {
    refused(fault, made);
  }
  keepQueue();
  told();
}

function refused(fault, made) {
  if (fault.status && fault.status !== 403 && !fault.found?.stale && sent.length === 1) {
    // told at the top, and the field shows what stands
    store.fault = fault.found;
    if (sent[0].do === "put") store.drafts.delete(way(sent[0].at));
    alone = Math.max(0, alone - 1);
    basis = queue.length ? { ...made, text: made.text } : null;
    sent = [];
    return;
  }
  // One that cannot be made takes no other with it; and what was not answered may have been taken all the same: what was
  // typed since is made of that.
  if (!fault.found?.stale) alone = Math.max(alone, sent.length);
  queue = [...sent, ...queue];
  sent = [];
  basis = { ...made, lost: made.lost || !fault.status || Boolean(fault.found?.stale) };
  store.gone = !fault.status;
  store.shut = fault.status === 403;
}

function settle(sent, state) {
  for (const one of sent) {
    if (one.do !== "put") continue;
    const where = way(one.at);
    if (!queue.some((other) => other.do === "put" && way(other.at) === where)) store.drafts.delete(where);
    store.settled.set(where, JSON.stringify(at(state.data, one.at)));
  }
}

// Make one's own edit all the same, or let it go, where another tab changed the same lines.
export function settleContest(mine) {
  const { sent: rows, basis: made } = store.contested;
  store.contested = null;
  if (mine) {
    queue = [...rows, ...queue];
    basis = { ...made, over: true };
  } else filed = null;
  keepQueue();
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

// --- looking --------------------------------------------------------------------------------------

export async function look() {
  try {
    const asked = answered;
    const state = await ask(`state?rev=${underway ? -1 : store.state?.rev ?? ""}&tab=${tab}`);
    if (asked === answered && (!underway || state.text === undefined)) {  // else an edit was answered since: this is older
      const news = state.text !== undefined && store.state && state.rev !== store.state.rev;
      taken(state);
      if (news) turn({});
    }
    if (queue.length && !underway && !store.contested) flush();
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
  const found = await left();
  await look();
  if (store.state) await adopt(found);
  if (store.state?.valid) turn({});
  told();
}

addEventListener("pagehide", () => {
  navigator.sendBeacon?.(`${below}/bye`, new Blob([JSON.stringify({ tab })], { type: "application/json" }));
});
addEventListener("pageshow", (event) => event.persisted && look());
addEventListener("visibilitychange", () => document.visibilityState === "visible" && store.state && look());
