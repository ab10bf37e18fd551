/** Owns what is counted "in the last n months": words, what the data must have, and the SQL of its value for a customer. */
import type { Text } from '../lib/text';
import { CONTACT_ID } from '../model/build-contact';
import { isComplaint } from '../model/contact-kinds';
import type { ModelInfo } from '../model/model-info';
import { factField } from '../model/model-info';
import { sql, type Sql } from '../sql/sql';
import { EVENT_MEASURES, type EventMeasure } from './rule';

interface Meaning {
  readonly text: Text;
  /** Undefined for money, whose unit is that of its fact; see unitOf. */
  readonly unit?: Text;
  /** The fact that is there when the measure can be asked for, and the role that gives it a time. */
  readonly fact: string;
  readonly time: readonly string[];
}

const times = { en: 'times', zh: '次' };
const PERIODS = ['period', 'month', 'day'];

export const EVENT_MEANINGS: Readonly<Record<EventMeasure, Meaning>> = {
  kwh: { text: { en: 'Consumption', zh: '电量' }, unit: { en: 'kWh', zh: 'kWh' }, fact: 'kwh_12m', time: PERIODS },
  amount: { text: { en: 'Bill', zh: '电费' }, fact: 'amount_12m', time: PERIODS },
  late_payments: { text: { en: 'Late payments', zh: '逾期缴费' }, unit: times, fact: 'late_payments_12m', time: PERIODS },
  tickets: { text: { en: 'Contacts', zh: '服务工单' }, unit: times, fact: 'tickets_12m', time: ['opened_at'] },
  complaints: { text: { en: 'Complaints', zh: '投诉' }, unit: times, fact: 'complaints_12m', time: ['opened_at'] },
  outages: { text: { en: 'Outages', zh: '停电' }, unit: times, fact: 'outage_minutes_12m', time: ['started'] },
  outage_minutes: {
    text: { en: 'Time without supply', zh: '停电时长' },
    unit: { en: 'min', zh: '分钟' },
    fact: 'outage_minutes_12m',
    time: ['started'],
  },
};

/** Undefined for money of which no header names the currency. */
export function unitOf(measure: EventMeasure, model: ModelInfo): Text | undefined {
  const { unit, fact } = EVENT_MEANINGS[measure];
  return unit ?? factField(model, fact)?.unit;
}

/** False when the data has no such thing, or does not say when. */
export function hasMeasure(measure: EventMeasure, model: ModelInfo): boolean {
  const { fact, time } = EVENT_MEANINGS[measure];
  const isUsage = time === PERIODS;
  return (
    factField(model, fact) !== undefined &&
    (isUsage ? (model.rows['usage'] ?? 1) > 0 && model.period !== null : time.some((role) => model.roles.includes(role)))
  );
}

export function measuresOf(model: ModelInfo): EventMeasure[] {
  return EVENT_MEASURES.filter((measure) => hasMeasure(measure, model));
}

/** True where the last months of the measure leave out months that are in the data but not complete. */
export function leavesOutMonths(measure: EventMeasure, model: ModelInfo): boolean {
  return EVENT_MEANINGS[measure].time === PERIODS && model.completeMonths != null && (model.incompleteMonths ?? []).length > 0;
}

/**
 * Value of one customer, to stand where a table `customer_facts` is read; see Rule `recent` for what is 0 and what NULL.
 * The windows and the counting are those of model/build-facts: months of usage count back from the last complete one.
 */
export function measureSql(measure: EventMeasure, months: number, model: Pick<ModelInfo, 'completeMonths'>): Sql {
  const usage = (value: Sql): Sql => inUsage(value, months, model.completeMonths ?? null);
  switch (measure) {
    case 'kwh':
      return usage(sql`sum(kwh)`);
    case 'amount':
      return usage(sql`sum(amount)`);
    case 'late_payments':
      // An unpaid bill is late when it was due before the last day of which payments are known.
      return usage(
        sql`sum(CAST(coalesce(paid, (SELECT greatest(max(paid), last_day(max(period))) FROM usage)) > due AS DOUBLE))`,
      );
    case 'tickets':
      return contacts(sql``, months);
    case 'complaints':
      return contacts(sql` AND ${isComplaint(sql`type`)}`, months);
    case 'outages':
      return outages(sql`count(*)`, months);
    case 'outage_minutes':
      return outages(sql`sum(minutes)`, months);
  }
}

function inUsage(value: Sql, months: number, complete: readonly [string, string] | null): Sql {
  const rows = sql`SELECT ${value} FROM usage WHERE usage.customer_id = customer_facts.customer_id`;
  if (complete === null) return sql`(${rows} AND period > (SELECT max(period) FROM usage) - INTERVAL ${months} MONTH)`;
  const [first, last] = complete;
  return sql`(${rows} AND period BETWEEN DATE ${first} AND DATE ${last} AND period > DATE ${last} - INTERVAL ${months} MONTH)`;
}

/** The stages of one contact count once. */
function contacts(only: Sql, months: number): Sql {
  return sql`(SELECT count(DISTINCT ${CONTACT_ID}) FROM ticket WHERE ticket.customer_id = customer_facts.customer_id AND opened_at > (SELECT max(opened_at) FROM ticket) - INTERVAL ${months} MONTH${only})`;
}

/** Interruptions of the customer's place that have ended; added up by place first, which a million customers need. */
function outages(value: Sql, months: number): Sql {
  const byPlace = sql`SELECT place, ${value} AS value FROM place_outage WHERE ended IS NOT NULL AND started > (SELECT max(started) FROM outage) - INTERVAL ${months} MONTH GROUP BY place`;
  const own = sql`(SELECT p.value FROM (${byPlace}) p JOIN supply_point s USING (place) WHERE s.customer_id = customer_facts.customer_id)`;
  return sql`CASE WHEN outage_minutes_12m IS NOT NULL THEN coalesce(${own}, 0) END`;
}
