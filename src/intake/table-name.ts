/** Owns the SQL names of raw tables. */

/**
 * `raw_` + the label without its extension, in lower-case letters (Chinese included), digits and underscores, so that it
 * needs no quotes in SQL; a number is added while the name is taken.
 */
export function tableName(label: string, taken: ReadonlySet<string>): string {
  const base = label
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  // By characters, so that no surrogate pair is cut.
  const name = `raw_${Array.from(base).slice(0, 60).join('') || 'table'}`;
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name}_${n}`;
  return free;
}
