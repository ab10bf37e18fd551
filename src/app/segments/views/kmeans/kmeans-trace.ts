/** Owns how the figures of k-means are traced: the rows that went in, what was done with each measure, the formulas, and the clusters. */
import type { ChartTable } from '../../../../charts/chart';
import { roundedCell } from '../../../../charts/table-cells';
import { formatQuantity } from '../../../../lib/format';
import type { Locale, Text } from '../../../../lib/text';
import type { Params } from '../../../../segment/method';
import type { KMeansReport, MeasureReport } from '../../../../segment/methods/kmeans/report';
import { planOf } from '../../../../segment/methods/kmeans/settings';
import type { Sql } from '../../../../sql/sql';
import type { Trace, WorkedStep } from '../../../trace/trace';
import { qualitySteps, stepText } from '../cluster-steps';
import { coverageText } from './coverage-text';
import { kmeansText as text, settingsText, treatedText } from './kmeans-text';

export interface KMeansTraced {
  readonly report: KMeansReport;
  readonly params: Params;
  readonly statements: readonly Sql[];
  /** What the user calls a cluster. */
  readonly nameOf: (key: string) => string;
  readonly locale: Locale;
}

/** @param table what is shown; the clusters with their centres unless given */
export function traceKMeans(title: string, traced: KMeansTraced, table: ChartTable = clusterTable(traced)): Trace {
  const { report, statements, locale } = traced;
  const t = (words: Text): string => words[locale];
  // The statement that reads the measures; the second one writes the segments from a table that is gone by now.
  return {
    title,
    statements: statements.slice(0, 1),
    note: t(coverageText(report)),
    worked: { steps: [...treatmentSteps(traced), ...qualitySteps(report.quality, false, t)], table },
  };
}

/** What was done with each measure, and how the clusters were found. */
export function treatmentSteps({ report, params, locale }: Pick<KMeansTraced, 'report' | 'params' | 'locale'>): WorkedStep[] {
  const t = (words: Text): string => words[locale];
  const quantity = (measure: MeasureReport, value: number): string =>
    Number.isFinite(value) ? formatQuantity(value, measure.unit ?? undefined, locale) : '–';
  const measures = report.measures.map((measure, at): WorkedStep => {
    const { low, high, log, cutLow, cutHigh, imputed } = measure.scaling;
    const counts = [cutLow + cutHigh, imputed] as const;
    return {
      name: `x${String(at + 1)} · ${t(measure.text)}`,
      formula: t(treatedText(quantity(measure, low), quantity(measure, high), ...counts, log, planOf(params).range)),
    };
  });
  const found = t(settingsText(report.askedK, Number(params['restarts']), Number(params['seed'])));
  return [...measures, { name: t(stepText.clustering), value: found, formula: t(stepText.kmeans) }];
}

function clusterTable({ report, nameOf }: KMeansTraced): ChartTable {
  const unit = ({ text: name, unit: of }: MeasureReport): Text =>
    of === null ? name : { en: `${name.en} (${of.en})`, zh: `${name.zh}（${of.zh}）` };
  return {
    columns: [
      { text: text.clusters, numeric: false },
      { text: { en: 'n', zh: '户数' }, numeric: true },
      { text: text.silhouette, numeric: true },
      ...report.measures.map((measure) => ({ text: unit(measure), numeric: true })),
    ],
    rows: report.clusters.map((cluster) => [
      nameOf(cluster.key),
      cluster.customers,
      roundedCell(cluster.silhouette, 3),
      ...cluster.centre.map((level) => roundedCell(level, 4)),
    ]),
  };
}
