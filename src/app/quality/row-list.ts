/** Owns the rows of a list as they are shown and saved: plain text, personal columns masked unless the user says otherwise. */
import type { ResultColumns } from '../../engine/columns';
import type { Locale } from '../../lib/text';
import { writeCsv } from '../../lib/write-csv';
import { isPersonalRole, maskValue } from '../../model/masking';
import { columnText } from './quality-text';

export interface ListedRows {
  readonly names: readonly string[];
  readonly isNumeric: readonly boolean[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** A value as it stands in no column of its own role: long runs of digits may be a phone or a customer number. */
const LONG_NUMBER = /\d{7,}/g;

/** The parts of one list joined; columns in which every value is missing are left out. */
export function listedRows(results: readonly ResultColumns[]): ListedRows {
  const names = results[0]?.names ?? [];
  const rows = results.flatMap((result) =>
    Array.from({ length: result.rowCount }, (_, row) => names.map((name) => cellText(result.cell(name, row)))),
  );
  const used = names.flatMap((_, i) => (rows.some((row) => row[i] !== null) ? [i] : []));
  return {
    names: used.map((i) => names[i] ?? ''),
    isNumeric: used.map((i) => results.every((result) => result.column(names[i] ?? '').kind === 'number')),
    rows: rows.map((row) => used.map((i) => row[i] ?? null)),
  };
}

function cellText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return String(Math.round(value * 1000) / 1000);
  return typeof value === 'object'
    ? JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? String(item) : item))
    : String(value);
}

/** @param hasNumbers whether customer_id is a customer's number, not the name of a region or file */
export function maskCell(name: string, text: string | null, hasNumbers: boolean): string | null {
  if (text === null) return null;
  if (name === 'customer_id') return hasNumbers ? maskValue(name, text) : text;
  if (isPersonalRole(name)) return maskValue(name, text);
  return name === 'value' ? text.replace(LONG_NUMBER, (digits) => maskValue('customer_id', digits)) : text;
}

/** CSV with the headings that the screen shows; `mask` as maskCell, or null for none. */
export function listCsv(
  { names, rows }: ListedRows,
  mask: ((name: string, text: string | null) => string | null) | null,
  locale: Locale,
): string {
  const heading = names.map((name) => columnText(name)[locale]);
  const cells = rows.map((row) => row.map((cell, i) => (mask === null ? cell : mask(names[i] ?? '', cell)) ?? ''));
  return writeCsv([heading, ...cells]);
}
