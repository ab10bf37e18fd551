// Months written as year.month, which would lose October as numbers.
import { describe, expect, it } from 'vitest';
import {
  planSegments,
  readSegment,
  segmentsOf,
  summariseSegments,
  type SegmentOutcome,
} from '../../../src/intake/csv/read-segment';
import { csvRows } from '../../support/csv-rows';

const MONTHS = Array.from({ length: 12 }, (_, i) => `2024.${String(i + 1)}`);
const file = (header: string, months: readonly string[]): string =>
  [`户号,${header},电量`, ...months.map((month, i) => `00${String(100 + i)},${month},${String(i)}.5`)]
    .map((line) => `${line}\n`)
    .join('');
const read = async (header: string, months: readonly string[]) => {
  const { rows, kinds, codes } = await csvRows(file(header, months));
  return { months: rows.map(([, month]) => month), kind: kinds[1], codes };
};

describe('year.month', () => {
  it.each(['年月', '账期', '日期', 'month', 'billing_period', 'x'])('stays text under %s, and that is told', async (header) => {
    expect(await read(header, MONTHS)).toEqual({ months: MONTHS, kind: 'text', codes: ['months_kept'] });
  });

  it('stays text in an export of one month', async () => {
    expect(await read('年月', ['2024.9', '2024.9'])).toEqual({
      months: ['2024.9', '2024.9'],
      kind: 'text',
      codes: ['months_kept'],
    });
  });

  it.each([
    ['2024.10 has become 2024.1', MONTHS.map((month) => String(Number(month)))],
    ['months have two digits but for one', ['2024.01', '2024.02', '2024.1', '2024.11']],
  ])('tells that October may be lost where %s', async (_, months) => {
    expect((await read('年月', months)).codes).toEqual(['months_ambiguous']);
  });

  it('tells nothing amiss of half a year', async () => {
    expect((await read('年月', MONTHS.slice(0, 6))).codes).toEqual(['months_kept']);
  });

  it.each([
    ['are no months', '电量2', ['2024.1', '2024.13', '1999.5']],
    ['could be figures', '容量', ['2024.1', '2000.5', '1950.2']],
  ])('stays a number where values %s', async (_, header, values) => {
    const { kind, codes } = await read(header, values);
    expect([kind, codes]).toEqual(['number', []]);
  });
});

it('tells what the segments of a large file found together', async () => {
  const large = new File(
    [file('年月', [...Array.from({ length: 3000 }, () => '2024.1'), ...Array.from({ length: 3000 }, () => '2024.11')])],
    'a.csv',
  );
  const plan = await planSegments(large, {}, 0);
  if (plan === null) throw new Error('not in segments');
  const small = { ...plan, segmentBytes: 40_000 };
  const outcomes: SegmentOutcome[] = [];
  for (const segment of segmentsOf(large, small)) {
    const part = await readSegment(large, small, segment);
    if (part !== null) outcomes.push(part.outcome);
  }
  expect(outcomes.length).toBeGreaterThan(1);
  expect(summariseSegments(small, outcomes).problems.map(({ code }) => code)).toEqual(['months_ambiguous']);
});
