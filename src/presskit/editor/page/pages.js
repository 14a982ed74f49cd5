// The pages as they are printed: pictures of the very PDF, swapped when the next one is decoded, so that nothing blinks.

import { html, useEffect, useLayoutEffect, useRef, useState } from "/page/preact.js";
import { address, ask, audience, keep, load, put, store, tab } from "/page/store.js";
import { clicks, named, sentence } from "/page/fields.js";
import { Audience } from "/page/audience.js";
import { Left } from "/page/left.js";
import { Sheet, whence } from "/page/sheet.js";

const ALWAYS = [["one-pager", "One-pager"], ["press-kit", "Press kit"], ["resume", "Résumé"], ["web", "Web page"], ["word", "Word bio"]];

// What there is to see of a profile: a speaker's sheet of who speaks, a letter of who has written one.
export const tabs = (data) => [
  ...ALWAYS,
  ...(data?.talks?.length || data?.topics?.length ? [["one-sheet", "Speaker’s sheet"]] : []),
  ...(data?.letter ? [["cover-letter", "Letter"]] : []),
];

const GUESSED = ["one-pager", "press-kit", "resume", "one-sheet", "cover-letter"];
const shown = new Map();

export function Pages({ kind, jump }) {
  const whom = audience();
  const known = `${kind} ${whom}`;
  const [made, setMade] = useState(shown.get(known) || null);
  const [busy, setBusy] = useState(true);
  const [fault, setFault] = useState(null);
  const [width, setWidth] = useState(0);
  const host = useRef();
  const asked = useRef(null);
  const anchor = useRef(null);  // the page that is looked at
  const [elsewhere, setElsewhere] = useState(null);  // a page out of sight that has changed just now
  const { rev, valid } = store.state;

  useLayoutEffect(() => {
    const measure = () => setWidth(Math.round(host.current.clientWidth * Math.min(devicePixelRatio, 2)));
    measure();
    let wait = null;
    const watch = new ResizeObserver(() => { clearTimeout(wait); wait = setTimeout(measure, 200); });
    watch.observe(host.current);
    return () => { clearTimeout(wait); watch.disconnect(); };
  }, []);

  useEffect(() => {
    if (!valid || !width) return undefined;
    let gone = false;
    asked.current = rev;
    setBusy(true);
    // First the new words in the layout of before, which takes one layout; then the page as a build fits it.
    const take = async (found) => {
      await Promise.all((found.pages || []).map(async (page) => {
        const picture = new Image();
        picture.src = address(`picture/${page.name}`);
        await picture.decode().catch(() => {});
      }));
      if (gone) return;
      const before = shown.get(known)?.pages;
      anchor.current = anchored(host.current, before);
      const whole = found.guess ? { ...shown.get(known), pages: placed(shown.get(known).pages, found.pages) } : found;
      shown.set(known, whole);
      if (before && !found.guess) setElsewhere(changedElsewhere(host.current, before, whole.pages || []));
      setFault(null);
      setMade(whole);
    };
    const look = JSON.stringify(store.state.data?.kit || {});
    const run = async () => {
      try {
        const before = shown.get(known)?.pages;
        if (before && GUESSED.includes(kind)) {
          const near = await ask("pages", { kind, width, rev, tab, audience: whom, guess: true, looked: looked(host.current) });
          if (gone || near.stopped) return;
          if (near.pages && (near.count ?? before.length) === before.length) await take(near);
        }
        if (gone) return;
        const found = await ask("pages", { kind, width, rev, tab, audience: whom });
        if (gone || found.stopped) return;
        if (found.problems) setFault(found.problems);
        else await take({ ...found, kit: look });
        if (!gone) setBusy(false);
      } catch (wrong) {
        if (!gone) { setBusy(false); setFault([{ message: wrong.found?.problem || "the pages could not be made", hint: wrong.found?.hint || "" }]); }
      }
    };
    run();
    return () => { gone = true; };
  }, [rev, valid, known, width]);

  // Each tab is scrolled to where it was left, and stays on its page when there are more or fewer before it.
  useLayoutEffect(() => {
    const pane = host.current.closest(".scroll");
    pane.scrollTop = places.get(known) || 0;
    const note = () => places.set(known, pane.scrollTop);
    pane.addEventListener("scroll", note);
    return () => pane.removeEventListener("scroll", note);
  }, [known]);
  useLayoutEffect(() => {
    if (anchor.current && made?.pages) stay(host.current, anchor.current, made.pages);
    anchor.current = null;
  }, [made]);
  const show = () => {
    host.current.querySelectorAll(".sheets figure")[elsewhere]?.scrollIntoView({ block: "start" });
    setElsewhere(null);
  };
  const kit = JSON.stringify(store.state.data?.kit || {});
  const old = Boolean(made) && made.kit !== kit;  // it has not the look that was chosen just now
  const hidden = (made?.sections || []).filter((one) => one.hidden);
  const again = (id) => put(["kit", "sections", "hidden"], (store.state.data?.kit?.sections?.hidden || []).filter((one) => one !== id));

  const says = busy && valid ? (made ? (old ? "Setting the page anew: the new look is here in a moment …" : "Setting the page anew …") : "Setting the page …")
    : fault || !made ? "" : kind === "word" ? "Headings and texts of the Word file; click on a text to come to where it is from" : kind === "web" ? "The page itself; its downloads are there once you build" : !made.pages ? "" : `${made.pages.length === 1 ? "One page" : `${made.pages.length} pages`}, as printed; click on words to come to where they are from`;
  return html`<div class="pages" ref=${host}>
    <div class="toolbar"><${Looks} kind=${kind} made=${made} />
      <p class="state" role="status">${says}</p>
      ${elsewhere !== null && made?.pages?.[elsewhere] ? html`<p class="state elsewhere">What you changed is on page ${elsewhere + 1}. <button type="button" class="link" onClick=${show}>Show it</button></p>` : null}
      ${busy && valid ? html`<div class="working" aria-hidden="true"></div>` : null}</div>
    ${hidden.length ? html`<p class="state">Left out by you: ${hidden.map((one, place) => html`${place ? ", " : ""}${one.title} <button type="button" class="link" aria-label=${`Show again: ${one.title}`} onClick=${() => again(one.id)}>show again</button>`)}</p>` : null}
    ${fault ? html`<div class="problem error" role="alert">${fault.map((one) => html`<p key=${one.message}><b>${sentence(one.said ?? one.message)}</b> ${one.todo ?? one.hint ? sentence(one.todo ?? one.hint) : ""}</p>`)}</div>` : null}
    ${made?.needs ? html`<p class="calm">There is nothing for it yet: it needs ${made.needs.join(" or ")}.</p>` : null}
    ${made?.left ? html`<${Left} rows=${made.left} where=${made.pages?.length === 1 ? "of this page" : "of these pages"} jump=${jump} key=${known} folded=${true} />` : null}
    <div class=${`sheets ${busy ? "busy" : ""} ${busy && old ? "old" : ""}`}>
      ${(made?.pages || []).map((page, place) => html`<${Sheet} key=${place} page=${page} place=${place} sections=${made.sections} jump=${jump} />`)}
      ${!made && kind !== "word" && !fault ? html`<div class="awaited" aria-hidden="true"></div>` : null}
      ${kind === "web" && made?.html ? html`<${Web} made=${made} />` : null}
      ${kind === "word" && made?.outline ? html`<div class="outline">${made.outline.map((one, place) => /heading|title/i.test(one.style) ? html`<h2 key=${place}>${one.text.split("\t").map((part, at) => (at ? html` <span class="count">${part}</span>` : part))}</h2>` : html`<p key=${place} ...${clicks(() => { const from = whence(one.text); if (from) jump({ at: from }); })}>${one.text}</p>`)}</div>` : null}
    </div>
  </div>`;
}

const places = new Map();  // where each tab is scrolled to

// The page that is at the top of what one sees, and how far from there it is.
function anchored(host, pages) {
  const pane = host.closest(".scroll");
  const figures = [...host.querySelectorAll(".sheets figure")];
  const top = pane.getBoundingClientRect().top;
  const at = figures.findIndex((figure) => figure.getBoundingClientRect().bottom > top + 40);
  return at > 0 && pages?.[at] ? { at, count: pages.length, text: pages[at].text, offset: figures[at].getBoundingClientRect().top } : null;
}

// Come back to that page where there are others before it now.
function stay(host, { at, count, text, offset }, pages) {
  if (pages.length === count) return;
  const said = new Set(text.split(/\s+/));
  const alike = (page) => new Set(page.text.split(/\s+/).filter((word) => said.has(word))).size;
  let best = Math.min(at, pages.length - 1);
  pages.forEach((page, place) => { if (alike(page) > alike(pages[best])) best = place; });
  const figure = host.querySelectorAll(".sheets figure")[best];
  if (figure) host.closest(".scroll").scrollTop += figure.getBoundingClientRect().top - offset;
}

// The first page that is another now, if none of those in view is; null otherwise.
function changedElsewhere(host, before, pages) {
  const seen = looked(host);
  const others = pages.flatMap((page, place) => (page.text === before[place]?.text ? [] : [place]));
  return others.length && !others.some((place) => seen.includes(place)) ? others[0] : null;
}

// The places of the pages that are in view.
function looked(host) {
  const seen = [...host.querySelectorAll(".sheets figure")].map((figure) => figure.getBoundingClientRect());
  return seen.flatMap((rect, place) => (rect.bottom > 0 && rect.top < innerHeight ? [place] : []));
}

// The pages from before, with new ones in their places.
function placed(before, pages) {
  if (pages.some((page) => page.at === undefined)) return pages;
  return before.map((page, place) => pages.find((one) => one.at === place) || page);
}

// Look, colour and paper, changed where one sees what becomes of them.
function Looks({ kind, made }) {
  const kit = store.state.data?.kit || {};
  const resume = kind === "resume";
  if (kind === "word") return store.state.audiences?.length ? html`<div class="looks"><${Audience} /></div>` : null;
  return html`<div class="looks" role="group" aria-label="How the pages look">
    <${Audience} />
    <label>Look <select value=${kit.look || ""} onChange=${(event) => put(["kit", "look"], event.target.value || null)}>
      <option value="">${!kit.look && made?.look ? `${named(made.look)} (automatic)` : "automatic"}</option>${store.forms.looks.map((one) => html`<option value=${one} key=${one}>${named(one)}</option>`)}</select></label>
    <label>Colour <input type="color" value=${[kit.accent, made?.accent].find((one) => /^#[0-9a-f]{6}$/i.test(one || "")) || "#777777"} onChange=${(event) => put(["kit", "accent"], event.target.value)} /></label>
    ${kit.accent ? html`<button type="button" class="link" onClick=${() => put(["kit", "accent"], null)}>choose for me</button>` : null}
    ${kind === "web" ? null : html`<label>Paper <select value=${kit.paper || ""} onChange=${(event) => put(["kit", "paper"], event.target.value || null)}>
      <option value="">automatic</option><option value="a4">A4</option><option value="letter">Letter</option></select></label>`}
    ${resume ? html`<label>Pages <select value=${String(kit.resume_pages || 1)} onChange=${(event) => put(["kit", "resume_pages"], event.target.value === "2" ? 2 : null)}><option value="1">one</option><option value="2">two</option></select></label>` : null}
  </div>`;
}

function Web({ made }) {
  const [size, setSize] = useState(() => load("web", { size: "desk" }).size);
  const set = (next) => { setSize(next); keep("web", { size: next }); };
  const [page, setPage] = useState(made.html);
  const frames = useRef();
  // The next page is loaded behind this one, and takes its place where this one was scrolled to.
  const loaded = (event) => {
    const [before, next] = [frames.current.querySelector("iframe:not(.next)"), event.target];
    if (next === before) return;
    const place = before.contentWindow.scrollY;
    next.contentWindow.scrollTo({ top: place, behavior: "instant" }); // the page itself scrolls smoothly
    setPage(made.html);
  };
  return html`<div class="web">
    <p class="units" role="radiogroup" aria-label="Size of the screen">${[["desk", "Desktop"], ["phone", "Phone"]].map(([name, label]) => html`<label key=${name} class=${name === size ? "on" : ""}><input type="radio" name="websize" checked=${name === size} onChange=${() => set(name)} />${label}</label>`)}</p>
    <div class="frames" ref=${frames}>${[...new Set([page, made.html])].map((one) => html`
      <iframe key=${one} class=${`${size} ${one === page ? "" : "next"}`} title="The web page" aria-hidden=${one !== page} tabindex=${one === page ? 0 : -1}
        src=${address(`web?page=${one}`)} sandbox="allow-same-origin" onLoad=${loaded}></iframe>`)}</div>
</div>`;
}
