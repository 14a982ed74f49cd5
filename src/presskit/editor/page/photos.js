import { html } from "/page/preact.js";
export function Photos() { return null; }
export function Photo() { return null; }
