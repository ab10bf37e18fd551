/** Owns the mapping: which raw column plays which role. Plain JSON; the user may change every entry before and after loading. */
import type { Text } from '../lib/text';
import type { CanonicalTable } from './role';
import type { ScoreChoices } from './survey/score-choice';

/** Besides a role's id: `attribute` keeps the column as a customer attribute under its own name, `ignore` leaves it out. */
export type ColumnUse =
  { readonly kind: 'role'; readonly role: string } | { readonly kind: 'attribute' } | { readonly kind: 'ignore' } | SeriesUse;

/** What a column of months may hold; `critical_kwh` (尖) is counted with the peak. */
export type MonthRole = 'kwh' | 'amount' | 'critical_kwh' | 'peak_kwh' | 'flat_kwh' | 'valley_kwh';

/** A column of one class of customers, as its header names it (`of`); `measure` is the rest of the header, the same for all classes. */
export interface ClassUse {
  readonly kind: 'class';
  readonly role: 'kwh' | 'amount' | 'customers';
  readonly of: string;
  readonly measure: string;
}

/**
 * A column of a wide layout: one class of customers, one month (`period`, yyyy-MM-dd of its first day), one day, or one slot of the day. Of `month_of_year` the year,
 * and of `day_of_month` the month, stands in another column of the row.
 */
export type SeriesUse =
  | { readonly kind: 'month'; readonly role: MonthRole; readonly period: string }
  | { readonly kind: 'day'; readonly role: 'kwh'; readonly day: string }
  /** `month`: 1 … 12. */
  | { readonly kind: 'month_of_year'; readonly role: MonthRole; readonly month: number }
  /** `day`: 1 … 31. */
  | { readonly kind: 'day_of_month'; readonly role: 'kwh'; readonly day: number }
  /** `startMinute`: minutes after midnight at which the slot starts. */
  | ClassUse
  | { readonly kind: 'slot'; readonly role: 'kw' | 'reading_kwh'; readonly startMinute: number; readonly slotMinutes: number };

/**
 * A use as it is remembered for other exports of the same shape: `series` is whatever month, day or slot the column's own header
 * names there. Under the name of a series (see header-shape) it holds for all of its columns.
 */
export type RememberedUse = ColumnUse | { readonly kind: 'series' };

export interface ColumnMapping {
  readonly column: string;
  readonly use: ColumnUse;
  /** 0…1; 1 when the user chose it. */
  readonly confidence: number;
  /** Why it was guessed: "name 用电类别", "values look like months" … */
  readonly reason: Text;
}

export interface TableMapping {
  /** RawTable.name */
  readonly table: string;
  /** What one row of the raw table is; decides to which canonical tables its roles go. */
  readonly rowIs: CanonicalTable | 'ignore';
  readonly columns: readonly ColumnMapping[];
  /** Columns are a class of customers each, so that a row of the raw table is one of each; absent where no columns could be. */
  readonly byClass?: boolean;
  /** Leave rows of totals out of the canonical tables. */
  readonly dropTotals: boolean;
  /** What a person said about the answers of a survey. */
  readonly scores?: ScoreChoices;
}
