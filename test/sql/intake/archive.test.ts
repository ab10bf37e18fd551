// Files inside archives: made here with the oddities that packers and senders produce, broken ones among them.
import { strToU8, zipSync, gzipSync, type Zippable } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { openFile, refusalOf } from './open-file';

let duckdb: TestDuckdb;
beforeAll(async () => void (duckdb = await openDuckdb()));
afterAll(() => duckdb.close());

const csv = (rows: number) => strToU8(`户号,电量\n${Array.from({ length: rows }, (_, i) => `000000000${i},${i}.5\n`).join('')}`);
const zip = (files: Zippable) => zipSync(files);

describe('a ZIP archive', () => {
  it('gives one table for each file, named by both', async () => {
    const tables = await openFile(
      duckdb,
      zip({
        '2024/客户.csv': csv(3),
        '__MACOSX/._客户.csv': strToU8('junk'),
        '.DS_Store': strToU8('junk'),
        'leer/': new Uint8Array(0),
        'b.csv.gz': gzipSync(csv(2)),
      }),
      '导出.zip',
    );
    expect(tables.map(({ source, rows }) => [source.file, rows])).toEqual([
      ['导出.zip › 2024/客户.csv', 3],
      ['导出.zip › b.csv.gz › b.csv', 2],
    ]);
    expect(tables.map(({ name }) => name)).toEqual(['raw_2024_客户', 'raw_b']);
    expect(tables[0]?.columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['户号', 'text'],
      ['电量', 'number'],
    ]);
    expect(duckdb.query('SELECT sum(电量)::DOUBLE s FROM raw_2024_客户')).toEqual([{ s: 4.5 }]);
  });

  it('reads names in GBK, and text in GBK', async () => {
    // 客户.csv and 户号,量 in GBK.
    const bytes = zip({
      'AAAA.csv': Uint8Array.from([0xbb, 0xa7, 0xba, 0xc5, 44, 0xc1, 0xbf, 10, 48, 49, 44, 50, 10, 48, 50, 44, 51, 10]),
    });
    const name = Uint8Array.from([0xbf, 0xcd, 0xbb, 0xa7]);
    for (let i = 0; i + 4 <= bytes.length; i++) if (bytes.subarray(i, i + 4).every((byte) => byte === 65)) bytes.set(name, i);
    const [table] = await openFile(duckdb, bytes, 'a.zip');
    expect(table?.source.file).toBe('a.zip › 客户.csv');
    expect(table?.columns.map((column) => column.name)).toEqual(['户号', '量']);
  });

  it('reads what it can and says what it cannot', async () => {
    const tables = await openFile(
      duckdb,
      zip({ 'x.pdf': strToU8('%PDF-1.7 …'), 'leer.csv': new Uint8Array(0), 'c.csv': csv(1), 'in.zip': zip({ 'd.csv': csv(1) }) }),
      'mixed.zip',
    );
    expect(tables).toHaveLength(1);
    expect(tables[0]?.problems.map(({ code, file }) => [code, file])).toEqual([
      ['format_not_read', 'mixed.zip › x.pdf'],
      ['file_empty', 'mixed.zip › leer.csv'],
      ['format_not_read', 'mixed.zip › in.zip'],
    ]);
  });

  it('is refused with a sentence when nothing in it can be read', async () => {
    expect((await refusalOf(duckdb, zip({ 'x.pdf': strToU8('%PDF-1.7 …') }), 'a.zip')).text.en).toContain('a.zip › x.pdf');
    expect((await refusalOf(duckdb, zip({ '__MACOSX/x': strToU8('j') }), 'a.zip')).code).toBe('archive_empty');
    const two = zip({ 'x.pdf': strToU8('%PDF-1.7 …'), 'y.pdf': strToU8('%PDF-1.7 …') });
    expect((await refusalOf(duckdb, two, 'a.zip')).code).toBe('archive_unreadable');
  });

  it('gives no number of a file whose check sum is wrong', async () => {
    const bytes = zip({ 'a.csv': [strToU8('id,kwh\n1,100\n2,200\n'), { level: 0 }] });
    bytes[bytes.indexOf(0x31)] = 0x39;
    expect((await refusalOf(duckdb, bytes, 'a.zip')).code).toBe('zip_broken');
  });

  it('is refused when it is encrypted, packed otherwise, or cut', async () => {
    const flagged = (at: number, value: number) => {
      const bytes = zip({ 'a.csv': csv(20) });
      const central = bytes.findIndex((_, i) => bytes[i] === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === 1);
      bytes[central + at] = value;
      return bytes;
    };
    expect((await refusalOf(duckdb, flagged(8, 1), 'a.zip')).code).toBe('zip_encrypted');
    expect((await refusalOf(duckdb, flagged(10, 9), 'a.zip')).code).toBe('zip_method');
    expect((await refusalOf(duckdb, zip({ 'a.csv': csv(20) }).slice(0, -30), 'a.zip')).code).toBe('zip_broken');
  });

  it('does not unpack a bomb', async () => {
    const bomb = gzipSync(new Uint8Array(300 * 1024 * 1024), { level: 9 });
    const error = await refusalOf(duckdb, bomb, 'bomb.csv.gz');
    expect([error.code, error.text.en]).toEqual(['archive_too_large', expect.stringContaining('bomb.csv.gz')]);
  });
});

describe('a gzip file', () => {
  it('is read by what is inside, members behind one another joined', async () => {
    const [first, second] = [gzipSync(strToU8('id,kwh\n1,2\n')), gzipSync(strToU8('2,3\n'))];
    const both = new Uint8Array([...first, ...second]);
    const [table] = await openFile(duckdb, both, 'usage.csv.gz');
    expect([table?.rows, table?.source.file, table?.name]).toEqual([2, 'usage.csv.gz › usage.csv', 'raw_usage']);
  });

  it('is refused when it is cut', async () => {
    const packed = gzipSync(csv(500));
    expect((await refusalOf(duckdb, packed.slice(0, packed.length - 12), 'a.csv.gz')).code).toBe('zip_broken');
  });
});
