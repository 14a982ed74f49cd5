// The profile as forms: a section a table, a card an entry. Cards are moved by drag, by Alt and the arrow keys, or by
// their buttons.

import { html, useEffect, useRef, useState } from "/page/preact.js";
import { address, at, edit, forget, keep, start, store, told } from "/page/store.js";
import { Field, Problems, Stars, problemsAt, sentence } from "/page/fields.js";
import { Sentence } from "/page/sentence.js";
import { AllFacts } from "/page/stated.js";
import { Logo, Photo, Photos } from "/page/photos.js";

// Tables that most people have; others are offered at the end until they have an entry.
const ALWAYS = ["person", "photos", "bio", "work", "education"];

const plain = (text) => text.replace(/\{(\w[\w’']*)(?:\|[^}]*)?\}/g, "$1").replace(/[[\]{}*]/g, "");

export function titleOf(form, row, sentence) {
  if (form.name === "bio") return sentence ? sentence.map((piece) => piece.text).join("").replace(/(?<!\\)\*/g, "") : plain(row.text || "");
  const parts = [...new Set(form.named)].map((name) => row[name]).flat().filter(Boolean);
  const title = parts.slice(0, 2).join(", ") || row.alt || row.text || row.file || row.title || "";
  return plain(String(title));
}

function dates(row) {
  const year = (value) => (value === undefined ? "" : String(value).slice(0, 4));
  if (row.date !== undefined) return year(row.date);
  if (row.start === undefined && row.end === undefined) return "";
  if (row.end === undefined) return `since ${year(row.start)}`;
  return year(row.start) === year(row.end) ? year(row.end) : `${year(row.start)}–${year(row.end)}`;
}

// Tables of which nothing gives way to another.
const UNRANKED = new Set(["contacts", "links", "sources", "logos", "pinned", "photos"]);

let carried = null;

function Card({ form, row, place, count, open, toggle, close, move }) {
  const ways = [form.name, place];
  const begun = place === count;  // it is no entry of the file yet
  const pieces = form.name === "bio" ? store.state.sentences[place] : null;
  const title = titleOf(form, row, pieces) || `New ${form.one}`;
  const found = problemsAt(ways);
  const [over, setOver] = useState(false);
  const more = form.fields.filter((field) => field.more && !["sources"].includes(field.name));
  const own = form.fields.filter((field) => !field.more && field.kind !== "stars");
  const used = form.name !== "bio" && more.some((field) => row[field.name] !== undefined && field.name !== "id");
  const hidden = row.private === true;
  const drop = (event) => {
    event.preventDefault();
    setOver(false);
    if (carried?.table === form.name && carried.place !== place) move(carried.place, place);
    carried = null;
  };
  const keys = (event) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(place, place + (event.key === "ArrowUp" ? -1 : 1));
  };
  return html`<li class=${`card ${open ? "open" : ""} ${over ? "over" : ""} ${hidden ? "hidden" : ""}`} id=${`card-${form.name}-${place}`}
      onDragOver=${(event) => { if (carried?.table === form.name) { event.preventDefault(); setOver(true); } }}
      onDragLeave=${() => setOver(false)} onDrop=${drop}>
    <div class="head">
      <span class="grip" draggable="true" title="Drag to reorder" aria-hidden="true"
        onDragStart=${(event) => { carried = { table: form.name, place }; event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", title); }}>⠿</span>
      <button type="button" class="title" aria-expanded=${open} onClick=${toggle} onKeyDown=${keys} title="Alt and ↑ ↓ move it">
        ${dropped(form) && row.file ? html`<img class="thumb" src=${address(`photo?file=${encodeURIComponent(row.file)}&width=160`)} alt="" loading="lazy" onError=${(event) => { event.target.hidden = true; }} />` : null}
        <span class="name">${title}</span>
        ${dates(row) ? html`<span class="dates">${dates(row)}</span>` : null}
        ${hidden ? html`<span class="tag">private</span>` : null}
        ${found.some((one) => one.severity === "error") ? html`<span class="tag bad">to mend</span>` : null}
      </button>
      ${begun || UNRANKED.has(form.name) ? null : html`<${Stars} ways=${[...ways, "importance"]} name=${title} />`}
    </div>
    ${open ? html`<div class="body">
      ${form.name === "bio" ? html`<${Sentence} place=${place} row=${row} />` : null}
      ${form.name === "photos" ? html`<${Photo} place=${place} row=${row} />` : form.name === "logos" ? html`<${Logo} row=${row} />` : null}
      <${Problems} list=${problemsAt(ways, true)} id=${`card-${form.name}-${place}-problems`} />
      <div class="fields">
        ${own.filter((field) => !(form.name === "bio" && field.name === "text")).map((field) => html`
          <${Field} key=${field.name} field=${field} ways=${[...ways, field.name]} fields=${form.fields} />`)}
      </div>
      ${form.fields.filter((field) => field.kind === "tables").map((field) => html`<${Inner} key=${field.name} field=${field} ways=${[...ways, field.name]} />`)}
      <${More} open=${used} fields=${more} ways=${ways} all=${form.fields} />
      ${begun ? html`<div class="foot"><p class="hint always">It is saved as soon as ${lacking(form, row)} ${lacking(form, row).includes(" and ") ? "are" : "is"} filled in.</p>
        <button type="button" class="remove" onClick=${() => { toggle(); forget(form.name); close(); }}>Not now</button></div>` : html`<div class="foot">
        <button type="button" disabled=${place === 0} onClick=${() => move(place, place - 1)} aria-label=${`Move up: ${title}`}>↑ Up</button>
        <button type="button" disabled=${place === count - 1} onClick=${() => move(place, place + 1)} aria-label=${`Move down: ${title}`}>↓ Down</button>
        <button type="button" class="remove" onClick=${() => { toggle(); edit({ do: "drop", table: [form.name], row: place }); }}>Remove this ${form.one}</button>
      </div>`}
    </div>` : null}
  </li>`;
}

// What an entry that was begun still needs, in words.
function lacking(form, row) {
  const label = (name) => `“${form.fields.find((field) => field.name === name).label}”`;
  return form.any.length ? form.any.map(label).join(" or ") : form.needs.filter((name) => !(name in row)).map(label).join(" and ");
}

function More({ open, fields, ways, all }) {
  const [shown, setShown] = useState(false);
  if (!fields.length) return null;
  return html`<details class="more" open=${shown || open} onToggle=${(event) => setShown(event.target.open)}>
    <summary>More</summary>
    <div class="fields">${fields.map((field) => html`<${Field} key=${field.name} field=${field} ways=${field.ways || [...ways, field.name]} fields=${all} />`)}</div>
  </details>`;
}

// Entries inside an entry: those of a section of one's own.
function Inner({ field, ways }) {
  const rows = at(store.state.data, ways) || [];
  return html`<fieldset class="inner"><legend>${field.label}</legend>
    ${rows.map((row, place) => html`<div class="innercard" key=${place}>
      <div class="fields">${field.fields.filter((one) => !one.more && one.kind !== "stars").map((one) => html`<${Field} key=${one.name} field=${one} ways=${[...ways, place, one.name]} />`)}</div>
      <div class="foot"><button type="button" class="remove" onClick=${() => edit({ do: "drop", table: ways, row: place })}>Remove</button></div>
    </div>`)}
    <button type="button" class="add" onClick=${() => edit({ do: "add", table: ways, value: { [field.named[0] || "title"]: "New" } })}>Add an entry</button>
  </fieldset>`;
}

function NewSentence() {
  const [text, setText] = useState("");
  const { left } = store;
  const area = useRef();
  const drop = (row) => {
    store.left = left.filter((one) => one !== row);
    keep("left", { rows: store.left });
    told();
  };
  const take = (row) => {
    drop(row);
    setText(row.text);
    area.current.focus();
  };
  const add = () => {
    const said = text.trim();
    if (!said) return;
    setText("");
    edit({ do: "add", table: ["bio"], value: { text: said } });
  };
  return html`<div class="newsentence">
    ${left.length ? html`<div class="states notread"><p><b>${left.length === 1 ? "One line of your bio was" : `${left.length} lines of your bio were`} not taken.</b> Use what you want to keep as a sentence; you can word it otherwise first.</p>
      <ul>${left.map((row) => html`<li key=${row.text}><span>${row.text}${row.reason && row.reason !== "a heading" ? html` <small>${sentence(row.reason)}</small>` : null}</span>
        <span class="row"><button type="button" aria-label=${`Use: ${row.text}`} onClick=${() => take(row)}>Use it</button> <button type="button" class="quiet" aria-label=${`Leave out: ${row.text}`} onClick=${() => drop(row)}>×</button></span></li>`)}</ul></div>` : null}
    <label for="new-sentence">A new sentence</label>
    <textarea id="new-sentence" ref=${area} rows="2" value=${text} placeholder=${`${store.state.data?.person?.name || "Ada Strand"} leads the design of …`}
      onInput=${(event) => setText(event.target.value)} onKeyDown=${(event) => { if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); add(); } }}></textarea>
    <button type="button" class="add" disabled=${!text.trim()} onClick=${add}>Add the sentence</button>
  </div>`;
}

// Tables whose entries are files.
const dropped = (form) => form.name === "photos" || form.name === "logos";

const MOST = 40;

// What a selector names, once it stands on the page: the page follows the state in its own time. After a second, nothing.
async function rendered(selector) {
  for (let frames = 0; frames < 60; frames++) {
    await new Promise(requestAnimationFrame);
    const found = document.querySelector(selector);
    if (found) return found;
  }
  return null;
}

// What was clicked stays where it is on the screen, though a card above it closes.
function stay(id) {
  const top = () => document.getElementById(id)?.getBoundingClientRect().top;
  const before = top();
  const pane = document.getElementById("left-panel");
  requestAnimationFrame(() => requestAnimationFrame(() => { if (top() !== undefined) pane.scrollTop += top() - before; }));
}

function Table({ form, opened, open }) {
  const rows = store.state.data?.[form.name];
  const [most, setMost] = useState(MOST);
  const [find, setFind] = useState("");
  const list = Array.isArray(rows) ? rows : [];
  const move = (from, to) => {
    if (to < 0 || to >= list.length) return;
    edit({ do: "move", table: [form.name], row: from, to });
    if (opened === from) open(to);
    setMost((before) => Math.max(before, to + 1));
    requestAnimationFrame(() => document.querySelector(`#card-${form.name}-${to} .title`)?.focus());
  };
  const add = () => {
    start(form.name);
    setFind("");
    open(list.length);
    rendered(`#card-${form.name}-${list.length} .fields`).then((fields) => fields?.querySelector("input, textarea, select")?.focus());
  };
  // Of very many those at the beginning, the one that is open, or those that are looked for.
  const wanted = find.trim().toLowerCase();
  const places = list.map((_, place) => place).filter((place) => !wanted || place === opened || titleOf(form, list[place], store.state.sentences?.[place]).toLowerCase().includes(wanted));
  const shown = places.filter((place, at) => at < most || place === opened);
  const begun = store.begun[form.name];
  return html`<section class="table" id=${`table-${form.name}`} aria-labelledby=${`heading-${form.name}`}>
    <h2 id=${`heading-${form.name}`}>${form.title} ${list.length > 1 ? html`<span class="count">${list.length}</span>` : null}</h2>
    ${form.name === "bio" ? html`<p class="lead">Every text of any length is put together from these sentences. Shade the words that may go when room is short. What has more stars stays longer: they are a first guess, a click on one changes them.</p>` : null}
    ${form.name === "bio" ? html`<${AllFacts} jump=${store.reveal} />` : null}
    ${dropped(form) ? html`<${Photos} table=${form.name} />` : null}
    ${form.many ? html`
      <${Problems} list=${problemsAt([form.name], true)} id=${`table-${form.name}-problems`} />
      ${list.length > MOST ? html`<label class="find">Find <input type="search" value=${find} placeholder=${`among ${list.length}`} onInput=${(event) => setFind(event.target.value)} /></label>` : null}
      <ol class="cards">${(begun ? [...shown, list.length] : shown).map((place) => {
        const row = list[place] ?? begun;
        return html`<${Card} key=${place} form=${form} row=${row} place=${place} count=${list.length}
          open=${opened === place || place === list.length} toggle=${() => { stay(`card-${form.name}-${place}`); open(opened === place ? null : place); }} close=${() => open(undefined)} move=${move} />`;
      })}</ol>
      ${places.length > shown.length ? html`<button type="button" class="add small" onClick=${() => setMost(most + 100)}>Show ${Math.min(100, places.length - shown.length)} more of ${places.length}</button>` : null}
      ${form.name === "bio" ? html`<${NewSentence} />` : dropped(form) ? null :
        begun ? null : html`<button type="button" class="add" onClick=${add}>Add ${article(form.one)}</button>`}`
    : html`<${Single} form=${form} />`}
  </section>`;
}

const WITHOUT = /^(volunteering|coverage)$/;
export const article = (word) => `${WITHOUT.test(word) ? "" : /^[aeio]/.test(word) ? "an" : "a"} ${word}`.trim();

function Single({ form }) {
  const own = form.fields.filter((field) => !field.more && field.kind !== "stars");
  const more = form.fields.filter((field) => field.more);
  const { top } = store.forms;  // of the profile as a whole: its language, and days that few need
  return html`<div class="card open single"><div class="body">
    <div class="fields">${own.map((field) => html`<${Field} key=${field.name} field=${field} ways=${[form.name, field.name]} fields=${form.fields} />`)}
    ${form.name === "kit" ? top.slice(0, 1).map((field) => html`<${Field} key=${field.name} field=${field} ways=${[field.name]} fields=${[]} />`) : null}</div>
    <${More} open=${false} fields=${form.name === "kit" ? [...more, ...top.slice(1).map((field) => ({ ...field, ways: [field.name] }))] : more} ways=${[form.name]} all=${form.fields} />
  </div></div>`;
}

// Come to a place of the form: a table, a card, a field; make the first entry where one is wanted and there is none.
async function go({ at: [name, place, ...rest], add, within }, setOpen) {
  let card = typeof place === "number" ? place : null;
  const rows = store.state.data?.[name];
  const form = store.forms.tables.find((one) => one.name === name);
  if (add && form?.many && !dropped(form)) {
    if (card === null && !rows?.length) start(name);
    card ??= 0;
  }
  setOpen((before) => ({ ...before, [name]: card ?? before[name] ?? null }));
  await rendered(card === null ? `#table-${name}` : `#card-${name}-${card} .fields`);
  const held = document.getElementById(card === null ? `table-${name}` : `card-${name}-${card}`);
  const field = (typeof place === "string" ? [place] : rest).filter((part) => typeof part === "string")[0];
  const ways = [name, ...(card === null ? [] : [card]), field].join(".");
  const wanted = field && document.querySelector(`[data-way="${CSS.escape(ways)}"]`);
  for (let up = wanted?.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
  below();
  if (within) return document.querySelector(within)?.scrollIntoView({ block: "center" });
  (wanted || (card === 0 && add ? document.getElementById(`table-${name}`) : held))?.scrollIntoView({ block: wanted ? "center" : "start" });
  const first = wanted ? wanted.querySelector("input, textarea, select, button") : add ? held?.querySelector(".fields input, .fields textarea, .drop button") : held?.querySelector(".head .title");
  first?.focus({ preventScroll: true });
  if (add && !wanted) first?.select?.();
}

export function Form({ target }) {
  const [open, setOpen] = useState({});
  const tables = store.forms.tables;
  const data = store.state.data || {};
  const has = (form) => ALWAYS.includes(form.name) || form.name === "kit" || (Array.isArray(data[form.name]) ? data[form.name].length : data[form.name] !== undefined) || open[form.name] !== undefined;
  const there = tables.filter(has);
  const absent = tables.filter((form) => !has(form) && !["check", "words"].includes(form.name));
  const show = (name) => {
    setOpen((before) => ({ ...before, [name]: before[name] ?? null }));
    requestAnimationFrame(() => document.getElementById(`table-${name}`)?.scrollIntoView({ block: "start" }));
  };
  const begin = (form) => go({ at: [form.name], add: true }, setOpen);
  useEffect(() => {
    if (!target?.at) return;
    go(target, setOpen);
  }, [target]);
  if (!store.state.data) {
    return html`<div class="unreadable"><h2>The file cannot be read as it is</h2>
      <${Problems} list=${store.state.problems} id="unreadable" />
      <p>Mend it in the tab <b>File</b>; nothing of it is lost.</p></div>`;
  }
  return html`<${Jump} there=${there} absent=${absent} show=${show} begin=${begin} />
    ${there.map((form) => html`<${Table} key=${form.name} form=${form} opened=${open[form.name]} open=${(place) => setOpen((before) => ({ ...before, [form.name]: place }))} />`)}
    ${absent.length ? html`<section class="table absent" aria-labelledby="heading-absent"><h2 id="heading-absent">Add more</h2>
      <${Absent} forms=${absent} begin=${begin} /></section>` : null}`;
}

const Absent = ({ forms, begin }) => html`<ul>${forms.map((form) => html`<li key=${form.name}><button type="button" onClick=${() => begin(form)}><b>${form.title}</b><span>${form.hint}</span></button></li>`)}</ul>`;

// What is scrolled to stands below the menu, however many lines that has.
function below() {
  const bar = document.querySelector(".jump");
  bar?.parentElement.style.setProperty("scroll-padding-top", `${bar.offsetHeight}px`);
}

// The parts of the profile, always in sight; and what else there could be.
function Jump({ there, absent, show, begin }) {
  const [more, setMore] = useState(false);
  const bar = useRef();
  useEffect(() => {
    const watch = new ResizeObserver(below);
    watch.observe(bar.current);
    return () => watch.disconnect();
  }, []);
  const leave = (event) => event.key === "Escape" && more && (setMore(false), bar.current.querySelector(".add").focus());
  return html`<nav class="jump" aria-label="Parts of the profile" ref=${bar} onKeyDown=${leave}
      onFocusOut=${(event) => event.relatedTarget && !bar.current.contains(event.relatedTarget) && setMore(false)}>
    <ul>${there.map((form) => html`<li key=${form.name}><a href=${`#table-${form.name}`} class=${problemsAt([form.name]).some((one) => one.severity === "error") ? "bad" : ""}
      onClick=${(event) => { event.preventDefault(); setMore(false); show(form.name); }}>${short(form)}</a></li>`)}</ul>
    ${absent.length ? html`<button type="button" class="add" aria-expanded=${more} onClick=${() => setMore(!more)}>+ Add more</button>` : null}
    ${more ? html`<div class="absent menu"><${Absent} forms=${absent} begin=${(form) => { setMore(false); begin(form); }} /></div>` : null}
  </nav>`;
}

const short = (form) => ({ bio: "Bio", kit: "Look", person: "You", pinned: "Fixed texts", sections: "Sections" })[form.name] || form.title;
