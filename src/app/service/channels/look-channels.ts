/** Owns the sentences of the tab: which channel is slow, who uses which more than others, which reaches newer customers, and what moves. */
import { channelName } from '../../../charts/channel-words';
import { queryAnswer, readAnswer } from '../../../charts/channel-options';
import { hoursText } from '../../../charts/duration-text';
import { pEquation } from '../../../charts/p-text';
import { queryChannelMonths, readChannelMonths, monthTotals } from '../../../charts/channel-trend/query';
import { compareShares } from '../../../lib/two-shares';
import { formatCount, formatPercent } from '../../../lib/format';
import { holmAdjusted } from '../../../lib/holm';
import type { Locale } from '../../../lib/text';
import { factField } from '../../../model/model-info';
import {
  BACK_DAYS,
  BY_CHANNEL,
  queryChannelContrast,
  queryChannelService,
  readChannelService,
  SLOW_TIMES,
} from '../../../service/channels/channel-service';
import { channelKinds } from '../../../service/channels/channel-kind';
import { contractsByChannel } from './contract-age';
import { groupFilter, groupName } from '../../../service/grouping';
import { contrasts, readStrata } from '../../../service/rank-strata';
import { queryChannelTrends, readChannelTrends } from '../../../service/channels/trend';
import type { Finding, FindingsQuestion, LookForFindings } from '../finding';
import { ALPHA, overTab, overTabText } from '../tab-questions';
import { traced } from '../traced';

/** Times the time of the others from which a channel is said to be slow. */
const SLOW_FROM = 1.3;
const MOST_USES = 2;

export async function lookForChannels(question: FindingsQuestion): Promise<readonly Finding[]> {
  const { model } = question;
  const kinds = channelKinds(model);
  const hasContacts = kinds.includes('contact') && model.roles.includes('opened_at');
  const hasAges = factField(model, 'channel') !== undefined && factField(model, 'contract_years') !== undefined;
  const tests: readonly LookForFindings[] = [
    ...(hasContacts ? [slowChannels] : []),
    ...(hasAges ? [contractsByChannel] : []),
    ...(kinds.length > 0 ? [unequalUse] : []),
    ...(hasContacts ? [trends] : []),
  ];
  const found: Finding[] = [];
  for (const test of tests) found.push(...(await traced({ ...question, questions: tests.length }, test)));
  return found;
}

/** Channels that take longer than the others for the same type of contact. */
async function slowChannels(question: FindingsQuestion): Promise<Finding[]> {
  const { filters, smallGroup } = question;
  const strata = readStrata(await question.run(queryChannelContrast(filters)));
  const slow = contrasts(strata, smallGroup)
    .map((one) => ({ ...one, p: overTab(one.p, question) }))
    .filter(({ p, ratio }) => p < ALPHA && ratio >= SLOW_FROM);
  if (slow.length === 0) return [];
  const services = readChannelService(await question.run(queryChannelService(filters, smallGroup)));
  const total = { watched: 0, again: 0 };
  for (const { watched, again } of services) {
    total.watched += watched;
    total.again += again;
  }
  return slow.slice(0, 2).map(({ group, ratio, p }): Finding => {
    const own = services.find(({ channel }) => channel === group);
    const rest = own === undefined ? null : { n: total.watched - own.watched, again: total.again - own.again };
    const back = own === undefined || rest === null ? null : compareShares(own.again, own.watched, rest.again, rest.n);
    const isBack = back !== null && back.p < ALPHA && back.difference > 0 && (own?.watched ?? 0) >= smallGroup;
    const share = (hits: number, n: number): string => formatPercent(hits / n, 'en', 0);
    const months = own === undefined || own.months === 0 ? null : own;
    const sure = p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`;
    const median = (locale: Locale): string => hoursText(own?.hours.median ?? NaN, locale);
    return {
      id: `slow-channel-${group ?? ''}`,
      tone: 'bad',
      text: {
        en:
          `Contacts by ${channelName(group, 'en')} take ${ratio.toFixed(1)} times as long as others of the same type (median ${median('en')})` +
          (months === null ? '' : `; in ${String(months.slowMonths)} of ${String(months.months)} months at least twice as long`) +
          (isBack && own !== undefined && rest !== null
            ? `. ${share(own.again, own.watched)} come back within ${String(BACK_DAYS)} days, of the others ${share(rest.again, rest.n)}.`
            : '.'),
        zh:
          `${channelName(group, 'zh')}渠道的工单办结慢：同类诉求用时是其他渠道的 ${ratio.toFixed(1)} 倍（中位数 ${median('zh')}）` +
          (months === null
            ? ''
            : `，${String(months.months)} 个月中有 ${String(months.slowMonths)} 个月达 ${String(SLOW_TIMES)} 倍以上`) +
          (isBack && own !== undefined && rest !== null
            ? `；${String(BACK_DAYS)} 天内重复来电 ${share(own.again, own.watched)}，其他渠道 ${share(rest.again, rest.n)}。`
            : '。'),
      },
      basis: {
        en: `n = ${formatCount(own?.contacts ?? 0, 'en')}; rank test within types of contact, ${sure} (${overTabText(question, 'en')}).`,
        zh: `n = ${formatCount(own?.contacts ?? 0, 'zh')}；按诉求类型分层的秩和检验，${sure}（${overTabText(question, 'zh')}）。`,
      },
      filters: [groupFilter(BY_CHANNEL, [group], 'contact')],
    };
  });
}

/** The groups that use a channel most beyond the share of all. */
async function unequalUse(question: FindingsQuestion): Promise<Finding[]> {
  const options = { kind: 'payment', by: 'segment' };
  const data = readAnswer(await question.run(queryAnswer(question, options)), question, options);
  const cells = data.cross.rows.flatMap((row, r) =>
    row.cells.map((one, c) => ({
      cell: { ...one, p: overTab(one.p, question) },
      group: data.groups[r] ?? null,
      channel: data.channels[c] ?? null,
      n: row.n,
    })),
  );
  return cells
    .filter(({ cell, channel }) => channel !== null && cell.p < ALPHA && cell.residual > 0 && cell.lift >= 1.25)
    .sort((a, b) => b.cell.residual - a.cell.residual)
    .slice(0, MOST_USES)
    .map(({ cell, group, channel, n }): Finding => {
      const name = (locale: Locale): string => groupName(data.by, group, question.segments, locale);
      const share = formatPercent(cell.share, 'en', 0);
      const all = formatPercent(cell.share / cell.lift, 'en', 0);
      const p = cell.p < 0.001 ? 'p < 0.001' : `p = ${cell.p.toFixed(3)}`;
      return {
        id: `use-${group ?? ''}-${channel ?? ''}`,
        tone: 'plain',
        text: {
          en: `${name('en')}: ${share} use ${channelName(channel, 'en')}, of all ${all}. It reaches them more than others.`,
          zh: `${name('zh')}：${share} 使用${channelName(channel, 'zh')}，全体为 ${all}，触达该群体更有效。`,
        },
        basis: {
          en: `n = ${formatCount(n, 'en')}, ${p} (standardised residual ${cell.residual.toFixed(1)}; ${overTabText(question, 'en')}).`,
          zh: `n = ${formatCount(n, 'zh')}，${p}（标准化残差 ${cell.residual.toFixed(1)}；${overTabText(question, 'zh')}）。`,
        },
        filters: [groupFilter(data.by, [group], 'contact')],
      };
    });
}

/** Channels of which the share of contacts rises or falls over the months. */
async function trends(question: FindingsQuestion): Promise<Finding[]> {
  const data = readChannelMonths(await question.run(queryChannelMonths(question)));
  const totals = monthTotals(data);
  const told = totals.map((n) => n >= question.smallGroup);
  if (told.filter(Boolean).length < 4) return [];
  const tests = readChannelTrends(await question.run(queryChannelTrends(question.filters)));
  const ps = holmAdjusted(data.channels.map(({ channel }) => tests.get(channel)?.p ?? NaN));
  const half = Math.floor(totals.length / 2);
  return data.channels.flatMap(({ channel, counts }, i): Finding[] => {
    const p = overTab(ps[i] ?? NaN, question);
    if (!(p < ALPHA)) return [];
    const share = (from: number, to: number): string => {
      const sum = (of: readonly number[]): number => of.slice(from, to).reduce((all, n) => all + n, 0);
      return formatPercent(sum(counts) / sum(totals), 'en', 0);
    };
    const isUp = (tests.get(channel)?.z ?? 0) > 0;
    const [before, after] = [share(0, half), share(half, totals.length)];
    const n = formatCount(
      totals.reduce((sum, one) => sum + one, 0),
      'en',
    );
    return [
      {
        id: `trend-${channel}`,
        tone: 'plain',
        text: {
          en: `${channelName(channel, 'en')} is used ${isUp ? 'more' : 'less'} and ${isUp ? 'more' : 'less'}: ${before} of contacts in the first half of the months, ${after} in the second.`,
          zh: `${channelName(channel, 'zh')}的使用占比逐月${isUp ? '上升' : '下降'}：前半期 ${before}，后半期 ${after}。`,
        },
        basis: {
          en: `n = ${n} contacts; Cochran–Armitage trend by customer, ${pEquation(p)} (${overTabText(question, 'en')}).`,
          zh: `工单 n = ${n}；Cochran–Armitage 趋势检验（按客户聚类），${pEquation(p)}（${overTabText(question, 'zh')}）。`,
        },
        filters: [groupFilter(BY_CHANNEL, [channel], 'contact')],
      },
    ];
  });
}
