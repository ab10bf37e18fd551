/** Owns the names under which unmapped columns become attributes of a customer. */
import type { RawColumn } from '../intake/raw-table';
import { isNumeric, isUnique } from './column-content';
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

/** The most attributes that become facts: thousands of them take longer to count than to read, and nobody picks from such a list. */
export const MOST_FACT_ATTRIBUTES = 200;

/**
 * The attributes that customers can be filtered and grouped by, in the order of the files: all of them up to the limit, beyond it those
 * that part the customers (not one value for all, nor a text of its own for each), the fullest first.
 */
export function chooseFactAttributes(attributes: readonly Attribute[]): readonly Attribute[] {
  if (attributes.length <= MOST_FACT_ATTRIBUTES) return attributes;
  const fill = ({ from }: Attribute): number =>
    Math.max(...from.map(({ column: { profile } }) => (profile.rows - profile.nulls) / Math.max(1, profile.rows)));
  const parts = ({ from, kind }: Attribute): boolean =>
    from.some(({ column }) => column.profile.distinct > 1 && (kind === 'number' || !isUnique(column)));
  const useful = attributes.filter(parts);
  const fullest = new Map(useful.map((attribute) => [attribute, fill(attribute)]));
  const chosen = new Set(
    [...useful].sort((a, b) => (fullest.get(b) ?? 0) - (fullest.get(a) ?? 0)).slice(0, MOST_FACT_ATTRIBUTES),
  );
  return attributes.filter((attribute) => chosen.has(attribute));
}
