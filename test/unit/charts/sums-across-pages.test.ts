// Asks every page of the example for the same customers, energy, bills, answers, complaints, minutes and loads, under filters whose conditions
// are written out by hand. Minutes and loads are held to each other, the rest each to plain SQL over the tables of the model.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChartContext } from '../../../src/charts/chart';
import type { ChannelAnswer } from '../../../src/charts/channel-options';
import { chartById } from '../../../src/charts/registry';
import type { RateData } from '../../../src/charts/complaint-rate/query';
import type { Composition } from '../../../src/charts/composition/query';
import type { ContactMix } from '../../../src/charts/contact-mix/query';
import type { SatisfactionGroups } from '../../../src/charts/csat-groups/query';
import type { Likert } from '../../../src/charts/csat-likert/query';
import type { Distribution } from '../../../src/charts/distribution/query';
import type { Figure } from '../../../src/charts/key-figures/query';
import type { EnergyDay } from '../../../src/charts/load-calendar/query';
import type { SegmentCurve } from '../../../src/charts/load-curve/query';
import type { Durations } from '../../../src/charts/load-duration/query';
import type { HourDays } from '../../../src/charts/load-hours/query';
import type { IndexRow } from '../../../src/charts/load-indices/query';
import type { PeakDay } from '../../../src/charts/load-stack/query';
import type { Cemi } from '../../../src/charts/outage-cemi/query';
import type { OutageCauses } from '../../../src/charts/outage-causes/query';
import type { EffectBin } from '../../../src/charts/outage-effect/query';
import type { OutageMonths } from '../../../src/charts/outage-months/query';
import type { ParetoCurve } from '../../../src/charts/pareto/query';
import type { Regions } from '../../../src/charts/regions/query';
import type { Reliability } from '../../../src/charts/reliability/query';
import type { RiskGridData } from '../../../src/charts/risk-grid/query';
import type { SegmentAnswers } from '../../../src/charts/satisfaction/query';
import type { Card } from '../../../src/service/scorecard/card';
import type { Bubbles } from '../../../src/charts/segment-bubble/query';
import type { MomentsTable } from '../../../src/charts/segment-moments';
import type { RegionSegments } from '../../../src/charts/segment-region/query';
import type { SegmentSizes } from '../../../src/charts/segment-size/query';
import type { Spreads } from '../../../src/charts/segment-spread/query';
import type { Trend } from '../../../src/charts/trend/query';
import { generateExample } from '../../../src/example';
import { loadColumns } from '../../../src/intake/load-columns';
import { tableName } from '../../../src/intake/table-name';
import type { Filter } from '../../../src/model/filter';
import type { ModelInfo } from '../../../src/model/model-info';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { testRunner } from '../../support/segment-task';
import { build } from '../../sql/model/model-fixture';
import { segmentsOf } from '../../sql/charts/fixture';

let db: TestDuckdb;
let model: ModelInfo;
let segments: string[];
beforeAll(async () => {
  db = await openDuckdb();
  const taken = new Set<string>();
  const raws = [];
  for (const { name, columns } of generateExample())
    raws.push(await loadColumns(testRunner(db), tableName(name, taken), columns, { file: name, bytes: 0, format: 'example' }));
  model = await build(db, raws);
  db.query("CREATE OR REPLACE TABLE segment AS SELECT customer_id, class AS segment, '' AS reason FROM customer_facts");
  segments = db.query('SELECT DISTINCT class FROM customer_facts ORDER BY 1').map((row) => String(row['class']));
});
afterAll(() => db.close());

const sum = (values: Iterable<number>): number => Array.from(values).reduce((total, value) => total + value, 0);
/** A filter, and the condition on customer_facts that says the same. */
const FILTERS: readonly (readonly [name: string, filters: readonly Filter[], where: string])[] = [
  ['nothing', [], 'TRUE'],
  // Not by segment: charts that set segments side by side show all of them, whichever are chosen.
  ['two classes', [{ kind: 'in', field: 'class', values: ['大工业', '居民生活'] }], `class IN ('大工业', '居民生活')`],
  [
    'a range of energy and those without a channel or who pay in the hall',
    [
      { kind: 'range', field: 'kwh_12m', lo: 1000, hi: 20_000 },
      { kind: 'in', field: 'channel', values: ['营业厅', null] },
    ],
    `kwh_12m >= 1000 AND kwh_12m < 20000 AND (channel = '营业厅' OR channel IS NULL)`,
  ],
  [
    'who complained',
    [
      {
        ...{ kind: 'event', field: 'customer_id', table: 'contact', label: { en: '', zh: '' } },
        terms: [{ column: 'is_complaint', values: ['true'] }],
      },
    ],
    'customer_id IN (SELECT customer_id FROM contact WHERE is_complaint)',
  ],
];

describe.each(FILTERS)('under %s', (_, filters, where) => {
  const context = (): ChartContext => ({ model, segments: segmentsOf(segments), filters, smallGroup: 15 });
  function answer<Data>(id: string, options: object = {}): Data {
    const chart = chartById(id)!;
    const all = { ...chart.options, ...options };
    return chart.read(db.columns(chart.query(context(), all).text), context(), all) as Data;
  }
  const truth = (what: string, from = `customer_facts WHERE ${where}`): number =>
    Number(db.query(`SELECT (${what})::DOUBLE AS n FROM ${from}`)[0]?.['n'] ?? NaN);
  /** Each page's figure by its name; sums differ by the order of addition only. */
  function agree(expected: number, figures: Readonly<Record<string, number>>): void {
    expect(expected).toBeGreaterThan(0);
    for (const [name, value] of Object.entries(figures)) expect([name, value / expected]).toEqual([name, expect.closeTo(1, 9)]);
  }
  const figure = (id: Figure['id']) => answer<readonly Figure[]>('key-figures').find((one) => one.id === id)?.now;

  it('customers', () => {
    const composition = answer<Composition>('composition');
    const distribution = answer<Distribution>('distribution', { field: 'capacity_kva' });
    const pareto = answer<ParetoCurve>('pareto', { field: 'kwh_12m' });
    const heat = answer<MomentsTable>('segment-heat');
    const spread = answer<Spreads>('segment-spread', { field: 'kwh_12m' });
    const channels = answer<ChannelAnswer>('channel-users', { kind: 'payment', by: 'region' });
    const groups = (by: string) => answer<SatisfactionGroups>('csat-groups', { by }).groups;
    agree(truth('count(*)'), {
      'key figures': figure('customers')?.value ?? NaN,
      composition: sum(composition.rows.map(({ customers }) => customers)),
      regions: sum(answer<Regions>('regions').regions.map(({ customers }) => customers)),
      distribution: sum(distribution.filtered) + distribution.missingFiltered,
      Pareto: pareto.known + pareto.missing,
      sizes: sum(answer<SegmentSizes>('segment-size').rows.map(({ customers }) => customers)),
      heat: sum(heat.segments.map(({ customers }) => customers)),
      comparison: answer<MomentsTable>('segment-compare').all.customers,
      spread: sum(spread.rows.map(({ known, missing }) => known + missing)),
      bubbles: sum(answer<Bubbles>('segment-bubble').rows.map(({ customers }) => customers)),
      'region × segment': sum(answer<RegionSegments>('segment-region').regions.flatMap(({ counts }) => counts)),
      'satisfaction by segment': sum(groups('segment').map(({ customers }) => customers)),
      'satisfaction by region': sum(groups('region').map(({ customers }) => customers)),
      channels: sum(channels.cross.rows.map(({ n }) => n)) + channels.without,
      complaints: sum(answer<RateData>('complaint-rate', { by: 'region' }).rates.groups.map(({ customers }) => customers)),
      risk: answer<RiskGridData>('risk-grid').whole.customers,
      scorecard: sum(answer<Card>('scorecard').branches.map(({ customers }) => customers)),
    });
  });

  it('energy and bills of the year', () => {
    const rows = answer<Composition>('composition').rows;
    const regions = answer<Regions>('regions').regions;
    const heat = answer<MomentsTable>('segment-heat');
    const at = heat.fields.findIndex(({ name }) => name === 'kwh_12m');
    const trend = answer<Trend>('trend');
    const [from, to] = model.completeMonths ?? ['', ''];
    const last12 = trend.months.flatMap((month, i) => (month >= from && month <= to ? [i] : [])).slice(-12);
    const ofYear = (of: 'kwh' | 'amount') => sum(trend.series.flatMap(({ points }) => last12.map((i) => points[i]?.[of] ?? 0)));
    agree(truth('sum(kwh_12m)'), {
      'key figures': figure('energy')?.value ?? NaN,
      composition: sum(rows.map(({ kwh }) => kwh)),
      regions: sum(regions.map(({ kwh }) => kwh)),
      Pareto: answer<ParetoCurve>('pareto', { field: 'kwh_12m' }).sum,
      trend: ofYear('kwh'),
      sizes: sum(answer<SegmentSizes>('segment-size').rows.map(({ energyKwh }) => energyKwh)),
      bubbles: sum(answer<Bubbles>('segment-bubble', { field: 'kwh_12m' }).rows.map((row) => row.sum)),
      heat: sum(heat.segments.map(({ measures }) => (measures[at]!.n > 0 ? measures[at]!.n * measures[at]!.mean : 0))),
    });
    agree(truth('sum(amount_12m)'), {
      'key figures': figure('bill')?.value ?? NaN,
      composition: sum(rows.map(({ amount }) => amount)),
      regions: sum(regions.map(({ amount }) => amount)),
      trend: ofYear('amount'),
      risk: answer<RiskGridData>('risk-grid', { value: 'amount_12m' }).whole.stake,
    });
  });

  it('answers', () => {
    const bySegment = answer<readonly SegmentAnswers[]>('satisfaction');
    const bubbles = answer<Bubbles>('segment-bubble').rows;
    const groups = answer<SatisfactionGroups>('csat-groups', { by: 'region' }).groups;
    const likert = answer<Likert>('csat-likert', { by: 'segment', item: 'overall' }).rows;
    agree(truth('count(csat_top2)'), {
      'key figures': figure('satisfaction')?.n ?? NaN,
      satisfaction: sum(bySegment.map(({ answered }) => answered)),
      bubbles: sum(bubbles.map(({ answered }) => answered)),
      groups: sum(groups.map(({ answered }) => answered)),
      Likert: sum(likert.flatMap(({ levels }) => levels)),
    });
    agree(truth('sum(csat_top2)'), {
      'key figures': figure('satisfaction')?.value ?? NaN,
      satisfaction: sum(bySegment.map(({ top2 }) => top2)),
      bubbles: sum(bubbles.map(({ top2 }) => top2)),
      groups: sum(groups.map(({ top2 }) => top2)),
      Likert: sum(likert.flatMap(({ levels }) => levels.slice(3))),
    });
  });

  it('complaints', () => {
    const known = `contact WHERE is_complaint AND customer_id IN (SELECT customer_id FROM customer_facts WHERE ${where})`;
    const mix = answer<ContactMix>('contact-mix', { by: 'type', kind: 'complaint' }).groups;
    agree(truth('count(*)', known), {
      mix: sum(mix.map(({ complaints, unknown }) => complaints - unknown)),
      rate: sum(answer<RateData>('complaint-rate', { by: 'segment' }).rates.groups.map(({ complaints }) => complaints)),
      'by region': sum(answer<RateData>('complaint-rate', { by: 'region' }).rates.groups.map(({ complaints }) => complaints)),
    });
  });

  it('minutes without supply', () => {
    const groups = answer<Reliability>('reliability', { field: 'segment' }).groups;
    const causes = answer<OutageCauses>('outage-causes');
    const months = answer<OutageMonths>('outage-months');
    const cemi = answer<Cemi>('outage-cemi');
    const minutes = sum(groups.map((group) => group.minutes));
    agree(minutes, {
      causes: sum(causes.causes.map((one) => one.minutes)),
      months: months.served * sum(months.months.map(({ saidi }) => saidi)),
      CEMI: cemi.steps[0]?.minutes ?? NaN,
    });
    agree(truth('count(outage_minutes_12m)'), {
      reliability: sum(groups.map(({ customers }) => customers)),
      causes: causes.served,
      months: months.served,
      CEMI: cemi.served,
      effect: sum(answer<readonly EffectBin[]>('outage-effect').map(({ customers }) => customers)),
    });
  });

  it('loads', () => {
    const stack = answer<PeakDay | null>('load-stack');
    const durations = answer<Durations>('load-duration');
    const [all] = answer<readonly IndexRow[]>('load-indices');
    const hours = answer<HourDays>('load-hours');
    const calendar = answer<readonly EnergyDay[]>('load-calendar');
    const peakKw = sum(stack?.segments.map(({ kw }) => kw[stack.peakSlot] ?? 0) ?? []);
    agree(peakKw, {
      duration: durations.curves[0]?.kw[0] ?? NaN,
      coincidence: (all?.values.coincidence ?? NaN) * sum(stack?.segments.map(({ customerPeaksKw }) => customerPeaksKw) ?? []),
    });
    for (const { key, ownPeakKw } of stack?.segments ?? [])
      agree(ownPeakKw, { [key]: durations.curves.find(({ segment }) => segment === key)?.kw[0] ?? NaN });
    const metered = `load_shape WHERE day_type = 'all' AND customer_id IN (SELECT customer_id FROM customer_facts WHERE ${where})`;
    agree(truth('count(DISTINCT customer_id)', metered), {
      curves: sum(answer<readonly SegmentCurve[]>('load-curve').map(({ customers }) => customers)),
      indices: all?.customers ?? NaN,
      stack: sum(stack?.segments.map(({ customers }) => customers) ?? []),
      duration: durations.curves[0]?.customers ?? NaN,
    });
    // A time without a reading counts in the calendar as the mean of its day, among the hours not at all.
    const ofHours = Array.from(hours.kw, (kw, cell) => (Number.isFinite(kw) ? kw * (hours.known[cell] ?? 0) : 0));
    const share = ((24 / hours.slots) * sum(ofHours)) / sum(calendar.map(({ kwh }) => kwh));
    expect(share).toBeGreaterThan(0.99);
    expect(share).toBeLessThan(1 + 1e-9);
  });
});
