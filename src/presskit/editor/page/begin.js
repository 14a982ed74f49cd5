// Three ways in: the bio that one has, another tool's file, or the example.

import { html, useEffect, useState } from "/page/preact.js";
import { Chooser } from "/page/chooser.js";
import { ask, begin as opened, keep, store, told } from "/page/store.js";

const PICTURES = ".jpg,.jpeg,.png,.webp,.avif,.heic,.heif,.tif,.tiff";
const isPicture = (file) => PICTURES.split(",").some((end) => file.name.toLowerCase().endsWith(end));
const ACCEPTED = PICTURES + ",.txt,.md,.docx,.odt,.rtf,.html,.htm,.json,.zip,.vcf,.xml,.pdf,.bib,.yaml,.yml,.csv";

export function Begin() {
  const [text, setText] = useState("");
  const [file, setFile] = useState(null);
  const [asked, setAsked] = useState("");
  const [about, setAbout] = useState({ name: "", pronouns: "" });
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const [photos, setPhotos] = useState([]);

  useEffect(() => document.getElementById({ name: "who", pronouns: "pronouns" }[asked])?.focus(), [asked]);

  const go = async (what, pictures = photos) => {
    setBusy(true);
    setFault("");
    try {
      const query = new URLSearchParams({ ...about, ...(what.file ? { file: what.file.name } : {}) });
      const found = what.file ? await ask(`begin?${query}`, what.file) : await ask("begin", { ...about, ...what });
      if (found.ask) setAsked(found.ask);
      else {
        store.welcome = found.told || [];
        keep("welcome", { told: store.welcome });
        store.left = found.left || [];
        keep("left", { rows: store.left });
        for (const picture of pictures) {
          try {
            await ask(`addphoto?name=${encodeURIComponent(picture.name)}`, picture);
          } catch (wrong) {
            store.fault = { problem: `${picture.name}: ${wrong.found?.problem || "it could not be taken"}`, hint: "" };
          }
        }
        await opened();
      }
    } catch (wrong) {
      setFault(wrong.found ? wrong.found.problem : "The editor does not answer; start presskit again.");
    }
    setBusy(false);
    told();
  };
  // Photographs that come along are taken once there is a profile.
  const take = (files) => {
    const pictures = files.filter(isPicture);
    if (pictures.length) setPhotos((before) => [...before, ...pictures]);
    const [one] = files.filter((other) => !isPicture(other));
    if (one) { setFile(one); setAsked(""); go({ file: one }, [...photos, ...pictures]); }
  };
  const drop = (event) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length) take(files);
    else setText(event.dataTransfer.getData("text/plain"));
  };
  const again = (event) => { event.preventDefault(); go(file ? { file } : { text }); };

  return html`<div class="begin" onDragOver=${(event) => { event.preventDefault(); setOver(true); }} onDragLeave=${(event) => event.target === event.currentTarget && setOver(false)} onDrop=${drop}>
    <main>
      <p class="mark">presskit</p>
      <h1>Your bio becomes a press kit</h1>
      <p class="sub">${asked ? "One question first, so that your texts are right." : "Paste or drop the bio you have. You get it at every length, with a one-pager, a press kit, a résumé and a web page. All of it stays on this computer."}</p>
      ${fault ? html`<div class="problem error" role="alert">${fault}${/[.?!]$/.test(fault) ? "" : "."}</div>` : null}
      ${asked ? html`<form class="asked" onSubmit=${again}>
        ${asked === "name" ? html`<label for="who">Whose bio is it? <input id="who" required value=${about.name} placeholder="Marta Viegas" onInput=${(event) => setAbout({ ...about, name: event.target.value })} /></label>`
        : html`<label for="pronouns">Your text says “I”. When others speak of you, do they say <select id="pronouns" required value=${about.pronouns} onChange=${(event) => setAbout({ ...about, pronouns: event.target.value })}>
            <option value="">choose …</option><option value="she">she</option><option value="he">he</option><option value="they">they</option><option value="name">only the name</option></select></label>`}
        <span class="row"><button class="primary" disabled=${busy}>${busy ? "Reading …" : "Go on"}</button> <button type="button" disabled=${busy} onClick=${() => { setAsked(""); setFile(null); }}>Back</button></span>
      </form>` : html`
      <div class=${`paste ${over ? "over" : ""}`}>
        <label for="bio" class="unseen">The bio that you have</label>
        <textarea id="bio" value=${text} placeholder="Paste your bio here, or drop its file (Word, text, web page) and your photographs" onInput=${(event) => setText(event.target.value)}></textarea>
        <div class="row">
          <button type="button" class="primary" disabled=${busy || !text.trim()} onClick=${() => { setFile(null); go({ text }); }}>${busy ? "Reading …" : "Begin with this text"}</button>
          <${Chooser} label="Choose files …" accept=${ACCEPTED} disabled=${busy} take=${take} />
        </div>
      </div>
      ${photos.length && !file && !busy ? html`<p class="calm" role="status">${photos.length === 1 ? "One photograph is" : `${photos.length} photographs are`} ready. Now paste your bio, or choose its file.</p>` : null}
      <div class="ways">
        <p><b>From another tool?</b> Drop or choose LinkedIn’s ZIP, JSON Resume, a vCard, Europass, ORCID, RenderCV or BibTeX.</p>
        <p><b>Just looking?</b> <button type="button" class="link" disabled=${busy} onClick=${() => go({ example: true })}>Start from the example</button> and put yourself in its place.</p>
      </div>`}
      <p class="where" title=${`${store.state.folder}/${store.state.file}`}>It is saved on this computer, in the folder “${store.state.folder.split("/").pop()}”.</p>
    </main>
  </div>`;
}
