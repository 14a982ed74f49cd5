// What `presskit check` says: mistakes first, then what reads better otherwise.

import { html } from "/page/preact.js";
import { store } from "/page/store.js";
import { sentence } from "/page/fields.js";

export function Advice({ jump }) {
  const rows = [...store.state.problems, ...(store.state.valid ? store.advice || [] : [])];
  if (!rows.length) return html`<p class="calm">${store.advice ? "Nothing is wrong, and there is nothing to advise." : "…"}</p>`;
  return html`<ul class="advice">${rows.map((one, place) => html`<li key=${place} class=${one.severity}>
    <span class="kind">${{ error: "To mend", warning: "Look at it", advice: "Advice" }[one.severity]}</span>
    <p><b>${sentence(one.message)}</b> ${sentence(one.hint)}</p>
    ${one.line ? html`<button type="button" class="link" onClick=${() => jump(one.at ? { at: one.at } : { line: one.line, column: one.column })}>Show</button>` : null}
  </li>`)}</ul>`;
}
