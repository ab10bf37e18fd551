/** Owns the question how many customers there are under all filters, asked as a chart asks: from memory, else by SQL. */
import type { Chart } from '../charts/chart';
import { population } from '../model/filter';
import { sql } from '../sql/sql';

export const shownCount: Pick<Chart<number>, 'query' | 'read' | 'fromIndex'> = {
  query: ({ filters }) => sql`SELECT count(*)::INTEGER AS n FROM (${population(filters)}) ORDER BY n`,
  read: (result) => result.numbers('n')[0] ?? 0,
  fromIndex: (index, { filters }) => index.count(filters),
};
