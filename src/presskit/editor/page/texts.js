// Texts of any length, and of every place: the dial.

import { html, useState } from "/page/preact.js";
import { audience, store, turn } from "/page/store.js";
import { useAnswer } from "/page/answer.js";
import { clicks } from "/page/fields.js";
import { Audience } from "/page/audience.js";
import { Left, parts } from "/page/left.js";

const SPANS = { words: [5, 300, 1, [10, 25, 50, 100, 150, 200, 300]], characters: [40, 2000, 10, [80, 160, 280, 500, 1000, 2000]], sentences: [1, 12, 1, [1, 2, 3, 5, 8, 12]] };
const VOICES = [["", "she, he, they"], ["first", "I"], ["mc", "to be read on a stage"], ["tagline", "a line under the name"]];

export function Copy({ text, label }) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    setDone(true);
    setTimeout(() => setDone(false), 1500);
  };
  return html`<button type="button" class="copy" onClick=${copy} aria-label=${label ? `Copy: ${label}` : "Copy the text"}>${done ? "Copied" : "Copy"}</button>`;
}

export function Texts({ jump }) {
  const { dial, said } = store;
  const [least, most, step, marks] = SPANS[dial.unit];
  const value = Math.max(least, Math.min(most, dial.most));
  const change = (unit) => turn({ unit, most: { words: 60, characters: 280, sentences: 3 }[unit] });
  const person = store.state.data?.person?.pronouns;
  return html`<div class="texts">
    <section class="dial" aria-labelledby="heading-dial">
      <h2 id="heading-dial" class="unseen">A text as long as you want</h2>
      <div class="controls">
        <label class="most"><span class="unseen">At most</span>
          <input type="number" min="1" value=${dial.most} onInput=${(event) => Number(event.target.value) > 0 && turn({ most: Math.round(Number(event.target.value)) })} /></label>
        <div class="units" role="radiogroup" aria-label="What is counted">${Object.keys(SPANS).map((unit) => html`
          <label key=${unit} class=${unit === dial.unit ? "on" : ""}><input type="radio" name="unit" value=${unit} checked=${unit === dial.unit} onChange=${() => change(unit)} />${unit}</label>`)}</div>
        <label class="voice">Voice <select value=${dial.voice} onChange=${(event) => turn({ voice: event.target.value })}>
          ${VOICES.map(([name, label]) => html`<option value=${name} key=${name}>${name === "" && ["she", "he", "they"].includes(person) ? person : label}</option>`)}</select></label>
        <${Audience} />
      </div>
      <input class="slider" type="range" min=${least} max=${most} step=${step} value=${value} aria-label=${`At most so many ${dial.unit}`}
        aria-valuetext=${`${value} ${dial.unit}`} onInput=${(event) => turn({ most: Number(event.target.value) })} />
      <div class="marks" aria-hidden="true">${marks.map((mark) => html`<button type="button" tabindex="-1" key=${mark} style=${{ left: `${((mark - least) / (most - least)) * 100}%` }} class=${mark === value ? "on" : ""} onClick=${() => turn({ most: mark })}>${mark}</button>`)}</div>
      ${said ? html`<${Said} said=${said} jump=${jump} />` : html`<p class="wait">…</p>`}
    </section>
    <${Places} />
  </div>`;
}

const ABOUT_DAYS = "What has ended by then is past, what begins later is not told";

// On which day it is told: today, unless somebody looks ahead or back.
function Day() {
  const { as_of: day } = store.dial;
  const [another, setAnother] = useState(false);
  return day || another ? html`<label title=${ABOUT_DAYS}>told on <input type="date" ref=${(held) => another && !day && held?.focus()} value=${day} onChange=${(event) => turn({ as_of: event.target.value })} onBlur=${() => setAnother(false)} /></label>`
    : html`<button type="button" class="link quietly" title=${ABOUT_DAYS} onClick=${() => setAnother(true)}>told as of today</button>`;
}

function Said({ said, jump }) {
  if (said.problem !== undefined) return html`<div class="blurb none"><p>${said.problem ? `${said.problem.charAt(0).toUpperCase()}${said.problem.slice(1)}.` : ""}</p><p class="hint always">${said.hint}</p><p class="meter"><${Day} /></p></div>`;
  const told = said.told.length && said.told.map((one) => one.text).join(" ").replace(/\*/g, "") === said.text.replace(/\n+/g, " ");
  return html`<div class="blurb">
      <p class="said" aria-live="polite">${told ? said.told.map((one, place) => html`<span key=${place} class="told" ...${clicks(() => jumpTo(one.key, jump))}>${place ? " " : ""}${one.text.replace(/\*([^*]+)\*/g, "$1")}</span>`) : said.text}</p>
      <div class="meter"><span>${said.words} words · ${said.characters} characters · ${said.sentences} ${said.sentences === 1 ? "sentence" : "sentences"} · <${Day} /></span><${Copy} text=${said.text} /></div>
      ${said.missing > 0 ? html`<p class="hint always">Your profile holds no more; about ${said.missing} more ${said.missing === 1 ? "sentence" : "sentences"} would fill it.</p>` : null}
    </div>
    <${Left} rows=${said.left} where="of this text" jump=${jump} />`;
}

const jumpTo = (key, jump) => jump({ at: parts(key) });

function Places() {
  const [all, setAll] = useState(false);
  const rows = useAnswer("places", { body: { audience: audience() }, on: [audience()] });
  if (!rows) return null;
  const shown = all ? rows : rows.filter((row) => FIRST.includes(row.id));
  return html`<section class="places" aria-labelledby="heading-places"><h2 id="heading-places">Ready for each place</h2>
    <ul>${shown.map((row) => html`<li key=${row.id}>
      <div class="top"><h3>${row.id === "tldr" ? "In two sentences" : row.name}</h3><span class="limit">${row.limits}</span>${row.text ? html`<${Copy} text=${row.text} label=${row.name} />` : null}</div>
      <div class="fill" role="img" aria-label=${`${Math.round((row.fill || 0) * 100)} % full`}><span style=${{ width: `${(row.fill || 0) * 100}%` }}></span></div>
      ${row.text ? html`<p>${row.text}</p>` : html`<p class="none">${row.problem}. ${row.hint}</p>`}
    </li>`)}</ul>
    ${all ? null : html`<button type="button" class="add" onClick=${() => setAll(true)}>Show all ${rows.length} places</button>`}
  </section>`;
}

const FIRST = ["tldr", "tagline", "words-50", "words-100", "linkedin-headline", "linkedin-about", "instagram", "mc-30"];
