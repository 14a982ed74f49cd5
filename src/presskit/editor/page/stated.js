// What a sentence of the bio states becomes a card: those that it surely states by one click, others of chosen words.
// Résumé, timeline and facts are made of cards; the sentence stays, and tells the card, so that nothing is told twice.

import { html, useState } from "/page/preact.js";
import { edit, put, start, store } from "/page/store.js";

const formOf = (table) => store.forms.tables.find((one) => one.name === table);
const nameOf = (table, values) => values[formOf(table).needs[0]] || values.area || "";

const years = ({ start, end, date, current }) => (date || (start && end ? `${start} to ${end}` : start ? `since ${start}` : end ? `until ${end}` : current === "false" ? "in the past" : ""));

// What a fact says, in one line.
function told({ table, values }) {
  const order = ["position", "study_type", "area", "kind", "title", "organization", "institution", "awarder", "publisher", "work", "location", "result"];
  return [...order.map((field) => values[field]), years(values)].filter(Boolean).join(", ");
}

// A card in its table, and the sentence says that it tells it. One that lacks something is begun, and shown.
async function add({ table, values, whole }, place, jump) {
  const row = { ...values };
  if (row.current === "false") row.current = false;
  const at = (store.state.data?.[table] || []).length;
  if (!whole) {
    start(table, row);
    return jump({ at: [table, at], add: true });
  }
  const name = nameOf(table, values);
  await edit({ do: "add", table: [table], value: row, at: ["bio", place, "about"] });  // one step of undo with what follows
  const about = [store.state.data?.bio?.[place]?.about || []].flat();
  if (store.state.names.filter((one) => one.name === name).length === 1) await put(["bio", place, "about"], [...about, name]);
  return at;
}

export function Facts({ place, jump }) {
  const facts = store.state.stated?.[place] || [];
  if (!facts.length) return null;
  return html`<div class="states"><p>This sentence states what has no card yet:</p>
    <ul>${facts.map((fact) => html`<${Fact} key=${told(fact)} fact=${fact} place=${place} jump=${jump} />`)}</ul></div>`;
}

function Fact({ fact, place, jump }) {
  const form = formOf(fact.table);
  return html`<li><span><b>${form.title}</b> ${told(fact)}</span>
    <button type="button" aria-label=${`Add to ${form.title}: ${told(fact)}`} onClick=${() => add(fact, place, jump)}>${fact.whole ? "Add the card" : "Complete it …"}</button></li>`;
}

// All that the bio states, above its sentences.
export function AllFacts({ jump }) {
  const [done, setDone] = useState(0);
  const [closed, setClosed] = useState(false);
  const rows = (store.state.stated || []).flatMap((facts, place) => facts.map((fact) => ({ fact, place })));
  if (closed || (!rows.length && !done)) return null;
  const whole = rows.filter(({ fact }) => fact.whole);
  const all = async () => {
    for (const { fact, place } of whole) await add(fact, place, jump);
    setDone(whole.length);
  };
  return html`<div class="states all" role="group" aria-label="What your bio states">
    <div class="top"><p>${rows.length ? html`<b>Your bio states ${rows.length === 1 ? "a fact" : `${rows.length} facts`} that ${rows.length === 1 ? "has" : "have"} no card yet.</b> Résumé and timeline are made of cards; look over what was read.`
      : html`<b role="status">${done === 1 ? "One card was" : `${done} cards were`} added.</b> Look them over in their sections.`}</p>
      <button type="button" class="quiet" aria-label="Close" onClick=${() => setClosed(true)}>×</button></div>
    ${rows.length ? html`<ul>${rows.map(({ fact, place }) => html`<${Fact} key=${`${place} ${told(fact)}`} fact=${fact} place=${place} jump=${jump} />`)}</ul>` : null}
    ${whole.length > 1 ? html`<button type="button" class="primary" onClick=${all}>${whole.length === 2 ? "Add both cards" : `Add all ${whole.length} cards`}</button>` : null}
  </div>`;
}

// --- a card of chosen words ---------------------------------------------------------------------------

const KINDS = ["work", "education", "awards", "publications", "projects", "talks", "shows", "memberships", "volunteering", "coverage", "certificates"];
const NAMED = /[A-ZÀ-Þ0-9][\w’'&.-]*(?: (?:(?:of|for|the|and|&|de|du|van|von) )*[A-ZÀ-Þ0-9][\w’'&.-]*)*/g;

// The first name in a sentence that is not the person's: what a card of it is most likely about.
export function guess(sentence) {
  const person = store.state.data?.person?.name || "";
  const names = (sentence.match(NAMED) || []).filter((one, at) => !person.includes(one) && !/^\d+$/.test(one) && !(at === 0 && sentence.startsWith(one) && !one.includes(" ")));
  return (names.sort((one, other) => other.length - one.length)[0] || "").replace(/[.,]$/, "");
}

export function NewCard({ card, set, place, sentence, jump }) {
  const form = formOf(card.table);
  const make = async (event) => {
    event.preventDefault();
    const found = sentence.match(/\b(?:19|20)\d\d\b/g) || [];
    const has = (field) => form.fields.some((one) => one.name === field);
    const dates = has("date") && !has("start") ? { date: found[0] } : has("start") ? { start: found[0], end: found[1] } : {};
    const values = Object.fromEntries(Object.entries({ [form.needs[0]]: card.name.trim(), ...dates }).filter(([, value]) => value));
    set(null);
    const at = await add({ table: card.table, values, whole: form.needs.length === 1 }, place, jump);
    if (at !== undefined) jump({ at: [card.table, at], add: true });
  };
  return html`<form class="newcard" onSubmit=${make}>
    <label>A card in <select value=${card.table} onChange=${(event) => set({ ...card, table: event.target.value })}>
      ${KINDS.map((name) => html`<option value=${name} key=${name}>${formOf(name).title}</option>`)}</select></label>
    <label>${form.fields.find((field) => field.name === form.needs[0]).label} <input required value=${card.name} onInput=${(event) => set({ ...card, name: event.target.value })} /></label>
    <p class="help">Click the first and the last word of the name above, or type it; years in the sentence go along.</p>
    <p class="row"><button class="primary">Make the card</button> <button type="button" onClick=${() => set(null)}>Cancel</button></p>
  </form>`;
}
