// Photographs: dropped or chosen, what a crop must keep set by a click, and every crop as it will be.

import { html, useEffect, useRef, useState } from "/page/preact.js";
import { Chooser } from "/page/chooser.js";
import { act, address, ask, flush, put, store, taken, told } from "/page/store.js";

const url = (file, width) => address(`photo?file=${encodeURIComponent(file)}&width=${width}`);

const ACCEPTED = "image/svg+xml,.svg,image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif,image/tiff,.heic,.heif,.tif,.tiff";

export function Photos({ table = "photos" }) {
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
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
    <p>${busy ? "Taking it …" : html`${table === "logos" ? "Drop logos here (SVG or PNG), or" : "Drop photographs here, or"} <${Chooser} label="choose files …" name=${table === "logos" ? "Choose logos" : "Choose photographs"} accept=${ACCEPTED} take=${add} />`}</p>
    ${fault ? html`<p class="problem error" role="alert">${fault}</p>` : null}
  </div>`;
}

export function Logo({ row }) {
  return row.file ? html`<div class="logo"><img src=${url(row.file, 500)} alt="" onError=${(event) => { event.target.hidden = true; }} /></div>` : null;
}

// The crops that a kit has, and where.
const CROPS = [["Square", 1, "Word files, profiles"], ["Tall", 5 / 7, "covers, posters"], ["Wide", 3 / 2, "web page, press"]];

const SETTLED = 300;  // milliseconds after which a zoom is taken for what is wanted

// A point that every crop keeps in its middle, as far as the edges allow: set by a click, by dragging the photograph's
// point or what a crop shows, or by the arrow keys. The frame is that of the crop that was touched last.
export function Photo({ place, row }) {
  const ways = ["photos", place, "focus"];
  const [dragged, setDragged] = useState(null);  // where it is while it is dragged
  const focus = dragged || (Array.isArray(row.focus) ? row.focus : null);
  const [x, y] = focus || [0.5, 0.3];
  const [broken, setBroken] = useState(false);
  const [size, setSize] = useState(null);
  const [framed, setFramed] = useState(0);
  const [now] = /-zoom-(\d+)-at-\d+-\d+\.jpg$/.exec(row.file || "")?.slice(1).map(Number) || [100];
  const [wanted, setWanted] = useState(null);  // how much larger, while it is chosen
  useEffect(() => { setWanted(null); setBroken(false); }, [row.file]);
  const waiting = useRef();  // a key that is held down asks for one new file, not for ten
  const enlarge = (percent) => {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => act("zoom", { row: place, percent }), SETTLED);
  };
  const zoom = Math.max(1, (wanted ?? now) / now);
  const round = (value) => Math.round(Math.max(0, Math.min(1, value)) * 100) / 100;
  // A drag, from where it began: over the whole photograph the point follows; in a crop what it shows.
  const drag = (event, moved, crop) => {
    event.preventDefault();
    const held = event.currentTarget;
    held.focus?.({ preventScroll: true });
    held.setPointerCapture(event.pointerId);
    const [left, top] = [event.clientX, event.clientY];
    if (crop !== undefined) setFramed(crop);
    let now = crop === undefined ? moved(event) : null;
    if (now) setDragged(now);
    const move = (next) => { now = moved(next, next.clientX - left, next.clientY - top).map(round); setDragged(now); };
    const end = () => {
      held.removeEventListener("pointermove", move);
      held.removeEventListener("pointerup", end);
      held.removeEventListener("pointercancel", end);
      setDragged(null);
      if (now) put(ways, now.map(round));
    };
    held.addEventListener("pointermove", move);
    held.addEventListener("pointerup", end);
    held.addEventListener("pointercancel", end);
  };
  const point = (event) => {
    const box = event.currentTarget?.getBoundingClientRect() || event.target.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height].map(round);
  };
  const keys = (event) => {
    const step = { ArrowLeft: [-0.02, 0], ArrowRight: [0.02, 0], ArrowUp: [0, -0.02], ArrowDown: [0, 0.02] }[event.key];
    if (!step) return;
    event.preventDefault();
    put(ways, [round(x + step[0]), round(y + step[1])]);
  };
  if (!row.file || broken) return null;
  const whole = size ? size[0] / size[1] : 1;
  const frame = size && part(whole, CROPS[framed][1], x, y, zoom);
  return html`<div class="photo">
    <div class="whole" role="slider" tabindex="0" aria-label="What a crop must keep" aria-valuetext=${`${Math.round(x * 100)} % from the left, ${Math.round(y * 100)} % from the top`} aria-valuenow=${Math.round(x * 100)} aria-valuemin="0" aria-valuemax="100" onPointerDown=${(event) => event.button === 0 && drag(event, point)} onKeyDown=${keys}>
      <img src=${url(row.file, 900)} alt="" onError=${() => setBroken(true)} draggable=${false} onLoad=${(event) => setSize([event.target.naturalWidth, event.target.naturalHeight])} />
      ${frame ? html`<span class="frame" style=${{ left: `${frame.left * 100}%`, top: `${frame.top * 100}%`, width: `${frame.w * 100}%`, height: `${frame.h * 100}%` }}><b>${CROPS[framed][0]}</b></span>` : null}
      <span class=${`point ${focus ? "" : "guess"}`} style=${{ left: `${x * 100}%`, top: `${y * 100}%` }}></span>
    </div>
    <div class="crops">${CROPS.map(([name, ratio, where], crop) => html`<figure key=${name} class=${crop === framed ? "framed" : ""} onMouseEnter=${() => setFramed(crop)}>
      <div onPointerDown=${(event) => event.button === 0 && size && drag(event, panned(event, part(whole, ratio, x, y, zoom)), crop)}><${Crop} file=${row.file} ratio=${ratio} whole=${size && whole} x=${x} y=${y} zoom=${zoom} /></div>
      <figcaption>${name} <span>${where}</span></figcaption></figure>`)}</div>
    <label class="zoom">Zoom, all crops <input type="range" min="100" max="300" step="10" value=${wanted ?? now} aria-valuetext=${`${wanted ?? now} %`} onInput=${(event) => setWanted(Number(event.target.value))}
      onChange=${(event) => enlarge(Number(event.target.value))} /> <span>${wanted ?? now} %</span></label>
    <p class="help">Click between the eyes, or drag what a crop shows. Is hair cut? Go a little higher. Arrow keys move the point, too. ${/^Portrait of /.test(row.alt || "") ? "Is this you? If not, say below what it shows." : ""}</p>
  </div>`;
}

// The part of a photograph that a crop takes, as presskit cuts it: as large as can be, its middle as near to the point as
// the edges allow.
function part(whole, ratio, x, y, zoom = 1) {
  const [w, h] = (whole > ratio ? [ratio / whole, 1] : [1, whole / ratio]).map((size) => size / zoom);
  return { w, h, left: Math.max(0, Math.min(1 - w, x - w / 2)), top: Math.max(0, Math.min(1 - h, y - h / 2)) };
}

// What a crop shows follows the pointer: the middle of the part goes the other way.
function panned(event, { w, h, left, top }) {
  const box = event.currentTarget.getBoundingClientRect();
  return (_, dx, dy) => {
    const to = (at, size, by, length) => Math.max(size / 2, Math.min(1 - size / 2, at + size / 2 - (by / length) * size));
    return [to(left, w, dx, box.width), to(top, h, dy, box.height)];
  };
}

function Crop({ file, ratio, whole, x, y, zoom }) {
  const { w, h, left, top } = part(whole || 1, ratio, x, y, zoom);
  const style = whole ? { width: `${100 / w}%`, left: `${(-left / w) * 100}%`, top: `${(-top / h) * 100}%` } : {};
  return html`<div class="crop" style=${{ aspectRatio: String(ratio) }}><img src=${url(file, 500)} alt="" style=${style} draggable=${false} /></div>`;
}
