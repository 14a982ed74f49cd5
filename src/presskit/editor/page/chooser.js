// A button that lets one choose files. It is the browser's own control, so that it works without a line of script; and
// it forgets what was chosen, so that the same file may be chosen again.

import { html } from "/page/preact.js";

export function Chooser({ label, name, accept, many = true, disabled, take }) {
  const chosen = (event) => {
    const files = [...event.target.files];
    event.target.value = "";
    if (files.length) take(files);
  };
  return html`<label class=${`button ${disabled ? "off" : ""}`}>${label}<input type="file" accept=${accept} multiple=${many} disabled=${disabled}
    aria-label=${name || label.replace(" …", "")} onChange=${chosen} /></label>`;
}
