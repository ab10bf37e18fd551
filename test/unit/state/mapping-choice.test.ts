// Tests of remembered mappings: the shape of a header, what holds for other months, and the file in which they are kept.
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/lib/errors';
import { guessMapping } from '../../../src/model/guess-mapping';
import { headerShape } from '../../../src/model/header-shape';
import type { TableMapping } from '../../../src/model/mapping';
import { isMappingFile, readMappingFile, writeMappingFile } from '../../../src/model/mapping-file';
import { applyMapping, choicesOf, remember, savedTable } from '../../../src/state/mapping-choice';
import { column, table } from '../model/raw-tables';

const numbers = ['1', '2', '3'];
/** An export of these months, its columns in this order. */
const monthly = (...names: string[]) =>
  table(
    names.map((name) => (name === '户号' ? column(name, 'text', ['01', '02', '03']) : column(name, 'number', numbers))),
    '月电量.csv',
  );

const january = monthly('户号', '标识', '202401', '202402');
const march = monthly('202402', '202403', '202404', '标识', '户号');

describe('headerShape', () => {
  it('is the same for another order and other months, however they are written alike', () => {
    expect(headerShape(march)).toBe(headerShape(january));
    expect(headerShape(monthly('2024年3月', '户号', '标识'))).toBe(headerShape(january));
  });

  it('tells days, amounts and other columns apart', () => {
    const shapes = [
      january,
      monthly('户号', '标识', '2024-01-01', '2024-01-02'),
      monthly('户号', '标识', '202401电费'),
      monthly('户号', '标识', '标识2', '202401'),
    ].map(headerShape);
    expect(new Set(shapes).size).toBe(4);
  });
});

describe('applyMapping', () => {
  const shape = headerShape(january);
  const usesOf = (raw: typeof january, uses: Parameters<typeof applyMapping>[1][string]['uses']) =>
    Object.fromEntries(
      applyMapping(raw, { [shape]: uses === undefined ? {} : { uses } }).columns.map(({ column: name, use }) => [name, use]),
    );

  it('carries what was chosen for a series over to other months', () => {
    const uses = Object.fromEntries([remember('202401', { kind: 'ignore' }), remember('标识', { kind: 'attribute' })]);
    expect(usesOf(march, uses)).toMatchObject({
      '202402': { kind: 'ignore' },
      '202404': { kind: 'ignore' },
      标识: { kind: 'attribute' },
    });
  });

  it('gives each column of a series its own month', () => {
    const uses = Object.fromEntries([remember('202401', { kind: 'month', role: 'kwh', period: '2024-01-01' })]);
    expect(usesOf(march, uses)).toMatchObject({
      '202402': { kind: 'month', role: 'kwh', period: '2024-02-01' },
      '202404': { kind: 'month', role: 'kwh', period: '2024-04-01' },
    });
  });
});

describe('the mapping file', () => {
  const saved = savedTable(january, guessMapping(january));

  it('comes back as it was', async () => {
    const text = writeMappingFile([saved]);
    expect(readMappingFile(text, 'm.json')).toEqual({ tables: [saved], problems: [] });
    expect(await isMappingFile(new File([`\ufeff${text}`], 'anything.csv'))).toBe(true);
    expect(applyMapping(march, choicesOf([saved])).columns.map(({ use }) => use)).toEqual(
      guessMapping(march).columns.map(({ use }) => use),
    );
  });

  it('keeps whether columns of classes are rows, and a file from before this choice was there reads by the total that it names', () => {
    const classes = table(
      [
        column('年月', 'text', ['2024-01', '2024-02']),
        column('县市', 'text', ['甲市', '乙县']),
        ...['居民电量', '工业电量', '合计电量'].map((name) => column(name, 'number', numbers)),
      ],
      '分类电量.csv',
    );
    const readBack = (mapping: TableMapping): TableMapping => {
      const { tables } = readMappingFile(writeMappingFile([savedTable(classes, mapping)]), 'm.json');
      return applyMapping(classes, choicesOf(tables));
    };
    const [byClass, byTotal] = [guessMapping(classes), guessMapping(classes, undefined, false)];
    const usesOf = ({ columns }: TableMapping) => columns.map(({ use }) => use);
    expect([byClass.byClass, byTotal.byClass]).toEqual([true, false]);
    expect(readBack(byClass).byClass).toBe(true);
    expect(usesOf(readBack(byClass))).toEqual(usesOf(byClass));
    expect(readBack(byTotal).byClass).toBe(false);
    expect(usesOf(readBack(byTotal))).toEqual(usesOf(byTotal));
    const { byClass: _, ...older } = byTotal;
    expect(readBack(older).byClass).toBe(false);
  });

  it.each(['{"wattfolk":1}', '[{"wattfolk":"mapping"}]', '户号,电量\n1,2', ''])('is not %j', async (text) => {
    expect(await isMappingFile(new File([text], 'm.json'))).toBe(false);
  });

  const codeOf = (text: string): string => {
    try {
      readMappingFile(text, 'm.json');
    } catch (thrown) {
      return thrown instanceof AppError ? thrown.code : 'none';
    }
    return 'read';
  };

  it.each([
    ['{"wattfolk":"mapping","version":1,"tables":[', 'mapping_file_broken'],
    ['{"wattfolk":"mapping","version":1}', 'mapping_file_broken'],
    ['{"wattfolk":"mapping","version":2,"tables":[]}', 'mapping_file_version'],
    ['{"wattfolk":"mapping","version":1,"tables":[null]}', 'mapping_file_broken'],
    ['{"wattfolk":"mapping","version":1,"tables":[{"shape":"a","rowIs":"planet","columns":{}}]}', 'mapping_file_broken'],
    ['{"wattfolk":"mapping","version":1,"tables":[{"shape":"a","rowIs":"usage","columns":[]}]}', 'mapping_file_broken'],
  ])('%s is refused with a sentence', (text, code) => expect(codeOf(text)).toBe(code));

  it('names what it does not know and takes the rest', () => {
    const columns = { a: { kind: 'role', role: 'horoscope' }, b: { kind: 'ignore' }, c: 7, d: { kind: 'role', role: 'kwh' } };
    const text = JSON.stringify({
      wattfolk: 'mapping',
      version: 1,
      tables: [{ file: 'x', shape: 's', rowIs: 'usage', columns }],
    });
    const { tables, problems } = readMappingFile(text, 'm.json');
    expect(tables[0]?.columns).toEqual({ b: { kind: 'ignore' }, d: { kind: 'role', role: 'kwh' } });
    expect(problems.map(({ en }) => /"(a|c)"/.exec(en)?.[1])).toEqual(['a', 'c']);
  });
});
