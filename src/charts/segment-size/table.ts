/** Owns segment sizes as a table. */
import type { Locale, Text } from '../../lib/text';
import type { ChartContext, ChartTable } from '../chart';
import type { SubjectPhrase } from '../phrase';
import { subjectOf } from '../subject';
import { percentCell, roundedCell, segmentName } from '../table-cells';
import { withoutDominated, type SegmentSizes } from './query';
import { known, shareColumn, words } from './text';

/** One row a segment; energy columns only where the fact is there. */
export function tableOfSegmentSizes(data: SegmentSizes, context: ChartContext, locale: Locale): ChartTable {
  const customers = data.rows.reduce((total, row) => total + row.customers, 0);
  const energy = data.rows.reduce((total, row) => total + row.energyKwh, 0);
  const numeric = (text: Text) => ({ text, numeric: true });
  const { grain } = context.model;
  const about = (phrase: SubjectPhrase<[]>): Text => ({
    en: phrase.en(subjectOf(grain, 'en')),
    zh: phrase.zh(subjectOf(grain, 'zh')),
  });
  return {
    columns: [
      { text: words.segment, numeric: false },
      numeric({ en: subjectOf(grain, 'en').heading, zh: subjectOf(grain, 'zh').heading }),
      numeric(about(shareColumn)),
      ...(data.hasEnergy ? [words.energyColumn, words.energyShareColumn, about(known)].map(numeric) : []),
    ],
    rows: withoutDominated(data, context.dominated).rows.map((row) => [
      segmentName(context.segments, row.key, locale),
      row.customers,
      percentCell(row.customers / customers),
      ...(data.hasEnergy
        ? [roundedCell(row.energyKwh, 3), percentCell(energy > 0 ? row.energyKwh / energy : NaN), row.known]
        : []),
    ]),
  };
}
