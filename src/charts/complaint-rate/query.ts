/** Owns the statement behind complaints per 10,000 customers. */
import type { ResultReader } from '../../lib/result';
import { queryComplaintRates, readComplaintRates, type ComplaintRates } from '../../service/complaint-rates';
import { chosenGrouping, customerGroupings, type Grouping } from '../../service/grouping';
import type { Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';

export interface ComplaintRateOptions extends Record<string, string> {
  readonly by: string;
}

export interface RateData {
  readonly grouping: Grouping;
  readonly rates: ComplaintRates;
}

function rateGrouping({ model }: ChartContext, { by }: ComplaintRateOptions): Grouping {
  return chosenGrouping(customerGroupings(model), by);
}

/** One row a group. */
export function queryRates(context: ChartContext, options: ComplaintRateOptions): Sql {
  return queryComplaintRates(context.model, context.filters, rateGrouping(context, options));
}

export function readRates(result: ResultReader, context: ChartContext, options: ComplaintRateOptions): RateData {
  return { grouping: rateGrouping(context, options), rates: readComplaintRates(result) };
}
