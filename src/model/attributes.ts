/** Owns the names under which unmapped columns become attributes of a customer. */
import type { RawColumn } from '../intake/raw-table';
import { isNumeric } from './column-content';
import type { Source } from './source';

export type AttributeKind = 'category' | 'number' | 'date';

export interface Attribute {
  /** Column of `customer` and `customer_facts`; no other column has it, whatever the case of its letters. */
  readonly name: string;
  /** The header as the user wrote it. */
  readonly header: string;
  readonly kind: AttributeKind;
  /** Where it comes from, first source first. */
  readonly from: readonly { readonly source: Source; readonly column: RawColumn }[];
}

function kindOf(column: RawColumn): AttributeKind | null {
  switch (column.kind) {
    case 'text':
      return isNumeric(column) ? 'number' : 'category';
    case 'boolean':
      return 'category';
    case 'integer':
      // 0 and 1 are answers, not amounts.
      return column.profile.distinct <= 2 && column.profile.rows > 2 ? 'category' : 'number';
    case 'number':
      return 'number';
    case 'date':
    case 'timestamp':
      return 'date';
    case 'other':
      return null;
  }
}

/** Attributes of all sources; equal headers of one kind are one attribute. `reserved` are the names already in use. */
export function nameAttributes(sources: readonly Source[], reserved: readonly string[]): Attribute[] {
  const taken = new Set(reserved.map((name) => name.toLowerCase()));
  const byHeader = new Map<
    string,
    { name: string; header: string; kind: AttributeKind; from: { source: Source; column: RawColumn }[] }
  >();
  for (const source of sources) {
    for (const column of source.attributes) {
      const kind = kindOf(column);
      if (kind === null) continue;
      const key = `${kind}:${column.name}`;
      const known = byHeader.get(key);
      if (known !== undefined) {
        known.from.push({ source, column });
        continue;
      }
      byHeader.set(key, { name: freeName(column.name, taken), header: column.name, kind, from: [{ source, column }] });
    }
  }
  return [...byHeader.values()];
}

/** The header without control characters and outer spaces, with _2, _3 … where it is taken. */
function freeName(header: string, taken: Set<string>): string {
  const base = header.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim() || 'attribute';
  let name = base;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base}_${n}`;
  taken.add(name.toLowerCase());
  return name;
}
