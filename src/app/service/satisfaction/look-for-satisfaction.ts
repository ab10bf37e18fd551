/** Owns the sentences of the tab: how content customers are, who is more and who less, and whether those who answered are like all. */
import { formatCount, formatPercent } from '../../../lib/format';
import { holmAdjusted } from '../../../lib/holm';
import { wilsonInterval } from '../../../lib/statistics';
import type { Locale } from '../../../lib/text';
import type { SegmentInfo } from '../../../segment/method';
import { addUpAnswers, queryFieldAnswers, readFieldAnswers, type GroupAnswers } from '../../../service/satisfaction/answers';
import { answeredFilter, unansweredFilters } from '../../../service/satisfaction/answer-filter';
import { coverageOf, invitedOf, weightedShare } from '../../../service/satisfaction/coverage';
import { formatP } from '../../../service/satisfaction/difference';
import { groupFields, groupFilter, groupName, type GroupField } from '../../../service/satisfaction/group-field';
import { standOuts, type StandOut } from '../../../service/satisfaction/stand-out';
import type { Finding, FindingsQuestion } from '../finding';
import { ALPHA, overTab } from '../tab-questions';

/** Fields that are looked through, and sentences about groups that are said. */
const MOST_FIELDS = 24;
const MOST_GROUPS = 6;
/** Fields that mostly follow from others (the class, the last contact): they come after those. */
const FOLLOWS = ['segment', 'tariff', 'voltage', 'nature', 'industry', 'capacity_kva', 'complaints_12m', 'tickets_12m'];
/** Cramér's V from which a sample is called biased. */
const BIASED = 0.1;
const NEARLY = 0.8;
/** Who is more content, and whether those who answered are like all. */
const TESTS = { questions: 2 };

interface Looked {
  readonly field: GroupField;
  readonly groups: readonly GroupAnswers[];
}

export async function lookForSatisfaction(question: FindingsQuestion): Promise<readonly Finding[]> {
  const { model, filters, run, smallGroup, segments } = question;
  if (!model.roles.includes('overall')) return [];
  const asked = groupFields(model).slice(0, MOST_FIELDS);
  const answers = readFieldAnswers(await run(queryFieldAnswers(filters, asked, 'overall')), asked.length);
  const looked = asked.map((field, i): Looked => ({ field, groups: answers[i] ?? [] }));
  const all = addUpAnswers(looked[0]?.groups ?? []);
  if (all.answered < Math.max(1, smallGroup)) return [];
  // A segmentation by class must not take the word from the class itself.
  const fields = [...looked.slice(1), ...looked.slice(0, 1)];
  const found = standOuts(fields, smallGroup, TESTS.questions);
  const isAfter = ({ field }: StandOut): boolean => FOLLOWS.includes(field.id);
  const groups = [...found.filter((one) => !isAfter(one)), ...found.filter(isAfter)].slice(0, MOST_GROUPS);
  return [
    overallFinding(all),
    ...groups.map((one) => groupFinding(one, segments)),
    ...coverageFinding(fields, segments, smallGroup),
  ];
}

function share(value: number, locale: Locale): string {
  return formatPercent(value, locale, 0);
}

/** 12 … 34, in percent. */
function span([lo, hi]: readonly [number, number]): string {
  return `${(100 * lo).toFixed(0)}–${formatPercent(hi, 'en', 0)}`;
}

function overallFinding(all: GroupAnswers): Finding {
  const interval = wilsonInterval(all.top2, all.answered) ?? [0, 1];
  const n = formatCount(all.answered, 'en');
  const { base, invited } = coverageOf([all]);
  const [rate, of] = [formatPercent(all.answered / invited, 'en'), formatCount(invited, 'en')];
  return {
    id: 'overall',
    tone: 'plain',
    text: {
      en: `${share(all.top2 / all.answered, 'en')} of the customers who answered are satisfied.`,
      zh: `作答客户满意率 ${share(all.top2 / all.answered, 'zh')}。`,
    },
    basis: {
      en: `95% ${span(interval)}, n = ${n}: ${rate} of the ${of} ${base === 'asked' ? 'who were asked' : 'customers'}.`,
      zh: `95% 区间 ${span(interval)}，n = ${n}，占${base === 'asked' ? '受访' : '全部'} ${of} 户的 ${rate}。`,
    },
    filters: [answeredFilter()],
  };
}

function groupFinding({ field, difference, opposite, p, tried }: StandOut, segments: readonly SegmentInfo[]): Finding {
  const { a, b, shares } = difference;
  const name = groupName(field, a.key, segments);
  const points = Math.abs(100 * shares.difference).toFixed(0);
  const isLow = shares.difference < 0;
  const filter = groupFilter(field, [a.key]);
  const [own, others] = [formatPercent(a.top2 / a.answered, 'en', 0), formatPercent(b.top2 / b.answered, 'en', 0)];
  const [n, m] = [formatCount(a.answered, 'en'), formatCount(b.answered, 'en')];
  const [lo, hi] = shares.interval.map((bound) => (100 * bound).toFixed(0).replace('-', '−'));
  const test = shares.test === 'z' ? { en: 'z test', zh: 'z 检验' } : { en: 'Fisher’s exact test', zh: 'Fisher 精确检验' };
  const end = opposite === null ? null : { name: groupName(field, opposite.a.key, segments), group: opposite.a };
  const far =
    end === null
      ? ''
      : `${formatPercent(end.group.top2 / end.group.answered, 'en', 0)}, n = ${formatCount(end.group.answered, 'en')}`;
  return {
    id: `group-${field.id}`,
    tone: isLow ? 'bad' : 'good',
    text: {
      en: `Where "${field.text.en}" is ${name.en}, ${own} are satisfied, ${points} points ${isLow ? 'below' : 'above'} the others (${others})${end === null ? '' : `; at the other end: ${end.name.en} (${far})`}.`,
      zh: `${field.text.zh}“${name.zh}”满意率 ${own}，比其余客户（${others}）${isLow ? '低' : '高'} ${points} 个百分点${end === null ? '' : `；另一端为“${end.name.zh}”（${far}）`}。`,
    },
    basis: {
      en: `n = ${n} against ${m}; difference ${lo ?? ''} … ${hi ?? ''}; ${test.en}, ${formatP(p)} (Holm over ${String(tried)} groups, two questions).`,
      zh: `n = ${n} 对 ${m}；差值 ${lo ?? ''} … ${hi ?? ''}；${test.zh} ${formatP(p)}（Holm 校正 ${String(tried)} 组，共 2 问）。`,
    },
    ...(filter !== null && { filters: [filter] }),
  };
}

/** The field by which those who answered are least like all customers. */
function coverageFinding(looked: readonly Looked[], segments: readonly SegmentInfo[], smallGroup: number): Finding[] {
  // Kinds of contact are told from the answer itself, and say nothing of who answers.
  const tested = looked
    .filter(({ field }) => field.kind !== 'contact')
    .map(({ field, groups }) => ({ field, groups, coverage: coverageOf(groups) }));
  const adjusted = holmAdjusted(tested.map(({ coverage }) => coverage.p));
  const biased = tested
    .map((one, i) => ({ ...one, p: overTab(adjusted[i] ?? NaN, TESTS) }))
    .filter(({ p, coverage }) => p < ALPHA && coverage.v >= BIASED);
  // Of fields that tell nearly the same, the one that a utility asks for first.
  const most = Math.max(0, ...biased.map(({ coverage }) => coverage.v));
  const worst = biased.find(({ coverage }) => coverage.v >= NEARLY * most);
  if (worst === undefined) return [];
  const { field, groups, coverage, p } = worst;
  const shares = groups
    .filter((group) => group.key !== null && invitedOf(group, coverage.base) >= smallGroup)
    .map((group) => ({ group, of: group.customers / coverage.customers, heard: group.answered / coverage.answered }))
    .sort((one, other) => one.heard - one.of - (other.heard - other.of));
  const [under, over] = [shares[0], shares[shares.length - 1]];
  const weighted = weightedShare(groups);
  if (under === undefined || over === undefined || under === over || weighted === null) return [];
  const all = addUpAnswers(groups);
  const told = (one: typeof under, locale: Locale): string =>
    `${groupName(field, one.group.key, segments)[locale]} ${share(one.of, locale)} → ${share(one.heard, locale)}`;
  const raw = formatPercent(all.top2 / all.answered, 'en', 1);
  const mended = formatPercent(weighted.share, 'en', 1);
  return [
    {
      id: 'coverage',
      tone: 'plain',
      text: {
        en: `Those who answered are not like all customers: by ${field.text.en.toLowerCase()} (share of customers → of answers) ${told(under, 'en')}, ${told(over, 'en')}. Weighted back, ${mended} are satisfied (raw ${raw}).`,
        zh: `答卷构成与全部客户不一致：按${field.text.zh}（占客户 → 占答卷），${told(under, 'zh')}，${told(over, 'zh')}。按客户构成加权后满意率 ${mended}（原始 ${raw}）。`,
      },
      basis: {
        en: `Cramér's V = ${coverage.v.toFixed(2)}, chi-square ${formatP(p)} (Holm over ${String(tested.length)} fields, two questions); weighted 95% ${span(weighted.interval)}.`,
        zh: `Cramér V = ${coverage.v.toFixed(2)}，卡方检验 ${formatP(p)}（Holm 校正 ${String(tested.length)} 项，共 2 问）；加权 95% 区间 ${span(weighted.interval)}。`,
      },
      filters: unansweredFilters(coverage.base),
      keep: { en: 'Only those who did not answer', zh: '只看未作答客户' },
    },
  ];
}
