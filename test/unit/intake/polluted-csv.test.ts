// Every pollution of two clean tables, one at a time: the table comes out whole, or what is lost or changed is told by its line.
import { describe, expect, it } from 'vitest';
import { csvRows, type CsvRows } from '../../support/csv-rows';
import { linesOf, orderTable, pollute, utilityTable, type CleanTable, type Variant } from '../../support/polluted-csv';

/** Problems that name the rows or cells concerned. */
const TELLING = new Set([
  ...['rows_rejected', 'rows_short', 'rows_mended', 'short_rows', 'stray_quotes', 'unclosed_quotes'],
  ...['header_short', 'header_mended', 'header_rows_joined', 'columns_renamed', 'title_rows', 'no_header'],
]);

const keys = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row));

/** What is wrong with the reading of a variant, in words; null when nothing is. */
function fault({ outcome, id }: Variant, read: CsvRows, clean: CsvRows): string | null {
  const told = read.codes.some((code) => TELLING.has(code));
  const names = read.names.join() === clean.names.join();
  if (outcome.kind === 'clean' || outcome.kind === 'unnamed') {
    if (outcome.kind === 'clean' && !names) return `names ${read.names.join()}`;
    if (read.kinds.join() !== clean.kinds.join()) return `types ${read.kinds.join()}`;
    return keys(read.rows).join() === keys(clean.rows).join() ? null : 'other values';
  }
  if (outcome.kind === 'header') {
    const kept = read.rows.length + read.summary.rejected >= clean.rows.length;
    if (!kept) return `${String(read.rows.length)} rows`;
    return told || names ? null : `names in silence: ${read.names.join()}`;
  }
  // Sound rows, each with all of its values, in their order; what else is there is told.
  const damaged = new Set(outcome.rows);
  const found = keys(read.rows);
  let at = 0;
  for (const [i, row] of keys(clean.rows).entries()) {
    if (damaged.has(i)) continue;
    const place = found.indexOf(row, at);
    if (place < 0) return `sound row ${String(i)} lost: ${row}`;
    at = place + 1;
  }
  const known = new Set(keys(clean.rows));
  const isChanged = found.some((row) => !known.has(row));
  const isLost = found.length < clean.rows.length && !/^(?:one row|emptied)/.test(id);
  if (isLost && read.summary.rejected === 0) return 'rows lost in silence';
  return isChanged && !told ? 'values changed in silence' : null;
}

async function faults(table: CleanTable, only: (variant: Variant) => boolean): Promise<string[]> {
  const clean = await csvRows(linesOf(table).join('\r\n'));
  const found: string[] = [];
  let count = 0;
  for (const variant of pollute(table)) {
    if (!only(variant)) continue;
    count++;
    const wrong = fault(variant, await csvRows(variant.text), clean);
    if (wrong !== null) found.push(`${variant.id}: ${wrong}`);
  }
  expect(count).toBeGreaterThan(40);
  return found;
}

const isOfRow = ({ id }: Variant): boolean => /, row -?\d+$/.test(id);
/** The header, the first rows, some in the middle and the last: two thousand in all would take a minute. */
const isLookedAt = ({ id }: Variant): boolean => /, row (?:-1|0|1|4|5|28|44|49|59)$/.test(id);

describe.each([
  ['a table of customers', utilityTable()],
  ['a table of orders', orderTable()],
])('%s', (_, table) => {
  it('is read whole whatever is done to the file', async () => {
    expect(await faults(table, (variant) => !isOfRow(variant))).toEqual([]);
  });

  it('suffers in no other row when one is damaged, and says what it did with that one', async () => {
    expect(await faults(table, (variant) => isOfRow(variant) && isLookedAt(variant))).toEqual([]);
  });

  it('is put in order again where the other rows leave only one way', async () => {
    const clean = await csvRows(linesOf(table).join('\r\n'));
    const [, first] = keys(clean.rows);
    for (const id of [
      'a delimiter less at column 1',
      'a delimiter more at column 3',
      'semicolons for delimiters',
      'blanks for delimiters',
    ]) {
      const variant = [...pollute(table)].find((other) => other.id.startsWith(id) && other.id.endsWith(', row 1'));
      const read = await csvRows(variant?.text ?? '');
      expect([keys(read.rows)[1], read.codes]).toEqual([first, ['rows_mended']]);
      expect(read.summary.problems[0]?.text.en).toContain('line 3');
    }
  });
});
