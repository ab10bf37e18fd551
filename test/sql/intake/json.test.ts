// JSON in the shapes that systems write it, read into the engine; what is broken is told with its place.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RawTable } from '../../../src/intake/raw-table';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { openFile, refusalOf } from './open-file';

let duckdb: TestDuckdb;
beforeAll(async () => void (duckdb = await openDuckdb()));
afterAll(() => duckdb.close());

async function load(content: string | Uint8Array<ArrayBuffer>, name = 'x.json') {
  const tables = await openFile(duckdb, content, name);
  const rowsOf = (table: RawTable | undefined) => duckdb.query(`FROM "${table?.name ?? ''}"`);
  return { tables, table: tables[0], rows: rowsOf(tables[0]), rowsOf };
}

const types = (table: RawTable | undefined) =>
  Object.fromEntries((table?.columns ?? []).map(({ name, sqlType }) => [name, sqlType]));

describe('records', () => {
  const expected = [
    { 户号: '0042', kwh: 1.5, ok: true },
    { 户号: '0043', kwh: 2, ok: false },
  ];
  const first = '{"户号":"0042","kwh":1.5,"ok":true}';
  const second = '{"户号":"0043","kwh":2,"ok":false}';
  it.each([
    ['one a line', `${first}\n${second}\n`],
    ['one a line, blank lines between', `\n${first}\r\n\r\n${second}`],
    ['in a list', `[${first},${second}]`],
    ['in a list over lines', `[\n  ${first},\n  ${second}\n]\n`],
    ['wrapped', `{"code":0,"data":[${first},${second}]}`],
    ['wrapped twice', `{"code":0,"msg":"","result":{"total":2,"rows":[${first},${second}]}}`],
    ['behind one another', `${first}${second}`],
    ['behind one another over lines', `{"户号":"0042",\n"kwh":1.5,\n"ok":true}\n{"户号":"0043",\n"kwh":2,"ok":false}`],
    ['lists behind one another', `[${first}]\n[${second}]`],
    ['as lists under a header', '[["户号","kwh","ok"],["0042",1.5,true],["0043",2,false]]'],
    ['as lists, one a line', '["户号","kwh","ok"]\n["0042",1.5,true]\n["0043",2,false]\n'],
    ['as lists beside their names', '{"columns":["户号","kwh","ok"],"index":[0,1],"data":[["0042",1.5,true],["0043",2,false]]}'],
    ['a list a column', '{"户号":["0042","0043"],"kwh":[1.5,2],"ok":[true,false]}'],
    ['an object a column', '{"户号":{"0":"0042","1":"0043"},"kwh":{"0":1.5,"1":2},"ok":{"0":true,"1":false}}'],
  ])('%s', async (_, text) => {
    for (const content of [text, `\ufeff${text}`, utf16(text)]) {
      const { tables, table, rows } = await load(content);
      expect(tables).toHaveLength(1);
      expect(rows).toEqual(expected);
      expect(types(table)).toEqual({ 户号: 'VARCHAR', kwh: 'DOUBLE', ok: 'BOOLEAN' });
    }
  });

  it('in GB18030', async () => {
    const text = Uint8Array.from(
      [...'[{"']
        .map((c) => c.charCodeAt(0))
        .concat(
          [0xbb, 0xa7, 0xba, 0xc5],
          [...'":"1"},{"'].map((c) => c.charCodeAt(0)),
          [0xbb, 0xa7, 0xba, 0xc5],
          [...'":"2"}]'].map((c) => c.charCodeAt(0)),
        ),
    );
    expect((await load(text)).table?.columns.map(({ name }) => name)).toEqual(['户号']);
  });

  it('keep digits, names, nested parts and lists', async () => {
    const text = JSON.stringify([
      { id: 1, a: { b: 'x', c: { d: null } }, tags: ['p', 'q"'], n: null },
      { id: 2, a: { b: 'y\n', c: { d: 5 } }, tags: [], late: { k: '电' } },
    ])
      .replace('"id":1', '"id":9007199254740993,"no":1234567890123456789012,"e":1E5')
      .replace('"id":2', '"id":12,"no":7,"e":2.5e-3');
    const { rows } = await load(text);
    expect(rows).toEqual([
      {
        id: '9007199254740993',
        no: '1234567890123456789012',
        e: 100000,
        'a.b': 'x',
        'a.c.d': null,
        tags: '["p","q\\""]',
        n: null,
        'late.k': null,
      },
      { id: '12', no: '7', e: 0.0025, 'a.b': 'y\n', 'a.c.d': 5, tags: '[]', n: null, 'late.k': '电' },
    ]);
  });

  it('keep a name that turns up after thousands of records, and empty records', async () => {
    const lines = Array.from({ length: 40_000 }, (_, i) =>
      JSON.stringify({ i, text: 'x'.repeat(250), ...(i === 39_000 ? { late: 7 } : {}) }),
    );
    const { table } = await load([...lines, '{}'].join('\n'), 'x.ndjson');
    expect(table?.rows).toBe(40_001);
    expect(duckdb.query(`SELECT sum(late)::DOUBLE s, sum(i)::DOUBLE i FROM ${table?.name ?? ''}`)).toEqual([
      { s: 7, i: (39_999 * 40_000) / 2 },
    ]);
  });

  it('of several lists become several tables', async () => {
    const { tables, rowsOf } = await load(
      '{"customers":[{"id":"a"}],"meta":[{"x":1}],"usage":[{"id":"a","kwh":1},{"id":"a","kwh":2}],"none":[]}',
      '导出.json',
    );
    expect(tables.map(({ name, source, rows }) => [name, source.sheet, rows])).toEqual([
      ['raw_导出_customers', 'customers', 1],
      ['raw_导出_usage', 'usage', 2],
    ]);
    expect(rowsOf(tables[1])).toEqual([
      { id: 'a', kwh: 1 },
      { id: 'a', kwh: 2 },
    ]);
  });

  it('by name, and a single one', async () => {
    expect((await load('{"1001":{"kwh":1,"n":{"a":1}},"1002":{"kwh":2}}')).rows).toEqual([
      { key: '1001', kwh: 1, 'n.a': 1 },
      { key: '1002', kwh: 2, 'n.a': null },
    ]);
    expect((await load('{"a":1,"b":{"c":"x"}}')).rows).toEqual([{ a: 1, 'b.c': 'x' }]);
    expect((await load('[1,2.5,null]')).rows).toEqual([{ value: 1 }, { value: 2.5 }]);
  });

  it('with types that differ become text, and dates dates', async () => {
    const { rows, table } = await load('[{"v":true,"d":"2024-01-31"},{"v":"x","d":"2024-02-01"},{"v":{"w":2},"d":null}]');
    expect(types(table)).toEqual({ v: 'VARCHAR', 'v.w': 'BIGINT', d: 'DATE' });
    expect(rows.map(({ v }) => v)).toEqual(['true', 'x', null]);
  });
});

describe('what is broken', () => {
  it('ends the reading of a list, with its place', async () => {
    const { table, rows } = await load('[{"a":1},\n{"a":2},\n{"a":3,"b":"cut');
    expect(rows.map(({ a }) => a)).toEqual([1, 2]);
    const problem = table?.problems.find(({ code }) => code === 'json_broken');
    expect(problem?.text.en).toContain('line 3');
  });
  it('is left out line by line where each line is a record', async () => {
    const { table, rows } = await load('{"a":1}\n{"a":2,"b"\n{"a":"x\n[1]\n{"a":3}\n{"a":4}\n{"a":', 'x.jsonl');
    expect(rows.map(({ a }) => a)).toEqual([1, 3, 4]);
    expect(table?.rejectedRows.map(({ line, text }) => [line, text])).toEqual([
      [2, '{"a":2,"b"'],
      [3, '{"a":"x'],
      [4, '[1]'],
      [7, '{"a":'],
    ]);
  });
  it('is refused when no row can be read', async () => {
    expect((await refusalOf(duckdb, '{"a', 'x.json')).code).toBe('json_broken');
    expect((await refusalOf(duckdb, '[]', 'x.json')).code).toBe('json_empty');
    expect((await refusalOf(duckdb, '{"data":[]}', 'x.json')).code).toBe('json_empty');
    expect((await refusalOf(duckdb, '['.repeat(100_000), 'x.json')).code).toBe('json_broken');
  });
  it('is told where a file only looks like JSON', async () => {
    expect((await refusalOf(duckdb, "[{'a': 1}, {'a': 2}]", 'x.json')).code).toBe('json_broken');
    expect((await refusalOf(duckdb, 'null', 'x.json')).code).toBe('json_empty');
  });
  it('does not make JSON of what is not', async () => {
    const [table] = await openFile(duckdb, 'id,kwh\n1,2\n', 'liar.json');
    expect([table?.source.format, table?.rows]).toEqual(['csv', 1]);
  });
});

function utf16(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2 + 2);
  bytes.set([0xff, 0xfe]);
  Array.from({ length: text.length }, (_, i) => bytes.set([text.charCodeAt(i) & 255, text.charCodeAt(i) >> 8], 2 + i * 2));
  return bytes;
}
