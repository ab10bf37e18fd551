// Names of raw tables, recognition of formats, pasted text, total rows.
import { describe, expect, it } from 'vitest';
import { filesFromTransfer } from '../../../src/intake/paste';
import { probeFile } from '../../../src/intake/probe';
import { tableName } from '../../../src/intake/table-name';
import { isTotalName } from '../../../src/intake/totals';
import foreign from '../../../src/intake/readers/foreign';
import { AppError } from '../../../src/lib/errors';
import type { ReadContext } from '../../../src/intake/reader';

describe('tableName', () => {
  it.each([
    ['台灣電力公司_縣市工業用電資訊(月).csv', 'raw_台灣電力公司_縣市工業用電資訊_月'],
    ['Tetuan City power consumption.csv', 'raw_tetuan_city_power_consumption'],
    ['2024-01 用户"; DROP TABLE t;--.csv', 'raw_2024_01_用户_drop_table_t'],
    ['客户档案', 'raw_客户档案'],
    ['???.csv', 'raw_table'],
    ['.csv', 'raw_table'],
    ['𠮷'.repeat(100), `raw_${'𠮷'.repeat(60)}`],
  ])('%s', (label, name) => {
    expect(tableName(label, new Set())).toBe(name);
  });
  it('adds a number while the name is taken', () => {
    expect(tableName('A.csv', new Set(['raw_a', 'raw_a_2']))).toBe('raw_a_3');
  });
});

describe('files that hold no table', () => {
  const file = (hex: string, name: string) => new File([Buffer.from(hex, 'hex')], name);
  const refusal = async (given: File): Promise<string> => {
    const probe = await probeFile(given);
    expect(foreign.recognise(probe)).toBe(0.9);
    const error: unknown = await foreign.read(probe, {} as ReadContext).catch((thrown: unknown) => thrown);
    return error instanceof AppError ? error.text.en : 'read';
  };
  it.each([
    [file('89504e470d0a1a0a', 'a.csv'), 'PNG picture'],
    [file('ffd8ffe000104a46', 'a.csv'), 'JPEG picture'],
    [file('255044462d312e37', 'a.csv'), 'PDF document'],
    [file('504b0304140006000800', 'a.zip'), 'ZIP archive'],
    [file('fd377a585a0000', 'a.csv.xz'), 'XZ archive'],
    [file('000100005374616e64617264204a657420444200', 'a.mdb'), 'Access database'],
    [file('24464c3240', 'a.sav'), 'SPSS data file'],
    [file('1f8b0800', 'a.csv.gz'), 'gzip archive'],
    [new File(['MIME-Version: 1.0\r\n'], 'a.xls'), 'web archive'],
    [new File(['\ufeff<?xml version="1.0"?><rows/>'], 'a.xls'), 'XML file'],
  ])('%# is named for what it is', async (given, words) => {
    const sentence = await refusal(given);
    expect(sentence).toContain(words);
    expect(sentence).toContain(given.name);
  });
  it('leave text alone', async () => {
    expect(foreign.recognise(await probeFile(new File(['BM,a\n1,2\n'], 'a.csv')))).toBe(0);
  });
  it('are refused when empty', async () => {
    await expect(probeFile(new File([], 'a.csv'))).rejects.toMatchObject({ code: 'file_empty' });
  });
});

describe('filesFromTransfer', () => {
  const transfer = (text: string, ...files: File[]) => ({ getData: () => text, files: files as unknown as FileList });
  const picture = new File(['x'], 'image.png', { type: 'image/png' });
  const csv = new File(['a'], 'a.csv', { type: 'text/csv' });
  it('gives files, text as a file, or nothing', async () => {
    expect(filesFromTransfer(transfer('', csv))).toEqual([csv]);
    expect(filesFromTransfer(transfer('  '))).toEqual([]);
    const [pasted] = filesFromTransfer(transfer('户号\t电量\n1\t2'));
    expect([pasted?.name, await pasted?.text()]).toEqual(['pasted.tsv', '户号\t电量\n1\t2']);
  });
  it('prefers the text of copied cells to their picture', () => {
    expect(filesFromTransfer(transfer('a\tb\n1\t2', picture))[0]?.name).toBe('pasted.tsv');
    expect(filesFromTransfer(transfer('', picture))).toEqual([picture]);
  });
});

it('knows the names of total rows', () => {
  expect(
    ['合计', '合 计', '小計', 'Total', 'GRAND TOTAL', 'Sub-total', '合计电量', '总计划', 'totals', ''].map(isTotalName),
  ).toEqual([true, true, true, true, true, true, false, false, false, false]);
});
