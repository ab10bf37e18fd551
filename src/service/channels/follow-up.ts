/** Owns who was asked again after a contact (回访), and whether they are more content: coverage by group and a comparison that is no experiment. */
import type { ResultReader } from '../../lib/result';
import { compareShares, type TwoShares } from '../../lib/two-shares';
import { population, type Filter } from '../../model/filter';
import { EMPTY, sql, type Sql } from '../../sql/sql';
import { CLOSABLE } from '../closing';
import { contactsUnder } from '../contacts-under';
import type { Grouping } from '../grouping';

export const FOLLOW_DAYS = [7, 14, 30, 60] as const;

/** A contact of such a type is a follow-up. */
const FOLLOW_UP = '(?i)回访|回訪|follow.?up|call.?back';
/** Answers later than so many days after the last contact say little of it. */
const MOST_DAYS = 180;

export interface FollowUp {
  /** Contacts that were closed and whose next days are known; `reached`: followed up in those days. */
  readonly groups: readonly { readonly value: string | null; readonly n: number; readonly reached: number }[];
  /** Follow-ups are contacts of their own; else an answer to a survey counts as one. */
  readonly hasVisits: boolean;
  /** Graded answers after a closed contact, with a follow-up between (or soon after the contact) and without, and the best grades among them. */
  readonly answers: {
    readonly yes: { readonly n: number; readonly top2: number };
    readonly no: { readonly n: number; readonly top2: number };
  };
}

/** One row a group (part 'group': grp, n, hits) and one each of the answers with and without (part 'yes', 'no'), with `has_visits`. */
export function queryFollowUp(filters: readonly Filter[], grouping: Grouping, days: number): Sql {
  const isVisit = sql`coalesce(regexp_matches(type, ${FOLLOW_UP}), FALSE)`;
  const only = filters.length === 0 ? EMPTY : sql` AND s.customer_id IN (SELECT customer_id FROM (${population(filters)}))`;
  return sql`
WITH
${contactsUnder(filters, grouping, CLOSABLE)},
-- one row a follow-up by a contact of its own
visit AS (SELECT customer_id, CAST(opened_at AS DATE) AS day FROM contact WHERE ${isVisit} AND customer_id IS NOT NULL AND opened_at IS NOT NULL),
-- one row a follow-up of either kind
follow AS (SELECT customer_id, day FROM visit UNION ALL SELECT customer_id, CAST(answered AS DATE) FROM survey WHERE customer_id IS NOT NULL AND answered IS NOT NULL),
-- one row: the last day of which follow-ups are known
known AS (SELECT max(day) AS last_day FROM follow),
-- one row a closed contact that was watched for long enough
ended AS (
  SELECT row_number() OVER () AS place, customer_id, grp, CAST(closed_at AS DATE) AS closed
  FROM member_contact JOIN known ON CAST(closed_at AS DATE) <= known.last_day - ${days}
  WHERE customer_id IS NOT NULL AND closed_at IS NOT NULL AND NOT ${isVisit}
),
-- one row a closed contact
reached AS (
  SELECT e.place, any_value(e.grp) AS grp, count(f.day) > 0 AS is_reached
  FROM ended e LEFT JOIN follow f ON f.customer_id = e.customer_id AND f.day BETWEEN e.closed AND e.closed + ${days}
  GROUP BY e.place
),
-- one row a graded answer after a closed contact, with the last one before it
since AS (
  SELECT s.answer_id, s.customer_id, any_value(s.top2) AS top2, any_value(CAST(s.answered AS DATE)) AS answered, max(CAST(c.closed_at AS DATE)) AS closed
  FROM survey s JOIN contact c ON c.customer_id = s.customer_id AND CAST(c.closed_at AS DATE) <= s.answered AND CAST(c.closed_at AS DATE) >= s.answered - ${MOST_DAYS} AND NOT c.is_connection
  WHERE s.top2 IS NOT NULL AND NOT coalesce(regexp_matches(c.type, ${FOLLOW_UP}), FALSE)${only}
  GROUP BY s.answer_id, s.customer_id
),
-- one row a graded answer: was there a follow-up between; where there are none at all, was it soon
asked AS (
  SELECT n.answer_id, any_value(n.top2) AS top2,
    CASE WHEN (SELECT count(*) FROM visit) > 0 THEN count(v.day) > 0 ELSE any_value(n.answered) <= any_value(n.closed) + ${days} END AS is_yes
  FROM since n LEFT JOIN visit v ON v.customer_id = n.customer_id AND v.day BETWEEN n.closed AND n.answered
  GROUP BY n.answer_id
)
SELECT part, grp, n, hits, (SELECT count(*) > 0 FROM visit)::INTEGER AS has_visits
FROM (
  SELECT 'group' AS part, grp, count(*)::INTEGER AS n, count(*) FILTER (is_reached)::INTEGER AS hits FROM reached GROUP BY grp
  UNION ALL SELECT CASE WHEN is_yes THEN 'yes' ELSE 'no' END, NULL, count(*)::INTEGER, count(*) FILTER (top2)::INTEGER FROM asked GROUP BY 1
)
ORDER BY part, n DESC, grp NULLS LAST`;
}

export function readFollowUp(result: ResultReader): FollowUp {
  const [part, grp, n, hits] = [result.texts('part'), result.texts('grp'), result.numbers('n'), result.numbers('hits')];
  const rows = part.map((name, i) => ({ part: name, value: grp[i] ?? null, n: n[i] ?? 0, hits: hits[i] ?? 0 }));
  const answers = (name: string): { n: number; top2: number } => {
    const row = rows.find((one) => one.part === name);
    return { n: row?.n ?? 0, top2: row?.hits ?? 0 };
  };
  return {
    groups: rows
      .filter((row) => row.part === 'group')
      .map(({ value, n: count, hits: reached }) => ({ value, n: count, reached })),
    hasVisits: result.numbers('has_visits')[0] === 1,
    answers: { yes: answers('yes'), no: answers('no') },
  };
}

/** Satisfaction with a follow-up less that without; null below `least` answers on either side. */
export function followEffect({ answers: { yes, no } }: FollowUp, least: number): TwoShares | null {
  return yes.n < least || no.n < least ? null : compareShares(yes.top2, yes.n, no.top2, no.n);
}
