/** Owns the matrix of two measures: each is cut into low and high (or three levels), and each cell is a segment. */
import type { Text } from '../../../lib/text';
import type { FactField, ModelInfo } from '../../../model/model-info';
import { sql, type Sql } from '../../../sql/sql';
import { evenShares, findCuts, levelOf, measureOf, readValues } from '../../axis-cuts';
import { levelName, levelRule } from '../../level-words';
import type { Params, ParamValue, SegmentInfo, SegmentMethod } from '../../method';
import { createSegment, listByKey, MISSING, segmentInfo } from '../../segment-table';
import { readSegmentTotals, weighingField } from '../../segment-totals';
import { missingFacts } from '../../sql-method';
import { validParams } from '../../valid-params';
import { readPlane } from './plane';
import type { TwoAxisReport } from './report';

const VALUES = ['kwh_12m', 'amount_12m', 'annual_kwh', 'capacity_kva'];
const CONSUMPTION = ['kwh_12m', 'annual_kwh'];
const OTHERS = ['csat', 'nps', 'mean_price', 'kwh_growth', 'peak_share', 'load_factor', 'peak_kw'];
const GRIDS: Readonly<Record<string, readonly [columns: number, rows: number]>> = {
  '2x2': [2, 2],
  '3x2': [3, 2],
  '3x3': [3, 3],
};

const method: SegmentMethod = {
  id: 'two-axis',
  place: 50,
  text: { en: 'Two-axis matrix', zh: '二维矩阵' },
  description: {
    en: 'Two measures, each cut into low and high; the cuts can be dragged on the plot.',
    zh: '取两个指标，各按分界分为低、高两档；分界线可在图上拖动。',
  },
  params: () => [
    { id: 'x', text: { en: 'Across', zh: '横轴' }, kind: 'field', of: 'number' },
    { id: 'y', text: { en: 'Up', zh: '纵轴' }, kind: 'field', of: 'number' },
    {
      id: 'grid',
      text: { en: 'Cells', zh: '格数' },
      kind: 'choice',
      options: [
        { value: '2x2', text: { en: '2 × 2', zh: '2 × 2' } },
        { value: '3x2', text: { en: '3 × 2', zh: '3 × 2' } },
        { value: '3x3', text: { en: '3 × 3', zh: '3 × 3' } },
      ],
    },
    {
      id: 'how',
      text: { en: 'Cut', zh: '分界' },
      kind: 'choice',
      options: [
        { value: 'even', text: { en: 'in equal parts (median)', zh: '按户数等分（中位数）' } },
        { value: 'quantile', text: { en: 'at shares of customers', zh: '按户数占比' } },
        { value: 'fixed', text: { en: 'at fixed values', zh: '按固定数值' } },
      ],
    },
  ],
  defaults(model) {
    const x = firstOf(model, VALUES);
    const y = firstOf(model, OTHERS, x);
    return { x: x ?? '', y: y ?? '', grid: '2x2', how: 'even', ...NO_CUTS };
  },
  read(saved, model) {
    const { x, y } = validParams({ ...method, read: () => ({}) }, saved, model);
    const list = (id: string): ParamValue => readValues(saved[id], 2) ?? [];
    const shares = (id: string): ParamValue => {
      const values = readValues(saved[id], 2) ?? [];
      return values.every((share) => share > 0 && share < 1) ? values : [];
    };
    // Values of one measure mean nothing on another.
    return {
      ...NO_CUTS,
      ...(saved['x'] === x && saved['xOf'] === x && { xOf: x ?? '', xAt: list('xAt') }),
      ...(saved['y'] === y && saved['yOf'] === y && { yOf: y ?? '', yAt: list('yAt') }),
      xShares: shares('xShares'),
      yShares: shares('yShares'),
    };
  },
  lacks({ x, y }, model) {
    const missing = missingFacts([String(x), String(y)], model);
    if (missing !== null && (x === '' || y === '')) return TWO_NEEDED;
    return missing ?? (x === y ? TWO_DIFFERENT : null);
  },
  async run(task, params) {
    const { model, facts, into, runner, signal } = task;
    const names = [String(params['x']), String(params['y'])] as const;
    const [columns, rows] = gridOf(params);
    const axes = [axisOf(params, 'x', columns), axisOf(params, 'y', rows)];
    const values = [measureOf(names[0]), measureOf(names[1])] as const;
    const found = await findCuts(
      task,
      axes.map((cuts, i) => ({ value: values[i] ?? values[0], cuts })),
    );
    const [xCuts = [], yCuts = []] = found.cuts;
    const statement = build(facts, into, names, [xCuts, yCuts]);
    await runner.run(statement, { signal });
    const listed = await runner.run(listByKey(into), { signal });
    const keys = listed.texts('segment').filter((key): key is string => key !== null);
    const weight = weighingField(model);
    const report: TwoAxisReport = {
      kind: 'two-axis',
      ...{ xCuts, yCuts, weight },
      plane: await readPlane(task, values),
      totals: await readSegmentTotals(task, weight),
    };
    const segments = describe(keys, names, [xCuts, yCuts], model);
    return { segments, report, statements: [...(found.statement === null ? [] : [found.statement]), statement] };
  },
};

const NO_CUTS = { xOf: '', yOf: '', xAt: [], yAt: [], xShares: [], yShares: [] };

const ONE_MISSING: Text = { en: 'One of the two measures is missing', zh: '两个指标中至少有一个缺失' };

const TWO_NEEDED: Text = {
  en: 'The matrix needs two measures, and the data has fewer. Add a column such as consumption, bill or satisfaction.',
  zh: '二维矩阵需要两个数值指标，当前数据不足。请补充电量、电费或满意度等列。',
};
const TWO_DIFFERENT: Text = {
  en: 'Both axes show the same measure. Choose another one for one of them.',
  zh: '横轴与纵轴为同一指标，请为其中一个另选指标。',
};

function firstOf(model: ModelInfo, names: readonly string[], but?: string): string | undefined {
  const numbers = model.facts.filter((field) => field.kind === 'number' && field.name !== but);
  const isUseful = (field: FactField): boolean => field.range === undefined || field.range[0] < field.range[1];
  const named = names.flatMap((name) => numbers.find((field) => field.name === name) ?? []);
  // Two figures of consumption tell the same twice; they are taken only where nothing else is there.
  const others = numbers.filter(({ name }) => but === undefined || !CONSUMPTION.includes(name));
  return (named.find(isUseful) ?? others.find(isUseful) ?? numbers.find(isUseful) ?? named[0] ?? numbers[0])?.name;
}

/** Levels across and up. */
export function gridOf(params: Params): readonly [columns: number, rows: number] {
  return GRIDS[String(params['grid'])] ?? [2, 2];
}

function axisOf(params: Params, axis: 'x' | 'y', levels: number): Parameters<typeof findCuts>[1][number]['cuts'] {
  const at = params[`${axis}At`] as readonly number[];
  const shares = params[`${axis}Shares`] as readonly number[];
  // One value will do for three levels: dragging a cut of a measure whose thirds fell together gives no more.
  if (params['how'] === 'fixed' && at.length >= 1 && at.length < levels) return { how: 'fixed', at };
  if (params['how'] === 'quantile' && shares.length === levels - 1) return { how: 'quantile', at: shares };
  return { how: 'quantile', at: evenShares(levels) };
}

function build(
  facts: Sql,
  into: Sql,
  names: readonly [string, string],
  cuts: readonly [readonly number[], readonly number[]],
): Sql {
  return sql`${createSegment(into)}
WITH
-- one row per customer: both measures
measured AS (SELECT customer_id, ${measureOf(names[0])} AS x, ${measureOf(names[1])} AS y FROM ${facts}),
-- one row per customer: the levels, 0 the lowest; a value at a cut belongs to the level above
levelled AS (SELECT *, ${levelOf(sql`x`, cuts[0])} AS x_level, ${levelOf(sql`y`, cuts[1])} AS y_level FROM measured)
-- one row per customer
SELECT
  customer_id,
  CASE WHEN x_level IS NULL OR y_level IS NULL THEN ${MISSING} ELSE concat('x', x_level, 'y', y_level) END AS segment,
  concat(${`${names[0]}=`}, x, ${`, ${names[1]}=`}, y) AS reason
FROM levelled`;
}

/** High values first: the eye begins where the weight is. The colour follows the cell. */
function describe(
  keys: readonly string[],
  names: readonly [string, string],
  cuts: readonly [readonly number[], readonly number[]],
  model: ModelInfo,
): SegmentInfo[] {
  const [columns, rows] = [cuts[0].length + 1, cuts[1].length + 1];
  const placed = keys.map((key) => {
    const [, x = '', y = ''] = /^x(\d)y(\d)$/.exec(key) ?? [];
    if (x === '') return { place: Infinity, info: { ...segmentInfo(key, -1, { en: key, zh: key }), rule: ONE_MISSING } };
    const place = (columns - 1 - Number(x)) * rows + (rows - 1 - Number(y));
    const parts = [levelName(names[0], Number(x), columns, model), levelName(names[1], Number(y), rows, model)];
    const rules = [levelRule(names[0], Number(x), cuts[0], model), levelRule(names[1], Number(y), cuts[1], model)];
    const text = { en: capital(parts.map(({ en }) => en).join(' · ')), zh: parts.map(({ zh }) => zh).join(' · ') };
    const rule = { en: rules.map(({ en }) => en).join('; '), zh: rules.map(({ zh }) => zh).join('；') };
    return { place, info: { ...segmentInfo(key, place, text), rule } };
  });
  return placed.sort((a, b) => a.place - b.place).map(({ info }) => info);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export default method;
