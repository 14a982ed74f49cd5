// For whom texts, pages and the kit are: everyone, or an audience that the profile names.

import { html } from "/page/preact.js";
import { audience, store, turn } from "/page/store.js";

export function Audience() {
  const names = store.state.audiences || [];
  if (!names.length) return null;
  return html`<label>For <select value=${audience()} onChange=${(event) => turn({ audience: event.target.value })}>
    <option value="">everyone</option>${names.map((name) => html`<option key=${name}>${name}</option>`)}</select></label>`;
}
