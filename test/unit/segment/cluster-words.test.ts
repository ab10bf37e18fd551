// The words of clusters: names from effects, seasons from shares, and the measures that one begins with.
import { describe, expect, it } from 'vitest';
import type { MeasureEffect } from '../../../src/cluster/profile';
import type { FactField, ModelInfo } from '../../../src/model/model-info';
import { distinctNames } from '../../../src/segment/distinct-names';
import { clusterName } from '../../../src/segment/methods/kmeans/cluster-names';
import { defaultMeasures } from '../../../src/segment/methods/kmeans/default-measures';
import { seasonName } from '../../../src/segment/methods/kmeans/season-names';

const measures = ['kwh_12m', 'load_factor', 'late_payments_12m', 'annual_kwh', '楼层'].map((name) => ({
  name,
  text: { en: name, zh: name },
}));
const effects = (...list: [measure: number, effect: number][]): MeasureEffect[] =>
  list.map(([measure, effect]) => ({ measure, effect, n: 50, others: 50, mean: 0, otherMean: 0, halfWidth: 0.1 }));

describe('names of clusters', () => {
  it.each<[string, MeasureEffect[], string, string]>([
    ['two strong measures', effects([0, 0.9], [1, -0.8], [2, 0.6]), 'High consumption, low load factor', '高电量·低负荷率'],
    ['very strong ones', effects([0, -2], [1, 1.3]), 'Very low consumption, very high load factor', '极低电量·极高负荷率'],
    ['measures with words of their own', effects([2, 1], [0, 0.5]), 'Often late, high consumption', '常逾期·高电量'],
    ['measures of the user', effects([4, -0.7]), 'Low 楼层', '低楼层'],
    ['two of the same word', effects([0, 1], [3, 0.9], [1, 0.6]), 'High consumption, high load factor', '高电量·高负荷率'],
    ['a weak effect', effects([1, 0.3]), 'Rather high load factor', '略高负荷率'],
    ['none', effects([0, 0.1]), 'Near the average', '接近平均'],
  ])('say %s', (_, list, en, zh) => {
    expect(clusterName(list, measures)).toEqual({ en, zh });
  });

  it('are told apart by numbers where they are equal', () => {
    const name = (zh: string) => ({ en: zh, zh });
    expect(distinctNames([name('a'), name('b'), name('a')]).map(({ zh }) => zh)).toEqual(['a 1', 'b', 'a 2']);
  });
});

describe('names of years', () => {
  const year = (high: readonly number[], level: number) =>
    Array.from({ length: 12 }, (_, month) => (high.includes(month + 1) ? level : 1));

  it.each<[string, number[], string]>([
    ['even', year([], 1), '全年平稳'],
    ['winter across the turn of the year', year([12, 1, 2], 2), '12–2月高峰（均值 1.6 倍）'],
    ['one month', year([7], 3), '7月高峰（均值 2.6 倍）'],
    ['two seasons', year([1, 7, 8], 2), '1月、7–8月高峰（均值 1.6 倍）'],
  ])('say %s', (_, shares, zh) => {
    expect(seasonName(shares).zh).toBe(zh);
  });
});

describe('the measures to begin with', () => {
  const field = (name: string, known = 100, range: [number, number] = [0, 9], zh = name): FactField => ({
    ...{ name, text: { en: name, zh }, kind: 'number', family: 'value', known, distinct: 0, range },
  });
  const model = (facts: FactField[]) => ({ customers: 100, facts }) as unknown as ModelInfo;

  it('are one of each kind, known of nearly everybody, and vary', () => {
    const facts = [
      field('amount_12m'),
      field('kwh_12m'),
      field('load_factor', 30),
      field('mean_price', 90),
      field('csat', 100, [4, 4]),
    ];
    expect(defaultMeasures(model(facts))).toEqual(['kwh_12m', 'mean_price']);
  });

  it('are other numbers where the usual ones lack, never numberings or the same energy twice', () => {
    const facts = [field('kwh_12m'), field('annual_kwh'), field('meter_id'), field('x', 100, [1, 5], '表计编号'), field('rooms')];
    expect(defaultMeasures(model(facts))).toEqual(['kwh_12m', 'rooms']);
    expect(defaultMeasures(model(facts.slice(0, 2)))).toEqual(['kwh_12m', 'annual_kwh']);
  });
});
