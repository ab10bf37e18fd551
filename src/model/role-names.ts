/** Owns the way in which role files write their names: as lines of words. */

/** The words of a text, in order: names hold no spaces, so that a list of them can be read and written as lines. */
export function namesIn(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
