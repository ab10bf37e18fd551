// The cases of csv-spectrum, a collection of what delimited text may hold, through the real reader.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';
import { csvRows } from '../../support/csv-rows';

const folder = path.dirname(createRequire(import.meta.url).resolve('csv-spectrum/package.json'));
const names = readdirSync(path.join(folder, 'csvs')).map((name) => path.basename(name, '.csv'));
const bytes = (kind: string, name: string): Buffer => readFileSync(path.join(folder, kind, name));

/** Its location_coordinates has another telephone number in the JSON than in the CSV. */
const MISTAKE = ['"Contact Phone Number": "1234567890"', '"Contact Phone Number": "2095257564"'] as const;

it('has its twelve cases', () => {
  expect(names).toHaveLength(12);
});

it.each(names)('%s', async (name) => {
  const { rows, names: columns } = await csvRows(new Uint8Array(bytes('csvs', `${name}.csv`)));
  // The collection holds text alone: an empty cell is '', and numbers are as written.
  const text = rows.map((row) => Object.fromEntries(row.map((value, i) => [columns[i], value === null ? '' : String(value)])));
  const expected: unknown = JSON.parse(
    bytes('json', `${name}.json`)
      .toString('utf8')
      .replace(...MISTAKE),
  );
  expect(text).toEqual(Array.isArray(expected) ? expected : [expected]);
});
