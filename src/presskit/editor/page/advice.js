// What `presskit check` says: mistakes first, then what reads better otherwise; what grows old; what rests on what.

import { html } from "/page/preact.js";
import { store } from "/page/store.js";
import { useAnswer } from "/page/answer.js";
import { sentence } from "/page/fields.js";
import { parts } from "/page/left.js";

export function Advice({ jump }) {
  const rows = [...store.state.problems, ...(store.state.valid ? store.advice || [] : [])];
  const show = (one) => jump(one.at ? { at: one.at } : { line: one.line, column: one.column });
  return html`<div class="panel">
    ${rows.length ? html`<ul class="advice">${rows.map((one, place) => html`<li key=${place} class=${one.severity}>
      <span class="kind">${{ error: "To mend", warning: "Look at it", advice: "Advice" }[one.severity]}</span>
      <p><b>${sentence(one.message)}</b> ${sentence(one.hint)}</p>
      ${one.line ? html`<button type="button" class="link" aria-label=${`Show: ${one.message}`} onClick=${() => show(one)}>Show</button>` : html`<span></span>`}
    </li>`)}</ul>` : html`<p class="calm">${store.advice ? "Nothing is wrong, and there is nothing to advise." : "Looking it through …"}</p>`}
    ${store.state.valid ? html`<${Stale} show=${show} /><${Sources} jump=${jump} />` : null}
  </div>`;
}

function Stale({ show }) {
  const rows = useAnswer("stale", { wait: 900 });
  if (!rows) return null;
  return html`<section><h2>What grows old within a year</h2>
    ${rows.length ? html`<ul class="advice">${rows.map((one, place) => html`<li key=${place}><span class="kind">${one.day}</span><p>${sentence(one.message)} ${sentence(one.hint)}</p>
      ${one.line ? html`<button type="button" class="link" aria-label=${`Show: ${one.message}`} onClick=${() => show(one)}>Show</button>` : html`<span></span>`}</li>`)}</ul>` : html`<p class="hint always">Nothing does.</p>`}</section>`;
}

function Sources({ jump }) {
  const rows = useAnswer("sources", { wait: 900 });
  if (!rows?.length) return null;
  return html`<section><h2>What each sentence rests on</h2><ul class="rests">${rows.map((one) => html`<li key=${one.text}>
    <button type="button" class="link" onClick=${() => jump({ at: parts(one.key) })}>${one.text}</button>
    <p>${one.sources.length ? one.sources.map((source, place) => html`${place ? "; " : ""}${source.url ? html`<a href=${source.url} target="_blank" rel="noopener noreferrer">${source.title}</a>` : source.title}`) : "no source is given"}</p></li>`)}</ul></section>`;
}
