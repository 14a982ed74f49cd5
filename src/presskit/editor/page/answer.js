// What takes the server longer than a key may wait: asked for once nobody types, given up when something newer is.

import { useEffect, useState } from "/page/preact.js";
import { ask, store, tab } from "/page/store.js";

// The answer of a route for the profile as it stands, null until the first; `body` makes it a POST. A newer answer takes
// its place; while the profile has a mistake, the last one stays.
export function useAnswer(route, { body, wait = 500, on = [] } = {}) {
  const [found, setFound] = useState(null);
  const { rev, valid } = store.state || {};
  useEffect(() => {
    if (!valid) return undefined;
    const giveUp = new AbortController();
    const later = setTimeout(() => {
      const asked = body ? ask(route, { ...body, tab }, giveUp.signal) : ask(`${route}?tab=${tab}`, undefined, giveUp.signal);
      asked.then(setFound).catch(() => { /* the next one will tell */ });
    }, found ? wait : 0);
    return () => { clearTimeout(later); giveUp.abort(); };
  }, [rev, valid, ...on]);
  return found;
}
