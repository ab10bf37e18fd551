/** Owns what stands out about risk, in sentences: who is in arrears, complains, uses less, or left. */
import { formatCount, formatPercent } from '../../../lib/format';
import type { Text } from '../../../lib/text';
import type { Filter } from '../../../model/filter';
import { factField, type ModelInfo } from '../../../model/model-info';
import { valueText } from '../../../model/vocabulary';
import {
  dimensionsOf,
  queryGroups,
  readGroups,
  SMALL_CONNECTION,
  type Dimension,
  type Happening,
} from '../../../service/risk/group-query';
import { ruleFilter } from '../../../service/risk/rule-filter';
import { tellingGroups, type TellingGroup } from '../../../service/risk/telling-groups';
import { leavers, queryOutcomeValues } from '../../../tag/risk/outcome';
import type { Rule } from '../../../tag/rule';
import { ruleLacks } from '../../../tag/rule-lacks';
import { ruleText } from '../../../tag/rule-text';
import type { Finding, LookForFindings } from '../finding';

interface Known {
  readonly id: string;
  readonly rule: Rule;
  /** "are in arrears", after a group. */
  readonly says: Text;
}

const HAPPENINGS: readonly Known[] = [
  {
    id: 'arrears',
    rule: { kind: 'compare', field: 'arrears_amount', op: '>', value: 0 },
    says: { en: 'are in arrears', zh: '欠费' },
  },
  {
    id: 'complaint',
    rule: { kind: 'compare', field: 'complaints_12m', op: '>=', value: 1 },
    says: { en: 'complained within a year', zh: '一年内有投诉' },
  },
  {
    id: 'shrinking',
    rule: { kind: 'compare', field: 'kwh_growth', op: '<=', value: -0.25 },
    says: { en: 'use at least a quarter less than a year before, a sign of churn', zh: '电量一年减少四分之一以上（流失征兆）' },
  },
  {
    id: 'discontent',
    rule: { kind: 'compare', field: 'csat_top2', op: '=', value: 0 },
    says: { en: 'were not satisfied when last asked', zh: '最近一次评价不满意' },
  },
];
const LEFT: Text = { en: 'left', zh: '已流失' };

export const lookForRisks: LookForFindings = async ({ model, filters, smallGroup, run }) => {
  const values = queryOutcomeValues(model);
  const named = values === null ? null : await run(values);
  const texts = named?.texts('value') ?? [];
  const left = leavers(
    model,
    (named?.texts('fact') ?? []).map((fact, i) => ({ fact: fact ?? '', value: texts[i] ?? '' })),
  );
  const happenings: Known[] = [
    ...HAPPENINGS.filter(({ rule }) => ruleLacks(rule, model) === null),
    ...(left === null ? [] : [{ id: 'left', rule: left, says: LEFT }]),
  ];
  const dimensions = dimensionsOf(model);
  if (happenings.length === 0 || dimensions.length === 0) return [];
  const counted = readGroups(await run(queryGroups(dimensions, happenings, filters, model)), happenings.length);
  const asked = happenings.map(({ id, rule }): Happening => ({ id, rule }));
  const groups = tellingGroups(counted, dimensions, asked, model, smallGroup);
  // Who is content is told on the tab of satisfaction; here only where nothing else is known.
  const isElsewhere = ({ happening }: TellingGroup): boolean =>
    happenings.length > 1 && happenings[happening]?.id === 'discontent';
  return groups.flatMap((group) => {
    const [dimension, happening] = [dimensions[group.dimension], happenings[group.happening]];
    return isElsewhere(group) || dimension === undefined || happening === undefined
      ? []
      : [findingOf(group, dimension, happening, model)];
  });
};

function findingOf(group: TellingGroup, dimension: Dimension, { id, says }: Known, model: ModelInfo): Finding {
  const who = whoOf(group, dimension, model);
  const times = (digits: number): string => group.ratio.toFixed(digits);
  const share = (locale: 'en' | 'zh', of: number): string => formatPercent(of, locale, 1);
  const [lo, hi] = group.interval;
  const [rLo, rHi] = group.ratioInterval;
  const p = group.p < 0.001 ? 'p < 0.001' : `p = ${group.p.toFixed(3)}`;
  const filters = filtersOf(group, dimension, model);
  return {
    id: `risk-${id}-${dimension.kind === 'rule' ? dimension.id : dimension.field}`,
    tone: 'bad',
    text: {
      en: `${share('en', group.share)} of customers where ${who.en} ${says.en}: ${times(1)} times as many as of the others (${share('en', group.othersShare)}).`,
      zh: `${who.zh}${/[a-z\d%]$/i.test(who.zh) ? ' ' : ''}的客户中，${share('zh', group.share)} ${says.zh}，是其他客户（${share('zh', group.othersShare)}）的 ${times(1)} 倍。`,
    },
    basis: {
      en: `n = ${formatCount(group.n, 'en')}, 95% interval ${share('en', lo)}–${share('en', hi)}; ratio ${rLo.toFixed(1)}–${rHi.toFixed(1)}; Fisher ${p} (Holm over ${formatCount(group.tried, 'en')} groups).`,
      zh: `n = ${formatCount(group.n, 'zh')}，95% 区间 ${share('zh', lo)}–${share('zh', hi)}；倍数区间 ${rLo.toFixed(1)}–${rHi.toFixed(1)}；Fisher 精确检验 ${p}（Holm 校正，共 ${formatCount(group.tried, 'zh')} 组）。`,
    },
    filters,
  };
}

/** More values than this are counted: nobody reads on. */
const MOST_NAMED = 4;

/** Conditions that have a shorter name than what they say. */
const NAMED: Readonly<Record<string, Text>> = {
  business: { en: 'the class is commercial or industrial', zh: '用电类别为工商业' },
};

function whoOf({ values }: TellingGroup, dimension: Dimension, model: ModelInfo): Text {
  if (dimension.kind === 'rule') return NAMED[dimension.id] ?? ruleText(dimension.rule, model);
  const name = factField(model, dimension.field)?.text ?? { en: dimension.field, zh: dimension.field };
  const rest = values.length - MOST_NAMED;
  const zh = values
    .slice(0, MOST_NAMED)
    .map((value) => valueText(value, 'zh'))
    .join('、');
  const en = values.slice(0, MOST_NAMED).map((value) => valueText(value, 'en'));
  const list =
    rest > 0
      ? `${en.join(', ')} or ${String(rest)} more`
      : en.length < 2
        ? en.join('')
        : `${en.slice(0, -1).join(', ')} or ${en[en.length - 1] ?? ''}`;
  const within = dimension.within === null ? null : ruleText(dimension.within, model);
  return {
    en: `${name.en} is ${list}${within === null ? '' : ` and ${within.en}`}`,
    zh: `${name.zh}为${zh}${rest > 0 ? `等 ${String(values.length)} 类` : ''}${within === null ? '' : `且${within.zh}`}`,
  };
}

function filtersOf({ values }: TellingGroup, dimension: Dimension, model: ModelInfo): Filter[] {
  if (dimension.kind === 'rule') {
    const { rule } = dimension;
    if (rule.kind === 'in') return [{ kind: 'in', field: rule.field, values: rule.values }];
    return [ruleFilter(rule, NAMED[dimension.id] ?? ruleText(rule, model))];
  }
  const own: Filter = { kind: 'in', field: dimension.field, values };
  // Up to 50 kVA, which a range that ends there would leave out.
  const small: Filter = { kind: 'range', field: 'capacity_kva', lo: -Number.MAX_VALUE, hi: 50.000001 };
  return dimension.within === SMALL_CONNECTION ? [own, small] : [own];
}
