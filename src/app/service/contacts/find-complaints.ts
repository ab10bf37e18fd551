/** Owns what stands out among complaints: groups that complain more often than the others, and what they leave behind in satisfaction. */
import { pEquation } from '../../../charts/p-text';
import { formatCount, formatNumber } from '../../../lib/format';
import { holmAdjusted } from '../../../lib/holm';
import type { Text } from '../../../lib/text';
import { differenceAfter, queryAfterComplaint, readAfterComplaint } from '../../../service/after-complaint';
import {
  complaintsP,
  groupRates,
  queryComplaintRates,
  RATE_BASE,
  readComplaintRates,
  type ComplaintRates,
  type GroupRate,
  type RateGroup,
} from '../../../service/complaint-rates';
import { customerGroupings, groupFilter, groupName, type Grouping } from '../../../service/grouping';
import { eventFilter } from '../../../model/event-filter';
import type { Filter } from '../../../model/filter';
import { factField } from '../../../model/model-info';
import type { Finding, FindingsQuestion } from '../finding';
import { ALPHA, overTab, overTabText } from '../tab-questions';

/** Groupings in which a utility can act; the rest of the categories is on the chart. */
const LOOKED_AT = ['feeder', 'region', 'class'];
/** Less is no news. */
const LEAST_RATIO = 1.5;
const LATE = { field: 'late_payments_12m', from: 3 } as const;

interface Candidate {
  readonly id: string;
  readonly text: Text;
  readonly ratio: number;
  readonly p: number;
  readonly basis: (p: number, question: FindingsQuestion) => Text;
  readonly filters: readonly Filter[];
}

/** The group of each grouping that complains most often against the others, where that is beyond chance over all groups looked at. */
export async function findComplaintGroups(question: FindingsQuestion): Promise<Finding[]> {
  const { model, filters, smallGroup, run } = question;
  const known = customerGroupings(model);
  const groupings = LOOKED_AT.flatMap((id) => known.filter((grouping) => grouping.id === id));
  const candidates: Candidate[] = [];
  let apart: readonly Filter[] = [];
  for (const grouping of groupings) {
    const own = grouping.id === 'region' ? [...filters, ...apart] : filters;
    const rates = readComplaintRates(await run(queryComplaintRates(model, own, grouping)));
    candidates.push(...groupCandidates(rates, grouping, question));
    if (grouping.id === 'feeder') apart = withoutWorst(rates, smallGroup);
  }
  if (factField(model, LATE.field) !== undefined) {
    const late: Grouping = { id: LATE.field, text: { en: 'Late payments', zh: '逾期次数' }, isOfEvent: false };
    const rates = readComplaintRates(await run(queryComplaintRates(model, filters, late)));
    candidates.push(...lateCandidates(rates, smallGroup));
  }
  const ps = holmAdjusted(candidates.map(({ p }) => p));
  const best = new Map<string, { candidate: Candidate; p: number }>();
  candidates.forEach((candidate, i) => {
    const p = overTab(ps[i] ?? NaN, question);
    const known = best.get(candidate.id);
    if (p < ALPHA && candidate.ratio >= LEAST_RATIO && !(known !== undefined && known.candidate.ratio >= candidate.ratio))
      best.set(candidate.id, { candidate, p });
  });
  return [...best.values()]
    .sort((a, b) => b.candidate.ratio - a.candidate.ratio)
    .map(({ candidate: { id, text, basis, filters: own }, p }) => ({
      id,
      text,
      basis: basis(p, question),
      tone: 'bad',
      filters: own,
    }));

  function groupCandidates(rates: ComplaintRates, grouping: Grouping, { segments }: FindingsQuestion): Candidate[] {
    return groupRates(rates, smallGroup)
      .filter(({ value, p }) => value !== null && Number.isFinite(p))
      .map((group) => {
        const name = (locale: 'en' | 'zh'): string => groupName(grouping, group.value, segments, locale);
        const other = othersOf(rates, group);
        return {
          id: `complaints-${grouping.id}`,
          text: rateText(name('en'), name('zh'), group.ratio, group.rate, other.rate),
          ratio: group.ratio,
          p: complaintsP(group, other, rates.spread),
          basis: (p, asked) => rateBasis(group, p, asked),
          filters: [groupFilter(grouping, [group.value], 'contact')],
        };
      });
  }
}

/** All feeders but those that stand out: a branch is not bad for one bad line, which is told by itself. */
function withoutWorst(rates: ComplaintRates, smallGroup: number): Filter[] {
  const groups = groupRates(rates, smallGroup);
  const good = groups.filter(({ p, ratio }) => !(p < ALPHA && ratio >= LEAST_RATIO));
  return good.length === groups.length ? [] : [{ kind: 'in', field: 'feeder', values: good.map(({ value }) => value) }];
}

/** Customers who pay late three times or more a year against those who do not. */
function lateCandidates(rates: ComplaintRates, smallGroup: number): Candidate[] {
  const known = rates.groups.filter(({ value }) => value !== null);
  const merge = (isLate: boolean) => {
    const own = known.filter(({ value }) => Number(value) >= LATE.from === isLate);
    const sum = (key: 'customers' | 'years' | 'complaints' | 'complainers') =>
      own.reduce((total, group) => total + group[key], 0);
    return {
      value: isLate ? 'late' : 'others',
      ...{ customers: sum('customers'), years: sum('years'), complaints: sum('complaints'), complainers: sum('complainers') },
    };
  };
  const both = { ...rates, groups: [merge(true), merge(false)] };
  const [late] = groupRates(both, smallGroup);
  if (late === undefined || !Number.isFinite(late.p)) return [];
  const other = othersOf(both, late);
  return [
    {
      id: 'complaints-late',
      text: rateText(
        `Customers with ${String(LATE.from)} or more late payments in 12 months`,
        `近 12 个月逾期 ${String(LATE.from)} 次及以上的客户`,
        late.ratio,
        late.rate,
        other.rate,
      ),
      ratio: late.ratio,
      p: complaintsP(late, other, rates.spread),
      basis: (p, asked) => rateBasis(late, p, asked),
      filters: [{ kind: 'range', field: LATE.field, lo: LATE.from, hi: 1e9 }],
    },
  ];
}

function othersOf({ groups }: ComplaintRates, own: RateGroup) {
  const rest = (key: 'customers' | 'years' | 'complaints' | 'complainers'): number =>
    groups.reduce((sum, group) => sum + group[key], 0) - own[key];
  const [complaints, years] = [rest('complaints'), rest('years')];
  return {
    customers: rest('customers'),
    complainers: rest('complainers'),
    complaints,
    years,
    rate: (RATE_BASE * complaints) / years,
  };
}

function rateText(en: string, zh: string, ratio: number, rate: number, others: number): Text {
  const number = (value: number, locale: 'en' | 'zh'): string => formatNumber(value, locale);
  return {
    en: `${en}: ${number(rate, 'en')} complaints per 10,000 customers and year, ${ratio.toFixed(1)} times the others (${number(others, 'en')}).`,
    zh: `${zh}每万户年投诉 ${number(rate, 'zh')} 次，是其他客户（${number(others, 'zh')} 次）的 ${ratio.toFixed(1)} 倍。`,
  };
}

function rateBasis({ complaints, customers, interval: [lo, hi] }: GroupRate, p: number, asked: FindingsQuestion): Text {
  const [x, n] = [formatCount(complaints, 'en'), formatCount(customers, 'en')];
  return {
    en: `${x} complaints of ${n} customers; 95% ${formatNumber(lo, 'en')}–${formatNumber(hi, 'en')}; ${pEquation(p)} (${overTabText(asked, 'en')})`,
    zh: `${n} 户中投诉 ${x} 次；95% 区间 ${formatNumber(lo, 'zh')}–${formatNumber(hi, 'zh')}；${pEquation(p)}（${overTabText(asked, 'zh')}）`,
  };
}

/** What a complaint leaves behind in satisfaction, where the matched difference is beyond chance. */
export async function findAfterComplaint(question: FindingsQuestion): Promise<Finding[]> {
  const { model, filters, smallGroup, run } = question;
  const found = differenceAfter(readAfterComplaint(await run(queryAfterComplaint(model, filters))), smallGroup);
  const p = found === null ? NaN : overTab(found.p, question);
  if (found === null || !(p < ALPHA)) return [];
  const points = (value: number): string => Math.abs(100 * value).toFixed(0);
  const [size, lo, hi] = [points(found.matched), signed(found.interval[0]), signed(found.interval[1])];
  const isLess = found.matched < 0;
  const n = `${formatCount(found.after, 'en')} / ${formatCount(found.never, 'en')}`;
  return [
    {
      id: 'after-complaint',
      text: {
        en: `After a complaint customers are satisfied ${size} points ${isLess ? 'less' : 'more'} often than customers of the same class who never complained.`,
        zh: `投诉之后客户的满意率比同类别未投诉客户${isLess ? '低' : '高'} ${size} 个百分点。`,
      },
      basis: {
        en: `95% ${lo} to ${hi}; ${pEquation(p)} (${overTabText(question, 'en')}); n = ${n} answers. A difference, not proof of cause.`,
        zh: `95% 区间 ${lo} 至 ${hi}；${pEquation(p)}（${overTabText(question, 'zh')}）；评价数 ${n}。仅为差异，不等于因果。`,
      },
      tone: isLess ? 'bad' : 'plain',
      filters: [
        eventFilter('contact', { en: 'Complaint', zh: '投诉' }, { column: 'is_complaint', values: ['true'], isTold: true }),
      ],
    },
  ];
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(100 * value).toFixed(1)}`;
}
