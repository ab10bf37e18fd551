/** Owns the statement behind the key figures: what stands today, and each month of it. */
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import { factField, type ModelInfo } from '../../model/model-info';
import { addMonths } from '../../model/usage-window';
import { join, sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';

export const FIGURES = ['customers', 'energy', 'bill', 'price', 'arrears', 'satisfaction', 'complaints'] as const;
export type FigureId = (typeof FIGURES)[number];

/** A sum of customers or rows: what is shown is value ÷ base. */
export interface Measured {
  readonly value: number;
  /** 1 for plain sums. */
  readonly base: number;
  /** Customers (of satisfaction: answers) behind it. */
  readonly n: number;
}

/** One calendar month, first day as yyyy-MM-dd. */
export interface MonthMeasured extends Measured {
  readonly period: string;
}

export interface Figure {
  readonly id: FigureId;
  readonly now: Measured;
  /** Ascending; only months with data, and for complaints every complete month. */
  readonly months: readonly MonthMeasured[];
}

const FACT: Readonly<Record<Exclude<FigureId, 'customers' | 'price'>, string>> = {
  energy: 'kwh_12m',
  bill: 'amount_12m',
  arrears: 'arrears_amount',
  satisfaction: 'csat_top2',
  complaints: 'complaints_12m',
};

/** The figures that the data has, in the order in which they are shown. */
export function figuresOf(model: ModelInfo): FigureId[] {
  const has = (name: string): boolean => factField(model, name) !== undefined;
  return FIGURES.filter((id) => {
    if (id === 'customers') return true;
    if (id === 'price') return has('kwh_12m') && has('amount_12m');
    return has(FACT[id]) && (id !== 'complaints' || model.grain === 'customer');
  });
}

/** One row a figure (period NULL) and one a figure and month: figure, period, value, base, n; figures and months ascending. */
export function queryKeyFigures(context: ChartContext): Sql {
  return queryFigures(context, figuresOf(context.model));
}

/** The same of some figures only, which the data must have. */
export function queryFigures({ model, filters }: ChartContext, ids: readonly FigureId[]): Sql {
  const year = yearOf(model);
  const now = ids.map((id) => sql`SELECT ${id} AS figure, NULL::DATE AS period, ${nowOf(id, model)} FROM ${source(id, model)}`);
  const months = [
    ...(year === null ? [] : ids.flatMap((id) => MONTHLY[id] ?? [])),
    ...(ids.includes('satisfaction') ? [ANSWERS] : []),
    ...(ids.includes('complaints') ? [COMPLAINTS] : []),
  ];
  const parts = [
    customersUnder(filters),
    ...(year !== null && ids.some((id) => MONTHLY[id] !== undefined) ? [USAGE_MONTHS] : []),
    ...(year !== null && ids.includes('price') ? [usageYear(year)] : []),
    ...(ids.includes('complaints') ? [COMPLAINT_MONTHS] : []),
  ];
  return sql`
WITH
${join(parts, '\n')}
-- one row a figure, and one a figure and month
figure AS (
  ${join([...now, ...months], ' UNION ALL ')}
)
SELECT figure, strftime(period, '%Y-%m-%d') AS period, value::DOUBLE AS value, base::DOUBLE AS base, n::INTEGER AS n
FROM figure
ORDER BY figure, figure.period NULLS FIRST`;
}

function customersUnder(filters: ChartContext['filters']): Sql {
  return sql`-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(filters)}),
member AS (SELECT customer_id FROM population),`;
}

const USAGE_MONTHS = sql`-- one row a month with usage
usage_month_sum AS (
  SELECT
    period, count(*) AS customers, count(kwh) AS kwh_n, sum(kwh) AS kwh, count(amount) AS amount_n, sum(amount) AS amount,
    count(*) FILTER (kwh IS NOT NULL AND amount IS NOT NULL) AS priced_n,
    sum(amount) FILTER (kwh IS NOT NULL) AS priced_amount, sum(kwh) FILTER (amount IS NOT NULL) AS priced_kwh,
    count(*) FILTER (arrears > 0) AS owing, sum(arrears) AS arrears
  FROM usage JOIN member USING (customer_id)
  WHERE period IS NOT NULL
  GROUP BY period
),`;

function usageYear([from, to]: readonly [string, string]): Sql {
  return sql`-- one row: the months on which yearly figures stand
usage_year AS (
  SELECT sum(priced_n) AS priced_n, sum(priced_amount) AS priced_amount, sum(priced_kwh) AS priced_kwh
  FROM usage_month_sum
  WHERE period BETWEEN CAST(${from} AS DATE) AND CAST(${to} AS DATE)
),`;
}

const COMPLAINT_MONTHS = sql`-- one row: from when to when there are tickets
ticket_span AS (SELECT min(opened_at) AS first, max(opened_at) AS last FROM ticket),
-- one row a month that tickets cover whole: from its third day at the latest to its third last at least
ticket_month AS (
  SELECT unnest(range(
    date_trunc('month', first - INTERVAL 3 DAY) + INTERVAL 1 MONTH, date_trunc('month', last + INTERVAL 3 DAY), INTERVAL 1 MONTH
  ))::DATE AS period
  FROM ticket_span
),
-- one row a month with complaints
complaint_month AS (
  SELECT date_trunc('month', opened_at)::DATE AS period, count(*) AS complaints
  FROM contact JOIN member USING (customer_id)
  WHERE is_complaint
  GROUP BY 1
),`;

/** The mean price stands on the months that have both a bill and kWh. */
function source(id: FigureId, model: ModelInfo): Sql {
  return id === 'price' && yearOf(model) !== null ? sql`usage_year` : sql`population`;
}

/** First days of the first and last of the months on which yearly figures stand: the last twelve complete ones, or as many as there are. */
export function yearOf({ completeMonths = null }: ModelInfo): readonly [from: string, to: string] | null {
  if (completeMonths === null) return null;
  const [first, last] = completeMonths;
  const yearBack = addMonths(last, -11);
  return [yearBack > first ? yearBack : first, last];
}

function nowOf(id: FigureId, model: ModelInfo): Sql {
  switch (id) {
    case 'customers':
      return sql`count(*) AS value, 1 AS base, count(*) AS n`;
    case 'energy':
      return sql`sum(kwh_12m) AS value, 1 AS base, count(kwh_12m) AS n`;
    case 'bill':
      return sql`sum(amount_12m) AS value, 1 AS base, count(amount_12m) AS n`;
    case 'price':
      return yearOf(model) !== null
        ? sql`priced_amount AS value, priced_kwh AS base, priced_n AS n`
        : sql`sum(amount_12m) FILTER (kwh_12m IS NOT NULL) AS value, sum(kwh_12m) FILTER (amount_12m IS NOT NULL) AS base, count(*) FILTER (kwh_12m IS NOT NULL AND amount_12m IS NOT NULL) AS n`;
    case 'arrears':
      return sql`coalesce(sum(arrears_amount), 0) AS value, 1 AS base, count(*) FILTER (arrears_amount > 0) AS n`;
    case 'satisfaction':
      return sql`sum(csat_top2::DOUBLE) AS value, count(csat_top2) AS base, count(csat_top2) AS n`;
    case 'complaints':
      return sql`1e4 * sum(complaints_12m) AS value, count(complaints_12m) AS base, count(complaints_12m) AS n`;
  }
}

const MONTHLY: Readonly<Partial<Record<FigureId, Sql>>> = {
  customers: sql`SELECT 'customers', period, customers, 1, customers FROM usage_month_sum`,
  energy: sql`SELECT 'energy', period, kwh, 1, kwh_n FROM usage_month_sum WHERE kwh_n > 0`,
  bill: sql`SELECT 'bill', period, amount, 1, amount_n FROM usage_month_sum WHERE amount_n > 0`,
  price: sql`SELECT 'price', period, priced_amount, priced_kwh, priced_n FROM usage_month_sum WHERE priced_n > 0`,
  arrears: sql`SELECT 'arrears', period, arrears, 1, owing FROM usage_month_sum WHERE arrears IS NOT NULL`,
};

const ANSWERS = sql`SELECT 'satisfaction', date_trunc('month', answered)::DATE, sum(top2::INTEGER), count(top2), count(top2)
  FROM survey JOIN member USING (customer_id) WHERE answered IS NOT NULL AND top2 IS NOT NULL GROUP BY 2`;

const COMPLAINTS = sql`SELECT 'complaints', m.period, 1e4 * coalesce(c.complaints, 0), (SELECT count(*) FROM population), (SELECT count(*) FROM population)
  FROM ticket_month m LEFT JOIN complaint_month c USING (period)`;

/** Reads what queryKeyFigures returns. */
export function readKeyFigures(result: ResultReader, { model }: ChartContext): readonly Figure[] {
  const [names, periods] = [result.texts('figure'), result.texts('period')];
  const [value, base, n] = [result.numbers('value'), result.numbers('base'), result.numbers('n')];
  const rows = names.map((figure, i) => ({
    figure,
    period: periods[i] ?? null,
    value: value[i] ?? NaN,
    base: base[i] ?? NaN,
    n: n[i] ?? 0,
  }));
  return figuresOf(model).map((id) => {
    const own = rows.filter(({ figure }) => figure === id);
    const now = own.find(({ period }) => period === null);
    return {
      id,
      now: { value: now?.value ?? NaN, base: now?.base ?? NaN, n: now?.n ?? 0 },
      months: own.flatMap(({ period, ...month }) =>
        period === null ? [] : [{ period, value: month.value, base: month.base, n: month.n }],
      ),
    };
  });
}
