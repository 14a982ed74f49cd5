// The kit: built as the command builds it, each file to open or to keep.

import { html, useEffect, useRef, useState } from "/page/preact.js";
import { address, ask, audience, flush, store } from "/page/store.js";
import { Contents, PRODUCTS, sentence } from "/page/fields.js";

export function Build() {
  const [kit, setKit] = useState(null);
  const dialog = useRef();
  const start = async () => {
    if (!dialog.current.open) dialog.current.showModal();
    setKit({ busy: true });
    await flush();
    const asking = setInterval(() => ask("building").then(({ steps }) => setKit((now) => (now?.busy ? { busy: true, steps } : now))).catch(() => {}), 250);
    try {
      setKit(await ask("build", { audience: audience() }));
    } catch (fault) {
      setKit({ problems: [{ message: fault.found?.problem || "the editor does not answer", hint: fault.found?.hint || "" }] });
    }
    clearInterval(asking);
  };
  return html`<button type="button" class="primary" onClick=${start} disabled=${!store.state.valid} title=${store.state.valid ? "" : "Mend the mistakes first"}>Build</button>
    <dialog ref=${dialog} class="kit" aria-labelledby="kit-title" onClose=${() => setKit(null)}>
      <div class="top"><h2 id="kit-title">${kit?.busy ? "Building your kit …" : kit?.problems ? "It was not built" : audience() ? `Your kit for ${audience()} is ready` : "Your kit is ready"}</h2>
        <button type="button" class="quiet" aria-label="Close" onClick=${() => dialog.current.close()}>×</button></div>
      ${kit?.busy ? html`<${Steps} steps=${kit.steps || []} />` : null}
      ${kit?.problems ? html`<div class="problem error" role="alert">${kit.problems.map((one) => html`<p key=${one.message}><b>${sentence(one.said ?? one.message)}</b> ${one.todo ?? one.hint ? sentence(one.todo ?? one.hint) : ""}</p>`)}</div>` : null}
      ${kit?.files ? html`<${Files} kit=${kit} again=${start} />` : null}
    </dialog>`;
}

// How far it is: what is made just now, and how much of all.
function Steps({ steps }) {
  const wanted = store.state.data?.kit?.templates || store.forms.products;
  const last = steps[steps.length - 1];
  return html`<p role="status">${last ? `Making: ${PRODUCTS[last] || last} …` : "Reading your profile …"}</p>
    <progress max=${Math.max(wanted.length, steps.length + 1)} value=${steps.length || undefined} aria-label="How far the kit is"></progress>
    <p class="hint always">This takes some seconds.</p>`;
}

const WEB = /web\/index\.html$/;
const FIRST = [/-press-kit\.zip$/, /-press-kit\.pdf$/, /-one-pager\.pdf$/, /-resume\.pdf$/, /-resume\.docx$/, /-bio\.docx$/, WEB];
const TITLES = [["Press kit", /-press-kit\.pdf$/], ["One-pager", /-one-pager\.pdf$/], ["Résumé", /-resume\.pdf$/], ["Résumé, Word", /-resume\.docx$/], ["Bio, Word", /-bio\.docx$/], ["Web page", WEB]];
const title = (name) => TITLES.find(([, one]) => one.test(name))?.[0];

function Files({ kit, again }) {
  const first = FIRST.map((one) => kit.files.find((file) => one.test(file.name))).filter(Boolean);
  const others = kit.files.filter((file) => !first.includes(file));
  const [zip, ...rest] = first[0]?.name.endsWith(".zip") ? first : [null, ...first];
  const at = (file) => address(`kit/${file.name.split("/").map(encodeURIComponent).join("/")}`);
  const save = (file) => html` <a href=${at(file)} download=${file.name.split("/").pop()} aria-label=${`Save: ${title(file.name) || file.name}`}>Save</a>`;
  // of a web page its folder is worth something, not its one file
  const row = (file) => html`<li key=${file.name}><a href=${at(file)} target="_blank" rel="noopener">${title(file.name) || file.name}</a><span>${size(file.size)}${WEB.test(file.name) ? null : save(file)}</span></li>`;
  return html`${zip ? html`<p><a class="download" href=${address(`kit/${encodeURIComponent(zip.name)}`)} download=${zip.name}>Download what you send <span>ZIP, ${size(zip.size)}</span></a></p>
      ${rest.some(({ name }) => WEB.test(name)) ? html`<p class="hint always">All of the kit is in it but the web page, which is for a site of your own: give whoever keeps that site the folder “web”, which lies beside the files named below.</p>` : null}` : null}
    <ul class="files">${rest.map(row)}</ul>
    <details><summary>All ${kit.files.length} files</summary><ul class="files">${others.map(row)}</ul></details>
    ${kit.warnings.length ? html`<details open><summary>To look at: ${kit.warnings.length}</summary><ul>${kit.warnings.map((one) => html`<li key=${one.message}>${sentence(one.said)} ${sentence(one.todo)}</li>`)}</ul></details>` : null}
    <details><summary>What is in the kit</summary><${Contents} ways=${["kit", "templates"]} /><button type="button" onClick=${again}>Build again</button></details>
    <p class="hint always">${kit.chosen.map((one) => one.replace(/^The accent is #\w+, taken from .*/, "The colour is taken from your photograph; choose another above the pages.").replace(/; \[kit\].*$/, "; choose another above the pages.")).join(" ")} The files are in the folder “output” beside your profile, too: <span class="path">${kit.folder}</span></p>`;
}

const size = (bytes) => (bytes >= 100000 ? `${(bytes / 1000000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`);
