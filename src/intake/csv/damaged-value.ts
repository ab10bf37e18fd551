/** Owns the reading of a value through slight damage: stray quotes around or in it, a line end within. */

const AROUND = /^["'`´“”]+|\\?["'`´“”]+$/g;

/** The text without what cannot belong to a number or a date; null when nothing can be taken out, or two values would become one. */
export function withoutDamage(text: string): string | null {
  let bare = text.replace(AROUND, '');
  // One double quote in the midst; feet and inches have two marks.
  if (bare.includes('"') && !/["'].*["']/.test(bare)) bare = bare.replace('"', '');
  const parts = bare.split(/\r\n|\r|\n/);
  const isBroken = parts.length === 2 && parts.some((part) => !/^\s*[\d.,]+\s*$/.test(part));
  if (parts.length > 1 && !isBroken) return null;
  bare = parts.join('');
  return bare === text || /["'`´“”]/.test(bare) ? null : bare;
}

/** Reads the text, and failing that the text without its damage. */
export function readDamaged<Reading>(text: string, read: (text: string) => Reading | null): Reading | null {
  const bare = withoutDamage(text);
  return bare === null ? null : read(bare);
}
