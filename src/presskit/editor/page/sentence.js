// A sentence of the bio: its words are let go by clicking the first and the last of them, or by selecting them.

import { html, useRef, useState } from "/page/preact.js";
import { edit, flush, store } from "/page/store.js";
import { Field, Grown, Problems, problemsAt } from "/page/fields.js";
import { Facts, NewCard, guess, tableOf } from "/page/stated.js";

export function Sentence({ place, row }) {
  const pieces = store.state.sentences[place];
  const [first, setFirst] = useState(null);
  const [editing, setEditing] = useState(false);
  const [card, setCard] = useState(null);  // a card that is made of words of the sentence
  const reads = (pieces || []).map((piece) => piece.text).join("").replace(/\*/g, "");
  const words = useRef();
  const form = store.forms.tables.find((one) => one.name === "bio");
  const field = { ...form.fields.find((one) => one.name === "text"), kind: "text", label: "The sentence as it is written",
    hint: "[what stands in brackets] may go; {they} is you; {leads|led} follows the dates." };
  const reading = (store.readings || []).find((one) => one.key === `bio[${place + 1}]`);
  // What is clicked stands where it does once all before it is answered: marks move letters, and no words.
  const marks = async (of) => {
    await flush();
    const now = store.state.sentences[place];
    if (now?.length === pieces.length) edit({ do: "sentence", row: place, ...of(now) });
  };
  const letGo = (one, other) => {
    setFirst(null);
    const [from, to] = one <= other ? [one, other] : [other, one];
    if (card) return setCard({ ...card, name: pieces.slice(from, to + 1).map((piece) => piece.text).join("").replace(/\*|[,.;:]$/g, "") });
    marks((now) => ({ begin: now[from].begin, end: now[to].end }));
  };
  const click = (number) => {
    const piece = pieces[number];
    if (!getSelection().isCollapsed && words.current.contains(getSelection().anchorNode)) return;
    if (first !== null) return letGo(first, number);
    if (piece.deep && !card) return marks((now) => ({ keep: now[number].begin }));
    setFirst(number);
  };
  const selected = () => {
    const selection = getSelection();
    if (selection.isCollapsed || !words.current.contains(selection.anchorNode)) return;
    const numbers = [...words.current.querySelectorAll("button")].filter((one) => selection.containsNode(one, true)).map((one) => Number(one.dataset.place));
    selection.removeAllRanges();
    if (numbers.length > 1) letGo(numbers[0], numbers[numbers.length - 1]);
  };
  const keys = (event) => {
    if (event.key === "Escape") return setFirst(null);
    const buttons = [...words.current.querySelectorAll("button")];
    const here = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || here < 0) return;
    event.preventDefault();
    buttons[Math.max(0, Math.min(buttons.length - 1, to))].focus();
  };
  const held = first !== null && pieces?.[first];
  return html`<div class="sentence">
    ${pieces && !editing ? html`
      <div class="words" ref=${words} onMouseUp=${selected} onKeyDown=${keys} role="group" aria-label="The words of the sentence: shaded ones may go">
        ${pieces.map((piece, number) => piece.kind === "space"
          ? html`<span key=${number} class=${depth(piece)}>${piece.text}</span>`
          : piece.kind === "mark" ? html`<span key=${number} class=${`mark ${depth(piece)}`}>${piece.text}</span>`
          : html`<button type="button" key=${number} data-place=${number} class=${`word ${depth(piece)} ${piece.kind} ${first === number ? "first" : ""}`}
              tabindex=${number === (first ?? 0) ? 0 : -1} aria-pressed=${piece.deep > 0} onClick=${() => click(number)}>${emphasis(piece.text)}</button>`)}
      </div>
      <p class="help" role="status">${held
        ? html`Now click the last word ${card ? "of the name that begins" : "that may go"} with “${held.text}”, or “${held.text}” again for it alone. <button type="button" class="link" onClick=${() => setFirst(null)}>Cancel</button>`
        : "Shaded words go when room is short. Click the first and the last word of a part to shade it; click a shaded part to keep it."}</p>`
      : pieces && editing === "words" ? html`<${Reworded} place=${place} pieces=${pieces} />`
      : html`<div class="fields"><${Field} field=${field} ways=${["bio", place, "text"]} /></div>`}
    ${pieces && !editing ? html`<${Problems} list=${problemsAt(["bio", place, "text"])} id=${`sentence-${place}`} />` : null}
    <div class="readings">
      ${reading?.silent ? html`<p class="silent">${reading.silent}</p>` : null}
      ${reading?.shortest && reading.longest && reading.shortest.words < reading.longest.words ? html`<dl>
        <dt>Shortest <span>${reading.shortest.words} words</span></dt><dd>${reading.shortest.text}</dd>
        <dt>Longest <span>${reading.longest.words} words</span></dt><dd>${reading.longest.text}</dd></dl>` : null}
      ${pieces ? html`<p class="ways">${editing
        ? html`<button type="button" class="link" onClick=${() => flush().then(() => setEditing(false))}>Done</button>
          <button type="button" class="link" onClick=${() => setEditing(editing === "words" ? "marks" : "words")}>${editing === "words" ? "Show its brackets" : "Show its words"}</button>`
        : html`<button type="button" class="link" onClick=${() => setEditing("words")}>Edit the words</button>
          ${card ? null : html`<button type="button" class="link" onClick=${() => setCard({ table: tableOf(reads), name: guess(reads, place) })}>Make a card of it</button>`}`}</p>` : null}
    </div>
    ${card ? html`<${NewCard} card=${card} set=${setCard} place=${place} sentence=${reads} jump=${store.reveal} />` : html`<${Facts} place=${place} jump=${store.reveal} />`}
  </div>`;
}

// The sentence as it reads, to be written otherwise; what may go stays shaded as far as its words stand.
function Reworded({ place, pieces }) {
  const reads = pieces.map((piece) => piece.text).join("");
  const live = [...new Map(pieces.filter((piece) => piece.kind === "person" || piece.kind === "verb").map((piece) => [piece.text, piece])).values()].slice(0, 4);
  const [own, setOwn] = useState(reads);
  const wait = useRef(null);
  const last = useRef(reads);
  const send = (text) => {
    wait.current = null;
    if (text.trim() && text !== last.current) edit({ do: "sentence", row: place, reads: text });
    last.current = text;
  };
  const change = (text) => {
    setOwn(text);
    clearTimeout(wait.current);
    wait.current = setTimeout(() => send(text), 350);
  };
  const leave = () => { if (wait.current) { clearTimeout(wait.current); send(own); } };
  return html`<label class="unseen" for=${`reads-${place}`}>The sentence</label>
    <${Grown} id=${`reads-${place}`} class="reads" value=${own} onInput=${(event) => change(event.target.value)} onBlur=${leave} />
    <p class="help">Write as you like. Words that may go stay so${live.length ? html`; ${live.map((piece) => `“${piece.text}”`).join(", ")} ${live.length === 1 ? "follows" : "follow"} who speaks, and when` : ""}. Stars set a title in italics: *Breathing Wood*.</p>`;
}

// Stars around a title are italics; a word that only begins or ends it has one of them.
const emphasis = (text) => text.replace(/(?<!\\)\*/g, "").replace(/\\\*/g, "*");

const depth = (piece) => (piece.deep ? `deep deep${Math.min(piece.deep, 3)}` : "");
