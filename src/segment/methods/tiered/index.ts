/** Owns tiered and classified management (分级分类): each kind of customer is tiered by its own axes. */
import type { Text } from '../../../lib/text';
import { factField } from '../../../model/model-info';
import { levelRule } from '../../level-words';
import type { ParamValue, SegmentInfo, SegmentMethod } from '../../method';
import { listByKey, MISSING, OTHER, segmentInfo } from '../../segment-table';
import { readSegmentTotals, weighingField } from '../../segment-totals';
import { chosenAxes, defaultAxes, kindsOf, possibleAxes } from './axes';
import { buildTiers, readTiers } from './build';
import { defaultKindSource, KIND_TEXT, kindSources } from './kinds';
import { cellOf, type TieredReport, type TierKind } from './report';
import { advice, tierLevel } from './words';

const method: SegmentMethod = {
  id: 'tiered',
  place: 40,
  text: { en: 'Tiered management', zh: '分级分类' },
  description: {
    en: 'Households by people and kWh, enterprises by industry, capacity and kWh, public bodies by their dependence on supply.',
    zh: '居民按人口与电量，企业按行业、容量与电量，公共机构按对供电的依赖程度分级。',
  },
  params: (model) => [
    {
      id: 'kindBy',
      text: { en: 'Kind by', zh: '客户类型依据' },
      kind: 'choice',
      options: kindSources(model),
    },
  ],
  defaults(model) {
    const kindBy = defaultKindSource(model);
    return { kindBy, kinds: {}, axes: defaultAxes(model, kindsOf({ kindBy })), axesOf: kindBy, cuts: {} };
  },
  read(saved, model) {
    const kindBy = kindSources(model).find(({ value }) => value === saved['kindBy'])?.value ?? defaultKindSource(model);
    const possible = new Set(possibleAxes(model).map(({ id }) => id));
    const { axes, kinds, cuts } = saved;
    const kept = Array.isArray(axes) ? axes.filter((id: ParamValue) => typeof id === 'string' && possible.has(id)) : null;
    return {
      // What belongs to another attribute or another kind is chosen anew.
      axes: kept !== null && saved['axesOf'] === kindBy ? kept : defaultAxes(model, kindsOf({ kindBy })),
      axesOf: kindBy,
      kinds: saved['axesOf'] === kindBy && isRecord(kinds) ? kinds : {},
      cuts: isRecord(cuts) ? cuts : {},
    };
  },
  lacks: (params, model) => (chosenAxes(params, model).length === 0 ? NO_AXIS : null),
  async run(task, params) {
    const { model, runner, into, signal } = task;
    const found = await readTiers(task, params);
    const statement = buildTiers(task, params, found);
    await runner.run(statement, { signal });
    const listed = await runner.run(listByKey(into), { signal });
    const keys = new Set(listed.texts('segment').filter((key): key is string => key !== null));
    const kinds = found.kinds.map(({ kind, axes }): TierKind => ({
      kind,
      axes: axes.map((axis) => ({
        id: axis.id,
        text: axis.text,
        values: axis.values,
        levels: Array.from({ length: levelCount(axis) }, (_, level) => tierLevel(axis, level, model)),
        counts: axis.by !== 'industry',
      })),
    }));
    const weight = weighingField(model);
    const report: TieredReport = {
      kind: 'tiered',
      ...{ kinds, weight, values: found.values },
      totals: await readSegmentTotals(task, weight),
    };
    const rules = found.kinds.flatMap(({ kind, axes }) => {
      const ofKind = kinds.find((each) => each.kind === kind);
      return ofKind === undefined
        ? []
        : segmentsOfKind(ofKind, keys, (levels) =>
            axes.map((axis, i) =>
              axis.by === 'measure'
                ? levelRule(axis.field, levels[i] ?? 0, axis.values, model)
                : named(axis.text, tierLevel(axis, levels[i] ?? 0, model)),
            ),
          );
    });
    const segments = rules.map((segment, place): SegmentInfo => ({ ...segment, colour: place }));
    return {
      segments: [...segments, ...special(keys, factField(model, String(params['kindBy']))?.text)],
      report,
      statements: [...found.statements, statement],
    };
  },
};

const NO_AXIS: Text = {
  en: 'Tiers need at least one axis: consumption, people, contract capacity, industry, importance or voltage. Choose one below, or add such a column.',
  zh: '分级至少需要一个分级轴：电量、人口、合同容量、行业、重要等级或电压等级。请在下方选择，或补充相应列。',
};

function levelCount({ by, values }: { readonly by: string; readonly values: readonly number[] }): number {
  return by === 'industry' ? 2 : values.length + 1;
}

function named(axis: Text, level: Text): Text {
  return { en: `${axis.en}: ${level.en}`, zh: `${axis.zh}：${level.zh}` };
}

/** The segments of a kind that have customers, the highest tier first. */
function segmentsOfKind(
  kind: TierKind,
  keys: ReadonlySet<string>,
  rulesOf: (levels: readonly number[]) => Text[],
): SegmentInfo[] {
  const cells = kind.axes
    .reduce<number[][]>((rows, axis) => rows.flatMap((row) => axis.levels.map((_, level) => [...row, level])), [[]])
    .reverse();
  return cells.flatMap((levels): SegmentInfo[] => {
    const { key, text, weight } = cellOf(kind, levels);
    if (!keys.has(key)) return [];
    const rules = [KIND_TEXT[kind.kind], ...rulesOf(levels)];
    const todo = advice(kind.kind, weight);
    const rule = {
      en: `${rules.map(({ en }) => en).join('; ')}. Advice: ${todo.en}`,
      zh: `${rules.map(({ zh }) => zh).join('；')}。建议：${todo.zh}`,
    };
    return [{ ...segmentInfo(key, 0, text), rule }];
  });
}

function special(keys: ReadonlySet<string>, by: Text | undefined): SegmentInfo[] {
  const other =
    by === undefined
      ? { en: 'Kind not known', zh: '类型未归类' }
      : { en: `${by.en} belongs to no kind`, zh: `${by.zh}未归入任何类型` };
  const missing = { en: 'A value that tells the kind or the tier is missing', zh: '缺少判定类型或级别的数据' };
  return [
    ...(keys.has(OTHER) ? [{ ...segmentInfo(OTHER, -1, other), rule: other }] : []),
    ...(keys.has(MISSING) ? [{ ...segmentInfo(MISSING, -1, missing), rule: missing }] : []),
  ];
}

function isRecord(value: ParamValue | undefined): value is Readonly<Record<string, ParamValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export default method;
