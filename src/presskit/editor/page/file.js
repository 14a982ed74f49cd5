// The profile as the text that it is, in CodeMirror, with problems at their lines and completion from the schema.

import { html, useEffect, useRef, useState } from "/page/preact.js";
import { edit, nonce, store } from "/page/store.js";
import { Remedy, sentence } from "/page/fields.js";

let loaded = null;
const library = () => (loaded ??= import("/page/codemirror.js"));

export function File({ target }) {
  const host = useRef();
  const view = useRef(null);
  const [ready, setReady] = useState(false);
  const own = useRef(store.state.text);  // what stands here

  useEffect(() => {
    let gone = false;
    library().then((cm) => {
      if (gone) return;
      view.current = new cm.EditorView({ parent: host.current, state: stateOf(cm, store.state.text, (text) => {
        const before = own.current;
        own.current = text;
        edit({ do: "text", text, of: before });
      }) });
      view.current.cm = cm;
      setReady(true);
    });
    return () => { gone = true; view.current?.destroy(); view.current = null; };
  }, []);

  const { text, problems } = store.state;
  const waiting = store.busy();
  useEffect(() => {
    const held = view.current;
    if (!held) return;
    const here = held.state.doc.toString();
    if (here !== text && here === own.current && !store.busy()) {  // somebody else changed it
      const begin = commonStart(here, text);
      const end = commonEnd(here, text, begin);
      held.dispatch({ changes: { from: begin, to: here.length - end, insert: text.slice(begin, text.length - end) } });
      own.current = text;
    }
    const { setDiagnostics } = held.cm;
    const found = problems.filter((one) => one.line && one.line <= held.state.doc.lines).map((one) => {
      const line = held.state.doc.line(one.line);
      const from = Math.min(line.from + (one.column || 1) - 1, line.to);
      return { from, to: Math.max(from, line.to), severity: one.severity === "advice" ? "info" : one.severity, message: `${one.message}. ${one.hint}` };
    });
    held.dispatch(setDiagnostics(held.state, found));
  }, [text, problems, ready, waiting]);

  useEffect(() => {
    const held = view.current;
    if (!held || !target?.line || target.line > held.state.doc.lines) return;
    const line = held.state.doc.line(target.line);
    held.dispatch({ selection: { anchor: Math.min(line.from + (target.column || 1) - 1, line.to) }, effects: held.cm.EditorView.scrollIntoView(line.from, { y: "center" }) });
    held.focus();
  }, [target, ready]);

  return html`<div class="file"><div class="editor" ref=${host}></div>
    ${problems.length ? html`<ul class="mistakes" aria-label="Problems">${problems.map((one) => html`<li class=${one.severity} key=${one.message}><b>Line ${one.line}</b> ${sentence(one.message)} ${sentence(one.hint)} <${Remedy} of=${one} /></li>`)}</ul>` : null}</div>`;
}

function commonStart(one, other) {
  let place = 0;
  while (place < one.length && place < other.length && one[place] === other[place]) place++;
  return place;
}

function commonEnd(one, other, begin) {
  let count = 0;
  while (count < one.length - begin && count < other.length - begin && one[one.length - 1 - count] === other[other.length - 1 - count]) count++;
  return count;
}

function stateOf(cm, doc, changed) {
  const { tags } = cm;
  const style = cm.HighlightStyle.define([
    { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
    { tag: tags.string, color: "var(--string)" },
    { tag: [tags.number, tags.bool, tags.atom], color: "var(--number)" },
    { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--ink)", fontWeight: "600" },
  ]);
  return cm.EditorState.create({
    doc,
    extensions: [
      cm.lineNumbers(), cm.highlightActiveLine(), cm.highlightSpecialChars(), cm.history(), cm.drawSelection(), cm.bracketMatching(),
      cm.highlightSelectionMatches(), cm.lintGutter(), cm.StreamLanguage.define(cm.toml), cm.syntaxHighlighting(style),
      cm.EditorView.lineWrapping, cm.EditorView.cspNonce.of(nonce), cm.EditorView.contentAttributes.of({ "aria-label": "The profile as text", tabindex: "0" }),
      cm.autocompletion({ override: [complete] }),
      cm.keymap.of([...cm.completionKeymap, ...cm.defaultKeymap, ...cm.historyKeymap, ...cm.searchKeymap, ...cm.lintKeymap]),
      cm.EditorView.updateListener.of((update) => {
        if (update.docChanged && update.transactions.some((one) => one.isUserEvent("input") || one.isUserEvent("delete") || one.isUserEvent("undo") || one.isUserEvent("redo") || one.isUserEvent("move"))) changed(update.state.doc.toString());
      }),
    ],
  });
}

// The names of tables behind a bracket, those of the table's fields at the beginning of a line.
function complete(context) {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const table = /^\s*\[{1,2}([\w.]*)$/.exec(before);
  const forms = store.forms.tables;
  if (table) {
    const options = forms.map((form) => ({ label: form.name, detail: form.title, info: form.hint, apply: form.many ? `${form.name}]]` : `${form.name}]` }));
    return { from: context.pos - table[1].length, options };
  }
  const field = /^\s*(\w*)$/.exec(before);
  if (!field || (!field[1] && !context.explicit)) return null;
  let above = line.number - 1;
  let header = null;
  while (above > 0 && !header) header = /^\s*\[{1,2}\s*([\w.]+)/.exec(context.state.doc.line(above--).text);
  const fields = header ? forms.find((form) => form.name === header[1])?.fields : store.forms.top;
  if (!fields) return null;
  return { from: context.pos - field[1].length, options: fields.map((one) => ({ label: one.name, detail: one.required ? "needed" : "", info: one.hint, apply: `${one.name} = ` })) };
}
