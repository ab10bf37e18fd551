/** Owns what a sentence about the data is, as the tabs of this page say it, and what those who look for it are given. */
import type { ChartContext } from '../../charts/chart';
import type { ResultColumns } from '../../engine/columns';
import type { Text } from '../../lib/text';
import type { Filter } from '../../model/filter';
import type { Sql } from '../../sql/sql';

export interface Finding {
  readonly id: string;
  /** What was found, as a colleague would say it. */
  readonly text: Text;
  /** n, interval and test behind it: "31 against 14 days, n = 212, Mann–Whitney p < 0.001 (Holm over 10)". */
  readonly basis?: Text;
  readonly tone: 'bad' | 'good' | 'plain';
  /** The statements that it was read from; unless given, all that were asked for the findings it came with. */
  readonly statements?: readonly Sql[];
  /** Whom it is about; one click keeps only them. */
  readonly filters?: readonly Filter[];
  /** What that click is called, where it keeps others than the sentence names: "Only those who did not answer". */
  readonly keep?: Text;
}

/** What may be looked at: the context of a chart under all filters of the page, and the engine. */
export interface FindingsQuestion extends ChartContext {
  readonly run: (statement: Sql) => Promise<ResultColumns>;
  /** Tests of its own that the tab makes beside this one, this one counted; 1 without. See tab-questions. */
  readonly questions?: number;
}

/** @returns the most telling first; empty where nothing stands out or the data has nothing to look at. @throws AppError, or the abort of a question that is out of date */
export type LookForFindings = (question: FindingsQuestion) => Promise<readonly Finding[]>;
