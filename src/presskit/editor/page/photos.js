// Photographs: dropped or chosen, what a crop must keep set by a click, and every crop as it will be.

import { html, useRef, useState } from "/page/preact.js";
import { address, ask, flush, put, store, taken, told } from "/page/store.js";

const url = (file, width) => address(`photo?file=${encodeURIComponent(file)}&width=${width}`);

export function Photos({ table = "photos" }) {
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const picker = useRef();
  const add = async (files) => {
    setFault("");
    setBusy(true);
    await flush();
    for (const file of files) {
      try {
        const found = await ask(`addphoto?table=${table}&name=${encodeURIComponent(file.name)}`, file);
        taken(found);
        store.reveal?.({ at: [table, (found.data?.[table] || []).length - 1] });
      } catch (wrong) {
        setFault(`${file.name}: ${wrong.found?.problem || "it could not be taken"}. ${wrong.found?.hint || ""}`);
      }
    }
    setBusy(false);
    told();
  };
  const drop = (event) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    add([...event.dataTransfer.files]);
  };
  return html`<div class=${`drop ${over ? "over" : ""}`} onDragOver=${(event) => { event.preventDefault(); setOver(true); }} onDragLeave=${() => setOver(false)} onDrop=${drop}>
    <p>${busy ? "Taking it …" : table === "logos" ? "Drop logos here (SVG or PNG), or" : "Drop photographs here, or"} ${busy ? null : html`<button type="button" onClick=${() => picker.current.click()}>choose files …</button>`}</p>
    <input type="file" hidden multiple accept="image/svg+xml,.svg,image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif,image/tiff,.heic,.heif,.tif,.tiff" ref=${picker} aria-label=${table === "logos" ? "Choose logos" : "Choose photographs"}
      onChange=${(event) => { add([...event.target.files]); event.target.value = ""; }} />
    ${fault ? html`<p class="problem error" role="alert">${fault}</p>` : null}
  </div>`;
}

export function Logo({ row }) {
  return row.file ? html`<div class="logo"><img src=${url(row.file, 500)} alt="" onError=${(event) => { event.target.hidden = true; }} /></div>` : null;
}

// The crops that a kit has.
const CROPS = [["Square", 1], ["Tall", 5 / 7], ["Wide", 3 / 2]];

export function Photo({ place, row }) {
  const ways = ["photos", place, "focus"];
  const focus = Array.isArray(row.focus) ? row.focus : null;
  const [x, y] = focus || [0.5, 0.3];
  const [broken, setBroken] = useState(false);
  const set = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    const round = (value) => Math.round(Math.max(0, Math.min(1, value)) * 100) / 100;
    put(ways, [round((event.clientX - box.left) / box.width), round((event.clientY - box.top) / box.height)]);
  };
  const keys = (event) => {
    const step = { ArrowLeft: [-0.02, 0], ArrowRight: [0.02, 0], ArrowUp: [0, -0.02], ArrowDown: [0, 0.02] }[event.key];
    if (!step) return;
    event.preventDefault();
    const round = (value) => Math.round(Math.max(0, Math.min(1, value)) * 100) / 100;
    put(ways, [round(x + step[0]), round(y + step[1])]);
  };
  if (!row.file || broken) return null;
  return html`<div class="photo">
    <div class="whole" role="slider" tabindex="0" aria-label="What a crop must keep" aria-valuetext=${`${Math.round(x * 100)} % from the left, ${Math.round(y * 100)} % from the top`} aria-valuenow=${Math.round(x * 100)} aria-valuemin="0" aria-valuemax="100" onClick=${set} onKeyDown=${keys}>
      <img src=${url(row.file, 900)} alt="" onError=${() => setBroken(true)} draggable=${false} />
      <span class=${`point ${focus ? "" : "guess"}`} style=${{ left: `${x * 100}%`, top: `${y * 100}%` }}></span>
    </div>
    <div class="crops">${CROPS.map(([name, ratio]) => html`<figure key=${name}><${Crop} file=${row.file} ratio=${ratio} x=${x} y=${y} /><figcaption>${name}</figcaption></figure>`)}</div>
    <p class="help">Click between the eyes: every crop keeps that in its middle. Is hair cut in a crop? Click a little higher. Arrow keys move the point. ${/^Portrait of /.test(row.alt || "") ? "Is this you? If not, say below what it shows." : ""}</p>
  </div>`;
}

// The crop as presskit cuts it: as large as it can be, its middle as near to the focus as the edges allow.
function Crop({ file, ratio, x, y }) {
  const [size, setSize] = useState(null);
  let style = {};
  if (size) {
    const whole = size[0] / size[1];
    const [w, h] = whole > ratio ? [ratio / whole, 1] : [1, whole / ratio];
    const left = Math.max(0, Math.min(1 - w, x - w / 2));
    const top = Math.max(0, Math.min(1 - h, y - h / 2));
    style = { width: `${100 / w}%`, left: `${(-left / w) * 100}%`, top: `${(-top / h) * 100}%` };
  }
  return html`<div class="crop" style=${{ aspectRatio: String(ratio) }}><img src=${url(file, 500)} alt="" style=${style} draggable=${false}
    onLoad=${(event) => setSize([event.target.naturalWidth, event.target.naturalHeight])} /></div>`;
}
