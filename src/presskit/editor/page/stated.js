// What a sentence of the bio states becomes a card: those that it surely states by one click, others of chosen words.
// Résumé, timeline and facts are made of cards; the sentence stays, and tells the card, so that nothing is told twice.

import { html, useState } from "/page/preact.js";
import { edit, put, start, store } from "/page/store.js";
import { spelt } from "/page/fields.js";

const formOf = (table) => store.forms.tables.find((one) => one.name === table);
const nameOf = (table, values) => values[formOf(table).needs[0]] || values.area || "";

const years = ({ start, end, date, current }) => (date || (start && end ? `${start} to ${end}` : start ? `since ${start}` : end ? `until ${end}` : current === "false" ? "in the past" : ""));

// What a fact says, in one line.
function told({ table, values }) {
  const order = ["position", "study_type", "area", "kind", "title", "organization", "institution", "awarder", "publisher", "work", "location", "result"];
  return [...order.map((field) => values[field]), years(values)].filter(Boolean).join(", ");
}

// A card in its table, and the sentence says that it tells it. One that lacks something is begun, and shown; its sentence
// says so once it is whole.
async function add({ table, values, whole }, place, jump) {
  const row = { ...values };
  if (row.current === "false") row.current = false;
  const at = (store.state.data?.[table] || []).length;
  if (!whole) {
    start(table, row, (made) => tell(place, table, made));
    return jump({ at: [table, at], add: true });
  }
  await apart(nameOf(table, row));
  await edit({ do: "add", table: [table], value: row, at: ["bio", place, "about"] });  // one step of undo with what follows
  await tell(place, table, at);
  return at;
}

const slug = (name) => name.normalize("NFD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
const idOf = (name) => {
  const taken = new Set(store.state.names.map((one) => one.name));
  let id = slug(name);
  for (let number = 2; taken.has(id); number++) id = `${slug(name)}-${number}`;
  return id;
};

// A card that is called so already gets a name of its own, by which sentences go on telling it when there are two.
async function apart(name) {
  const there = store.state.names.find((one) => one.name === name && one.title === name);
  const at = (store.state.data?.[there?.table] || []).findIndex((row) => nameOf(there.table, row) === name);
  if (!there || at < 0) return;
  const id = idOf(name);
  await put([there.table, at, "id"], id);
  for (const [place, row] of (store.state.data.bio || []).entries()) {
    const about = [row.about || []].flat();
    if (about.includes(name)) await put(["bio", place, "about"], about.map((one) => (one === name ? id : one)));
  }
}

// The sentence tells the card: by its name, or where another is called the same by a name of its own.
async function tell(place, table, at) {
  const row = store.state.data?.[table]?.[at];
  const held = store.state.data?.bio?.[place];
  if (!held || !row) return;
  let name = row.id || nameOf(table, row);
  if (store.state.names.filter((one) => one.name === name).length !== 1) await put([table, at, "id"], name = idOf(name));
  await put(["bio", place, "about"], [...[held.about || []].flat(), name]);
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

// All that the bio states, above its sentences; and, once its cards are added, the sentences with years that no card has.
export function AllFacts({ jump }) {
  const [done, setDone] = useState(0);
  const [closed, setClosed] = useState(false);
  const [making, setMaking] = useState(null);  // a card of the words of a sentence: { place, card }
  const [made, setMade] = useState([]);        // those that were made of sentences here
  const rows = (store.state.stated || []).flatMap((facts, place) => facts.map((fact) => ({ fact, place })));
  const rest = untold();
  if (closed || (!rows.length && !rest.length && !done && !made.length)) return null;
  const whole = rows.filter(({ fact }) => fact.whole);
  const all = async () => {
    for (const { fact, place } of whole) await add(fact, place, jump);
    setDone(whole.length);
  };
  const make = (place, reads) => setMaking({ place, card: { table: tableOf(reads), name: guess(reads, place) } });
  return html`<div class="states all" role="group" aria-label="What your bio states">
    <div class="top"><p>${rows.length ? html`<b>Your bio states ${rows.length === 1 ? "a fact" : `${rows.length} facts`} that ${rows.length === 1 ? "has" : "have"} no card yet.</b> Résumé and timeline are made of cards; look over what was read.`
      : made.length && !rest.length ? html`<b>All years of your bio are in cards.</b>`
      : done ? html`<b role="status">${done === 1 ? "One card was" : `${done} cards were`} added.</b> Look them over in their sections.${rest.length ? " These sentences name years, too:" : ""}`
      : html`<b>${rest.length === 1 ? "A sentence names years" : `${rest.length} sentences name years`} that no card has.</b> Résumé and timeline are made of cards.`}</p>
      <button type="button" class="quiet" aria-label="Close" onClick=${() => setClosed(true)}>×</button></div>
    ${made.length ? html`<ul class="made" role="status">${made.map((one) => html`<li key=${one.at.join()}><span>✓ “${one.name}” is in ${one.title} now.</span> <button type="button" class="link" aria-label=${`Look it over: ${one.name}`} onClick=${() => jump(one)}>Look it over</button></li>`)}</ul>` : null}
    ${rows.length ? html`<ul>${rows.map(({ fact, place }) => html`<${Fact} key=${`${place} ${told(fact)}`} fact=${fact} place=${place} jump=${jump} />`)}</ul>
      ${whole.length > 1 ? html`<button type="button" class="primary" onClick=${all}>${whole.length === 2 ? "Add both cards" : `Add all ${whole.length} cards`}</button>` : null}`
    : html`<ul>${rest.map(({ place, reads }) => html`<li key=${place} class=${making?.place === place ? "making" : ""}><span class="quoted">${reads}</span>
      ${making?.place === place ? html`<${NewCard} ...${making} set=${(card) => setMaking(card && { place, card })} sentence=${reads} jump=${jump} made=${(one) => setMade((before) => [...before, one])} />`
      : html`<button type="button" aria-label=${`Make a card of: ${reads}`} onClick=${() => make(place, reads)}>Make a card …</button>`}</li>`)}</ul>`}
  </div>`;
}

// Sentences that name a year which none of the cards that they tell has.
export function untold() {
  return (store.state.sentences || []).flatMap((pieces, place) => {
    const reads = (pieces || []).map((piece) => piece.text).join("").replace(/\*/g, "");
    const told = JSON.stringify([cardsOf(place), store.state.data?.person?.born]);
    const years = withoutBirth(reads).match(YEARS) || [];
    return years.some((year) => !told.includes(year)) ? [{ place, reads }] : [];
  });
}

// A sentence without where and when somebody was born, which is no work and no school.
const withoutBirth = (sentence) => sentence.replace(/\bborn\b[^.;]*?\b(?:19|20)\d\d\b/gi, "");

// The cards that a sentence tells.
function cardsOf(place) {
  return [store.state.data?.bio?.[place]?.about || []].flat().map((name) => {
    const table = store.state.names.find((one) => one.name === name)?.table;
    return (store.state.data?.[table] || []).find((row) => row.id === name || nameOf(table, row) === name);
  }).filter(Boolean);
}

// --- a card of chosen words ---------------------------------------------------------------------------

const YEAR = /\b(?:19|20)\d\d\b/;
const YEARS = new RegExp(YEAR.source, "g");
const KINDS = ["work", "education", "awards", "publications", "projects", "talks", "shows", "memberships", "volunteering", "coverage", "certificates"];
const NAMED = /[A-ZÀ-Þ0-9][\w’'&.-]*(?: (?:(?:of|for|the|and|&|de|du|van|von) )*[A-ZÀ-Þ0-9][\w’'&.-]*)*/g;

// The words by which one sees what a sentence is about; the first that stands in it decides.
const SIGNS = [
  ["awards", /\b(?:won|awarded|received|gave (?:her|him|them|me)|prize|award|medal)\b/i],
  ["publications", /\b(?:book|handbook|novel|memoir|album|recording|published|wrote)\b/i],
  ["education", /\b(?:trained|studied|graduated|degree|diploma|learned (?:her|his|their|my) trade|apprentice)\b/i],
  ["shows", /\b(?:shows?|exhibitions?|concerts?|productions?|premiered|performed|toured)\b/i],
  ["projects", /\b(?:films?|series|built|created|made|designed|instruments|restored)\b/i],
];
export const tableOf = (sentence) => (SIGNS.find(([, sign]) => sign.test(sentence)) || ["work"])[0];

// The names in a sentence that are neither the person's nor those of cards that it tells.
function namesIn(sentence, place) {
  const known = [store.state.data?.person || {}, ...cardsOf(place)].flatMap((row) => Object.values(row)).filter((one) => typeof one === "string");
  return (sentence.match(NAMED) || []).map((one) => one.replace(/[.,]$/, ""))
    .filter((one, at) => !known.some((name) => name.includes(one)) && !/^\d+$/.test(one) && !(at === 0 && sentence.startsWith(one) && !one.includes(" ")));
}

const PRIZE = /\b(?:prize|award|medal|fellowship|scholarship|bursary|grant|trophy|cup|order|hono[u]?r|stipend|residency)s?\b/i;

// What a card of a sentence is most likely about: the longest name before its first year, or else the longest. Who won a
// prize names much beside it: what is not called one is none.
export function guess(sentence, place) {
  const table = tableOf(sentence);
  const house = table === "education" && /\b(workshop|studio|atelier|kitchen|class) of ([^,.;]*)/.exec(withoutBirth(sentence));
  if (house) return `${house[1][0].toUpperCase()}${house[1].slice(1)} of ${namesIn(house[2], place)[0] || house[2]}`;
  const sure = table === "awards" ? (name) => PRIZE.test(name) : () => true;
  const names = (text) => namesIn(text, place).filter(sure).sort((one, other) => other.length - one.length);
  const rest = withoutBirth(sentence);
  return names(rest.slice(0, rest.search(YEAR)))[0] || names(rest)[0] || "";
}

// Works that are named each with its year: “The Salt Orchard (2012), Nine Small Bears (2016)”.
function works(sentence, place) {
  const parts = sentence.split(new RegExp(`\\((${YEAR.source})\\)`));
  const found = parts.flatMap((year, at) => (at % 2 ? [{ name: namesIn(parts[at - 1], place)[0], year }] : [])).filter(({ name }) => name);
  return found.length > 1 ? found : [];
}

const MONTH = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;

// Where something is, which stands right behind its name: the field of a place, or where the table has none a part of the name.
function placed(form, sentence, name) {
  const at = name ? sentence.toLowerCase().indexOf(name.toLowerCase()) : -1;
  const [, where] = (at >= 0 && /^,? in ([A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)*)/.exec(sentence.slice(at + name.length))) || [];
  if (!where || MONTH.test(where)) return [name, {}];
  return form.fields.some((one) => one.name === "location") ? [name, { location: where }] : [`${name}, ${where}`, {}];
}

// The years of a card: one that goes to another, or the first behind its name, or the last before that.
function yearsOf(told, name) {
  const sentence = withoutBirth(told);
  const span = sentence.match(new RegExp(`(${YEAR.source})(?: to | until | and |–|-)(${YEAR.source})`));
  if (span) return span.slice(1);
  const at = Math.max(0, sentence.indexOf(name));
  const [before, behind] = [sentence.slice(0, at), sentence.slice(at)].map((part) => part.match(YEARS) || []);
  return [behind[0] || before[before.length - 1]].filter(Boolean);
}

// The dates of a card by its years: one is when it was, or since when; two are from and to.
function dated(form, [first, last], sentence) {
  const has = (field) => form.fields.some((one) => one.name === field);
  if (!first) return {};
  if (has("date") && (!last || !has("start"))) return { date: first };
  if (!has("start")) return {};
  if (last) return { start: first, end: last };
  return /\b(?:since|founded|established|still)\b/i.test(sentence) ? { start: first } : { start: first, end: first };
}

// Whoever goes through a list of sentences stays there, and is told what was `made`; else its card is shown.
export function NewCard({ card, set, place, sentence, jump, made }) {
  const form = formOf(card.table);
  const several = works(sentence, place).map(({ name, year }) => { const [called, values] = placed(form, sentence, name); return { name: called, year, values }; });
  const [without, setWithout] = useState([]);
  const chosen = several.filter(({ name }) => !without.includes(name));
  const make = async (event) => {
    event.preventDefault();
    const own = card.name.trim();
    const rows = several.length ? chosen.map(({ name, year, values }) => [name, [year], values]) : [[own, yearsOf(sentence, own), placed(form, sentence, own)[1]]];
    set(null);
    for (const [name, years, values] of rows) {
      const at = await add({ table: card.table, values: { [form.needs[0]]: name, ...dated(form, years, several.length ? "" : sentence), ...values }, whole: form.needs.length === 1 }, place, jump);
      if (at !== undefined) (made || jump)({ at: [card.table, at], add: true, name, title: form.title });
    }
  };
  return html`<form class="newcard" onSubmit=${make}>
    <label>${several.length ? "Cards" : "A card"} in <select value=${card.table} onChange=${(event) => set({ ...card, table: event.target.value })}>
      ${KINDS.map((name) => html`<option value=${name} key=${name}>${formOf(name).title}</option>`)}</select></label>
    ${several.length ? html`<fieldset><legend class="unseen">For which</legend>${several.map(({ name, year }) => html`<label class="check" key=${name}><input type="checkbox" checked=${!without.includes(name)}
      onChange=${(event) => setWithout(event.target.checked ? without.filter((one) => one !== name) : [...without, name])} /> ${name}, ${year}</label>`)}</fieldset>`
    : html`<label>${spelt(form.fields.find((field) => field.name === form.needs[0]).label)} <input required value=${card.name} list=${`names-${place}`} onInput=${(event) => set({ ...card, name: event.target.value })} /></label>
      <datalist id=${`names-${place}`}>${[...new Set(namesIn(sentence, place))].map((one) => html`<option key=${one} value=${one} />`)}</datalist>
      <p class="help">Write what it is called; its years and its place in the sentence go along.</p>`}
    <p class="row"><button class="primary" disabled=${several.length > 0 && !chosen.length}>${several.length ? (chosen.length === 1 ? "Make one card" : `Make ${chosen.length} cards`) : "Make the card"}</button> <button type="button" onClick=${() => set(null)}>Cancel</button></p>
  </form>`;
}
