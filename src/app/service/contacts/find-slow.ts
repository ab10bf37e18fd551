/** Owns what stands out in how long contacts take: a channel that is slow whatever the type, in every month, and whose customers come back. */
import { pEquation } from '../../../charts/p-text';
import { formatCount } from '../../../lib/format';
import { fisherExact } from '../../../lib/fisher-exact';
import { holmAdjusted } from '../../../lib/holm';
import { wilsonInterval } from '../../../lib/statistics';
import { eventGroupings, groupFilter, groupName, type Grouping } from '../../../service/grouping';
import { closingUnder, IS_JUDGED } from '../../../service/closing';
import type { ContactLimits } from '../../../service/contact-limits';
import { contrasts, RANK_STRATA, readStrata } from '../../../service/rank-strata';
import { queryRepeats } from '../../../service/repeats';
import type { Filter } from '../../../model/filter';
import { sql, type Sql } from '../../../sql/sql';
import type { Finding, FindingsQuestion } from '../finding';
import { ALPHA, overTab, overTabText } from '../tab-questions';

const LEAST_RATIO = 1.5;
const COLUMNS = ['ticket_channel', 'department'];
const REPEAT_DAYS = 14;

/** CTE `measured`: closing hours by group, the type as stratum: a channel that gets the hard cases is not slow for that. */
function measuredHours(filters: readonly Filter[], grouping: Grouping, limits: ContactLimits): Sql {
  return sql`${closingUnder(filters, grouping, limits)},
-- one row a contact that is judged: hours to close, or open until the last moment
measured AS (SELECT grp, type AS stratum, value, opened_at FROM duration WHERE ${IS_JUDGED})`;
}

/** One row a month in which the group has at least so many contacts: medians of the group and of all others. */
function queryMonths(measured: Sql, value: string, least: number): Sql {
  return sql`
WITH
${measured}
SELECT
  strftime(date_trunc('month', opened_at), '%Y-%m') AS month,
  (quantile_cont(value, 0.5) FILTER (grp = ${value}))::DOUBLE AS own,
  (quantile_cont(value, 0.5) FILTER (grp IS DISTINCT FROM ${value}))::DOUBLE AS others
FROM measured
GROUP BY month
HAVING count(*) FILTER (grp = ${value}) >= ${least}
ORDER BY month`;
}

/** The slowest group of each grouping, where that is beyond chance. @param limits to close, by type */
export async function findSlow(question: FindingsQuestion, limits: ContactLimits): Promise<Finding[]> {
  const { model, filters, segments, smallGroup, run } = question;
  const findings: Finding[] = [];
  const groupings = eventGroupings(model, COLUMNS);
  for (const grouping of groupings) {
    const measured = measuredHours(filters, grouping, limits);
    const statement = sql`
WITH
${measured},
${RANK_STRATA}`;
    const slowest = contrasts(readStrata(await run(statement)), smallGroup)
      .map((one) => ({ ...one, p: overTab(one.p * groupings.length, question) }))
      .find(({ group, p, ratio }) => group !== null && p < ALPHA && ratio >= LEAST_RATIO);
    if (slowest?.group == null) continue;
    const months = await run(queryMonths(measured, slowest.group, smallGroup));
    const [own, others] = [months.numbers('own'), months.numbers('others')];
    const slower = own.filter((value, i) => value > (others[i] ?? NaN)).length;
    const all = months.rowCount;
    const name = (locale: 'en' | 'zh'): string => groupName(grouping, slowest.group, segments, locale);
    const ratio = slowest.ratio.toFixed(1);
    const monthly = {
      en:
        all < 2
          ? ''
          : slower === all
            ? `, in every one of ${String(all)} months`
            : `, in ${String(slower)} of ${String(all)} months`,
      zh:
        all < 2
          ? ''
          : slower === all
            ? `，${String(all)} 个月中每个月都更慢`
            : `，${String(all)} 个月中有 ${String(slower)} 个月更慢`,
    };
    findings.push({
      id: `slow-${grouping.id}`,
      text: {
        en: `Contacts by ${name('en')} take ${ratio} times as long as others of the same type${monthly.en}.`,
        zh: `“${name('zh')}”的工单办结用时是同类型其他工单的 ${ratio} 倍${monthly.zh}。`,
      },
      basis: {
        en: `n = ${formatCount(slowest.n, 'en')} against ${formatCount(slowest.others, 'en')}; rank test within types, ${pEquation(slowest.p)} (${overTabText(question, 'en')})`,
        zh: `n = ${formatCount(slowest.n, 'zh')}，对照 ${formatCount(slowest.others, 'zh')}；按类型分层秩检验，${pEquation(slowest.p)}（${overTabText(question, 'zh')}）`,
      },
      tone: 'bad',
      filters: [groupFilter(grouping, [slowest.group], 'contact')],
    });
  }
  return findings;
}

/** The channel whose contacts most often come back, where that is beyond chance. */
export async function findRepeats(question: FindingsQuestion): Promise<Finding[]> {
  const { model, filters, segments, smallGroup, run } = question;
  const [grouping] = eventGroupings(model, ['ticket_channel']);
  if (grouping === undefined) return [];
  const result = await run(queryRepeats(filters, grouping, REPEAT_DAYS, model.roles.includes('type')));
  const [n, again] = [result.numbers('n'), result.numbers('again')];
  const all = { n: sum(n), again: sum(again) };
  const groups = result.texts('grp').map((value, i) => {
    const own = { value, n: n[i] ?? 0, again: again[i] ?? 0 };
    const rest = { n: all.n - own.n, again: all.again - own.again };
    const isTold = value !== null && own.n >= smallGroup && rest.n >= smallGroup;
    const p = isTold ? fisherExact(own.again, own.n - own.again, rest.again, rest.n - rest.again) : NaN;
    return { ...own, share: own.again / own.n, others: rest.again / rest.n, p };
  });
  const ps = holmAdjusted(groups.map(({ p }) => p));
  const [worst] = groups
    .map((group, i) => ({ ...group, p: overTab(ps[i] ?? NaN, question) }))
    .filter(({ p, share, others }) => p < ALPHA && share >= LEAST_RATIO * others)
    .sort((a, b) => b.share - a.share);
  if (worst?.value == null) return [];
  const name = (locale: 'en' | 'zh'): string => groupName(grouping, worst.value, segments, locale);
  const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
  const [lo, hi] = wilsonInterval(worst.again, worst.n) ?? [NaN, NaN];
  return [
    {
      id: 'repeats-channel',
      text: {
        en: `${percent(worst.share)} of contacts by ${name('en')} come back within ${String(REPEAT_DAYS)} days about the same, against ${percent(worst.others)} by other channels.`,
        zh: `“${name('zh')}”渠道 ${String(REPEAT_DAYS)} 天内重复诉求率 ${percent(worst.share)}，其他渠道为 ${percent(worst.others)}。`,
      },
      basis: {
        en: `95% ${percent(lo)}–${percent(hi)}; n = ${formatCount(worst.n, 'en')}; Fisher's exact test, ${pEquation(worst.p)} (${overTabText(question, 'en')})`,
        zh: `95% 区间 ${percent(lo)}–${percent(hi)}；n = ${formatCount(worst.n, 'zh')}；Fisher 精确检验，${pEquation(worst.p)}（${overTabText(question, 'zh')}）`,
      },
      tone: 'bad',
      filters: [groupFilter(grouping, [worst.value], 'contact')],
    },
  ];
}

function sum(values: ArrayLike<number>): number {
  return Array.from(values).reduce((a, b) => a + b, 0);
}
