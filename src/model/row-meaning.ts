/** Owns the guess what one row of a raw table is, from the roles that its columns could play. */
import type { CanonicalTable } from './role';

/** What the guess looks at. */
export interface RowEvidence {
  /** True when some column could well play the role (by name and content). */
  has(role: string): boolean;
  readonly hasSlots: boolean;
  readonly hasMonths: boolean;
  /** Columns of months, or days, whose year or month is in the row: a customer has many rows. */
  readonly hasYearless: boolean;
  /** A date column with times of the day in it. */
  readonly hasTimes: boolean;
  /** Times of the day beside seasons or kinds of days, and no date. */
  readonly hasTypicalDays: boolean;
  /** The customer number differs in every row. */
  readonly idIsUnique: boolean;
  readonly mentionsOutage: boolean;
}

const CUSTOMER_MARKS = [
  'class',
  'nature',
  'industry',
  'voltage',
  'capacity_kva',
  'people',
  'opened',
  'tariff',
  'importance',
  'channel',
  'address',
];
const SURVEY_ITEMS = ['reliability', 'billing', 'price', 'staff', 'response', 'channel_ease'];

/** In order: slots, ticket, outage, survey, reading, months, usage; whatever is left is a customer table. */
export function guessRow(evidence: RowEvidence): CanonicalTable {
  const { has } = evidence;
  const hasEnergy = has('kwh') || has('amount') || has('peak_kwh') || has('valley_kwh');
  const marks = CUSTOMER_MARKS.filter(has).length;
  const isCase = has('ticket_id') || has('type') || has('stage');
  if (evidence.hasSlots) return 'reading';
  if (isCase && has('opened_at') && !evidence.mentionsOutage) return 'ticket';
  if (has('started') && has('ended') && !hasEnergy) return 'outage';
  const isList = has('item') && has('item_score');
  const isSurvey = isList || has('overall') || has('nps') || SURVEY_ITEMS.filter(has).length >= 2;
  if (isSurvey && !hasEnergy && !evidence.hasMonths && marks <= (has('answered') ? 3 : 1)) return 'survey';
  if (evidence.hasTimes && !evidence.idIsUnique && has('time') && (has('kw') || has('reading_kwh'))) return 'reading';
  if (evidence.hasTypicalDays && !evidence.idIsUnique && (has('kw') || has('reading_kwh'))) return 'reading';
  if (evidence.hasYearless) return 'usage';
  if (evidence.hasMonths) return 'customer';
  if (has('period') && hasEnergy && !evidence.idIsUnique) return 'usage';
  return 'customer';
}
