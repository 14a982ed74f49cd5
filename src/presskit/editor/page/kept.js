// What the browser keeps for this profile between two visits.

export const identity = document.querySelector('meta[name="presskit-profile"]').content;
export const kept = `presskit-${identity}`;

export function load(name, otherwise) {
  try {
    return { ...otherwise, ...JSON.parse(localStorage.getItem(`${kept}-${name}`) || "{}") };
  } catch {
    return otherwise;
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(`${kept}-${name}`, JSON.stringify(value));
  } catch { /* a full storage costs the convenience only */ }
}
