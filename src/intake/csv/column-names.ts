/** Owns the names of columns: the header as written, no name blank, no two the same. */

/** One name per column. DuckDB compares names without regard to case, so `ID` beside `id` becomes `ID_2`; NUL cannot be in a name. */
export function columnNames(header: readonly string[], width: number): string[] {
  const taken = new Set<string>();
  const free = (name: string): boolean => !taken.has(name.toLowerCase());
  // Names that need no change first, so that `a, a_2, a` gives the second `a` the number 3.
  const written = Array.from({ length: width }, (_, i) => (header[i] ?? '').replaceAll('\0', ''));
  const later = new Set(written.map((name) => name.toLowerCase()));
  return written.map((text, i) => {
    const base = text.trim() === '' ? `column_${i + 1}` : text;
    let name = base;
    for (let n = 2; !free(name) || (name !== text && later.has(name.toLowerCase())); n++) name = `${base}_${n}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
