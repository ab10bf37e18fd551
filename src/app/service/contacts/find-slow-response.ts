/** Owns what stands out in how long customers wait for a first response: a channel that is slow whatever the type, a type that is slow by any channel. */
import { hoursText } from '../../../charts/duration-text';
import { pEquation } from '../../../charts/p-text';
import { formatCount, formatPercent } from '../../../lib/format';
import type { Locale, Text } from '../../../lib/text';
import type { Filter } from '../../../model/filter';
import { IS_JUDGED, queryResponding, respondingUnder } from '../../../service/closing';
import { eventGroupings, groupFilter, groupName, type Grouping } from '../../../service/grouping';
import { contrasts, RANK_STRATA, readStrata, type GroupContrast } from '../../../service/rank-strata';
import { readDurations } from '../../../service/survival';
import { ident, sql, type Sql } from '../../../sql/sql';
import type { Finding, FindingsQuestion } from '../finding';
import { ALPHA, overTab, overTabText } from '../tab-questions';

const LEAST_RATIO = 1.5;
/** Each is compared within the kinds of the other. */
const LIKE: Readonly<Record<string, { readonly within: string; readonly text: Text }>> = {
  ticket_channel: { within: 'type', text: { en: 'of the same type', zh: '同类型' } },
  type: { within: 'ticket_channel', text: { en: 'by the same channel', zh: '同渠道' } },
};

function queryStrata(filters: readonly Filter[], grouping: Grouping, within: string, hours: number): Sql {
  return sql`
WITH
${respondingUnder(filters, grouping, hours)},
-- one row a contact that is judged; like is compared with like
measured AS (SELECT grp, CAST(${ident(within)} AS VARCHAR) AS stratum, value FROM duration WHERE ${IS_JUDGED}),
${RANK_STRATA}`;
}

/** The group of each grouping that is responded to most slowly, where that is beyond chance. @param hours within which somebody should respond */
export async function findSlowResponse(question: FindingsQuestion, hours: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  const groupings = eventGroupings(question.model, Object.keys(LIKE));
  for (const grouping of groupings) {
    const like = LIKE[grouping.id];
    if (like === undefined) continue;
    const strata = readStrata(await question.run(queryStrata(question.filters, grouping, like.within, hours)));
    const slowest = contrasts(strata, question.smallGroup)
      .map((one) => ({ ...one, p: overTab(one.p * groupings.length, question) }))
      .find(({ group, p, ratio }) => group !== null && p < ALPHA && ratio >= LEAST_RATIO);
    if (slowest !== undefined) findings.push(await findingOf(question, grouping, slowest, like.text, hours));
  }
  return findings;
}

async function findingOf(
  question: FindingsQuestion,
  grouping: Grouping,
  slowest: GroupContrast,
  like: Text,
  hours: number,
): Promise<Finding> {
  const result = await question.run(queryResponding(question.filters, grouping, hours));
  const [groups, judged, kept] = [result.texts('grp'), result.numbers('judged'), result.numbers('kept')];
  const at = groups.indexOf(slowest.group);
  const sum = (of: ArrayLike<number>): number => Array.from(of).reduce((total, n) => total + n, 0);
  const inTime = { own: (kept[at] ?? 0) / (judged[at] ?? 0), rest: restOf(kept, at, sum) / restOf(judged, at, sum) };
  const median = readDurations(result)[at]?.median ?? NaN;
  const name = (locale: Locale): string => groupName(grouping, slowest.group, question.segments, locale);
  const ratio = slowest.ratio.toFixed(1);
  const half = (locale: Locale): string => hoursText(median, locale);
  const limit = (locale: Locale): string => hoursText(hours, locale);
  const [own, rest] = [formatPercent(inTime.own, 'en', 0), formatPercent(inTime.rest, 'en', 0)];
  const isOfType = grouping.id === 'type';
  const lead: Text = {
    en: isOfType ? `Contacts of type "${name('en')}"` : `Contacts by ${name('en')}`,
    zh: isOfType ? `“${name('zh')}”类工单` : `“${name('zh')}”渠道的工单`,
  };
  return {
    id: `slow-response-${grouping.id}`,
    text: {
      en: `${lead.en} wait ${ratio} times as long for a first response as others ${like.en} (median ${half('en')}); ${own} have one within ${limit('en')}, of the others ${rest}.`,
      zh: `${lead.zh}首次响应用时是${like.zh}其他工单的 ${ratio} 倍（中位数 ${half('zh')}）；${limit('zh')}内响应率 ${own}，其他为 ${rest}。`,
    },
    basis: {
      en: `n = ${formatCount(slowest.n, 'en')} against ${formatCount(slowest.others, 'en')}; rank test among those ${like.en}, ${pEquation(slowest.p)} (${overTabText(question, 'en')})`,
      zh: `n = ${formatCount(slowest.n, 'zh')}，对照 ${formatCount(slowest.others, 'zh')}；${like.zh}内秩检验，${pEquation(slowest.p)}（${overTabText(question, 'zh')}）`,
    },
    tone: 'bad',
    filters: [groupFilter(grouping, [slowest.group], 'contact')],
  };
}

function restOf(counts: ArrayLike<number>, at: number, sum: (of: ArrayLike<number>) => number): number {
  return sum(counts) - (counts[at] ?? 0);
}
