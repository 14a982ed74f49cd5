// All that the page knows, in one place: the profile as the server has it, what was typed since, and how that stands.
//
// One request with edits is under way at a time; what is typed meanwhile goes with the next. What was not answered yet
// also lies in the browser's storage, so that neither a reload nor the end of the server loses a key.

const identity = document.querySelector('meta[name="presskit-profile"]').content;
const below = `/api/${identity}`;
const kept = `presskit-${identity}`;
export const tab = Math.random().toString(36).slice(2);

export const nonce = document.querySelector('meta[name="presskit-nonce"]').content;

const listeners = new Set();
let queue = [];
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
  if (state.said) store.said = state.said;
  if (state.data?.person?.name) document.title = `${state.data.person.name} – presskit`;
  store.gone = false;
}

export const at = (data, ways) => ways.reduce((held, part) => (held == null ? undefined : held[part]), data);

// --- editing --------------------------------------------------------------------------------------

// An operation for the profile; several changes of one field that wait are one.
export function edit(operation) {
  if (operation.do === "put") {
    store.drafts.set(way(operation.at), operation.value);
    const last = queue[queue.length - 1];
    if (last?.do === "put" && way(last.at) === way(operation.at)) queue.pop();
  }
  if (operation.do === "text") queue = queue.filter((one) => one.do !== "text");
  queue.push(operation);
  keep("queue", { queue, from: store.state?.text });
  told();
  return flush();
}

// For whom texts and pages are; an audience that the profile names no more is nobody's.
export const audience = () => (store.state?.audiences?.includes(store.dial.audience) ? store.dial.audience : "");
const dialled = () => ({ ...store.dial, audience: audience() });

export function put(ways, value) {
  const begun = isBegun(ways);
  if (begun) note(ways, value);
  return begun && !store.adding.has(ways[0]) ? take(ways[0]) : edit({ do: "put", at: ways, value });
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
function take(table) {
  const row = store.begun[table];
  const { needs } = store.forms.tables.find((one) => one.name === table);
  if (!needs.every((name) => name in row)) return told();
  store.adding.set(table, entries(table).length);
  return edit({ do: "add", table: [table], value: row }).finally(() => store.adding.delete(table));
}

function arrived() {
  for (const [table, place] of store.adding) if (entries(table).length > place) forget(table);
}

// Send what waits, and what comes meanwhile; resolves when all of it is answered, or nobody answers.
export function flush() {
  if (!underway && queue.length) {
    store.sending = true;
    underway = send().finally(() => {
      underway = null;
      store.sending = false;
    });
  }
  return underway ? underway.then(() => (store.gone || store.contested ? undefined : flush())) : Promise.resolve();
}

async function send(again) {
  const sent = queue;
  queue = [];
  try {
    const state = await ask("edit", { base: store.state.rev, do: sent, dial: dialled(), from: again ? store.state.text : undefined });
    settle(sent, state);
    if (state.contested) {
      store.contested = { conflicts: state.contested, sent };
    } else {
      store.fault = null;
    }
    taken(state);
    keep("queue", { queue });
  } catch (fault) {
    if (fault.found?.stale && !again) {
      queue = [...sent, ...queue];
      return send(true);
    }
    if (fault.status) {  // it was refused: told at the top, and the field shows what stands
      store.fault = fault.found;
      for (const one of sent) if (one.do === "put") store.drafts.delete(way(one.at));
      keep("queue", { queue });
    } else {
      queue = [...sent, ...queue];
      store.gone = true;
    }
  }
  told();
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
  const { sent } = store.contested;
  store.contested = null;
  if (mine) queue = [...sent, ...queue];
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
  const left = load("queue", { queue: [], from: undefined });
  await look();
  if (left.queue?.length && store.state) {
    queue = [...left.queue, ...queue];
    if (left.from !== undefined) {
      try {
        taken(await ask("edit", { base: -1, from: left.from, do: queue.splice(0), dial: dialled() }));
      } catch { /* what cannot be made any more stands in the history */ }
    }
    keep("queue", { queue });
  }
  if (store.state?.valid) turn({});
  told();
}

addEventListener("pagehide", () => {
  navigator.sendBeacon?.(`${below}/bye`, new Blob([JSON.stringify({ tab })], { type: "application/json" }));
});
addEventListener("pageshow", (event) => event.persisted && look());
addEventListener("visibilitychange", () => document.visibilityState === "visible" && store.state && look());
