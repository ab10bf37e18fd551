/** Owns from when to when the loaded readings reach: asked once for each load of the data. */
import { isFromReadings } from '../../charts/daily-energy';
import { sql, type Sql } from '../../sql/sql';
import type { Session } from '../../state/session.svelte';

export interface Span {
  /** yyyy-MM-dd. */
  readonly first: string;
  readonly last: string;
  readonly days: number;
  readonly customers: number;
  /** What was asked. */
  readonly statement: Sql;
}

function spanOf(table: Sql): Sql {
  return sql`
SELECT
  strftime(min(day), '%Y-%m-%d') AS first_day, strftime(max(day), '%Y-%m-%d') AS last_day,
  count(DISTINCT day)::INTEGER AS days, count(DISTINCT customer_id)::INTEGER AS customers
FROM ${table}
ORDER BY days`;
}

/** The same from lists of days, every day from the first to the last counted. */
const SERIES_SPAN = sql`
SELECT
  strftime(min(first_day), '%Y-%m-%d') AS first_day, strftime(max(first_day + len(kwh)::INTEGER - 1), '%Y-%m-%d') AS last_day,
  (max(first_day + len(kwh)::INTEGER) - min(first_day))::INTEGER AS days, count(DISTINCT customer_id)::INTEGER AS customers
FROM usage_series
ORDER BY days`;

export class ReadingSpan {
  /** Null while it is asked, and without dated days. */
  span = $state.raw<Span | null>(null);
  /** There are readings, but none has a date. */
  isUndated = $state(false);

  constructor(private readonly session: Session) {}

  /** For an effect: asks anew when other data is loaded, and gives the function that stops it. */
  follow(): (() => void) | undefined {
    const { model, engine } = this.session;
    [this.span, this.isUndated] = [null, false];
    if (model === null) return undefined;
    const hasReadings = isFromReadings(model);
    if (!hasReadings && (model.rows['usage_day'] ?? 0) === 0) return undefined;
    const controller = new AbortController();
    const statement =
      model.hasDaySeries === true && !hasReadings ? SERIES_SPAN : spanOf(hasReadings ? sql`reading_day` : sql`usage_day`);
    engine.run(statement, { signal: controller.signal }).then(
      (result) => {
        if (controller.signal.aborted) return;
        const [first, last] = [result.texts('first_day')[0] ?? null, result.texts('last_day')[0] ?? null];
        this.isUndated = hasReadings && first === null;
        if (first === null || last === null) return;
        this.span = {
          ...{ first, last, statement },
          days: result.numbers('days')[0] ?? 0,
          customers: result.numbers('customers')[0] ?? 0,
        };
      },
      // The charts of the page stand on the same tables and say what is wrong with them.
      () => undefined,
    );
    return () => controller.abort();
  }
}
