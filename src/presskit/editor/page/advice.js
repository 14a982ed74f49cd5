// What `presskit check` says: mistakes first, then what reads better otherwise; what grows old; what rests on what.

import { html, useEffect, useState } from "/page/preact.js";
import { Chooser } from "/page/chooser.js";
import { ask, audience, flush, store } from "/page/store.js";
import { useAnswer } from "/page/answer.js";
import { Remedy, sentence } from "/page/fields.js";
import { parts } from "/page/left.js";

export function Advice({ jump }) {
  const rows = [...store.state.problems, ...(store.state.valid ? store.advice || [] : [])];
  const show = (one) => jump(one.at ? { at: one.at } : { line: one.line, column: one.column });
  return html`<div class="panel">
    ${rows.length ? html`<ul class="advice">${rows.map((one, place) => html`<li key=${place} class=${one.severity}>
      <span class="kind">${{ error: "To mend", warning: "Look at it", advice: "Advice" }[one.severity]}</span>
      <p><b>${sentence(one.said)}</b> ${sentence(one.todo)} <${Remedy} of=${one} />${quoted(one)}</p>
      ${one.line ? html`<button type="button" class="link" aria-label=${`Show: ${one.said}`} onClick=${() => show(one)}>Show</button>` : html`<span></span>`}
    </li>`)}</ul>` : html`<p class="calm">${store.advice ? "Nothing is wrong, and there is nothing to advise." : "Looking it through …"}</p>`}
    ${store.state.valid ? html`<${Changes} /><${Stale} show=${show} /><${Sources} jump=${jump} />` : null}
  </div>`;
}

// The beginning of the sentence that it is about.
function quoted({ at }) {
  const pieces = at?.[0] === "bio" && store.state.sentences?.[at[1]];
  const reads = pieces ? pieces.map((piece) => piece.text).join("") : "";
  return reads ? html`<span class="quoted">${reads.length > 90 ? `${reads.slice(0, reads.lastIndexOf(" ", 88))} …` : reads}</span>` : null;
}

function Stale({ show }) {
  const rows = useAnswer("stale", { wait: 900 });
  if (!rows) return null;
  return html`<section><h2>What grows old within a year</h2>
    ${rows.length ? html`<ul class="advice">${rows.map((one, place) => html`<li key=${place}><span class="kind">${one.day}</span><p>${sentence(one.said)} ${sentence(one.todo)}</p>
      ${one.line ? html`<button type="button" class="link" aria-label=${`Show: ${one.said}`} onClick=${() => show(one)}>Show</button>` : html`<span></span>`}</li>`)}</ul>` : html`<p class="hint always">Nothing does.</p>`}</section>`;
}

function Sources({ jump }) {
  const rows = useAnswer("sources", { wait: 900 });
  if (!rows?.length) return null;
  if (!rows.some((one) => one.sources.length)) return html`<section><h2>What each sentence rests on</h2><p class="hint always">No source is given yet. <button type="button" class="link" onClick=${() => jump({ at: ["sources"], add: true })}>Add one</button>, and editors can check what you say.</p></section>`;
  return html`<section><h2>What each sentence rests on</h2><ul class="rests">${rows.map((one) => html`<li key=${one.text}>
    <button type="button" class="link" onClick=${() => jump({ at: parts(one.key) })}>${one.text}</button>
    <p>${one.sources.length ? one.sources.map((source, place) => html`${place ? "; " : ""}${source.url ? html`<a href=${source.url} target="_blank" rel="noopener noreferrer">${source.title}</a>` : source.title}`) : "no source is given"}</p></li>`)}</ul></section>`;
}

function toSend(texts) {
  const short = texts.filter((one) => one.startsWith("blurbs/")).length;
  return [...texts.filter((one) => !one.startsWith("blurbs/")), ...(short ? [short === 1 ? "one text for a place" : `${short} texts for places`] : [])].join(", ");
}

// What changed since a kit that somebody has; its documents are made again for that, so it is asked for.
function Changes() {
  const [found, setFound] = useState(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => setFound(null), [store.state.rev]);
  const compare = async (file) => {
    setBusy(true);
    await flush();
    try {
      setFound(await ask(`changes?name=${encodeURIComponent(file?.name || "")}&audience=${encodeURIComponent(audience())}`, file || {}));
    } catch (fault) {
      setFound({ problems: [{ message: fault.found?.problem || "the editor does not answer", hint: fault.found?.hint || "" }] });
    }
    setBusy(false);
  };
  const same = found?.lines && !found.lines.length && !found.texts.length;
  return html`<section class="changes" aria-labelledby="heading-changes"><h2 id="heading-changes">Changes since ${found?.day ? `the kit of ${new Date(found.day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })}` : "an earlier kit"}</h2>
    <p class="row"><button type="button" disabled=${busy} onClick=${() => compare(null)}>${busy ? "Comparing …" : "Since the last build"}</button>
      <${Chooser} label="Since a kit that you sent …" name="Choose the ZIP or a PDF of an earlier kit" accept=".zip,.pdf" many=${false} disabled=${busy} take=${([file]) => compare(file)} /></p>
    <div role="status">${found?.none ? html`<p class="hint always">Nothing was built here yet.</p>` : null}
      ${found?.problems ? html`<div class="problem error">${found.problems.map((one) => html`<p key=${one.message}>${sentence(one.message)} ${one.hint ? sentence(one.hint) : ""}</p>`)}</div>` : null}
      ${same ? html`<p class="hint always">Nothing that it says has changed.</p>` : null}
      ${found?.lines?.length ? html`<ul class="rests">${found.lines.map((line) => html`<li key=${line}>${line}</li>`)}</ul>` : null}
      ${found?.texts?.length ? html`<p class="hint always">To send again${found.whom?.filter(Boolean).length ? ` to ${found.whom.join(", ")}` : ""}: ${toSend(found.texts)}.</p>` : null}</div></section>`;
}
