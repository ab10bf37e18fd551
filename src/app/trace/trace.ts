/** Owns what it takes to trace one figure back to where it comes from. */
import type { ChartTable } from '../../charts/chart';
import type { Filter } from '../../model/filter';
import type { Sql } from '../../sql/sql';

/** What the page works out of the rows that the statements read, where no statement gives the figure itself. In the page's language. */
export interface Worked {
  /** How, step by step. */
  readonly steps: readonly WorkedStep[];
  /** What comes of it. */
  readonly table: ChartTable;
}

export interface WorkedStep {
  readonly name: string;
  /** As it stands on the page; absent for a step that is no figure. */
  readonly value?: string;
  /** In words and signs, with its source where it has one. */
  readonly formula: string;
}

export interface Trace {
  /** The figure as it stands on the page, in the page's language: "Consumption, last 12 months: 4.66亿kWh". */
  readonly title: string;
  /** The statements that give it, at least one; each is run again when it is looked at. */
  readonly statements: readonly Sql[];
  /** Of a figure that the statements do not give but only what it is made of. */
  readonly worked?: Worked | undefined;
  /** One sentence on how it is made, in the page's language. */
  readonly note?: string | undefined;
  /** The filters whose customers stand behind it; absent for a figure that is not about customers. */
  readonly filters?: readonly Filter[] | undefined;
  /** Number of the customer that the statements name: hidden in them as long as personal data is. */
  readonly person?: string | undefined;
  /** Facts shown first in the list of customers, which is sorted by the first number among them. */
  readonly fields?: readonly string[] | undefined;
}
