// One field of a form, by its kind. What is typed goes to the store at once; what stands there comes back when another
// program, another tab or an undo has changed it, but never over what somebody types just now.

import { html, useEffect, useId, useLayoutEffect, useRef, useState } from "/page/preact.js";
import { edit, isTyped, put, standing, store, way } from "/page/store.js";

const shown = (value) => (value === undefined || value === null ? "" : String(value));

// The value of a field as one edits it: one's own while it has the focus, else the server's.
function useValue(ways, read = shown, write = (value) => value) {
  const held = store.drafts.has(way(ways)) ? store.drafts.get(way(ways)) : standing(ways);
  const there = JSON.stringify(standing(ways));
  const [own, setOwn] = useState(null);
  const known = useRef(there);
  const settled = store.settled.get(way(ways));
  if (settled !== undefined && !store.drafts.has(way(ways))) {
    known.current = settled;
    store.settled.delete(way(ways));
  }
  const foreign = known.current !== there && !store.drafts.has(way(ways));
  useEffect(() => {
    if (foreign) {
      known.current = there;
      setOwn(null);
    }
  });
  const value = own !== null && !foreign ? own : read(held);
  return {
    value,
    change(next) {
      setOwn(next);
      put(ways, write(next));
    },
    leave: () => setOwn(null),
  };
}

export function problemsAt(ways, exact) {
  const where = way(ways);
  return (store.state?.problems || []).filter((one) => {
    if (!one.at) return false;
    const there = way(one.at);
    if (isTyped(there)) return false;
    return there === where || (!exact && there.startsWith(`${where}.`));
  });
}

export function Problems({ list, id }) {
  if (!list.length) return null;
  return html`<div class="problems" id=${id}>${list.map((one) => html`
    <p class=${`problem ${one.severity}`} key=${one.message}>
      <b>${sentence(one.said)}</b> <span>${sentence(one.todo)}</span> <${Remedy} of=${one} />
    </p>`)}</div>`;
}

// A remedy that one click does, where there is one.
export function Remedy({ of }) {
  if (!of.remedy) return null;
  const { label, add } = of.remedy;
  const does = () => (add ? store.reveal({ at: [add], add: true }) : edit(of.remedy.do));
  return html`<button type="button" class="remedy" aria-label=${`${label}: ${of.said}`} onClick=${does}>${label}</button>`;
}

// What is clicked and is text all the same: by the keyboard, too.
export const clicks = (does) => ({
  role: "button", tabindex: 0, onClick: does,
  onKeyDown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); does(); } },
});

// A message without the way to its field, which is where it stands.
export function sentence(text) {
  if (!text) return "";
  const plain = spelt(text).replace(/^(?:\w+(?:\[\d+\])?(?:\.\w+(?:\[\d+\])?)*): /, "");
  return plain.charAt(0).toUpperCase() + plain.slice(1) + (/[.?!]$/.test(plain) ? "" : ".");
}

function Frame({ field, ways, id, children, wide, group }) {
  const found = problemsAt(ways);
  const label = html`${spelt(field.label)}${field.required ? html` <span class="required" title="needed">needed</span>` : ""}`;
  return html`<div data-way=${way(ways)} class=${`field ${wide ? "wide" : ""} ${found.some((one) => one.severity === "error") ? "wrong" : ""}`}>
    ${group ? html`<span class="label" id=${`${id}-label`}>${label}</span>` : html`<label for=${id} id=${`${id}-label`}>${label}</label>`}
    ${children}
    <p class="hint" id=${`${id}-hint`} title=${field.hint}>${field.hint.split(" ").length > 2 ? field.hint : ""}</p>
    <${Problems} list=${found} id=${`${id}-problems`} />
  </div>`;
}

// Labels are spelt as the profile's language spells.
export const spelt = (label) => (store.state?.data?.language === "en-US" ? label.replace(/\blicence\b/gi, like("license")) : label.replace(/\blicense\b/gi, like("licence")).replace(/\b(o)rganization/gi, "$1rganisation"));
const like = (word) => (there) => (there[0] === there[0].toUpperCase() ? word[0].toUpperCase() + word.slice(1) : word);

const described = (id, ways) => `${id}-hint${problemsAt(ways).length ? ` ${id}-problems` : ""}`;

const example = (field) => {
  if (field.kind === "date") return "e.g. March 2021, or 2021";
  const one = Array.isArray(field.example) ? field.example[0] : field.example;
  return one === null || one === undefined || typeof one === "object" || typeof one === "boolean" || one === "" ? "" : `e.g. ${one}`;
};

function Line({ field, ways, type = "text", list }) {
  const id = useId();
  const { value, change, leave } = useValue(ways);
  return html`<${Frame} field=${field} ways=${ways} id=${id} wide=${wide(field)}>
    ${wide(field) ? html`<${Grown} id=${id} value=${value} placeholder=${example(field)} aria-describedby=${described(id, ways)}
      aria-invalid=${problemsAt(ways).some((one) => one.severity === "error")} onBlur=${leave}
      onKeyDown=${(event) => event.key === "Enter" && event.preventDefault()} onInput=${(event) => change(event.target.value.replace(/\s*\n\s*/g, " "))} />`
    : html`<input id=${id} type=${type} value=${value} placeholder=${example(field)} list=${list}
      aria-describedby=${described(id, ways)} aria-invalid=${problemsAt(ways).some((one) => one.severity === "error")}
      onInput=${(event) => change(event.target.value)} onBlur=${leave} autocomplete="off" spellcheck=${field.kind === "line"} />`}
  <//>`;
}

const WIDE = new Set(["headline", "alt", "caption", "title", "text", "subject", "focus", "told_as"]);
const wide = (field) => WIDE.has(field.name);

// A text of several lines is as high as what stands in it.
export function Grown({ value, ...rest }) {
  const area = useRef();
  useLayoutEffect(() => {
    const held = area.current;
    held.style.height = "auto";
    held.style.height = `${held.scrollHeight + 2}px`;
  }, [value]);
  return html`<textarea ref=${area} rows="1" value=${value} ...${rest}></textarea>`;
}

// Lines that were broken for the file are one paragraph on the page.
const unbroken = (text) => shown(text).replace(/([^\n])\n(?!\n|\s*-\s)/g, "$1 ").replace(/\s+$/, "");

function Text({ field, ways }) {
  const id = useId();
  const { value, change, leave } = useValue(ways, unbroken);
  return html`<${Frame} field=${field} ways=${ways} id=${id} wide=${true}>
    <${Grown} id=${id} value=${value} placeholder=${example(field)} aria-describedby=${described(id, ways)}
      aria-invalid=${problemsAt(ways).some((one) => one.severity === "error")}
      onInput=${(event) => change(event.target.value)} onBlur=${leave} />
  <//>`;
}

// A list of texts: a line each, Return makes the next.
function Lines({ field, ways }) {
  const id = useId();
  const box = useRef();
  const read = (value) => (Array.isArray(value) ? value.map(shown) : value ? [shown(value)] : []);
  const { value, change, leave } = useValue(ways, read);
  const rows = value.length ? value : [""];
  const focus = (row) => requestAnimationFrame(() => box.current?.querySelectorAll("textarea")[row]?.focus());
  const set = (row, text) => change(rows.map((one, place) => (place === row ? text : one)));
  const keys = (event, row) => {
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      change([...rows.slice(0, row + 1), "", ...rows.slice(row + 1)]);
      focus(row + 1);
    } else if (event.key === "Backspace" && rows[row] === "" && rows.length > 1) {
      event.preventDefault();
      change(rows.filter((_, place) => place !== row));
      focus(Math.max(0, row - 1));
    } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      const to = row + (event.key === "ArrowUp" ? -1 : 1);
      if (to < 0 || to >= rows.length) return;
      const moved = [...rows];
      moved.splice(to, 0, moved.splice(row, 1)[0]);
      change(moved);
      focus(to);
    }
  };
  // A button that was pressed may be gone: where the focus is shows only afterwards.
  const gone = () => setTimeout(() => box.current && !box.current.contains(document.activeElement) && leave(), 80);
  return html`<${Frame} field=${field} ways=${ways} id=${id} wide=${true} group=${true}>
    <div class="lines" ref=${box} onFocusOut=${gone} role="group" aria-labelledby=${`${id}-label`} aria-describedby=${described(id, ways)}>
      ${rows.map((text, row) => html`<div class="item" key=${row}>
        <${Grown} value=${text} placeholder=${row ? "" : example(field)} aria-label=${`${field.label} ${row + 1}`}
          onInput=${(event) => set(row, event.target.value.replace(/\n/g, " "))} onKeyDown=${(event) => keys(event, row)} />
        ${text || rows.length > 1 ? html`<button type="button" class="quiet" aria-label=${`Remove ${text || "this line"}`}
          onClick=${() => { change(rows.filter((_, place) => place !== row)); leave(); }}>×</button>` : null}
      </div>`)}
      ${rows[rows.length - 1] !== "" ? html`<button type="button" class="add small" onClick=${() => { change([...rows, ""]); focus(rows.length); }}>
        Add another</button>` : null}
    </div>
  <//>`;
}

function Choice({ field, ways, choices }) {
  const id = useId();
  const { value, change, leave } = useValue(ways);
  const list = choices || field.choices;
  return html`<${Frame} field=${field} ways=${ways} id=${id}>
    <select id=${id} value=${value} aria-describedby=${described(id, ways)} onChange=${(event) => { change(event.target.value); leave(); }}>
      <option value="">automatic</option>
      ${value && !list.includes(value) ? html`<option value=${value}>${NAMES[value] || value}</option>` : null}
      ${list.map((one) => html`<option value=${one} key=${one}>${NAMES[one] || (field.kind === "look" ? named(one) : one)}</option>`)}
    </select>
  <//>`;
}

export const named = (look) => look.charAt(0).toUpperCase() + look.slice(1);
const TONGUES = { "en-GB": "British English", "en-US": "American English" };
const NAMES = { ...TONGUES, a4: "A4", letter: "Letter" };
const PRONOUNS = [["she", "she / her"], ["he", "he / him"], ["they", "they / them"], ["name", "none, always the name"]];

function Pronouns({ field, ways }) {
  const id = useId();
  const { value, change, leave } = useValue(ways);
  const own = value && !PRONOUNS.some(([name]) => name === value);
  return html`<${Frame} field=${{ ...field, hint: "Your texts speak of you with these." }} ways=${ways} id=${id}>
    <select id=${id} value=${value} aria-describedby=${described(id, ways)} onChange=${(event) => { change(event.target.value); leave(); }}>
      <option value="">choose …</option>
      ${own ? html`<option value=${value}>${value}</option>` : null}
      ${PRONOUNS.map(([name, label]) => html`<option value=${name} key=${name}>${label}</option>`)}
    </select>
  <//>`;
}

function Flag({ field, ways }) {
  const id = useId();
  const value = standing(ways);
  const words = field.name === "current" ? ["as its dates say", "it goes on", "it is over"] : ["automatic", "yes", "no"];
  return html`<${Frame} field=${{ ...field, label: field.name === "current" ? "Still going on" : field.label }} ways=${ways} id=${id}>
    <select id=${id} value=${value === undefined ? "" : String(value)} aria-describedby=${described(id, ways)}
      onChange=${(event) => put(ways, event.target.value === "" ? null : event.target.value === "true")}>
      <option value="">${words[0]}</option><option value="true">${words[1]}</option><option value="false">${words[2]}</option>
    </select>
  <//>`;
}

function Switch({ field, ways }) {
  const id = useId();
  const value = standing(ways) === true;
  return html`<div class="field wide switch">
    <input type="checkbox" id=${id} checked=${value} aria-describedby=${described(id, ways)}
      onChange=${(event) => put(ways, event.target.checked ? true : null)} />
    <label for=${id}>${field.label}</label>
    <p class="hint" id=${`${id}-hint`}>${field.hint}</p>
    <${Problems} list=${problemsAt(ways)} id=${`${id}-problems`} />
  </div>`;
}

// The whole entry, or some of its fields, for nobody.
function Private({ field, ways, fields }) {
  const id = useId();
  const value = standing(ways);
  const names = Array.isArray(value) ? value : typeof value === "string" ? [value] : [];
  const entry = standing(ways.slice(0, -1)) || {};
  const some = (fields || []).filter((one) => !one.more && !["stars", "focus", "file"].includes(one.kind) && entry[one.name] !== undefined && !one.required);
  return html`<fieldset class="field wide private" data-way=${way(ways)}><legend>Private</legend>
    <label class="check"><input type="checkbox" checked=${value === true}
      onChange=${(event) => put(ways, event.target.checked ? true : null)} /> Keep all of it out of every file</label>
    ${value === true ? null : some.map((one) => html`<label class="check" key=${one.name}><input type="checkbox" checked=${names.includes(one.name)}
      onChange=${(event) => {
        const next = event.target.checked ? [...names, one.name] : names.filter((name) => name !== one.name);
        put(ways, next.length ? next : null);
      }} /> Keep out only: ${one.label.toLowerCase()}</label>`)}
    <${Problems} list=${problemsAt(ways)} id=${`${id}-problems`} />
  </fieldset>`;
}

// For whom an entry is: all of it, or single fields of it.
function Audiences({ field, ways, fields }) {
  const value = standing(ways);
  const [apart, setApart] = useState(false);
  const byField = value && !Array.isArray(value) && typeof value === "object";
  const entry = standing(ways.slice(0, -1)) || {};
  const some = (fields || []).filter((one) => !one.more && !["stars", "focus", "file"].includes(one.kind) && entry[one.name] !== undefined && !one.required);
  if (!byField && !apart) {
    return html`<div class="field wide"><${Lines} field=${{ ...field, example: "press", hint: "Names of audiences, such as press or investors. Others get a kit without it." }} ways=${ways} />
      ${value || !some.length ? null : html`<button type="button" class="link" onClick=${() => setApart(true)}>Only some of its fields are for certain audiences …</button>`}</div>`;
  }
  const held = byField ? value : {};
  const set = (name, text) => {
    const names = text.split(",").map((one) => one.trim()).filter(Boolean);
    const next = Object.fromEntries(Object.entries({ ...held, [name]: names }).filter(([, list]) => list.length));
    put(ways, Object.keys(next).length ? next : null);
  };
  const rows = [...some.map((one) => [one.name, one.label]), ...Object.keys(held).filter((name) => !some.some((one) => one.name === name)).map((name) => [name, name])];
  return html`<fieldset class="field wide byfield" data-way=${way(ways)}><legend>Fields for certain audiences only</legend>
    ${rows.map(([name, label]) => html`<${AudienceOf} key=${name} label=${label} names=${held[name] || []} set=${(text) => set(name, text)} />`)}
    <p class="help">Names with commas between them, such as press, investors. Empty: everyone.</p>
    <${Problems} list=${problemsAt(ways)} id=${`${way(ways)}-problems`} />
  </fieldset>`;
}

function AudienceOf({ label, names, set }) {
  const [own, setOwn] = useState(null);
  return html`<label>${label} <input value=${own ?? names.join(", ")} placeholder="everyone" autocomplete="off"
    onInput=${(event) => { setOwn(event.target.value); set(event.target.value); }} onBlur=${() => setOwn(null)} /></label>`;
}

// One of several things by name: what a sentence is about, what a fact rests on.
function Names({ field, ways, choices }) {
  const id = useId();
  const held = standing(ways);
  const names = Array.isArray(held) ? held : held ? [held] : [];
  const known = new Map(choices.map((one) => [one.name, one.title]));
  return html`<${Frame} field=${field} ways=${ways} id=${id} wide=${true} group=${true}>
    <div class="names" role="group" aria-labelledby=${`${id}-label`} aria-describedby=${described(id, ways)}>
      ${names.map((name) => html`<span class="chip" key=${name}>${known.get(name) || name}
        <button type="button" class="quiet" aria-label=${`Remove ${known.get(name) || name}`}
          onClick=${() => put(ways, names.filter((one) => one !== name))}>×</button></span>`)}
      <select aria-label=${`Add to: ${field.label}`} value="" onChange=${(event) => event.target.value && put(ways, [...names, event.target.value])}>
        <option value="">${names.length ? "and …" : "choose …"}</option>
        ${choices.filter((one) => !names.includes(one.name)).map((one) => html`<option value=${one.name} key=${one.name}>${one.title}</option>`)}
      </select>
    </div>
  <//>`;
}

function Colour({ field, ways }) {
  const id = useId();
  const { value, change, leave } = useValue(ways);
  const valid = /^#[0-9a-f]{6}$/i.test(value.trim());
  return html`<${Frame} field=${field} ways=${ways} id=${id}>
    <div class="colour">
      <input type="color" value=${valid ? value.trim() : "#777777"} aria-label=${`Choose: ${field.label}`} onInput=${(event) => { change(event.target.value); leave(); }} />
      <input id=${id} value=${value} placeholder=${example(field)} aria-describedby=${described(id, ways)}
        onInput=${(event) => change(event.target.value)} onBlur=${leave} autocomplete="off" spellcheck="false" />
      ${value ? html`<button type="button" class="quiet" aria-label="Let presskit choose" title="Let presskit choose" onClick=${() => { put(ways, null); leave(); }}>×</button>` : null}
    </div>
  <//>`;
}

export function Stars({ ways, name }) {
  const id = useId();
  const value = standing(ways) ?? 3;
  const words = ["nice to have", "less important", "as others", "important", "essential"];
  return html`<fieldset class="stars" title=${`Importance: ${words[value - 1] || value}`}><legend class="unseen">Importance of ${name}</legend>
    ${[1, 2, 3, 4, 5].map((star) => html`<label key=${star} class=${star <= value ? "lit" : ""}>
      <input type="radio" name=${id} value=${star} checked=${star === value} onChange=${() => put(ways, star)} />
      <span aria-hidden="true">${star <= value ? "★" : "☆"}</span><span class="unseen">${star} of 5, ${words[star - 1]}</span></label>`)}
  </fieldset>`;
}

function Several({ field, ways }) {
  const held = standing(ways);
  const names = Array.isArray(held) ? held : [];
  return html`<fieldset class="field wide"><legend>${field.label}</legend>
    ${field.choices.map((one) => html`<label class="check" key=${one}><input type="checkbox" checked=${names.includes(one)}
      onChange=${(event) => {
        const next = field.choices.filter((name) => (name === one ? event.target.checked : names.includes(name)));
        put(ways, next.length ? next : null);
      }} /> ${one}</label>`)}
    <p class="hint always">${field.hint}</p></fieldset>`;
}

export const PRODUCTS = { "one-pager": "One-pager", "press-kit": "Press kit", resume: "Résumé", bio: "Word bio", web: "Web page", photos: "Photographs in every size", blurbs: "Texts for every place", vcard: "Contact card", zip: "The ZIP with everything", "one-sheet": "Speaker’s sheet (with talks or topics)", "cover-letter": "Letter (if you wrote one)", talks: "Calendar of talks" };

// What the kit is made of: everything, but for what is switched off.
export function Contents({ ways }) {
  const held = standing(ways);
  const all = store.forms.products;
  const names = Array.isArray(held) ? held : all;
  const order = [...Object.keys(PRODUCTS).filter((one) => all.includes(one)), ...all.filter((one) => !PRODUCTS[one])];
  return html`<fieldset class="field wide contents" data-way=${way(ways)}><legend>What is in the kit</legend>
    ${order.map((one) => html`<label class="check" key=${one}><input type="checkbox" checked=${names.includes(one)} onChange=${(event) => {
      const next = all.filter((name) => (name === one ? event.target.checked : names.includes(name)));
      put(ways, next.length === all.length ? null : next);
    }} /> ${PRODUCTS[one] || one}</label>`)}</fieldset>`;
}

function Pairs({ field, ways }) {
  const held = standing(ways) || {};
  return html`<div class="field wide"><span class="label">${field.label}</span>
    <p class="hint always">${field.hint} ${Object.keys(held).length ? "" : "It is written in the tab File."}</p>
    ${Object.keys(held).map((name) => html`<${Line} key=${name} field=${{ label: name, hint: "", name, kind: "line" }} ways=${[...ways, name]} />`)}
  </div>`;
}

export function Field({ field, ways, fields }) {
  const held = standing(ways);
  const isText = held === undefined || held === null || typeof held !== "object";
  const whole = { field, ways, fields };
  switch (field.kind) {
    case "table": return html`<fieldset class="field wide inner"><legend>${field.label}</legend>
      <div class="fields">${field.fields.map((one) => html`<${Field} key=${one.name} field=${one} ways=${[...ways, one.name]} fields=${field.fields} />`)}</div></fieldset>`;
    case "tables": case "focus": case "file": case "stars": return null;
    case "lines": case "texts": case "places": return html`<${Lines} ...${whole} />`;
    case "products": return html`<${Contents} ways=${ways} />`;
    case "several": return html`<${Several} ...${whole} />`;
    case "pairs": return html`<${Pairs} ...${whole} />`;
    case "private": return html`<${Private} ...${whole} />`;
    case "audiences": return html`<${Audiences} ...${whole} />`;
    case "facts": return html`<${Names} ...${whole} choices=${store.state.names} />`;
    case "sources": return html`<${Names} ...${whole} choices=${(store.state.data?.sources || []).filter((one) => one.id).map((one) => ({ name: one.id, title: one.title || one.id }))} />`;
    case "flag": return html`<${Flag} ...${whole} />`;
    case "switch": return html`<${Switch} ...${whole} />`;
  }
  if (!isText) return html`<div class="field wide"><span class="label">${field.label}</span><p class="hint always">This is written in a way that the form does not show; the tab File does.</p></div>`;
  switch (field.kind) {
    case "text": return html`<${Text} ...${whole} />`;
    case "choice": return html`<${Choice} ...${whole} />`;
    case "tongue": return html`<${Choice} ...${whole} choices=${Object.keys(TONGUES)} />`;
    case "look": return html`<${Choice} ...${whole} choices=${store.forms.looks || []} />`;
    case "pronouns": return html`<${Pronouns} ...${whole} />`;
    case "colour": return html`<${Colour} ...${whole} />`;
    default: return html`<${Line} ...${whole} />`;
  }
}

export { edit };
