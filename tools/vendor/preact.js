export { h, render, Fragment, createContext } from "preact";
export { useState, useEffect, useLayoutEffect, useRef, useMemo, useCallback, useId } from "preact/hooks";
import { h } from "preact";
import htm from "htm";
export const html = htm.bind(h);
