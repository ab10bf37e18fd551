/** Owns from when to when the loaded readings reach: asked once for each load of the data. */
import { isFromReadings } from '../../charts/daily-energy';
import { sql } from '../../sql/sql';
import type { Session } from '../../state/session.svelte';

export interface Span {
  /** yyyy-MM-dd. */
  readonly first: string;
  readonly last: string;
  readonly days: number;
  readonly customers: number;
}

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
    const days = hasReadings ? sql`SELECT day, customer_id FROM reading_day` : sql`SELECT day, customer_id FROM usage_day`;
    const statement = sql`
SELECT
  strftime(min(day), '%Y-%m-%d') AS first_day, strftime(max(day), '%Y-%m-%d') AS last_day,
  count(DISTINCT day)::INTEGER AS days, count(DISTINCT customer_id)::INTEGER AS customers
FROM (${days})
ORDER BY days`;
    engine.run(statement, { signal: controller.signal }).then(
      (result) => {
        if (controller.signal.aborted) return;
        const [first, last] = [result.texts('first_day')[0] ?? null, result.texts('last_day')[0] ?? null];
        this.isUndated = hasReadings && first === null;
        if (first === null || last === null) return;
        this.span = {
          ...{ first, last },
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
