import { html } from "/page/preact.js";
export const TABS = [];
export function Pages() { return null; }
