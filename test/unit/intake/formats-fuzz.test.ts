// Damaged files of every format besides CSV: reading ends, in rows or in a sentence, and never in anything else.
import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { AppError } from '../../../src/lib/errors';
import type { RawTable } from '../../../src/intake/raw-table';
import { readFile } from '../../../src/intake/read-file';
import type { Reader } from '../../../src/intake/reader';
import foreign from '../../../src/intake/readers/foreign';
import gzip from '../../../src/intake/readers/gzip';
import zip from '../../../src/intake/readers/zip';
import { readFormat } from '../../../src/intake/tables/formats';
import type { TableSink, TableSummary } from '../../../src/intake/tables/table-sink';
import { sameText } from '../../../src/lib/text';
import { biff, cells, compound } from '../../sql/intake/make-xls';
import { cpuMs } from '../../support/cpu-time';

const ndjson = '{"id":"0042","kwh":1.5,"a":{"b":[1,{"c":"x\\u4e00"}]},"d":"2024-01-31"}\n{"id":"0043","kwh":null,"ok":true}\n';
const seeds: Record<string, readonly (readonly [string, Uint8Array])[]> = {
  json: [
    ['json', strToU8(ndjson.repeat(3))],
    ['json', strToU8(`{"code":0,"data":{"rows":[${ndjson.trim().split('\n').join(',')}],"n":[[1,"a"],[2,"b"]]}}`)],
    ['json', strToU8('{"a":[1,2,3],"b":["x","y","z"]}')],
    ['json', strToU8('{"1":{"a":1},"2":{"a":2},"3":{"a":{"b":3}}}')],
  ],
  html: [
    [
      'html',
      strToU8(
        '<html><meta charset=gbk><style>a{}</style><!-- x --><table border="1"><tr><th rowspan=2>户号<th colspan=2>电量</tr><tr><th>峰<th>谷</tr>' +
          '<tr><td x:num="1">1&nbsp;</td><td>2<br>3</td><td><table><tr><td>4</table></td></tr><tr><td>5<td>&#20013;<td>7</table>',
      ),
    ],
  ],
  spreadsheetml: [
    [
      'spreadsheetml',
      strToU8(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>' +
          '<Worksheet ss:Name="s"><Table><Row ss:Index="2"><Cell ss:MergeAcross="1"><Data ss:Type="String">a&amp;</Data></Cell></Row>' +
          '<Row><Cell ss:StyleID="d"><Data ss:Type="Number">45322</Data></Cell><Cell ss:Index="4"><Data ss:Type="Boolean">1</Data></Cell></Row></Table></Worksheet></Workbook>',
      ),
    ],
  ],
  ods: [
    [
      'ods',
      zipSync(
        {
          mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
          'content.xml': strToU8(
            '<c><table:table table:name="s"><table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="9"><text:p>1</text:p></table:table-cell>' +
              '<table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>x<text:s text:c="3"/></text:p></table:table-cell></table:table-row></table:table></c>',
          ),
        },
        { level: 0 },
      ),
    ],
  ],
  xls: [
    ['xls', compound(sheets(20))],
    ['xls', compound(sheets(200))],
    ['xls', sheets(10)],
  ],
  archive: [
    ['zip', zipSync({ 'a/客户.json': strToU8(ndjson), 'b.json.gz': gzipSync(strToU8(ndjson)), 'c.xls': compound(sheets(5)) })],
    ['zip', zipSync({ 'a.json': [strToU8(ndjson), { level: 0 }] })],
    ['gz', gzipSync(strToU8(ndjson.repeat(9)))],
  ],
};

function sheets(rows: number): Uint8Array {
  const records = Array.from({ length: rows }, (_, i) => [
    ...cells.shared(i, 0, i % 3),
    ...cells.number(i, 1, 45_000 + i, 1),
    ...cells.formulaText(i, 2, 'x'),
    ...cells.mulRk(i, 3, 6, 11),
  ]);
  const merged = [...records, cells.merge(1, 3, 0, 0)];
  return biff([{ name: '表', records: merged }], { strings: ['a', '电量', 'b'], formats: ['0', 'yyyy-mm-dd'], continueAt: 12 });
}

/** Bytes changed, taken out, doubled, cut off, or with large numbers put in, where formats keep their lengths. */
const damage = fc.array(
  fc.record({
    kind: fc.constantFrom('set', 'drop', 'repeat', 'cut', 'large', 'swap'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.constantFrom(1, 2, 4, 16, 80),
    value: fc.oneof(fc.nat(255), fc.constantFrom(0, 255, 34, 60, 62, 91, 93, 123, 125)),
  }),
  { minLength: 1, maxLength: 4 },
);

function damaged(seed: Uint8Array, steps: typeof damage extends fc.Arbitrary<infer T> ? T : never): Uint8Array<ArrayBuffer> {
  let bytes = Uint8Array.from(seed);
  for (const { kind, at, length, value } of steps) {
    const from = Math.floor(at * bytes.length);
    const part = bytes.slice(from, from + length);
    if (kind === 'set') bytes.fill(value, from, from + Math.min(length, 4));
    else if (kind === 'large')
      bytes.set(
        part.map((_, i) => (i % 4 === 3 ? 0x7f : 0xff)),
        from,
      );
    else if (kind === 'cut') bytes = bytes.slice(0, from);
    else if (kind === 'drop') bytes = Uint8Array.from([...bytes.subarray(0, from), ...bytes.subarray(from + length)]);
    else if (kind === 'repeat')
      bytes = Uint8Array.from([...bytes.subarray(0, from), ...part, ...part, ...bytes.subarray(from + length)]);
    else bytes.set(bytes.slice(0, Math.min(length, bytes.length - from)), from);
  }
  return bytes;
}

/** Rows are only counted. A table without columns, or with columns of unlike length, is an error of the reader. */
async function read(format: string, file: File): Promise<number> {
  let rows = 0;
  let width = 0;
  const sink: TableSink = {
    begin(_, columns) {
      width = columns.length;
      expect(width).toBeGreaterThan(0);
      expect(new Set(columns.map(({ name }) => name.toLowerCase())).size).toBe(width);
      return Promise.resolve();
    },
    batch(columns, count) {
      expect(columns.map(({ length }) => length)).toEqual(new Array<number>(width).fill(count));
      return Promise.resolve();
    },
    end: (summary: TableSummary) => Promise.resolve(void (rows += summary.rows)),
    progress: () => undefined,
  };
  await readFormat(format, file, {}, sink);
  return rows;
}

const table = (rows: number): RawTable[] => [{ rows, problems: [] as unknown } as RawTable];
const inPlace = (id: string, recognises: RegExp): Reader => ({
  id,
  text: sameText(id),
  recognise: ({ extension }) => (recognises.test(extension) ? 0.99 : 0),
  read: async ({ file }) => table(await read(id, file)),
});
const READERS = [zip, gzip, foreign, inPlace('json', /^json$/), inPlace('xls', /^xls$/)];

/** Milliseconds of work within which a file of some kilobytes has to end. */
const LONGEST_MS = 4000;

it.each(Object.keys(seeds))(
  'damaged %s ends in rows or in a sentence',
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...(seeds[kind] ?? [])), damage, async ([format, seed], steps) => {
        const file = new File([damaged(seed, steps)], `a.${format}`);
        const context = {
          runner: {} as never,
          nameFor: (label: string) => label,
          overrides: {},
          onProgress: () => undefined,
          signal: new AbortController().signal,
        };
        const start = cpuMs();
        try {
          if (kind === 'archive') await readFile(file, READERS, context);
          else await read(format, file);
        } catch (thrown) {
          if (!(thrown instanceof AppError)) throw thrown;
          expect(thrown.code).not.toBe('unexpected');
          expect(thrown.text.zh.length).toBeGreaterThan(8);
        }
        expect(cpuMs() - start).toBeLessThan(LONGEST_MS);
      }),
      { numRuns: 800, seed: 7 },
    );
  },
  60_000,
);
