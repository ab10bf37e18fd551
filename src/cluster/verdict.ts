/** Owns the plain verdict on clusters: thresholds, the suggested k, and the sentences. */
import { many } from '../lib/many';
import type { Text } from '../lib/text';
import type { KAdvice } from './adviser';

export type Strength = 'weak' | 'moderate' | 'strong';

/** One reason; `code` is stable, the sentence is for people. */
export interface VerdictReason {
  readonly code:
    | 'too_few_rows'
    | 'silhouette_low'
    | 'silhouette_fair'
    | 'silhouette_high'
    | 'unstable'
    | 'partly_stable'
    | 'stable'
    | 'tiny_cluster'
    | 'one_dominates'
    | 'indices_disagree';
  readonly text: Text;
}

/**
 * A mean silhouette up to 0.25 is no structure to speak of, above 0.5 a reasonable one (Kaufman & Rousseeuw 1990, "Finding groups in data", table
 * 2.4); clusters whose halves agree by less than 0.6 are mostly chance, from 0.8 they last.
 */
export const THRESHOLDS = { fair: 0.25, high: 0.5, partlyStable: 0.6, stable: 0.8, tinyShare: 0.01, dominantShare: 0.8 } as const;

/** Silhouettes that are no further apart count as equal; the smaller k then wins, because it is easier to explain. */
const SAME_SILHOUETTE = 0.01;

/** What the rows are called in the sentences. */
export interface Nouns {
  readonly many: Text;
  /** Between a number and nothing else, as in 35 户. */
  readonly counter: Text;
}

const CUSTOMERS: Nouns = { many: { en: 'customers', zh: '客户' }, counter: { en: ' customers', zh: ' 户' } };

/** Strong needs a high silhouette and stability; weak is what fails either of the lower thresholds. NaN: stability was not tried. */
export function strengthOf({ silhouette, stability }: Pick<KAdvice, 'silhouette' | 'stability'>): Strength {
  const { fair, high, partlyStable, stable } = THRESHOLDS;
  if (silhouette > high && stability >= stable) return 'strong';
  return silhouette > fair && !(stability < partlyStable) ? 'moderate' : 'weak';
}

/** The smallest k whose silhouette is as good as the best of the stable ones; of all when none is stable. Null without any. */
export function suggestK(ks: readonly KAdvice[]): number | null {
  const defined = ks.filter((advice) => Number.isFinite(advice.silhouette));
  const stable = defined.filter((advice) => advice.stability >= THRESHOLDS.partlyStable);
  const choice = stable.length > 0 ? stable : defined;
  const best = Math.max(...choice.map((advice) => advice.silhouette));
  return choice.find((advice) => advice.silhouette >= best - SAME_SILHOUETTE)?.k ?? null;
}

/** @param ks k rising @param rows that were clustered */
export function verdictOn(ks: readonly KAdvice[], rows: number, nouns: Nouns = CUSTOMERS) {
  const suggested = suggestK(ks);
  const advice = ks.find(({ k }) => k === suggested);
  if (advice === undefined) {
    const reason: VerdictReason = {
      code: 'too_few_rows',
      text: {
        en: `${many(rows, 'row')} with measures, or too few different ones: that is not enough to form groups.`,
        zh: `可用于聚类的记录只有 ${String(rows)} 条，或取值几乎相同，不足以分群。`,
      },
    };
    return { suggested: null, strength: 'weak' as const, reasons: [reason], verdict: verdictText('weak', nouns) };
  }
  const strength = strengthOf(advice);
  return { suggested, strength, reasons: reasonsFor(advice, ks, rows, nouns), verdict: verdictText(strength, nouns) };
}

/** MANY stands for what the rows are called. */
const VERDICTS: Readonly<Record<Strength, Text>> = {
  weak: {
    en: 'Weak clusters: MANY shade into one another. Use them for orientation, not to treat groups differently.',
    zh: '分群效果弱：MANY之间是渐变的，没有清晰界线。可作参考，不宜据此制定差异化策略。',
  },
  moderate: {
    en: 'Moderate clusters: the groups are real, their borders are not sharp. Check the profile before acting on single customers.',
    zh: '分群效果中等：群体确实存在，但边界不够清晰。针对个别客户采取措施前，请先核对群体画像。',
  },
  strong: {
    en: 'Strong clusters: the groups are well apart and come out again in other samples.',
    zh: '分群效果强：各群之间界线清晰，换一批样本仍能得到同样的结果。',
  },
};

function verdictText(strength: Strength, { many }: Nouns): Text {
  const { en, zh } = VERDICTS[strength];
  return { en: en.replace('MANY', many.en), zh: zh.replace('MANY', many.zh) };
}

function reasonsFor(advice: KAdvice, ks: readonly KAdvice[], rows: number, { many, counter }: Nouns): VerdictReason[] {
  const reasons = [silhouetteReason(advice.silhouette)];
  if (!Number.isNaN(advice.stability)) reasons.push(stabilityReason(advice.stability));
  const smallest = advice.sizes[advice.sizes.length - 1] ?? 0;
  const largest = advice.sizes[0] ?? 0;
  if (largest > THRESHOLDS.dominantShare * rows) {
    reasons.push({
      code: 'one_dominates',
      text: {
        en: `One cluster holds ${percent(largest / rows)} of the ${many.en}; the others are exceptions rather than groups.`,
        zh: `其中一个群占 ${percent(largest / rows)} 的${many.zh}，其余更像是个别情况而不是群体。`,
      },
    });
  }
  if (smallest < THRESHOLDS.tinyShare * rows) {
    reasons.push({
      code: 'tiny_cluster',
      text: {
        en: `The smallest cluster has only ${String(smallest)}${counter.en}: outliers may shape it.`,
        zh: `最小的群只有 ${String(smallest)}${counter.zh}，可能由异常值造成。`,
      },
    });
  }
  const others = [best(ks, (one) => -one.daviesBouldin), best(ks, (one) => one.calinskiHarabasz)].filter((k) => k !== advice.k);
  if (others.length === 2) {
    reasons.push({
      code: 'indices_disagree',
      text: {
        en: `Davies–Bouldin prefers k = ${String(others[0])} and Caliński–Harabasz k = ${String(others[1])}: compare them.`,
        zh: `Davies–Bouldin 指数倾向 k = ${String(others[0])}，Calinski–Harabasz 指数倾向 k = ${String(others[1])}，建议对比查看。`,
      },
    });
  }
  return reasons;
}

function silhouetteReason(value: number): VerdictReason {
  const shown = value.toFixed(2);
  if (value > THRESHOLDS.high) {
    return {
      code: 'silhouette_high',
      text: { en: `Mean silhouette ${shown}: the clusters are well apart.`, zh: `平均轮廓系数 ${shown}，各群分得较开。` },
    };
  }
  if (value > THRESHOLDS.fair) {
    return {
      code: 'silhouette_fair',
      text: { en: `Mean silhouette ${shown}: the clusters touch.`, zh: `平均轮廓系数 ${shown}，各群之间有交界。` },
    };
  }
  return {
    code: 'silhouette_low',
    text: { en: `Mean silhouette ${shown}: the clusters overlap widely.`, zh: `平均轮廓系数 ${shown}，各群大量重叠。` },
  };
}

function stabilityReason(value: number): VerdictReason {
  const shown = value.toFixed(2);
  if (value >= THRESHOLDS.stable) {
    return {
      code: 'stable',
      text: {
        en: `Half of the data gives the same clusters (adjusted Rand index ${shown}).`,
        zh: `只用一半数据也得到同样的分群（调整兰德指数 ${shown}）。`,
      },
    };
  }
  if (value >= THRESHOLDS.partlyStable) {
    return {
      code: 'partly_stable',
      text: {
        en: `Half of the data gives mostly the same clusters (adjusted Rand index ${shown}).`,
        zh: `只用一半数据，分群结果大体相同（调整兰德指数 ${shown}）。`,
      },
    };
  }
  return {
    code: 'unstable',
    text: {
      en: `Half of the data gives other clusters (adjusted Rand index ${shown}): the borders are mostly chance.`,
      zh: `只用一半数据，分群结果就不同（调整兰德指数 ${shown}），群的边界带有偶然性。`,
    },
  };
}

function best(ks: readonly KAdvice[], value: (advice: KAdvice) => number): number | undefined {
  return ks.reduce<KAdvice | undefined>(
    (first, one) => (first === undefined || value(one) > value(first) ? one : first),
    undefined,
  )?.k;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)}%`;
}
