/** Owns the axes by which each kind of customer is tiered: which there are, how they are cut at first, and which take part. */
import type { Text } from '../../../lib/text';
import { factField, type ModelInfo } from '../../../model/model-info';
import { ident, sql, type Sql } from '../../../sql/sql';
import { evenShares, measureOf, readCuts, type AxisCuts } from '../../axis-cuts';
import type { Params, ParamValue } from '../../method';
import { KINDS, type Kind } from './kinds';

/** No more segments than these; axes that would make more are left out. */
export const MOST_SEGMENTS = 12;
/** Levels of one axis. */
export const MOST_LEVELS = 4;

export interface TierAxis {
  /** `household.people` */
  readonly id: string;
  readonly kind: Kind;
  readonly field: string;
  readonly text: Text;
  /** `measure` is cut by thresholds; `voltage` too, in kV; `importance` and `industry` have two levels by their values. */
  readonly by: 'measure' | 'voltage' | 'importance' | 'industry';
  readonly cuts: AxisCuts;
}

const halves: AxisCuts = { how: 'quantile', at: evenShares(2) };

/** By kind, rows of the grid before columns. */
const AXES: readonly TierAxis[] = [
  axis('household', 'people', { en: 'People', zh: '人口' }, 'measure', { how: 'fixed', at: [3] }),
  axis('household', 'kwh_12m', { en: 'Annual kWh', zh: '年电量' }, 'measure', halves),
  axis('enterprise', 'industry', { en: 'Industry', zh: '行业' }, 'industry', { how: 'fixed', at: [1] }),
  // From 315 kVA an enterprise is large industrial supply and pays for capacity.
  axis('enterprise', 'capacity_kva', { en: 'Capacity', zh: '合同容量' }, 'measure', { how: 'fixed', at: [315] }),
  axis('enterprise', 'kwh_12m', { en: 'Annual kWh', zh: '年电量' }, 'measure', halves),
  axis('public', 'importance', { en: 'Importance', zh: '重要等级' }, 'importance', { how: 'fixed', at: [1] }),
  axis('public', 'voltage', { en: 'Voltage', zh: '电压等级' }, 'voltage', { how: 'fixed', at: [10] }),
  axis('public', 'capacity_kva', { en: 'Capacity', zh: '合同容量' }, 'measure', halves),
  axis('public', 'kwh_12m', { en: 'Annual kWh', zh: '年电量' }, 'measure', halves),
];

/** Who takes part at first while there is room, the most telling first. */
const PRIORITY = [
  ...['household.kwh_12m', 'enterprise.capacity_kva', 'enterprise.kwh_12m', 'public.importance', 'household.people'],
  ...['enterprise.industry', 'public.voltage', 'public.capacity_kva', 'public.kwh_12m'],
];

function axis(kind: Kind, field: string, text: Text, by: TierAxis['by'], cuts: AxisCuts): TierAxis {
  return { id: `${kind}.${field}`, kind, field, text, by, cuts };
}

/** Axes for which the data has the field. */
export function possibleAxes(model: ModelInfo): readonly TierAxis[] {
  return AXES.filter(({ field }) => factField(model, field) !== undefined);
}

/** Kinds that this choice of `kindBy` can give. */
export function kindsOf(params: Params): readonly Kind[] {
  const [, only] = /^all:(.*)$/.exec(String(params['kindBy'])) ?? [];
  return only === undefined ? KINDS : KINDS.filter((kind) => kind === only);
}

/** Levels of an axis; an industry or importance has two. */
export function levelsOf({ by, cuts }: TierAxis): number {
  return by === 'industry' || by === 'importance' ? 2 : cuts.at.length + 1;
}

/** Segments that these axes can make, without "missing". */
export function segmentsOf(axes: readonly TierAxis[], kinds: readonly Kind[]): number {
  return kinds.reduce(
    (sum, kind) => sum + axes.reduce((product, each) => product * (each.kind === kind ? levelsOf(each) : 1), 1),
    0,
  );
}

/** Ids of the axes that take part at first. */
export function defaultAxes(model: ModelInfo, kinds: readonly Kind[]): string[] {
  const possible = possibleAxes(model).filter(({ kind }) => kinds.includes(kind));
  return PRIORITY.reduce<string[]>((chosen, id) => {
    const next = possible.filter((each) => each.id === id || chosen.includes(each.id));
    return next.some((each) => each.id === id) && segmentsOf(next, kinds) <= MOST_SEGMENTS ? [...chosen, id] : chosen;
  }, []);
}

/** The axes that take part, with their cuts as chosen, in the order of the list; what exceeds the bound is left out. */
export function chosenAxes(params: Params, model: ModelInfo): readonly TierAxis[] {
  const chosen = params['axes'] as readonly ParamValue[];
  const cuts = params['cuts'] as Readonly<Record<string, ParamValue>>;
  const kinds = kindsOf(params);
  const wanted = possibleAxes(model)
    .filter(({ id, kind }) => chosen.includes(id) && kinds.includes(kind))
    .map((each) => ({ ...each, cuts: readCuts(cuts[each.id], MOST_LEVELS - 1) ?? each.cuts }));
  const fits = (axes: readonly TierAxis[]): boolean => segmentsOf(axes, kinds) <= MOST_SEGMENTS;
  let kept: readonly TierAxis[] = wanted;
  for (const id of [...PRIORITY].reverse()) if (!fits(kept)) kept = kept.filter((each) => each.id !== id);
  return kept;
}

/** Words of important users (重要用户) in either language. */
const IMPORTANT = '特级|一级|二级|临时|special|first|second|temporary';

/** The axis as a number to cut, over the facts; NULL is missing. Industries are cut elsewhere. */
export function axisValue({ by, field }: TierAxis): Sql {
  const column = ident(field);
  const text = sql`CAST(${column} AS VARCHAR)`;
  if (by === 'importance') {
    // No level means no important user: utilities fill it only for those.
    return sql`CASE WHEN regexp_matches(coalesce(${text}, ''), ${`(?i)${IMPORTANT}`}) THEN 1.0 ELSE 0.0 END`;
  }
  if (by === 'voltage') {
    const figure = sql`TRY_CAST(regexp_extract(${text}, '[0-9]+(?:\\.[0-9]+)?') AS DOUBLE)`;
    // Figures without a unit: 220, 380 and 10000 are V, the others (0.4, 6, 10, 35, 110) kV, as registers have them.
    return sql`${figure} * CASE WHEN regexp_matches(${text}, '(?i)k\\s*v|千伏') OR (NOT regexp_matches(${text}, '(?i)v|伏') AND ${figure} < 200) THEN 1.0 ELSE 0.001 END`;
  }
  return measureOf(field);
}
