// A chart's table on its way to a spreadsheet: numbers, percents and text stay what they are.
import { describe, expect, it } from 'vitest';
import { copiedTable } from '../../../src/app/table-text';
import type { ChartTable } from '../../../src/charts/chart';

const text = (en: string, zh = en) => ({ en, zh });
const TABLE: ChartTable = {
  columns: [
    { text: text('Customer', '户号'), numeric: false },
    { text: text('kWh', '电量（kWh）'), numeric: true },
    { text: text('Share (%)', '占比（%）'), numeric: true },
    { text: text('95 % from', '95% 下限'), numeric: true },
    { text: text('Change', '变化'), numeric: true },
  ],
  rows: [
    ['0330412048703', 12345.5, 12.3, 0.25, '−4.5%'],
    ['2026-01', 7, null, -1, '+12%'],
    ['=A1 <b>', 1250, 100, 3, '1,234'],
  ],
};

/** Format and content of each cell, row by row. */
function cellsOf(html: string): [format: string, content: string][][] {
  return [...html.matchAll(/<tr>(.*?)<\/tr>/g)]
    .slice(1)
    .map(([, row = '']) =>
      [...row.matchAll(/<td(?: style="(.*?)")?>(.*?)<\/td>/g)].map(([, style = '', content = '']) => [
        /mso-number-format:'(.*?)'/.exec(style)?.[1]?.replaceAll('\\', '') ?? '',
        content,
      ]),
    );
}

describe('with formats', () => {
  const { html } = copiedTable(TABLE, 'en');

  it('keeps customer numbers and months as text, and what looks like a formula harmless', () => {
    expect(cellsOf(html).map((row) => row[0])).toEqual([
      ['@', '0330412048703'],
      ['@', '2026-01'],
      ['@', "'=A1 &lt;b&gt;"],
    ]);
  });

  it('gives numbers plain, with the decimals of their column', () => {
    expect(cellsOf(html).map((row) => row[1])).toEqual([
      ['#,##0.0', '12345.5'],
      ['#,##0.0', '7'],
      ['#,##0.0', '1250'],
    ]);
    expect(cellsOf(html).map((row) => row[3]?.[1])).toEqual(['0.25', '-1', '3']);
  });

  it('makes percents of a column in percent and of a text with the sign, and leaves out what is missing', () => {
    expect(cellsOf(html).map((row) => row[2])).toEqual([
      ['0.0%', '12.3%'],
      ['', ''],
      ['0.0%', '100.0%'],
    ]);
    expect(cellsOf(html).map((row) => row[4])).toEqual([
      ['0.0%', '-4.5%'],
      ['0.0%', '12.0%'],
      ['#,##0.0', '1234'],
    ]);
  });

  it('takes the unit from the heading into the cells, in either language', () => {
    const headings = (locale: 'en' | 'zh') =>
      [...copiedTable(TABLE, locale).html.matchAll(/<th [^>]*>(.*?)<\/th>/g)].map(([, words]) => words);
    expect(headings('en')).toEqual(['Customer', 'kWh', 'Share', '95 % from', 'Change']);
    expect(headings('zh')).toEqual(['户号', '电量（kWh）', '占比', '95% 下限', '变化']);
  });
});

it('is tab-separated as plain text, harmless for a spreadsheet', () => {
  expect(copiedTable(TABLE, 'en').text.split('\n')).toEqual([
    'Customer\tkWh\tShare (%)\t95 % from\tChange',
    '0330412048703\t12345.5\t12.3\t0.25\t−4.5%',
    "2026-01\t7\t\t-1\t'+12%",
    "'=A1 <b>\t1250\t100\t3\t1,234",
  ]);
});
