/** Owns what it takes to trace one figure back to where it comes from. */
import type { Filter } from '../../model/filter';
import type { Sql } from '../../sql/sql';

export interface Trace {
  /** The figure as it stands on the page, in the page's language: "Consumption, last 12 months: 4.66亿kWh". */
  readonly title: string;
  /** The statements that give it, at least one; each is run again when it is looked at. */
  readonly statements: readonly Sql[];
  /** One sentence on how it is made, in the page's language. */
  readonly note?: string | undefined;
  /** The filters whose customers stand behind it; absent for a figure that is not about customers. */
  readonly filters?: readonly Filter[] | undefined;
  /** Number of the customer that the statements name: hidden in them as long as personal data is. */
  readonly person?: string | undefined;
  /** Facts shown first in the list of customers, which is sorted by the first number among them. */
  readonly fields?: readonly string[] | undefined;
}
