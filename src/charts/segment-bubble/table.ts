/** Owns value × satisfaction as a table. */
import type { Locale } from '../../lib/text';
import type { ChartContext, ChartTable } from '../chart';
import { percentCell, roundedCell, segmentName } from '../table-cells';
import { estimate } from './estimates';
import type { Bubbles } from './query';
import { words } from './text';

/** One row a segment; a hidden one keeps its counts and nothing else. */
export function tableOfBubbles(data: Bubbles, context: ChartContext, locale: Locale): ChartTable {
  const shown = new Map(estimate(data, context.smallGroup, context.dominated).shown.map((row) => [row.key, row]));
  const unit = (locale: Locale): string => data.field?.unit?.[locale] ?? '';
  const meanColumn = {
    en: `${words.mean.en}: ${data.field?.text.en ?? ''} ${unit('en') === '' ? '' : `(${unit('en')})`}`.trim(),
    zh: `${words.mean.zh}：${data.field?.text.zh ?? ''}${unit('zh') === '' ? '' : `（${unit('zh')}）`}`,
  };
  const numeric = [words.customers, words.known, meanColumn, words.answered, words.shareColumn, words.loColumn, words.hiColumn];
  return {
    columns: [{ text: words.segment, numeric: false }, ...numeric.map((text) => ({ text, numeric: true }))],
    rows: data.rows.map(({ key, customers, known, answered }) => {
      const own = shown.get(key);
      return [
        segmentName(context.segments, key, locale),
        customers,
        known,
        roundedCell(own?.mean ?? NaN, 4),
        answered,
        percentCell(own?.share ?? NaN),
        percentCell(own?.interval[0] ?? NaN),
        percentCell(own?.interval[1] ?? NaN),
      ];
    }),
  };
}
