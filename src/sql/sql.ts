/** Owns the branded Sql type and the tag that is the only way to make one. */
import { KEYWORDS } from './keywords';

declare const brand: unique symbol;

/** SQL text known to be safe: every interpolated value was escaped, every name quoted. A bare string is not an Sql. */
export interface Sql {
  readonly text: string;
  readonly [brand]: true;
}

/** What the tag accepts between `${` and `}`. A plain string becomes an escaped literal, never code. */
export type SqlValue = Sql | string | number | bigint | boolean | null | Date | readonly SqlValue[];

class SqlText {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

function brandText(text: string): Sql {
  return new SqlText(text) as unknown as Sql;
}

/** True for a value made by this module (a look-alike object is not one). */
export function isSql(value: unknown): value is Sql {
  return value instanceof SqlText;
}

/**
 * Tagged template: sql`SELECT ${ident(name)} FROM t WHERE x = ${text}`.
 * Strings become literals, arrays become comma-separated lists, nested Sql is spliced as it is.
 * @throws RangeError for a number that is not finite and for an empty list (`IN ()` is not SQL).
 */
export function sql(strings: TemplateStringsArray, ...values: readonly SqlValue[]): Sql {
  let text = strings[0] ?? '';
  values.forEach((value, i) => {
    text += literalText(value) + (strings[i + 1] ?? '');
  });
  return brandText(text);
}

/** A quoted identifier, or a dotted path of them. Any text is a valid name except one with NUL in it. */
export function ident(...path: readonly string[]): Sql {
  if (path.length === 0) throw new RangeError('ident: no name');
  return brandText(path.map(quoteName).join('.'));
}

/** The same for statements that people read and edit: a name stands bare where it can. */
export function plainIdent(name: string): Sql {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !KEYWORDS.has(name) ? brandText(name) : ident(name);
}

/** Joins parts with a fixed separator: join(columns, ', '). An empty list gives empty SQL. */
export function join(
  parts: readonly Sql[],
  separator: ', ' | ' AND ' | ' OR ' | '\n' | ' UNION ALL ' | ' UNION ALL BY NAME ' | ' + ' | ' ',
): Sql {
  return brandText(parts.map((part) => part.text).join(separator));
}

/** Text already proven to be one reading statement. Only read-only.ts may call it; the architecture test holds it to that. */
export function checkedText(text: string): Sql {
  return brandText(text);
}

/** Nothing: for optional clauses. */
export const EMPTY: Sql = brandText('');

/** A string literal with the quotes doubled; NUL, which ends a statement early, is spelled chr(0). */
function quoteText(value: string): string {
  const quoted = `'${value.replace(/'/g, "''")}'`;
  return value.includes('\0') ? `(${quoted.split('\0').join(`' || chr(0) || '`)})` : quoted;
}

function quoteName(name: string): string {
  if (name.includes('\0')) throw new RangeError('ident: a name cannot contain NUL');
  if (name === '') throw new RangeError('ident: a name cannot be empty');
  return `"${name.replace(/"/g, '""')}"`;
}

function literalText(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (isSql(value)) return value.text;
  if (typeof value === 'string') return quoteText(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'bigint') return value < 0n ? `(${String(value)})` : String(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw new RangeError('sql: an invalid date');
    return `TIMESTAMP '${value.toISOString().slice(0, 23).replace('T', ' ')}'`;
  }
  if (Array.isArray(value)) {
    if (value.length === 0) throw new RangeError('sql: an empty list');
    return value.map(literalText).join(', ');
  }
  throw new TypeError('sql: not a value');
}

/** In parentheses when negative: a minus after another minus would start a comment. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('sql: a number must be finite');
  return value < 0 || Object.is(value, -0) ? `(${String(value)})` : String(value);
}
