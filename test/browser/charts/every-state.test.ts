// Every chart of the registry stands on nothing at all, on groups that are all too small, and on groups none of which is.
import { afterEach, describe, expect, it } from 'vitest';
import type { Chart } from '../../../src/charts/chart';
import { charts } from '../../../src/charts/registry';
import type { ResultReader } from '../../../src/lib/result';
import { clearPage, context, drawSample } from './draw-sample';

afterEach(clearPage);

/** The answer of a statement under filters that keep nobody. */
const NO_ROWS: ResultReader = { rowCount: 0, names: [], numbers: () => new Float64Array(0), texts: () => [] };

/** They stand there without an outcome, too, and ask for one. */
const ASK_FIRST = ['risk-calibration', 'risk-lift', 'survival'];

/** All that is drawn, written or read aloud. */
const page = (): string => document.body.innerHTML;
const WRONG = /\bNaN\b|\bInfinity\b|\bundefined\b|\[object/;

describe.each(charts.map((chart): [string, Chart<unknown>] => [chart.id, chart]))('%s', (id, chart) => {
  it('says nothing wrong of nobody', async () => {
    const data = chart.read(NO_ROWS, context, chart.options);
    expect(chart.count(data)).toBe(ASK_FIRST.includes(id) ? 1 : 0);
    const { columns, rows } = chart.table(data, context, 'en');
    for (const row of rows) expect(row).toHaveLength(columns.length);
    await drawSample(chart, { data });
    expect(page()).not.toMatch(WRONG);
  });

  it.each([
    ['all too small', 1000],
    ['none too small', 1],
  ])('says nothing wrong of groups that are %s, in either language', async (_name, smallGroup) => {
    for (const locale of ['en', 'zh'] as const) {
      await drawSample(chart, { smallGroup, locale });
      expect(page()).not.toMatch(WRONG);
      expect(document.body.textContent.trim()).not.toBe('');
    }
  });
});
