// Damaged files of every format through the engine: whatever they end in, no table is left over and the next file is read.
import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppError } from '../../../src/lib/errors';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { biff, cells, compound } from './make-xls';
import { openFile } from './open-file';

let duckdb: TestDuckdb;
beforeAll(async () => void (duckdb = await openDuckdb()));
afterAll(() => duckdb.close());

const json = strToU8('[{"id":"0042","kwh":1.5},{"id":"0043","kwh":2,"late":{"a":[1]}},{"id":"0044","kwh":null,"ok":true}]');
const html = strToU8('<table><tr><th>id<th>kwh</tr><tr><td>0042<td>1</tr><tr><td rowspan=2>0043<td>2</tr><tr><td>3</tr></table>');
const xls = compound(
  biff([
    { name: 's', records: [cells.label(0, 0, 'id'), cells.label(0, 1, 'kwh'), cells.label(1, 0, '0042'), cells.number(1, 1, 2)] },
  ]),
);
const seeds: readonly (readonly [string, Uint8Array])[] = [
  ['a.json', json],
  ['a.html', html],
  ['a.xls', xls],
  ['a.zip', zipSync({ 'a.json': [json, { level: 0 }], 'b.html': html })],
  ['a.json.gz', gzipSync(json)],
];
const change = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 34, 44, 60, 91, 125, 255), fc.boolean());

it('answers after each of them', async () => {
  const tables = (): string[] =>
    duckdb.query('SELECT table_name FROM duckdb_tables() ORDER BY table_name').map(Object.values).flat().map(String);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...seeds),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      async ([name, seed], changes) => {
        let bytes = Uint8Array.from(seed);
        for (const [at, value, isCut] of changes) {
          const place = Math.floor(at * bytes.length);
          if (isCut && place > bytes.length / 2) bytes = bytes.slice(0, place);
          else bytes[place] = value;
        }
        try {
          const read = await openFile(duckdb, bytes, name);
          expect(tables()).toEqual(read.map((table) => table.name).sort());
          for (const table of read) {
            expect(duckdb.query(`SELECT count(*)::INTEGER AS n FROM "${table.name}"`)).toEqual([{ n: table.rows }]);
            duckdb.query(`DROP TABLE "${table.name}"`);
          }
        } catch (thrown) {
          if (!(thrown instanceof AppError)) throw thrown;
          expect(tables()).toEqual([]);
        }
      },
    ),
    { numRuns: 250, seed: 5 },
  );
  expect((await openFile(duckdb, json, 'a.json'))[0]?.rows).toBe(3);
});
