/** Owns clustering by k-means: customers who are alike in several measures at once. */
import type { MeasureClusters } from '../../../cluster/measures';
import { sql } from '../../../sql/sql';
import type { MethodTask, SegmentMethod } from '../../method';
import { readMeasures, type ReadMeasures } from '../../read-matrix';
import { missingFacts } from '../../sql-method';
import { withTable } from '../../store-labels';
import { validParams } from '../../valid-params';
import { energyField, measureMeanings, measureSource } from './measures';
import type { ClusterReport, KMeansReport } from './report';
import { centreOf, clusterKey, clusterSegments, clusterTexts, labelStatement } from './segments';
import {
  defaultSettings,
  FINE_SETTINGS,
  fineDefaults,
  hasMonths,
  isMonthly,
  mainSettings,
  measureNames,
  planOf,
  tidyOf,
} from './settings';

/** Customers told for each cluster. */
const TYPICAL = 5;

const method: SegmentMethod = {
  id: 'kmeans',
  isNumbered: true,
  place: 60,
  text: { en: 'Clusters (k-means)', zh: '聚类分群（K-means）' },
  description: {
    en: 'Groups customers who are alike in the chosen measures; each joins the nearest of k centres.',
    zh: '按所选指标把相似的客户归为一群：每户归入 k 个中心中最近的一个。',
  },
  params: mainSettings,
  defaults: defaultSettings,
  read: (saved, model) =>
    validParams({ ...method, params: () => FINE_SETTINGS, defaults: fineDefaults, read: () => ({}) }, saved, model),
  lacks: (params, model) => {
    if (isMonthly(params)) return hasMonths(model) ? null : NO_MONTHS;
    const names = measureNames(params);
    return missingFacts(names.length === 0 ? [''] : names, model);
  },
  async run(task, params) {
    const { facts, into, runner, signal } = task;
    const source = measureSource(params, task.model, facts, task.earlier);
    const measures = measureMeanings(params, task.model);
    const read = await readMeasures(task, source);
    const found = await task.cluster(
      {
        kind: 'measures',
        columns: read.columns,
        options: {
          plan: planOf(params),
          k: Number(params['k']),
          seed: Number(params['seed']),
          restarts: Number(params['restarts']),
          tidy: tidyOf(params),
          typical: TYPICAL,
        },
      },
      { ...(signal && { signal }), onProgress: (share) => task.onProgress?.(0.9 * share) },
    );
    const columns = [
      { name: 'place', kind: 'int', values: read.places },
      { name: 'label', kind: 'int', values: found.labels },
      { name: 'distance', kind: 'float', values: found.distances },
    ] as const;
    const statement = await withTable(task, columns, async (labels) => {
      const written = labelStatement(source, labels, into);
      await runner.run(written, { signal });
      return written;
    });
    const texts = clusterTexts(found, measures, isMonthly(params));
    const segments = clusterSegments(found, measures, texts);
    const names = await typicalNames(task, found, read);
    const report: KMeansReport = {
      kind: 'kmeans',
      isMonthly: isMonthly(params),
      measures: measures.flatMap((measure, at) => {
        const scaling = found.scalings[at];
        return scaling === undefined ? [] : [{ ...measure, scaling }];
      }),
      askedK: Number(params['k']),
      clusters: texts.map((_, cluster): ClusterReport => {
        const key = clusterKey(cluster);
        return {
          key,
          text: segments[cluster]?.text ?? { en: key, zh: key },
          customers: found.sizes[cluster] ?? 0,
          isSmall: found.isSmall[cluster] ?? false,
          energyKwh: energyOf(task, read, found, cluster),
          mostKwh: mostOf(task, read, found, cluster),
          centre: centreOf(found, measures, cluster),
          silhouette: found.quality.silhouettes[cluster] ?? NaN,
          effects: found.effects[cluster] ?? [],
          typical: Array.from(found.typical[cluster] ?? [], (row) => ({
            customerId: names.get(read.places[row] ?? -1) ?? '',
            distance: found.distances[row] ?? NaN,
          })),
        };
      }),
      customers: read.places.length,
      ...{ dropped: found.dropped, separate: found.separate, outliers: found.outliers, merged: found.merged },
      energyKwh: energyOf(task, read, found, null),
      quality: found.quality,
    };
    return { segments, report, statements: [read.statement, statement] };
  },
};

export default method;

const NO_MONTHS = {
  en: 'A monthly pattern needs consumption of all twelve months. Add a file with months, or switch the pattern off.',
  zh: '按月度规律聚类需要全年 12 个月的电量。请补充分月电量，或关闭该选项。',
};

/** kWh of a cluster, or of all customers; null where the data has none. */
function energyOf(task: MethodTask, read: ReadMeasures, { labels }: MeasureClusters, cluster: number | null): number | null {
  if (energyField(task.model) === null) return null;
  return read.energyKwh.reduce(
    (sum, kwh, row) => (Number.isFinite(kwh) && (cluster === null || labels[row] === cluster) ? sum + kwh : sum),
    0,
  );
}

/** kWh of the largest customer of a cluster; null where the data has none. */
function mostOf(task: MethodTask, read: ReadMeasures, { labels }: MeasureClusters, cluster: number): number | null {
  if (energyField(task.model) === null) return null;
  return read.energyKwh.reduce((most, kwh, row) => (labels[row] === cluster && kwh > most ? kwh : most), 0);
}

/** Customer ids by place. */
async function typicalNames(
  { runner, facts, signal }: MethodTask,
  { typical }: MeasureClusters,
  { places }: ReadMeasures,
): Promise<Map<number, string>> {
  const wanted = typical.flatMap((rows) => Array.from(rows, (row) => places[row] ?? 0));
  if (wanted.length === 0) return new Map();
  const result = await runner.run(
    sql`SELECT f.rowid AS place, f.customer_id FROM ${facts} f WHERE f.rowid IN (${wanted}) ORDER BY place`,
    { signal },
  );
  const ids = result.texts('customer_id');
  return new Map(Array.from(result.numbers('place'), (place, at) => [place, ids[at] ?? '']));
}
