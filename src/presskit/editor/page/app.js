// The page: what one writes on the left, what comes of it on the right.

import { html, render, useEffect, useRef, useState } from "/page/preact.js";
import { act, begin, flush, isTyped, keep, listen, load, redo, settleContest, store, told, undo } from "/page/store.js";
import { useAnswer } from "/page/answer.js";
import { sentence } from "/page/fields.js";
import { Form } from "/page/form.js";
import { File } from "/page/file.js";
import { Texts } from "/page/texts.js";
import { Begin } from "/page/begin.js";
import { Pages, tabs } from "/page/pages.js";
import { Build } from "/page/build.js";
import { Advice } from "/page/advice.js";
import { untold } from "/page/stated.js";

export function useStore() {
  const [, again] = useState(0);
  useEffect(() => listen(() => again((count) => count + 1)), []);
  return store;
}

function Tabs({ label, tabs, chosen, choose, id }) {
  const keys = (event) => {
    const here = tabs.findIndex(([name]) => name === chosen);
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const [name] = tabs[(to + tabs.length) % tabs.length];
    choose(name);
    document.getElementById(`${id}-${name}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} onKeyDown=${keys}>${tabs.map(([name, title, mark]) => html`
    <button type="button" role="tab" key=${name} id=${`${id}-${name}`} aria-selected=${name === chosen} aria-controls=${`${id}-panel`}
      tabindex=${name === chosen ? 0 : -1} onClick=${() => choose(name)}>${title}${mark ? html` <span class="count">${mark}</span>` : null}</button>`)}</div>`;
}

function Standing() {
  const { saving } = store.state;
  const waiting = store.busy();
  if (store.shut) return html`<p class="standing bad" role="status">This tab belongs to an editor that has ended. Start presskit again.</p>`;
  if (store.gone) return html`<p class="standing bad" role="status">Not saved: presskit has stopped. Start it again; what you typed is kept in this tab.</p>`;
  if (saving.state === "asked") return html`<p class="standing bad" role="status">Not saved: ${saving.because}</p>`;
  if (saving.state === "unsaved") return html`<p class="standing bad" role="status">Not saved: ${saving.because}. ${saving.remedy ? sentence(saving.remedy) : ""}</p>`;
  if (waiting || saving.state === "saving") return html`<p class="standing" role="status">Saving …</p>`;
  return html`<p class="standing good" role="status" title=${`In ${store.state.folder}/${store.state.file}`}><span aria-hidden="true">✓</span> Saved</p>`;
}

function Conflict() {
  const { saving } = store.state;
  const mine = store.contested;
  if (saving.state !== "asked" && !mine) return null;
  const conflicts = mine || saving.conflicts;
  const who = mine ? "in another tab" : "by another program";
  const settle = (keepMine) => (mine ? settleContest(keepMine) : act("resolve", { keep: keepMine ? "mine" : "theirs" }));
  return html`<div class="conflict" role="alertdialog" aria-labelledby="conflict-title">
    <h2 id="conflict-title">The same lines were changed here and ${who}</h2>
    ${conflicts.map((one, place) => html`<div class="versions" key=${place}>
      <div><h3>Yours</h3><pre>${one.mine || "(taken out)"}</pre></div><div><h3>The other</h3><pre>${one.theirs || "(taken out)"}</pre></div></div>`)}
    <p><button type="button" class="primary" onClick=${() => settle(true)}>Keep yours</button> <button type="button" onClick=${() => settle(false)}>Take the other</button>
      <span class="hint always">Undo brings the other choice back.</span></p>
  </div>`;
}

function App() {
  useStore();
  const [view, setView] = useState(() => load("view", { left: "form", right: "texts", pane: "edit" }));
  const [target, setTarget] = useState(null);
  const set = (change) => setView((before) => { const next = { ...before, ...change }; keep("view", next); return next; });
  const { state } = store;
  store.readings = useAnswer("readings", { wait: 700 }) || store.readings;
  store.advice = useAnswer("advice", { wait: 900 }) || store.advice;
  const opened = Boolean(state);
  useEffect(() => {
    if (!state?.exists || state.data) return;  // a file that cannot be read opens where it is to be mended
    const [one] = state.problems;
    setTarget({ line: one?.line, column: one?.column });
    set({ left: "text" });
  }, [opened]);
  useEffect(() => {
    const keys = (event) => {
      const inText = event.target.closest?.(".cm-editor");
      if (inText || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
      event.preventDefault();
      document.activeElement?.blur?.();
      flush().then(event.shiftKey ? redo : undo);
    };
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  }, []);
  if (!state) return html`<p class="loading">${store.gone ? "The editor does not answer. Start presskit again." : "Opening your profile …"}</p>`;
  if (!state.exists) return html`<${Begin} />`;
  const jump = (to) => { setTarget({ ...to }); set({ left: to.line ? "text" : "form", pane: "edit" }); };
  store.reveal = jump;
  store.data = state.data || store.data;
  const errors = state.problems.filter((one) => one.severity === "error").length;
  const panel = { form: html`<${Form} target=${target} />`, text: html`<${File} target=${target} />` };
  const right = [["texts", "Texts"], ...tabs(state.data || store.data)];
  right.splice(5, 0, ["advice", "Advice", (store.advice || []).length || ""]);
  const seen = right.some(([name]) => name === view.right) ? view.right : "texts";
  return html`<header class="bar">
      <a class="mark" href="#profile"><span>presskit</span></a>
      <div class="who"><h1>${state.data?.person?.name || state.file}</h1></div>
      <div class="acts">
        <button type="button" onClick=${undo} disabled=${!state.undo} title=${state.undo ? `Undo: ${state.undo}` : "Nothing to undo"} aria-label="Undo">↶</button>
        <button type="button" onClick=${redo} disabled=${!state.redo} title=${state.redo ? `Redo: ${state.redo}` : "Nothing to redo"} aria-label="Redo">↷</button>
        <${Standing} /><${Build} />
      </div>
    </header>
    ${store.fault ? html`<div class="fault" role="alert"><b>${sentence(store.fault.problem || "It could not be done")}</b> ${store.fault.hint ? sentence(store.fault.hint) : ""}
      <button type="button" class="link" onClick=${() => { store.fault = null; told(); }}>Close</button></div>` : null}
    <${Conflict} />
    <${Welcome} jump=${jump} />
    <main class=${`panes ${view.pane}`}>
      <div class="pane edit" id="profile">
        <${Tabs} label="The profile" id="left" tabs=${[["form", "Your profile", errors && view.left !== "form" ? errors : ""], ["text", "File", errors || ""]]} chosen=${view.left} choose=${(left) => set({ left })} />
        <div class="scroll" role="tabpanel" id="left-panel" aria-labelledby=${`left-${view.left}`} tabindex="-1">${panel[view.left]}</div>
      </div>
      <div class="pane see">
        <${Tabs} label="What comes of it" id="right" tabs=${right} chosen=${seen} choose=${(next) => set({ right: next })} />
        <div class="scroll" role="tabpanel" id="right-panel" aria-labelledby=${`right-${seen}`} tabindex="-1">
          ${!state.valid && !state.problems.every((one) => one.severity !== "error" || (one.at && isTyped(one.at.join(".")))) ? html`<p class="mend">${errors === 1 ? "One thing has" : `${errors} things have`} to be mended first; ${store.said ? "what you see is from before" : "then your texts and pages are here"}. <button type="button" class="link" onClick=${() => { const one = state.problems.find((row) => row.severity === "error"); jump(one?.at && state.data ? { at: one.at } : { line: one?.line, column: one?.column }); }}>Show me</button></p>` : null}
          ${seen === "texts" ? html`<${Texts} jump=${jump} />` : seen === "advice" ? html`<${Advice} jump=${jump} />` : html`<${Pages} kind=${seen} key=${seen} jump=${jump} />`}
        </div>
      </div>
    </main>
    <nav class="switch" aria-label="Which side"><button type="button" aria-pressed=${view.pane === "edit"} onClick=${() => set({ pane: "edit" })}>Edit</button><button type="button" aria-pressed=${view.pane === "see"} onClick=${() => set({ pane: "see" })}>See</button></nav>`;
}

// What a kit is better with, ticked off as it comes; shown to whoever has just begun. What is there already makes room for
// the pages: it is counted, and shown when asked for.
function Welcome({ jump }) {
  const data = store.state.data || {};
  const said = useRef();
  const [whole, setWhole] = useState(false);
  const [begun, setBegun] = useState(false);
  useEffect(() => document.activeElement === document.body && said.current?.focus(), []);  // where the beginning was, there is nothing any more
  if (!store.welcome) return null;
  const facts = (store.state.stated || []).flat().length;
  const rows = [
    ...(facts ? [[facts === 1 ? "A fact of your bio for the résumé" : `${facts} facts of your bio for the résumé`, false, { at: ["bio"] }]] : []),
    ...(!facts && untold().length ? [["Years of your bio that the résumé lacks", false, { at: ["bio"] }]] : []),
    ...(store.left.length ? [[store.left.length === 1 ? "A line that was not taken" : `${store.left.length} lines that were not taken`, false, { at: ["bio"], within: ".notread" }]] : []),
    data.photos?.length ? ["Where your face is", data.photos[0].focus, { at: ["photos", 0], within: ".whole" }] : ["Photograph", false, { at: ["photos"], add: true }],
    ...(data.photos?.length ? [["Who took the photograph", data.photos[0].credit, { at: ["photos", 0, "credit"] }], ["Licence of the photograph", data.photos[0].license, { at: ["photos", 0, "license"] }]] : []),
    ["What you are", data.person?.occupations?.length, { at: ["person", "occupations"] }],
    ["Where you live or work", data.person?.location, { at: ["person", "location"] }],
    ["Whom to write to", (data.contacts || []).some((row) => row.email || row.phone), { at: ["contacts"], add: true }],
    ["What you do", data.work?.length, { at: ["work"], add: true }],
    ["Terms for the texts", data.kit?.rights, { at: ["kit", "rights"] }],
    ["Links", data.links?.length, { at: ["links"], add: true }],
  ];
  const advice = (store.advice || []).length;
  const all = advice ? `All there; ${advice === 1 ? "one thing is" : `${advice} things are`} worth a look under Advice. Then look at the pages, and Build.` : "All there: look at the pages, then Build.";
  const close = () => { store.welcome = null; keep("welcome", {}); told(); };
  const there = rows.filter(([, done]) => done).length;
  const shown = rows.filter(([, done]) => whole || !done);
  return html`<div class="welcome"><p role="status" tabindex="-1" ref=${said}>${begun ? null : html`<span class="long">${store.welcome.join(" ")} </span>`}${there === rows.length ? all : "A kit is better with:"}</p>
    <ul role="list">${shown.map(([label, done, to]) => html`<li key=${label}><button type="button" class=${done ? "done" : ""} onClick=${() => { setBegun(true); jump(to); }}><span aria-hidden="true">${done ? "✓" : "+"}</span> ${label}${done ? html`<span class="unseen"> (there)</span>` : null}</button></li>`)}
      ${there ? html`<li><button type="button" class="link done" aria-expanded=${whole} onClick=${() => setWhole(!whole)}>${whole ? "Hide what is there" : html`<span aria-hidden="true">✓</span> ${there} there`}</button></li>` : null}</ul>
    <button type="button" class="quiet" aria-label="Close" onClick=${close}>×</button></div>`;
}

// A file that is dropped beside its place opens in no browser over the editor: it is shown where photographs are dropped.
const files = (event) => event.dataTransfer?.types.includes("Files") && !event.defaultPrevented;
addEventListener("dragover", (event) => files(event) && event.preventDefault());
addEventListener("drop", (event) => { if (files(event)) { event.preventDefault(); store.reveal?.({ at: ["photos"] }); } });

const held = document.getElementById("app");
held.textContent = "";
render(html`<${App} />`, held);
begin().catch(() => { store.gone = true; told(); });
