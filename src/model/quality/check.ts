/** Owns what a data-quality check is: one question about the loaded tables, the rows it concerns, and the sentence it ends in. */
import type { Text } from '../../lib/text';
import type { Sql } from '../../sql/sql';
import type { TableMapping } from '../mapping';
import type { ModelInfo } from '../model-info';
import type { Source } from '../source';

/** `error`: cannot be true. `look`: may be true, a person should look. `note`: good to know. */
export const SEVERITIES = ['error', 'look', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a check is about: customer numbers, single values, series in time, or the files as such. */
export type CheckGroup = 'id' | 'value' | 'series' | 'file';

/** A number on which judgement depends; shown, and the user may change it. */
export interface Threshold {
  readonly id: string;
  readonly text: Text;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly unit?: Text;
}

/** All that a check may look at. */
export interface CheckInput {
  readonly model: ModelInfo;
  /** As the model was built from them: totals left out, day and month order known. */
  readonly sources: readonly Source[];
  readonly mappings: readonly TableMapping[];
  /** yyyy-MM-dd */
  readonly today: string;
  /** A value for every threshold of the check, by id. */
  readonly thresholds: Readonly<Record<string, number>>;
  /** Condition on customer_id that cuts a big table into parts; TRUE for the whole. */
  readonly part: Sql;
}

/** What counting gave. */
export interface Found {
  /** Rows of the list. */
  readonly n: number;
  /** Different customers among them; 0 where rows have none. */
  readonly customers: number;
  /** Sum of the column `amount` names; n without one. */
  readonly amount: number;
  /** What `n` is a share of, in the same grain. */
  readonly total: number;
}

export interface Check {
  readonly id: string;
  readonly group: CheckGroup;
  readonly severity: Severity;
  /** Its name, as a noun. */
  readonly text: Text;
  /** Roles; one of each inner list must be played by some column. */
  readonly needs: readonly (readonly string[])[];
  readonly thresholds?: readonly Threshold[];
  /** Codes of the model's problems about the same thing. */
  readonly replaces?: readonly string[];
  /** True when customers can be looked at in parts, because no row depends on another customer's. */
  readonly byCustomer?: boolean;
  /** A column of `rows` that says how often within one row; see Found.amount. */
  readonly amount?: string;
  /** What one row is: "customer months". */
  readonly unit: Text;
  /** Scalar SELECT of what the rows are a share of. */
  total(input: CheckInput): Sql;
  /**
   * SELECT of the rows concerned without ORDER BY, one row as `unit` says, with `customer_id` (NULL where a row has none).
   * null when the files hold nothing to look at.
   */
  rows(input: CheckInput): Sql | null;
  /** Columns by which the list is ordered. */
  readonly order: Sql;
  /** For n > 0. */
  sentence(found: Found, input: CheckInput): Text;
  /** What it means for the analyses, and what to do. */
  readonly meaning: Text;
}

/** One threshold's value. @throws RangeError for an id that the check does not have */
export function threshold(input: CheckInput, id: string): number {
  const value = Object.hasOwn(input.thresholds, id) ? input.thresholds[id] : undefined;
  if (value === undefined) throw new RangeError(`check: no threshold ${id}`);
  return value;
}
