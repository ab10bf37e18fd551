/** Owns which segments' figures of energy a chart must hide, because one customer uses too much of them; from memory or by SQL. */
import type { FactsIndex } from '../crossfilter/facts-index';
import type { ResultReader } from '../lib/result';
import type { Locale } from '../lib/text';
import { judgedBy, queryLargestShares, type EnergyFact } from '../model/largest-share';
import type { Sql } from '../sql/sql';
import type { ChartContext } from './chart';
import { besideSegments } from './segment-choice';

/** `keys` of the segments in which one customer uses more than `share` (0…1) of the energy. */
export interface Dominated {
  readonly keys: ReadonlySet<string>;
  readonly share: number;
}

/** The fact to judge by, where the rule is on and the data can tell; else null. @param wanted the chart's `byEnergy` */
export function energyToJudge({ model, largestShare = 1 }: ChartContext, wanted: EnergyFact | undefined): EnergyFact | null {
  return largestShare < 1 && wanted !== undefined ? judgedBy(model, wanted) : null;
}

/** A filter by segment changes nothing within a segment. */
export function queryDominated({ filters }: ChartContext, fact: EnergyFact): Sql {
  return queryLargestShares(besideSegments(filters), fact);
}

/** Reads what queryDominated returns. */
export function readDominated(result: ResultReader, { largestShare = 1 }: ChartContext): Dominated {
  const largest = result.numbers('largest');
  const keys = result.texts('segment').filter((_, row) => (largest[row] ?? NaN) > largestShare);
  return { keys: new Set(keys.flatMap((key) => key ?? [])), share: largestShare };
}

/** The same from typed arrays. @throws ColumnNotLoaded, NotReady */
export function indexDominated(index: FactsIndex, { filters, largestShare = 1 }: ChartContext, fact: EnergyFact): Dominated {
  const groups = index.largest('segment', besideSegments(filters), fact);
  return { keys: new Set(groups.flatMap(({ key, share }) => (share > largestShare ? (key ?? []) : []))), share: largestShare };
}

/** Why they are hidden, behind which their names are listed. */
export function dominatedText(share: number, locale: Locale): string {
  const percent = String(Math.round(share * 1000) / 10);
  return locale === 'zh' ? `单户用电占比超过 ${percent}%，不显示` : `one customer uses > ${percent}%, hidden`;
}
