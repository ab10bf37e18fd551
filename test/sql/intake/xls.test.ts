// Old workbooks written byte by byte: types, shared texts over several records, places, what is damaged or locked.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { biff, cells, compound, record, type SheetBytes, type WorkbookOptions } from './make-xls';
import { openFile, refusalOf } from './open-file';

let duckdb: TestDuckdb;
beforeAll(async () => void (duckdb = await openDuckdb()));
afterAll(() => duckdb.close());

const book = (sheets: SheetBytes[], options?: WorkbookOptions) => compound(biff(sheets, options));
const rowsOf = (name: string | undefined) => duckdb.query(`FROM "${name ?? ''}"`);
const { shared, label, number, rk, mulRk, truth, error, formula, formulaText, merge, number64 } = cells;

describe('an old workbook', () => {
  it('gives every kind of cell as it is meant', async () => {
    const strings = ['户号', '日期', '电量', '有效', '备注', '0000000001', '0000000002'];
    const records = [
      ...strings.slice(0, 5).map((_, i) => shared(0, i, i)),
      // 45322 is 2024-01-31; an RK of 1234 × 4 + 2 is the whole number 1234, with 3 that times a hundredth.
      [...shared(1, 0, 5), ...number(1, 1, 45322, 1), ...rk(1, 2, 1234 * 4 + 3), ...truth(1, 3, true), ...label(1, 4, '甲')],
      [
        ...shared(2, 0, 6),
        ...rk(2, 1, 45323 * 4 + 2, 1),
        ...formula(2, 2, number64(7.5)),
        ...truth(2, 3, false),
        ...formulaText(2, 4, '乙'),
      ],
      [...label(3, 0, '0003'), ...error(3, 2, 0x2a), ...shared(3, 4, 99)],
    ];
    const [table] = await openFile(
      duckdb,
      book([{ name: '一月', records }], { strings, formats: ['General', 'yyyy"年"m"月"d"日"'] }),
      '客户.xls',
    );
    expect(duckdb.query(`SELECT 户号 id, 日期::VARCHAR d, 电量 kwh, 有效 ok, 备注 note FROM ${table?.name ?? ''}`)).toEqual([
      { id: '0000000001', d: '2024-01-31', kwh: 12.34, ok: true, note: '甲' },
      { id: '0000000002', d: '2024-02-01', kwh: 7.5, ok: false, note: '乙' },
      { id: '0003', d: null, kwh: null, ok: null, note: null },
    ]);
    expect([table?.name, table?.source.sheet, table?.source.format]).toEqual(['raw_客户_一月', '一月', 'xls']);
    expect(table?.problems.map(({ code }) => code)).toEqual(['cell_errors', 'missing_strings']);
  });

  it('reads several numbers in one record, rows in any order, and days of the 1904 system', async () => {
    const records = [
      mulRk(3, 0, 3 * 4 + 2, 30 * 4 + 2),
      mulRk(1, 0, 1 * 4 + 2, 10 * 4 + 2),
      mulRk(2, 0, 2 * 4 + 2, 20 * 4 + 2),
      label(0, 0, 'n'),
      label(0, 1, 'kwh'),
    ];
    const [table] = await openFile(duckdb, book([{ name: 's', records }]), 'a.xls');
    expect(rowsOf(table?.name)).toEqual([
      { n: 1, kwh: 10 },
      { n: 2, kwh: 20 },
      { n: 3, kwh: 30 },
    ]);
    const dates = [
      label(0, 0, 'd'),
      label(0, 1, 'v'),
      number(1, 0, 43860, 0),
      number(1, 1, 1, 0),
      number(2, 0, 43861, 0),
      number(2, 1, 1, 0),
    ];
    const [mac] = await openFile(
      duckdb,
      book([{ name: 's', records: dates }], { is1904: true, formats: ['yyyy-mm-dd'] }),
      'b.xls',
    );
    expect(duckdb.query(`SELECT d::VARCHAR d FROM ${mac?.name ?? ''}`)[0]).toEqual({ d: '2024-01-31' });
  });

  it('joins shared texts that go on in further records', async () => {
    const strings = ['id', 'text', ...Array.from({ length: 300 }, (_, i) => `第${i}个`.repeat(1 + (i % 40)))];
    const records = [
      shared(0, 0, 0),
      shared(0, 1, 1),
      ...Array.from({ length: 300 }, (_, i) => [...number(i + 1, 0, i), ...shared(i + 1, 1, i + 2)]),
    ];
    for (const continueAt of [101, 512, 8224]) {
      const [table] = await openFile(duckdb, book([{ name: 's', records }], { strings, continueAt }), 'a.xls');
      expect(rowsOf(table?.name).map(({ text }) => text)).toEqual(strings.slice(2));
    }
  });

  it('repeats what is merged downwards, and names hidden sheets', async () => {
    const head = [label(0, 0, '供电单位'), label(0, 1, '电量')];
    const records = [
      ...head,
      [...label(1, 0, '城东'), ...number(1, 1, 1)],
      number(2, 1, 2),
      [...label(3, 0, '城西'), ...number(3, 1, 3)],
      merge(1, 2, 0, 0),
    ];
    const tables = await openFile(
      duckdb,
      book([
        { name: 'a', records },
        { name: '密', records, state: 2 },
      ]),
      'a.xls',
    );
    expect(tables).toHaveLength(1);
    expect(rowsOf(tables[0]?.name).map(Object.values)).toEqual([
      ['城东', 1],
      ['城东', 2],
      ['城西', 3],
    ]);
    expect(tables[0]?.problems.map(({ code }) => code)).toContain('hidden_sheets');
  });

  it('is read without a container, with texts in GBK', async () => {
    // As scripts write it: BOF of version 0, labels of bytes.
    const bytes = (row: number, column: number, ...text: number[]) =>
      record(0x204, row, 0, column, 0, 0, 0, text.length, 0, ...text);
    const stream = [
      ...record(0x809, 0, 0, 0x10, 0, 0, 0, 0, 0),
      ...bytes(0, 0, 0xbb, 0xa7, 0xba, 0xc5),
      ...bytes(0, 1, 0x6b, 0x77, 0x68),
      ...bytes(1, 0, 0x30, 0x30, 0x37),
      ...number(1, 1, 2.5),
      ...record(0x0a),
    ];
    const [table] = await openFile(duckdb, Uint8Array.from(stream), 'php.xls');
    expect(rowsOf(table?.name)).toEqual([{ 户号: '007', kwh: 2.5 }]);
  });
});

describe('what cannot be read', () => {
  const records = [
    label(0, 0, 'a'),
    label(0, 1, 'b'),
    ...Array.from({ length: 400 }, (_, i) => [...number(i + 1, 0, i), ...label(i + 1, 1, 'x')]),
  ];
  it('is named: locked, older, another document', async () => {
    const locked = book([{ name: 's', records }], { extra: record(0x2f, ...new Array<number>(54).fill(1)) });
    expect((await refusalOf(duckdb, locked, 'a.xls')).code).toBe('xls_encrypted');
    const package_ = await refusalOf(duckdb, compound(new Uint8Array(5000), 'EncryptedPackage'), 'a.xlsx');
    expect([package_.code, package_.text.en]).toEqual(['format_not_read', expect.stringContaining('password')]);
    expect((await refusalOf(duckdb, compound(new Uint8Array(5000), 'WordDocument'), 'a.doc')).text.en).toContain('Word document');
    expect(
      (await refusalOf(duckdb, Uint8Array.from([...record(0x409, 0, 0, 0x10, 0, 0, 0), ...record(0x0a)]), 'a.xls')).code,
    ).toBe('xls_old');
  });
  it('is told where the file is cut off', async () => {
    const whole = biff([{ name: 's', records }]);
    const [table] = await openFile(duckdb, compound(whole.slice(0, whole.length - 3000)), 'a.xls');
    expect(table?.rows).toBeGreaterThan(200);
    expect(table?.problems.map(({ code }) => code)).toContain('file_cut_off');
    expect((await refusalOf(duckdb, compound(whole).slice(0, 3000), 'a.xls')).code).toBe('xls_broken');
  });
  it('does not run in circles', async () => {
    const bytes = book([{ name: 's', records }]);
    const view = new DataView(bytes.buffer);
    // Each sector of the stream is followed by itself.
    for (let i = 4; i < 40; i++) view.setUint32(512 + i * 4, i, true);
    await openFile(duckdb, bytes, 'a.xls').catch((thrown: unknown) =>
      expect((thrown as { code: string }).code).toBe('xls_broken'),
    );
  });
});
