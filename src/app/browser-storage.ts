/** Owns the way to what the browser keeps between visits. */

/** null where storage is forbidden, as in some private windows. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
