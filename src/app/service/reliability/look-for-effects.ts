/** Owns what the tab of reliability says about outages and what customers make of them: satisfaction and complaints. */
import { binName, pText } from '../../../charts/outage-effect/layout';
import {
  effectMeasures,
  effectTrend,
  queryEffect,
  readEffect,
  shareOf,
  type EffectBin,
  type EffectMeasure,
} from '../../../charts/outage-effect/query';
import { formatCount, formatPercent } from '../../../lib/format';
import { holmAdjusted } from '../../../lib/holm';
import type { Text } from '../../../lib/text';
import type { Filter } from '../../../model/filter';
import { standings, type GroupStanding } from '../../../service/reliability/standing-bins';
import type { Finding, FindingsQuestion } from '../finding';
import { ALPHA, overTab } from '../tab-questions';

const NO_END = 1e9;

interface BinShare {
  readonly bin: EffectBin;
  readonly n: number;
  readonly successes: number;
}

/**
 * Of each measure the bin of minutes whose share lies farthest from that of all others, or else a trend; every bin of both measures counts for
 * Holm. @param others keeps the customers of lines that were not found bad, or null
 */
export async function lookForEffects(question: FindingsQuestion, others: Filter | null): Promise<Finding[]> {
  const measures = effectMeasures(question.model);
  if (measures.length === 0) return [];
  const bins = readEffect(await question.run(queryEffect(question)));
  const rest =
    others === null ? null : readEffect(await question.run(queryEffect({ ...question, filters: [...question.filters, others] })));
  const asked = measures.map((measure) => {
    const known = bins.map((bin): BinShare => ({ bin, ...shareOf(bin, measure) })).filter(({ n }) => n >= question.smallGroup);
    return { measure, known, standing: known.length < 2 ? [] : standings(known) };
  });
  const all = asked.flatMap(({ standing }) => standing);
  const adjusted = holmAdjusted(all.map(({ against }) => against.p));
  const tests = all.length;
  const { questions = 1 } = question;
  return asked.flatMap(({ measure, known, standing }): Finding[] => {
    const apart = standing
      .map((one) => ({ ...one, p: overTab(adjusted[all.indexOf(one)] ?? NaN, question) }))
      .filter(({ p }) => p < ALPHA)
      .sort((a, b) => Math.abs(b.against.h) - Math.abs(a.against.h));
    const [worst] = apart;
    if (worst !== undefined) {
      const isBadLine = rest !== null && !rest.some(({ lo, customers }) => lo === worst.group.bin.lo && customers > 0);
      return [apartFinding(measure, worst, worst.p, { tests, questions }, isBadLine)];
    }
    const trend = effectTrend(
      known.map(({ bin }) => bin),
      measure,
    );
    const [first, last] = [known[0], known[known.length - 1]];
    const p = overTab((trend?.p ?? NaN) * measures.length, question);
    if (trend === null || !(p < ALPHA) || first === undefined || last === undefined) return [];
    return [trendFinding(measure, first, last, { ...trend, p }, known, measures.length * questions)];
  });
}

function written(share: number, measure: EffectMeasure): Text {
  if (measure === 'satisfied') {
    const percent = formatPercent(share, 'en', 0);
    return { en: `${percent} satisfied`, zh: `满意率 ${percent}` };
  }
  const rate = (1000 * share).toFixed(share < 0.01 ? 1 : 0);
  return { en: `${rate} in 1,000 complaining`, zh: `每千户 ${rate} 户投诉` };
}

function apartFinding(
  measure: EffectMeasure,
  one: GroupStanding<BinShare>,
  p: number,
  { tests, questions }: { readonly tests: number; readonly questions: number },
  isBadLine: boolean,
): Finding {
  const { bin, n } = one.group;
  const [own, rest] = [written(one.share, measure), written(one.others.share, measure)];
  const isBad = measure === 'satisfied' ? one.against.difference < 0 : one.against.difference > 0;
  const hi = Number.isFinite(bin.hi) ? bin.hi : NO_END;
  const isShare = measure === 'satisfied';
  const points = (value: number): string => (isShare ? (100 * value).toFixed(1) : (1000 * value).toFixed(0)).replace('-', '−');
  const unit: Text = isShare ? { en: 'points', zh: '个百分点' } : { en: 'in 1,000', zh: '户/千户' };
  const [from, to] = one.against.interval;
  const difference = {
    en: `${points(one.against.difference)} ${unit.en} (95% ${points(from)} to ${points(to)})`,
    zh: `${points(one.against.difference)} ${unit.zh}（95% 区间 ${points(from)} 至 ${points(to)}）`,
  };
  const who: Text =
    bin.lo === 0
      ? { en: 'Customers without an outage', zh: '未停电的客户' }
      : { en: `Customers without supply for ${binName(bin, 'en')}`, zh: `停电 ${binName(bin, 'zh')}的客户` };
  const place: Text = isBadLine
    ? { en: ' All of them hang on the lines named here.', zh: ' 均为上述线路的客户。' }
    : { en: '', zh: '' };
  return {
    id: `effect-${measure}`,
    tone: isBad ? 'bad' : 'good',
    filters: [{ kind: 'range', field: 'outage_minutes_12m', lo: bin.lo, hi }],
    text: {
      en: `${who.en}: ${own.en}, against ${rest.en} among all others.`,
      zh: `${who.zh}${own.zh}，其他客户${rest.zh}。`,
    },
    basis: {
      en: `n = ${formatCount(n, 'en')} and ${formatCount(one.others.n, 'en')}, difference ${difference.en}, ${pText(p)} (Holm over ${String(tests)}, ${String(questions)} questions).${place.en}`,
      zh: `n = ${formatCount(n, 'zh')} 与 ${formatCount(one.others.n, 'zh')}，差 ${difference.zh}，${pText(p)}（Holm 校正 ${String(tests)} 项，共 ${String(questions)} 问）。${place.zh}`,
    },
  };
}

function trendFinding(
  measure: EffectMeasure,
  first: BinShare,
  last: BinShare,
  trend: { readonly z: number; readonly p: number },
  known: readonly BinShare[],
  tests: number,
): Finding {
  const [from, to] = [first, last].map(({ n, successes }) => written(successes / n, measure)) as [Text, Text];
  const isBad = measure === 'satisfied' ? trend.z < 0 : trend.z > 0;
  const n = formatCount(
    known.reduce((sum, one) => sum + one.n, 0),
    'en',
  );
  const lead: Readonly<Record<EffectMeasure, Text>> = {
    satisfied: { en: `the ${isBad ? 'less' : 'more'} satisfied`, zh: `满意率越${isBad ? '低' : '高'}` },
    complaining: { en: `the ${isBad ? 'more' : 'fewer'} complaints`, zh: `投诉越${isBad ? '多' : '少'}` },
  };
  return {
    id: `effect-${measure}`,
    tone: isBad ? 'bad' : 'plain',
    filters: [
      { kind: 'range', field: 'outage_minutes_12m', lo: last.bin.lo, hi: Number.isFinite(last.bin.hi) ? last.bin.hi : NO_END },
    ],
    text: {
      en: `The longer the outage, ${lead[measure].en}: ${from.en} (${binName(first.bin, 'en')}), ${to.en} (${binName(last.bin, 'en')}).`,
      zh: `停电越久${lead[measure].zh}：${binName(first.bin, 'zh')}者${from.zh}，${binName(last.bin, 'zh')}者${to.zh}。`,
    },
    basis: {
      en: `Cochran–Armitage trend, ${pText(trend.p)} (Bonferroni over ${String(tests)}), n = ${n}.`,
      zh: `Cochran–Armitage 趋势检验 ${pText(trend.p)}（Bonferroni 校正，共 ${String(tests)} 项），n = ${n}。`,
    },
  };
}
