/** Owns the checks on the rows that a person's statement returned, each with a sentence. */
import { AppError } from '../../../lib/errors';
import { formatCount } from '../../../lib/format';
import type { Text } from '../../../lib/text';
import { maskValue } from '../../../model/masking';
import { sql, type Sql } from '../../../sql/sql';
import type { MethodTask } from '../../method';

/** Names of the columns as the statement writes them. */
export interface OwnColumns {
  readonly id: string;
  readonly segment: string;
  readonly reason: string | null;
}

/** Customer numbers named in a sentence. */
const EXAMPLES = 3;

/** @throws AppError `own_sql_columns` */
export function resultColumns(names: readonly string[]): OwnColumns {
  const find = (wanted: string): string | undefined => names.find((name) => name.toLowerCase() === wanted);
  const [id, segment, reason] = [find('customer_id'), find('segment'), find('reason')];
  if (id !== undefined && segment !== undefined) return { id, segment, reason: reason ?? null };
  const missing = [...(id === undefined ? ['customer_id'] : []), ...(segment === undefined ? ['segment'] : [])];
  throw new AppError('own_sql_columns', {
    en: `The statement must return the columns customer_id and segment; ${missing.join(' and ')} is missing. It returns ${names.join(', ')}. Rename one with AS.`,
    zh: `语句必须返回 customer_id 与 segment 两列，缺少 ${missing.join('、')}。当前返回：${names.join('、')}。可用 AS 改名。`,
  });
}

/**
 * @returns what is odd and does not stand in the way
 * @throws AppError `own_sql_several` for customers with more than one segment, `own_sql_strangers` when no customer of the data is there
 */
export async function checkRows(task: MethodTask, rows: Sql): Promise<Text[]> {
  const { runner, facts, signal } = task;
  const result = await runner.run(queryCheck(rows, facts), { signal });
  const count = (name: string): number => result.numbers(name)[0] ?? 0;
  const examples = (name: string): string =>
    (JSON.parse(result.texts(name)[0] ?? '[]') as string[]).map((id) => maskValue('customer_id', id)).join(', ');
  const n = (name: string): string => formatCount(count(name), 'en');
  if (count('several') > 0) {
    throw new AppError('own_sql_several', {
      en: `${n('several')} customers have several segments (such as ${examples('several_ids')}). Make the statement return one row a customer, as with GROUP BY customer_id.`,
      zh: `有 ${n('several')} 户返回了多个客群（如 ${examples('several_ids')}）。请让语句每户只返回一行，例如使用 GROUP BY customer_id。`,
    });
  }
  if (count('matched') === 0 && count('customers') > 0) {
    throw new AppError('own_sql_strangers', {
      en:
        count('total') === 0
          ? 'The statement returned no rows. Loosen its conditions.'
          : `None of the ${n('total')} rows belongs to a customer of the data${count('unknown') > 0 ? ` (such as ${examples('unknown_ids')})` : ''}. customer_id must be the one of customer_facts.`,
      zh:
        count('total') === 0
          ? '语句没有返回任何行，请放宽条件。'
          : `返回的 ${n('total')} 行均不属于数据中的客户${count('unknown') > 0 ? `（如 ${examples('unknown_ids')}）` : ''}。customer_id 须取自 customer_facts。`,
    });
  }
  const findings: Text[] = [];
  const add = (name: string, en: string, zh: string): void => void (count(name) > 0 && findings.push({ en, zh }));
  add(
    'unknown',
    `${n('unknown')} customer ids are not in the data and were left out (such as ${examples('unknown_ids')}).`,
    `${n('unknown')} 个客户编号不在数据中，已忽略（如 ${examples('unknown_ids')}）。`,
  );
  add('no_id', `${n('no_id')} rows have no customer_id and were left out.`, `${n('no_id')} 行没有 customer_id，已忽略。`);
  add(
    'no_segment',
    `${n('no_segment')} customers came back without a segment; they are "Missing".`,
    `${n('no_segment')} 户返回的客群为空，归入“缺失”。`,
  );
  add('absent', `${n('absent')} customers were not returned; they are "Missing".`, `${n('absent')} 户未被语句返回，归入“缺失”。`);
  add(
    'repeated',
    `${n('repeated')} customers came back several times with the same segment; they count once.`,
    `${n('repeated')} 户以相同客群重复返回，只计一次。`,
  );
  return findings;
}

/** One row; example ids as JSON lists. */
function queryCheck(rows: Sql, facts: Sql): Sql {
  const ids = (condition: Sql): Sql => sql`list(customer_id ORDER BY customer_id) FILTER (${condition})[1:${EXAMPLES}]`;
  return sql`
WITH
-- one row per returned customer id
returned AS (
  SELECT customer_id, count(*) AS times, count(segment) AS named, count(DISTINCT segment) AS segments
  FROM ${rows}
  WHERE customer_id IS NOT NULL
  GROUP BY customer_id
),
-- one row per returned customer id, known to the data or not
matched AS (SELECT r.*, r.customer_id IN (SELECT customer_id FROM ${facts}) AS is_known FROM returned r)
SELECT
  (SELECT count(*) FROM ${rows})::INTEGER AS total,
  (SELECT count(*) FROM ${rows} WHERE customer_id IS NULL)::INTEGER AS no_id,
  (SELECT count(*) FROM ${facts})::INTEGER AS customers,
  (SELECT count(*) FROM ${facts} WHERE customer_id NOT IN (SELECT customer_id FROM returned))::INTEGER AS absent,
  count(*) FILTER (is_known)::INTEGER AS matched,
  count(*) FILTER (NOT is_known)::INTEGER AS unknown,
  count(*) FILTER (is_known AND segments > 1)::INTEGER AS several,
  count(*) FILTER (is_known AND named = 0)::INTEGER AS no_segment,
  count(*) FILTER (is_known AND segments = 1 AND times > 1)::INTEGER AS repeated,
  ${ids(sql`NOT is_known`)} AS unknown_ids,
  ${ids(sql`is_known AND segments > 1`)} AS several_ids
FROM matched
ORDER BY total`;
}
