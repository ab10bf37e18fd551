/** Owns the segments of k-means: keys, names and rules of clusters, outliers and customers without values. */
import { DROPPED, OUTLIER, SEPARATE, type MeasureClusters } from '../../../cluster/measures';
import { formatQuantity } from '../../../lib/format';
import type { Locale, Text } from '../../../lib/text';
import { sql, type Sql } from '../../../sql/sql';
import { distinctNames } from '../../distinct-names';
import type { SegmentInfo } from '../../method';
import { createSegment, MISSING, segmentInfo } from '../../segment-table';
import { measureColumn, type MeasureSource } from '../../read-matrix';
import { clusterName } from './cluster-names';
import type { MeasureMeaning } from './measures';
import { seasonName } from './season-names';

export const OUTLIERS = '(outlier)';
export const INCOMPLETE = '(incomplete)';

const OUTLIER_TEXT: Text = { en: 'Outliers', zh: '离群客户' };
const INCOMPLETE_TEXT: Text = { en: 'Incomplete data', zh: '资料不全' };
/** Measures that a rule names. */
const IN_RULE = 4;

/** Key of the cluster of that number, from 0. */
export function clusterKey(cluster: number): string {
  return `c${String(cluster + 1)}`;
}

/** Leaves the segments. @param labels table (place, label, distance), one row a customer */
export function labelStatement(source: MeasureSource, labels: Sql, into: Sql): Sql {
  const values = source.names.map((name, at) => sql`${`${name}=`}, round(m.${measureColumn(at)}, 4), ', ', `);
  return sql`${createSegment(into)}
-- one row per customer
SELECT
  m.customer_id,
  CASE l.label
    WHEN ${OUTLIER} THEN ${OUTLIERS}
    WHEN ${SEPARATE} THEN ${INCOMPLETE}
    WHEN ${DROPPED} THEN ${MISSING}
    ELSE concat('c', l.label + 1)
  END AS segment,
  concat(${joined(values)}'distance=', round(l.distance, 3)) AS reason
FROM (
  ${source.select}
) m
JOIN ${labels} l ON l.place = m.place
ORDER BY m.place`;
}

function joined(parts: readonly Sql[]): Sql {
  return parts.reduce((all, part) => sql`${all}${part}`, sql``);
}

/** Names of the clusters in their order, no two the same. */
export function clusterTexts(found: MeasureClusters, measures: readonly MeasureMeaning[], isMonthly: boolean): Text[] {
  return distinctNames(
    Array.from({ length: found.k }, (_, cluster) =>
      isMonthly ? seasonName(centreOf(found, measures, cluster)) : clusterName(found.effects[cluster] ?? [], measures),
    ),
  );
}

/** Segments that have customers, clusters first. */
export function clusterSegments(
  found: MeasureClusters,
  measures: readonly MeasureMeaning[],
  texts: readonly Text[],
): SegmentInfo[] {
  const clusters = texts.map((text, cluster): SegmentInfo => {
    const rule = centreRule(found, measures, cluster);
    const small = found.isSmall[cluster] === true;
    return {
      centre: comparableCentre(found, measures, cluster),
      ...segmentInfo(clusterKey(cluster), cluster, small ? { en: `${text.en} (few)`, zh: `${text.zh}（户数少）` } : text),
      rule,
    };
  });
  return [
    ...clusters,
    ...(found.separate > 0
      ? [
          {
            ...segmentInfo(INCOMPLETE, found.k, INCOMPLETE_TEXT),
            rule: { en: 'lacks a value of a chosen measure', zh: '所选指标有缺失' },
          },
        ]
      : []),
    ...(found.outliers > 0
      ? [
          {
            ...{ key: OUTLIERS, text: OUTLIER_TEXT, colour: -1 },
            rule: { en: 'too far from every cluster centre', zh: '与各群中心的距离都过大' },
          },
        ]
      : []),
    ...(found.dropped > 0
      ? [
          {
            ...segmentInfo(MISSING, -1, INCOMPLETE_TEXT),
            rule: { en: 'left out: lacks a value of a chosen measure', zh: '所选指标有缺失，未参与聚类' },
          },
        ]
      : []),
  ];
}

export function centreOf(found: MeasureClusters, measures: readonly MeasureMeaning[], cluster: number): number[] {
  const width = measures.length;
  return Array.from(found.centres.subarray(cluster * width, (cluster + 1) * width));
}

/** Levels whose large values were drawn together for the clustering are so here, too. */
function comparableCentre(found: MeasureClusters, measures: readonly MeasureMeaning[], cluster: number): number[] {
  return centreOf(found, measures, cluster).map((level, at) =>
    found.scalings[at]?.log === true ? Math.sign(level) * Math.log1p(Math.abs(level)) : level,
  );
}

function centreRule(found: MeasureClusters, measures: readonly MeasureMeaning[], cluster: number): Text {
  const centre = centreOf(found, measures, cluster);
  const order = (found.effects[cluster] ?? []).map(({ measure }) => measure).slice(0, IN_RULE);
  const values = (locale: Locale): string[] =>
    order.map((at) => {
      const { text, unit } = measures[at] ?? { text: { en: '', zh: '' }, unit: null };
      return `${text[locale]} ${formatQuantity(centre[at] ?? NaN, unit ?? undefined, locale)}`;
    });
  return {
    en: `nearest to the centre: ${values('en').join(', ')}`,
    zh: `最接近群中心：${values('zh').join('，')}`,
  };
}
