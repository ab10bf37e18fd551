/** Owns load shapes: customers by the rhythm that most of their days have. */
import type { LoadShapes } from '../../../cluster/load-shapes';
import { formatPercent } from '../../../lib/format';
import type { Text } from '../../../lib/text';
import { sql, type Sql } from '../../../sql/sql';
import { distinctNames } from '../../distinct-names';
import type { MethodTask, Params, SegmentInfo, SegmentMethod } from '../../method';
import { createSegment, MISSING, segmentInfo } from '../../segment-table';
import { withName, withTable } from '../../store-labels';
import { validParams } from '../../valid-params';
import { dayChoice, pickDays } from './pick-days';
import { readDays, readMeanDays, type Curves } from './read-days';
import { entropyReport, shapeKey, shapeReports, type LoadShapesReport } from './report';
import { defaultSettings, FINE_SETTINGS, fineDefaults, hasDays, mainSettings } from './settings';

/** Curves and what is told of how they were chosen. */
interface ChosenCurves extends Curves {
  readonly all: number;
  readonly perCustomer: number | null;
  readonly statement: Sql;
}

const method: SegmentMethod = {
  id: 'load-shapes',
  isNumbered: true,
  place: 70,
  text: { en: 'Load shapes', zh: '负荷形态分群' },
  description: {
    en: 'Days of equal rhythm, whatever their level, make a shape; each customer joins the shape that its days have most often.',
    zh: '不论用电多少，把节律相同的日负荷曲线归为一种形态；客户归入其出现天数最多的形态。',
  },
  params: mainSettings,
  defaults: defaultSettings,
  read: (saved, model) =>
    validParams({ ...method, params: () => FINE_SETTINGS, defaults: fineDefaults, read: () => ({}) }, saved, model),
  lacks: (_params, model) => (model.slotsPerDay > 0 ? null : NO_READINGS),
  async run(task, params) {
    const { signal, runner, facts, into } = task;
    const curves =
      params['each'] === 'day' && hasDays(task.model) ? await chosenDays(task, params) : await meanDays(task, params);
    const found = await task.cluster(
      { kind: 'load_shapes', matrix: curves.matrix, customers: curves.customers, options: optionsOf(params) },
      { ...(signal && { signal }), onProgress: (share) => task.onProgress?.(0.3 + 0.65 * share) },
    );
    const columns = [
      { name: 'place', kind: 'int', values: Int32Array.from(found.customers, ({ customer }) => customer) },
      { name: 'shape', kind: 'int', values: Int32Array.from(found.customers, ({ dominant }) => dominant) },
      { name: 'days', kind: 'int', values: Int32Array.from(found.customers, ({ days }) => days) },
      { name: 'share', kind: 'float', values: Float64Array.from(found.customers, ({ share }) => share) },
      { name: 'entropy', kind: 'float', values: Float64Array.from(found.customers, ({ entropy }) => entropy) },
    ] as const;
    const statement = await withTable(task, columns, async (labels) => {
      const written = shapeStatement(facts, labels, into);
      await runner.run(written, { signal });
      return written;
    });
    const texts = distinctNames(found.shapes.map(({ name }) => name.text));
    const counted = await runner.run(sql`SELECT count(*)::DOUBLE AS customers FROM ${into}`, { signal });
    const report = { ...reportOf(task, params, curves, found, texts), customers: counted.numbers('customers')[0] ?? 0 };
    return { segments: segmentsOf(report), report, statements: [curves.statement, statement] };
  },
};

export default method;

const NO_READINGS: Text = {
  en: 'Load shapes need interval readings (24, 48 or 96 points a day). Add a file of readings, or say on the Data page which columns they are.',
  zh: '负荷形态分群需要负荷曲线数据（每日 24、48 或 96 点）。请补充负荷数据，或在“数据”页指定对应的列。',
};

function chosenDays(task: MethodTask, params: Params): Promise<ChosenCurves> {
  return withName(task, 'shape_day', async (table) => {
    const picked = await pickDays(task, table, dayChoice(params));
    const curves = await readDays(task, table, picked);
    return { ...curves, all: picked.all, perCustomer: picked.perCustomer, statement: picked.statement };
  });
}

async function meanDays(task: MethodTask, params: Params): Promise<ChosenCurves> {
  const curves = await readMeanDays(task, String(params['dayType']));
  return { ...curves, all: curves.matrix.rows, perCustomer: null };
}

function optionsOf(params: Params) {
  const k = Number(params['k']);
  return {
    floorKw: Number(params['floorKw']),
    method:
      params['way'] === 'adaptive'
        ? ({ kind: 'adaptive', target: k } as const)
        : ({ kind: 'kmeans', k, restarts: Number(params['restarts']) } as const),
    theta: Number(params['theta']),
    seed: Number(params['seed']),
  };
}

/** Leaves the segments. @param labels table (place, shape, days, share, entropy), one row a customer with a shape */
function shapeStatement(facts: Sql, labels: Sql, into: Sql): Sql {
  return sql`${createSegment(into)}
-- one row per customer
SELECT
  f.customer_id,
  CASE WHEN l.shape IS NULL THEN ${MISSING} ELSE concat('s', l.shape + 1) END AS segment,
  CASE
    WHEN l.shape IS NULL THEN 'days=0'
    ELSE concat('shape=s', l.shape + 1, ', days=', l.days, ', share=', round(l.share, 3), ', entropy=', round(l.entropy, 3))
  END AS reason
FROM ${facts} f
LEFT JOIN ${labels} l ON l.place = f.rowid
ORDER BY f.rowid`;
}

function reportOf(
  task: MethodTask,
  params: Params,
  curves: ChosenCurves,
  found: LoadShapes,
  texts: readonly Text[],
): Omit<LoadShapesReport, 'customers'> {
  return {
    kind: 'load-shapes',
    each: params['each'] === 'day' && hasDays(task.model) ? 'day' : 'mean',
    slotsPerDay: curves.matrix.width,
    isCoarser: curves.matrix.width < task.model.slotsPerDay,
    ...{ allDays: curves.all, readDays: curves.matrix.rows, perCustomer: curves.perCustomer },
    ...{ idleDays: found.idleDays, incompleteDays: found.incompleteDays },
    shaped: found.customers.length,
    theta: Number(params['theta']),
    shapes: shapeReports(found, texts),
    entropy: entropyReport(found),
    ...{ quality: found.quality, splitInto: found.splitInto, isComplete: found.isComplete },
  };
}

/** Shapes that are some customer's most frequent one; a shape keeps its colour whether it is or not. */
function segmentsOf({ shapes, customers, shaped, each }: LoadShapesReport): SegmentInfo[] {
  const days = shapes.reduce((sum, shape) => sum + shape.days, 0);
  const segments = shapes.flatMap((shape, at): SegmentInfo[] => {
    if (shape.dominant === 0) return [];
    const share = shape.days / days;
    const [en, zh] = [formatPercent(share, 'en'), formatPercent(share, 'zh')];
    const rule =
      each === 'mean'
        ? { en: `the customer's mean day has this shape (${en} of all do)`, zh: `该客户的平均日曲线为此形态（占全部客户 ${zh}）` }
        : {
            en: `the customer's days have this shape most often (${en} of all days do)`,
            zh: `该客户出现最多的日曲线为此形态（占全部日曲线 ${zh}）`,
          };
    return [{ ...segmentInfo(shapeKey(at), at, shape.text), rule, centre: shape.centre }];
  });
  if (shaped >= customers) return segments;
  const without = { en: 'no complete day of readings above the floor', zh: '没有完整且高于空闲门槛的日负荷曲线' };
  return [...segments, { ...segmentInfo(MISSING, -1, without), rule: without }];
}
