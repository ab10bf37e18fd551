/** Owns the statement behind the age of contracts by payment channel. */
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import { readDurations, LASTING_COLUMNS, SURVIVAL, type Duration } from '../../service/survival';
import { sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';

export interface ChannelAge extends Duration {
  /** Null: not known. */
  readonly channel: string | null;
}

/** One row a payment channel, the youngest contracts first: grp, n, median and P90 of the years since the contract began, with the median's interval. */
export function queryChannelAges({ filters }: ChartContext): Sql {
  return sql`
WITH
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(filters)}),
-- one row a customer whose contract has a known beginning; nothing has yet to end
duration AS (
  SELECT CAST(channel AS VARCHAR) AS grp, CAST(contract_years AS DOUBLE) AS value, TRUE AS is_closed
  FROM population WHERE contract_years IS NOT NULL AND channel IS NOT NULL
),
${SURVIVAL}
SELECT grp, ${LASTING_COLUMNS}
FROM lasting
ORDER BY median, grp`;
}

export function readChannelAges(result: ResultReader): ChannelAge[] {
  const channels = result.texts('grp');
  return readDurations(result).map((duration, i) => ({ ...duration, channel: channels[i] ?? null }));
}
